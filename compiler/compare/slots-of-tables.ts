/** Compiled slot tables as decided slots again: a row is a part. */
import { LAST_DAY, parseDay } from "../base/calendar.ts";
import { rational } from "../base/rational.ts";
import type { Input, Row, SlotTable, TableBand, TablePeriod, TableValue, UnpublishedCases, When } from "../emit/format.ts";
import { jsonSpaceOf, type JsonSpace } from "../emit/json-space.ts";
import { readWhen } from "../emit/read-when.ts";
import { CITY_AXIS, type Axis, type Dimension, type NamedBox, type Region } from "../model/dimension.ts";
import type { Attributes, Owner, Scope, Slot, SlotVersion, SlotWord } from "../model/slot.ts";
import type { CellValue, Value } from "../model/value.ts";
import { toBox, toNamed } from "../parts/axes.ts";
import type { DecidedPart, DecidedPeriod, DecidedSlot } from "../parts/decided.ts";
import type { TimeSpan } from "../parts/spans-of-time.ts";
import { type Box, subtractBox } from "../space/box.ts";
import { NO_CITATION, NOWHERE } from "./nowhere.ts";

/** How the conditions of a province's files are read, and where what was decided is gathered. */
export interface Reader {
  readonly space: JsonSpace;
  /** All but the city, which stands with the province. */
  readonly dimensions: readonly Dimension[];
  readonly axes: ReadonlyMap<string, Axis>;
  /** The key by which a space knows the axis that a condition names. */
  readonly keyOf: (key: string) => string;
  readonly decided: Map<Slot, DecidedSlot>;
  readonly impossible: Region;
}

export function readerOf(inputs: readonly Input[], impossible: readonly When[], decided: Map<Slot, DecidedSlot>): Reader {
  const space = jsonSpaceOf(inputs);
  const city = inputs.find(({ kind }) => kind === "city")?.name;
  const keyOf = (key: string): string => (key === city ? CITY_AXIS : key);
  const byName = new Map(space.axes.map(({ dimension }) => [dimension.id, dimension]));
  const dimensions = inputs.flatMap((input) => {
    const dimension = input.name === city ? undefined : byName.get(input.name);
    return dimension === undefined ? [] : [{ ...dimension, code: input.code, asOf: input.asOf, domain: withCodes(dimension.domain, input) }];
  });
  const reader = { space, dimensions, axes: new Map(space.axes.map((axis) => [keyOf(axis.key), axis])), keyOf, decided, impossible: [] };
  return { ...reader, impossible: regionOf(reader, impossible) };
}

function withCodes(domain: Dimension["domain"], input: Input): Dimension["domain"] {
  if (domain.kind !== "members" || !("members" in input)) return domain;
  return { ...domain, members: domain.members.map((member, place) => ({ ...member, code: input.members[place]?.code })) };
}

/** Conditions that cannot be understood are nowhere; `verify` refuses such a file. */
export function regionOf(reader: Reader, whens: readonly When[]): Region {
  return whens.flatMap((when) => boxOf(reader, when) ?? []);
}

/** Tables are asked for cases that do not occur as little as sources are. */
function possibleIn({ axes, impossible }: Reader, region: Region): Region {
  const keys = new Set([...region, ...impossible].flatMap((box) => [...box.keys()]));
  const own = [...axes].flatMap(([key, axis]) => (keys.has(key) ? [{ ...axis, key }] : []));
  const pieces = impossible.reduce<readonly Box[]>((rest, out) => rest.flatMap((box) => subtractBox(own, box, toBox(own, out))), region.map((box) => toBox(own, box)));
  return pieces.map((box) => toNamed(own, box));
}

function boxOf({ space, keyOf }: Reader, when: When): NamedBox | undefined {
  const read = readWhen(space, when);
  return "wrong" in read ? undefined : new Map([...read.box].map(([key, side]) => [keyOf(key), side]));
}

export function spanOf({ from, to }: Pick<TablePeriod, "from" | "to">): TimeSpan {
  return { from: parseDay(from) ?? LAST_DAY, to: to === null ? LAST_DAY : (parseDay(to) ?? 0) };
}

/** Whose slots they are, and for whom where a table does not say. */
export interface Holder {
  readonly owner: Owner;
  readonly region: Region;
}

export function slotsOf(reader: Reader, tables: Readonly<Record<string, readonly SlotTable[] | undefined>>, holder: Holder): readonly Slot[] {
  return Object.entries(tables).flatMap(([word, list = []]) => list.map((table) => slotOf(reader, word as SlotWord, table, holder)));
}

const SCOPES: Readonly<Record<SlotTable["scope"], Scope>> = {
  uniform: { kind: "uniform", formula: false }, uniformFormula: { kind: "uniform", formula: true },
  localSupplement: { kind: "localSupplement", because: "" }, local: { kind: "local", lower: undefined, upper: undefined, location: NOWHERE },
};

export function slotOf(reader: Reader, word: SlotWord, table: SlotTable, { owner, region }: Holder): Slot {
  const domain = possibleIn(reader, table.domain === undefined ? region : regionOf(reader, table.domain));
  const waits = (table.unpublished ?? []).map((days) => periodOf(reader, { ...days, rows: [], unpublished: [{ when: {}, indicator: days.indicator, year: days.year }] }));
  const periods = [...table.periods.map((period) => periodOf(reader, period)), ...waits].sort((a, b) => a.from - b.from);
  const slot: Slot = { owner, word, role: table.role, unit: table.unit, scope: SCOPES[table.scope], location: NOWHERE, domain, versions: periods.map(({ version }) => version) };
  reader.decided.set(slot, { slot, periods });
  return slot;
}

function periodOf(reader: Reader, period: TablePeriod): DecidedPeriod {
  const attributes = attributesOf(period);
  const parts = [...period.rows, ...(period.unpublished ?? [])].flatMap((row, place) => partOf(reader, row, place) ?? []);
  const axes = [...new Set(parts.flatMap(({ region }) => [...region.keys()]))].flatMap((key) => reader.axes.get(key) ?? []);
  const version: SlotVersion = {
    ...spanOf(period), attributes, dimensions: [], rows: [], combine: "exclusive", adjustments: [], bands: [], draft: period.draft === true,
    location: NOWHERE, citation: NO_CITATION, allowances: [],
  };
  return { ...spanOf(period), version, attributes, axes, parts };
}

function attributesOf({ per, eachHospital, of, scale, transfer, waitingFrom, fund }: TablePeriod): Attributes {
  return { per, eachHospital: eachHospital === true, of, scale, transfer, waitingFrom, to: fund };
}

function partOf(reader: Reader, row: Row | UnpublishedCases, place: number): DecidedPart | undefined {
  const region = boxOf(reader, row.when);
  if (region === undefined) return undefined;
  const value: CellValue = "indicator" in row ? { kind: "unpublished", indicator: row.indicator, year: row.year } : cellOf(row);
  return { region, value, tableValue: value, citations: [], rows: [place], adjustments: [] };
}

function cellOf({ value, costBound, bands }: Row): CellValue {
  return bands === undefined ? valueOf(value, costBound) : { kind: "bands", bands: bands.map(bandOf) };
}

function bandOf({ from, to, value, costBound }: TableBand): { readonly from: bigint; readonly to: bigint | undefined; readonly value: Value } {
  return { from: BigInt(from), to: to === null ? undefined : BigInt(to), value: valueOf(value, costBound) };
}

function valueOf(value: TableValue | undefined, costBound: Row["costBound"]): Value {
  if (value === "not covered") return { kind: "notCovered" };
  if (typeof value !== "number") return { kind: "none" };
  return { kind: "number", amount: rational(BigInt(value)), ...(costBound === undefined ? {} : { costBound }) };
}
