import { isChinese } from "../../base/chinese.ts";
import { didYouMean } from "../../base/did-you-mean.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import { chainAt } from "../condition-repairs.ts";
import type { CstNode } from "../cst.ts";
import { reportJoined } from "../joined-words.ts";
import { KEYWORDS, type KeywordId } from "../keywords.ts";
import { spanOfPiece, type Piece } from "../layout.ts";
import { inForceAt } from "../notice-repairs.ts";
import { gapsIn, SEPARATE_WORDS, spaced } from "../run-together.ts";
import { fix, isCrowded, quoted, tell, type Sink } from "../sink.ts";
import { RowBar } from "../token-types.ts";
import * as groups from "../word-groups.ts";
import { nodeOf, pieceOf } from "./cst.ts";
import type { Lowering } from "./lowering.ts";

/** Where a clause was passed over, and by which words one could have begun there. */
export type Place = "file" | "benefit" | "scheme" | "contribution" | "fund" | "guardrail" | "example" | "adjustment" | "row" | "member";

const BEGINNINGS: Readonly<Record<Place, readonly KeywordId[]>> = {
  file: groups.FILE_WORDS,
  benefit: [...groups.SLOT_WORDS, "adjust", "drawsOn", "impossible", "bestForThePatient", "localBecause", ...groups.TAIL_WORDS],
  scheme: ["settlesBy", "yearFrom", "pooledBy", "waiting", ...groups.TAIL_WORDS],
  contribution: [...groups.PART_WORDS, "tiers", ...groups.TAIL_WORDS],
  fund: ["pooling", "handUp", "sharing", "allocate", ...groups.TAIL_WORDS],
  guardrail: ["require", "when", "effectiveFrom", "error", "warning", "note", ...groups.TAIL_WORDS],
  example: ["given", "claim", "expect", ...groups.TAIL_WORDS],
  adjustment: ["setTo", "none", "notCovered", "halve", "patientShare", "atLeast", "atMost", "together", "roundedTo"],
  row: [],
  member: [],
};

/** A clause passed over: a table's row, or another. */
export type Skipped = "row" | "clause" | undefined;

/**
 * Reports the clause in a node with a `skipped` part, if it has one. `previous` is what the clause before it was: of rows that follow one another
 * only the first is told, and so it is with clauses, unless what was meant can be guessed; most likely one mistake above took all their ground.
 */
export function reportSkipped(lowering: Lowering, node: CstNode, place: Place, previous: Skipped = undefined): Skipped {
  const skipped = nodeOf(node, "skipped");
  const token = skipped && pieceOf(skipped, "Anything");
  if (!token) return undefined;
  const kind = token.tokenType === RowBar ? "row" : "clause";
  if (kind !== previous || kind === "clause") reportBeginning(lowering, token, place, previous === "clause");
  return kind;
}

export function reportAllSkipped(lowering: Lowering, nodes: readonly CstNode[], place: Place): void {
  let previous: Skipped;
  for (const node of nodes) previous = reportSkipped(lowering, node, place, previous);
}

function reportBeginning(sink: Sink, token: Piece, place: Place, isFollowing: boolean): void {
  const span = spanOfPiece(token);
  const word = quoted(token.image);
  if (token.tokenType === RowBar) return tell(sink, "rowOutsideTable", span, {});
  if (place === "row") return isFollowing ? undefined : tell(sink, "tableNeedsRows", span, { word });
  if (reportRunTogether(sink, token)) return undefined;
  const repair = inForceAt(sink, span.start) ?? chainAt(sink, span.start) ?? joinedLine(sink, token);
  const guess = token.keyword || repair !== undefined || isCrowded(sink) ? undefined : guessAt(token.image, place);
  if (!guess) return isFollowing ? undefined : tell(sink, "unknownClause", span, { word }, repair === undefined ? [] : [repair]);
  if (isChinese(guess) && token.image.startsWith(guess)) return reportJoined(sink, token, guess.length);
  return tell(sink, "unknownClauseSimilar", span, { word, guess }, [fix(sink, { en: `Write “${guess}”`, zh: `改为“${guess}”` }, [[span.start, span.end, guess]], false)]);
}

const GOES_WITH_LINE: ReadonlySet<KeywordId> = new Set<KeywordId>([...groups.PERIOD_WORDS, ...groups.OF_WORDS, "per", "byBand", "fromContribution", "fromThe", "atMostTheCost", "whateverTheCost"]);

/** `per year` on a line of its own: a clause ends with its line. */
function joinedLine(sink: Sink, token: Piece): Fix | undefined {
  const { text } = sink;
  if (!token.keyword || !GOES_WITH_LINE.has(token.keyword)) return undefined;
  const before = text.slice(0, token.startOffset).trimEnd();
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return /\/\/|／／|\*\/|[{}｛｝|]$/.test(line) ? undefined : fix(sink, { en: "Join it to the line above", zh: "接到上一行之后" }, [[before.length, token.startOffset, " "]], false);
}

/** The keyword of this place nearest to the word. */
export function guessAt(word: string, place: Place): string | undefined {
  if (word.length > 40) return undefined;
  const ids = new Set(BEGINNINGS[place]);
  return didYouMean(word, KEYWORDS.filter(({ id }) => ids.has(id)).flatMap(({ en, zh }) => [...en, ...zh]));
}

/** A word that is nothing but keywords, written without the spaces between them. */
export function reportRunTogether(sink: Sink, token: Piece): boolean {
  const gaps = token.keyword ? undefined : gapsIn(token.image);
  if (gaps === undefined) return false;
  const edits = gaps.map((gap) => [token.startOffset + gap, token.startOffset + gap, " "] as const);
  tell(sink, "wordsRunTogether", spanOfPiece(token), { written: quoted(token.image), apart: quoted(spaced(token.image, gaps)) }, [fix(sink, SEPARATE_WORDS, edits)]);
  return true;
}
