import type { Citation } from "../model/citation.ts";
import { CITY_AXIS } from "../model/dimension.ts";
import type { CellValue } from "../model/value.ts";
import { type Box, compareBoxes, sideOf } from "../space/box.ts";
import { mergeLabelled } from "../space/merge.ts";
import type { Labelled } from "../space/lookup.ts";
import { adjust, type Adjusted, offTheGrid } from "./adjust.ts";
import { toNamed } from "./axes.ts";
import { combine, type Combined } from "./combine.ts";
import { keyOfCell, keyOfValue } from "./compare-values.ts";
import type { DecidedPart } from "./decided.ts";
import { evaluateValue, type Moment, UNKNOWN } from "./evaluate-value.ts";
import { dependsOnCity, expressionsOf } from "./expression-uses.ts";
import type { Finding } from "./finding.ts";
import { cutIntoPoints, cutIntoSteps, growthAxes, type Step, stepsAt } from "./growth.ts";
import type { Piece } from "./lay-out.ts";
import type { TimeSpan } from "./spans-of-time.ts";
import type { VersionSpace } from "./version-space.ts";

interface Setting {
  readonly year: number;
  /** Names, in the order of the city axis. */
  readonly cities: readonly string[];
  readonly span: TimeSpan;
}

/** What one set of rows and adjustments comes to, at one step of its growths. */
interface Outcome extends Combined {
  readonly adjusted: Adjusted | undefined;
}

interface Work extends Setting {
  readonly space: VersionSpace;
  readonly cityAxis: number;
  readonly outcomes: Map<string, Outcome>;
  readonly labelled: Labelled<Label>[];
  readonly labels: Map<string, Label>;
  readonly findings: Finding[];
}

interface Label {
  readonly value: CellValue;
  readonly tableValue: CellValue;
  readonly rows: readonly number[];
  readonly adjustments: readonly number[];
}

/** The value of every piece in one year; pieces of equal value and origin are merged. */
export function decidePieces(space: VersionSpace, pieces: readonly Piece[], setting: Setting): { parts: readonly DecidedPart[]; findings: readonly Finding[] } {
  const cityAxis = space.axes.findIndex(({ key }) => key === CITY_AXIS);
  const work: Work = { ...setting, space, cityAxis, outcomes: new Map(), labelled: [], labels: new Map(), findings: [] };
  for (const piece of pieces) for (const box of boxesByCity(work, piece)) decidePiece(work, piece, box);
  return { parts: partsOf(work), findings: work.findings };
}

function boxesByCity({ space, cityAxis }: Work, piece: Piece): readonly Box[] {
  if (cityAxis < 0) return [piece.box];
  const { rows, adjustments } = itemsOf(space, piece);
  return expressionsOf(rows, adjustments).some(dependsOnCity) ? cutIntoPoints(space.axes, piece.box, cityAxis) : [piece.box];
}

function itemsOf({ version }: VersionSpace, piece: Piece): Pick<VersionSpace["version"], "rows" | "adjustments"> {
  return { rows: piece.rows.flatMap((index) => version.rows[index] ?? []), adjustments: piece.adjustments.flatMap((index) => version.adjustments[index] ?? []) };
}

function decidePiece(work: Work, piece: Piece, box: Box): void {
  const steps = stepsOf(work, piece, box);
  for (const step of steps ?? []) record(work, step.box, outcomeOf(work, piece, step));
  if (steps !== undefined) return;
  const adjustment = piece.adjustments.find((index) => work.space.version.adjustments[index]?.operations.some(({ kind }) => kind === "grow")) ?? -1;
  work.findings.push({ kind: "endlessGrowth", version: work.space.version, adjustment, region: toNamed(work.space.axes, box), ...work.span });
}

function stepsOf(work: Work, piece: Piece, box: Box): readonly Step[] | undefined {
  const { axes } = work.space;
  const growths = growthAxes(axes, itemsOf(work.space, piece).adjustments.map((item) => ({ item })));
  if (growths.length === 0) return [{ box, point: new Map() }];
  return cutIntoSteps(axes, box, growths, (point) => {
    const { value, adjusted } = outcomeOf(work, piece, { box, point });
    return value === undefined ? "" : keyOfCell(adjusted?.value ?? value);
  });
}

function outcomeOf(work: Work, piece: Piece, { box, point }: Step): Outcome {
  const city = cityOf(work, box);
  const key = `${piece.rows.join()};${piece.adjustments.join()};${city ?? ""};${[...point].sort(([a], [b]) => a - b).join()}`;
  const known = work.outcomes.get(key);
  if (known !== undefined) return known;
  const outcome = compute(work.space, piece, { year: work.year, city }, point);
  work.outcomes.set(key, outcome);
  return outcome;
}

/** The city where the box lies in one. */
function cityOf({ space, cityAxis, cities }: Work, box: Box): string | undefined {
  if (cityAxis < 0) return undefined;
  const [lo, hi, ...more] = sideOf(space.axes, box, cityAxis);
  return lo !== undefined && lo === hi && more.length === 0 ? cities[lo] : undefined;
}

function compute({ slot, version, axes }: VersionSpace, piece: Piece, at: Moment, point: Step["point"]): Outcome {
  const candidates = piece.rows.flatMap((index) => {
    const row = version.rows[index];
    return row === undefined ? [] : [{ index, band: row.band, value: evaluateValue(row.value, at, slot.unit) }];
  });
  const combined = combine(version, slot.word, candidates);
  if (combined.value === undefined) return { ...combined, adjusted: undefined };
  const adjustments = piece.adjustments.flatMap((index) => {
    const item = version.adjustments[index];
    return item === undefined ? [] : [{ index, item }];
  });
  return { ...combined, adjusted: adjust(combined.value, adjustments, { at, unit: slot.unit, stepsBeyond: stepsAt(axes, point) }) };
}

function record(work: Work, box: Box, outcome: Outcome): void {
  const { space, span, findings } = work;
  findings.push(...meetingsIn(space, span, box, outcome));
  const { value: tableValue, adjusted, rows } = outcome;
  if (tableValue === undefined || adjusted === undefined) return;
  const fault = faultIn(space, span, box, rows[0] ?? -1, adjusted);
  if (fault !== undefined) findings.push(fault);
  const label = { value: fault === undefined ? adjusted.value : UNKNOWN, tableValue, rows, adjustments: adjusted.acted };
  work.labelled.push({ region: box, label: oneOf(work.labels, label) });
}

function meetingsIn({ version, axes }: VersionSpace, { from, to }: TimeSpan, box: Box, { meetings }: Outcome): readonly Finding[] {
  return meetings.map(({ rows, values, band }) => {
    const isEqual = keyOfValue(values[0]) === keyOfValue(values[1]);
    return { kind: "rowsMeet", version, from, to, rows, values, band, isEqual, region: toNamed(axes, box) };
  });
}

function faultIn({ version, axes, slot }: VersionSpace, { from, to }: TimeSpan, box: Box, row: number, adjusted: Adjusted): Finding | undefined {
  const { left, acted, value } = adjusted;
  const rough = offTheGrid(value, slot.unit);
  if (left === undefined && rough === undefined) return undefined;
  const origin = { version, from, to, row, region: toNamed(axes, box) };
  if (left !== undefined) return { kind: "outOfRange", ...origin, value: left.value, adjustment: left.adjustment < 0 ? undefined : left.adjustment };
  return { kind: "offGrid", ...origin, value: rough ?? UNKNOWN, adjustment: acted.at(-1) };
}

function oneOf(labels: Map<string, Label>, label: Label): Label {
  const key = `${keyOfCell(label.value)}#${keyOfCell(label.tableValue)}#${label.rows.join()}#${label.adjustments.join()}`;
  const known = labels.get(key);
  if (known === undefined) labels.set(key, label);
  return known ?? label;
}

/** In the order of the rows they come from, then by region. */
function partsOf({ space, labelled }: Work): readonly DecidedPart[] {
  const merged = mergeLabelled(space.axes, labelled);
  merged.sort((a, b) => compareLists(a.label.rows, b.label.rows) || compareBoxes(space.axes, a.region, b.region));
  return merged.map(({ region, label }) => ({ region: toNamed(space.axes, region), ...label, citations: citationsOf(space, label) }));
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? a.length - b.length : (a[place] ?? 0) - (b[place] ?? Infinity);
}

function citationsOf({ version }: VersionSpace, { rows, adjustments }: Label): readonly Citation[] {
  const rowCitations = rows.flatMap((index) => version.rows[index]?.citation ?? []);
  const others = adjustments.flatMap((index) => version.adjustments[index]?.citation ?? []);
  return [...new Set([...rowCitations, ...others])];
}
