import { describe, expect, test } from "vitest";
import { LAST_DAY } from "../../compiler/base/calendar.ts";
import { guardrailsHold } from "../../compiler/analyze/guardrails-hold.ts";
import { guardrailsAreTightened } from "../../compiler/analyze/guardrails-tightened.ts";
import type { Allowance } from "../../compiler/model/citation.ts";
import type { Guardrail, Requirement } from "../../compiler/model/guardrail.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import type { Slot } from "../../compiler/model/slot.ts";
import type { ValueExpression } from "../../compiler/model/expression.ts";
import {
  adjustment, AGE, at, banded, benefit, cite, day, HOSPITAL, IDENTITY, MEMBER, members, NONE, NOT_COVERED, percent, place, points, province, row, slot, statistic, times, use, version, withCities, yuan,
} from "../support/model-builder.ts";
import { findings, said } from "./judge.ts";

function guardrail(requirement: Partial<Requirement> & Pick<Requirement, "test">, more: Partial<Guardrail> = {}): Guardrail {
  return {
    title: "约束", library: true, severity: "error", from: day("2020-01-01"), to: LAST_DAY, condition: [at()], citation: cite("第一条"), location: place("national.tongchou"),
    requirement: { quantity: "ratio", target: { kind: "benefit", name: "inpatient" }, scheme: undefined, ...requirement }, ...more,
  };
}

const bound = (operator: ">=" | "<=" | "=", value: ValueExpression, tolerance?: ValueExpression): Requirement["test"] => ({ kind: "compare", operator, value, per: undefined, tolerance });
const levels = (...values: readonly [ValueExpression, ValueExpression, ValueExpression]) => ["primary", "secondary", "tertiary"].map((level, index) => row(at([HOSPITAL, level]), values[index]!));
const guarded = (slots: readonly Slot[], ...guardrails: readonly Guardrail[]): ProvinceProgram => province({ benefits: [benefit("inpatient", "住院", slots)], guardrails });
const ratios = slot("ratio", levels(percent(90), percent(80), percent(55)));

describe("bounds", () => {
  test("the case, the value, the bound and both sources", () => {
    const atLeast60 = guardrail({ test: bound(">=", percent(60)) });
    expect(said(guardrailsHold, guarded([ratios], atLeast60))).toEqual(["TC6001 “约束”: for tertiary, the ratio of “inpatient” is 55%, but must be at least 60%."]);
    expect(said(guardrailsHold, guarded([ratios], atLeast60), "zh")).toEqual(["TC6001 “约束”：三级，“住院”的支付比例为 55%，应不低于 60%。"]);
    const [found] = findings(guardrailsHold, guarded([ratios], atLeast60));
    expect(found).toMatchObject({ severity: "error", location: ratios.versions[0]?.rows[2]?.location, notes: [{ location: atLeast60.location }] });
    expect(found?.notes[0]?.text.zh).toContain("第一条");
    expect(said(guardrailsHold, guarded([ratios], guardrail({ test: bound(">=", percent(55)) })))).toEqual([]);
  });

  test("a tolerance widens, both ways for an exact bound", () => {
    expect(said(guardrailsHold, guarded([ratios], guardrail({ test: bound(">=", percent(60), points(5)) })))).toEqual([]);
    expect(said(guardrailsHold, guarded([ratios], guardrail({ test: bound(">=", percent(60), points(4.99)) })))).toHaveLength(1);
    expect(said(guardrailsHold, guarded([ratios], guardrail({ test: bound("=", percent(72.5), points(17.5)) })))).toEqual([]);
    expect(said(guardrailsHold, guarded([ratios], guardrail({ test: bound("=", percent(72.4), points(17.5)) })))).toHaveLength(1);
  });

  test("after adjustments, on every band, and of the patient's share", () => {
    const cut = adjustment(at([MEMBER, "retired"]), { kind: "plus", value: points(25), negative: true, ofPatientShare: false });
    const adjusted = slot("ratio", [version(levels(percent(90), percent(84), percent(85)), { adjustments: [cut] })]);
    expect(said(guardrailsHold, guarded([adjusted], guardrail({ test: bound(">=", percent(60)) })))).toEqual(["TC6001 “约束”: for secondary, retired, the ratio of “inpatient” is 59%, but must be at least 60%."]);
    const bands = slot("ratio", [banded(at(), 0, 100, percent(70)), banded(at(), 100, undefined, percent(50))]);
    expect(said(guardrailsHold, guarded([bands], guardrail({ test: bound(">=", percent(60)) })))).toHaveLength(1);
    expect(said(guardrailsHold, guarded([ratios], guardrail({ quantity: "patientShare", test: bound("<=", percent(40)) })))).toEqual([
      "TC6001 “约束”: for tertiary, the patient share of “inpatient” is 45%, but must be at most 40%.",
    ]);
  });

  test("none is no deductible and no cap; what is not covered is not measured", () => {
    const deductibles = slot("deductible", levels(NONE, yuan(500), NOT_COVERED));
    expect(said(guardrailsHold, guarded([deductibles], guardrail({ quantity: "deductible", test: bound("<=", yuan(500)) })))).toEqual([]);
    expect(said(guardrailsHold, guarded([deductibles], guardrail({ quantity: "deductible", test: bound(">=", yuan(1)) })))).toHaveLength(1);
    const caps = slot("cap", levels(NONE, yuan(500), yuan(600)));
    expect(said(guardrailsHold, guarded([caps], guardrail({ quantity: "cap", test: bound(">=", yuan(500)) })))).toEqual([]);
    expect(said(guardrailsHold, guarded([caps], guardrail({ quantity: "cap", test: bound("<=", yuan(600)) })))).toEqual(["TC6001 “约束”: for primary, the cap of “inpatient” is none, but must be at most 600 yuan."]);
    expect(said(guardrailsHold, guarded([caps], guardrail({ quantity: "cap", test: bound("=", NONE) })))).toHaveLength(2);
  });

  test("only while and for whom it holds, and of the kind and scheme it names", () => {
    const poorOnly = guardrail({ test: bound(">=", percent(60)) }, { condition: [at([IDENTITY, "poor"])] });
    expect(said(guardrailsHold, guarded([ratios], poorOnly))).toEqual(["TC6001 “约束”: for tertiary, poor, the ratio of “inpatient” is 55%, but must be at least 60%."]);
    const rich = slot("ratio", [ratios.versions[0]!], { domain: [at([IDENTITY, "not poor"])] });
    expect(said(guardrailsHold, guarded([rich], poorOnly))).toEqual([]);
    expect(said(guardrailsHold, guarded([slot("ratio", [{ ...ratios.versions[0]!, to: day("2024-12-31") }])], guardrail({ test: bound(">=", percent(60)) }, { from: day("2025-01-01") })))).toEqual([]);
    const ofKind = (kind: string, scheme?: string) => guardrail({ target: { kind: "benefitKind", name: kind }, scheme, test: bound(">=", percent(60)) });
    const program = (one: Guardrail) => province({ benefits: [benefit("inpatient", "住院", [ratios], { benefitKind: "inpatient_care" })], guardrails: [one] });
    expect(said(guardrailsHold, program(ofKind("inpatient_care", "employee")))).toHaveLength(1);
    expect(said(guardrailsHold, program(ofKind("inpatient_care", "resident")))).toEqual([]);
    expect(said(guardrailsHold, program(ofKind("critical_illness")))).toEqual([]);
  });

  test("a bound that needs a statistic not yet published is not judged", () => {
    const income = statistic("income", [[2024, 30_000]]);
    const half = guardrail({ quantity: "deductible", test: bound("<=", times(percent(50), use(income, 1))) }, { from: day("2025-01-01") });
    const deductible = (amount: number) => slot("deductible", [version([row(at(), yuan(amount))], { from: day("2025-01-01"), to: day("2025-12-31") })]);
    expect(said(guardrailsHold, guarded([deductible(15_000)], half))).toEqual([]);
    expect(said(guardrailsHold, guarded([deductible(15_001)], half))).toHaveLength(1);
    const longer = slot("deductible", [version([row(at(), yuan(15_000))], { from: day("2025-01-01") })]);
    expect(findings(guardrailsHold, guarded([longer], half))).toMatchObject([{ id: "guardrailNotJudged", severity: "note" }]);
    expect(said(guardrailsHold, guarded([longer], half))[0]).toContain("“income” of 2025 is not published");
  });

  test("the years that a statistic lacks are told together, once for each slot and where it stands", () => {
    const half = (published: readonly (readonly [number, number])[]) =>
      guardrail({ quantity: "deductible", test: bound("<=", times(percent(50), use(statistic("income", published), 1))) }, { from: day("2023-01-01") });
    const deductible = () => slot("deductible", [version([row(at(), yuan(15_000))], { from: day("2023-01-01") })]);
    const [gaps, end] = [half([[2023, 30_000], [2025, 30_000]]), half([[2022, 30_000], [2023, 30_000], [2024, 30_000], [2025, 30_000]])];
    expect(said(guardrailsHold, guarded([deductible()], gaps))).toEqual([expect.stringContaining("“income” of 2022, 2024, 2026 is not published")]);
    expect(said(guardrailsHold, guarded([deductible()], end))).toEqual([expect.stringContaining("“income” of 2026 is not published")]);
    const one = deductible();
    expect(findings(guardrailsHold, guarded([one], gaps))).toMatchObject([{ location: one.location, notes: [{ location: gaps.location }] }]);
    expect(findings(guardrailsHold, guarded([deductible(), deductible()], gaps))).toHaveLength(2);
  });

  test("with its own severity", () => {
    expect(findings(guardrailsHold, guarded([ratios], guardrail({ test: bound(">=", percent(60)) }, { severity: "warning" })))).toMatchObject([{ severity: "warning" }]);
  });
});

describe("never falls, never rises", () => {
  const risesNot: Requirement["test"] = { kind: "monotone", direction: "neverRises", along: HOSPITAL };
  const fallsNot: Requirement["test"] = { kind: "monotone", direction: "neverFalls", along: HOSPITAL };
  const judged = (values: Parameters<typeof levels>, test: Requirement["test"]) => said(guardrailsHold, guarded([slot("ratio", levels(...values))], guardrail({ test })));

  test("along an ordered dimension, equality allowed", () => {
    expect(judged([percent(90), percent(80), percent(80)], risesNot)).toEqual([]);
    expect(judged([percent(90), percent(80), percent(85)], risesNot)).toEqual(["TC6002 “约束”: for every case, the ratio of “inpatient” is 80% with secondary and 85% with tertiary."]);
    expect(judged([percent(80), percent(80), percent(85)], fallsNot)).toEqual([]);
    expect(judged([percent(80), percent(75), percent(85)], fallsNot)).toHaveLength(1);
    expect(judged([percent(90), NOT_COVERED, percent(80)], risesNot)).toEqual([]);
  });

  test("only between cases alike in all else", () => {
    const rows = (retired: number) => [row(at([HOSPITAL, "primary"], [MEMBER, "active"]), percent(80)), row(at([HOSPITAL, "primary"], [MEMBER, "retired"]), percent(90)), row(at([HOSPITAL, ["secondary", "tertiary"]], [MEMBER, "active"]), percent(70)), row(at([HOSPITAL, ["secondary", "tertiary"]], [MEMBER, "retired"]), percent(retired))];
    const program = (retired: number) => guarded([slot("ratio", rows(retired))], guardrail({ test: risesNot }));
    expect(said(guardrailsHold, program(85))).toEqual([]);
    expect(said(guardrailsHold, program(95))).toEqual(["TC6002 “约束”: for retired, the ratio of “inpatient” is 90% with primary and 95% with secondary."]);
  });

  test("members inside one are of one rank", () => {
    const level = members("level", "级别", ["primary 一级", "tertiary 三级", "district 区属三级 in tertiary"], { ordered: true });
    const rows = [row(at([level, "primary"]), percent(80)), row(new Map([[level.id, [1, 1]]]), percent(75)), row(at([level, "district"]), percent(78))];
    const program = (test: Requirement["test"]) => guarded([slot("ratio", [version(rows, { dimensions: [level] })])], guardrail({ test }));
    expect(said(guardrailsHold, program({ kind: "monotone", direction: "neverRises", along: level }))).toEqual([]);
    expect(said(guardrailsHold, program({ kind: "monotone", direction: "neverFalls", along: level }))).toHaveLength(2);
  });

  test("along an integer", () => {
    const rows = (old: number) => [row(at([AGE, [0, 69]]), percent(85)), row(at([AGE, [70, 150]]), percent(old))];
    const program = (old: number) => guarded([slot("ratio", rows(old))], guardrail({ test: { kind: "monotone", direction: "neverFalls", along: AGE } }));
    expect(said(guardrailsHold, program(90))).toEqual([]);
    expect(said(guardrailsHold, program(80))).toEqual(["TC6002 “约束”: for every case, the ratio of “inpatient” is 85% with age 69 and 80% with age 70."]);
  });
});

describe("form", () => {
  const cityRows = (other: number) => [row(at(["@city", 0]), percent(80)), row(at(["@city", 1]), percent(other))];

  test("is uniform", () => {
    const scope = { kind: "localSupplement", because: "市级财政" } as const;
    const program = (other: number) => withCities({ benefits: [benefit("inpatient", "住院", [slot("ratio", cityRows(other), { scope })])], guardrails: [guardrail({ test: { kind: "isUniform" } })] });
    expect(said(guardrailsHold, program(70))).toEqual(["TC6003 “约束”: for every case, the ratio of “inpatient” is 80% in yunzhou and 70% in haizhou."]);
    expect(said(guardrailsHold, program(80))).toEqual([]);
  });

  test("is written", () => {
    const written = guardrail({ quantity: "deductible", test: { kind: "isWritten" } });
    expect(said(guardrailsHold, guarded([ratios], written))).toEqual(["TC6004 “约束”: nothing sets the deductible of “inpatient”."]);
    expect(said(guardrailsHold, guarded([ratios, slot("deductible", [row(at(), NONE)])], written))).toHaveLength(1);
    expect(said(guardrailsHold, guarded([ratios, slot("deductible", levels(NONE, NONE, yuan(1)))], written))).toEqual([]);
    const poor = { ...written, condition: [at([HOSPITAL, "primary"])] };
    expect(said(guardrailsHold, guarded([slot("deductible", levels(NONE, NONE, yuan(1)))], poor), "zh")).toEqual(["TC6004 “约束”：没有规定“住院”的起付线（一级）。"]);
    expect(findings(guardrailsHold, province({ guardrails: [written] }))).toMatchObject([{ id: "guardrailNotJudged" }]);
  });

  test("no cliff", () => {
    const noCliff = guardrail({ quantity: "payment", target: { kind: "any" }, test: { kind: "neverRisesByMoreThanCost" } });
    const amount = (costBound: "whateverTheCost" | "atMostTheCost") => slot("amount", [row(at(), { kind: "bounded", value: yuan(520), costBound, location: place() })]);
    expect(said(guardrailsHold, guarded([amount("whateverTheCost")], noCliff))).toEqual([
      "TC6005 “约束”: for every case, “inpatient” pays 520 yuan even if the cost is lower, so that the payment rises by more than the cost.",
    ]);
    expect(said(guardrailsHold, guarded([amount("atMostTheCost")], noCliff))).toEqual([]);
    const patient = guardrail({ quantity: "patientAmount", target: { kind: "any" }, test: { kind: "neverFallsAsCostRises" } });
    expect(said(guardrailsHold, guarded([amount("whateverTheCost")], patient))).toHaveLength(1);
  });
});

describe("allowances", () => {
  const allow = (code: string, because = "区属三级另有规定"): Allowance => ({ code, because, article: "第五条", location: place() });
  const withAllowance = (allowance: Allowance, value = 55): Slot => slot("ratio", levels(percent(90), percent(80), percent(value)).map((one, index) => (index === 2 ? { ...one, allowances: [allowance] } : one)));
  const atLeast60 = guardrail({ test: bound(">=", percent(60)) });

  test("an allowed error is a warning of the same code that quotes the reason", () => {
    const [found, ...more] = findings(guardrailsHold, guarded([withAllowance(allow("TC6001"))], atLeast60));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ id: "guardrailBroken", severity: "warning" });
    expect(found?.notes.at(-1)?.text.zh).toBe("允许的理由：“区属三级另有规定”，第五条");
  });

  test("an unused one, one of another code, one without a reason", () => {
    expect(said(guardrailsHold, guarded([withAllowance(allow("TC6001"), 60)], atLeast60))).toEqual(["TC6007 Nothing here needs the allowance of TC6001 any more."]);
    expect(findings(guardrailsHold, guarded([withAllowance(allow("TC6002"))], atLeast60)).map(({ id, severity }) => [id, severity])).toEqual([["guardrailBroken", "error"], ["allowanceUnused", "warning"]]);
    expect(findings(guardrailsHold, guarded([withAllowance(allow("TC6001", ""))], atLeast60)).map(({ id, severity }) => [id, severity])).toEqual([["guardrailBroken", "error"], ["allowanceWithoutReason", "error"]]);
    expect(findings(guardrailsHold, guarded([withAllowance(allow("TC4003"), 60)], atLeast60)).map(({ id }) => id)).toEqual(["codeCannotBeAllowed"]);
  });
});

describe("a province tightens", () => {
  const library = guardrail({ test: bound(">=", percent(60)) });
  const own = (test: Requirement["test"], more: Partial<Guardrail> = {}) => guardrail({ test }, { library: false, ...more });
  const judged = (one: Guardrail) => said(guardrailsAreTightened, province({ guardrails: [library, one] }));

  test("a lower bound, a tolerance or a lower severity loosens", () => {
    expect(judged(own(bound(">=", percent(65))))).toEqual([]);
    expect(judged(own(bound(">=", percent(55))))).toEqual(["TC6006 A guardrail of a library cannot be loosened: “约束” demands at least 60% (an error) there and at least 55% (an error) here."]);
    expect(judged(own(bound(">=", percent(60), points(1))))).toHaveLength(1);
    expect(judged(own(bound(">=", percent(65)), { severity: "warning" }))).toHaveLength(1);
    expect(judged(own(bound(">=", percent(55)), { title: "本省的约束" }))).toEqual([]);
  });
});
