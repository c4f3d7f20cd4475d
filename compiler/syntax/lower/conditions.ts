import { spanOf as spanBetween } from "../../base/span.ts";
import type { CellItem, Condition } from "../ast-terms.ts";
import type { CstNode } from "../cst.ts";
import { spanOfPiece } from "../layout.ts";
import { lowerEach, nodeOf, nodes, pieceOf, pieces, spanOf } from "./cst.ts";
import { expressionOf } from "./expressions.ts";
import { comparisonOf, lowerItem } from "./items.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { lowerName } from "./words.ts";

export function conditionOf(lowering: Lowering, node: CstNode): Condition | undefined {
  const condition = nodeOf(node, "condition");
  return condition && lowerCondition(lowering, condition);
}

/** `and` binds closer than `or`. */
export function lowerCondition(lowering: Lowering, node: CstNode): Condition {
  const operands = nodes(node, "primary").map((primary) => lowerPrimary(lowering, primary));
  const joints = pieces(node, "AndOr").map((token) => token.tokenType.name === "'or'");
  const groups: Condition[][] = [[]];
  operands.forEach((operand, index) => {
    if (index > 0 && joints[index - 1]) groups.push([]);
    groups.at(-1)?.push(operand);
  });
  return join("Or", groups.map((group) => join("And", group, node)), node);
}

function join(kind: "And" | "Or", operands: readonly Condition[], node: CstNode): Condition {
  const [first] = operands;
  const last = operands.at(-1);
  if (!first || !last) return { kind: "Missing", span: spanIn(node) };
  return operands.length === 1 ? first : { kind, operands, span: spanBetween(first.span, last.span) };
}

function lowerPrimary(lowering: Lowering, node: CstNode): Condition {
  const inner = conditionOf(lowering, node) ?? lowerComparison(lowering, node);
  const denials = pieces(node, "'not'");
  if (denials.length % 2 === 0) return inner;
  return { kind: "Not", operand: inner, span: spanIn(node) };
}

const MEMBERSHIP = [["Equals", "="], ["'in'", "in"], ["'has'", "has"]] as const;

function lowerComparison(lowering: Lowering, node: CstNode): Condition {
  const word = pieceOf(node, "NameWord");
  const span = word ? { start: word.startOffset, end: spanIn(node).end } : spanIn(node);
  if (!word) return { kind: "Missing", span };
  const dimension = lowerName(lowering, word);
  const membership = MEMBERSHIP.find(([type]) => pieceOf(node, type));
  if (membership) return { kind: "Is", dimension, operator: membership[1], items: lowerItemList(lowering, node), span };
  const comparison = pieceOf(node, "Comparison") ?? pieceOf(node, "ComparisonWord");
  if (!comparison) return { kind: "Missing", span };
  const value = expressionOf(lowering, node, spanOf(node) ?? spanOfPiece(comparison));
  return { kind: "Compare", dimension, operator: comparisonOf(comparison), value, span };
}

function lowerItemList(lowering: Lowering, node: CstNode): readonly CellItem[] {
  const list = nodeOf(node, "itemList");
  return list ? lowerEach(list, "item", (item) => lowerItem(lowering, item)) : [];
}

