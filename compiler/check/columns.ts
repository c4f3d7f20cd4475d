/** Headings of a slot's table: input columns, then the value's column or one column for each member or band. */
import { didYouMean } from "../base/did-you-mean.ts";
import { namesOf, symbolsOf } from "../bind/scope.ts";
import { report } from "../diagnostics/report.ts";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import type { Dimension, Region } from "../model/dimension.ts";
import { EVERYWHERE } from "../model/dimension.ts";
import type { Band } from "../model/value.ts";
import { namePhrase } from "../model/names.ts";
import type { Cell, CellItem, Name, Range, Row } from "../syntax/ast-terms.ts";
import { bandInWords } from "../syntax/bands-in-words.ts";
import { boundInWords } from "../syntax/bounds-in-words.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import { checkBand } from "./bands.ts";
import { checkItems, findDimension } from "./cells.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { findMember } from "./dimensions.ts";
import { keywordPhrase } from "./units.ts";

export type Column =
  | { readonly kind: "input"; readonly dimension: Dimension; readonly cell: Cell }
  /** A value that holds for part of a dimension, or of the money; all of both for the value's own column. */
  | { readonly kind: "value"; readonly dimension: Dimension | undefined; readonly region: Region; readonly band: Band | undefined; readonly cell: Cell };

export interface Heading {
  /** Words that may head the value's column, the usual one first. */
  readonly valueWords: readonly KeywordId[];
  readonly byBand: boolean;
}

/** `undefined` for a heading that was not understood. */
export function checkHeader(context: Context, header: Row, heading: Heading): readonly (Column | undefined)[] {
  const columns: (Column | undefined)[] = [];
  for (const cell of header.cells) columns.push(checkHeading(context, cell, heading, columns));
  if (columns.includes(undefined)) return columns;
  return fitTogether(context, header, heading, columns.filter((column) => column !== undefined)) ? columns : columns.map(() => undefined);
}

function checkHeading(context: Context, cell: Cell, heading: Heading, before: readonly (Column | undefined)[]): Column | undefined {
  const [item] = cell.items;
  if (item === undefined) return undefined;
  if (item.kind === "Range") return rangeHeading(context, cell, item, heading, before);
  if (item.kind !== "Value" || item.value.kind !== "Name") return unknownHeading(context, cell, item, heading, before);
  const { name } = item.value;
  if (!name.quoted && name.keyword !== undefined && heading.valueWords.includes(name.keyword)) {
    return { kind: "value", dimension: undefined, region: EVERYWHERE, band: undefined, cell };
  }
  const dimension = findDimension(context, name);
  if (dimension !== undefined) return inputHeading(context, cell, name, dimension, before);
  return memberHeading(context, cell, name, heading, before);
}

function inputHeading(context: Context, cell: Cell, name: Name, dimension: Dimension, before: readonly (Column | undefined)[]): Column | undefined {
  if (!before.some((column) => column?.kind === "input" && column.dimension === dimension)) return { kind: "input", dimension, cell };
  context.report(report("columnTwice", at(context, cell), { word: name.key }));
  return undefined;
}

/** A member of a dimension that is no column yet. */
function memberHeading(context: Context, cell: Cell, name: Name, heading: Heading, before: readonly (Column | undefined)[]): Column | undefined {
  const holders = freeDimensions(context, before).filter(({ domain }) => domain.kind === "members" && findMember(domain.members, name) !== undefined);
  const [dimension] = holders;
  if (dimension === undefined) return unknownHeading(context, cell, { kind: "Value", value: { kind: "Name", name, span: name.span }, span: name.span }, heading, before);
  if (holders.length > 1) {
    context.report(report("ambiguousMember", at(context, name), { word: name.key, dimensions: listed(holders) }));
    return undefined;
  }
  const region = checkItems(context, dimension, cell.items);
  return region === undefined ? undefined : { kind: "value", dimension, region, band: undefined, cell };
}

function listed(dimensions: readonly Dimension[]): { readonly en: string; readonly zh: string } {
  const names = dimensions.map(namePhrase);
  return { en: names.map(({ en }) => en).join(", "), zh: names.map(({ zh }) => zh).join("、") };
}

function freeDimensions(context: Context, before: readonly (Column | undefined)[]): Dimension[] {
  const all = symbolsOf(context.scope, "Dimension").map((symbol) => context.world.dimensions.get(symbol));
  const used = new Set(before.flatMap((column) => (column?.kind === "input" ? [column.dimension.id] : [])));
  return [...all, context.world.cities].filter((dimension) => dimension !== undefined).filter(({ id }) => !used.has(id));
}

function rangeHeading(context: Context, cell: Cell, range: Range, heading: Heading, before: readonly (Column | undefined)[]): Column | undefined {
  const isMoney = [range.low, range.high].some((edge) => edge?.kind === "Number" && edge.unit === "yuan");
  if (heading.byBand) {
    const band = checkBand(context, range);
    return band === undefined ? undefined : { kind: "value", dimension: undefined, region: EVERYWHERE, band, cell };
  }
  const integers = freeDimensions(context, before).filter(({ domain }) => domain.kind === "integer" || domain.kind === "counts");
  const [dimension] = integers;
  if (isMoney || dimension === undefined || integers.length > 1) {
    // Once for a row of bands, at the first of them.
    if (before.at(-1) !== undefined || before.length === 0) context.report(report(heading.valueWords[0] === "ratio" ? "bandsWithoutBy" : "bandsOfRatioOnly", at(context, cell), {}));
    return undefined;
  }
  const region = checkItems(context, dimension, cell.items);
  return region === undefined ? undefined : { kind: "value", dimension, region, band: undefined, cell };
}

function unknownHeading(context: Context, cell: Cell, item: CellItem, heading: Heading, before: readonly (Column | undefined)[]): undefined {
  if (item.kind === "Value" && item.value.kind === "Missing") return undefined;
  if (item.kind === "Value" && item.value.kind === "Name") context.report(headingFinding(context, cell, item.value.name.key, { known: knownHeadings(context, heading, before), byBand: heading.byBand }));
  else context.report(report("headerCellOther", at(context, item), {}));
  return undefined;
}

function headingFinding(context: Context, cell: Cell, word: string, { known, byBand }: { readonly known: readonly string[]; readonly byBand: boolean }): Diagnostic {
  const location = at(context, cell.items[0] ?? cell);
  const guess = didYouMean(word, known);
  const writing = (text: string): Fix => ({ title: { en: `write “${text}”`, zh: `改为“${text}”` }, edits: [{ location, text }], safe: false });
  if (guess !== undefined && boundInWords(word)?.name !== guess) return report("headerCellSimilar", location, { word, guess }, { fixes: [writing(guess)] });
  const band = byBand ? bandInWords(word) : undefined;
  return report("headerCell", location, { word }, { fixes: band === undefined ? [] : [writing(band)] });
}

function knownHeadings(context: Context, heading: Heading, before: readonly (Column | undefined)[]): string[] {
  const members = freeDimensions(context, before).flatMap(({ domain }) => (domain.kind === "members" ? domain.members : []));
  const words = heading.valueWords.flatMap((word) => Object.values(keywordPhrase(word)));
  return [...namesOf(symbolsOf(context.scope, "Dimension")), ...words, ...members.flatMap(({ name, other }) => (other === undefined ? [name] : [name, other]))];
}

/** There is a value column; cross columns are of one dimension, or all bands. */
function fitTogether(context: Context, header: Row, heading: Heading, columns: readonly Column[]): boolean {
  const values = columns.filter((column) => column.kind === "value");
  const [first, ...rest] = values;
  const [word = "amount"] = heading.valueWords;
  if (first === undefined) context.report(report("noValueColumn", at(context, header), { word: keywordPhrase(word) }));
  const odd = rest.find((column) => column.dimension !== first?.dimension || (column.band === undefined) !== (first?.band === undefined) || isWhole(column));
  if (odd !== undefined) context.report(report("mixedColumns", at(context, odd.cell), {}));
  return first !== undefined && odd === undefined;
}

function isWhole(column: Extract<Column, { kind: "value" }>): boolean {
  return column.dimension === undefined && column.band === undefined;
}
