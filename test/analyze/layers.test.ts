import { describe, expect, test } from "vitest";
import { LAST_DAY } from "../../compiler/base/calendar.ts";
import { layersSettleInOrder } from "../../compiler/analyze/settlement-order.ts";
import { oneLayerIsOpen } from "../../compiler/analyze/one-layer-open.ts";
import { ratioOrAmount } from "../../compiler/analyze/ratio-or-amount.ts";
import { declarationsAreUsed } from "../../compiler/analyze/unused-declarations.ts";
import type { Benefit, Settlement } from "../../compiler/model/benefit.ts";
import type { NamedBox } from "../../compiler/model/dimension.ts";
import { AGE, at, benefit, cite, day, EMPLOYEE, HOSPITAL, MEMBER, named, NONE, NOT_COVERED, percent, place, province, row, slot, statistic, use, version, yuan } from "../support/model-builder.ts";
import { findings, inpatient, said } from "./judge.ts";

const ratio = (...rows: Parameters<typeof slot>[1]) => slot("ratio", rows);
const amount = (...rows: Parameters<typeof slot>[1]) => slot("amount", rows);
const levels = (lower: Parameters<typeof row>[1], upper: Parameters<typeof row>[1]) => [row(at([HOSPITAL, "primary"]), lower), row(at([HOSPITAL, ["secondary", "tertiary"]]), upper)];

describe("a ratio or an amount", () => {
  test("both in one case", () => {
    expect(said(ratioOrAmount, inpatient([ratio(...levels(percent(80), percent(70))), amount(...levels(NONE, yuan(520)))]))).toEqual([
      "TC4011 For secondary, “inpatient” pays both a ratio (70%) and an amount (520 yuan).",
    ]);
    expect(said(ratioOrAmount, inpatient([ratio(...levels(percent(80), NONE)), amount(...levels(NONE, yuan(520)))]))).toEqual([]);
  });

  test("neither in one case, or at all", () => {
    expect(said(ratioOrAmount, inpatient([ratio(...levels(percent(80), NONE)), amount(...levels(NONE, NONE))]))).toEqual(["TC4012 For secondary, “inpatient” has neither a ratio nor an amount."]);
    expect(said(ratioOrAmount, inpatient([ratio(...levels(percent(80), NOT_COVERED))]))).toEqual([]);
    expect(said(ratioOrAmount, inpatient([ratio(...levels(percent(80), NONE))]))).toHaveLength(1);
    expect(said(ratioOrAmount, inpatient([]))).toEqual(["TC4012 For every case, “inpatient” has neither a ratio nor an amount."]);
  });
});

function settlement(steps: readonly (string | readonly string[])[], more: Partial<Settlement> = {}): Settlement {
  return {
    scheme: EMPLOYEE, from: day("2020-01-01"), to: LAST_DAY, rounding: { step: 1n, residual: undefined }, citation: cite(), location: place(),
    steps: steps.map((step) => ({ oneOf: typeof step !== "string", benefits: typeof step === "string" ? [step] : step, location: place() })), ...more,
  };
}

const half = ratio(row(at(), percent(50)));

describe("layers settle in order", () => {
  const [basic, supplement] = [benefit("basic", "基本", [half]), benefit("supplement", "补充", [half])];

  test("a benefit in no settlement, or for some time only", () => {
    const program = (...settlements: Settlement[]) => province({ benefits: [basic, supplement], settlements });
    expect(said(layersSettleInOrder, program(settlement(["basic"])))).toEqual(["TC4020 “supplement” stands in no settlement order of “employee”."]);
    expect(said(layersSettleInOrder, program(settlement(["basic", "supplement"])))).toEqual([]);
    const [first, second] = [settlement(["basic", "supplement"], { to: day("2024-12-31") }), settlement(["basic"], { from: day("2025-01-01") })];
    expect(said(layersSettleInOrder, program(first, second))).toEqual(["TC4020 “supplement” stands in no settlement order of “employee” from 2025-01-01."]);
    expect(said(layersSettleInOrder, program(first, { ...second, steps: first.steps }))).toEqual([]);
  });

  test("a base reads only earlier layers", () => {
    const reading = (name: string, other: string): Benefit => ({ ...supplement, name, base: [{ from: 0, to: LAST_DAY, citation: cite(), terms: [{ kind: "overCap", benefit: other, location: place() }] }] });
    const program = (one: Benefit, ...order: (string | readonly string[])[]) => province({ benefits: [basic, one], settlements: [settlement(order)] });
    expect(said(layersSettleInOrder, program(reading("supplement", "basic"), "basic", "supplement"))).toEqual([]);
    expect(said(layersSettleInOrder, program(reading("supplement", "basic"), "supplement", "basic"))).toEqual(["TC4022 The base of “supplement” reads “basic”, which is settled no earlier than it."]);
    expect(said(layersSettleInOrder, program(reading("supplement", "basic"), ["basic", "supplement"]))).toHaveLength(1);
    expect(said(layersSettleInOrder, program(reading("supplement", "supplement"), "basic", "supplement"))).toEqual(["TC4023 The base of “supplement” reads “supplement” itself."]);
    expect(said(layersSettleInOrder, program(reading("supplement", "other"), "basic", "supplement"))).toEqual(["TC4024 The base of “supplement” reads “other”, which is not settled for “employee”."]);
  });
});

describe("one layer is open", () => {
  const open = (name: string, other: string, when: NamedBox, slots = [half]): Benefit => benefit(name, other, slots, { when: [when] });
  const program = (first: Benefit, second: Benefit, more = {}) => province({ benefits: [first, second], settlements: [settlement([["first", "second"]])], ...more });
  const [first, second] = [open("first", "甲", at([MEMBER, "active"])), open("second", "乙", at([HOSPITAL, "primary"]))];

  test("two open at once", () => {
    expect(said(oneLayerIsOpen, program(first, second))).toEqual(["TC4021 Of “first” and “second” only one may be open, but for primary, active both are."]);
    expect(said(oneLayerIsOpen, program(first, second), "zh")).toEqual(["TC4021 “甲”与“乙”只能择一，但下列情形两者都适用：一级、在职。"]);
  });

  test("not where their conditions exclude each other, the case is impossible, or one is not covered", () => {
    expect(said(oneLayerIsOpen, program(first, open("second", "乙", at([MEMBER, "retired"]))))).toEqual([]);
    expect(said(oneLayerIsOpen, program(first, second, { impossible: [at([MEMBER, "active"], [HOSPITAL, "primary"])] }))).toEqual([]);
    expect(said(oneLayerIsOpen, program(first, open("second", "乙", at(), [ratio(row(at([MEMBER, "active"]), NOT_COVERED), row(at([MEMBER, "retired"]), percent(50)))])))).toEqual([]);
    expect(said(oneLayerIsOpen, program(first, open("second", "乙", at(), [ratio(row(at([MEMBER, "active"], [AGE, [0, 60]]), NOT_COVERED), row(at([MEMBER, "active"], [AGE, [61, 150]]), percent(50)), row(at([MEMBER, "retired"]), percent(50)))])))).toHaveLength(1);
  });

  test("not where they stand in separate steps", () => {
    expect(said(oneLayerIsOpen, province({ benefits: [first, second], settlements: [settlement(["first", "second"])] }))).toEqual([]);
  });
});

describe("declarations are used", () => {
  const policies = [{ ...named("p"), title: undefined, issued: undefined, from: 0, to: LAST_DAY, amends: undefined, repeals: [], implements: undefined, overridesLocal: false, draft: false, reviewBy: undefined, citation: cite(), location: { file: "fictional.tongchou", span: { start: 0, end: 1 } } }];
  const pool = { ...named("year", "年度限额"), schemes: ["employee"], inside: undefined, slot: slot("cap", [row(at(), yuan(1))]) };
  const wage = statistic("wage", [[2024, 1]]);

  test("a pool, an indicator and a dimension that nothing uses", () => {
    const idle = inpatient([half], { policies, pools: [pool], indicators: [wage], dimensions: [HOSPITAL] });
    expect(findings(declarationsAreUsed, idle).map(({ id }) => id)).toEqual(["poolUnused", "indicatorUnused"]);
    const unheard = inpatient([slot("ratio", [version([row(at(), percent(50))], { dimensions: [] })])], { policies, dimensions: [HOSPITAL] });
    expect(said(declarationsAreUsed, unheard)).toEqual(["TC4032 No rule distinguishes by the dimension “hospital”."]);
    expect(said(declarationsAreUsed, { ...unheard, policies: [] })).toEqual([]);
  });

  test("used ones are not mentioned", () => {
    const cap = slot("cap", [row(at([HOSPITAL, "primary"]), use(wage)), row(at([HOSPITAL, ["secondary", "tertiary"]]), yuan(1))]);
    const benefits = [benefit("inpatient", "住院", [cap, half], { pools: [{ pool: "year", from: 0, to: LAST_DAY }] })];
    expect(said(declarationsAreUsed, province({ benefits, policies, pools: [pool], indicators: [wage], dimensions: [HOSPITAL] }))).toEqual([]);
  });
});
