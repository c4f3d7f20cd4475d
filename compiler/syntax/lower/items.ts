import type { Span } from "../../base/span.ts";
import type { CellItem, Comparison, Expression, Range } from "../ast-terms.ts";
import { withScaleOf } from "../bands-in-words.ts";
import type { CstNode } from "../cst.ts";
import type { Piece } from "../layout.ts";
import { readNumber } from "../numbers.ts";
import { fix, quoted, sourceAt, tell } from "../sink.ts";
import { keyword, nodeOf, pieceOf, pieces } from "./cst.ts";
import { expressionOf, lowerExpression } from "./expressions.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { lowerName } from "./words.ts";

type WordItem = Extract<CellItem, { readonly kind: "Any" | "Other" | "AtMostTheCost" | "WhateverTheCost" }>["kind"];

const WORD_ITEMS = new Map<string | undefined, WordItem>([["any", "Any"], ["other", "Other"], ["atMostTheCost", "AtMostTheCost"], ["whateverTheCost", "WhateverTheCost"]]);
const HISTORY = ["usedDeductible", "paid", "base"] as const;

/** Civil Code, article 1259: 以上 以下 以内 include the number, 超过 不满 do not. */
const COMPARISONS = new Map<string, Comparison>([
  ["GreaterOrEqual", ">="], ["LessOrEqual", "<="], ["Greater", ">"], ["Less", "<"], ["Equals", "="],
  ["'atLeast'", ">="], ["'atMost'", "<="], ["'over'", ">"], ["'under'", "<"],
]);

export function comparisonOf(token: Piece): Comparison {
  return COMPARISONS.get(token.tokenType.name) ?? "=";
}

/** `undefined` where recovery left nothing of the item. */
export function lowerItem(lowering: Lowering, node: CstNode): CellItem | undefined {
  const span = spanIn(node);
  const low = nodeOf(node, "low");
  if (low) return lowerValueItem(lowering, lowerExpression(lowering, low, span), nodeOf(node, "itemRest"), span);
  const word = pieceOf(node, "ItemWord");
  const wordKind = word && WORD_ITEMS.get(word.keyword);
  if (wordKind) return { kind: wordKind, span };
  const named = lowerNamedItem(lowering, node, span);
  if (named) return named;
  const comparison = pieceOf(node, "Comparison");
  if (comparison) return bounded(comparisonOf(comparison), expressionOf(lowering, node, span, "bound"), span);
  return pieceOf(node, "DotDot") && range(undefined, expressionOf(lowering, node, span, "high"), span);
}

/** `by central`, `paid inpatient`; without the name behind them the words are names themselves. */
function lowerNamedItem(lowering: Lowering, node: CstNode, span: Span): CellItem | undefined {
  const lead = pieceOf(node, "'by'") ?? pieceOf(node, "HistoryWord");
  if (!lead) return undefined;
  const token = pieceOf(node, "NameWord");
  if (!token) {
    const name = lowerName(lowering, lead);
    return { kind: "Value", value: { kind: "Name", name, span }, span };
  }
  const name = lowerName(lowering, token);
  const what = HISTORY.find((id) => id === lead.keyword);
  return what ? { kind: "History", what, name, span } : { kind: "By", name, span };
}

function lowerValueItem(lowering: Lowering, value: Expression, rest: CstNode | undefined, span: Span): CellItem {
  if (!rest) return asRangeWithHyphen(lowering, value) ?? { kind: "Value", value, span };
  const comparison = pieceOf(rest, "ComparisonWord");
  if (comparison) return bounded(comparisonOf(comparison), value, span);
  if (keyword(rest, "pays")) return value.kind === "Name" ? { kind: "Pays", name: value.name, span } : notAName(lowering, value, span);
  const high = nodeOf(rest, "expression");
  const needsHigh = keyword(rest, "to") !== undefined;
  return range(value, high || needsHigh ? lowerExpression(lowering, high, span) : undefined, span);
}

function notAName(lowering: Lowering, value: Expression, span: Span): CellItem {
  tell(lowering, "nameExpected", value.span, { found: quoted(sourceAt(lowering, value.span)) });
  return { kind: "Value", value: { kind: "Missing", span: value.span }, span };
}

function range(low: Expression | undefined, high: Expression | undefined, span: Span): Range {
  return { kind: "Range", low, high, lowExclusive: false, highExclusive: false, span };
}

function bounded(comparison: Comparison, value: Expression, span: Span): Range {
  const isLow = comparison === ">=" || comparison === ">";
  return { kind: "Range", low: isLow ? value : undefined, high: isLow ? undefined : value, lowExclusive: comparison === ">", highExclusive: comparison === "<", span };
}

/** A difference of two figures where a range is meant: `60-69`. */
function asRangeWithHyphen(lowering: Lowering, value: Expression): Range | undefined {
  if (value.kind !== "Binary" || value.operator !== "-" || value.left.kind !== "Number" || value.right.kind !== "Number") return undefined;
  const { left, right, span } = value;
  const [from, to] = [sourceAt(lowering, left.span), sourceAt(lowering, right.span)];
  const low = withScaleOf(to, from);
  const written = `${low}..${to}`;
  tell(lowering, "rangeWithHyphen", span, { range: quoted(written) }, [fix(lowering, { en: `Write ${written}`, zh: `改为 ${written}` }, [[left.span.end, right.span.start, `${low.slice(from.length)}..`]])]);
  const meant = readNumber(low);
  return range(low === from || meant.kind !== "Read" ? left : { ...left, value: meant.value, unit: right.unit }, right, span);
}

/** An item, or several names joined by `and`. */
export function lowerFacts(lowering: Lowering, node: CstNode): CellItem | undefined {
  const itemNode = nodeOf(node, "item");
  const item = itemNode && lowerItem(lowering, itemNode);
  if (!item || !pieceOf(node, "NameWord")) return item;
  const span = spanIn(node);
  if (item.kind !== "Value" || item.value.kind !== "Name") {
    tell(lowering, "nameExpected", item.span, { found: quoted(sourceAt(lowering, item.span)) });
    return { kind: "Value", value: { kind: "Missing", span: item.span }, span };
  }
  return { kind: "Several", names: [item.value.name, ...pieces(node, "NameWord").map((token) => lowerName(lowering, token))], span };
}
