/** What a drafter sees in a real VS Code that speaks Chinese; each test works on the policies as they are, and puts them back. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { packageExtension } from "../../../compiler/build/extension/package.ts";
import { openBrowser } from "../../support/browser.ts";
import { requireTool } from "../../support/require-tool.ts";
import { root } from "../../support/workspace-texts.ts";
import { type Served, serveVsCode } from "./code-server.ts";
import { Workbench } from "./workbench.ts";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "tongchou-vscode-")));
const workspace = join(scratch, "policies");
let server: Served | undefined;
let browser: Browser | undefined;
let work: Workbench;

function git(...words: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=drafter", "-c", "user.email=drafter@example.org", ...words], { cwd: workspace, stdio: "pipe" });
}

beforeAll(async () => {
  cpSync(join(root, "policies"), workspace, { recursive: true });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "as they are");
  server = await serveVsCode(await packageExtension(root, join(scratch, "tongchou.vsix")), workspace, scratch);
  browser = await openBrowser();
  work = await Workbench.open(browser, server.url);
});

afterAll(async () => {
  await browser?.close().catch(() => undefined);
  await server?.stop();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
});

/** One thing that a drafter does. Whatever comes of it, the next test finds the policies as they were. */
function drafter(does: string, body: () => Promise<void>): void {
  requireTool("chromium", "git", "npm")(does, async () => {
    try {
      await body();
    } catch (error) {
      await work.picture(`failed-${does.replaceAll(/[^\w]+/g, "-")}`);
      throw error;
    } finally {
      await work.settleSaves();
      await work.closeAll();
      git("checkout", "--quiet", ".");
    }
  });
}

function written(file: string): string {
  return readFileSync(join(workspace, file), "utf8");
}

/** Puts the cursor on the first place where the text stands, so many characters inside it. */
async function goTo(file: string, text: string, inside = 0): Promise<void> {
  await keeps(file).toContain(text);
  const before = written(file).slice(0, written(file).indexOf(text) + inside).split("\n");
  await work.goTo(before.length, (before.at(-1) ?? "").length + 1);
}

async function open(file: string): Promise<void> {
  const [folder = "", name = ""] = file.split("/");
  await work.openFile(folder, name);
}

const sees = (read: () => Promise<string>) => expect.poll(read);
const keeps = (file: string) => expect.poll(() => written(file));

const EMPLOYEE = "beijing/employee.tongchou";
const SECONDARY = "    | inpatient | secondary | 87%      | 92%            | 97%      |\n";

drafter("sees a misspelt member underlined, reads why in Chinese, and takes the word that is meant", async () => {
  await open(EMPLOYEE);
  await goTo(EMPLOYEE, "secondary", 7);
  await work.press("Delete");
  await work.squiggle().waitFor();
  await work.command("Problems: Focus on Problems View");
  await sees(() => work.problems()).toMatch(/“seconday”.*TC2\d{3}/s);
  await sees(() => work.problems()).toMatch(/[\u4e00-\u9fff]/);
  await work.picture("01-problem");
  await goTo(EMPLOYEE, "seconday", 3);
  await work.takeFix(/secondary/, "02-fix");
  await keeps(EMPLOYEE).toContain(SECONDARY);
  await work.squiggle().waitFor({ state: "detached" });
});

drafter("sees which case lost its row, and puts a row back", async () => {
  const file = "beijing/resident_inpatient.tongchou";
  await open(file);
  await goTo(file, "| secondary |   800 yuan |");
  await work.press("Control+Shift+k");
  await work.squiggle().waitFor();
  await work.command("Problems: Focus on Problems View");
  await sees(() => work.problems()).toMatch(/二级没有“居民住院”的起付线.*TC4001/s);
  await work.picture("03-missing-row");
  await goTo(file, "deductible per admission", 2);
  await work.takeFix(/插入所缺的 1 行/, "04-missing-row-fix");
  await keeps(file).toMatch(/deductible per admission \{[^}]*\| secondary +\|/);
  await work.picture("05-row-inserted");
});

drafter("hovers a row and a name: the values with their unit, both names, the comment above", async () => {
  await open(EMPLOYEE);
  await goTo(EMPLOYEE, SECONDARY, 30);
  await work.command("Show or Focus Hover");
  await sees(() => work.hover()).toMatch(/职工住院.*支付比例/s);
  await sees(() => work.hover()).toContain("87%");
  await work.picture("06-hover-row");
  await work.press("Escape");
  await goTo(EMPLOYEE, "per settlement_period", 8);
  await work.command("Show or Focus Hover");
  await sees(() => work.hover()).toMatch(/settlement_period.*结算期.*A stay longer than 90 days/s);
  await work.picture("07-hover-name");
  await work.press("Escape");
  await goTo(EMPLOYEE, "employee_inpatient 职工住院", 4);
  await work.command("Show or Focus Hover");
  await work.page.locator(".monaco-hover:visible img").waitFor();
  await work.picture("07-hover-curve");
});

drafter("renames a scheme, and the files that use it follow", async () => {
  await open("beijing/common.tongchou");
  await goTo("beijing/common.tongchou", "scheme employee", 9);
  await work.press("F2");
  // The box is shown a moment before it takes the keys.
  const box = work.page.locator(".rename-box input:focus, .rename-input:focus").first();
  await box.waitFor();
  await work.picture("08-rename");
  await box.fill("staff");
  await box.press("Enter");
  await keeps("beijing/common.tongchou").toContain("scheme staff 职工 ");
  await work.command("File: Save All Files");
  await keeps(EMPLOYEE).toContain("benefit employee_inpatient 职工住院 for staff kind");
  await open(EMPLOYEE);
  await work.line("for staff kind").waitFor();
  await work.picture("09-renamed");
});

drafter("lays a file out anew", async () => {
  const before = written(EMPLOYEE);
  await open(EMPLOYEE);
  await goTo(EMPLOYEE, "| 87% ", 2);
  await work.page.keyboard.type("     ");
  await keeps(EMPLOYEE).not.toBe(before);
  await work.command("Format Document");
  await keeps(EMPLOYEE).toBe(before);
  await work.picture("10-formatted");
});

drafter("reads above an example that it comes out, and when it no longer does, by how much", async () => {
  const file = "beijing/resident.tongchou";
  await open(file);
  await goTo(file, "claim eligible 1,000 yuan", 0);
  await sees(() => work.lenses()).toMatch(/✓ 居民普通门诊支付 0(\.00)? 元、个人支付 1,?000(\.00)? 元/);
  await work.picture("11-lens");
  await goTo(file, "patient 1,000.00 yuan", "patient 1".length);
  await work.press("Backspace");
  await work.page.keyboard.type("2");
  await sees(() => work.lenses()).toMatch(/✗ 个人支付 1,?000(\.00)? 元，预期 2,?000(\.00)? 元/);
  await work.picture("12-lens-fails");
});

drafter("goes to where a name of another file is declared", async () => {
  await open("beijing/resident_inpatient.tongchou");
  await goTo("beijing/resident_inpatient.tongchou", "one of resident_outpatient", 10);
  await work.press("F12");
  await work.page.locator(".tab.active", { hasText: "resident.tongchou" }).waitFor();
  await work.line("benefit resident_outpatient 居民普通门诊").waitFor();
  await work.picture("13-definition");
});

drafter("types a Chinese word by its sound", async () => {
  const file = "jiangxi/resident.tongchou";
  const rows = (): number => written(file).split("| 二级").length;
  const before = rows();
  await open(file);
  await goTo(file, "| 一级", 4);
  await work.press("Backspace", "Backspace");
  await work.page.keyboard.type("erji");
  await sees(() => work.suggestions()).toMatch(/^二级/);
  await work.picture("14-completion");
  await work.press("Enter");
  await expect.poll(rows).toBe(before + 1);
});

drafter("reads the compiled tables beside the source, and they follow what is typed", async () => {
  await open(EMPLOYEE);
  await work.command("统筹: 在旁边显示编译后的表");
  await sees(() => work.report().innerText()).toMatch(/“职工住院”的起付线[\s\S]*1,300 元/);
  await work.picture("15-tables");
  await goTo(EMPLOYEE, "1,300 yuan", 3);
  await work.press("Backspace");
  await work.page.keyboard.type("4");
  await sees(() => work.report().innerText()).toContain("1,400 元");
});

drafter("compares with the last commit: what a changed figure means in money", async () => {
  await open(EMPLOYEE);
  await goTo(EMPLOYEE, "1,300 yuan", 3);
  await work.press("Backspace");
  await work.page.keyboard.type("2");
  await keeps(EMPLOYEE).toContain("1,200 yuan");
  await work.command("统筹: 与上次提交比较");
  await sees(() => work.report().innerText()).toMatch(/1,300 元[\s\S]*1,200 元/);
  expect(await work.report().innerText()).not.toContain("学生儿童");
  await work.picture("16-compare");
});

drafter("clicks what changed above its clause; once that is taken back, nothing stands there any more", async () => {
  await open(EMPLOYEE);
  await goTo(EMPLOYEE, "1,300 yuan", 3);
  await work.press("Backspace");
  await work.page.keyboard.type("1");
  await sees(() => work.lenses()).toContain("1,300 元 → 1,100 元");
  await work.clickLens("1,300 元 → 1,100 元");
  await sees(() => work.report().innerText()).toMatch(/1,300 元[\s\S]*1,100 元/);
  await keeps(EMPLOYEE).toContain("1,100 yuan");
  git("checkout", "--quiet", ".");
  await work.line("1,300 yuan").waitFor();
  await sees(() => work.lenses()).not.toContain("与上次提交相比");
});

drafter("runs every example in the Testing view", async () => {
  await open(EMPLOYEE);
  await work.command("统筹: 运行全部政策的案例");
  await work.command("Testing: Focus on Test Explorer View");
  await sees(() => work.tests()).toMatch(/(?<!\d)([1-9]\d*)\/\1(?!\d)/);
  await work.picture("17-testing");
  await work.command("View: Show Explorer");
});

drafter("sees which rows no example reaches", async () => {
  await open(EMPLOYEE);
  await work.page.keyboard.press("F1");
  await work.quickInput().fill(">Run All Tests with Coverage");
  await work.page.locator(".quick-input-list .monaco-list-row.focused").filter({ hasText: "with Coverage" }).waitFor();
  await work.press("Enter");
  await work.command("Testing: Focus on Test Explorer View");
  await sees(() => work.page.locator(".part.sidebar").innerText()).toMatch(/employee\.tongchou\s[\s\S]*\d%/);
  await work.picture("17b-coverage");
  await work.command("View: Show Explorer");
});

drafter("switches a file to Chinese words and back", async () => {
  const before = written(EMPLOYEE);
  await open(EMPLOYEE);
  await work.command("统筹: 切换写法（英文 ↔ 中文）");
  await keeps(EMPLOYEE).toMatch(/待遇 [^\n]*职工住院[\s\S]*\| 住院 +\| 二级/);
  await work.picture("18-chinese");
  await work.command("统筹: 切换写法（英文 ↔ 中文）");
  await keeps(EMPLOYEE).toBe(before);
});

drafter("finds the first steps", async () => {
  await work.command("Welcome: Open Walkthrough...");
  await work.quickInput().fill("统筹入门");
  await work.press("Enter");
  await sees(() => work.page.locator(".gettingStartedContainer").innerText()).toMatch(/编写政策[\s\S]*查看规则的结果/);
  const step = work.page.locator(".getting-started-step.expanded");
  await sees(() => work.report().innerText()).toContain("待遇 住院 适用 职工");
  await work.picture("19-walkthrough");
  expect(await step.evaluate((card) => card.scrollWidth - card.clientWidth), "the card holds its text").toBe(0);
  await step.getByText("新建文件").click();
  await work.page.locator(".explorer-folders-view input").waitFor();
});

drafter("reads where the cities of a province differ", async () => {
  await open("jiangxi/employee.tongchou");
  await work.command("统筹: 显示各市归一进度");
  await sees(() => work.report().innerText()).toContain("归一进度");
  await work.picture("20-convergence");
});

drafter("moves a folder away and back: nothing of it is left, and all of it is there again", async () => {
  await open(EMPLOYEE);
  const policies = async (): Promise<number> => Number(/政策 (\d+) 份/.exec(await work.status())?.[1]);
  await expect.poll(policies).toBeGreaterThan(0);
  const before = await policies();
  renameSync(join(workspace, "qinghai"), join(scratch, "qinghai"));
  await expect.poll(policies).toBeLessThan(before);
  renameSync(join(scratch, "qinghai"), join(workspace, "qinghai"));
  await expect.poll(policies).toBe(before);
});

drafter("sees in the status bar how it stands, and the day that counts", async () => {
  await open(EMPLOYEE);
  await sees(() => work.status()).toMatch(/政策 \d+ 份 · 2026-01-01/);
  await goTo(EMPLOYEE, "secondary", 7);
  await work.press("Delete");
  await sees(() => work.status()).toMatch(/^\s*1\s+政策/);
  await work.squiggle().waitFor();
  await work.picture("21-status");
});
