/** The built page in a headless browser. */
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { PATIENCE } from "../../support/patience.ts";

export interface Opened {
  readonly page: Page;
  /** Addresses of everything that was asked for, and what went wrong on the page. */
  readonly requests: readonly string[];
  readonly faults: readonly string[];
}

/** The protocol's `ContentModified`: the text went on while the question was under way, and the library says so to the console. */
const ASK_AGAIN = "-32801";

export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const [requests, faults]: [string[], string[]] = [[], []];
  context.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (line) => {
    if (line.type() === "error" && !line.text().includes(ASK_AGAIN)) faults.push(line.text());
  });
  await page.goto(url);
  await page.locator(".tables table").first().waitFor();
  return { page, requests, faults };
}

/** For a person to look at: where `TONGCHOU_ARTEFACTS` says, else with what is temporary. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["TONGCHOU_ARTEFACTS"] ?? join(tmpdir(), "tongchou-playground");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `playground-${name}.png`) });
}

/** In the page: where the sign before the end of the text's first occurrence stands; the colours of a line divide its text. */
const FIND = `(wanted) => {
  for (const line of document.querySelectorAll(".cm-content .cm-line")) {
    const end = line.textContent.indexOf(wanted) + wanted.length - 1;
    if (end < wanted.length - 1) continue;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let at = 0, node = walker.nextNode(); node !== null; at += node.length, node = walker.nextNode()) {
      if (end >= at + node.length) continue;
      const range = document.createRange();
      range.setStart(node, end - at);
      range.setEnd(node, end - at + 1);
      const { right, top, height } = range.getBoundingClientRect();
      return { x: right - 1, y: top + height / 2 };
    }
  }
}`;

/** Puts the cursor behind the first occurrence of a text in the editor. */
export async function clickBehind(page: Page, text: string): Promise<void> {
  const place = await page.evaluate<{ readonly x: number; readonly y: number } | undefined>(`(${FIND})(${JSON.stringify(text)})`);
  if (place === undefined) throw new Error(`“${text}” is not in the editor`);
  await page.mouse.click(place.x, place.y);
}
