/** The parts of one stretch of time as a table that people would draw: bands or one fact across the top where that leaves no hole, all else down the left. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Location } from "../../compiler/base/span.ts";
import type { Axis } from "../../compiler/model/dimension.ts";
import type { SlotUnit } from "../../compiler/model/value.ts";
import type { DecidedPart, DecidedPeriod } from "../../compiler/parts/decided.ts";
import { bothNames, phraseRegion } from "../../compiler/parts/phrase-facts.ts";
import { bandText, phraseCell, phraseValue } from "../../compiler/parts/phrase-value.ts";
import type { Grid, GridCell, GridRow } from "./protocol.ts";

/** More rows than this are for the JSON files. */
const MOST_ROWS = 120;
const MOST_COLUMNS = 6;

const ANY = { en: "any", zh: "任意" };
const VALUE = { en: "value", zh: "数值" };
const BAND = { en: "cost, yuan", zh: "费用（元）" };

export type PlaceOf = (location: Location) => GridCell["place"];

/** One part: its facts in words, and the values that it holds. */
interface Line {
  readonly facts: readonly string[];
  readonly cells: readonly GridCell[];
}

interface Table {
  readonly heads: readonly string[];
  readonly across: string;
  readonly columns: readonly string[];
  readonly lines: readonly Line[];
}

export function gridOf(unit: SlotUnit, period: DecidedPeriod, language: Language, placeOf: PlaceOf): Grid {
  const used = period.axes.filter(({ key }) => period.parts.some(({ region }) => region.has(key)));
  const parts = [...period.parts].sort((a, b) => compareParts(used, a, b));
  const lines = parts.map((part): Line => ({
    facts: used.map((axis) => (part.region.has(axis.key) ? phraseRegion([axis], part.region) : ANY)[language]),
    cells: [{ text: phraseCell(part.value, unit)[language], columns: 1, place: placeOfPart(part, period, placeOf) }],
  }));
  const heads = used.map((axis) => nameOf(axis)[language]);
  const flat: Table = { heads, across: "", columns: [VALUE[language]], lines };
  const table = byBands(flat, parts, unit, language) ?? crossed(flat);
  return { ...table, rows: joined(table.lines.slice(0, MOST_ROWS)), hidden: Math.max(0, table.lines.length - MOST_ROWS) };
}

function nameOf({ dimension, member }: Axis): { readonly en: string; readonly zh: string } {
  return bothNames(member ?? dimension);
}

function compareParts(axes: readonly Axis[], a: DecidedPart, b: DecidedPart): number {
  const lowest = ({ region }: DecidedPart, { key }: Axis): number => region.get(key)?.[0] ?? -1;
  const differing = axes.find((axis) => lowest(a, axis) !== lowest(b, axis));
  return differing === undefined ? 0 : lowest(a, differing) - lowest(b, differing);
}

function placeOfPart({ rows: [row] }: DecidedPart, { version }: DecidedPeriod, placeOf: PlaceOf): GridCell["place"] {
  const location = row === undefined ? undefined : version.rows[row]?.location;
  return location === undefined ? undefined : placeOf(location);
}

/** Where all values that are bands have the same edges. */
function byBands(flat: Table, parts: readonly DecidedPart[], unit: SlotUnit, language: Language): Table | undefined {
  const edges = new Set(parts.flatMap(({ value }) => (value.kind === "bands" ? [value.bands.map(bandText).join("|")] : [])));
  const [only] = edges;
  if (only === undefined || edges.size > 1) return undefined;
  const columns = only.split("|").map((band) => phraseBand(band)[language]);
  const lines = flat.lines.map(({ facts, cells: [cell] }, index): Line => {
    const value = parts[index]?.value;
    const texts = value?.kind === "bands" ? value.bands.map((band) => phraseValue(band.value, unit)[language]) : [];
    const banded = texts.map((text) => ({ text, columns: 1, place: cell?.place }));
    const [only = cell?.text ?? ""] = texts;
    return { facts, cells: new Set(texts).size > 1 || cell === undefined ? banded : [{ ...cell, text: only, columns: columns.length }] };
  });
  return { heads: flat.heads, across: BAND[language], columns, lines };
}

/** `..30,000` as a notice says it. */
function phraseBand(band: string): Phrase {
  const [from = "", to = ""] = band.split("..");
  if (from === "" && to === "") return { en: "any", zh: "不分段" };
  if (from === "") return { en: `up to ${to}`, zh: `${to} 以下` };
  return to === "" ? { en: `over ${from}`, zh: `${from} 以上` } : { en: `${from} to ${to}`, zh: `${from}～${to}` };
}

/** With the fact across the top that leaves the smallest table; as it was where each would leave holes. */
function crossed(flat: Table): Table {
  if (flat.heads.length < 2) return flat;
  const candidates = flat.heads.flatMap((_, axis) => crossBy(flat, axis) ?? []);
  const sizeOf = ({ columns, lines }: Table): number => columns.length + lines.length;
  return candidates.reduce((best, table) => (sizeOf(table) <= sizeOf(best) ? table : best), flat);
}

function crossBy({ heads, lines }: Table, axis: number): Table | undefined {
  const columns = [...new Set(lines.map(({ facts }) => facts[axis] ?? ""))];
  if (columns.length < 2 || columns.length > MOST_COLUMNS) return undefined;
  const rows = new Map<string, { readonly facts: readonly string[]; readonly cells: Map<string, GridCell> }>();
  for (const { facts, cells: [cell] } of lines) {
    const left = facts.filter((_, index) => index !== axis);
    const key = JSON.stringify(left);
    const row = rows.get(key) ?? { facts: left, cells: new Map<string, GridCell>() };
    if (cell !== undefined) row.cells.set(facts[axis] ?? "", cell);
    rows.set(key, row);
  }
  if (rows.size * columns.length !== lines.length || [...rows.values()].some(({ cells }) => cells.size !== columns.length)) return undefined;
  const found = [...rows.values()].map(({ facts, cells }) => ({ facts, cells: columns.flatMap((column) => cells.get(column) ?? []) }));
  return { heads: heads.filter((_, index) => index !== axis), across: heads[axis] ?? "", columns, lines: found };
}

/** Facts that the line above says too are said once; a fact only as far as all those to its left are the same. */
function joined(lines: readonly Line[]): readonly GridRow[] {
  const isSame = (index: number, depth: number): boolean => {
    const [line, before] = [lines[index], lines[index - 1]];
    return line !== undefined && before !== undefined && line.facts.slice(0, depth + 1).every((fact, place) => fact === before.facts[place]);
  };
  const lengthFrom = (index: number, depth: number): number => {
    let end = index + 1;
    while (end < lines.length && isSame(end, depth)) end += 1;
    return end - index;
  };
  return lines.map(({ facts, cells }, index) => ({
    heads: facts.flatMap((text, depth) => (depth < facts.length - 1 && isSame(index, depth) ? [] : [{ text, rows: depth < facts.length - 1 ? lengthFrom(index, depth) : 1 }])),
    cells,
  }));
}
