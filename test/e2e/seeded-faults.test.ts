import { describe, expect, test } from "vitest";
import { positionAt } from "../../compiler/base/source-text.ts";
import { compile, type Compilation } from "../../compiler/compile.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { codeOf, messageOf } from "../../compiler/diagnostics/render/message.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { edited, policiesUnder, type Edit } from "../support/workspace-texts.ts";

interface Fault {
  /** Changes of the unseeded policies that the fault needs. */
  readonly prepare?: readonly Edit[];
  readonly seed: readonly Edit[];
  readonly expected: readonly Expected[];
}

/** `line` is a piece of the line on which the finding stands, in the seeded text. */
interface Expected {
  readonly code: string;
  readonly file: string;
  readonly line: string;
}

const files = policiesUnder("policies", "examples/linhai");

const wageOfTwoCities = `

指标 city_wage 城市工资 按年度和城市 {
  | 城市 | 年度 | 值       |
  | 南昌 | 2024 | 90,000元 |
  | 九江 | 2024 | 80,000元 |
}
`;

const faults: Readonly<Record<string, Fault>> = {
  "a deleted row": {
    seed: [{ file: "policies/beijing/employee.tongchou", from: "    | inpatient | secondary | 87%      | 92%            | 97%      |\n", to: "" }],
    expected: [{ code: "TC4001", file: "policies/beijing/employee.tongchou", line: "ratio by band of base" }],
  },
  "一行被删": {
    seed: [{ file: "policies/jiangxi/employee.tongchou", from: "    | 二级     | 500元 |\n", to: "" }],
    expected: [{ code: "TC4001", file: "policies/jiangxi/employee.tongchou", line: "起付线 每次住院" }],
  },
  "a row twice with another value": {
    seed: [{ file: "policies/qinghai/maternity.tongchou", from: "    | yes      | 360 yuan |\n", to: "    | yes      | 360 yuan |\n    | yes      | 361 yuan |\n" }],
    expected: [{ code: "TC4003", file: "policies/qinghai/maternity.tongchou", line: "361 yuan" }],
  },
  "一行重复而数值不同": {
    seed: [{ file: "policies/jiangxi/employee.tongchou", from: "    | 二级     | 60%      |\n", to: "    | 二级     | 60%      |\n    | 二级     | 61%      |\n" }],
    expected: [{ code: "TC4003", file: "policies/jiangxi/employee.tongchou", line: "61%" }],
  },
  "a range that leaves out one age": {
    seed: [{ file: "policies/beijing/employee_outpatient.tongchou", from: "| retired | 70.. |", to: "| retired | 71.. |" }],
    expected: [{ code: "TC4001", file: "policies/beijing/employee_outpatient.tongchou", line: "ratio by band of payment" }],
  },
  "范围漏掉一个年龄": {
    prepare: [{
      file: "policies/jiangxi/employee.tongchou",
      from: "    | 人员类别 | 支付比例 |\n    | 在职     | 65%      |\n    | 退休     | 70%      |\n",
      to: "    | 年龄 | 支付比例 |\n    | ..59 | 65%      |\n    | 60..   | 70%      |\n",
    }],
    seed: [{ file: "policies/jiangxi/employee.tongchou", from: "    | 60..   | 70%      |\n", to: "    | 61..   | 70%  |  // 年龄\n" }],
    expected: [{ code: "TC4001", file: "policies/jiangxi/employee.tongchou", line: "支付比例 {\n    | 年龄" }],
  },
  "a ratio where yuan is due": {
    seed: [{ file: "policies/qinghai/maternity.tongchou", from: "| no       | 300 yuan |", to: "| no       | 85% |" }],
    expected: [{ code: "TC3002", file: "policies/qinghai/maternity.tongchou", line: "85%" }],
  },
  "应写元处写了比例": {
    seed: [{ file: "policies/jiangxi/employee.tongchou", from: "| 一级     | 200元 |", to: "| 一级     | 85% |" }],
    expected: [{ code: "TC3002", file: "policies/jiangxi/employee.tongchou", line: "| 85% |" }],
  },
  "tertiary misspelt": {
    seed: [{ file: "policies/beijing/employee.tongchou", from: "| inpatient | tertiary  |", to: "| inpatient | tertairy  |" }],
    expected: [{ code: "TC2002", file: "policies/beijing/employee.tongchou", line: "tertairy" }],
  },
  "三级写错": {
    seed: [{ file: "policies/jiangxi/employee.tongchou", from: "| 三级     | 800元 |", to: "| 三及     | 800元 |" }],
    expected: [{ code: "TC2002", file: "policies/jiangxi/employee.tongchou", line: "三及" }],
  },
  "a city file that sets a deductible": {
    seed: [{ file: "examples/linhai/hewan.tongchou", from: "set contribution employee { employer 9% }", to: "set contribution employee { employer 9% }\nset deductible of employee_inpatient 500 yuan per admission" }],
    expected: [{ code: "TC5101", file: "examples/linhai/hewan.tongchou", line: "set deductible" }],
  },
  "城市文件设定起付线": {
    seed: [{ file: "policies/jiangxi/nanchang.tongchou", from: "\n案例 ", to: "\n设定 起付线 的 居民住院 300元 每次住院\n\n案例 " }],
    expected: [{ code: "TC5101", file: "policies/jiangxi/nanchang.tongchou", line: "设定 起付线" }],
  },
  "a cap linked to the city's own figure": {
    seed: [{
      file: "examples/linhai/basic.tongchou",
      from: "  ratio 85%\n  cap 300,000 yuan of payment per year\n",
      to: "  ratio 85%\n  cap 4 × average_wage of previous year rounded to 1 yuan of payment per year\n",
    }],
    expected: [{ code: "TC5001", file: "examples/linhai/basic.tongchou", line: "cap 4 × average_wage" }],
  },
  "封顶线与本市指标挂钩": {
    prepare: [{ file: "policies/jiangxi/employee.tongchou", from: "\n/// 政策范围内个人负担超过10万元的部分", to: `${wageOfTwoCities}\n/// 政策范围内个人负担超过10万元的部分` }],
    seed: [{ file: "policies/jiangxi/employee.tongchou", from: "封顶线 40万元 按支付额 每年", to: "封顶线 4 × 城市工资 上年度 取整到 1元 按支付额 每年" }],
    expected: [{ code: "TC5001", file: "policies/jiangxi/employee.tongchou", line: "4 × 城市工资" }],
  },
  "a contribution below its local bound": {
    seed: [{ file: "examples/linhai/yunzhou.tongchou", from: "employer 5.5%", to: "employer 5.49%" }],
    // The national guardrails hold a note on the same figure, which this is not an effect of.
    expected: ["TC5003", "TC6001"].map((code) => ({ code, file: "examples/linhai/yunzhou.tongchou", line: "5.49%" })),
  },
  "缴费低于地方区间": {
    seed: [{ file: "examples/linhai/yunzhou.tongchou", from: "set contribution employee { employer 5.5% }", to: "设定 缴费 职工缴费 { 单位 5.49% }" }],
    // The national guardrails hold a note on the same figure, which this is not an effect of.
    expected: ["TC5003", "TC6001"].map((code) => ({ code, file: "examples/linhai/yunzhou.tongchou", line: "5.49%" })),
  },
  "two amendments of one slot from one day": {
    seed: [{
      file: "policies/qinghai/maternity_again.tongchou", from: "",
      to: "policy qinghai.maternity_again\n  effective from 2025-09-01\n  source \"示例〔2025〕2号\"\n  amends qinghai.maternity\n\nreplace amount of abortion 600 yuan at most the cost\n",
    }],
    expected: [{ code: "TC7003", file: "policies/qinghai/maternity_again.tongchou", line: "replace amount" }],
  },
  "同一天两次修订": {
    prepare: [{ file: "policies/jiangxi/一改.tongchou", from: "", to: "政策 jiangxi.一改\n  生效 2026-01-01\n  依据 \"示例〔2025〕1号\"\n  修订 jiangxi.employee\n\n替换 封顶线 的 职工大病 500,000元 按支付额 每年\n" }],
    seed: [{ file: "policies/jiangxi/二改.tongchou", from: "", to: "政策 jiangxi.二改\n  生效 2026-01-01\n  依据 \"示例〔2025〕2号\"\n  修订 jiangxi.employee\n\n替换 封顶线 的 职工大病 510,000元 按支付额 每年\n" }],
    expected: [{ code: "TC7003", file: "policies/jiangxi/二改.tongchou", line: "替换 封顶线" }],
  },
  "a ratio under the national floor": {
    seed: [{ file: "policies/beijing/resident.tongchou", from: "    | tertiary  | 50%   |", to: "    | tertiary  | 49%   |" }],
    expected: [{ code: "TC6001", file: "policies/beijing/resident.tongchou", line: "49%" }],
  },
  "支付比例低于全国下限": {
    seed: [{ file: "policies/jiangxi/employee.tongchou", from: "    | 三级     | 55%      |", to: "    | 三级     | 49%      |" }],
    expected: [{ code: "TC6001", file: "policies/jiangxi/employee.tongchou", line: "49%" }],
  },
  "an unclosed brace": {
    seed: [{ file: "policies/qinghai/maternity.tongchou", from: "  cap none\n}\n", to: "  cap none\n\n" }],
    expected: [{ code: "TC1008", file: "policies/qinghai/maternity.tongchou", line: "benefit abortion" }],
  },
  "缺右花括号": {
    seed: [{ file: "policies/jiangxi/employee.tongchou", from: "  封顶线 无 待明确 \"是否计入年度限额未录\"\n}\n", to: "  封顶线 无 待明确 \"是否计入年度限额未录\"\n\n" }],
    expected: [{ code: "TC1008", file: "policies/jiangxi/employee.tongchou", line: "待遇 employee_dual_channel" }],
  },
  "a missing bar": {
    seed: [{ file: "policies/beijing/employee_outpatient.tongchou", from: "    | retired | 1,300 yuan |", to: "    | retired   1,300 yuan |" }],
    expected: [{ code: "TC1038", file: "policies/beijing/employee_outpatient.tongchou", line: "| retired   1,300 yuan |" }],
  },
  "缺一条竖线": {
    seed: [{ file: "policies/jiangxi/employee.tongchou", from: "| 三级     | 800元 |", to: "| 三级     | 800元" }],
    expected: [{ code: "TC1021", file: "policies/jiangxi/employee.tongchou", line: "| 三级     | 800元" }],
  },
  "a day that does not exist": {
    seed: [{ file: "policies/qinghai/maternity_2025.tongchou", from: "effective from 2025-09-01", to: "effective from 2025-02-30" }],
    expected: [{ code: "TC1010", file: "policies/qinghai/maternity_2025.tongchou", line: "2025-02-30" }],
  },
  "不存在的日期": {
    seed: [{ file: "policies/jiangxi/maternity.tongchou", from: "生效 2024年1月1日", to: "生效 2025年2月30日" }],
    expected: [{ code: "TC1010", file: "policies/jiangxi/maternity.tongchou", line: "2025年2月30日" }],
  },
  "a path outside the workspace": {
    seed: [{ file: "policies/beijing/employee.tongchou", from: "use ", to: "use \"../../outside\", " }],
    expected: [{ code: "TC2005", file: "policies/beijing/employee.tongchou", line: "../../outside" }],
  },
  "引用工作区以外": {
    seed: [{ file: "policies/jiangxi/employee.tongchou", from: "引用 ", to: "引用 “../../outside”，" }],
    expected: [{ code: "TC2005", file: "policies/jiangxi/employee.tongchou", line: "../../outside" }],
  },
};

/** What tells one finding from another when lines move. */
function nameOf(diagnostic: Diagnostic): string {
  return `${codeOf(diagnostic)} ${diagnostic.location?.file ?? ""} ${messageOf(diagnostic, "en")}`;
}

function newIn(seeded: Compilation, unseeded: Compilation): Diagnostic[] {
  const known = new Set(unseeded.diagnostics.map(nameOf));
  return seeded.diagnostics.filter((diagnostic) => !known.has(nameOf(diagnostic)));
}

function placeOf({ location }: Diagnostic, { sources }: Compilation): string {
  const source = location === undefined ? undefined : sources.get(location.file);
  return `${location?.file ?? ""}:${source === undefined || location === undefined ? "" : positionAt(source, location.span.start).line}`;
}

const unseeded = compile(files);

test("the policies have no errors before anything is seeded", () => {
  expect(unseeded.diagnostics.filter(({ severity }) => severity === "error").map(nameOf)).toEqual([]);
});

describe.each(Object.entries(faults))("%s", (_name, { prepare = [], seed, expected }) => {
  const prepared = edited(files, prepare);
  const before = prepare.length === 0 ? unseeded : compile(prepared);
  const after = compile(edited(prepared, seed));
  const found = newIn(after, before);

  test("is found where it stands, and nothing else with it", () => {
    const places = expected.map(({ code, file, line }) => {
      const text = after.sources.get(file)?.text ?? "";
      expect(text).toContain(line);
      return `${code} ${file}:${text.slice(0, text.indexOf(line)).split("\n").length}`;
    });
    expect(found.map((diagnostic) => `${codeOf(diagnostic)} ${placeOf(diagnostic, after)}`)).toEqual(places);
  });

  test("is told in both languages without a hole", () => {
    for (const diagnostic of found) {
      expect(messageOf(diagnostic, "en")).not.toMatch(/^\s*$|\{\w+\}|undefined|\[object/);
      expect(messageOf(diagnostic, "zh")).toMatch(/[一-鿿]/);
      expect(messageOf(diagnostic, "zh")).not.toMatch(/\{\w+\}|undefined|\[object/);
    }
  });
});

describe("a city at either end of a local bound", () => {
  const employer = { file: "examples/linhai/hewan.tongchou", from: "employer 9%" };
  const resident = { file: "examples/linhai/hewan.tongchou", from: "member 1,000 yuan per year" };

  test.each([
    ["employee", "employer", { ...employer, to: "employer 5.5%" }, 550],
    ["employee", "employer", { ...employer, to: "employer 9%" }, 900],
    ["resident", "member", { ...resident, to: "member 400 yuan per year" }, 40_000],
    ["resident", "member", { ...resident, to: "member 1,000 yuan per year" }, 100_000],
  ] as const)("%s %s is accepted and becomes a row (%#)", (scheme, part, edit, value) => {
    const compilation = compile(edited(files, [edit]));
    expect(newIn(compilation, unseeded).map(nameOf)).toEqual([]);
    const tables = emittedFiles(compilation).filter((file): file is Tables => "scheme" in file);
    const own = tables.find((file) => file.province.name === "linhai" && file.scheme.name === scheme);
    const rows = own?.contributions.flatMap(({ slots }) => slots[part] ?? []).flatMap(({ periods }) => periods.flatMap((period) => period.rows));
    const inHewan = (rows ?? []).filter(({ when }) => when["city"] === undefined || (Array.isArray(when["city"]) && when["city"].includes("hewan")));
    expect(inHewan.map((row) => row.value)).toContain(value);
  });

  test.each([
    [{ ...employer, to: "employer 5.49%" }, "5.49%"],
    [{ ...employer, to: "employer 9.01%" }, "9.01%"],
    [{ ...resident, to: "member 399.99 yuan per year" }, "399.99 yuan"],
    [{ ...resident, to: "member 1,000.01 yuan per year" }, "1,000.01 yuan"],
  ])("one step outside it is refused (%#)", (edit, value) => {
    const found = newIn(compile(edited(files, [edit])), unseeded).filter((diagnostic) => codeOf(diagnostic) !== "TC6001");
    expect(found.map((diagnostic) => codeOf(diagnostic))).toEqual(["TC5003"]);
    expect(messageOf(found[0]!, "en")).toContain(value);
  });
});
