import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { buildPlayground } from "../../../compiler/build/playground/build.ts";
import { packFiles, type SharedFiles } from "../../../language-server/playground/share.ts";
import { openBrowser } from "../../support/browser.ts";
import { hasTool, requireTool } from "../../support/require-tool.ts";
import { root } from "../../support/workspace-texts.ts";
import { clickBehind, openPage, picture } from "./browser.ts";
import { serveFolder, type StaticServer } from "./static-server.ts";

const inBrowser = requireTool("chromium");
const isRun = hasTool("chromium");
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let folder = "";
let server: StaticServer;
let browser: Browser;

beforeAll(async () => {
  if (!isRun) return;
  folder = await mkdtemp(join(tmpdir(), "tongchou-page-"));
  await buildPlayground(root, folder);
  server = await serveFolder(folder, "/some/where/");
  browser = await openBrowser();
});

afterAll(async () => {
  if (!isRun) return;
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

const textOf = (page: Page): Promise<string> => page.locator(".cm-content").innerText();
const problemCount = (page: Page) => expect.poll(() => page.locator("#tab-problems").innerText());

async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResult>("axe.run()");
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`));
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[] }[];
}

inBrowser("a mistake is marked while it is typed, said in Chinese, and mended by its fix", async () => {
  const { page, faults } = await openPage(browser, server.url);
  await problemCount(page).toBe("问题");
  await clickBehind(page, "900元");
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await page.locator(".cm-lintRange-error").first().waitFor();
  await problemCount(page).toBe("问题 1");
  await page.locator("#tab-problems").click();
  await expect.poll(() => page.locator(".problem").innerText()).toContain("本行末尾缺少");
  await page.locator(".cm-lintRange-error").first().hover();
  await page.locator(".cm-diagnosticAction").first().waitFor();
  await picture(page, "mistake");
  await page.locator(".cm-diagnosticAction").first().click();
  await problemCount(page).toBe("问题");
  await clickBehind(page, "600元");
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await page.locator(".problem .fix").first().click();
  await problemCount(page).toBe("问题");
  expect(await textOf(page)).toMatch(/三级 +\| 900元 ?\|/);
  expect(faults).toEqual([]);
});

inBrowser("of two mistakes of one kind the one is mended that was chosen", async () => {
  const { page, faults } = await openPage(browser, server.url);
  for (const amount of ["600元", "900元"]) {
    await clickBehind(page, amount);
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
  }
  await problemCount(page).toBe("问题 2");
  await page.locator("#tab-problems").click();
  await page.locator(".problem").nth(1).locator(".fix").first().click();
  await problemCount(page).toBe("问题 1");
  expect(await textOf(page)).toMatch(/二级 +\| 600元 *\n.*三级 +\| 900元 ?\|/);
  expect(faults).toEqual([]);
});

inBrowser("a file is removed only by who means it", async () => {
  const { page, faults } = await openPage(browser, server.url);
  const tabs = page.locator("#tabs [role=tab]");
  await expect.poll(() => tabs.count()).toBe(2);
  const remove = page.getByRole("button", { name: "移除此文件" });
  page.once("dialog", (dialog) => void dialog.dismiss());
  await remove.click();
  expect(await tabs.count()).toBe(2);
  const asked = page.waitForEvent("dialog");
  const click = remove.click();
  const dialog = await asked;
  expect(dialog.message()).toContain("会丢弃其内容");
  await dialog.accept();
  await click;
  await expect.poll(() => tabs.count()).toBe(1);
  expect(faults).toEqual([]);
});

inBrowser("completion, hover, going to a declaration in another file, laying out and respelling", async () => {
  const { page, faults } = await openPage(browser, server.url);
  const before = await textOf(page);
  await clickBehind(page, "基数 政策范围内费用");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("xian", { delay: 40 });
  await page.locator(".cm-tooltip-autocomplete li").filter({ hasText: "限额" }).first().waitFor();
  await picture(page, "completion");
  await page.keyboard.press("Escape");
  while ((await textOf(page)).length > before.length) await page.keyboard.press("Backspace");
  await page.locator(".cm-line", { hasText: "三级" }).first().locator(".tok-number").first().hover();
  await expect.poll(() => page.locator(".cm-lsp-documentation").innerText()).toContain("900 元");
  await picture(page, "hover");
  await clickBehind(page, "起付线 每次住院");
  await page.keyboard.press("Home");
  await page.keyboard.type("      ");
  await page.locator("#format").click();
  await expect.poll(() => textOf(page)).toBe(before);
  await page.locator("#respell").click();
  await expect.poll(() => textOf(page)).toContain("deductible per admission");
  await clickBehind(page, "| hospital");
  await page.keyboard.press("F12");
  await expect.poll(() => page.locator("#tabs [aria-selected=true]").innerText()).toBe("dimensions");
  expect(faults).toEqual([]);
});

inBrowser("what a file from a link says is never taken for the page's own markup", async () => {
  const starter = JSON.parse(await readFile(join(folder, "examples/starter-zh.json"), "utf8")) as SharedFiles;
  const comment = "/// <img src=x onerror=alert(1)><b id=bad>甲乙</b><style>body{display:none}</style>\n";
  const files = starter.map(([path, text]) => [path, text.replace("费用口径", `${comment}费用口径`)] as const);
  const { page, faults } = await openPage(browser, `${server.url}#${await packFiles(files)}`);
  await page.locator(".cm-line", { hasText: "基数" }).locator(".tok-property").first().hover();
  await expect.poll(() => page.locator(".cm-lsp-documentation").innerText()).toContain("甲乙");
  expect(await page.locator(".cm-lsp-documentation").locator("#bad, style, [onerror], [src=x]").count()).toBe(0);
  expect(await page.locator("header").isVisible()).toBe(true);
  // The page's policy says that it let the handler not run, even in the text that was only read to be cleaned.
  expect(faults.filter((fault) => !fault.includes("violates the following Content Security Policy"))).toEqual([]);
});

inBrowser("tables, settlement and curves follow a figure that is changed", async () => {
  const { page, faults } = await openPage(browser, server.url);
  const cell = page.locator("section", { hasText: "“住院”的起付线" }).locator("tbody tr").first().locator("td").first();
  expect(await cell.innerText()).toBe("300 元");
  await page.locator("#tab-payment").click();
  const patient = page.locator(".figure.patient dd");
  await expect.poll(() => patient.innerText()).toBe("2,270 元");
  const curves = (): Promise<readonly string[]> => page.locator(".picture").evaluateAll((frames) => frames.map((frame) => frame.innerHTML));
  const drawn = await curves();
  expect(drawn).toHaveLength(2);
  await clickBehind(page, "300");
  await page.keyboard.type("0");
  await expect.poll(() => patient.innerText()).toBe("4,700 元");
  const drawnAnew = await curves();
  expect(drawnAnew.every((picture, index) => picture !== drawn[index])).toBe(true);
  await page.locator("[name='cost.eligible']").fill("1,234.56");
  await page.keyboard.press("Tab");
  await expect.poll(() => patient.innerText()).toBe("1,234.56 元");
  await page.locator("[name='fact.hospital']").selectOption("tertiary");
  await expect.poll(() => patient.innerText()).toBe("966.91 元");
  await picture(page, "payment");
  await page.locator("#tab-tables").click();
  await expect.poll(() => cell.innerText()).toBe("3,000 元");
  await cell.locator("button").click();
  await expect.poll(() => page.evaluate<string>("getSelection().toString()")).toContain("3000");
  expect(faults).toEqual([]);
});

inBrowser("the whole page speaks either language, findings too", async () => {
  const { page } = await openPage(browser, server.url);
  await clickBehind(page, "900元 |");
  await page.keyboard.press("Backspace");
  await page.locator("#tab-problems").click();
  await expect.poll(() => page.locator(".problem-head").innerText()).toContain("本行末尾缺少");
  await page.locator("#en").click();
  await expect.poll(() => page.locator(".problem-head").innerText()).toContain("The last |");
  expect(await page.locator("#format").innerText()).toBe("Format");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await page.locator("#tab-tables").click();
  await expect.poll(() => page.locator(".tables h3").first().innerText()).toContain("deductible");
});

inBrowser("a link brings all files back in another window, and a damaged one says so", async () => {
  const { page } = await openPage(browser, server.url);
  await clickBehind(page, "900元");
  await page.keyboard.type(" // 待核对");
  await page.locator("#share").click();
  await page.waitForURL(/#1\./);
  const link = page.url();
  expect(link).toMatch(/#1\.[\w-]+$/);
  const { page: other, requests } = await openPage(browser, link);
  expect(await textOf(other)).toBe(await textOf(page));
  expect(await other.locator("#tabs [role=tab]").allInnerTexts()).toEqual(["inpatient", "dimensions"]);
  expect(requests.every((request) => !request.includes("待核对") && !request.includes(link.slice(-40)))).toBe(true);
  const { page: damaged } = await openPage(browser, `${link.slice(0, -40)}AAAA`);
  await expect.poll(() => damaged.locator("#notice.shown").innerText()).toContain("链接已损坏");
});

inBrowser("every example opens without an error; nothing is asked for outside the page's own folder", async () => {
  const { page, requests, faults } = await openPage(browser, server.url);
  const names = await page.locator("#example option").evaluateAll((options) => options.map((option) => option.getAttribute("value") ?? ""));
  expect(names).toEqual(expect.arrayContaining(["starter-zh", "starter-en", "beijing", "jiangxi"]));
  for (const name of names) {
    await page.locator("#example").selectOption(name);
    await page.locator("#tab-payment").click();
    await page.locator(".payment, .empty").first().waitFor();
    await page.locator("#tab-tables").click();
    await page.locator(".tables table").first().waitFor();
    expect(await page.locator(".tab.wrong").count(), name).toBe(0);
    expect(await page.locator(".cm-content .tok-keyword").count(), name).toBeGreaterThan(10);
  }
  expect(requests.length).toBeGreaterThan(8);
  expect(requests.filter((request) => !request.startsWith(server.url))).toEqual([]);
  expect(faults).toEqual([]);
});

inBrowser("on a phone nothing is wider than the screen, and the keyboard reaches the panes", async () => {
  const { page } = await openPage(browser, server.url, { viewport: { width: 360, height: 760 }, hasTouch: true, isMobile: true });
  await page.locator("#tab-payment").click();
  await page.locator(".picture svg").first().waitFor();
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await page.locator("#tab-payment").focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.locator("[aria-selected=true]").last().innerText()).toBe("问题");
  expect(await page.evaluate<string>("document.activeElement.id")).toBe("tab-problems");
  await picture(page, "phone");
});

inBrowser("axe finds nothing serious: by day and by night, tables, settlement and problems", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await openPage(browser, server.url, { colorScheme });
    expect(await seriousFaults(page), `${colorScheme}, tables`).toEqual([]);
    await page.locator("#tab-payment").click();
    await page.locator(".picture svg").first().waitFor();
    expect(await seriousFaults(page), `${colorScheme}, settlement`).toEqual([]);
    await clickBehind(page, "900元 |");
    await page.keyboard.press("Backspace");
    await page.locator("#tab-problems").click();
    await page.locator(".problem").first().waitFor();
    expect(await seriousFaults(page), `${colorScheme}, problems`).toEqual([]);
    await picture(page, colorScheme);
  }
});
