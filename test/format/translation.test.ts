import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, type SourceFile } from "../../compiler/compile.ts";
import { emit } from "../../compiler/emit/emit.ts";
import { format } from "../../compiler/format/format.ts";
import { parse, parseTree } from "../../compiler/syntax/parse.ts";
import { PROGRAMS } from "../syntax/programs.ts";
import { withoutNames } from "../syntax/reading.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { laidOut, translated } from "./laid-out.ts";
import { randomPrograms } from "./random-programs.ts";

const files = policiesUnder("policies", "examples");

/** The tables without the lines their rows come from, and without what follows from those. */
function tablesOf(sources: readonly SourceFile[]): ReadonlyMap<string, string> {
  const { program, decided } = compile(sources);
  const emission = emit(program, decided, { release: false, version: "0", lineOf: () => 1 });
  return new Map(emission.files.map(({ path, text }) => [path.replace(/-[0-9a-f]{16}\./, "."), text]));
}

describe("policies and examples", () => {
  const plain = files.map(({ path, text }) => ({ path, text: laidOut(text) }));
  const [english, chinese] = [translated(plain, "en"), translated(plain, "zh")];

  test("from one language to the other and back nothing is changed", () => {
    expect(translated(chinese, "en")).toEqual(english);
    expect(translated(english, "zh")).toEqual(chinese);
  });

  test("what is written in one language is written as if it had been translated", () => {
    const inEnglish = plain.filter(({ path }) => /beijing|national|qinghai|shanxi/.test(path));
    expect(english.filter(({ path }) => inEnglish.some((file) => file.path === path))).toEqual(inEnglish);
    expect(chinese.find(({ path }) => path.endsWith("jiangxi/employee.tongchou"))).toEqual(plain.find(({ path }) => path.endsWith("jiangxi/employee.tongchou")));
  });

  test("the tables stay what they are to the byte", () => {
    const before = tablesOf(files);
    expect(before.size).toBeGreaterThan(5);
    for (const after of [plain, english, chinese]) expect(tablesOf(after)).toEqual(before);
  });

  test("no keyword of the other language is left", () => {
    const keywords = chinese.flatMap(({ path, text }) => parse(path, text).tokens).filter(({ kind }) => kind === "Keyword");
    expect(keywords.length).toBeGreaterThan(1000);
    expect(keywords.filter(({ image }) => /[a-z]/.test(image))).toEqual([]);
  });
});

function there(text: string, spelling: "en" | "zh"): string {
  return translated([{ path: "a.tongchou", text }], spelling)[0]!.text;
}

describe("programs", () => {
  test.each(Object.entries(PROGRAMS))("%s", (_name, text) => {
    const [english, chinese] = [there(text, "en"), there(text, "zh")];
    expect(there(chinese, "en")).toBe(english);
    expect(there(english, "zh")).toBe(chinese);
    for (const other of [english, chinese]) expect(withoutNames(parseTree("", other).tree)).toEqual(withoutNames(parseTree("", text).tree));
  });

  test("any program comes back from the other language as it was", () => {
    let count = 0;
    fc.assert(fc.property(randomPrograms, (written) => {
      const first = format(written);
      fc.pre(first.kind === "formatted");
      const text = laidOut(written);
      count += 1;
      const [english, chinese] = [there(text, "en"), there(text, "zh")];
      expect(laidOut(text)).toBe(text);
      expect(there(chinese, "en")).toBe(english);
      expect(there(english, "zh")).toBe(chinese);
      expect(withoutNames(parseTree("", chinese).tree)).toEqual(withoutNames(parseTree("", written).tree));
    }), { numRuns: 60 });
    expect(count).toBeGreaterThan(40);
  });
});

describe("what a name stands for decides how it is translated", () => {
  const text = `policy linhai.basic effective from 2025-01-01
province linhai 临海
city yunzhou 云州 of linhai
measure eligible 政策范围内费用
dimension primary 首诊 { hospital 医院, employee 职工, base 基数 }
dimension hospital 医院级别 { primary 一级, tertiary 三级 }
dimension limit 限额 { yes_of 有, "2型糖尿病" type2 }
scheme employee 职工
benefit employee 职工住院 for employee when hospital = primary and primary = employee and limit = type2 {
  base eligible
  ratio {
    | hospital | limit | ratio |
    | primary  | yes_of | 80%   |
  }
}
settle for employee: employee
`;

  test("a benefit, a scheme and a member of one name", () => {
    const chinese = there(text, "zh");
    expect(chinese).toContain('待遇 employee 职工住院 适用 职工 当 医院级别 = 一级 且 首诊 = 职工 且 限额 = "2型糖尿病" {');
    expect(chinese).toContain("    | 医院级别 | 限额 | 支付比例 |\n    | 一级     | 有   | 80%      |\n");
    expect(chinese).toContain("结算顺序 适用 职工: 职工住院\n");
    expect(there(chinese, "en")).toBe(laidOut(text));
  });

  test("declarations keep the order of their names", () => {
    expect(there(text, "zh")).toContain("险种 employee 职工\n");
    expect(there("scheme 职工 employee\nsettle for 职工: a", "en")).toBe("scheme 职工 employee\nsettle for employee: a\n");
  });

  test("a name that would be read as a word of its column gets quotes", () => {
    const amount = "dimension 数额 amount { 甲 a }\nbenefit b { cap { | 数额 | 定额 |\n| 甲 | 5元 |\n} }";
    expect(there(amount, "en")).toContain('| "amount" | amount |\n    | a        | 5 yuan |');
    expect(there(there(amount, "en"), "zh")).toBe(there(amount, "zh"));
  });

  test("a name without a twin stays, and so does one whose twin means something else there", () => {
    expect(there("dimension a 甲 { x }\nimpossible a = x", "zh")).toContain("不可能 甲 = x");
    expect(there("parameter share 比例 5%\nindicator 收入 share by year\nparameter b 收入 of previous year", "en")).toContain("parameter b 收入 of previous year");
  });
});
