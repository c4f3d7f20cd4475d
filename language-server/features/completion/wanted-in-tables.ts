/** What may stand in a cell: by its heading, and in the first row by what the table belongs to. */
import { columnWordsOf } from "../../../compiler/syntax/column-words.ts";
import { findSymbol, type Scope } from "../../../compiler/bind/scope.ts";
import type { Place, Written } from "../../../compiler/syntax/expectations.ts";
import type { KeywordId } from "../../../compiler/syntax/keywords.ts";
import { PART_WORDS, SLOT_WORDS } from "../../../compiler/syntax/word-groups.ts";
import { AMOUNTS, AXES, keyOf, OWN_WAGE, PAID_IN_BY, symbols, type Wish } from "./wish.ts";

export type TableOwner = "slot" | "indicator" | "transition" | "split" | "allocation" | "example";

/** A place in a file whose names are known: `column` says what stands in the cell, where it is one. */
export interface Spot extends Place {
  readonly column: "heading" | "input" | "value" | undefined;
}

export function spotIn(place: Place, scope: Scope): Spot {
  const { table } = place;
  if (table === undefined) return { ...place, column: undefined };
  if (table.headings.length === 0) return { ...place, column: "heading" };
  const heading = table.headings[table.column];
  return { ...place, column: heading === undefined ? undefined : isInput(heading, place, scope) ? "input" : "value" };
}

/** Below the name of a dimension; column words win over names. */
function isInput([first, ...more]: readonly Written[], place: Place, scope: Scope): boolean {
  if (first === undefined || more.some(({ keyword }) => keyword === "pays")) return false;
  if (first.keyword === "city") return true;
  return !(first.keyword !== undefined && headingWords(place).includes(first.keyword)) && findSymbol(scope, "Dimension", { key: keyOf(first) }) !== undefined;
}

/** What the braces around the place belong to. */
export function ownerOf({ clauses }: Place): { readonly owner: TableOwner; readonly word: KeywordId | undefined } {
  const head = clauses.at(-2) ?? [];
  const first = head[0]?.keyword;
  if (first === "indicator" || first === "transition" || first === "example") return { owner: first, word: undefined };
  if (first === "allocate") return { owner: "allocation", word: undefined };
  if (head.findLast(({ keyword, image }) => keyword === "split" || image === "}")?.keyword === "split") return { owner: "split", word: undefined };
  return { owner: "slot", word: head.find(isSlotOrPart)?.keyword };
}

function isSlotOrPart({ keyword }: Written): boolean {
  const words: readonly (KeywordId | undefined)[] = [...SLOT_WORDS, ...PART_WORDS];
  return words.includes(keyword);
}

/** Keywords that may head a column. */
export function headingWords(place: Place): readonly KeywordId[] {
  const { owner, word } = ownerOf(place);
  switch (owner) {
    case "indicator": return ["city", "year", "value"];
    case "transition": return ["from", "amount", "ratio", "months"];
    case "allocation": return ["indicator", "weight"];
    case "example": return ["patient", "on"];
    case "split": return [];
    case "slot": return word === undefined ? ["amount", "ratio", "months"] : columnWordsOf(word as Parameters<typeof columnWordsOf>[0]);
  }
}

export function wantedInTable(spot: Spot): readonly Wish[] {
  switch (spot.column) {
    case "heading": return wantedInHeading(spot);
    case "input": return (spot.table?.headings[spot.table.column] ?? []).slice(0, 1).map((heading) => ({ kind: "members", of: keyOf(heading) }));
    case "value": return wantedAsValue(spot);
    case undefined: return [];
  }
}

function wantedInHeading(spot: Spot): readonly Wish[] {
  switch (ownerOf(spot).owner) {
    case "example": return [...AXES, symbols("Measure", "Benefit"), OWN_WAGE, PAID_IN_BY];
    case "split": return AXES;
    case "slot": return [...AXES, { kind: "anyMember" }];
    default: return [];
  }
}

function wantedAsValue(spot: Spot): readonly Wish[] {
  const { owner } = ownerOf(spot);
  if (owner === "allocation") return spot.table?.headings[spot.table.column]?.[0]?.keyword === "indicator" ? [symbols("Indicator")] : [];
  return owner === "slot" ? [AMOUNTS] : [];
}
