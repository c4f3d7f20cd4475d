/** A period of a slot laid out as a notice would: facts to the left, one fact or the bands of money across. */
import { overlay } from "../layers/overlay.ts";
import type { Axis, Dimension, NamedBox } from "../model/dimension.ts";
import type { Citation } from "../model/citation.ts";
import type { Band, CellValue, Value } from "../model/value.ts";
import { toBox, toNamed } from "../parts/axes.ts";
import { keyOfCell, valueOnBand } from "../parts/compare-values.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { type Box, compareBoxes } from "../space/box.ts";
import type { Labelled } from "../space/lookup.ts";
import { mergeLabelled } from "../space/merge.ts";
import { fromIntervals, type Side } from "../space/side.ts";
import { inWrittenOrder, isWrittenAsList, writtenAcross } from "./written-layout.ts";

export interface GridCell {
  readonly value: CellValue;
  readonly citations: readonly Citation[];
}

export interface GridRow {
  readonly region: NamedBox;
  /** Column by column; `undefined` where that case does not occur. One for all columns where nothing differs between the bands. */
  readonly cells: readonly (GridCell | undefined)[];
}

export interface CellGrid {
  /** Of the row headings, each with its axes. */
  readonly heads: readonly { readonly dimension: Dimension; readonly axes: readonly Axis[] }[];
  readonly across:
    | { readonly kind: "value" }
    | { readonly kind: "bands"; readonly bands: readonly Band[] }
    | { readonly kind: "fact"; readonly axis: Axis; readonly regions: readonly NamedBox[] };
  readonly rows: readonly GridRow[];
}

const MOST_COLUMNS = 6;
/** Of a table that was written so; beyond it no sheet of paper holds them. */
const MOST_WRITTEN_COLUMNS = 12;
/** Beyond it a table is long whichever way it lies. */
const MOST_PARTS_TO_TURN = 400;

const known = new WeakMap<DecidedPeriod, CellGrid>();

/** Found once for every page that shows it. */
export function gridOf(period: DecidedPeriod): CellGrid {
  const grid = known.get(period) ?? layOut(period);
  known.set(period, grid);
  return grid;
}

function layOut(period: DecidedPeriod): CellGrid {
  const written = writtenAcross(period);
  const axes = inWrittenOrder(period).filter(({ key }) => key === written?.key || period.parts.some(({ region }) => region.has(key)));
  const items = labelled(axes, period.parts);
  const rows = mergeLabelled(axes, items).sort((a, b) => compareBoxes(axes, a.region, b.region));
  const bands = bandsOf(period.parts);
  if (bands !== undefined) return { heads: headsOf(axes), across: { kind: "bands", bands }, rows: rows.map(({ region, label }) => ({ region: toNamed(axes, region), cells: acrossBands(label, bands) })) };
  const asWritten = written === undefined ? undefined : turnedAt(axes, rows, { index: axes.findIndex(({ key }) => key === written.key), sides: written.sides, most: MOST_WRITTEN_COLUMNS });
  const found = asWritten ?? (isWrittenAsList(period, axes) ? undefined : turned(axes, rows));
  return found ?? { heads: headsOf(axes), across: { kind: "value" }, rows: rows.map(({ region, label }) => ({ region: toNamed(axes, region), cells: [label] })) };
}

function bandsOf(parts: readonly DecidedPart[]): readonly Band[] | undefined {
  const found = parts.find(({ value }) => value.kind === "bands")?.value;
  return found?.kind === "bands" ? found.bands.map(({ from, to }) => ({ from, to })) : undefined;
}

/** Parts that say the same for the same reasons become one label. */
function labelled(axes: readonly Axis[], parts: readonly DecidedPart[]): readonly Labelled<GridCell>[] {
  const cells = new Map<string, GridCell>();
  return parts.map(({ region, value, citations }) => {
    const key = `${keyOfCell(value)} ${citations.map(({ location, article }) => `${location.file}:${article ?? ""}`).join()} ${citations.flatMap(({ unresolved, remark, trust }) => [...unresolved, remark ?? "", trust]).join()}`;
    const cell = cells.get(key) ?? { value, citations };
    cells.set(key, cell);
    return { region: toBox(axes, region), label: cell };
  });
}

function acrossBands({ value, citations }: GridCell, bands: readonly Band[]): readonly GridCell[] {
  if (value.kind !== "bands") return [{ value, citations }];
  return bands.map(({ from }): GridCell => ({ value: valueOnBand(value, from) ?? UNKNOWN, citations }));
}

const UNKNOWN: Value = { kind: "unknown" };

function headsOf(axes: readonly Axis[]): CellGrid["heads"] {
  const dimensions = [...new Set(axes.map(({ dimension }) => dimension))];
  return dimensions.map((dimension) => ({ dimension, axes: axes.filter((axis) => axis.dimension === dimension) }));
}

/** With one fact across, if that makes the table shorter; the fact that makes it shortest. */
function turned(axes: readonly Axis[], rows: readonly Labelled<GridCell>[]): CellGrid | undefined {
  if (headsOf(axes).length < 2 || rows.length > MOST_PARTS_TO_TURN) return undefined;
  const ways = axes.flatMap((_, index) => turnedAt(axes, rows, { index, sides: [], most: MOST_COLUMNS }) ?? []).filter((way) => way.rows.length < rows.length);
  return ways.sort((a, b) => a.rows.length - b.rows.length || Number(isOrdered(b)) - Number(isOrdered(a)))[0];
}

function isOrdered({ across }: CellGrid): boolean {
  return across.kind === "fact" && across.axis.dimension.domain.kind === "members" && across.axis.dimension.domain.ordered;
}

interface Turn {
  /** Of the axis that goes across. */
  readonly index: number;
  /** Columns as they are written, each kept apart from the others. */
  readonly sides: readonly Side[];
  readonly most: number;
}

function turnedAt(axes: readonly Axis[], rows: readonly Labelled<GridCell>[], { index, sides, most }: Turn): CellGrid | undefined {
  const axis = axes[index];
  const columns = axis === undefined || axis.member !== undefined ? [] : classesOf(rows.map(({ region }) => region[index]), sides, axis.size);
  if (axis === undefined || columns.length < 2 || columns.length > most) return undefined;
  const others = axes.filter((_, at) => at !== index);
  const without = (box: Box): Box => box.filter((_, at) => at !== index);
  const sheets = columns.map(({ holders }) => rows.filter((_, row) => holders.has(row)).map(({ region, label }) => ({ region: without(region), label })));
  const stacks = overlay(others, sheets, others.map(() => undefined));
  if (stacks === undefined) return undefined;
  const merged = mergeLabelled(others, joinLabels(stacks.filter(({ labels }) => labels.some((label) => label !== undefined)))).sort((a, b) => compareBoxes(others, a.region, b.region));
  return {
    heads: headsOf(others), across: { kind: "fact", axis, regions: columns.map(({ side }) => new Map([[axis.key, side]])) },
    rows: merged.map(({ region, label }) => ({ region: toNamed(others, region), cells: label })),
  };
}

type Labels = GridRow["cells"];

/** Equal lists become one list, as the key of a map needs. */
function joinLabels(stacks: readonly { readonly region: Box; readonly labels: Labels }[]): readonly Labelled<Labels>[] {
  const cells = [...new Set(stacks.flatMap(({ labels }) => labels))];
  const lists = new Map<string, Labels>();
  return stacks.map(({ region, labels }) => {
    const key = labels.map((label) => cells.indexOf(label)).join();
    const list = lists.get(key) ?? labels;
    lists.set(key, list);
    return { region, label: list };
  });
}

interface Column {
  readonly side: Side;
  readonly holders: ReadonlySet<number>;
}

/** Points that the same rows hold and the same written columns, in the order of those, or else of their first. */
function classesOf(sides: readonly (Side | undefined)[], written: readonly Side[], size: number): readonly Column[] {
  const starts = [...new Set([0, ...[...sides, ...written].flatMap((side) => side?.map((point, at) => (at % 2 === 0 ? point : point + 1)) ?? [])])].filter((start) => start < size).sort((a, b) => a - b);
  const classes = new Map<string, { readonly intervals: number[]; readonly holders: ReadonlySet<number>; readonly place: number }>();
  for (const [at, start] of starts.entries()) {
    const holders = sides.flatMap((side, row) => (side === undefined || holds(side, start) ? [row] : []));
    const place = written.findIndex((side) => holds(side, start));
    const key = `${holders.join()} ${place}`;
    const one = classes.get(key) ?? { intervals: [], holders: new Set(holders), place };
    one.intervals.push(start, (starts[at + 1] ?? size) - 1);
    classes.set(key, one);
  }
  return [...classes.values()].filter(({ holders }) => holders.size > 0).sort((a, b) => a.place - b.place).map(({ intervals, holders }) => ({ side: fromIntervals(intervals), holders }));
}

function holds(side: Side, point: number): boolean {
  return side.some((lo, at) => at % 2 === 0 && lo <= point && point <= (side[at + 1] ?? -1));
}
