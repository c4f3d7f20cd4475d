import type { Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Guardrail } from "../model/guardrail.ts";
import type { Slot } from "../model/slot.ts";
import { valuesOf } from "../parts/adjust.ts";
import type { DecidedPeriod } from "../parts/decided.ts";
import { bothNames, phraseCase } from "../parts/phrase-facts.ts";
import { phraseSlot, phraseWord } from "../parts/phrase-slot.ts";
import { commonTime } from "../parts/spans-of-time.ts";
import { allowancesOf, type Breach, demandNote, onePerPlace, timeOf } from "./breach.ts";
import { caseInTime } from "./case-in-time.ts";
import { cityDifference } from "./city-differences.ts";
import { axesToShow } from "./guardrail-axes.ts";
import type { Judgement } from "./guardrail-bounds.ts";
import { concernedCase, slotsUnder, type Target, targetsOf, wordOf } from "./guardrail-targets.ts";
import type { RuleContext } from "./rule.ts";
import { differenceNotes, differingValues, placesOf } from "./slots-are-uniform.ts";

/** `is uniform`: for slots that the language itself lets differ, by formula or as local. */
export function judgeUniform(guardrail: Guardrail, context: RuleContext): readonly Breach[] {
  return onePerPlace(slotsUnder(guardrail.requirement, context).flatMap(({ slot, decision }) => {
    if (slot.scope.kind === "uniform" && !slot.scope.formula) return [];
    return decision.decided.periods.flatMap((period) => judgePeriod(slot, period, guardrail, context));
  }));
}

function judgePeriod(slot: Slot, period: DecidedPeriod, guardrail: Guardrail, { program }: RuleContext): readonly Breach[] {
  const time = commonTime(period, guardrail);
  const concerned = period.parts.filter((part) => concernedCase(part.region, slot, guardrail) !== undefined);
  const difference = time === undefined ? undefined : cityDifference({ ...period, parts: concerned }, program.province.cities);
  if (difference === undefined || time === undefined) return [];
  const args = { title: guardrail.title, slot: phraseSlot(slot), case: caseInTime(difference.axes, difference.region, time, timeOf(guardrail, period.version)), ...differingValues(slot, difference) };
  const diagnostic = report("guardrailNotUniform", placesOf(difference).second, args, { notes: [...differenceNotes(difference), demandNote(guardrail)] });
  return [{ guardrail, diagnostic, allowances: allowancesOf(period.version, [difference.first, difference.second]) }];
}

/** `is written`: the slot stands, and for some case of the population it is more than `none` and `not covered`. */
export function judgeWritten(guardrail: Guardrail, context: RuleContext): Judgement {
  const { requirement, location, title } = guardrail;
  const targets = targetsOf(requirement, context.program);
  const schemes = context.program.schemes.filter(({ name }) => requirement.scheme === undefined || name === requirement.scheme);
  if (targets.length === 0 && schemes.length > 0) {
    const reason = { en: "the province declares nothing of this kind", zh: "本省没有规定此类待遇" };
    return { breaches: [], notJudged: [report("guardrailNotJudged", location, { title, slot: phraseWord(wordOf(requirement)), reason })] };
  }
  const unwritten = targets.filter((target) => commonTime(target, guardrail) !== undefined && !isWritten(target, guardrail, context));
  return { breaches: unwritten.map((target) => unwrittenBreach(target, guardrail, context)), notJudged: [] };
}

function slotsIn(target: Target, { requirement }: Guardrail): readonly Slot[] {
  return target.slots.filter((slot) => slot.word === wordOf(requirement));
}

function isWritten(target: Target, guardrail: Guardrail, { decisions }: RuleContext): boolean {
  return slotsIn(target, guardrail).some((slot) => decisions.get(slot)?.decided.periods.some((period) => {
    const isInTime = commonTime(period, guardrail) !== undefined;
    return isInTime && period.parts.some((part) => valuesOf(part.value).some(saysSomething) && concernedCase(part.region, slot, guardrail) !== undefined);
  }));
}

function saysSomething({ kind }: { readonly kind: string }): boolean {
  return kind !== "none" && kind !== "notCovered";
}

function unwrittenBreach(target: Target, guardrail: Guardrail, context: RuleContext): Breach {
  const { requirement, condition, title } = guardrail;
  const slots = slotsIn(target, guardrail);
  const [name, word] = [bothNames(target), phraseWord(wordOf(requirement))];
  const slot = { en: `${word.en} of “${name.en}”`, zh: `“${name.zh}”的${word.zh}` };
  const population = condition[0] === undefined || condition[0].size === 0 ? undefined : phraseCase(axesToShow({ axes: [] }, guardrail, context), condition[0]);
  const place: Phrase = population === undefined ? { en: "", zh: "" } : { en: ` for ${population.en}`, zh: `（${population.zh}）` };
  const diagnostic = report("guardrailNotWritten", slots[0]?.location ?? target.location, { title, slot, case: place }, { notes: [demandNote(guardrail)] });
  return { guardrail, diagnostic, allowances: slots.flatMap((one) => one.versions.flatMap((version) => allowancesOf(version, version.rows.map((_, index) => ({ rows: [index], adjustments: [] }))))) };
}
