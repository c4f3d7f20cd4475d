/** The values of one stretch of time in words, laid out as the printed report lays them out. */
import type { Location } from "../../compiler/base/span.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Citation } from "../../compiler/model/citation.ts";
import type { Axis, NamedBox } from "../../compiler/model/dimension.ts";
import type { SlotUnit } from "../../compiler/model/value.ts";
import type { DecidedPeriod } from "../../compiler/parts/decided.ts";
import { bothNames, phraseRange, phraseRegion } from "../../compiler/parts/phrase-facts.ts";
import { phraseBand, phraseCell } from "../../compiler/parts/phrase-value.ts";
import { type CellGrid, gridOf, type GridRow as CellRow } from "../../compiler/report/cell-grid.ts";
import { contains, forEachInterval } from "../../compiler/space/side.ts";

export interface Grid {
  readonly heads: readonly string[];
  /** What the columns tell apart; empty where there is one column of values. */
  readonly across: string;
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  /** One for each heading on the left. */
  readonly facts: readonly string[];
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly text: string;
  /** How many columns it holds for. */
  readonly columns: number;
  readonly citations: readonly Citation[];
  /** Looked for when it is asked for: where the value is written. */
  readonly place: () => Location | undefined;
}

const ANY: Phrase = { en: "any", zh: "任意" };
const VALUE: Phrase = { en: "value", zh: "数值" };
const COST: Phrase = { en: "cost", zh: "费用" };
/** Where the case does not occur. */
const NOTHING: GridCell = { text: "—", columns: 1, citations: [], place: () => undefined };

export function gridInWords(unit: SlotUnit, period: DecidedPeriod, language: Language): Grid {
  const grid = gridOf(period);
  return {
    heads: grid.heads.map(({ dimension }) => bothNames(dimension)[language]), ...columnsOf(grid, language),
    rows: grid.rows.map((row) => ({ facts: grid.heads.map(({ axes }) => phraseFact(axes, row.region)[language]), cells: cellsOf(row, grid, { unit, period, language }) })),
  };
}

function columnsOf({ across }: CellGrid, language: Language): Pick<Grid, "across" | "columns"> {
  switch (across.kind) {
    case "value": return { across: "", columns: [VALUE[language]] };
    case "bands": return { across: COST[language], columns: across.bands.map((band) => phraseBand(band)[language]) };
    case "fact": return { across: bothNames(across.axis.dimension)[language], columns: across.regions.map((region) => phraseFact([across.axis], region)[language]) };
  }
}

function cellsOf({ region, cells }: CellRow, { across }: CellGrid, { unit, period, language }: { readonly unit: SlotUnit; readonly period: DecidedPeriod; readonly language: Language }): readonly GridCell[] {
  const found = cells.map((cell, index): GridCell => {
    if (cell === undefined) return NOTHING;
    const from = across.kind === "bands" ? across.bands[index]?.from : undefined;
    const where = across.kind === "fact" ? new Map([...region, ...(across.regions[index] ?? [])]) : region;
    return { text: phraseCell(cell.value, unit)[language], columns: 1, citations: cell.citations, place: () => placeIn(period, where, from) };
  });
  const [first, ...others] = found;
  const isOneForAll = across.kind === "bands" && first !== undefined && others.every(({ text }) => text === first.text);
  return isOneForAll ? [{ ...first, columns: across.bands.length }] : found;
}

/** The cell of the source for the first case of the region, in bands the one that begins there. */
function placeIn({ parts, version }: DecidedPeriod, region: NamedBox, from: bigint | undefined): Location | undefined {
  const part = parts.find((one) => [...one.region].every(([key, side]) => contains(side, region.get(key)?.[0] ?? 0)));
  const rows = (part?.rows ?? []).flatMap((index) => version.rows[index] ?? []);
  return (rows.find(({ band }) => band?.from === from) ?? rows[0])?.location;
}

/** The heading names the fact; the cell says only which. */
function phraseFact(axes: readonly Axis[], region: NamedBox): Phrase {
  const named = axes.filter(({ key }) => region.has(key));
  const [axis] = named;
  const side = axis === undefined ? undefined : region.get(axis.key);
  if (axis === undefined || side === undefined) return ANY;
  const { kind } = axis.dimension.domain;
  if (axis.member !== undefined || (kind !== "integer" && kind !== "counts")) return phraseRegion(named, region);
  const ranges: Phrase[] = [];
  forEachInterval(side, (lo, hi) => void ranges.push(lo === 0 && hi === axis.size - 1 ? ANY : phraseRange(axis, lo, hi)));
  return { en: ranges.map(({ en }) => en).join(", "), zh: ranges.map(({ zh }) => zh).join("、") };
}

export interface Head {
  readonly text: string;
  readonly rows: number;
}

/** Facts that the row above says too are said once; a fact only as far as all those to its left are the same. */
export function joinedHeads(rows: readonly GridRow[]): readonly (readonly Head[])[] {
  const isSame = (index: number, depth: number): boolean => {
    const [row, before] = [rows[index], rows[index - 1]];
    return row !== undefined && before !== undefined && row.facts.slice(0, depth + 1).every((fact, place) => fact === before.facts[place]);
  };
  const lengthFrom = (index: number, depth: number): number => {
    let end = index + 1;
    while (end < rows.length && isSame(end, depth)) end += 1;
    return end - index;
  };
  return rows.map(({ facts }, index) => facts.flatMap((text, depth): Head[] => (
    depth < facts.length - 1 && isSame(index, depth) ? [] : [{ text, rows: depth < facts.length - 1 ? lengthFrom(index, depth) : 1 }]
  )));
}
