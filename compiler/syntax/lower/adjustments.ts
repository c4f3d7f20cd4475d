import type { Span } from "../../base/span.ts";
import type { Adjust, AdjustLine, Operation } from "../ast.ts";
import type { Expression, Name } from "../ast-terms.ts";
import type { CstNode } from "../cst.ts";
import { spanOfPiece, type Piece } from "../layout.ts";
import { halfWidth } from "../widths.ts";
import { conditionOf } from "./conditions.ts";
import { keyword, nodeOf, nodes, pieceOf } from "./cst.ts";
import { expressionOf } from "./expressions.ts";
import { wholeNumber } from "./figures.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { reportAllSkipped } from "./skipped.ts";
import { slotWordOf } from "./slots.ts";
import { EMPTY_TAIL, lowerTail } from "./tails.ts";
import { lowerName } from "./words.ts";

export function lowerAdjust(lowering: Lowering, node: CstNode): Adjust | undefined {
  const head = nodeOf(node, "adjustHead");
  const word = head && pieceOf(head, "SlotWord");
  return word && adjustFrom(lowering, word, { node, head, body: nodeOf(node, "adjustBody") });
}

export function adjustFrom(lowering: Lowering, word: Piece, { node, head, body }: { readonly node: CstNode; readonly head: CstNode | undefined; readonly body: CstNode | undefined }): Adjust {
  const slot = slotWordOf(word) ?? "firstShare";
  const span = spanIn(node);
  const single = body && nodeOf(body, "operations");
  if (body && single) {
    const tail = lowerTail(lowering, head, body);
    return { kind: "Adjust", slot, lines: [{ condition: undefined, operations: lowerOperations(lowering, single), tail: EMPTY_TAIL, span: spanIn(single) }], tail, span };
  }
  const lineNodes = body ? nodes(body, "adjustLine") : [];
  reportAllSkipped(lowering, lineNodes, "adjustment");
  const lines = lineNodes.flatMap((line) => lowerAdjustLine(lowering, line));
  return { kind: "Adjust", slot, lines, tail: lowerTail(lowering, head, body), span };
}

function lowerAdjustLine(lowering: Lowering, node: CstNode): readonly AdjustLine[] {
  const operations = nodeOf(node, "operations");
  // A line cut short before its operation would otherwise change nothing under its condition, or everything without it.
  if (!operations) return [];
  return [{ condition: conditionOf(lowering, node), operations: lowerOperations(lowering, operations), tail: lowerTail(lowering, node), span: spanIn(node) }];
}

function lowerOperations(lowering: Lowering, node: CstNode): readonly Operation[] {
  return nodes(node, "operation").flatMap((operation) => lowerOperation(lowering, operation)).flatMap(withRounding);
}

const BOUNDS = [["setTo", "SetTo"], ["together", "TogetherAtMost"], ["atLeast", "AtLeast"], ["atMost", "AtMost"]] as const;
const WORDS = [["none", "None"], ["notCovered", "NotCovered"], ["halve", "Halve"]] as const;

function lowerOperation(lowering: Lowering, node: CstNode): readonly Operation[] {
  const span = spanIn(node);
  const word = WORDS.find(([id]) => keyword(node, id));
  if (word) return [{ kind: word[1], span }];
  const change = nodeOf(node, "change");
  if (change) return lowerChange(lowering, change, { span, ofPatientShare: keyword(node, "patientShare") !== undefined });
  const value = expressionOf(lowering, node, span);
  if (keyword(node, "roundedTo")) return [{ kind: "RoundedTo", step: value, span }];
  const bound = BOUNDS.find(([id]) => keyword(node, id));
  return bound ? [{ kind: bound[1], value, span }] : [];
}

/** `× 60% rounded to 1%` rounds the result, not the 60 %. */
function withRounding(operation: Operation): readonly Operation[] {
  if (!("value" in operation) || operation.value.kind !== "Rounded") return [operation];
  const { value, step, span } = operation.value;
  return [{ ...operation, value }, { kind: "RoundedTo", step, span }];
}

function lowerChange(lowering: Lowering, node: CstNode, { span, ofPatientShare }: { readonly span: Span; readonly ofPatientShare: boolean }): readonly Operation[] {
  const value: Expression = expressionOf(lowering, node, span);
  if (pieceOf(node, "Times")) return [{ kind: "Times", value, ofPatientShare, span }];
  const sign = pieceOf(node, "Plus") ? 1 : pieceOf(node, "Minus") ? -1 : undefined;
  if (sign === undefined) return [];
  const per = nodeOf(node, "per");
  const after = keyword(node, "after") && pieceOf(node, "Number");
  return [{ kind: "Plus", sign, value, per: per && growthOf(lowering, per), after: (after && wholeNumber(lowering, after)) ?? 0, ofPatientShare, span }];
}

/** The lexer joins `per admission`; here the dimension `admission` is meant, and in Chinese what stands behind 每. */
function growthOf(lowering: Lowering, per: CstNode): Name | undefined {
  const word = pieceOf(per, "NameWord");
  if (word) return lowerName(lowering, word);
  const token = pieceOf(per, "PeriodWord");
  if (!token) return undefined;
  const noun = /^(?:每次?|\S+\s+)(\S+)$/.exec(token.image)?.[1] ?? token.image;
  const { end } = spanOfPiece(token);
  return { key: halfWidth(noun), keyword: undefined, quoted: false, span: { start: end - noun.length, end } };
}
