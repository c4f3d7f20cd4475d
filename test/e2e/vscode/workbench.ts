/** A drafter's hands and eyes in VS Code: keys, the mouse, what stands on the screen. */
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { PATIENCE } from "../../support/patience.ts";

/** After so many milliseconds nothing comes of a click any more. */
const FORGOTTEN = 5_000;

/** Where pictures go; nobody commits them. */
export const artefacts = process.env["TONGCHOU_ARTEFACTS"] ?? join(tmpdir(), "tongchou-pictures");

/** A list that is drawn anew while it is clicked, as the explorer when files change, forgets the click. */
async function untilSeen(wanted: Locator, click: () => Promise<void>): Promise<void> {
  for (let left = PATIENCE; left > FORGOTTEN && !(await wanted.isVisible()); left -= FORGOTTEN) {
    await click();
    await wanted.waitFor({ timeout: FORGOTTEN }).catch(() => undefined);
  }
  await wanted.waitFor({ timeout: FORGOTTEN });
}

export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, url: string): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 800 }, locale: "zh-CN" });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(url);
    await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    return new Workbench(page);
  }

  /** What the drafter sees now, as a picture of that name. */
  async picture(name: string): Promise<void> {
    mkdirSync(artefacts, { recursive: true });
    await this.page.screenshot({ path: join(artefacts, `${name}.png`), animations: "disabled" });
  }

  /** A file below a folder of the explorer; its text is on the screen afterwards. */
  async openFile(folder: string, name: string): Promise<void> {
    const rows = this.page.locator(".explorer-folders-view .monaco-list-row");
    const parent = rows.filter({ has: this.page.getByText(folder, { exact: true }) });
    const file = rows.filter({ has: this.page.locator(`[aria-label*="/${folder}/${name}"]`) });
    await untilSeen(file, async () => {
      if ((await parent.getAttribute("aria-expanded")) !== "true") await parent.click();
    });
    await untilSeen(this.page.locator(".tab.active", { hasText: name }), () => file.dblclick());
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  line(text: string): Locator {
    return this.page.locator(".editor-instance .view-line", { hasText: text });
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+g");
    await this.quickInput().fill(`:${line}:${column}`);
    await this.quickInput().press("Enter");
    await this.quickInput().waitFor({ state: "hidden" });
  }

  /** Runs a command by what the palette calls it. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.quickInput().fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
    await this.page.keyboard.press("Enter");
  }

  quickInput(): Locator {
    return this.page.locator(".quick-input-widget .quick-input-box input");
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  squiggle(): Locator {
    return this.page.locator(".editor-instance .squiggly-error").first();
  }

  problems(): Promise<string> {
    return this.page.locator(".markers-panel").innerText();
  }

  /** Chooses a fix for where the cursor is by its title. */
  async takeFix(title: RegExp, picture: string): Promise<void> {
    await this.press("Control+.");
    const offered = this.page.locator(".action-widget .monaco-list-row");
    await offered.filter({ hasText: title }).first().waitFor();
    await this.picture(picture);
    for (let row = await offered.count(); row > 0 && (await this.page.locator(".action-widget .monaco-list-row.focused", { hasText: title }).count()) === 0; row -= 1) await this.press("ArrowDown");
    await this.press("Enter");
  }

  suggestions(): Promise<string> {
    return this.page.locator(".suggest-widget.visible .monaco-list-row").allInnerTexts().then((texts) => texts.join("\n"));
  }

  hover(): Promise<string> {
    return this.page.locator(".monaco-hover:visible").allInnerTexts().then((texts) => texts.join("\n"));
  }

  lenses(): Promise<string> {
    return this.page.locator(".codelens-decoration").allInnerTexts().then((texts) => texts.join("\n"));
  }

  async clickLens(text: string): Promise<void> {
    await this.page.locator(".codelens-decoration a", { hasText: text }).click();
  }

  tests(): Promise<string> {
    return this.page.locator(".test-explorer").innerText();
  }

  status(): Promise<string> {
    return this.page.locator(".statusbar-item", { hasText: "·" }).first().innerText();
  }

  /** The body of the page that the extension shows in the tab of that name. */
  report(): Locator {
    return this.inside().locator("body");
  }

  private inside(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready:visible").frameLocator("#active-frame");
  }

  /** Nothing that was typed is still to be written. */
  async settleSaves(): Promise<void> {
    await this.page.locator(".tab.dirty").first().waitFor({ state: "detached" });
  }

  async closeAll(): Promise<void> {
    await this.press("Escape", "Escape");
    if (await this.page.locator(".part.panel").isVisible()) await this.command("View: Toggle Panel Visibility");
    await this.command("View: Close All Editors");
    await this.page.locator(".tabs-container .tab").first().waitFor({ state: "detached" });
  }
}
