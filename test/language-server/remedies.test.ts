/** Every finding has a way out that the editor offers, or a reason why the drafter alone knows one. */
import { describe, expect, test } from "vitest";
import type { Fix } from "../../compiler/diagnostics/diagnostic.ts";
import { codeOf } from "../../compiler/diagnostics/render/message.ts";
import { Workspace, type Snapshot } from "../../compiler/workspace.ts";
import { fixesAt } from "../../language-server/features/fixes.ts";
import { remediesOf } from "../../language-server/features/remedies/remedies.ts";
import { type Example, programOf, readPages } from "../support/diagnostic-pages.ts";
import { applied, marked } from "./marked.ts";

const WHY_NOT: Readonly<Record<string, readonly string[]>> = {
  "what was meant cannot be read off what is written": [
    "TC1001", "TC1002", "TC1003", "TC1012", "TC1019", "TC1022", "TC1023", "TC1026", "TC1027", "TC1029", "TC1030", "TC1032", "TC1039",
    "TC2001", "TC2003", "TC2004", "TC2010", "TC2012", "TC3007", "TC3013", "TC3014", "TC3018", "TC3020", "TC3021", "TC3022", "TC3025", "TC3026", "TC3028", "TC3029", "TC3030", "TC3031",
    "TC3033", "TC3041", "TC3047", "TC3049", "TC3052", "TC3054", "TC4012", "TC7004", "TC7010", "TC7012", "TC7013", "TC8001", "TC8004", "TC8005", "TC8006",
  ],
  "only the source says which of two figures, days or facts holds, or what is missing": [
    "TC3032", "TC3034", "TC3055", "TC3056", "TC4002", "TC4009", "TC4011", "TC4013", "TC4014", "TC5004", "TC5006", "TC5007", "TC5104", "TC5105", "TC6009", "TC7001", "TC7003", "TC7005", "TC7006", "TC7014", "TC7016", "TC8002", "TC8003",
  ],
  "what must be written instead is a rule of its own, in another form or another file": [
    "TC1033", "TC2006", "TC2009", "TC2014", "TC3004", "TC3037", "TC3039", "TC3053", "TC4004", "TC4021", "TC4022", "TC4023", "TC4024", "TC4025", "TC5106", "TC5107", "TC5108", "TC6006", "TC6012", "TC7015", "TC8007",
  ],
  "what is not used yet may be used tomorrow": ["TC4030", "TC4031", "TC4032"],
  "a reason cannot be made up": ["TC6008"],
};
const reasons = new Map(Object.entries(WHY_NOT).flatMap(([reason, codes]) => codes.map((code) => [code, reason])));

/** What a way out leaves to the drafter: an empty cell to fill, a reason to write, the rest of a slip that was two. */
const LEAVES: Readonly<Record<string, readonly string[]>> = {
  TC1010: ["TC7005"], TC1011: ["TC1038"], TC1018: ["TC2001"], TC1038: ["TC1003"], TC1042: ["TC3047"], TC3036: ["TC3009"], TC4001: ["TC1024"],
  TC6001: ["TC6001", "TC6008"], TC6002: ["TC6002", "TC6008"], TC6003: ["TC6003", "TC6008"], TC6004: ["TC6004", "TC6008"], TC6005: ["TC6005", "TC6008"], TC6013: ["TC6001"],
};

/** The table of TC4010 takes a second to give up on. */
const pages = readPages().filter(({ code, en }) => en.wrong.fences.length > 0 && code !== "TC4010" && code !== "TC7011");

function understood(files: readonly { readonly path: string; readonly text: string }[]): Snapshot {
  const workspace = new Workspace();
  for (const { path, text } of files) workspace.set(path, text);
  return workspace.snapshot();
}

function fixesOf(code: string, example: Example): readonly Fix[] {
  const snapshot = understood(programOf(example));
  const finding = snapshot.diagnostics.find((one) => codeOf(one) === code);
  return finding === undefined ? [] : [...finding.fixes, ...remediesOf(snapshot, finding)];
}

test("the reasons are about findings that there are", () => {
  const codes = new Set(pages.map(({ code }) => code));
  expect([...reasons.keys()].filter((code) => !codes.has(code))).toEqual([]);
});

describe.each(pages.map((page) => [page.code, page] as const))("%s", (code, { en, zh }) => {
  test("has a way out, in either spelling, or a reason why not", () => {
    const offered = [en, zh].map(({ wrong }) => fixesOf(code, wrong).length > 0);
    expect([code, ...offered]).toEqual([code, !reasons.has(code), !reasons.has(code)]);
  });

  test("every way out leads out", () => {
    const files = programOf(en.wrong);
    const before = understood(files).diagnostics.filter((one) => codeOf(one) === code).length;
    for (const { title, edits } of fixesOf(code, en.wrong)) {
      const mended = files.map(({ path, text }) => ({ path, text: applied(text, edits.filter(({ location }) => location.file === path)) }));
      const left = understood(mended).diagnostics.filter(({ severity }) => severity !== "note").map(codeOf);
      const allowed = LEAVES[code] ?? [];
      expect([title.en, left.filter((one) => one !== code && !allowed.includes(one))]).toEqual([title.en, []]);
      expect([title.en, allowed.includes(code) || left.filter((one) => one === code).length < before]).toEqual([title.en, true]);
    }
  });
});

async function offeredAt(text: string): Promise<readonly string[]> {
  const { view, session, offset } = await marked(text);
  const found = (session.diagnosticsOf(view.program).get(view.uri) ?? []).filter(({ location }) => location !== undefined && location.span.start <= offset && offset <= location.span.end);
  return found.flatMap((one) => [...one.fixes, ...remediesOf(view.snapshot(), one)].map(({ title, edits }) => `${title.en}: ${edits.map(({ text: now }) => now.trim()).join(" … ")}`));
}

const library = `### lib.tongchou
library national.dimensions
dimension member 人员类别 { active 在职, retired 退休 }
dimension identity 身份 many { poor 低保 }
parameter poor_share 50%
`;

test("an adjustment by a member alone is offered the member's dimension, wherever that is declared", async () => {
  const policy = (line: string): string => `### basic.tongchou
policy linhai.basic effective from 2025-01-01
use national.dimensions
province linhai
scheme employee
measure eligible
benefit b for employee { base eligible
  ratio 80%
  adjust ratio { ${line} } }
${library}`;
  expect(await offeredAt(policy("reti┆red: halve"))).toEqual(["write “member = retired”: member = retired"]);
  expect(await offeredAt(policy("低┆保: halve"))).toEqual(["write “identity has 低保”: identity has 低保"]);
  expect(await offeredAt(policy("reti┆red: halve\n member = retired: halve"))).toEqual(["Write “member = retired”: member ="]);
  expect(await offeredAt(policy("nobo┆dy: halve"))).toEqual([]);
});

test("a name that a library declares brings its `use`", async () => {
  const policy = (uses: string): string => `### basic.tongchou
policy linhai.basic effective from 2025-01-01
${uses}province linhai
parameter half 50% × poor┆_share
${library}`;
  expect(await offeredAt(policy(""))).toEqual(["use the library “national.dimensions”: use national.dimensions"]);
  expect(await offeredAt(policy("use national.dimensions\n"))).toEqual([]);
});

test("a library that is used by its path is named, however its file is called", async () => {
  const policy = (path: string): string => `### 目录 1/basic.tongchou
policy linhai.basic effective from 2025-01-01
use "${path}┆"
province linhai
### 目录 1/维度 (新).tongchou
library national.dimensions
`;
  for (const path of ["维度 (新).tongchou", "../目录 1/维度 (新).tongchou"]) expect(await offeredAt(policy(path))).toEqual(["write “national.dimensions”: national.dimensions"]);
  expect(await offeredAt(policy("一半50%.tongchou"))).toEqual([]);
});

test("a policy without its day is offered the day of issue, if it says that", async () => {
  expect(await offeredAt("policy linhai.┆basic issued 2025-01-01\nprovince linhai")).toEqual(["add “effective from 2025-01-01”, the day of issue: effective from 2025-01-01"]);
  expect(await offeredAt("policy linhai.┆basic\nprovince linhai")).toEqual([]);
});

test("a row that another repeats is deleted only if it gives nothing of its own", async () => {
  const policy = (row: string): string => `policy linhai.basic effective from 2025-01-01
province linhai
dimension hospital { primary, tertiary }
measure eligible
scheme employee
benefit b for employee { base eligible
  ratio {
    | hospital | ratio |
    | primary  | 80%   |
    | tertiary | 80%   |
    | ${row} | 8┆0%   |
  }
}`;
  expect(await offeredAt(policy("tertiary"))).toEqual(["delete the row: "]);
  expect(new Set(await offeredAt(policy("any")))).toEqual(new Set(["delete the row: "]));
  expect(await offeredAt(policy("any").replace("{ primary, tertiary }", "{ primary, secondary, tertiary }"))).toEqual([]);
});

test("what mends two findings at one place is offered once, for both", async () => {
  const { view, session, offset } = await marked(`policy linhai.basic effective from 2025-01-01
province linhai
dimension hospital { primary, tertiary }
dimension care { inpatient, chronic }
measure eligible
scheme employee
benefit a for employee when care = inpatient {
  base eligible
  ra┆tio {
    | hospital | ratio |
    | primary  | 80%   |
  }
}
benefit b for employee as a when care = chronic {
}`);
  const found = session.findingsIn(view.uri);
  const offered = fixesAt(view.snapshot(), found, { start: offset, end: offset });
  expect(offered.map(({ fix, of }) => [fix.title.en, of.map(codeOf)])).toEqual([["insert the missing row, with the value left empty", ["TC4001", "TC4001"]]]);
});

test("what is written into another file is in the spelling of that file", async () => {
  const order = `### order.tongchou
政策 linhai.order 生效 2025-01-01
引用 linhai.basic
待遇 c 适用 employee {
  基数 eligible
  起付线 无
  支付比例 80%
  封顶线 无
}
结算顺序 适用 employee：c
`;
  const offered = await offeredAt(`### basic.tongchou
policy linhai.basic effective from 2025-01-01
use linhai.order
province linhai
measure eligible
scheme employee
benefit b┆ for employee {
  base eligible
  deductible none
  ratio 20%
  cap none
}
${order}`);
  expect(offered).toEqual(["settle “b” last (order.tongchou, line 9): ；然后 b", "settle “b” before “c” (order.tongchou, line 9): b；然后"]);
});

test("a heading that nobody knows is called the value's only where the value would stand", async () => {
  const policy = (table: string): string => `policy linhai.basic effective from 2025-01-01
province linhai
dimension hospital { primary, tertiary }
measure eligible
scheme employee
benefit b for employee {
  base eligible
  ratio by band of base per year {
    ${table}
  }
}`;
  expect(await offeredAt(policy("| hospital | 报销┆ |\n    | primary | 80% |").replace(" by band of base per year", ""))).toEqual(["write “ratio”: ratio"]);
  expect(await offeredAt(policy("| ca┆re | hospital | ..30,000 | 30,000.. |\n    | any | primary | 80% | 90% |"))).toEqual([]);
  expect(await offeredAt(policy("| ca┆re | hospital |\n    | any | primary |"))).toEqual([]);
});

test("an allowance with its reason lets the row stand", async () => {
  const [page] = pages.filter(({ code }) => code === "TC6001");
  const files = programOf(page!.en.wrong);
  const [fix] = fixesOf("TC6001", page!.en.wrong);
  const mended = files.map(({ path, text }) => ({ path, text: applied(text, fix!.edits.filter(({ location }) => location.file === path)).replace("because \"\"", "because \"as in the notice\"") }));
  expect(understood(mended).diagnostics.filter(({ severity }) => severity !== "note").map((one) => [codeOf(one), one.severity])).toEqual([["TC6001", "warning"]]);
  const snapshot = understood(mended);
  expect(snapshot.diagnostics.filter((one) => codeOf(one) === "TC6001").flatMap((one) => remediesOf(snapshot, one))).toEqual([]);
});

test("a benefit is settled where that leads to no other error, by an order in force, in the words of its file", async () => {
  const order = "结算顺序 适用 职工: 择一 住院, 门诊; 然后 大病";
  const rule = (name: string, base: string): string => `待遇 ${name} 适用 职工 {\n  基数 ${base}\n  起付线 无\n  支付比例 20%\n  封顶线 无\n}\n`;
  const { view, session, offset } = await marked(`### basic.tongchou
政策 linhai.basic 生效 2025年1月1日
省份 linhai 临海
险种 employee 职工
维度 kind 类别 { inpatient 住院, outpatient 门诊 }
费用口径 eligible 政策范围内费用
${rule("inpatient 住院", "政策范围内费用").replace("适用 职工", "适用 职工 当 类别 = 住院")}${rule("outpatient 门诊", "政策范围内费用").replace("适用 职工", "适用 职工 当 类别 = 门诊")}${rule("chr┆onic 慢特病", "政策范围内费用")}${rule("large 大病", "未支付部分 住院 + 未支付部分 慢特病")}${order}
### old.tongchou
政策 linhai.old 生效 2020年1月1日
引用 linhai.basic
${rule("early 早期", "政策范围内费用")}结算顺序 适用 职工 至 2024年12月31日: 早期
`);
  const found = (session.diagnosticsOf(view.program).get(view.uri) ?? []).filter(({ location }) => location !== undefined && location.span.start <= offset && offset <= location.span.end);
  expect(found.map(codeOf)).toEqual(["TC4020"]);
  const offered = fixesAt(view.snapshot(), found, { start: offset, end: offset }).map(({ fix: { title, edits } }) => [title.zh, edits.map(({ location, text }) => [location.file.split("/").at(-1), text])]);
  expect(offered).toEqual([["在“大病”之前结算“慢特病”", [["basic.tongchou", "慢特病; 然后 "]]]]);
});
