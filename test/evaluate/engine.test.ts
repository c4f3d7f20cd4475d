import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim, RefusalReason, Used } from "../../compiler/evaluate/claim.ts";
import { claimsOf } from "./claims-of-tables.ts";
import { compileOdd } from "./odd-policies.ts";
import { beijing, engineFor, figuresOf, linhai, realEngine, realFiles, refusalOf, settled, without, withFacts, yuan } from "./real-engine.ts";
import { emittedFiles } from "../support/tables-text.ts";
import type { Tables } from "../../compiler/emit/format.ts";

const eligible = (claim: Claim, amount: number): Claim => ({ ...claim, costs: { eligible: amount * yuan } });
const oddEngine = (name: string) => engineFor(emittedFiles(compileOdd(name)).filter((file): file is Tables => "settlement" in file));
const employee = (facts: Claim["facts"], costs: Claim["costs"], used: Claim["used"] = "nothing"): Claim => ({
  province: "linhai", scheme: "employee", on: "2025-06-01", facts: { member: "active", ...facts }, costs, used,
});

describe("worked out by hand", () => {
  test("Beijing: 18,700 above the deductible at 85 %; the second period of a year at half the deductible", () => {
    expect(figuresOf(beijing)).toEqual({ employee_inpatient: 15_895, large_sum: 0, patient: 4_105 });
    expect(figuresOf(withFacts(beijing, { ordinal: 2 }))).toMatchObject({ employee_inpatient: 16_447.5 });
  });

  test("Beijing: bands lie on the cost with the deductible, and each band is paid at its own ratio", () => {
    // 28,700 × 85 % + 10,000 × 90 % + 5,000 × 95 %
    expect(figuresOf(eligible(beijing, 45_000))).toMatchObject({ employee_inpatient: 24_395 + 9_000 + 4_750 });
  });

  test("Beijing: the cap cuts off the cost above 110,110.53; 85 % of that is paid next, up to its own cap", () => {
    // (100,000 − 24,395 − 9,000) / 95 % above 40,000
    const { layers, patient, shares } = settled(eligible(beijing, 200_000));
    expect(layers[0]).toMatchObject({ payment: 100_000 * yuan, overCap: 20_000_000 - 11_011_053 });
    expect(layers[2]).toMatchObject({ base: 8_988_947, payment: 7_640_605 });
    expect(patient).toBe(20_000_000 - 10_000_000 - 7_640_605);
    expect(shares).toEqual({ outside: 0, firstShare: 0, deductible: 130_000, ownShare: 2_229_395, overCap: 0, rounding: 0 });
  });

  test("Linhai: critical illness pays of what inpatient care leaves, assistance of what that leaves", () => {
    expect(figuresOf(linhai)).toEqual({ resident_inpatient: 59_640, resident_critical_illness: 12_216, patient: 28_144 });
    expect(figuresOf(withFacts(linhai, { identity: ["poor"] }))).toEqual({
      resident_inpatient: 59_640, resident_critical_illness: 19_734, resident_assistance: 15_469.5, patient: 5_156.5,
    });
  });

  test("parts of the bill outside every base are the patient's", () => {
    expect(settled({ ...beijing, costs: { eligible: 0, over_limit: 301, out_of_catalogue: 4 } })).toMatchObject({ bill: 305, patient: 305, shares: { outside: 305, rounding: 0 } });
  });

  test("a copay, a limit and a cap, one after the other", () => {
    const engine = oddEngine("copay, limits, caps and every remainder");
    // 100 less 10 % and 5: 20 × 50 % + 40 × 0 % + 25 × 85 % = 31.25, less the copay of 1, limited to 30.
    const claim = employee({ care: "inpatient" }, { eligible: 100 * yuan });
    expect(settled(claim, engine).layers[0]).toMatchObject({ base: 10_000, firstShare: 1_000, deductible: 500, payment: 3_000, overCap: 0 });
    const used: Used = { benefits: { basic: { deductible: 0, paid: { year: 2_000, month: 0 }, base: { year: 0 } }, second: { paid: { year: 0 } }, third: { deductible: 0 }, fourth: { deductible: 0, paid: { year: 0 }, base: { month: 0 } } }, pools: {} };
    // 20 are left of the cap: 21 before the copay, of which 10 in the first band, so 11 / 85 % above 60.
    expect(settled({ ...claim, used }, engine).layers[0]).toMatchObject({ payment: 2_000, overCap: 9_000 - (500 + 6_000 + 1_294) });
  });

  test("whatever the cost: more than the bill, the rest is the patient's to keep", () => {
    const engine = oddEngine("amounts");
    expect(figuresOf(employee({ care: "outpatient" }, { eligible: 200 }), engine)).toEqual({ lump: 9, rest: 0, patient: -7 });
    expect(figuresOf(employee({ care: "inpatient" }, { eligible: 1_000 }), engine)).toEqual({ quota: 8, rest: 0, patient: 2 });
  });

  test("best for the patient: each identity alone, the largest payment counts", () => {
    const engine = oddEngine("best for the patient");
    const claim = (identity: readonly string[]): Claim => ({ ...employee({ member: "resident", identity }, { eligible: 30 * yuan }), scheme: "resident" });
    expect(figuresOf(claim([]), engine)).toMatchObject({ relief: 5 });
    expect(figuresOf(claim(["poor"]), engine)).toMatchObject({ relief: 8 });
    expect(figuresOf(claim(["poor", "destitute"]), engine)).toMatchObject({ relief: 18 });
    expect(figuresOf(claim(["poor", "destitute", "disabled"]), engine)).toMatchObject({ relief: 20 });
  });

  test("waiting is over on the same day of a later month, or its last day", () => {
    const late = { ...withFacts(linhai, { late: true }), contribution: "2025-01-31" };
    const isOpen = (on: string): boolean => settled({ ...late, on }).layers[0]!.open;
    expect([isOpen("2025-04-29"), isOpen("2025-04-30")]).toEqual([false, true]);
  });

  test("waiting by calendar month is over on the first of the third month", () => {
    const engine = oddEngine("waiting, not covered, a layer swallowed by a later one");
    const isOpen = (on: string): boolean => settled({ ...employee({ care: "inpatient", late: true }, { eligible: 500 }), on, contribution: "2025-01-31" }, engine).layers[0]!.open;
    expect([isOpen("2025-02-28"), isOpen("2025-03-01")]).toEqual([false, true]);
  });
});

describe("from claim to claim", () => {
  test("what one leaves is what the next states, and the year's cap is reached once", () => {
    let used: Claim["used"] = "nothing";
    const paid: number[] = [];
    for (const ordinal of [1, 2, 3]) {
      const result = settled({ ...withFacts(eligible(beijing, 60_000), { ordinal }), used });
      paid.push(result.layers[0]!.payment / yuan);
      used = { ...result.used, benefits: { ...result.used.benefits, employee_inpatient: { ...result.used.benefits["employee_inpatient"], deductible: 0, base: { settlement_period: 0 } } } };
    }
    expect(paid).toEqual([52_395, 100_000 - 52_395, 0]);
  });

  test("a first claim states zeros for everything that any later one may ask for", () => {
    const first = settled(withFacts(beijing, { ordinal: 1 }));
    const outpatient: Claim = { ...beijing, facts: { member: "active", hospital: "primary", care: "outpatient" }, used: first.used };
    expect(settled(outpatient).used.benefits["employee_inpatient"]).toEqual(first.used.benefits["employee_inpatient"]);
  });

  test("given amounts come back as they are where nothing moves them", () => {
    const used: Used = { benefits: { employee_outpatient: { paid: { year: 77, lifetime: 5 } }, employee_inpatient: { deductible: 0, paid: { year: 0 }, base: { settlement_period: 0 } }, large_sum: { paid: { year: 0 } } }, pools: {} };
    const after = settled({ ...beijing, used }).used.benefits;
    expect(after["employee_outpatient"]).toEqual({ paid: { year: 77, lifetime: 5 } });
    expect(after["employee_inpatient"]).toEqual({ deductible: 130_000, paid: { year: 1_589_500 }, base: { settlement_period: 2_000_000 } });
  });

  test("the claim is left as it was given", () => {
    const used: Used = { benefits: { employee_inpatient: { deductible: 1, paid: { year: 2 }, base: { settlement_period: 3 } }, large_sum: { paid: { year: 4 } } }, pools: {} };
    const before = JSON.stringify(used);
    settled({ ...beijing, used });
    expect(JSON.stringify(used)).toBe(before);
  });
});

const nothingOf = (benefits: Used["benefits"]): Used => ({ benefits, pools: {} });
const refusals: readonly (readonly [RefusalReason, string, Claim, Claim])[] = [
  ["unknownProvince", "atlantis", { ...beijing, province: "atlantis" }, beijing],
  ["unknownScheme", "pirates", { ...beijing, scheme: "pirates" }, beijing],
  ["badDay", "on", { ...beijing, on: "2024-02-30" }, { ...beijing, on: "2024-02-29" }],
  ["badDay", "contribution", { ...beijing, contribution: "yesterday" }, { ...beijing, contribution: "2024-01-01" }],
  ["unknownFact", "hospitl, shoe", withFacts(beijing, { hospitl: "tertiary", shoe: 42 }), beijing],
  ["unknownFact", "city", withFacts(linhai, { city: "shitan" }), linhai],
  ["missingFact", "hospital, ordinal", without(beijing, "ordinal", "hospital"), beijing],
  ["missingFact", "contribution", withFacts(linhai, { late: true }), { ...withFacts(linhai, { late: true }), contribution: "2024-01-01" }],
  ["missingFact", "city", { ...withFacts(linhai, {}), province: "jiangxi", city: undefined, facts: { ...without(linhai, "missed_years").facts, age: 40, admission_ordinal: 1, treatment: "general" } }, linhai],
  ["badFact", "hospital, ordinal", withFacts(beijing, { hospital: "quaternary", ordinal: 0 }), beijing],
  ["badFact", "identity", withFacts(linhai, { identity: ["poor", "poor"] }), withFacts(linhai, { identity: ["poor"] })],
  ["badFact", "late", withFacts(linhai, { late: "no" }), linhai],
  ["badFact", "continuous_years", withFacts(linhai, { continuous_years: 101 }), withFacts(linhai, { continuous_years: 100 })],
  ["badFact", "city", { ...linhai, city: "beijing" }, linhai],
  ["unknownMeasure", "toys", { ...beijing, costs: { toys: 0 } }, beijing],
  ["badAmount", "eligible", { ...beijing, costs: { eligible: -1 } }, { ...beijing, costs: { eligible: 0 } }],
  ["badAmount", "eligible", { ...beijing, costs: { eligible: 0.5 } }, { ...beijing, costs: { eligible: 1 } }],
  ["badAmount", "eligible, over_limit", { ...beijing, costs: { eligible: Number.MAX_SAFE_INTEGER, over_limit: 1 } }, { ...beijing, costs: { eligible: Number.MAX_SAFE_INTEGER } }],
  ["beforeFirstDay", "employee", { ...beijing, on: "2010-04-30" }, { ...beijing, on: "2010-05-01" }],
  ["noRule", "resident", { ...linhai, province: "shanxi", city: undefined, facts: {} }, linhai],
  ["unpublished", "lowest_fifth_income 2019", { ...linhai, province: "beijing", city: undefined, on: "2020-01-01", facts: { member: "resident", care: "chronic", late: false, identity: [] } },
    { ...linhai, province: "beijing", city: undefined, on: "2019-12-31", facts: { member: "resident", care: "chronic", late: false, identity: [] } }],
  ["missingUsed", "employee_inpatient deductible, employee_inpatient paid year", { ...beijing, used: nothingOf({ employee_inpatient: { base: { settlement_period: 0 } }, large_sum: { paid: { year: 0 } } }) },
    { ...beijing, used: nothingOf({ employee_inpatient: { base: { settlement_period: 0 }, deductible: 0, paid: { year: 0 } }, large_sum: { paid: { year: 0 } } }) }],
  ["badUsed", "picnic", { ...beijing, used: nothingOf({ picnic: {} }) }, beijing],
  ["badUsed", "employee_inpatient", { ...beijing, used: nothingOf({ employee_inpatient: { paid: { year: -5 } } }) }, beijing],
];

describe("refusals", () => {
  test.each(refusals)("%s about %s", (refused, about, wrong, right) => {
    expect(refusalOf({ ...wrong, id: "7" })).toEqual({ id: "7", refused, about });
    expect(settled({ ...right, id: "8" }).id).toBe("8");
  });

  test("names that every object has are no names of ours", () => {
    for (const name of ["constructor", "__proto__", "toString"]) {
      expect(refusalOf({ ...beijing, facts: JSON.parse(`{"${name}": 1}`) as Claim["facts"] })).toEqual({ refused: "unknownFact", about: name });
      expect(refusalOf({ ...beijing, costs: JSON.parse(`{"${name}": 1}`) as Claim["costs"] })).toEqual({ refused: "unknownMeasure", about: name });
      expect(refusalOf({ ...beijing, province: name }).refused).toBe("unknownProvince");
    }
  });

  test("a case that does not occur, and one in which two benefits of a step are open", () => {
    const [file] = realFiles.filter(({ province, scheme }) => province.name === "beijing" && scheme.name === "employee");
    const engine = engineFor([{
      ...file!, impossible: [{ member: ["active"], hospital: ["primary"] }],
      benefits: file!.benefits.map((benefit) => (benefit.name === "employee_outpatient" ? { ...benefit, domain: [{ member: ["retired"] }] } : benefit)),
    }]);
    expect(refusalOf(withFacts(beijing, { hospital: "primary" }), engine)).toEqual({ refused: "impossibleCase", about: "hospital, member" });
    expect(refusalOf(withFacts(beijing, { member: "retired", age: 70 }), engine)).toEqual({ refused: "severalOpen", about: "employee_inpatient, employee_outpatient" });
    expect(settled(beijing, engine).bill).toBe(2_000_000);
  });
});

describe("never a default", () => {
  test.each(realFiles.filter(({ settlement }) => settlement.length > 0).map((file) => [`${file.province.name} ${file.scheme.name}`, file] as const))("a fact left out of a claim of %s is asked for, or changes nothing", (_name, file) => {
    const pair = fc.tuple(claimsOf(file), claimsOf(file), fc.nat());
    fc.assert(fc.property(pair, ([claim, other, pick]) => {
      const names = Object.keys(claim.facts);
      const name = names[pick % names.length];
      if (name === undefined) return;
      const result = realEngine.settle(without(claim, name));
      if ("refused" in result) return;
      for (const full of [claim, ...(other.facts[name] === undefined ? [] : [withFacts(claim, { [name]: other.facts[name] })])]) {
        const whole = realEngine.settle(full);
        // That a combination does not occur can only be told of what is known.
        if (!("refused" in whole && whole.refused === "impossibleCase")) expect(whole).toEqual(result);
      }
    }), { numRuns: 300 });
  });
});
