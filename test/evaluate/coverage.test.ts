import { describe, expect, test } from "vitest";
import type { Compilation } from "../../compiler/compile.ts";
import { coverageOf, unreached } from "../../compiler/evaluate/coverage.ts";
import { runExamples } from "../../compiler/evaluate/run-examples.ts";
import { suggest } from "../../compiler/evaluate/suggest.ts";
import { compiled, inpatient } from "./small-policy.ts";

const rules = inpatient(`deductible per admission {
  | hospital            | amount   |
  | primary             | none     |
  | secondary, tertiary | 100 yuan |
}
adjust deductible {
  member = retired: halve
  late = yes: none
}
ratio by band of base per year {
  | ..1,000 | 1,000.. |
  | 60%     | 80%     |
}
cap 2,000 yuan of payment per year`);

const cases = (rows: string): string => `${rules}
example "a" {
  given care inpatient, on 2025-05-10
  | member | hospital | late | eligible | patient |
${rows}
}
`;

function missing({ program, decided, sources }: Compilation): readonly string[] {
  const [province] = program.provinces;
  return unreached(coverageOf(province!, runExamples(province!, decided))).map(({ item: { location: { file, span } } }) => sources.get(file)!.text.slice(span.start, span.end));
}

describe("coverage", () => {
  test("a row is reached when it gave a number, a band when some cost lies in it, an adjustment when it changed something", () => {
    expect(missing(compiled(cases("  | active | tertiary | no | 500 yuan | 260 yuan |")))).toEqual(["none", "member = retired: halve", "late = yes: none", "80%"]);
    expect(missing(compiled(cases("  | active | tertiary | no | 1,000 yuan | 460 yuan |")))).toContain("80%");
    expect(missing(compiled(cases("  | active | tertiary | no | 1,000.01 yuan | 460 yuan |")))).not.toContain("80%");
    expect(missing(compiled(cases("  | retired | primary | no | 500 yuan | 200 yuan |")))).toContain("member = retired: halve");
    expect(missing(compiled(cases("  | retired | tertiary | no | 500 yuan | 230 yuan |")))).not.toContain("member = retired: halve");
  });

  test("a case that the benefit is not for reaches nothing, nor does one without cost", () => {
    expect(missing(compiled(cases("  | active | tertiary | no | 0 yuan | 0 yuan |")))).toHaveLength(7);
    expect(missing(compiled(cases("  | active | tertiary | no | 500 yuan | 260 yuan |").replace("care inpatient, on", "care outpatient, on")))).toHaveLength(7);
  });
});

describe("suggestions", () => {
  const suggested = (rows: string): readonly (readonly [string, number, number])[] => {
    const { program, decided, sources } = compiled(cases(rows));
    const [province] = program.provinces;
    return suggest(province!, decided, runExamples(province!, decided)).map(({ location: { file, span }, settled: { settlement } }) =>
      [sources.get(file)!.text.slice(span.start, span.end), settlement.bill, settlement.patient] as const);
  };

  test("every row once, every edge and cap one fen below, on and above", () => {
    const found = suggested("  | active | tertiary | no | 500 yuan | 260 yuan |");
    expect(found.slice(0, 4).map(([row]) => row)).toEqual(["none", "member = retired: halve", "late = yes: none", "80%"]);
    expect(found.filter(([row]) => row === "80%").slice(1).map(([, bill]) => bill)).toEqual([99_999, 100_000, 100_001]);
    const atCap = found.filter(([row]) => row === "2,000 yuan").map(([, bill]) => bill);
    expect(atCap).toHaveLength(3);
    expect([atCap[1]! - atCap[0]!, atCap[2]! - atCap[1]!]).toEqual([1, 1]);
  });

  test("what an example has is not suggested again", () => {
    const rows = ["primary | no", "tertiary | no"].map((facts) => `  | active | ${facts} | 5,000 yuan | 3,000 yuan |`).concat("  | retired | tertiary | no | 5,000 yuan | 3,000 yuan |", "  | active | tertiary | yes | 5,000 yuan | 3,000 yuan |");
    const found = suggested(rows.join("\n"));
    expect(found.map(([row]) => row)).toEqual(["80%", "80%", "80%", "2,000 yuan", "2,000 yuan", "2,000 yuan"]);
    const bill = `${found[1]![1] / 100}.00`;
    const again = suggested([...rows, `  | active | primary | no | ${bill} yuan | 400 yuan |`].join("\n"));
    expect(again.map(([row]) => row)).toEqual(["80%", "80%", "2,000 yuan", "2,000 yuan", "2,000 yuan"]);
  });
});
