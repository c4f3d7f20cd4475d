/** The extension as browsers run it: in the worker for web extensions of a real VS Code, with the server in a worker beside it. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { packageExtension } from "../../../compiler/build/extension/package.ts";
import { openBrowser } from "../../support/browser.ts";
import { hasTool, requireTool } from "../../support/require-tool.ts";
import { root } from "../../support/workspace-texts.ts";
import { type Served, serveVsCode } from "../vscode/code-server.ts";
import { Workbench } from "../vscode/workbench.ts";

const inVsCode = requireTool("chromium");
const isRun = hasTool("chromium");

let folder = "";
let served: Served | undefined;
let browser: Browser;

beforeAll(async () => {
  if (!isRun) return;
  folder = await mkdtemp(join(tmpdir(), "tongchou-web-"));
  await cp(join(root, "policies"), join(folder, "policies"), { recursive: true });
  const scratch = join(folder, "vscode");
  served = await serveVsCode(await packageExtension(root, join(folder, "tongchou.vsix")), join(folder, "policies"), scratch);
  const settings = join(scratch, "data/User/settings.json");
  const asWeb = { "remote.extensionKind": { "tongchou.tongchou": ["web"] }, "extensions.webWorker": true, "tongchou.language": "zh" };
  await writeFile(settings, JSON.stringify({ ...(JSON.parse(await readFile(settings, "utf8")) as object), ...asWeb }));
  browser = await openBrowser();
});

afterAll(async () => {
  if (!isRun) return;
  await browser.close();
  await served?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

inVsCode("in a browser: files of the workspace are known, mistakes are marked, values are shown, and what needs a repository is refused in words", async () => {
  const workbench = await Workbench.open(browser, served?.url ?? "");
  const { page } = workbench;
  await workbench.openFile("beijing", "employee.tongchou");
  const squiggle = page.locator(".monaco-editor .squiggly-error");
  // Of a server that saw this file alone, the name in `use` would be an error.
  await page.locator(".statusbar-item", { hasText: /政策 \d{2} 份|\d{2} policies/ }).waitFor();
  expect(await squiggle.count()).toBe(0);
  await workbench.line("tertiary").first().getByText("85%", { exact: true }).hover();
  await expect.poll(() => page.locator(".monaco-hover:visible, .monaco-resizable-hover:visible").first().innerText()).toContain("退休");
  await workbench.picture("web-extension-hover");
  await workbench.command("Compare with the Last Commit").catch(() => workbench.command("与上次提交比较"));
  await page.locator(".notification-list-item", { hasText: "这里无法读取上次提交。" }).waitFor();
  await workbench.goTo(18, 1);
  await workbench.press("End", "Backspace");
  await squiggle.first().waitFor();
  await workbench.press("Control+Shift+m");
  await page.locator(".markers-panel .monaco-list-row", { hasText: "末尾缺少" }).first().waitFor();
  await workbench.picture("web-extension-problems");
});
