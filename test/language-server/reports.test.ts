import { expect, test } from "vitest";
import type { CoverageAnswer, FileAnswer, Page, StatusAnswer } from "../../language-server/answers/reports.ts";
import type { TextEdit } from "vscode-languageserver-protocol/node";
import { startEditor, uriOf } from "./client.ts";

const policy = `policy linhai.basic "办法" effective from 2025-01-01 source "临政发〔示例〕1号"
province linhai 临海
dimension hospital 医院级别 ordered { primary 一级, tertiary 三级 }
measure eligible 政策范围内费用
scheme employee 职工
benefit inpatient 住院 for employee {
  base eligible
  deductible none
  ratio { | hospital | ratio |
          | primary  | 90% |
          | tertiary | 85% | article "第<三>条" }
  cap none
}
settle for employee: inpatient
example "一" { given hospital primary, on 2025-05-10
  claim eligible 1,000 yuan
  expect inpatient pays 900 yuan, patient 100 yuan }
example "二" { given hospital tertiary, on 2025-05-10
  claim eligible 1,000 yuan
  expect inpatient pays 900 yuan, patient 100 yuan }
`;
const files = { "tongchou.json": "{}", "basic.tongchou": policy };
const about = { textDocument: { uri: uriOf("basic.tongchou") } };
const lastCommit = () => new Map([[uriOf("tongchou.json"), "{}"], [uriOf("basic.tongchou"), policy.replace("85%", "80%")]]);

async function ask<T>(method: string, options: Parameters<typeof startEditor>[1] = { locale: "zh-cn" }): Promise<T> {
  return (await startEditor(files, options)).ask<T>(method, about);
}

test("the tables of a file: every case with its value, its days and its source", async () => {
  const { html } = await ask<Page>("tongchou/tables");
  expect(html).toContain("“住院”的支付比例<span class=\"when\">自 2025-01-01 起</span>");
  expect(html).toContain("<tr><td>一级</td><td class=\"value\">90%</td><td class=\"source\">[1]</td></tr>");
  expect(html).toContain("<tr><td>三级</td><td class=\"value\">85%</td><td class=\"source\">[2]</td></tr>");
  expect(html).toContain("<p class=\"source\">依据：<br>[1] 临政发〔示例〕1号<br>[2] 临政发〔示例〕1号 第&lt;三&gt;条</p>");
});

test("a source that all rows share is told once, ages and bands in words", async () => {
  const banded = policy.replace("measure eligible", "dimension age 年龄 integer 0..150\nmeasure eligible")
    .replace(/ratio \{[^}]*\}/, 'ratio by band of base per year article "五" { | age | ..30,000 | 30,000..45,000 | 45,000.. |\n | ..59 | 80% | 85% | 90% |\n | 60..69 | 81% | 86% | 91% |\n | 70.. | 82% | 87% | 92% | }');
  const editor = await startEditor({ ...files, "basic.tongchou": banded.slice(0, banded.indexOf("example")) }, { locale: "zh-cn" });
  const { html } = await editor.ask<Page>("tongchou/tables", about);
  expect(html).toContain("<tr><th rowspan=\"2\">年龄</th><th colspan=\"3\">费用</th></tr><tr><th>3万元以下</th><th>3万元～4.5万元</th><th>4.5万元以上</th></tr>");
  expect(html).toContain("<tr><td>59 及以下</td><td class=\"value\">80%</td><td class=\"value\">85%</td><td class=\"value\">90%</td></tr>");
  for (const age of ["60～69", "70 及以上"]) expect(html).toContain(`<td>${age}</td>`);
  expect(html.match(/第?五/g)).toHaveLength(1);
});

test("sources stand at each value where those of one row rest on different ones", async () => {
  const crossed = policy.replace("measure eligible", "dimension member 人员类别 { active 在职, retired 退休 }\nmeasure eligible").replace(/ratio \{[^}]*\}/, 'ratio { | member | primary | tertiary |\n | active | 90% | 80% | article "二"\n | retired | 91% | 81% | }\n  adjust ratio article "三" { member = retired and hospital = tertiary: + 1 point }');
  const editor = await startEditor({ ...files, "basic.tongchou": crossed.slice(0, crossed.indexOf("example")) }, { locale: "zh-cn" });
  const { html } = await editor.ask<Page>("tongchou/tables", about);
  expect(html).toContain('<td class="value">91% <span class="source">[2]</span></td><td class="value">82% <span class="source">[2] [3]</span></td>');
});

test("more rows than are seen at once unfold, and all of them are there", async () => {
  const many = policy.replace("{ primary 一级, tertiary 三级 }", `{ ${Array.from({ length: 230 }, (_, index) => `m${index}`).join(", ")} }`)
    .replace(/ {10}\| primary[^]*第<三>条" \}/, `${Array.from({ length: 230 }, (_, index) => `          | m${index} | ${(index + 1) / 100}% |`).join("\n")} }`);
  const editor = await startEditor({ ...files, "basic.tongchou": many.slice(0, many.indexOf("example")) }, { locale: "zh-cn" });
  const { html } = await editor.ask<Page>("tongchou/tables", about);
  const [seen = "", unfolded = ""] = html.split("<details><summary>其余 30 行</summary>");
  expect([seen, unfolded].map((part) => part.match(/<td>m\d+<\/td>/g)?.length)).toEqual([200, 30]);
  expect(html).not.toContain("未显示");
});

test("the difference from the last commit, or why there is none", async () => {
  const { html } = await ask<Page>("tongchou/compare", { locale: "en", lastCommit });
  expect(html).toMatch(/tertiary.*80%.*85%/);
  const same = await ask<Page>("tongchou/compare", { locale: "en", lastCommit: () => new Map(Object.entries(files).map(([path, text]) => [uriOf(path), text])) });
  expect(same.html).toContain("The two versions mean the same.");
  await expect(ask("tongchou/compare", { locale: "en", lastCommit: () => ({ en: "git is not installed", zh: "未安装 git" }) })).rejects.toThrow("git is not installed");
  await expect(ask("tongchou/compare")).rejects.toThrow("这里无法读取上次提交");
});

test("cities that do not differ", async () => {
  expect((await ask<Page>("tongchou/converge")).html).toContain("各市之间没有差异");
});

test("what has errors is compared with nothing", async () => {
  const editor = await startEditor({ ...files, "basic.tongchou": policy.replace("85%", "85 yuan") }, { lastCommit });
  for (const method of ["tongchou/compare", "tongchou/converge"]) await expect(editor.ask(method, about)).rejects.toThrow("once they are mended");
});

test("examples with what came out", async () => {
  const [file] = await ask<readonly FileAnswer[]>("tongchou/examples");
  expect(file?.uri).toBe(uriOf("basic.tongchou"));
  expect(file?.examples.map(({ title, cases }) => [title, ...cases.map(({ passes, message }) => [passes, message])])).toEqual([
    ["一", [true, "住院支付 900 元、个人支付 100 元"]],
    ["二", [false, "住院支付 850 元，预期 900 元；个人支付 150 元，预期 100 元"]],
  ]);
});

test("rows, and whether an example reaches them", async () => {
  const text = policy.slice(0, policy.indexOf("example \"二\""));
  const reached = async (written: string): Promise<unknown> => {
    const editor = await startEditor({ ...files, "basic.tongchou": written }, { locale: "zh-cn" });
    const answer = await editor.ask<readonly CoverageAnswer[]>("tongchou/coverage", undefined);
    const lines = written.split("\n");
    return answer.map(({ uri, rows }) => [uri, rows.map(({ range, isReached }) => [lines[range.start.line]?.trim(), isReached])]);
  };
  const rows = (tertiary: boolean) => [[uriOf("basic.tongchou"), [["deductible none", true], ["| primary  | 90% |", true], ['| tertiary | 85% | article "第<三>条" }', tertiary], ["cap none", true]]]];
  expect(await reached(text)).toEqual(rows(false));
  expect(await reached(policy)).toEqual(rows(true));
});

test("the other spelling", async () => {
  const edits = await ask<readonly TextEdit[]>("tongchou/respell");
  expect(edits.map(({ newText }) => newText).join("")).toContain("待遇 inpatient 住院 适用 职工 {");
});

test("a spelling that there is not is refused in words", async () => {
  const editor = await startEditor(files, { locale: "zh-cn" });
  for (const spelling of ["fr", ""]) await expect(editor.ask("tongchou/respell", { textDocument: { uri: uriOf("basic.tongchou") }, spelling })).rejects.toMatchObject({ code: -32803, message: "写法只有“zh”和“en”两种。" });
  expect(await editor.ask("tongchou/respell", { textDocument: { uri: uriOf("basic.tongchou") }, spelling: "zh" })).not.toEqual([]);
});

test("errors, policies and the day that counts", async () => {
  expect(await ask<StatusAnswer>("tongchou/status")).toMatchObject({ errors: 0, policies: 1, asOf: "2026-01-01" });
});

test("a file that is none is refused in the language of the editor", async () => {
  const editor = await startEditor(files, { locale: "zh-cn" });
  await expect(editor.ask("tongchou/tables", { textDocument: { uri: uriOf("other.txt") } })).rejects.toThrow("不是政策文件夹中的文件");
});
