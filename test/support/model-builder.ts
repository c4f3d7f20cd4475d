import { LAST_DAY, parseDay } from "../../compiler/base/calendar.ts";
import { rational, type Rational } from "../../compiler/base/rational.ts";
import type { Location } from "../../compiler/base/span.ts";
import type { Benefit, Scheme } from "../../compiler/model/benefit.ts";
import type { Citation } from "../../compiler/model/citation.ts";
import { COUNT_LIMIT, type Dimension, type Domain, EVERYWHERE, type NamedBox, type Region } from "../../compiler/model/dimension.ts";
import type { QuantityType, ValueExpression } from "../../compiler/model/expression.ts";
import type { Indicator } from "../../compiler/model/indicator.ts";
import type { City } from "../../compiler/model/jurisdiction.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import type { Adjustment, Attributes, Operation, Slot, SlotRow, SlotVersion, SlotWord } from "../../compiler/model/slot.ts";
import type { SlotUnit } from "../../compiler/model/value.ts";
import { fromIntervals } from "../../compiler/space/side.ts";

/** Models by hand, for passes that begin where the source has been understood. Places are numbered lines of one file. */
let nextPlace = 0;

export function place(file = "fictional.tongchou"): Location {
  nextPlace += 10;
  return { file, span: { start: nextPlace, end: nextPlace + 5 } };
}

export function day(text: string): number {
  return parseDay(text)!;
}

export function named(name: string, other?: string): { name: string; other: string | undefined; title: undefined; location: Location } {
  return { name, other, title: undefined, location: place() };
}

export function cite(article?: string): Citation {
  return { documents: [{ title: "示例〔2025〕1号", address: undefined, digest: undefined }], article, trust: "illustrative", remark: undefined, unresolved: [], provisional: false, location: place() };
}

// ── dimensions ──────────────────────────────────────────────────────────────
function dimension(name: string, other: string, domain: Domain): Dimension {
  return { ...named(name, other), id: `national.${name}`, domain, asOf: undefined, code: undefined };
}

/** Members as `primary 一级`, `community 社区 in primary`, `elsewhere 市外 as tertiary`. */
export function members(name: string, other: string, list: readonly string[], how: { ordered?: boolean; many?: boolean } = {}): Dimension {
  const parsed = list.map((text) => {
    const [own = "", foreign, word, target] = text.split(" ");
    return { ...named(own, foreign), code: undefined, inside: word === "in" ? target : undefined, sameAs: word === "as" ? target : undefined };
  });
  return dimension(name, other, { kind: "members", ordered: how.ordered ?? false, many: how.many ?? false, members: parsed });
}

export function integers(name: string, other: string, low: number, high: number): Dimension {
  return dimension(name, other, { kind: "integer", low, high });
}

export function counted(name: string, other: string, period = "admission"): Dimension {
  return dimension(name, other, { kind: "counts", period, eachHospital: false });
}

export function yesNo(name: string, other: string): Dimension {
  return dimension(name, other, { kind: "yesNo" });
}

export const HOSPITAL = members("hospital", "医院级别", ["primary 一级", "secondary 二级", "tertiary 三级"], { ordered: true });
export const MEMBER = members("member", "人员类别", ["active 在职", "retired 退休"]);
export const AGE = integers("age", "年龄", 0, 150);
export const ORDINAL = counted("ordinal", "住院次数");
export const IDENTITY = members("identity", "困难身份", ["poor 低保", "destitute 特困"], { many: true });

type Wanted = string | number | readonly [number, number] | readonly string[];

/** `at([HOSPITAL, "tertiary"], [AGE, [60, 69]], [IDENTITY, "poor"], [IDENTITY, "not poor"])`, dates as `["@date", [from, to]]`. */
export type Fact = readonly [Dimension | "@date" | "@city", Wanted];

export function at(...facts: readonly Fact[]): NamedBox {
  return new Map(facts.map(([what, wanted]) => (typeof what === "string" ? [what, pair(wanted)] : sideOn(what, wanted))));
}

function pair(wanted: Wanted): readonly number[] {
  if (typeof wanted === "number") return [wanted, wanted];
  return wanted as readonly number[];
}

function sideOn(dimension: Dimension, wanted: Wanted): [string, readonly number[]] {
  const { domain, id } = dimension;
  if (domain.kind === "members" && domain.many) {
    const [first = "", second] = String(wanted).split(" ");
    return second === undefined ? [`${id}:${first}`, [1, 1]] : [`${id}:${second}`, [0, 0]];
  }
  if (domain.kind === "members") {
    const names = typeof wanted === "string" ? [wanted] : (wanted as readonly string[]);
    return [id, fromIntervals(names.flatMap((name) => pointsOf(domain.members, name)))];
  }
  if (domain.kind === "yesNo") return [id, wanted === "yes" ? [1, 1] : [0, 0]];
  const [low, high] = (typeof wanted === "number" ? [wanted, wanted] : wanted) as readonly [number, number];
  const offset = domain.kind === "integer" ? domain.low : 1;
  return [id, [low - offset, Math.min(high, domain.kind === "counts" ? COUNT_LIMIT : high) - offset]];
}

/** A condition on a member covers those inside it. */
function pointsOf(list: readonly { readonly name: string; readonly inside: string | undefined }[], name: string): number[] {
  return list.flatMap((member, index) => (member.name === name ? [index, index] : member.inside === name ? pointsOf(list, member.name) : []));
}

// ── values ──────────────────────────────────────────────────────────────────
export function constant(type: QuantityType, amount: Rational): ValueExpression {
  return { kind: "constant", type, amount, location: place() };
}
export const yuan = (amount: number): ValueExpression => constant("fen", rational(BigInt(Math.round(amount * 100))));
export const percent = (amount: number): ValueExpression => constant("ratio", rational(BigInt(Math.round(amount * 100))));
export const points = (amount: number): ValueExpression => constant("points", rational(BigInt(Math.round(amount * 100))));
export const months = (amount: number): ValueExpression => constant("months", rational(BigInt(amount)));
export const NONE: ValueExpression = { kind: "none", location: place() };
export const NOT_COVERED: ValueExpression = { kind: "notCovered", location: place() };
export const UNDERSTOOD_NOT: ValueExpression = { kind: "unknown", location: place() };
export const TABLE_VALUE = (factor: Rational): ValueExpression => ({ kind: "tableValue", factor, location: place() });

export function times(left: ValueExpression, right: ValueExpression, type: QuantityType = "fen"): ValueExpression {
  return { kind: "product", type, left, right, location: place() };
}
export function rounded(value: ValueExpression, step: bigint): ValueExpression {
  return { kind: "rounded", value, step: rational(step), location: place() };
}

export function statistic(name: string, values: readonly (readonly [year: number, amount: number, city?: string])[], unit: Indicator["unit"] = "fen"): Indicator {
  const byCity = values.some(([, , city]) => city !== undefined);
  return {
    ...named(name), id: `fictional.${name}`, byCity, unit,
    values: values.map(([year, amount, city]) => ({ year, city, amount: rational(BigInt(amount * 100)), citation: cite() })),
  };
}

export function use(indicator: Indicator, lag = 0, city?: string): ValueExpression {
  return { kind: "indicator", indicator, city, lag, location: place() };
}

// ── slots ───────────────────────────────────────────────────────────────────
export function row(region: NamedBox | Region, value: ValueExpression, more: Partial<SlotRow> = {}): SlotRow {
  return { region: region instanceof Map ? [region as NamedBox] : (region as Region), band: undefined, value, location: place(), citation: cite(), allowances: [], origin: "province", ...more };
}

/** Edges in yuan. */
export function banded(region: NamedBox, from: number, to: number | undefined, value: ValueExpression): SlotRow {
  return row(region, value, { band: { from: BigInt(from * 100), to: to === undefined ? undefined : BigInt(to * 100) } });
}

type OperationBody = Operation extends infer O ? (O extends Operation ? Omit<O, "location"> : never) : never;

export function adjustment(region: NamedBox, ...operations: readonly OperationBody[]): Adjustment {
  return { region: [region], operations: operations.map((operation) => ({ ...operation, location: place() }) as Operation), location: place(), citation: cite(), allowances: [] };
}

export const ATTRIBUTES: Attributes = { per: undefined, eachHospital: false, of: undefined, scale: undefined, transfer: undefined, waitingFrom: undefined, to: undefined };

const units: Partial<Record<SlotWord, SlotUnit>> = { ratio: "ratio", firstShare: "ratio", employer: "ratio", member: "ratio", waiting: "months" };

export function version(rows: readonly SlotRow[], more: Partial<SlotVersion> = {}): SlotVersion {
  return {
    from: day("2020-01-01"), to: LAST_DAY, attributes: ATTRIBUTES, dimensions: [HOSPITAL, MEMBER, AGE, ORDINAL, IDENTITY], rows, combine: "exclusive",
    adjustments: [], bands: rows.flatMap(({ band }) => band ?? []), draft: false, location: place(), citation: cite(), allowances: [], ...more,
  };
}

export function slot(word: SlotWord, versions: readonly SlotVersion[] | readonly SlotRow[], more: Partial<Slot> = {}): Slot {
  const list = versions.map((item) => ("rows" in item ? item : undefined)).filter((item) => item !== undefined);
  return {
    owner: { kind: "benefit", name: "inpatient", other: "住院" }, word, role: "value", unit: units[word] ?? "fen", scope: { kind: "uniform", formula: false },
    location: place(), domain: EVERYWHERE, versions: list.length > 0 || versions.length === 0 ? list : [version(versions as readonly SlotRow[])], ...more,
  };
}

// ── what holds the slots ────────────────────────────────────────────────────
export const EMPLOYEE: Scheme = { ...named("employee", "职工"), id: "fictional.employee", code: "310", region: EVERYWHERE, settlesBy: "discharge", yearFrom: { month: 1, day: 1 }, pooledBy: "province", waiting: [] };

export function benefit(name: string, other: string, slots: readonly Slot[], more: Partial<Benefit> = {}): Benefit {
  return {
    ...named(name, other), scheme: EMPLOYEE, code: undefined, benefitKind: undefined, when: EVERYWHERE, from: day("2020-01-01"), to: LAST_DAY, draft: false,
    bestForThePatient: false, base: [], slots: slots.map((item) => ({ ...item, owner: { kind: "benefit", name, other } })), pools: [], citation: cite(), ...more,
  };
}

export function city(name: string, other: string): City {
  return { ...named(name, other), code: undefined, province: "linhai" };
}

export function province(more: Partial<ProvinceProgram> = {}): ProvinceProgram {
  return {
    province: { ...named("linhai", "临海"), code: "990000", cities: [] }, policies: [], dimensions: [HOSPITAL, MEMBER, AGE, ORDINAL, IDENTITY], measures: [], periods: [], schemes: [EMPLOYEE],
    indicators: [], benefits: [], pools: [], settlements: [], contributions: [], funds: [], guardrails: [], transitions: [], examples: [], impossible: [], ...more,
  };
}

export const YUNZHOU = city("yunzhou", "云州");
export const HAIZHOU = city("haizhou", "海州");

export function withCities(more: Partial<ProvinceProgram> = {}): ProvinceProgram {
  return province({ province: { ...named("linhai", "临海"), code: "990000", cities: [YUNZHOU, HAIZHOU] }, ...more });
}
