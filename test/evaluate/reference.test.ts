import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Used } from "../../compiler/evaluate/claim.ts";
import { compiled, figures, inpatient, refused, settled, settling } from "./small-policy.ts";

const yuan = 100;
const usedOf = (inpatientUsed: Used["benefits"][string], pools: Used["pools"] = {}): Used => ({ benefits: { inpatient: inpatientUsed }, pools });

describe("one layer", () => {
  test("a ratio of what lies above the deductible", () => {
    const policy = compiled(inpatient("deductible 800 yuan per admission\nratio 80%\ncap none"));
    expect(figures(policy, 10_000 * yuan)).toEqual({ inpatient: 7_360 * yuan, patient: 2_640 * yuan });
    expect(figures(policy, 800 * yuan)).toEqual({ inpatient: 0, patient: 800 * yuan });
    expect(figures(policy, 800 * yuan + 1)).toEqual({ inpatient: 1, patient: 800 * yuan });
    expect(settled(policy, { costs: { eligible: 500 * yuan } }).layers[0]).toMatchObject({ base: 500 * yuan, deductible: 500 * yuan, payment: 0 });
  });

  test("a first share is taken off before the deductible: a ratio, an amount up to the cost, or none", () => {
    const by = (share: string) => compiled(inpatient(`first share ${share}\ndeductible 100 yuan per admission\nratio 50%\ncap none`));
    expect(figures(by("10%"), 1_000 * yuan).inpatient).toBe(400 * yuan);
    expect(figures(by("300 yuan"), 1_000 * yuan).inpatient).toBe(300 * yuan);
    expect(settled(by("300 yuan"), { costs: { eligible: 200 * yuan } }).layers[0]).toMatchObject({ firstShare: 200 * yuan, deductible: 0, payment: 0 });
    expect(figures(by("none"), 1_000 * yuan).inpatient).toBe(450 * yuan);
  });

  test("a limit of cost cuts the cost, and what is cut is the patient's", () => {
    const policy = compiled(inpatient("deductible none\nratio 50%\nlimit 1,000 yuan of cost per year\ncap none"));
    expect(figures(policy, 3_000 * yuan)).toEqual({ inpatient: 500 * yuan, patient: 2_500 * yuan });
    expect(figures(policy, 3_000 * yuan, { used: usedOf({ base: { year: 400 * yuan } }) }).inpatient).toBe(300 * yuan);
  });

  test("a yearly deductible is what is left of it, and what it took is used up", () => {
    const policy = compiled(inpatient("deductible 500 yuan per year\nratio 50%\ncap none"));
    expect(figures(policy, 1_000 * yuan, { used: usedOf({ deductible: 300 * yuan }) }).inpatient).toBe(400 * yuan);
    expect(figures(policy, 1_000 * yuan, { used: usedOf({ deductible: 900 * yuan }) }).inpatient).toBe(500 * yuan);
    expect(settled(policy, { costs: { eligible: 200 * yuan } }).used.benefits["inpatient"]).toEqual({ deductible: 200 * yuan });
  });

  test("bands of the base lie on the cost with the deductible, those of the excess above it", () => {
    const bands = "per year {\n  | ..1,000 | 1,000.. |\n  | 50%     | 80%     |\n}";
    const ofBase = compiled(inpatient(`deductible 200 yuan per year\nratio by band of base ${bands}\ncap none`));
    const ofExcess = compiled(inpatient(`deductible 200 yuan per year\nratio by band of excess ${bands}\ncap none`));
    expect(figures(ofBase, 1_500 * yuan).inpatient).toBe(800 * yuan);
    expect(figures(ofExcess, 1_500 * yuan).inpatient).toBe(740 * yuan);
    const before = usedOf({ deductible: 200 * yuan, base: { year: 700 * yuan } });
    expect(figures(ofBase, 1_000 * yuan, { used: before }).inpatient).toBe((150 + 560) * yuan);
    expect(figures(ofExcess, 1_000 * yuan, { used: before }).inpatient).toBe((250 + 400) * yuan);
  });

  test("a band of payment is used up by payment, and one at 0 % never ends", () => {
    const of = (first: string) => compiled(inpatient(`deductible none\nratio by band of payment per year {\n  | ..900 | 900.. |\n  | ${first} | 50% |\n}\ncap none`));
    expect(figures(of("90%"), 2_000 * yuan).inpatient).toBe((900 + 500) * yuan);
    expect(figures(of("90%"), 2_000 * yuan, { used: usedOf({ paid: { year: 450 * yuan } }) }).inpatient).toBe((450 + 750) * yuan);
    expect(figures(of("90%"), 2_000 * yuan, { used: usedOf({ paid: { year: 900 * yuan } }) }).inpatient).toBe(1_000 * yuan);
    expect(figures(of("0%"), 2_000 * yuan).inpatient).toBe(0);
  });

  test("an amount pays at most the cost, or whatever the cost, and knows no deductible", () => {
    const of = (bound: string) => compiled(inpatient(`deductible 100 yuan per admission\namount 520 yuan, ${bound}\ncap none`));
    expect(figures(of("at most the cost"), 300 * yuan)).toEqual({ inpatient: 300 * yuan, patient: 0 });
    expect(figures(of("at most the cost"), 700 * yuan)).toEqual({ inpatient: 520 * yuan, patient: 180 * yuan });
    expect(figures(of("whatever the cost"), 300 * yuan)).toEqual({ inpatient: 520 * yuan, patient: -220 * yuan });
    expect(settled(of("at most the cost"), { costs: { eligible: 300 * yuan } }).layers[0]!.deductible).toBe(0);
  });

  test("a copay is taken off the payment, not below 0, and a limit of payment cuts it", () => {
    const policy = compiled(inpatient("deductible none\nratio 50%\ncopay 100 yuan per visit\nlimit 300 yuan of payment per year\ncap none"));
    expect(figures(policy, 150 * yuan).inpatient).toBe(0);
    expect(figures(policy, 600 * yuan).inpatient).toBe(200 * yuan);
    expect(figures(policy, 2_000 * yuan).inpatient).toBe(300 * yuan);
    expect(figures(policy, 2_000 * yuan, { used: usedOf({ paid: { year: 250 * yuan } }) }).inpatient).toBe(50 * yuan);
  });

  test("what is not covered closes the layer: it has no base, and nothing is left to later ones", () => {
    const policy = compiled(inpatient("deductible none\nratio {\n  | hospital | ratio |\n  | primary, secondary | 80% |\n  | tertiary | not covered |\n}\ncap none"));
    const { layers, patient, shares } = settled(policy, { costs: { eligible: 1_000 } });
    expect(layers).toEqual([{ benefit: "inpatient", open: false, base: 0, firstShare: 0, deductible: 0, payment: 0, overCap: 0 }]);
    expect([patient, shares.outside]).toEqual([1_000, 1_000]);
    expect(figures(policy, 1_000, { facts: { hospital: "community" } }).inpatient).toBe(800);
  });
});

describe("over the cap", () => {
  const withNext = (clauses: string, next: string): string =>
    `${inpatient(clauses).replace(/settle.*/, "")}benefit large 大额 for employee when care = inpatient {\n  ${next}\n}\nsettle for employee: inpatient; then large\n`;

  test("the next layer gets the cost that the cap cut off, not the deductible nor the patient's share", () => {
    const policy = compiled(withNext("deductible 1,000 yuan per admission\nratio 80%\ncap 8,000 yuan of payment per year", "base over cap of inpatient\n  deductible none\n  ratio 50%\n  cap none"));
    expect(figures(policy, 11_000 * yuan)).toEqual({ inpatient: 8_000 * yuan, large: 0, patient: 3_000 * yuan });
    expect(figures(policy, 15_000 * yuan)).toEqual({ inpatient: 8_000 * yuan, large: 2_000 * yuan, patient: 5_000 * yuan });
    expect(settled(policy, { costs: { eligible: 5_000 * yuan }, used: { benefits: { inpatient: { deductible: 0, paid: { year: 8_000 * yuan } } }, pools: {} } }).layers[0])
      .toMatchObject({ payment: 0, overCap: 4_000 * yuan });
  });

  test("a band at 0 % is not insured by the next layer, a limit spills nothing over", () => {
    const bands = "ratio by band of base per year {\n    | ..1,000 | 1,000..2,000 | 2,000.. |\n    | 100%    | 0%           | 50%     |\n  }";
    const next = "base over cap of inpatient\n  deductible none\n  ratio 100%\n  cap none";
    const capped = compiled(withNext(`deductible none\n${bands}\ncap 1,000 yuan of payment per year`, next));
    expect(figures(capped, 3_000 * yuan)).toEqual({ inpatient: 1_000 * yuan, large: 1_000 * yuan, patient: 1_000 * yuan });
    const limited = compiled(withNext(`deductible none\n${bands}\nlimit 1,000 yuan of payment per year\ncap none`, next));
    expect(figures(limited, 3_000 * yuan)).toEqual({ inpatient: 1_000 * yuan, large: 0, patient: 2_000 * yuan });
  });

  test("the largest cost that the cap allows is found by trying every fen", () => {
    const policy = compiled(withNext("deductible 3 yuan per year\nratio by band of base per year {\n  | ..5 | 5..8 | 8.. |\n  | 70% | 0% | 90% |\n}\ncopay 1 yuan per visit\ncap 4 yuan of payment per year", "base over cap of inpatient\n  deductible none\n  ratio 0%\n  cap none"));
    const before = (cost: number): number => {
      const inBand = (low: number, high: number): number => Math.max(0, Math.min(cost, high) - Math.max(300, low));
      return Math.max(0, (inBand(0, 500) * 7 + inBand(800, Infinity) * 9) / 10 - 100);
    };
    for (const paid of [0, 150, 400]) {
      const { layers } = settled(policy, { costs: { eligible: 2_000 }, used: { benefits: { inpatient: { deductible: 0, paid: { year: paid }, base: { year: 0 } }, large: {} }, pools: {} } });
      const allowed = 400 - paid;
      const largest = Math.max(...Array.from({ length: 2_001 }, (_, cost) => (before(cost) <= allowed ? cost : 0)));
      expect(2_000 - layers[0]!.overCap).toBeGreaterThanOrEqual(largest);
      expect(2_000 - layers[0]!.overCap).toBeLessThanOrEqual(largest + 1);
    }
  });
});

describe("remainders", () => {
  const three = compiled(`
benefit basic 基本 for employee when care = inpatient {
  base eligible
  first share 10%
  deductible 100 yuan per admission
  ratio 50%
  cap 300 yuan of payment per year
}
benefit large 大额 for employee when care = inpatient { base over cap of basic
  deductible none
  ratio 80%
  cap none }
benefit help 救助 for employee when care = inpatient { base unpaid of basic
  deductible none
  ratio 50%
  cap none }
benefit last 兜底 for employee when care = inpatient { base first share of basic
  deductible none
  ratio 100%
  cap none }
settle for employee: basic; then large; then help; then last
`);

  test("unpaid is what all layers left, wherever it was paid from; the first share lies outside it", () => {
    // 2,000: first share 200; of 1,800 the cap allows a cost of 700, over the cap 1,100, of which 880 are paid; unpaid 1,800 − 300 − 880.
    expect(figures(three, 2_000 * yuan)).toEqual({ basic: 300 * yuan, large: 880 * yuan, help: 310 * yuan, last: 200 * yuan, patient: 310 * yuan });
    const { shares } = settled(three, { costs: { eligible: 2_000 * yuan, class_b_share: 5 } });
    expect(shares).toEqual({ outside: 5, firstShare: 0, deductible: 0, ownShare: 310 * yuan, overCap: 0, rounding: 0 });
  });

  test("the own share of a layer ignores what later layers paid", () => {
    const policy = compiled(inpatient("deductible 100 yuan per admission\nratio 50%\ncap none").replace(/settle.*/, `
benefit more 补充 for employee when care = inpatient { base own share of inpatient
  deductible none
  ratio 40%
  cap none }
settle for employee: inpatient; then more`));
    expect(figures(policy, 1_100 * yuan)).toEqual({ inpatient: 500 * yuan, more: 240 * yuan, patient: 360 * yuan });
  });
});

describe("pools", () => {
  const policy = compiled(`
pool whole 总额 500 yuan of payment per year for employee
pool part 分额 400 yuan of payment per year for employee in whole
pool shared 合用 100 yuan of deductible per year for employee
benefit inpatient 住院 for employee when care = inpatient { base eligible
  deductible 80 yuan per year
  ratio 50%
  cap none
  draws on part, shared }
benefit outpatient 门诊 for employee when care = outpatient { base eligible
  deductible 80 yuan per year
  ratio 50%
  cap none
  draws on whole, shared }
settle for employee: one of inpatient, outpatient
`);
  const used = (pools: Used["pools"]): Used => ({ benefits: { inpatient: { deductible: 0 }, outpatient: { deductible: 0 } }, pools: { whole: 0, part: 0, shared: 0, ...pools } });

  test("a payment is no more than is left of a pool and of the one it lies in", () => {
    expect(figures(policy, 2_000 * yuan).inpatient).toBe(400 * yuan);
    expect(figures(policy, 2_000 * yuan, { used: used({ whole: 300 * yuan }) }).inpatient).toBe(200 * yuan);
    expect(figures(policy, 2_000 * yuan, { facts: { care: "outpatient" } }).outpatient).toBe(500 * yuan);
  });

  test("a pool of deductible shortens the deductible", () => {
    expect(figures(policy, 280 * yuan).inpatient).toBe(100 * yuan);
    expect(figures(policy, 280 * yuan, { used: used({ shared: 50 * yuan }) }).inpatient).toBe(115 * yuan);
  });

  test("both pools and the deductible are used up, so that claims chain", () => {
    const first = settled(policy, { costs: { eligible: 280 * yuan } });
    expect(first.used).toEqual({ benefits: { inpatient: { deductible: 80 * yuan }, outpatient: { deductible: 0 } }, pools: { whole: 100 * yuan, part: 100 * yuan, shared: 80 * yuan } });
    const second = figures(policy, 2_000 * yuan, { facts: { care: "outpatient" }, used: first.used });
    expect(second.outpatient).toBe(400 * yuan);
    expect(settled(policy, { costs: { eligible: 20 * yuan }, facts: { care: "outpatient" }, used: first.used }).layers[1]!.deductible).toBe(20 * yuan);
  });
});

describe("several identities", () => {
  test("the benefit is calculated with each alone, and the largest payment counts", () => {
    const policy = compiled(`benefit help 救助 for employee when care = inpatient best for the patient {
  base eligible
  deductible 100 yuan per admission
  adjust deductible {
    identity has poor: none
    identity has destitute: + 50 yuan
  }
  ratio 50%
  adjust ratio {
    identity has destitute: + 40 points
  }
  cap none
}
settle for employee: help
`);
    const help = (cost: number, ...identity: string[]) => figures(policy, cost * yuan, { facts: { identity } }).help! / yuan;
    expect([help(1_000), help(1_000, "poor"), help(1_000, "destitute"), help(1_000, "poor", "destitute")]).toEqual([450, 500, 765, 765]);
    expect(help(200, "poor", "destitute")).toBe(100);
  });
});

describe("waiting", () => {
  const policy = (waiting: string) => compiled(inpatient(`deductible none\nratio 50%\ncap none\nwaiting ${waiting} when late = yes`));
  const paid = (waiting: string, contribution: string, on: string): number => settled(policy(waiting), { costs: { eligible: 100 }, contribution, on, facts: { late: true } }).layers[0]!.payment;

  test("months end on the same day, or on the last of a month without it", () => {
    expect([paid("3 months from contribution", "2025-02-10", "2025-05-09"), paid("3 months from contribution", "2025-02-10", "2025-05-10")]).toEqual([0, 50]);
    expect([paid("3 months from contribution", "2025-01-31", "2025-04-29"), paid("3 months from contribution", "2025-01-31", "2025-04-30")]).toEqual([0, 50]);
    expect(paid("3 months from contribution", "2024-11-30", "2025-02-28")).toBe(50);
  });

  test("calendar months begin on their first day", () => {
    expect([paid("from the 3rd calendar month of contribution", "2025-02-10", "2025-03-31"), paid("from the 3rd calendar month of contribution", "2025-02-10", "2025-04-01")]).toEqual([0, 50]);
  });

  test("the day of contribution is asked for only where there is a wait", () => {
    expect(refused(policy("3 months from contribution"), { facts: { late: true } })).toBe("missingFact: contribution");
    expect(refused(policy("3 months from contribution"), { facts: { late: false } })).toBe("settled");
  });
});

test("payments and the patient's amount add up, and no payment exceeds its cap, whatever the bill and the history", () => {
  const policy = compiled(`
pool year 年度 5,000 yuan of payment per year for employee
benefit basic 基本 for employee when care = inpatient { base eligible + class_b_share
  first share 7%
  deductible 333 yuan per year
  ratio by band of excess per year { | ..1,000 | 1,000..3,000 | 3,000.. |
    | 61.5% | 0% | 87% |
  }
  cap 4,000 yuan of payment per year
  draws on year }
benefit large 大额 for employee when care = inpatient { base over cap of basic
  deductible 10 yuan per admission
  ratio 33.3%
  cap 700 yuan of payment per year
  draws on year }
benefit help 救助 for employee when care = inpatient { base unpaid of basic
  deductible none
  ratio 50%
  cap none }
settle for employee: basic; then large; then help
`);
  const amount = fc.integer({ min: 0, max: 2_000_000 });
  fc.assert(fc.property(amount, amount, amount, amount, (eligible, share, paid, base) => {
    const used: Used = { benefits: { basic: { deductible: Math.min(base, 33_300), paid: { year: paid }, base: { year: base } }, large: { deductible: 0, paid: { year: 0 } } }, pools: { year: paid } };
    const { layers, patient, bill, shares } = settled(policy, { costs: { eligible, class_b_share: share }, used });
    expect(layers.reduce((sum, { payment }) => sum + payment, patient)).toBe(bill);
    expect(Object.values(shares).reduce((sum, part) => sum + part, 0)).toBe(patient);
    expect(patient).toBeGreaterThanOrEqual(0);
    expect(layers[0]!.payment + layers[1]!.payment).toBeLessThanOrEqual(Math.max(0, 500_000 - paid));
    expect(Math.abs(shares.rounding)).toBeLessThanOrEqual(3);
  }), { numRuns: 200 });
});

test("the trace names the rows and adjustments that gave each figure", () => {
  const policy = compiled(inpatient("deductible per admission article \"第五条\" {\n  | hospital | amount |\n  | primary, secondary | 100 yuan |\n  | tertiary | 800 yuan |\n}\nadjust deductible {\n  member = retired: halve article \"第六条\"\n}\nratio 80%\ncap none"));
  const result = settling(policy, { costs: { eligible: 1_000 }, facts: { member: "retired" } });
  if ("refused" in result) throw new Error(result.refused);
  const deductible = result.trace[0]!.figures.find(({ slot }) => slot.word === "deductible")!;
  expect(deductible.part.citations.map(({ article }) => article)).toEqual(["第五条", "第六条"]);
});
