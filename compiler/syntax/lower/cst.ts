import type { Span } from "../../base/span.ts";
import { CstNode, type CstElement } from "../cst.ts";
import type { KeywordId } from "../keywords.ts";
import { spanOfPiece, type Piece } from "../layout.ts";
import { K } from "../token-types.ts";

/**
 * Reading the grammar's tree by key; nothing is sure to be there, for recovery may have cut any part short. A key holds nodes (the name of
 * a rule) or tokens (the name of a token type), never both; only labels given in the grammar may, and those are read with `elements`.
 */
export function isNode(element: CstElement): element is CstNode {
  return element instanceof CstNode;
}

/** What stands under either key, in the order of the text. */
export function elements(node: CstNode, key: string, alsoKey = key): readonly CstElement[] {
  return node.allOf(key, alsoKey);
}

export function nodes(node: CstNode, rule: string): readonly CstNode[] {
  return node.allOf(rule) as readonly CstNode[];
}

/** What becomes of the nodes of a rule, those left out of which nothing does. */
export function lowerEach<T>(node: CstNode, rule: string, lower: (each: CstNode) => T | undefined): readonly T[] {
  const lowered = nodes(node, rule).map(lower);
  return lowered.every((each) => each !== undefined) ? lowered : lowered.filter((each) => each !== undefined);
}

export function nodeOf(node: CstNode, rule: string): CstNode | undefined {
  const first = node.firstOf(rule);
  return first && isNode(first) ? first : undefined;
}

export function pieces(node: CstNode, type: string): readonly Piece[] {
  return node.allOf(type) as readonly Piece[];
}

export function pieceOf(node: CstNode, type: string): Piece | undefined {
  const first = node.firstOf(type);
  return first && !isNode(first) ? first : undefined;
}

export function keyword(node: CstNode, id: KeywordId): Piece | undefined {
  return pieceOf(node, K[id].name);
}

/** The first of these words that stands in the node. */
export function whichKeyword<I extends KeywordId>(node: CstNode, ids: readonly I[]): I | undefined {
  return ids.find((id) => keyword(node, id) !== undefined);
}

export function spanOfElement(element: CstElement): Span | undefined {
  return isNode(element) ? spanOf(element) : spanOfPiece(element);
}

/** From the first to the last piece of the node; `undefined` for an empty one. */
export function spanOf({ startOffset, endOffset }: CstNode): Span | undefined {
  return startOffset < 0 ? undefined : { start: startOffset, end: endOffset };
}
