/** What a benefit must say before anyone can be paid by it: nothing is implied. */
import { report } from "../diagnostics/report.ts";
import type { BenefitSlotWord } from "../model/slot.ts";
import { declaredName } from "./context.ts";
import type { Effective } from "./benefits.ts";
import type { BenefitDraft } from "./drafts.ts";
import { slotPhrase } from "./units.ts";

export function checkRequired(draft: BenefitDraft, effective: Effective): void {
  const { context } = draft.document;
  const location = { file: draft.symbol.file, span: draft.node.name.span };
  const benefit = declaredName(draft.node);
  const says = (word: BenefitSlotWord): boolean => (effective.slots.get(word) ?? []).length > 0;
  for (const slot of new Set([...missingSlots(effective, says), ...adjustedOnly(effective, says)])) context.report(report("slotMissing", location, { benefit, slot: slotPhrase(slot) }));
}

/** What an adjustment would change, but no clause sets. */
function adjustedOnly({ adjustments, waiting }: Effective, says: (word: BenefitSlotWord) => boolean): BenefitSlotWord[] {
  return [...adjustments.keys()].map((word) => word as BenefitSlotWord).filter((word) => !says(word) && !(word === "waiting" && waiting.length > 0));
}

/** A deductible and a cap go with a ratio; a pool may stand for the cap; a sum paid whatever the cost needs no cost. */
function missingSlots(effective: Effective, says: (word: BenefitSlotWord) => boolean): ("base" | BenefitSlotWord)[] {
  const amounts = (effective.slots.get("amount") ?? []).flatMap(({ value }) => value.rows);
  const needsCost = says("ratio") || amounts.some(({ value }) => value.kind !== "bounded" || value.costBound !== "whateverTheCost");
  const missing: ("base" | BenefitSlotWord)[] = [];
  if (effective.base.length === 0 && needsCost && (says("ratio") || says("amount"))) missing.push("base");
  if (says("ratio") && !says("deductible")) missing.push("deductible");
  if (says("ratio") && !says("cap") && effective.pools.length === 0 && !effective.drawsOnUnknown) missing.push("cap");
  return missing;
}
