/** What would reach nobody, or another's money, is told. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { CATALOGUE } from "../../compiler/diagnostics/catalogue.ts";

const fictional = readFileSync("test/golden/fictional.tongchou", "utf8");
const head = (name: string, more = ""): string => `policy linhai.${name}\n  effective from ${more === "" ? "2025-01-01" : "2026-01-01"}\n  source "示例〔2025〕1号"\n${more}use fictional\n`;
const stay = `benefit stay for employee when care = inpatient {
  base eligible
  deductible none
  ratio 85%
  cap none
}
settle for employee: stay
`;

function compiled(...texts: readonly string[]) {
  const files = [fictional, ...texts].map((text, index) => ({ path: `${index}.tongchou`, text }));
  return compile(files);
}
const codes = (...texts: readonly string[]): string[] => compiled(...texts).diagnostics.filter(({ severity }) => severity !== "note").map(({ id }) => CATALOGUE[id].code);

describe("a pool", () => {
  const drawing = (scheme: string): string => `${head("a")}pool year_pool 100,000 yuan of payment per year for ${scheme}\n${stay.replace("cap none", "cap none\n  draws on year_pool")}`;
  it("of the other scheme cannot be drawn on", () => {
    expect(codes(drawing("employee"))).toEqual([]);
    expect(codes(drawing("resident"))).toContain("TC2014");
  });
});

describe("an amending file", () => {
  const later = (amends: string): string => `${head("b", `  amends ${amends}\nuse linhai.a\n`)}replace ratio of stay 90%\n`;
  it("changes only the document that it says it amends", () => {
    const base = `${head("a")}${stay}`;
    const other = `${head("c")}`;
    expect(codes(base, other, later("linhai.a"))).toEqual([]);
    expect(codes(base, other, later("linhai.c"))).toContain("TC7009");
  });

  it("keeps the rounding of the one it amends", () => {
    const base = `${head("a")}${stay}rounding half up to 0.1 yuan\n`;
    const order = `${head("b", "  amends linhai.a\n")}settle for employee: stay\n`;
    const [province] = compiled(base, order).program.provinces;
    expect(province!.settlements.map(({ rounding }) => rounding.step)).toEqual([10n, 10n]);
    const own = compiled(base, `${order}rounding half up to 1 yuan\n`).program.provinces[0];
    expect(own!.settlements.map(({ rounding }) => rounding.step)).toEqual([10n, 100n]);
  });
});

describe("a guardrail", () => {
  it("that requires nothing is told", () => {
    expect(codes(`${head("a")}${stay}guardrail "…" error\n  require ratio of stay >= 50%\n`)).toEqual([]);
    expect(codes(`${head("a")}${stay}guardrail "…" error\n`)).toEqual(["TC3043"]);
  });
});

describe("a library", () => {
  it("has no head of a policy", () => {
    expect(codes("library shared\nmeasure other_cost 其他费用\n", `${head("a")}${stay}`)).toEqual([]);
    expect(codes("library shared\n  issued 2025-01-01\nmeasure other_cost 其他费用\n", `${head("a")}${stay}`)).toEqual(["TC3050"]);
  });
});

describe("a part of a contribution", () => {
  const paid = (part: string): string => `${head("a")}${stay}contribution pay for employee {\n  employer uniform 6%${part}\n}\n`;
  it("that ends before its contribution leaves days without a rate", () => {
    expect(codes(paid(""))).toEqual([]);
    expect(codes(paid(" to 2025-12-31"))).toEqual(["TC7005"]);
    expect(codes(paid(" to 2025-12-31\n  employer uniform 7% from 2026-01-01"))).toEqual([]);
  });

  it("ends with a contribution that is repealed", () => {
    expect(codes(paid(""), `${head("b", "  amends linhai.a\n")}repeal contribution pay\n`)).toEqual([]);
  });
});

describe("a mark of doubt", () => {
  const paid = (parameter: string, statistic: string): string => `${head("a")}parameter half 50%${parameter}
parameter quarter half × half rounded to 1%
indicator wage 工资 by year {
  | year | value       |
  | 2023 | 90,000 yuan |
  | 2024 | 96,000 yuan |${statistic}
}
${stay.replace("85%", "quarter").replace("cap none", "cap 6 × wage of previous year rounded to 1 yuan of payment per year")}`;
  const marksOf = (text: string, word: string) => {
    const { decided } = compiled(text);
    return [...decided.values()].filter(({ slot }) => slot.word === word).flatMap(({ periods }) => periods.flatMap(({ parts }) => parts.flatMap(({ citations }) => citations)));
  };

  it("on a parameter goes with every number that it is in", () => {
    expect(marksOf(paid("", ""), "ratio").map(({ trust }) => trust)).toEqual(["verified"]);
    expect(marksOf(paid(' unverified "未录"', ""), "ratio")).toMatchObject([{ trust: "unverified", remark: "未录" }]);
    expect(marksOf(paid(' unresolved "按何口径"', ""), "ratio")).toMatchObject([{ unresolved: ["按何口径"] }]);
  });

  it("on a statistic goes with the values of its year", () => {
    expect(marksOf(paid("", ""), "cap").filter(({ provisional }) => provisional)).toEqual([]);
    const provisional = marksOf(paid("", " provisional"), "cap").filter((citation) => citation.provisional);
    expect(provisional).toHaveLength(1);
    expect(provisional[0]!.location.span.start).toBe(paid("", " provisional").indexOf("96,000 yuan"));
  });

  it("on a slot, a row or an adjustment goes out with it", () => {
    const marked = `${head("a")}${stay.replace("ratio 85%", "ratio 85% provisional")}`;
    expect(marksOf(marked, "ratio")).toMatchObject([{ provisional: true }]);
    expect(marksOf(`${head("a")}${stay}`, "ratio")).toMatchObject([{ provisional: false }]);
  });
});
