import type { Benefit, BenefitItem, Impossible, Pool, Rounding, Scheme, Settle, Slot } from "../ast.ts";
import type { Condition, Name } from "../ast-terms.ts";
import type { CstNode } from "../cst.ts";
import { spanOfPiece } from "../layout.ts";
import { conditionOf } from "./conditions.ts";
import { keyword, nodeOf, nodes, pieceOf, pieces, spanOf } from "./cst.ts";
import { expressionOf } from "./expressions.ts";
import { lowerAdjust } from "./adjustments.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { reportAllSkipped } from "./skipped.ts";
import { lowerExceptSlot, lowerLocal, lowerSlot, optionsFrom } from "./slots.ts";
import { tableOf } from "./tables.ts";
import { EMPTY_TAIL, lowerTail, lowerTailItems, reportTwice } from "./tails.ts";
import { dateOf, lowerMonthDay, nameListOf, nameOf, namesOf, textOf } from "./words.ts";

export function lowerBenefit(lowering: Lowering, node: CstNode): Benefit {
  const head = nodeOf(node, "benefitHead") ?? node;
  const entries = entriesOf(nodeOf(node, "benefitBody"));
  const as = nameOf(lowering, head, "asName");
  const local = [head, ...entries].flatMap((entry) => nodes(entry, "local"))[0];
  const best = [head, ...entries].flatMap((entry) => keyword(entry, "bestForThePatient") ?? [])[0];
  reportSecondCode(lowering, head);
  return {
    kind: "Benefit",
    ...namesOf(lowering, head),
    code: textOf(head),
    schemes: nameListOf(lowering, head),
    benefitKind: nameOf(lowering, head, "kindName"),
    condition: conditionOf(lowering, head),
    as: as && { benefit: as, on: dateOf(lowering, head), span: as.span },
    local: local && lowerLocal(local),
    best: best && spanOfPiece(best),
    items: [...nodes(head, "exceptSlot").flatMap((slot) => lowerExceptSlot(lowering, slot)), ...lowerBenefitEntries(lowering, entries)],
    tail: lowerTailItems(lowering, [...nodes(head, "tailItem"), ...entries.filter(isTail).flatMap((entry) => nodes(entry, "tailItem"))]),
    span: spanIn(node),
  };
}

export function entriesOf(body: CstNode | undefined): readonly CstNode[] {
  return body ? nodes(body, "benefitEntry") : [];
}

/** A line of nothing but `article …` and its like speaks of the whole benefit. */
function isTail(entry: CstNode): boolean {
  return entry.holdsOnly("tailItem");
}

function reportSecondCode(lowering: Lowering, head: CstNode): void {
  for (const word of ["kind", "as", "code"] as const) {
    const [, second] = pieces(head, `'${word}'`);
    if (second) reportTwice(lowering, spanOfPiece(second));
  }
}

export function lowerBenefitEntries(lowering: Lowering, entries: readonly CstNode[]): readonly BenefitItem[] {
  reportAllSkipped(lowering, entries, "benefit");
  return entries.flatMap((entry) => lowerBenefitEntry(lowering, entry) ?? []);
}

function lowerBenefitEntry(lowering: Lowering, entry: CstNode): BenefitItem | undefined {
  const slot = nodeOf(entry, "slot");
  if (slot) return lowerSlot(lowering, slot);
  const adjust = nodeOf(entry, "adjust");
  if (adjust) return lowerAdjust(lowering, adjust);
  const impossible = nodeOf(entry, "impossible");
  if (impossible) return lowerImpossible(lowering, impossible);
  if (!keyword(entry, "drawsOn")) return undefined;
  return { kind: "DrawsOn", pools: nameListOf(lowering, entry), tail: lowerTail(lowering, entry), span: spanIn(entry) };
}

export function lowerImpossible(lowering: Lowering, node: CstNode): Impossible {
  const span = spanIn(node);
  return { kind: "Impossible", condition: conditionOf(lowering, node) ?? { kind: "Missing", span }, tail: lowerTail(lowering, node), span };
}

export function lowerPool(lowering: Lowering, node: CstNode): Pool {
  const head = nodeOf(node, "poolHead") ?? node;
  const body = nodeOf(node, "slotBody");
  const word = keyword(node, "pool");
  const span = spanIn(node);
  const tail = lowerTail(lowering, head, body);
  const slot: Slot = { kind: "Slot", slot: "cap", word: word ? spanOfPiece(word) : span, ...optionsFrom(lowering, head), terms: [], table: tableOf(lowering, body), tail: EMPTY_TAIL, span };
  return { kind: "Pool", ...namesOf(lowering, head), schemes: nameListOf(lowering, head), inside: nameOf(lowering, head), slot, tail, span };
}

export function lowerSettle(lowering: Lowering, node: CstNode): Settle {
  const steps = nodes(node, "step").map((step) => ({ oneOf: keyword(step, "oneOf") !== undefined, names: nameListOf(lowering, step), span: spanIn(step) }));
  return { kind: "Settle", schemes: nameListOf(lowering, node), steps, tail: lowerTail(lowering, node), span: spanIn(node) };
}

export function lowerRounding(lowering: Lowering, node: CstNode): Rounding {
  const span = spanIn(node);
  return { kind: "Rounding", step: expressionOf(lowering, node, span), residual: nameOf(lowering, node), tail: lowerTail(lowering, node), span };
}

/** A scheme has one deciding day, one year and one level of pooling. */
function tellSecond(lowering: Lowering, entries: readonly CstNode[], id: "settlesBy" | "yearFrom" | "pooledBy"): void {
  const second = entries.flatMap((entry) => keyword(entry, id) ?? [])[1];
  if (second) reportTwice(lowering, spanOfPiece(second));
}

export function lowerScheme(lowering: Lowering, node: CstNode): Scheme {
  const head = nodeOf(node, "schemeHead") ?? node;
  const body = nodeOf(node, "schemeBody");
  const entries = body ? nodes(body, "schemeEntry") : [];
  reportAllSkipped(lowering, entries, "scheme");
  for (const id of ["settlesBy", "yearFrom", "pooledBy"] as const) tellSecond(lowering, entries, id);
  const named = (id: "settlesBy" | "pooledBy"): Name | undefined => {
    const entry = entries.find((one) => keyword(one, id));
    return entry && nameOf(lowering, entry);
  };
  const yearFrom = entries.flatMap((entry) => pieceOf(entry, "MonthDay") ?? [])[0];
  return {
    kind: "Scheme",
    ...namesOf(lowering, head),
    code: textOf(head),
    restrictions: entries.flatMap((entry): Condition | readonly Condition[] => conditionOf(lowering, entry) ?? []),
    settlesBy: named("settlesBy"),
    yearFrom: yearFrom && lowerMonthDay(lowering, yearFrom),
    pooledBy: named("pooledBy"),
    waiting: entries.flatMap((entry) => nodeOf(entry, "slot") ?? []).flatMap((slot) => lowerSlot(lowering, slot) ?? []),
    tail: lowerTailItems(lowering, [head, ...entries].flatMap((part) => nodes(part, "tailItem"))),
    span: spanOf(node) ?? spanIn(head),
  };
}
