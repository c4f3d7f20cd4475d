import type { AddTo, Repeal, Replace, SetLocal, SlotWord, Transition } from "../ast.ts";
import type { Name } from "../ast-terms.ts";
import type { CstNode } from "../cst.ts";
import { spanOfPiece, type Piece } from "../layout.ts";
import { adjustFrom } from "./adjustments.ts";
import { entriesOf, lowerBenefitEntries } from "./benefits.ts";
import { lowerParts, partEntriesOf, partFrom } from "./contributions.ts";
import { keyword, nodeOf, pieceOf } from "./cst.ts";
import { lowerExpression } from "./expressions.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { lowerMembers } from "./declarations.ts";
import { slotFrom, slotWordOf } from "./slots.ts";
import { tableOf } from "./tables.ts";
import { lowerTail } from "./tails.ts";
import { dateOf, nameOf } from "./words.ts";

/** What an amendment names: `cap of inpatient`, `adjust ratio of inpatient`, `employer of contribution employee`. */
interface SlotTarget {
  readonly word: Piece | undefined;
  readonly slot: SlotWord | undefined;
  readonly isAdjust: boolean;
  readonly isPart: boolean;
  readonly name: Name | undefined;
}

function lowerSlotTarget(lowering: Lowering, node: CstNode): SlotTarget {
  const target = nodeOf(node, "slotTarget");
  if (!target) return { word: undefined, slot: undefined, isAdjust: false, isPart: false, name: undefined };
  const first = keyword(target, "firstShareOf");
  const word = first ?? pieceOf(target, "SlotOrPart");
  return {
    word,
    slot: first ? "firstShare" : slotWordOf(word),
    isAdjust: keyword(target, "adjust") !== undefined,
    isPart: (keyword(target, "contribution") ?? keyword(target, "account")) !== undefined,
    name: nameOf(lowering, target),
  };
}

export function lowerReplace(lowering: Lowering, node: CstNode): Replace {
  const { word, isAdjust, name } = lowerSlotTarget(lowering, node);
  const rest = nodeOf(node, "partRest");
  const newSlot = nodeOf(node, "newSlot");
  const shared = { kind: "Replace" as const, rowsOnly: keyword(node, "rowsIn") !== undefined, target: name, span: spanIn(node) };
  const part = word && rest && partFrom(lowering, word, rest, node);
  if (!word || part) return { ...shared, slot: undefined, part, tail: part?.tail ?? lowerTail(lowering, node) };
  if (isAdjust) {
    const adjust = adjustFrom(lowering, word, { node, head: undefined, body: nodeOf(node, "adjustBody") });
    return { ...shared, slot: adjust, part: undefined, tail: adjust.tail };
  }
  const options = newSlot && nodeOf(newSlot, "newSlotHead");
  const slot = slotFrom(lowering, word, { node, options: options ?? node, body: newSlot && nodeOf(newSlot, "slotBody") });
  return { ...shared, slot, part: undefined, tail: slot.tail };
}

export function lowerAddTo(lowering: Lowering, node: CstNode): AddTo {
  const members = nodeOf(node, "members");
  return {
    kind: "AddTo",
    what: keyword(node, "dimension") ? "dimension" : "benefit",
    target: nameOf(lowering, node),
    items: lowerBenefitEntries(lowering, entriesOf(nodeOf(node, "benefitBody"))),
    members: lowerMembers(lowering, members),
    tail: lowerTail(lowering, node, members),
    span: spanIn(node),
  };
}

export function lowerRepeal(lowering: Lowering, node: CstNode): Repeal {
  const tail = lowerTail(lowering, node);
  const span = spanIn(node);
  const what = keyword(node, "benefit") ? "benefit" : keyword(node, "contribution") ? "contribution" : undefined;
  if (what) return { kind: "Repeal", slot: undefined, what, target: nameOf(lowering, node), tail, span };
  const { slot, isAdjust, name } = lowerSlotTarget(lowering, node);
  return { kind: "Repeal", slot, what: isAdjust ? "adjust" : "slot", target: name, tail, span };
}

export function lowerSet(lowering: Lowering, node: CstNode): SetLocal {
  const span = spanIn(node);
  const setParts = nodeOf(node, "setParts");
  if (setParts || keyword(node, "contribution") || keyword(node, "account")) {
    const parts = lowerParts(lowering, partEntriesOf(setParts && nodeOf(setParts, "parts")));
    return { kind: "Set", what: keyword(node, "account") ? "account" : "contribution", target: setParts && nameOf(lowering, setParts), parts, slot: undefined, tail: lowerTail(lowering, setParts), span };
  }
  const { word, name } = lowerSlotTarget(lowering, node);
  const newSlot = nodeOf(node, "newSlot");
  const options = newSlot && nodeOf(newSlot, "newSlotHead");
  const slot = word && options && slotFrom(lowering, word, { node, options, body: nodeOf(newSlot, "slotBody") });
  return { kind: "Set", what: "slot", target: name, parts: [], slot, tail: slot?.tail ?? lowerTail(lowering, node), span };
}

export function lowerTransition(lowering: Lowering, node: CstNode): Transition | undefined {
  const head = nodeOf(node, "transitionHead");
  const { word, slot, name } = lowerSlotTarget(lowering, head ?? node);
  if (!head || !word || !slot) return undefined;
  const value = nodeOf(head, "expression");
  const body = nodeOf(node, "slotBody");
  return {
    kind: "Transition",
    slot,
    word: spanOfPiece(word),
    benefit: name,
    city: nameOf(lowering, head),
    convergesBy: dateOf(lowering, head),
    table: tableOf(lowering, body),
    value: value && lowerExpression(lowering, value, spanIn(value)),
    tail: lowerTail(lowering, head, body),
    span: spanIn(node),
  };
}
