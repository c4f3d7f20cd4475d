import { describe, expect, test } from "vitest";
import { LAST_DAY } from "../../compiler/base/calendar.ts";
import { rational } from "../../compiler/base/rational.ts";
import { sha256Of } from "../../compiler/base/digest.ts";
import { canonicalJson } from "../../compiler/emit/canonical.ts";
import { safeName } from "../../compiler/emit/file-names.ts";
import type { Row, SlotTable } from "../../compiler/emit/format.ts";
import { wholeNumber } from "../../compiler/emit/labels.ts";
import type { Manifest } from "../../compiler/emit/manifest-format.ts";
import type { Citation } from "../../compiler/model/citation.ts";
import { EVERYWHERE } from "../../compiler/model/dimension.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import type { Slot, SlotRow } from "../../compiler/model/slot.ts";
import { LARGEST_AMOUNT } from "../../compiler/model/value.ts";
import {
  AGE, at, ATTRIBUTES, benefit, cite, day, EMPLOYEE, HOSPITAL, IDENTITY, MEMBER, members, named, NONE, NOT_COVERED, ORDINAL, percent, place, province, row,
  rounded, slot, statistic, times, use, version, withCities, yesNo, yuan,
} from "../support/model-builder.ts";
import { constantFactor, contributions, emitAll, fundedProvince, fundOf, OPTIONS, smallProvince, tablesOf } from "./fixture.ts";
import { readable } from "./readable.ts";

const DATE = { ...members("birth", "出生日期", []), domain: { kind: "date" as const } };
const LATE = yesNo("late", "断缴");

/** The deductible of a benefit that has nothing else, as it is written. */
function written(rows: readonly SlotRow[], more: Partial<ProvinceProgram> = {}, slots: Partial<Slot> = {}): SlotTable {
  const dimensions = [HOSPITAL, MEMBER, AGE, ORDINAL, IDENTITY, DATE, LATE];
  const deductible = slot("deductible", [version(rows, { dimensions })], slots);
  return tablesOf(emitAll(province({ dimensions, benefits: [benefit("inpatient", "住院", [deductible])], ...more }))).benefits[0]!.slots.deductible![0]!;
}

const rowsOf = (table: SlotTable): Row[] => table.periods.flatMap(({ rows }) => [...rows]);
const whensOf = (table: SlotTable): Row["when"][] => rowsOf(table).map(({ when }) => when);

test("the tables of a small province", async () => {
  const program = smallProvince();
  const starts = new Set<number>();
  emitAll(program, { lineOf: ({ span }) => starts.add(span.start).size });
  const lines = [...starts].sort((a, b) => a - b);
  const { files: [file] } = emitAll(program, { lineOf: ({ span }) => 1 + lines.indexOf(span.start) });
  await expect(`${readable(JSON.parse(file!.text))}\n`).toMatchFileSnapshot("../golden/emit/small-province.json");
});

test("the funds of a province, with figures by city", async () => {
  await expect(`${readable(fundOf(emitAll(fundedProvince(), { lineOf: () => 1 })))}\n`).toMatchFileSnapshot("../golden/emit/fund.json");
});

describe("conditions", () => {
  const rest = (box: ReturnType<typeof at>): SlotRow => row([box], NONE);

  test("members are named, those inside others too", () => {
    const table = written([row(at([HOSPITAL, ["primary", "tertiary"]]), yuan(100)), rest(at([HOSPITAL, "secondary"]))]);
    expect(whensOf(table)).toEqual([{ hospital: ["primary", "tertiary"] }, { hospital: ["secondary"] }]);
  });

  test("ranges are pairs of numbers, several one after the other, and open upwards where counting is", () => {
    const ages = written([row([at([AGE, [0, 6]]), at([AGE, [70, 150]])], yuan(100)), rest(at([AGE, [7, 69]]))]);
    expect(whensOf(ages)).toEqual([{ age: [0, 6, 70, 150] }, { age: [7, 69] }]);
    const counts = written([row(at([ORDINAL, 1]), yuan(100)), rest(at([ORDINAL, [2, Infinity]]))]);
    expect(whensOf(counts)).toEqual([{ ordinal: [1, 1] }, { ordinal: [2, null] }]);
  });

  test("days are ISO dates, open at both ends", () => {
    const before = new Map([[DATE.id, [0, day("1959-12-31")]]]);
    const after = new Map([[DATE.id, [day("1960-01-01"), LAST_DAY]]]);
    expect(whensOf(written([row(before, yuan(100)), rest(after)]))).toEqual([{ birth: [null, "1959-12-31"] }, { birth: ["1960-01-01", null] }]);
  });

  test("yes/no is an answer", () => {
    expect(whensOf(written([row(at([LATE, "yes"]), yuan(100)), rest(at([LATE, "no"]))]))).toEqual([{ late: false }, { late: true }]);
  });

  test("of several identities those held and those not", () => {
    const both = at([IDENTITY, "poor"], [IDENTITY, "not destitute"]);
    const table = written([row(both, yuan(100)), rest(at([IDENTITY, "not poor"])), rest(at([IDENTITY, "poor"], [IDENTITY, "destitute"]))]);
    expect(whensOf(table)).toContainEqual({ identity: { has: ["poor"], lacks: ["destitute"] } });
  });

  test("two dimensions of one name are told apart by their libraries", () => {
    const other = { ...members("hospital", "机构", ["clinic 诊所", "ward 病房"]), id: "local.hospital" };
    const table = written([row(at([other, "clinic"]), yuan(100)), rest(at([other, "ward"]))], { dimensions: [HOSPITAL, other] });
    expect(whensOf(table)).toEqual([{ "local.hospital": ["clinic"] }, { "local.hospital": ["ward"] }]);
  });
});

describe("rows", () => {
  test("equal value and source make one row; an equal value from elsewhere stays its own", () => {
    const shared = cite("第一条");
    const like = (hospital: string, citation: Citation): SlotRow => row(at([HOSPITAL, hospital]), yuan(100), { citation });
    const merged = written([like("primary", shared), like("secondary", shared), like("tertiary", shared)]);
    expect(rowsOf(merged)).toEqual([{ when: {}, value: 10_000, sources: [expect.any(Number)] }]);
    expect(rowsOf(written([like("primary", shared), like("secondary", shared), like("tertiary", cite("第二条"))]))).toHaveLength(2);
  });

  test("they stand in the order of the source's columns, not of its lines", () => {
    const table = written([row(at([HOSPITAL, "tertiary"]), yuan(3)), row(at([HOSPITAL, "primary"]), yuan(1)), row(at([HOSPITAL, "secondary"]), yuan(2))]);
    expect(rowsOf(table).map(({ value }) => value)).toEqual([100, 200, 300]);
  });

  test("none and not covered are words, never numbers", () => {
    expect(rowsOf(written([row(at([MEMBER, "active"]), NONE), row(at([MEMBER, "retired"]), NOT_COVERED)])).map(({ value }) => value)).toEqual(["none", "not covered"]);
  });

  test("an amount says how it stands to the cost", () => {
    const amount = slot("amount", [row(at(), { kind: "bounded", value: yuan(520), costBound: "atMostTheCost", location: place() })]);
    const table = tablesOf(emitAll(province({ benefits: [benefit("abortion", "引产", [amount])] }))).benefits[0]!.slots.amount![0]!;
    expect(rowsOf(table)).toMatchObject([{ value: 52_000, costBound: "atMostTheCost" }]);
  });

  test("the largest amount is exact everywhere; sums beyond are told of before, and to write one is a fault of ours", () => {
    const of = (fen: bigint): SlotRow => row(at(), { kind: "constant", type: "fen", amount: rational(fen), location: place() });
    expect(rowsOf(written([of(LARGEST_AMOUNT)]))).toMatchObject([{ value: 9_000_000_000_000_000 }]);
    expect(() => written([of(LARGEST_AMOUNT + 1n)])).toThrow("unknown");
    expect(wholeNumber(rational(2n ** 53n - 1n))).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => wholeNumber(rational(2n ** 53n))).toThrow("off the grid");
  });
});

describe("time", () => {
  const wage = statistic("average_wage", [[2024, 96_000], [2025, 96_000], [2027, 100_000]]);
  const byYear = rounded(times(constantFactor(6), use(wage, 1)), 100n);

  test("a table ends where an indicator is not published, and begins again where it is", () => {
    const source = cite();
    const table = written([row(at(), byYear, { citation: source })], {}, { versions: [version([row(at(), byYear, { citation: source })], { from: day("2025-01-01") })] });
    // 2025 and 2026 have the same value, so they are one period.
    expect(table.periods.map(({ from, to }) => [from, to])).toEqual([["2025-01-01", "2026-12-31"], ["2028-01-01", "2028-12-31"]]);
    expect(table.unpublished).toEqual([
      { from: "2027-01-01", to: "2027-12-31", indicator: "average_wage", year: 2026 },
      { from: "2029-01-01", to: null, indicator: "average_wage", year: 2028 },
    ]);
  });

  test("where only some cases need it, the others keep their rows", () => {
    const rows = [row(at([MEMBER, "active"]), byYear), row(at([MEMBER, "retired"]), yuan(100))];
    const table = written(rows, {}, { versions: [version(rows, { from: day("2029-01-01") })] });
    expect(table.unpublished).toBeUndefined();
    expect(table.periods).toMatchObject([{ rows: [{ when: { member: ["retired"] } }], unpublished: [{ when: { member: ["active"] }, indicator: "average_wage", year: 2028 }] }]);
  });

  test("a new document that changes nothing but the day makes no new period; a draft does", () => {
    const same = row(at(), yuan(100));
    const two = (draft: boolean): Partial<Slot> => ({ versions: [version([same], { to: day("2024-12-31") }), version([same], { from: day("2025-01-01"), draft })] });
    expect(written([], {}, two(false)).periods).toHaveLength(1);
    expect(written([], {}, two(true)).periods).toMatchObject([{ from: "2020-01-01" }, { from: "2025-01-01", draft: true }]);
  });
});

describe("domains", () => {
  const active = at([MEMBER, "active"]);
  const ofBenefit = (domain: Slot["domain"], impossible: ProvinceProgram["impossible"] = []): SlotTable => {
    const deductible = slot("deductible", [row(active, yuan(100)), row(at([MEMBER, "retired"]), yuan(50))], { domain });
    return tablesOf(emitAll(province({ impossible, benefits: [benefit("inpatient", "住院", [deductible], { when: [at([HOSPITAL, "primary"])] })] }))).benefits[0]!.slots.deductible![0]!;
  };

  test("a slot says where it is asked for only if that is not where its owner is", () => {
    expect(ofBenefit([at([HOSPITAL, "primary"])]).domain).toBeUndefined();
    expect(ofBenefit([at([HOSPITAL, "primary"], [MEMBER, "active"])]).domain).toEqual([{ hospital: ["primary"], member: ["active"] }]);
  });

  test("what never occurs makes no difference to that", () => {
    const impossible = [at([MEMBER, "retired"], [AGE, [0, 44]])];
    const without = [at([HOSPITAL, "primary"], [MEMBER, "active"]), at([HOSPITAL, "primary"], [MEMBER, "retired"], [AGE, [45, 150]])];
    expect(ofBenefit(without, impossible).domain).toBeUndefined();
  });

  test("impossible combinations are told on every input, asked for by a table or not", () => {
    const ofTables = (impossible: ProvinceProgram["impossible"]): unknown => tablesOf(emitAll(smallProvince({ impossible }))).impossible;
    expect(ofTables([at([MEMBER, "retired"], [HOSPITAL, "primary"])])).toEqual([{ hospital: ["primary"], member: ["retired"] }]);
    expect(ofTables([at([MEMBER, "retired"], [AGE, [0, 44]])])).toEqual([{ age: [0, 44], member: ["retired"] }]);
  });
});

describe("files", () => {
  test("carry the digest of their text, which the manifest gives in full", () => {
    const { files, manifest, summary } = emitAll(fundedProvince());
    const { files: entries } = JSON.parse(manifest.text) as Manifest;
    expect(entries.map(({ path, sha256, bytes }) => [path, sha256, bytes])).toEqual(files.map(({ path, text }) => [path, sha256Of(text), Buffer.byteLength(text)]));
    expect(files.map(({ path, text }) => path === `linhai/${path.includes("fund") ? "fund" : "employee"}-${sha256Of(text).slice(0, 16)}.json`)).toEqual([true, true]);
    expect(summary).toEqual({ files: 2, slots: 2, rows: 3 });
  });

  test("are canonical", () => {
    for (const { text } of [...emitAll(smallProvince()).files, emitAll(smallProvince()).manifest]) expect(canonicalJson(JSON.parse(text))).toBe(text);
  });

  test("a name may hold anything and leads nowhere", () => {
    expect(safeName("北京_2-a")).toBe("北京_2-a");
    expect(safeName("../a b")).toBe("%002e%002e%002fa%0020b");
    expect([safeName("NUL"), safeName("NULL")]).toEqual(["NUL%", "NULL"]);
    const { files: [file] } = emitAll(province({ province: { ...named("../../x"), code: undefined, cities: [] } }));
    expect(file!.path).toMatch(/^%002e%002e%002f%002e%002e%002fx\/employee-[0-9a-f]{16}\.json$/);
  });

  test("the order in which a program lists things changes no byte", () => {
    const program: ProvinceProgram = { ...fundedProvince(), ...smallProvince(), contributions: contributions(), province: fundedProvince().province };
    const turned: ProvinceProgram = {
      ...program, dimensions: program.dimensions.toReversed(), benefits: program.benefits.toReversed(), measures: program.measures.toReversed(), indicators: [], policies: [],
      contributions: program.contributions.map((item) => ({ ...item, slots: item.slots.toReversed() })).reverse(), impossible: program.impossible.toReversed(),
    };
    expect(emitAll(turned)).toEqual(emitAll(program));
  });

  test("people waiting for a whole scheme and amounts of accounts are there too", () => {
    const waiting = slot("waiting", [row(at(), { kind: "constant", type: "months", amount: rational(3n), location: place() })], { domain: [at([LATE, "yes"])], unit: "months" });
    const [resident] = contributions();
    const account = { ...resident!, kind: "account" as const, name: "account", splits: [], slots: [slot("credit", [row(at(), percent(2))], { unit: "ratio" })] };
    const scheme = { ...EMPLOYEE, waiting: [{ ...waiting, owner: { kind: "scheme" as const, name: "employee", other: undefined } }] };
    const tables = tablesOf(emitAll(province({ dimensions: [LATE], schemes: [scheme], contributions: [{ ...account, scheme }] })));
    expect(tables.scheme.waiting).toMatchObject([{ unit: "months", domain: [{ late: true }], periods: [{ rows: [{ value: 3 }] }] }]);
    expect(tables.accounts).toMatchObject([{ name: "account", slots: { credit: [{ periods: [{ rows: [{ value: 200 }] }] }] } }]);
  });

  test("the hand-up rate may follow an indicator of every city", () => {
    const income = statistic("share", [[2024, 10, "yunzhou"], [2024, 12, "haizhou"]], "ratio");
    const [pooled] = fundedProvince().funds;
    const file = fundOf(emitAll(withCities({ funds: [{ ...pooled!, handUp: { of: "collection", rate: use(income, 1) } }] })));
    expect(file.funds[0]!.handUp!.rate).toEqual([{ year: 2025, city: "haizhou", value: 1200 }, { year: 2025, city: "yunzhou", value: 1000 }]);
  });
});

describe("a release", () => {
  const verified = (more: Partial<Citation> = {}): Citation => ({ ...cite(), trust: "verified", ...more });
  const withRow = (citation: Citation, more: Partial<SlotRow> = {}, draft = false): ProvinceProgram => {
    const deductible = slot("deductible", [version([row(at(), yuan(100), { citation, ...more })], { draft })]);
    return province({ benefits: [benefit("inpatient", "住院", [deductible], { citation: verified(), when: EVERYWHERE })] });
  };
  const ids = (program: ProvinceProgram, release = true): string[] => emitAll(program, { release }).diagnostics.map(({ id }) => id);
  const allowance = { code: "TC6004", because: "原文如此", article: "第三条", location: place() };

  test("of figures read in documents in force is fine", () => {
    expect(ids(withRow(verified()))).toEqual([]);
  });

  test.each([
    ["releaseHoldsUnverified", withRow(verified({ trust: "unverified" }))],
    ["releaseHoldsIllustrative", withRow(verified({ trust: "illustrative" }))],
    ["releaseHoldsUnresolved", withRow(verified({ unresolved: ["按费用还是按支付额？"] }))],
    ["releaseHoldsAllowances", withRow(verified(), { allowances: [allowance] })],
    ["releaseHoldsDrafts", withRow(verified(), {}, true)],
  ])("is refused: %s", (id, program) => {
    expect(ids(program)).toEqual([id]);
    expect(ids(program, false)).toEqual([]);
  });

  test("tells each kind once a file, with how many there are and the first", () => {
    const citation = verified({ trust: "unverified" });
    const later = verified({ trust: "unverified" });
    const elsewhere = { ...verified({ trust: "unverified" }), location: place("another.tongchou") };
    const [first, second, third] = [citation, later, elsewhere].map((source, i) => row(at([HOSPITAL, ["primary", "secondary", "tertiary"][i]!]), yuan(i), { citation: source }));
    const program = province({ benefits: [benefit("inpatient", "住院", [slot("deductible", [third!, second!, first!])], { citation: verified() })] });
    expect(emitAll(program, { release: true }).diagnostics).toMatchObject([
      { id: "releaseHoldsUnverified", location: elsewhere.location, args: { count: 1 } }, { id: "releaseHoldsUnverified", location: citation.location, args: { count: 2 } },
    ]);
  });

  test("the manifest lists what was let pass and what is a draft", () => {
    const { manifest } = emitAll(withRow(verified(), { allowances: [allowance, allowance] }, true));
    const { allowances, drafts, release } = JSON.parse(manifest.text) as Manifest;
    expect(allowances).toEqual([{ code: "TC6004", because: "原文如此", article: "第三条", file: "fictional.tongchou", line: OPTIONS.lineOf(allowance.location) }]);
    expect(drafts).toMatchObject([{ kind: "slot", name: "deductible of inpatient" }]);
    expect(release).toBe(false);
  });

  test("trust marks travel into the file", () => {
    const marks = { unresolved: ["文号待查"], remark: "转引", trust: "unverified" as const, provisional: true };
    expect(tablesOf(emitAll(withRow(verified(marks)))).sources).toContainEqual(expect.objectContaining(marks));
    expect(tablesOf(emitAll(withRow(verified({ article: "第一条" })))).sources.find(({ article }) => article === "第一条")).not.toHaveProperty("provisional");
  });
});

test("a cap limits something over something", () => {
  const cap = slot("cap", [version([row(at(), yuan(100))], { attributes: { ...ATTRIBUTES, of: "cost", per: "month", eachHospital: true } })]);
  const table = tablesOf(emitAll(province({ benefits: [benefit("outpatient", "门诊", [cap])] }))).benefits[0]!.slots.cap![0]!;
  expect(table.periods[0]).toMatchObject({ of: "cost", per: "month", eachHospital: true });
});
