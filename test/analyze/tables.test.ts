import { describe, expect, test } from "vitest";
import { LAST_DAY } from "../../compiler/base/calendar.ts";
import { rational } from "../../compiler/base/rational.ts";
import { everyCombinationHasARow } from "../../compiler/analyze/missing-combinations.ts";
import { everyRowApplies } from "../../compiler/analyze/rows-apply.ts";
import { rowsExcludeEachOther } from "../../compiler/analyze/rows-exclude-each-other.ts";
import { valuesAreInRange } from "../../compiler/analyze/values-in-range.ts";
import { adjustment, AGE, at, banded, day, HOSPITAL, IDENTITY, MEMBER, ORDINAL, percent, place, points, row, slot, UNDERSTOOD_NOT, version, yuan } from "../support/model-builder.ts";
import { findings, inpatient, said } from "./judge.ts";

const deductible = (...rows: Parameters<typeof slot>[1]) => inpatient([slot("deductible", rows)]);

describe("every combination has a row", () => {
  const upper = row(at([HOSPITAL, ["secondary", "tertiary"]]), yuan(800));
  const later = row(at([HOSPITAL, "primary"], [ORDINAL, [2, 1e9]]), yuan(100));

  test("the first missing case is shown, in the drafter's words", () => {
    const program = inpatient([slot("deductible", [upper, later])]);
    expect(said(everyCombinationHasARow, program)).toEqual(["TC4001 There is no deductible of “inpatient” for primary, admission 1 (missing rows: 1)."]);
    expect(said(everyCombinationHasARow, program, "zh")).toEqual(["TC4001 一级、第 1 次住院没有“住院”的起付线（缺 1 行）。"]);
  });

  test("covered, nothing is said", () => {
    expect(said(everyCombinationHasARow, inpatient([slot("deductible", [upper, later, row(at([HOSPITAL, "primary"], [ORDINAL, 1]), yuan(200))])]))).toEqual([]);
  });

  test("what is impossible or outside the scheme is not missing", () => {
    const domain = [at([HOSPITAL, ["secondary", "tertiary"]]), at([HOSPITAL, "primary"], [ORDINAL, [2, 1e9]])];
    expect(said(everyCombinationHasARow, inpatient([slot("deductible", [upper, later], { domain })]))).toEqual([]);
  });

  test("the rows missing are few, and the fix writes them", () => {
    const rows = [row(at([HOSPITAL, "tertiary"], [AGE, [70, 150]]), yuan(1)), row(at([HOSPITAL, ["primary", "secondary"]], [AGE, [0, 59]]), yuan(2))];
    const end = place();
    const program = inpatient([slot("deductible", [version(rows, { table: { columns: [HOSPITAL, AGE], values: 1, end, spelling: "en" } })])]);
    const [found] = findings(everyCombinationHasARow, program);
    expect(found?.notes.map((note) => note.text.en)).toEqual(["missing: primary, secondary; age 60 and over", "missing: tertiary; age 69 and under"]);
    expect(found?.fixes).toMatchObject([{ safe: false, edits: [{ location: end, text: "\n    | primary, secondary | 60.. |  |\n    | tertiary | ..69 |  |" }] }]);
  });

  test("a row of bands is inserted with a cell for each", () => {
    const rows = [row(at([HOSPITAL, "tertiary"]), yuan(1))];
    const program = inpatient([slot("deductible", [version(rows, { table: { columns: [HOSPITAL], values: 3, end: place(), spelling: "en" } })])]);
    expect(findings(everyCombinationHasARow, program)[0]?.fixes).toMatchObject([{ title: { en: "insert the missing row, with the values left empty" }, edits: [{ text: "\n    | primary, secondary |  |  |  |" }] }]);
  });

  test("no fix where a cell cannot say it", () => {
    const rows = [row(at([IDENTITY, "poor"]), yuan(1))];
    const program = inpatient([slot("deductible", [version(rows, { combine: "best", table: { columns: [IDENTITY], values: 1, end: place(), spelling: "en" } })])]);
    expect(findings(everyCombinationHasARow, program)).toMatchObject([{ fixes: [] }]);
    expect(said(everyCombinationHasARow, program, "zh")[0]).toContain("不是低保没有");
  });

  test("nothing is said of a table with a row that was not understood", () => {
    expect(said(everyCombinationHasARow, inpatient([slot("deductible", [version([upper], { broken: true })])]))).toEqual([]);
    expect(said(everyCombinationHasARow, inpatient([slot("deductible", [row(at([HOSPITAL, "tertiary"]), UNDERSTOOD_NOT)])]))).toEqual([]);
    expect(said(everyCombinationHasARow, inpatient([slot("deductible", [version([upper])])]))).toHaveLength(1);
  });

  test("from a day on, once", () => {
    const ended = row(at(["@date", [day("2020-01-01"), day("2024-12-31")]], [HOSPITAL, "primary"]), yuan(200));
    const dated = row(at(["@date", [day("2026-01-01"), LAST_DAY]], [HOSPITAL, "tertiary"]), yuan(200));
    const until = row(at(["@date", [0, day("2025-12-31")]], [HOSPITAL, "tertiary"]), yuan(100));
    const program = inpatient([slot("deductible", [ended, dated, until, row(at([HOSPITAL, "secondary"]), yuan(3))])]);
    expect(said(everyCombinationHasARow, program)).toEqual(["TC4001 There is no deductible of “inpatient” for primary from 2025-01-01 (missing rows: 1)."]);
  });

  test("until a day, and between two, over all spans in which the same is missing", () => {
    const whole = row(at([HOSPITAL, ["primary", "secondary"]]), yuan(1));
    const dated = (from: number, to: number) => row(at(["@date", [from, to]], [HOSPITAL, "tertiary"]), yuan(200));
    const split = row(at(["@date", [day("2025-03-01"), LAST_DAY]], [HOSPITAL, "primary"]), yuan(2));
    const [early, late] = [dated(0, day("2025-01-31")), dated(day("2026-01-01"), LAST_DAY)];
    expect(said(everyCombinationHasARow, inpatient([slot("deductible", [whole, split, late])]))).toEqual(["TC4001 There is no deductible of “inpatient” for tertiary until 2025-12-31 (missing rows: 1)."]);
    expect(said(everyCombinationHasARow, inpatient([slot("deductible", [whole, split, early, late])]), "zh")).toEqual(["TC4001 三级（2025-02-01 起至 2025-12-31）没有“住院”的起付线（缺 1 行）。"]);
  });

  test("a band that no row covers", () => {
    const rows = [banded(at([HOSPITAL, "primary"]), 0, 30_000, percent(85)), banded(at(), 30_000, undefined, percent(95)), banded(at([HOSPITAL, ["secondary", "tertiary"]]), 0, 30_000, percent(80))];
    expect(said(everyCombinationHasARow, inpatient([slot("ratio", rows)]))).toEqual([]);
    const lacking = inpatient([slot("ratio", rows.slice(0, 2))]);
    expect(said(everyCombinationHasARow, lacking)).toEqual(["TC4002 There is no ratio of “inpatient” for secondary in the band ..30,000 yuan."]);
  });
});

describe("rows exclude each other", () => {
  const anyHospital = row(at(), yuan(800));

  test("different values: the case, both values, both places", () => {
    const first = row(at([HOSPITAL, "primary"], [MEMBER, "retired"]), yuan(200));
    const program = inpatient([slot("deductible", [first, anyHospital])]);
    expect(said(rowsExcludeEachOther, program)).toEqual(["TC4003 For primary, retired, the deductible of “inpatient” has two values: 200 yuan and 800 yuan."]);
    expect(said(rowsExcludeEachOther, program, "zh")).toEqual(["TC4003 一级、退休：“住院”的起付线有两个数：200 元与 800 元。"]);
    expect(findings(rowsExcludeEachOther, program)).toMatchObject([{ severity: "error", location: anyHospital.location, notes: [{ location: first.location }] }]);
  });

  test("the same value is a warning, and rows that do not meet are neither", () => {
    expect(findings(rowsExcludeEachOther, deductible(row(at([HOSPITAL, "primary"]), yuan(800)), anyHospital))).toMatchObject([{ id: "rowRepeated", severity: "warning" }]);
    expect(findings(rowsExcludeEachOther, deductible(row(at([HOSPITAL, "primary"]), yuan(1)), row(at([HOSPITAL, "tertiary"]), yuan(2))))).toEqual([]);
  });

  test("one pair is one finding, and a table shows a few", () => {
    const rows = [0, 1, 2, 3].map((index) => row(at(), yuan(index)));
    const found = findings(rowsExcludeEachOther, deductible(...rows));
    expect(found).toHaveLength(5);
    expect(found.at(-1)?.notes.at(-1)?.text.en).toBe("and 1 more");
    const parts = [row(at([AGE, [0, 10]]), yuan(1)), row(at([AGE, [5, 20]], [MEMBER, "active"]), yuan(2)), row(at([AGE, [11, 150]], [MEMBER, "retired"]), yuan(3))];
    expect(findings(rowsExcludeEachOther, deductible(...parts))).toHaveLength(1);
  });

  test("what needs a rule for several identities is not a clash, and adjustments do not narrow the case", () => {
    const adjustments = [adjustment(at([AGE, [80, 150]]), { kind: "plus", value: yuan(1), negative: false, ofPatientShare: false })];
    const identities = [row(at([IDENTITY, "poor"]), yuan(1)), row(at([IDENTITY, "destitute"]), yuan(2))];
    expect(said(rowsExcludeEachOther, inpatient([slot("deductible", [version(identities, { adjustments })])]))).toEqual([]);
    const alike = [row(at([IDENTITY, "poor"]), yuan(1)), row(at([IDENTITY, "poor"], [MEMBER, "active"]), yuan(2))];
    expect(said(rowsExcludeEachOther, inpatient([slot("deductible", [version(alike, { adjustments })])]))).toEqual(["TC4003 For active, poor, the deductible of “inpatient” has two values: 1 yuan and 2 yuan."]);
  });

  test("on one band only if their bands meet", () => {
    const meeting = [banded(at(), 0, 100, percent(80)), banded(at(), 50, undefined, percent(90))];
    expect(findings(rowsExcludeEachOther, inpatient([slot("ratio", meeting)]))).toHaveLength(1);
    const touching = [banded(at(), 0, 50, percent(80)), banded(at(), 50, undefined, percent(90))];
    expect(findings(rowsExcludeEachOther, inpatient([slot("ratio", touching)]))).toEqual([]);
  });

  test("where several may apply they do not clash", () => {
    const rows = [row(at([IDENTITY, "poor"]), yuan(1)), row(at([IDENTITY, "destitute"]), yuan(2)), row(at(), yuan(3))];
    expect(findings(rowsExcludeEachOther, inpatient([slot("deductible", [version(rows, { combine: "best" })])]))).toEqual([]);
    expect(findings(rowsExcludeEachOther, inpatient([slot("deductible", [version(rows)])])).length).toBeGreaterThan(0);
  });
});

describe("every row applies", () => {
  const domain = [at([MEMBER, "active"])];

  test("a row and an adjustment outside the domain", () => {
    const rows = [row(at([MEMBER, "active"]), yuan(1)), row(at([MEMBER, "retired"]), yuan(2))];
    const adjustments = [adjustment(at([MEMBER, "retired"]), { kind: "plus", value: yuan(1), negative: false, ofPatientShare: false })];
    const outside = inpatient([slot("deductible", [version(rows, { adjustments })], { domain })]);
    expect(findings(everyRowApplies, outside).map(({ id }) => id)).toEqual(["rowNeverApplies", "adjustmentNeverApplies"]);
    expect(findings(everyRowApplies, inpatient([slot("deductible", [version(rows, { adjustments })])]))).toEqual([]);
  });

  test("in order, a row behind others", () => {
    const above = [row(at([MEMBER, "active"]), yuan(1)), row(at([MEMBER, "retired"]), yuan(2))];
    const behind = slot("deductible", [version([...above, row(at([AGE, 3]), yuan(3))], { combine: "inOrder" })]);
    expect(said(everyRowApplies, inpatient([behind]))).toEqual(["TC4005 This row of the deductible of “inpatient” never applies: the rows above it hold wherever it does."]);
    const beside = slot("deductible", [version([...above.slice(1), row(at([AGE, 3]), yuan(3))], { combine: "inOrder" })]);
    expect(said(everyRowApplies, inpatient([beside]))).toEqual([]);
  });
});

describe("values are in range", () => {
  test("above 100 %, with the case and the row", () => {
    const base = row(at([HOSPITAL, "primary"]), percent(90));
    const plus = adjustment(at([MEMBER, "retired"]), { kind: "plus", value: points(15), negative: false, ofPatientShare: false });
    const ratio = (...adjustments: (typeof plus)[]) => inpatient([slot("ratio", [version([base, row(at([HOSPITAL, ["secondary", "tertiary"]]), percent(80))], { adjustments })])]);
    expect(said(valuesAreInRange, ratio(plus))).toEqual(["TC4007 For primary, retired, the ratio of “inpatient” comes to 105%, outside 0% to 100%."]);
    expect(findings(valuesAreInRange, ratio(plus))).toMatchObject([{ location: plus.location, notes: [{ location: base.location }] }]);
    expect(said(valuesAreInRange, ratio(adjustment(at(), { kind: "plus", value: points(10), negative: false, ofPatientShare: false })))).toEqual([]);
  });

  test("off the grid, with a hint of rounding", () => {
    const third = adjustment(at(), { kind: "times", factor: rational(1n, 3n), ofPatientShare: false });
    expect(said(valuesAreInRange, inpatient([slot("deductible", [version([row(at(), yuan(100))], { adjustments: [third] })])]))).toEqual([
      "TC4008 For every case, the deductible of “inpatient” comes to 33.3333… yuan, which is not a whole number of fen.",
    ]);
    expect(said(valuesAreInRange, inpatient([slot("deductible", [version([row(at(), yuan(99))], { adjustments: [third] })])]))).toEqual([]);
  });

  test("growth without end", () => {
    const grow = { kind: "grow", value: yuan(10), negative: false, dimension: ORDINAL, after: 1 } as const;
    const growing = (...more: Parameters<typeof adjustment>[1][]) => inpatient([slot("cap", [version([row(at(), yuan(100))], { adjustments: [adjustment(at(), grow, ...more)] })])]);
    expect(said(valuesAreInRange, growing(), "zh")).toEqual(["TC4009 所有情形：“住院”的封顶线随“住院次数”一直变化，没有止境。"]);
    expect(said(valuesAreInRange, growing({ kind: "atMost", value: yuan(150) }))).toEqual([]);
  });
});
