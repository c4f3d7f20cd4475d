import { describe, expect, test } from "vitest";
import { LAST_DAY } from "../../compiler/base/calendar.ts";
import { everyCityHasALocalValue } from "../../compiler/analyze/missing-combinations.ts";
import { localValuesAreWithinBounds } from "../../compiler/analyze/local-bounds.ts";
import { likeMembersAreTreatedAlike } from "../../compiler/analyze/same-as-members.ts";
import { slotsAreUniform } from "../../compiler/analyze/slots-are-uniform.ts";
import { transitionsConverge } from "../../compiler/analyze/transitions-converge.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import type { Scope, Slot, SlotRow } from "../../compiler/model/slot.ts";
import { at, benefit, day, EMPLOYEE, type Fact, MEMBER, members, percent, place, row, slot, statistic, times, use, version, withCities, YUNZHOU, yuan } from "../support/model-builder.ts";
import { findings, said } from "./judge.ts";

const CITIES = { yunzhou: 0, haizhou: 1 } as const;
const inCity = (city: keyof typeof CITIES, ...more: readonly Fact[]) => at(["@city", CITIES[city]], ...more);
const withSlot = (one: Slot, more: Partial<ProvinceProgram> = {}): ProvinceProgram => withCities({ benefits: [benefit("inpatient", "住院", [one])], ...more });

describe("slots are uniform", () => {
  const differing = [row(inCity("yunzhou"), yuan(200)), row(inCity("haizhou"), yuan(300))];

  test("two cities, the case, both values, both places", () => {
    const program = withSlot(slot("deductible", differing));
    expect(said(slotsAreUniform, program)).toEqual(["TC5001 For every case, the deductible of “inpatient” must be the same everywhere but is 200 yuan in yunzhou and 300 yuan in haizhou."]);
    expect(findings(slotsAreUniform, program)).toMatchObject([{ location: differing[1]?.location, notes: [{ location: differing[0]?.location }] }]);
    expect(said(slotsAreUniform, withSlot(slot("deductible", [row(inCity("yunzhou"), yuan(300)), row(inCity("haizhou"), yuan(300))])))).toEqual([]);
  });

  test("a statistic by city makes a slot depend on the city though no table says so", () => {
    const income = statistic("income", [[2024, 50_000, "yunzhou"], [2024, 60_000, "haizhou"]]);
    const rows = [row(at([MEMBER, "active"]), times(percent(600), use(income, 1))), row(at([MEMBER, "retired"]), yuan(1))];
    expect(said(slotsAreUniform, withSlot(slot("cap", rows)))).toEqual([
      "TC5001 For active from 2025-01-01, the cap of “inpatient” must be the same everywhere but is 300,000 yuan in yunzhou and 360,000 yuan in haizhou.",
    ]);
    expect(said(slotsAreUniform, withSlot(slot("cap", rows, { scope: { kind: "uniform", formula: true } })))).toEqual([]);
    const even = statistic("income", [[2024, 60_000, "yunzhou"], [2024, 60_000, "haizhou"]]);
    expect(said(slotsAreUniform, withSlot(slot("cap", [row(at(), use(even, 1))])))).toEqual([]);
  });

  test("a uniform formula is one formula", () => {
    const income = statistic("income", [[2024, 50_000, "yunzhou"], [2024, 60_000, "haizhou"]]);
    const followed = (share: number) => {
      const rows = [row(inCity("yunzhou"), times(percent(share), use(income, 1))), row(inCity("haizhou"), times(percent(600), use(income, 1)))];
      return said(slotsAreUniform, withSlot(slot("cap", rows, { scope: { kind: "uniform", formula: true } })));
    };
    expect(followed(600)).toEqual([]);
    expect(followed(400)).toEqual([
      "TC5002 For every case from 2025-01-01, the cap of “inpatient” must follow one formula, but yunzhou (200,000 yuan) and haizhou (360,000 yuan) follow two.",
    ]);
  });

  test("local supplements, transitions and schemes pooled by city may differ", () => {
    expect(said(slotsAreUniform, withSlot(slot("deductible", differing, { scope: { kind: "localSupplement", because: "市级财政" } })))).toEqual([]);
    const transition = [row(inCity("yunzhou"), yuan(200), { origin: "transition" }), row(inCity("haizhou"), yuan(300))];
    expect(said(slotsAreUniform, withSlot(slot("deductible", transition)))).toEqual([]);
    const scheme = { ...EMPLOYEE, pooledBy: "city" } as const;
    expect(said(slotsAreUniform, withCities({ benefits: [benefit("inpatient", "住院", [slot("deductible", differing)], { scheme })] }))).toEqual([]);
  });
});

describe("local values", () => {
  const local = (lower: Extract<Scope, { kind: "local" }>["lower"], upper = percent(9)): Scope => ({ kind: "local", lower, upper, location: place() });
  const employer = (rows: readonly SlotRow[], scope = local(percent(5.5))): ProvinceProgram => withSlot(slot("employer", [version(rows)], { scope }));

  test("within the bounds, both ends included", () => {
    expect(said(localValuesAreWithinBounds, employer([row(inCity("yunzhou"), percent(5.5)), row(inCity("haizhou"), percent(9))]))).toEqual([]);
    expect(said(localValuesAreWithinBounds, employer([row(inCity("yunzhou"), percent(6)), row(inCity("haizhou"), percent(9.01), { origin: "city" })]))).toEqual([
      "TC5003 For every case, haizhou sets the employer's part of “inpatient” to 9.01%, outside 5.5% to 9%.",
    ]);
  });

  test("a default of the province is no city's doing", () => {
    expect(said(localValuesAreWithinBounds, employer([row(at(), percent(9))]))).toEqual([]);
    expect(said(localValuesAreWithinBounds, employer([row(at(), percent(9.01))]))).toEqual(["TC5008 For every case, the default of the employer's part of “inpatient” is 9.01%, outside 5.5% to 9%."]);
  });

  test("at every date, where a bound is a statistic", () => {
    const floor = statistic("floor", [[2024, 5], [2025, 7]], "ratio");
    const rows = [row(inCity("yunzhou"), percent(6), { origin: "city" }), row(inCity("haizhou"), percent(8))];
    expect(said(localValuesAreWithinBounds, employer(rows, local(use(floor))))).toEqual([
      "TC5003 For every case from 2025-01-01, yunzhou sets the employer's part of “inpatient” to 6%, outside 7% to 9%.",
    ]);
    expect(said(localValuesAreWithinBounds, employer(rows, local(use(statistic("floor", [[2024, 5], [2025, 6]], "ratio")))))).toEqual([]);
  });

  test("a city without a value is named unless there is a default", () => {
    const own = row(inCity("yunzhou"), percent(6));
    expect(said(everyCityHasALocalValue, employer([own]))).toEqual(["TC5004 No employer's part of “inpatient” is set in haizhou, and there is no default."]);
    expect(said(everyCityHasALocalValue, employer([]), "zh")).toEqual(["TC5004 云州、海州没有设定“住院”的单位缴费，也没有缺省值。"]);
    expect(said(everyCityHasALocalValue, employer([own, row(inCity("haizhou"), percent(6))]))).toEqual([]);
    expect(said(everyCityHasALocalValue, employer([row(at(), percent(6))]))).toEqual([]);
  });
});

describe("care in another city", () => {
  const area = members("area", "就医地", ["home 本市", "province 省内其他市 as home", "elsewhere 省外"]);
  const ratios = (away: number) => [row(at([area, "home"]), percent(80)), row(at([area, "province"], [MEMBER, "active"]), percent(80)), row(at([area, "province"], [MEMBER, "retired"]), percent(away)), row(at([area, "elsewhere"]), percent(60))];

  test("is paid as at home", () => {
    const judged = (away: number) => said(likeMembersAreTreatedAlike, withSlot(slot("ratio", [version(ratios(away), { dimensions: [area, MEMBER] })])));
    expect(judged(70)).toEqual(["TC5005 For retired, the ratio of “inpatient” is 70% with “province” but 80% with “home”, where it must be the same."]);
    expect(judged(80)).toEqual([]);
  });
});

describe("transitions converge", () => {
  const step = (from: string, to: number, amount: number): SlotRow => row(inCity("yunzhou", ["@date", [day(from), to]]), yuan(amount), { origin: "transition" });
  const program = (steps: readonly SlotRow[], end: number): ProvinceProgram => {
    const uniform = [row(inCity("haizhou"), yuan(100_000)), row(inCity("yunzhou", ["@date", [end + 1, LAST_DAY]]), yuan(100_000))];
    const transitions = [{ benefit: "inpatient", word: "cap", city: YUNZHOU, convergesBy: day("2027-12-31"), location: place() }];
    return withSlot(slot("cap", [version([...steps, ...uniform], { from: day("2025-01-01") })]), { transitions });
  };
  const END = day("2027-12-31");

  test("every step comes nearer", () => {
    expect(said(transitionsConverge, program([step("2025-01-01", day("2026-12-31"), 120_000), step("2027-01-01", END, 110_000)], END))).toEqual([]);
    expect(said(transitionsConverge, program([step("2025-01-01", day("2026-12-31"), 120_000), step("2027-01-01", END, 130_000)], END))).toEqual([
      "TC5006 For every case, the transition of yunzhou changes the cap of “inpatient” from 120,000 yuan to 130,000 yuan, which is no nearer to the uniform 100,000 yuan.",
    ]);
    expect(said(transitionsConverge, program([step("2025-01-01", day("2026-12-31"), 120_000), step("2027-01-01", END, 80_000)], END))).toHaveLength(1);
  });

  test("the last ends on time", () => {
    const late = day("2028-06-30");
    expect(said(transitionsConverge, program([step("2025-01-01", late, 120_000)], late))).toEqual(["TC5007 The transition of yunzhou must have ended by 2027-12-31, but the cap of “inpatient” still differs on 2028-01-01."]);
    expect(said(transitionsConverge, program([step("2025-01-01", END, 120_000)], END))).toEqual([]);
  });
});
