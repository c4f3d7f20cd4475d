import type { Span } from "../../base/span.ts";
import type { Allowance, Mark, SourceMention, Tail } from "../ast-terms.ts";
import type { CstNode } from "../cst.ts";
import type { KeywordId } from "../keywords.ts";
import { spanOfPiece } from "../layout.ts";
import { quoted, sourceAt, tell } from "../sink.ts";
import { keyword, nodes, pieceOf, pieces, whichKeyword } from "./cst.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { dateOf, lowerText, nameOf, textOf } from "./words.ts";

type TailWord = "source" | "article" | "from" | "to" | "unverified" | "unresolved" | "illustrative" | "provisional" | "allow";
// `article` also stands inside an allowance, so that is looked for first.
const WORDS: readonly TailWord[] = ["allow", "source", "article", "from", "to", "unverified", "unresolved", "illustrative", "provisional"];
const ONCE: ReadonlySet<TailWord> = new Set<TailWord>(["article", "from", "to", "unverified", "illustrative", "provisional"]);

export const EMPTY_TAIL: Tail = {
  sources: [], article: undefined, from: undefined, to: undefined, unverified: undefined, unresolved: [], illustrative: undefined, provisional: undefined, allowances: [],
};

/** What the `tailItem`s of these nodes say together; of what may be said once, the first counts. */
export function lowerTail(lowering: Lowering, ...holders: readonly (CstNode | undefined)[]): Tail {
  const items: CstNode[] = [];
  for (const holder of holders) if (holder) for (const item of nodes(holder, "tailItem")) items.push(item);
  return lowerTailItems(lowering, items);
}

export function lowerTailItems(lowering: Lowering, items: readonly CstNode[]): Tail {
  if (items.length === 0) return EMPTY_TAIL;
  const byWord = new Map<TailWord, CstNode[]>();
  for (const item of items) {
    const word = whichKeyword(item, WORDS);
    if (word) byWord.set(word, [...(byWord.get(word) ?? []), item]);
  }
  for (const [word, [, second]] of byWord) if (second && ONCE.has(word)) reportClauseTwice(lowering, second, word);
  const all = (word: TailWord): readonly CstNode[] => byWord.get(word) ?? [];
  const [article] = all("article");
  const [from] = all("from");
  const [to] = all("to");
  const [unverified] = all("unverified");
  const [illustrative] = all("illustrative");
  const [provisional] = all("provisional");
  return {
    sources: all("source").flatMap(lowerSource),
    article: article && textOf(article),
    from: from && dateOf(lowering, from),
    to: to && dateOf(lowering, to),
    unverified: unverified && lowerMark(unverified),
    unresolved: all("unresolved").map(lowerMark),
    illustrative: illustrative && lowerMark(illustrative),
    provisional: provisional && spanIn(provisional),
    allowances: all("allow").flatMap((item) => lowerAllowance(lowering, item)),
  };
}

export function reportTwice(lowering: Lowering, second: Span): void {
  tell(lowering, "writtenTwice", second, { word: quoted(sourceAt(lowering, second)) });
}

/** Of what may be said once, such as a period, a clause says it again, or says two things that cannot both hold. */
export function reportRepeated(lowering: Lowering, said: readonly { readonly kind: string; readonly span: Span }[]): void {
  if (said.length < 2) return;
  const first = new Map<string, Span>();
  for (const { kind, span } of said) {
    const before = first.get(kind);
    const [one, other] = [before && sourceAt(lowering, before), sourceAt(lowering, span)];
    if (before === undefined) first.set(kind, span);
    else if (one === other) reportTwice(lowering, span);
    else tell(lowering, "contradicts", span, { second: quoted(other), first: quoted(one ?? "") });
  }
}

/** The same for a whole clause, of which the word is marked. */
export function reportClauseTwice(lowering: Lowering, clause: CstNode, word: KeywordId): void {
  const first = keyword(clause, word);
  reportTwice(lowering, first ? spanOfPiece(first) : spanIn(clause));
}

function lowerSource(item: CstNode): readonly SourceMention[] {
  const [document, ...more] = pieces(item, "Text").map(lowerText);
  if (!document) return [];
  const hasAddress = keyword(item, "address") !== undefined;
  const digest = keyword(item, "digest") ? more[hasAddress ? 1 : 0] : undefined;
  return [{ document, address: hasAddress ? more[0] : undefined, digest, span: spanIn(item) }];
}

function lowerMark(item: CstNode): Mark {
  return { reason: textOf(item), span: spanIn(item) };
}

function lowerAllowance(lowering: Lowering, item: CstNode): readonly Allowance[] {
  const code = nameOf(lowering, item);
  const article = pieceOf(item, "articleText");
  return code ? [{ code, because: textOf(item), article: article && lowerText(article), span: spanIn(item) }] : [];
}
