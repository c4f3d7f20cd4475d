import { expect, test } from "vitest";
import type { SourceFile } from "../../compiler/compile.ts";
import { compile } from "../../compiler/compile.ts";
import { emit } from "../../compiler/emit/emit.ts";
import { laidOut } from "./laid-out.ts";

const dimensions = `policy linhai.basic effective from 2025-01-01
province linhai 临海
measure eligible
scheme employee 职工
dimension hospital 医院级别 { primary 一级, secondary 二级, tertiary 三级 }
dimension age integer 0..150
dimension identity many { poor, destitute }
`;

function benefit(slot: string): string {
  return `${dimensions}benefit inpatient for employee {
  base eligible
  deductible none
${slot}
  cap none
}
settle for employee: inpatient
`;
}

const wide = benefit(`  ratio {
    | age  | primary | secondary, tertiary |
    | ..60 | 90%     | 80%                 | article "一"
    | 61.. | 95%     | 85%                 |
  }`);

/** What is between the braces of the slot. */
function table(text: string, width: number): string[] {
  return laidOut(text, { width }).split("\n").filter((line) => /^ +\|/.test(line)).map((line) => line.trim());
}

function tablesOf(text: string): string[] {
  const files: readonly SourceFile[] = [{ path: "a.tongchou", text }];
  const { program, decided, diagnostics } = compile(files);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return emit(program, decided, { release: false, version: "0", lineOf: () => 1 }).files.map(({ text: json }) => json);
}

test("a cross-tab that fits stays, one that does not is stacked", () => {
  expect(table(wide, 120)).toEqual(["| age  | primary | secondary, tertiary |", '| ..60 | 90%     | 80%                 | article "一"', "| 61.. | 95%     | 85%                 |"]);
  expect(table(wide, 50)).toEqual([
    "| age  | hospital            | ratio |", '| ..60 | primary             | 90%   | article "一"', '| ..60 | secondary, tertiary | 80%   | article "一"',
    "| 61.. | primary             | 95%   |", "| 61.. | secondary, tertiary | 85%   |",
  ]);
});

test("the tables are the same to the byte, and a stacked table stays stacked", () => {
  const stacked = laidOut(wide, { width: 50 });
  expect(tablesOf(stacked)).toEqual(tablesOf(wide));
  expect(laidOut(stacked)).toBe(stacked);
});

test("headings are written in the language of the clause", () => {
  const chinese = wide.replace("ratio {", "支付比例 {").replace("primary |", "一级 |").replace("secondary, tertiary |", "二级, 三级 |");
  expect(table(chinese, 30)[0]).toBe("| age  | 医院级别   | 支付比例 |");
});

test.each([
  ["bands", "  ratio by band of base per year {\n    | age | ..30,000 | 30,000.. |\n    | any | 90% | 95% |\n  }"],
  ["a remark in it", "  ratio {\n    | age | primary | secondary, tertiary |\n    | any | 90% | 80% | // of 2024\n  }"],
  ["an allowance", '  ratio {\n    | age | primary | secondary, tertiary |\n    | any | 90% | 80% | allow TC6001 because "x"\n  }'],
  ["several rows that apply", "  ratio best for the patient {\n    | age | poor | destitute |\n    | any | 90% | 80% |\n  }"],
  ["members that no dimension of the file has", "  ratio {\n    | age | local | elsewhere |\n    | any | 90% | 80% |\n  }"],
])("one with %s stays as it is", (_what, slot) => {
  expect(table(benefit(slot), 20)).toHaveLength(2);
});

test("a translation stacks nothing", () => {
  expect(laidOut(wide, { width: 50, spelling: "zh" })).toContain("| age  | primary | secondary, tertiary |");
});
