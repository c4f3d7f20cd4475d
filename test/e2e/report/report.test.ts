import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openBrowser } from "../../support/browser.ts";
import { hasTool, requireTool } from "../../support/require-tool.ts";
import { pagesOf, provinces } from "../../report/pages-of.ts";

const inBrowser = requireTool("chromium");
const withPdfTools = requireTool("chromium", "pdftotext");
const isRun = hasTool("chromium");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let folder = "";
let artefacts = "";
let browser: Browser;
/** One page of each kind. */
const KINDS = ["index.html", "glossary.html", "beijing/index.html", "beijing/scheme-employee.html", "beijing/contributions.html", "beijing/checks.html", "beijing/examples.html", "qinglan/checks.html", "beijing/document.html"];

beforeAll(async () => {
  if (!isRun) return;
  folder = mkdtempSync(join(tmpdir(), "tongchou-report-"));
  artefacts = process.env["TONGCHOU_ARTEFACTS"] ?? join(tmpdir(), "tongchou-report-pictures");
  mkdirSync(artefacts, { recursive: true });
  for (const [path, text] of pagesOf(provinces("policies/beijing", "examples/qinglan"))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  browser = await openBrowser();
});

afterAll(async () => {
  if (!isRun) return;
  await browser.close();
  rmSync(folder, { recursive: true });
});

interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly faults: readonly string[];
}

async function open(path: string, width: number, more: Parameters<Browser["newContext"]>[0] = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 1600 }, ...more });
  const page = await context.newPage();
  const [requests, faults]: [string[], string[]] = [[], []];
  page.on("request", (request) => void requests.push(request.url()));
  page.on("pageerror", ({ message }) => void faults.push(message));
  page.on("console", (line) => {
    if (line.type() === "error") faults.push(line.text());
  });
  await page.goto(pathToFileURL(join(folder, path)).href);
  return { page, requests, faults };
}

const close = (page: Page): Promise<void> => page.context().close();

interface Overflow {
  readonly page: number;
  readonly beyond: readonly string[];
}

/** What stands out of the page to the right, but for what lies in a box that scrolls by itself. */
const OVERFLOW = `({ page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  beyond: [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && element.closest(".scroll, .skip") === null).map((element) => element.outerHTML.slice(0, 80)) })`;

inBrowser("on a phone and on a desk nothing stands out of the page, and nothing is asked for", async () => {
  for (const [language, width] of [["zh", 360], ["en", 360], ["zh", 1280]] as const) {
    for (const kind of KINDS) {
      const { page, requests, faults } = await open(`${language}/${kind}`, width);
      expect(await page.evaluate<Overflow>(OVERFLOW), `${language}/${kind} at ${width}`).toEqual({ page: 0, beyond: [] });
      expect(requests).toHaveLength(1);
      expect(faults).toEqual([]);
      await page.screenshot({ path: join(artefacts, `report-${language}-${kind.replace("/", "-").replace(".html", "")}-${width}.png`) });
      await close(page);
    }
  }
});

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[] }[];
}

inBrowser("whoever reads with a keyboard or hears the page has all of it", async () => {
  for (const path of ["index.html", "en/index.html", "en/beijing/scheme-employee.html", ...KINDS.filter((kind) => kind !== "beijing/document.html").map((kind) => `zh/${kind}`)]) {
    // The page's own policy keeps scripts out; the checker is one.
    const { page } = await open(path, 1280, { bypassCSP: true });
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate<AxeResult>("axe.run()");
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${path} ${id}: ${target.join(" ")} ${failureSummary}`))).toEqual([]);
    await close(page);
  }
});

inBrowser("the other language is one link away, and the way back another", async () => {
  const { page } = await open("zh/beijing/scheme-employee.html", 1280);
  await page.keyboard.press("Tab");
  expect(await page.evaluate<string>("document.activeElement.className")).toBe("skip");
  for (const [language, tag] of [["en", "en"], ["zh", "zh-CN"]] as const) {
    await page.click("a.language");
    await page.waitForURL(`**/${language}/beijing/scheme-employee.html`);
    expect(await page.locator("html").getAttribute("lang")).toBe(tag);
  }
  await close(page);
});

inBrowser("a script in a text would not run", async () => {
  const { page, faults } = await open("zh/index.html", 1280);
  expect(await page.evaluate<string>(`new Promise((done) => { const script = document.createElement("script"); script.textContent = "window.ran = true"; document.body.append(script); setTimeout(() => done(String(window.ran)), 50); })`)).toBe("undefined");
  expect(faults.length).toBeGreaterThan(0);
  await close(page);
});

inBrowser("on paper no line is broken inside the number of a line", async () => {
  const { page } = await open("zh/beijing/document.html", 673);
  await page.emulateMedia({ media: "print" });
  const rows = await page.evaluate<readonly number[]>(`[...document.querySelectorAll("code .nowrap")].map((element) => element.getClientRects().length)`);
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((count) => count !== 1)).toEqual([]);
  await close(page);
});

withPdfTools("on paper the whole has numbered pages, running titles and room for signatures", async () => {
  for (const [language, numbered, signed] of [["zh", /第 1 页，共 (\d+) 页/, "拟稿"], ["en", /Page 1 of (\d+)/, "Drafted by"]] as const) {
    const { page } = await open(`${language}/beijing/document.html`, 1280);
    const path = join(artefacts, `report-${language}-beijing.pdf`);
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
    await close(page);
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
    const sheets = text.split("\f").filter((sheet) => sheet.trim() !== "");
    expect(sheets.length).toBeGreaterThan(10);
    expect(Number(numbered.exec(sheets[0]!)?.[1])).toBe(sheets.length);
    for (const sheet of sheets) expect(sheet).toContain("2025-11-22");
    expect(sheets.at(-1)).toContain(signed);
    expect(text).toContain("1,300");
  }
});
