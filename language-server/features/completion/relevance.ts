/** Of the keywords that the grammar can read at a place, those that mean something there. */
import { optionWordsOf } from "../../../compiler/check/slot-options.ts";
import type { Expectation, Frame, Written } from "../../../compiler/syntax/expectations.ts";
import type { KeywordId } from "../../../compiler/syntax/keywords.ts";
import { OF_WORDS, PERIOD_WORDS, SLOT_WORDS, TAIL_WORDS, UNIT_WORDS } from "../../../compiler/syntax/word-groups.ts";
import { headingWords, ownerOf, type Spot } from "./wanted-in-tables.ts";

const has = (words: readonly KeywordId[], id: KeywordId): boolean => words.includes(id);

/** What only the head of a file says, what a guardrail, and what an example. */
const LOOSE: Readonly<Record<string, readonly KeywordId[]>> = {
  headerClause: ["policy", "library"], effective: ["policy", "library", "guardrail"], ruling: ["guardrail"], exampleClause: ["example"],
};
const LOOSE_WORDS: readonly KeywordId[] = ["issued", "amends", "repeals", "overridesLocal", "implements", "draft", "reviewBy", "effectiveFrom", "error", "warning", "note", "when", "require", "given", "claim", "expect", ...TAIL_WORDS, "use"];
/** A library lends words; what would have to belong to a province it does not declare. */
const NOT_IN_LIBRARIES: readonly KeywordId[] = ["province", "city", "benefit", "pool", "settle", "rounding", "contribution", "account", "fund", "transition", "replace", "repeal", "set", "example", "issued", "amends", "repeals", "overridesLocal", "implements", "draft", "reviewBy"];

const PARTS: Readonly<Record<"contribution" | "account", readonly KeywordId[]>> = {
  contribution: ["base", "floor", "ceiling", "employer", "member", "subsidy", "years"], account: ["base", "floor", "ceiling", "credit"],
};

export function isUseful(id: KeywordId, { frames }: Expectation, spot: Spot): boolean {
  if (frames.at(-2)?.rule === "entry" && spot.clauses.length === 1 && spot.clauses[0]?.length === 0) return isUsefulOnTop(id, frames, spot);
  if (isAddedToDimension(spot)) return frames.some(({ rule }) => rule === "member");
  if (frames.some(({ rule }) => rule === "cell")) return isUsefulInCell(id, frames, spot);
  if (frames[0]?.rule === "slotHead" && frames.some(({ rule }) => rule === "schemeEntry")) return id === "waiting";
  if (frames[0]?.rule === "part") return has(PARTS[spot.clauses.at(-2)?.[0]?.keyword === "account" ? "account" : "contribution"], id);
  const slot = slotAround(frames, spot);
  if (slot !== undefined) return isUsefulInSlot(id, slot, frames, spot);
  if (frames[0]?.rule === "expression") return isUsefulValue(id, frames, spot);
  return !isRepeated(id, frames, spot);
}

/** In the braces of `add to dimension`, which the grammar takes for a benefit's until a member stands there. */
function isAddedToDimension({ clauses }: Spot): boolean {
  const [word, dimension] = clauses.at(-2) ?? [];
  return word?.keyword === "addTo" && dimension?.keyword === "dimension";
}

function isUsefulOnTop(id: KeywordId, frames: readonly Frame[], { above }: Spot): boolean {
  const isLibrary = above[0] === "library";
  if (isLibrary && has(NOT_IN_LIBRARIES, id)) return false;
  if (id === "policy" || id === "library") return above.length === 0;
  if (frames.at(-3)?.rule !== "looseClause") return true;
  const owner = above.findLast((word) => !has(LOOSE_WORDS, word));
  const owners = frames.map(({ rule }) => LOOSE[rule]).find((words) => words !== undefined) ?? ["policy", "library", "guardrail", "example"];
  return owner !== undefined && has(owners, owner);
}

/** Headings are words of their own; a cell below one takes a part of a dimension or a value. */
function isUsefulInCell(id: KeywordId, frames: readonly Frame[], spot: Spot): boolean {
  if (frames[0]?.rule === "indicatorSuffix" || frames[0]?.rule === "lag") return spot.column === "value";
  if (frames[0]?.rule === "expression" && has([...UNIT_WORDS, "roundedTo"], id)) return true;
  const { owner } = ownerOf(spot);
  switch (spot.column) {
    case "heading": return owner === "example" ? has(["usedDeductible", "paid", "base", "pays"], id) : owner === "split" && id === "by";
    case "value": return has(["none", "notCovered"], id) || (owner === "slot" && has(["atMostTheCost", "whateverTheCost"], id));
    // In an example a person may hold none of several identities.
    case "input": return (id === "none" && owner === "example") || has(["any", "other", "and", "atLeast", "atMost", "over", "under"], id);
    case undefined: return false;
  }
}

/** The word of the slot whose options are read. */
function slotAround(frames: readonly Frame[], { clauses }: Spot): KeywordId | undefined {
  if (!frames.some(({ rule }) => rule === "slotOptions")) return undefined;
  return clauses.at(-1)?.find(({ keyword }) => keyword !== undefined && has(SLOT_WORDS, keyword))?.keyword;
}

function isUsefulInSlot(id: KeywordId, slot: KeywordId, frames: readonly Frame[], spot: Spot): boolean {
  if (frames[0]?.rule === "expression" || frames[0]?.rule === "slotOptions") return isUsefulValue(id, frames, spot);
  if (frames[0]?.rule === "tailItem") return !isRepeated(id, frames, spot);
  if (frames[0]?.rule !== "slotOption" && frames[0]?.rule !== "per" && frames[0]?.rule !== "local") return true;
  if (id === "eachHospital") return true;
  if (isScaleOfBands(frames, spot)) return has(["ofBase", "ofExcess", "ofPayment"], id);
  const words = optionWordsOf(slot as Parameters<typeof optionWordsOf>[0]);
  return (has(words, id) || (has(PERIOD_WORDS, id) && has(words, "per"))) && !isRepeated(id, frames, spot);
}

/** Right behind `by band`. */
function isScaleOfBands(frames: readonly Frame[], { clauses }: Spot): boolean {
  return frames[0]?.rule === "slotOption" && clauses.at(-1)?.at(-1)?.keyword === "byBand";
}

/** A clause has one value; a unit stands behind a figure, or by itself before a table. */
function isUsefulValue(id: KeywordId, frames: readonly Frame[], spot: Spot): boolean {
  const last = spot.clauses.at(-1)?.at(-1);
  const isBehindFigure = last !== undefined && /^[0-9０-９]/.test(last.image);
  if (has(UNIT_WORDS, id)) return isBehindFigure || frames[0]?.rule === "slotOptions";
  if (isSecondValue(frames)) return false;
  if (id === "theTableValue") return frames.some(({ rule }) => rule === "operation");
  if (id === "yes" || id === "no") return false;
  if (id === "none" || id === "notCovered") return frames.some(({ rule }) => rule === "slotOptions") && frames.find(({ rule }) => rule === "expression")?.past.length === 0;
  return !isBehindFigure || id === "roundedTo" || id === "ofTheTableValue";
}

/** The value has been read already, and another one begins. */
export function isSecondValue(frames: readonly Frame[]): boolean {
  const around = frames.find(({ rule }) => rule === "slotOptions" || rule === "partOptions" || rule === "poolHead");
  const [own] = frames;
  return own?.rule === "expression" && own.past.length === 0 && frames[1] === around && (around?.past.filter((entry) => entry === "expression").length ?? 0) > 1;
}

const MAY_REPEAT: readonly KeywordId[] = ["unresolved", "allow", "source", "and", "or", "not", "when", "require", "from", "to", "of", "paid", "usedDeductible", "base", "oneOf", "then", "in", "kind"];

/** One word of a kind is enough for a clause. */
function isRepeated(id: KeywordId, frames: readonly Frame[], { clauses }: Spot): boolean {
  const rule = frames[0]?.rule ?? "";
  if (frames.some((frame) => frame.rule === "operation") || has(MAY_REPEAT, id) || !(rule.endsWith("Option") || rule.endsWith("Options") || rule.endsWith("Head") || rule === "tailItem" || rule === "per" || rule === "headerClause")) return false;
  const written = new Set((clauses.at(-1) ?? []).map(({ keyword }: Written) => keyword));
  const isKind = [[...PERIOD_WORDS, "per" as const], OF_WORDS].some((kind) => has(kind, id) && kind.some((word) => written.has(word)));
  return written.has(id) || isKind;
}

/** Column words of a heading, which the grammar reads as names. */
export function usefulHeadings(spot: Spot): readonly KeywordId[] {
  return spot.column === "heading" ? headingWords(spot) : [];
}
