/** Whether a guardrail has anything to judge: one that passes over what it is about would seem to hold. */
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Guardrail, Requirement } from "../model/guardrail.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { SlotWord } from "../model/slot.ts";
import { typeOf } from "../parts/evaluate-value.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseWord } from "../parts/phrase-slot.ts";
import { commonTime } from "../parts/spans-of-time.ts";
import { demandNote } from "./breach.ts";
import { isOfUnit } from "./guardrail-bounds.ts";
import { type Target, targetsOf, wordOf } from "./guardrail-targets.ts";
import type { RuleContext } from "./rule.ts";

/** A library speaks to provinces that need not have everything; a province knows what it has. */
export function reportReach(guardrail: Guardrail, { program }: RuleContext): readonly Diagnostic[] {
  const { requirement, library, title, location } = guardrail;
  const targets = targetsOf(requirement, program);
  if (targets.length > 0) return requirement.target.kind === "any" ? [] : targets.flatMap((target) => reportUnset(guardrail, target));
  const what = phraseTarget(requirement, program);
  return library || what === undefined ? [] : [report("guardrailWithoutTarget", location, { title, what })];
}

/** `undefined` where a benefit or a contribution of that name is there no more: it was repealed, or is at fault itself. */
function phraseTarget({ target, scheme }: Requirement, { schemes, benefits, contributions }: ProvinceProgram): Phrase | undefined {
  const called = schemes.find(({ name, other }) => name === scheme || other === scheme);
  const place = called === undefined ? { en: "", zh: "" } : { en: ` for “${bothNames(called).en}”`, zh: `适用“${bothNames(called).zh}”的` };
  if (target.kind === "any") return called === undefined ? undefined : { en: `benefit${place.en}`, zh: `${place.zh}待遇` };
  if (target.kind === "benefitKind") {
    const { en, zh } = bothNames({ name: target.name, other: target.other });
    return { en: `benefit of the kind “${en}”${place.en}`, zh: `${place.zh}“${zh}”类待遇` };
  }
  const named = [...benefits, ...contributions].find(({ name }) => name === target.name);
  if (named === undefined || called === undefined) return undefined;
  const { en, zh } = bothNames(named);
  return { en: `“${en}”${place.en}`, zh: `${place.zh}“${zh}”` };
}

/** What is paid by an amount has no ratio, and the other way round. */
const OTHER_WAY: Partial<Record<SlotWord, SlotWord>> = { ratio: "amount", amount: "ratio" };

function reportUnset(guardrail: Guardrail, target: Target): readonly Diagnostic[] {
  const { requirement, title } = guardrail;
  const { test } = requirement;
  const isMeasured = requirement.quantity !== "payment" && requirement.quantity !== "patientAmount" && (test.kind === "compare" || test.kind === "monotone");
  if (!isMeasured || commonTime(target, guardrail) === undefined) return [];
  const reason = unsetReason(requirement, target);
  const [name, word] = [bothNames(target), phraseWord(wordOf(requirement))];
  const slot = { en: `${word.en} of “${name.en}”`, zh: `“${name.zh}”的${word.zh}` };
  return reason === undefined ? [] : [report("guardrailNotJudged", target.location, { title, slot, reason }, { notes: [demandNote(guardrail)] })];
}

function unsetReason(requirement: Requirement, target: Target): Phrase | undefined {
  const word = wordOf(requirement);
  const waiting = "benefitKind" in target && word === "waiting" ? target.scheme.waiting : [];
  const slots = [...target.slots, ...waiting].filter((slot) => slot.word === word);
  const other = OTHER_WAY[word];
  if (slots.length === 0) return other !== undefined && target.slots.some((slot) => slot.word === other) ? undefined : { en: "nothing sets it", zh: "没有规定此项" };
  const { test } = requirement;
  if (test.kind !== "compare" || slots.some(({ unit }) => isOfUnit(typeOf(test.value, unit), unit))) return undefined;
  return { en: "it is set in another unit", zh: "所用单位不同" };
}
