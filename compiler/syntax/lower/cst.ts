import type { CstElement, CstNode, IToken } from "chevrotain";
import type { Span } from "../../base/span.ts";
import { KEYWORDS, type KeywordId } from "../keywords.ts";
import { spanOfPiece } from "../layout.ts";

/**
 * Reading Chevrotain's tree by key; nothing is sure to be there, for recovery may have cut any part short. A key holds nodes (the name of
 * a rule) or tokens (the name of a token type), never both; only labels given in the grammar may, and those are read with `elements`.
 */
const NOTHING: readonly CstElement[] = [];

export function isNode(element: CstElement): element is CstNode {
  return "children" in element;
}

export function elements(node: CstNode, key: string): readonly CstElement[] {
  return node.children[key] ?? NOTHING;
}

export function nodes(node: CstNode, rule: string): readonly CstNode[] {
  return (node.children[rule] ?? NOTHING) as readonly CstNode[];
}

export function nodeOf(node: CstNode, rule: string): CstNode | undefined {
  const first = node.children[rule]?.[0];
  return first && isNode(first) ? first : undefined;
}

export function pieces(node: CstNode, type: string): readonly IToken[] {
  return (node.children[type] ?? NOTHING) as readonly IToken[];
}

export function pieceOf(node: CstNode, type: string): IToken | undefined {
  const first = node.children[type]?.[0];
  return first && !isNode(first) ? first : undefined;
}

/** Names of the keywords' token types. */
const TYPE_NAMES = Object.fromEntries(KEYWORDS.map(({ id }) => [id, `'${id}'`])) as Readonly<Record<KeywordId, string>>;

export function keyword(node: CstNode, id: KeywordId): IToken | undefined {
  return pieceOf(node, TYPE_NAMES[id]);
}

/** The first of these words that stands in the node. */
export function whichKeyword<I extends KeywordId>(node: CstNode, ids: readonly I[]): I | undefined {
  return ids.find((id) => keyword(node, id) !== undefined);
}

export function spanOfElement(element: CstElement): Span | undefined {
  return isNode(element) ? spanOf(element) : spanOfPiece(element);
}

/** From the first to the last piece of the node; `undefined` for an empty one. */
export function spanOf({ location }: CstNode): Span | undefined {
  if (!location || Number.isNaN(location.startOffset)) return undefined;
  return { start: location.startOffset, end: (location.endOffset ?? location.startOffset - 1) + 1 };
}
