import { describe, expect, test } from "vitest";
import type { Compilation } from "../../compiler/compile.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim, Refusal, Settlement, Used } from "../../compiler/evaluate/claim.ts";
import { loadTables } from "../../compiler/evaluate/engine.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { compileFiles } from "./odd-policies.ts";
import { compiled, inpatient, settling, type Stated } from "./small-policy.ts";

const yuan = 100;

/** What both evaluators say; it is one thing. */
function both(policy: Compilation, stated: Stated): Settlement | Refusal {
  const [file] = emittedFiles(policy).filter((one): one is Tables => "settlement" in one && one.settlement.length > 0);
  const claim: Claim = { province: "linhai", scheme: "employee", on: "2025-05-10", costs: {}, used: "nothing", ...stated, facts: { member: "active", hospital: "tertiary", care: "inpatient", identity: [], ...stated.facts } };
  const byTables = loadTables(new Map([["a.json", JSON.stringify(file)]])).settle(claim);
  const byModel = settling(policy, stated);
  expect(byTables).toEqual("refused" in byModel ? byModel : byModel.settlement);
  return byTables;
}

function settled(policy: Compilation, stated: Stated): Settlement {
  const result = both(policy, stated);
  if ("refused" in result) throw new Error(`${result.refused}: ${result.about}`);
  return result;
}

const pays = (policy: Compilation, cost: number, stated: Stated = {}): number[] => settled(policy, { costs: { eligible: cost * yuan }, ...stated }).layers.map(({ payment }) => payment / yuan);
const used = (benefits: Used["benefits"], pools: Used["pools"] = {}): Used => ({ benefits, pools });

describe("what is used up afterwards", () => {
  const capped = compileFiles([
    inpatient("deductible none\nratio 50%\ncap none"),
    "policy linhai.july\n  effective from 2025-07-01\n  source \"示例〔2025〕2号\"\n  amends linhai.case\nuse linhai.case\nreplace cap of inpatient 500 yuan of payment per year\n",
  ]);

  test("a cap that an amendment brings in mid-year finds what was paid since the year began", () => {
    const spring = settled(capped, { costs: { eligible: 800 * yuan }, on: "2025-03-01" });
    expect(spring.used).toEqual(used({ inpatient: { paid: { year: 400 * yuan } } }));
    expect(pays(capped, 800, { on: "2025-08-01", used: spring.used })).toEqual([100]);
    expect(pays(capped, 800, { on: "2025-08-01" })).toEqual([400]);
  });

  test("before it is in force nobody need state it; then everybody must", () => {
    expect(pays(capped, 800, { on: "2025-03-01", used: used({}) })).toEqual([400]);
    expect(both(capped, { on: "2025-08-01", used: used({}) })).toEqual({ refused: "missingUsed", about: "inpatient paid year" });
  });

  test("what is not stated stays so, what nothing moves comes back as it was", () => {
    const stated = used({ inpatient: { deductible: 7, base: { year: 3 }, paid: { month: 5 } } });
    expect(settled(capped, { costs: { eligible: 800 * yuan }, on: "2025-03-01", used: stated }).used).toEqual(stated);
  });

  test("a pool has no memory of what was paid before a benefit drew on it", () => {
    const policy = compileFiles([
      `pool shared 合用 500 yuan of payment per year for employee\n${inpatient("deductible none\nratio 50%\ncap none")}`,
      "policy linhai.july\n  effective from 2025-07-01\n  source \"示例〔2025〕2号\"\n  amends linhai.case\nuse linhai.case\nadd to inpatient { draws on shared }\n",
    ]);
    const spring = settled(policy, { costs: { eligible: 800 * yuan }, on: "2025-03-01" });
    expect(spring.used).toEqual(used({}, { shared: 0 }));
    expect(settled(policy, { costs: { eligible: 1_600 * yuan }, on: "2025-07-01", used: spring.used }).used).toEqual(used({}, { shared: 500 * yuan }));
  });

  test("a limit of cost counts the cost after it cut, a deductible what it took", () => {
    const policy = compiled(inpatient("first share 10%\ndeductible 100 yuan per year\nratio 50%\nlimit 600 yuan of cost per year\ncap none"));
    const first = settled(policy, { costs: { eligible: 1_000 * yuan } });
    expect(first.used).toEqual(used({ inpatient: { deductible: 100 * yuan, base: { year: 600 * yuan } } }));
    expect(settled(policy, { costs: { eligible: 1_000 * yuan }, used: first.used })).toMatchObject({ layers: [{ base: 1_000 * yuan, payment: 0 }], shares: { firstShare: 100 * yuan, ownShare: 900 * yuan, overCap: 0 } });
  });
});

describe("slots that are not there", () => {
  test("a limit that is repealed is none from that day", () => {
    const policy = compileFiles([
      inpatient("deductible none\nratio 50%\nlimit 100 yuan of payment per year\ncap none"),
      "policy linhai.july\n  effective from 2025-07-01\n  source \"示例〔2025〕2号\"\n  amends linhai.case\nuse linhai.case\nrepeal limit of inpatient\n",
    ]);
    expect(pays(policy, 800, { on: "2025-06-30" })).toEqual([100]);
    expect(pays(policy, 800, { on: "2025-07-01", used: used({}) })).toEqual([400]);
  });

  test("a slot without a period looks at the claim alone", () => {
    const policy = compiled(inpatient("deductible none\nratio 50%\ncopay 10 yuan\ncap none"));
    expect(pays(policy, 800, { used: used({ inpatient: { paid: { year: 1 } } }) })).toEqual([390]);
  });
});

describe("an amount whatever the cost", () => {
  const policy = (cap: string) => compiled(`${inpatient(`amount 520 yuan, whatever the cost\ncap ${cap}`).replace(/settle.*/, "")}
benefit more 补充 for employee when care = inpatient { base over cap of inpatient + class_b_share
  deductible none
  ratio 50%
  cap none }
settle for employee: inpatient; then more\n`);

  test("more than the bill leaves the patient a negative amount, and nothing to be paid of it", () => {
    expect(settled(policy("none"), { costs: { eligible: 300 * yuan } })).toMatchObject({ patient: -220 * yuan, shares: { ownShare: -220 * yuan, rounding: 0 }, layers: [{ payment: 520 * yuan, overCap: 0 }, { payment: 0 }] });
  });

  test("a cap that allows less than it cuts off all of the cost", () => {
    expect(settled(policy("500 yuan of payment per year"), { costs: { eligible: 300 * yuan } }).layers).toMatchObject([{ payment: 500 * yuan, overCap: 300 * yuan }, { base: 300 * yuan, payment: 150 * yuan }]);
    expect(settled(policy("520 yuan of payment per year"), { costs: { eligible: 300 * yuan } }).layers).toMatchObject([{ payment: 520 * yuan, overCap: 0 }, { base: 0 }]);
  });
});

describe("several layers of one claim", () => {
  test("a later layer sees what an earlier one took from their pool, exactly", () => {
    const policy = compiled(`pool shared 合用 100 yuan of payment per year for employee
${inpatient("deductible none\nratio 33.33%\ncap none\ndraws on shared").replace(/settle.*/, "")}
benefit more 补充 for employee when care = inpatient { base unpaid of inpatient
  deductible none
  ratio 100%
  cap none
  draws on shared }
settle for employee: inpatient; then more\n`);
    // 33.33 % of 100.01 yuan is 33.333333: 66.666667 are left, and what is reported keeps inside the pool.
    expect(pays(policy, 100.01)).toEqual([33.33, 66.67]);
    expect(settled(policy, { costs: { eligible: 100_01 } }).used.pools).toEqual({ shared: 100 * yuan });
  });

  test("what is taken of a remainder is taken of that layer's terms too", () => {
    const policy = compiled(`${inpatient("deductible none\nratio 50%\ncap 100 yuan of payment per year").replace(/settle.*/, "")}
benefit large 大额 for employee when care = inpatient { base over cap of inpatient
  deductible none
  ratio 50%
  cap none }
benefit help 救助 for employee when care = inpatient { base unpaid of large
  deductible none
  ratio 50%
  cap none }
benefit last 兜底 for employee when care = inpatient { base unpaid of inpatient
  deductible none
  ratio 100%
  cap none }
settle for employee: inpatient; then large; then help; then last\n`);
    // 1,000: 100 paid, 800 over the cap, of it 400, of the rest 200; unpaid of the first 1,000 − 100 − 400 − 200.
    expect(pays(policy, 1_000)).toEqual([100, 400, 200, 300]);
  });
});

describe("best for the patient", () => {
  test("with two dimensions of identities every pair is tried, and a closed one is passed over", () => {
    const policy = compiled(`dimension honour 荣誉 many { veteran 老兵, hero 英模 }
benefit inpatient 住院 for employee when care = inpatient best for the patient {
  base eligible
  deductible none
  ratio best for the patient {
    | identity  | ratio       |
    | poor      | 50%         |
    | destitute | 90%         |
    | disabled  | not covered |
    | other     | 40%         |
  }
  adjust ratio {
    honour has veteran: + 1 points
    honour has hero and identity has poor: set to 98%
  }
  cap none
}
settle for employee: inpatient
`);
    const of = (identity: readonly string[], honour: readonly string[]): number[] => pays(policy, 100, { facts: { identity, honour } });
    expect(of(["poor", "destitute"], ["veteran", "hero"])).toEqual([98]);
    expect(of(["destitute"], ["veteran", "hero"])).toEqual([91]);
    expect(of(["poor", "disabled"], [])).toEqual([50]);
    expect(settled(policy, { costs: { eligible: 1 }, facts: { identity: ["disabled"], honour: [] } }).layers[0]!.open).toBe(false);
  });
});
