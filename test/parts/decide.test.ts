import { describe, expect, test } from "vitest";
import { formatDay, LAST_DAY } from "../../compiler/base/calendar.ts";
import { rational } from "../../compiler/base/rational.ts";
import { contains } from "../../compiler/space/side.ts";
import type { NamedBox } from "../../compiler/model/dimension.ts";
import type { CellValue, Value } from "../../compiler/model/value.ts";
import type { Slot } from "../../compiler/model/slot.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import { type Decision, decideSlot } from "../../compiler/parts/decide.ts";
import {
  adjustment, AGE, at, banded, day, HOSPITAL, IDENTITY, MEMBER, members, months, NONE, NOT_COVERED, ORDINAL, percent, points, province, rounded, row, slot, statistic,
  TABLE_VALUE, times, use, version, withCities, yuan, counted, integers,
} from "../support/model-builder.ts";

function shownValue(value: Value): string {
  if (value.kind !== "number") return value.kind === "unpublished" ? `unpublished ${value.year}` : value.kind;
  const { numerator, denominator } = value.amount;
  return `${numerator}${denominator === 1n ? "" : `/${denominator}`}`;
}

function shown(cell: CellValue): string {
  if (cell.kind !== "bands") return shownValue(cell);
  return cell.bands.map(({ from, to, value }) => `${from}..${to ?? ""}: ${shownValue(value)}`).join(", ");
}

/** The value at one place, by hand: the parts that hold it must be at most one. */
function valueAt(decision: Decision, on: string, place: NamedBox): string {
  const period = decision.decided.periods.find((one) => one.from <= day(on) && day(on) <= one.to);
  const parts = (period?.parts ?? []).filter((part) => [...part.region].every(([key, side]) => contains(side, place.get(key)?.[0] ?? -1)));
  expect(parts.length).toBeLessThanOrEqual(1);
  return parts[0] === undefined ? "missing" : shown(parts[0].value);
}

function decide(one: Slot, program: ProvinceProgram = province()): Decision {
  return decideSlot(one, program);
}

const ON = "2025-05-10";

describe("rows", () => {
  test("each row gives its own cases their value", () => {
    const decision = decide(slot("deductible", [row(at([HOSPITAL, "primary"]), yuan(200)), row(at([HOSPITAL, ["secondary", "tertiary"]]), yuan(800))]));
    expect(valueAt(decision, ON, at([HOSPITAL, "primary"]))).toBe("20000");
    expect(valueAt(decision, ON, at([HOSPITAL, "tertiary"]))).toBe("80000");
    expect(decision.findings).toEqual([]);
    expect(decision.decided.periods.map(({ axes }) => axes.map(({ key }) => key))).toEqual([["national.hospital"]]);
  });

  test("outside the domain nothing is asked for", () => {
    const rows = [row(at([MEMBER, "active"]), yuan(1)), row(at([MEMBER, "retired"]), yuan(2))];
    const decision = decide(slot("deductible", rows, { domain: [at([MEMBER, "retired"])] }));
    expect(decision.decided.periods[0]?.parts.map((part) => part.rows)).toEqual([[1]]);
  });

  test("rows that differ where they meet leave no part there, rows that agree leave the first", () => {
    const clash = decide(slot("deductible", [row(at([HOSPITAL, "primary"]), yuan(200)), row(at(), yuan(800))]));
    expect(valueAt(clash, ON, at([HOSPITAL, "primary"]))).toBe("missing");
    expect(valueAt(clash, ON, at([HOSPITAL, "tertiary"]))).toBe("80000");
    expect(clash.findings).toMatchObject([{ kind: "rowsMeet", rows: [0, 1], isEqual: false }]);
    const repeat = decide(slot("deductible", [row(at([HOSPITAL, "primary"]), yuan(800)), row(at(), yuan(800))]));
    expect(valueAt(repeat, ON, at([HOSPITAL, "primary"]))).toBe("80000");
    expect(repeat.findings).toMatchObject([{ kind: "rowsMeet", isEqual: true }]);
  });

  test("a row dated later begins a period", () => {
    const before = row(at(["@date", [day("2020-01-01"), day("2024-12-31")]]), yuan(1));
    const after = row(at(["@date", [day("2025-01-01"), LAST_DAY]]), yuan(2));
    const { periods } = decide(slot("deductible", [before, after])).decided;
    expect(periods.map((period) => [formatDay(period.from), formatDay(period.to)])).toEqual([["2020-01-01", "2024-12-31"], ["2025-01-01", "9999-12-31"]]);
  });

  test("best takes the most favourable, in order the first, sum all", () => {
    const rows = [row(at([IDENTITY, "poor"]), yuan(300)), row(at([IDENTITY, "destitute"]), NONE), row(at(), yuan(500))];
    const both = at([IDENTITY, "poor"], [IDENTITY, "destitute"]);
    const how = (combine: "best" | "inOrder" | "sum", word: "deductible" | "cap"): string => valueAt(decide(slot(word, [version(rows, { combine })])), ON, both);
    expect(how("best", "deductible")).toBe("none");
    expect(how("best", "cap")).toBe("none");
    expect(how("inOrder", "deductible")).toBe("30000");
    expect(how("sum", "deductible")).toBe("80000");
    const none = at([IDENTITY, "not poor"], [IDENTITY, "not destitute"]);
    expect(valueAt(decide(slot("deductible", [version(rows, { combine: "best" })])), ON, none)).toBe("50000");
  });

  test("best is lowest for a deductible and highest for a cap", () => {
    const rows = [row(at(), yuan(300)), row(at(), yuan(500)), row(at(), NOT_COVERED)];
    expect(valueAt(decide(slot("deductible", [version(rows, { combine: "best" })])), ON, at())).toBe("30000");
    expect(valueAt(decide(slot("cap", [version(rows, { combine: "best" })])), ON, at())).toBe("50000");
  });

  test("bands of one part come together, and a band without a row leaves no part", () => {
    const whole = [banded(at(), 0, 30_000, percent(85)), banded(at(), 30_000, undefined, percent(95))];
    const decision = decide(slot("ratio", whole));
    expect(valueAt(decision, ON, at())).toBe("0..3000000: 8500, 3000000..: 9500");
    expect(decision.decided.periods[0]?.parts[0]?.rows).toEqual([0, 1]);
    expect(valueAt(decide(slot("ratio", whole.slice(0, 1))), ON, at())).toBe("missing");
  });
});

describe("adjustments", () => {
  const bySeverity = [row(at([HOSPITAL, "primary"]), percent(90)), row(at([HOSPITAL, ["secondary", "tertiary"]]), percent(85))];
  const ratio = (...adjustments: readonly ReturnType<typeof adjustment>[]): Decision => decide(slot("ratio", [version(bySeverity, { adjustments })]));

  test("a share of the patient's share follows the table", () => {
    const decision = ratio(adjustment(at([MEMBER, "retired"]), { kind: "times", factor: rational(3n, 5n), ofPatientShare: true }));
    expect(valueAt(decision, ON, at([HOSPITAL, "tertiary"], [MEMBER, "retired"]))).toBe("9100");
    expect(valueAt(decision, ON, at([HOSPITAL, "tertiary"], [MEMBER, "active"]))).toBe("8500");
    const part = decision.decided.periods[0]?.parts.find(({ adjustments }) => adjustments.length > 0);
    expect(part?.citations).toHaveLength(2);
    expect(part && shown(part.tableValue)).toBe("9000");
  });

  test("they act in the order written", () => {
    const plus = adjustment(at(), { kind: "plus", value: points(5), negative: true, ofPatientShare: false });
    const half = adjustment(at(), { kind: "times", factor: rational(1n, 2n), ofPatientShare: false });
    expect(valueAt(ratio(plus, half), ON, at([HOSPITAL, "tertiary"]))).toBe("4000");
    expect(valueAt(ratio(half, plus), ON, at([HOSPITAL, "tertiary"]))).toBe("3750");
  });

  test("on every band", () => {
    const rows = [banded(at(), 0, 100, percent(80)), banded(at(), 100, undefined, NOT_COVERED)];
    const decision = decide(slot("ratio", [version(rows, { adjustments: [adjustment(at(), { kind: "plus", value: points(5), negative: false, ofPatientShare: false })] })]));
    expect(valueAt(decision, ON, at())).toBe("0..10000: 8500, 10000..: notCovered");
  });

  test("above 100 % is a finding unless a bound is written", () => {
    const plus = { kind: "plus", value: points(20), negative: false, ofPatientShare: false } as const;
    const decision = ratio(adjustment(at(), plus));
    expect(decision.findings).toMatchObject([{ kind: "outOfRange", adjustment: 0, row: 0 }]);
    expect(valueAt(decision, ON, at([HOSPITAL, "tertiary"]))).toBe("unknown");
    const bounded = ratio(adjustment(at(), plus, { kind: "atMost", value: percent(100) }));
    expect(bounded.findings).toEqual([]);
    expect(valueAt(bounded, ON, at([HOSPITAL, "tertiary"]))).toBe("10000");
  });

  test("below 0 yuan is a finding, none stays none", () => {
    const less = { kind: "plus", value: yuan(900), negative: true, ofPatientShare: false } as const;
    const rows = [row(at([HOSPITAL, "primary"]), NONE), row(at([HOSPITAL, ["secondary", "tertiary"]]), yuan(800))];
    const decision = decide(slot("deductible", [version(rows, { adjustments: [adjustment(at(), less)] })]));
    expect(decision.findings).toMatchObject([{ kind: "outOfRange" }]);
    expect(valueAt(decision, ON, at([HOSPITAL, "primary"]))).toBe("none");
  });

  test("off the grid is a finding unless rounded", () => {
    const third = { kind: "times", factor: rational(1n, 7n), ofPatientShare: false } as const;
    expect(ratio(adjustment(at(), third)).findings).toMatchObject([{ kind: "offGrid", row: 0, adjustment: 0 }]);
    const roundedDecision = ratio(adjustment(at(), third, { kind: "round", step: rational(100n) }));
    expect(roundedDecision.findings).toEqual([]);
    expect(valueAt(roundedDecision, ON, at([HOSPITAL, "tertiary"]))).toBe("1200");
  });
});

describe("growth", () => {
  const fewer = { kind: "grow", value: yuan(100), negative: true, dimension: ORDINAL, after: 1 } as const;

  test("steps until its bound is reached", () => {
    const decision = decide(slot("deductible", [version([row(at(), yuan(350))], { adjustments: [adjustment(at(), fewer, { kind: "atLeast", value: yuan(100) })] })]));
    const values = [1, 2, 3, 4, 5, 900].map((ordinal) => valueAt(decision, ON, at([ORDINAL, ordinal])));
    expect(values).toEqual(["35000", "25000", "15000", "10000", "10000", "10000"]);
    expect(decision.decided.periods[0]?.parts).toHaveLength(4);
  });

  test("without a bound it has no end on a count, and ends with the range of an integer", () => {
    const more = { ...fewer, negative: false };
    const endless = decide(slot("cap", [version([row(at(), yuan(350))], { adjustments: [adjustment(at(), more)] })]));
    expect(endless.findings).toMatchObject([{ kind: "endlessGrowth", adjustment: 0 }]);
    const years = integers("years", "连续缴费年限", 0, 6);
    const grown = adjustment(at(), { ...more, dimension: years, after: 4 });
    const decision = decide(slot("cap", [version([row(at(), yuan(350))], { adjustments: [grown], dimensions: [years] })]));
    expect([0, 4, 5, 6].map((n) => valueAt(decision, ON, at([years, n])))).toEqual(["35000", "35000", "45000", "55000"]);
  });

  test("two growths are bounded together by the table value", () => {
    const years = integers("years", "连续缴费年限", 0, 60);
    const quiet = integers("quiet", "未报销年数", 0, 60);
    const add = (dimension: typeof years, after: number) => ({ kind: "grow", value: yuan(3_000), negative: false, dimension, after }) as const;
    const together = { kind: "togetherAtMost", value: TABLE_VALUE(rational(6n, 5n)) } as const;
    const adjustments = [adjustment(at(), add(years, 4)), adjustment(at(), add(quiet, 0)), adjustment(at(), together)];
    const decision = decide(slot("cap", [version([row(at(), yuan(250_000))], { adjustments, dimensions: [years, quiet] })]));
    const grown = (n: number, m: number): string => valueAt(decision, ON, at([years, n], [quiet, m]));
    expect([grown(4, 0), grown(5, 0), grown(5, 1), grown(20, 0), grown(21, 0), grown(60, 60), grown(10, 10), grown(10, 11)]).toEqual(
      ["25000000", "25300000", "25600000", "29800000", "30000000", "30000000", "29800000", "30000000"],
    );
  });
});

describe("indicators", () => {
  const wage = statistic("average_wage", [[2023, 90_000], [2024, 96_000]]);
  const cap = slot("cap", [row(at(), rounded(times(percent(200), use(wage, 1)), 10_000n))]);

  test("a year has the value published for it, then none", () => {
    const { periods } = decide(cap).decided;
    expect(periods.map((period) => [formatDay(period.from), ...period.parts.map((part) => shown(part.value))])).toEqual([
      ["2020-01-01", "unpublished 2019"], ["2024-01-01", "18000000"], ["2025-01-01", "19200000"], ["2026-01-01", "unpublished 2025"],
    ]);
  });

  test("the insurance year decides where it is not the calendar year", () => {
    const scheme = { ...province().schemes[0]!, yearFrom: { month: 7, day: 1 } };
    const program = province({ schemes: [scheme] });
    const { periods } = decideSlot({ ...cap, owner: { kind: "scheme", name: "employee", other: "职工" } }, program).decided;
    expect(periods.map((period) => formatDay(period.from))).toEqual(["2020-01-01", "2024-07-01", "2025-07-01", "2026-07-01"]);
  });

  test("one by city makes the value depend on the city, unless the city is named", () => {
    const local = statistic("income", [[2024, 50_000, "yunzhou"], [2024, 60_000, "haizhou"]]);
    const rows = [row(at([MEMBER, "active"]), use(local, 1)), row(at([MEMBER, "retired"]), yuan(1))];
    const decision = decide(slot("cap", rows), withCities());
    const period = decision.decided.periods.find((one) => one.from === day("2025-01-01"));
    expect(period?.parts.map((part) => [shown(part.value), part.region.get("@city")])).toEqual([["5000000", [0, 0]], ["6000000", [1, 1]], ["100", undefined]]);
    const named = decide(slot("cap", [row(at(), use(local, 1, "haizhou"))]), withCities());
    expect(named.decided.periods.at(-2)?.axes).toEqual([]);
    expect(valueAt(named, ON, at())).toBe("6000000");
  });
});

test("a runaway of independent adjustments ends with a finding", () => {
  const many = members("many", "多", Array.from({ length: 24 }, (_, index) => `m${index}`), { many: true });
  const adjustments = Array.from({ length: 24 }, (_, index) => adjustment(at([many, `m${index}`]), { kind: "plus", value: yuan(2 ** index), negative: false, ofPatientShare: false }));
  const decision = decide(slot("cap", [version([row(at(), yuan(1))], { adjustments, dimensions: [many] })]));
  expect(decision.findings).toMatchObject([{ kind: "tooManyParts" }]);
  expect(decide(slot("cap", [version([row(at(), yuan(1))], { adjustments: adjustments.slice(0, 6), dimensions: [many] })])).decided.periods[0]?.parts).toHaveLength(64);
});

test("months and counts", () => {
  const missed = counted("missed", "断缴年数", "year");
  const waiting = slot("waiting", [version([row(at(), months(3))], { dimensions: [missed, AGE], adjustments: [adjustment(at([missed, [2, 3]]), { kind: "plus", value: months(1), negative: false, ofPatientShare: false })] })]);
  expect([1, 2, 4].map((n) => valueAt(decide(waiting), ON, at([missed, n])))).toEqual(["3", "4", "3"]);
});
