import type { Citation } from "../model/citation.ts";
import { CITY_AXIS } from "../model/dimension.ts";
import type { Adjustment } from "../model/slot.ts";
import type { CellValue } from "../model/value.ts";
import { type Box, compareBoxes, sideOf } from "../space/box.ts";
import { mergeLabelled } from "../space/merge.ts";
import type { Labelled } from "../space/lookup.ts";
import { adjust, type Adjusted, offTheGrid } from "./adjust.ts";
import { toNamed } from "./axes.ts";
import { combine, type Combined, type Meeting } from "./combine.ts";
import { keyOfCell, keyOfValue } from "./compare-values.ts";
import type { DecidedPart } from "./decided.ts";
import { evaluateValue, type Moment, UNKNOWN } from "./evaluate-value.ts";
import { dependsOnCity, expressionsOf } from "./expression-uses.ts";
import type { Finding } from "./finding.ts";
import { cutIntoPoints, cutIntoSteps, type GrowthAxis, growthAxes, type Step, stepsAt } from "./growth.ts";
import type { Piece } from "./lay-out.ts";
import { markedStatistics, usesMarks } from "./statistic-marks.ts";
import type { TimeSpan } from "./spans-of-time.ts";
import type { Placed, VersionSpace } from "./version-space.ts";

interface Setting {
  readonly year: number;
  /** Names, in the order of the city axis. */
  readonly cities: readonly string[];
  readonly span: TimeSpan;
}

/** The rows and adjustments that hold together in some pieces, in one city. */
interface Holding {
  readonly at: Moment;
  readonly combined: Combined;
  readonly adjustments: readonly Pick<Placed<Adjustment>, "index" | "item">[];
  readonly growths: readonly GrowthAxis[];
  /** By the points of the growths. */
  readonly outcomes: Map<string, Outcome>;
}

/** What they come to at one step of their growths. */
interface Outcome {
  readonly adjusted: Adjusted;
  readonly label: Label;
}

interface Work extends Setting {
  readonly space: VersionSpace;
  readonly cityAxis: number;
  readonly holdings: Map<string, Holding>;
  readonly labelled: Labelled<Label>[];
  readonly labels: Map<string, Label>;
  readonly findings: Finding[];
  /** Some statistic that may count is provisional or not vouched for. */
  readonly hasMarks: boolean;
}

type Label = Omit<DecidedPart, "region">;

/** The value of every piece in one year; pieces of equal value and origin are merged. */
export function decidePieces(space: VersionSpace, pieces: readonly Piece[], setting: Setting): { parts: readonly DecidedPart[]; findings: readonly Finding[] } {
  const cityAxis = space.axes.findIndex(({ key }) => key === CITY_AXIS);
  const work: Work = { ...setting, space, cityAxis, holdings: new Map(), labelled: [], labels: new Map(), findings: [], hasMarks: usesMarks(space.version) };
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
  const holding = holdingOf(work, piece, box);
  const { meetings, value } = holding.combined;
  for (const meeting of meetings) work.findings.push(rowsMeet(work, box, meeting));
  if (value === undefined) return;
  const steps = stepsOf(work, holding, value, box);
  if (steps === undefined) work.findings.push(endlessGrowth(work, holding, box));
  for (const { box: region, point } of steps ?? []) record(work, region, holding, outcomeAt(work, holding, value, point));
}

function holdingOf(work: Work, piece: Piece, box: Box): Holding {
  const city = cityOf(work, box);
  const key = `${piece.rows.join()};${piece.adjustments.join()};${city ?? ""}`;
  const known = work.holdings.get(key);
  if (known !== undefined) return known;
  const holding = hold(work.space, piece, { year: work.year, city });
  work.holdings.set(key, holding);
  return holding;
}

/** The city where the box lies in one. */
function cityOf({ space, cityAxis, cities }: Work, box: Box): string | undefined {
  if (cityAxis < 0) return undefined;
  const [lo, hi, ...more] = sideOf(space.axes, box, cityAxis);
  return lo !== undefined && lo === hi && more.length === 0 ? cities[lo] : undefined;
}

function hold({ slot, version, axes }: VersionSpace, piece: Piece, at: Moment): Holding {
  const candidates = piece.rows.flatMap((index) => {
    const row = version.rows[index];
    return row === undefined ? [] : [{ index, band: row.band, value: evaluateValue(row.value, at, slot.unit) }];
  });
  const adjustments = piece.adjustments.flatMap((index) => {
    const item = version.adjustments[index];
    return item === undefined ? [] : [{ index, item }];
  });
  return { at, combined: combine(version, slot.word, candidates), adjustments, growths: growthAxes(axes, adjustments), outcomes: new Map() };
}

function stepsOf(work: Work, holding: Holding, value: CellValue, box: Box): readonly Step[] | undefined {
  if (holding.growths.length === 0) return [{ box, point: new Map() }];
  return cutIntoSteps(work.space.axes, box, holding.growths, (point) => keyOfCell(outcomeAt(work, holding, value, point).adjusted.value));
}

function endlessGrowth({ space: { version, axes }, span }: Work, { adjustments }: Holding, box: Box): Finding {
  const adjustment = adjustments.find(({ item }) => item.operations.some(({ kind }) => kind === "grow"))?.index ?? -1;
  return { kind: "endlessGrowth", version, adjustment, region: toNamed(axes, box), ...span };
}

function outcomeAt(work: Work, { at, combined, adjustments, growths, outcomes }: Holding, tableValue: CellValue, point: Step["point"]): Outcome {
  const key = growths.map(({ axis }) => point.get(axis)).join();
  const known = outcomes.get(key);
  if (known !== undefined) return known;
  const { unit } = work.space.slot;
  const adjusted = adjust(tableValue, adjustments, { at, unit, stepsBeyond: stepsAt(work.space.axes, point) });
  const isFaulty = adjusted.left !== undefined || offTheGrid(adjusted.value, unit) !== undefined;
  const label = labelFor(work, isFaulty ? UNKNOWN : adjusted.value, tableValue, { rows: combined.rows, adjustments: adjusted.acted, at });
  const outcome = { adjusted, label };
  outcomes.set(key, outcome);
  return outcome;
}

function record({ space, span, findings, labelled }: Work, box: Box, { combined }: Holding, { adjusted, label }: Outcome): void {
  const fault = label.value === UNKNOWN ? faultIn(space, span, box, combined.rows[0] ?? -1, adjusted) : undefined;
  if (fault !== undefined) findings.push(fault);
  labelled.push({ region: box, label });
}

function rowsMeet({ space: { version, axes }, span: { from, to } }: Work, box: Box, { rows, values, band }: Meeting): Finding {
  const isEqual = keyOfValue(values[0]) === keyOfValue(values[1]);
  return { kind: "rowsMeet", version, from, to, rows, values, band, isEqual, region: toNamed(axes, box) };
}

function faultIn({ version, axes, slot }: VersionSpace, { from, to }: TimeSpan, box: Box, row: number, adjusted: Adjusted): Finding | undefined {
  const { left, acted, value } = adjusted;
  const rough = offTheGrid(value, slot.unit);
  if (left === undefined && rough === undefined) return undefined;
  const origin = { version, from, to, row, region: toNamed(axes, box) };
  if (left !== undefined) return { kind: "outOfRange", ...origin, value: left.value, adjustment: left.adjustment < 0 ? undefined : left.adjustment };
  return { kind: "offGrid", ...origin, value: rough ?? UNKNOWN, adjustment: acted.at(-1) };
}

interface Origin extends Pick<DecidedPart, "rows" | "adjustments"> {
  readonly at: Moment;
}

/** One for all that is of equal value and origin. */
function labelFor({ labels, space: { version }, hasMarks }: Work, value: CellValue, tableValue: CellValue, { rows, adjustments, at }: Origin): Label {
  const marks = hasMarks ? markedStatistics(rows.flatMap((row) => version.rows[row] ?? []), adjustments.flatMap((index) => version.adjustments[index] ?? []), at) : [];
  const key = `${keyOfCell(value)}#${keyOfCell(tableValue)}#${rows.join()}#${adjustments.join()}#${marks.map(({ location }) => location.span.start).join()}`;
  const known = labels.get(key);
  if (known !== undefined) return known;
  const label = { value, tableValue, citations: [...citationsOf(version, rows, adjustments), ...marks], rows, adjustments };
  labels.set(key, label);
  return label;
}

/** In the order of the rows they come from, then by region. */
function partsOf({ space, labelled }: Work): readonly DecidedPart[] {
  const merged = mergeLabelled(space.axes, labelled);
  merged.sort((a, b) => compareLists(a.label.rows, b.label.rows) || compareBoxes(space.axes, a.region, b.region));
  return merged.map(({ region, label }) => ({ region: toNamed(space.axes, region), ...label }));
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? a.length - b.length : (a[place] ?? 0) - (b[place] ?? Infinity);
}

function citationsOf(version: VersionSpace["version"], rows: readonly number[], adjustments: readonly number[]): readonly Citation[] {
  const rowCitations = rows.flatMap((index) => version.rows[index]?.citation ?? []);
  const others = adjustments.flatMap((index) => version.adjustments[index]?.citation ?? []);
  return [...new Set([...rowCitations, ...others])];
}
