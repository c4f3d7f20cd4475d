/** Which days each slot is covered for: from the first day of its first version to the last of its last, without the days a statistic is not yet published for. */
import { LAST_DAY, formatDay } from "../base/calendar.ts";
import type { Program } from "../model/program.ts";
import type { Slot, SlotWord } from "../model/slot.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { valuesOf } from "../parts/adjust.ts";
import type { DecidedPeriod, DecidedSlot } from "../parts/decided.ts";
import { slotsOf } from "../parts/decide-program.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";

/** `to` is `undefined` where nothing ends it. */
export interface CoveredDays {
  readonly from: string;
  readonly to: string | undefined;
}

export interface SlotCoverage {
  readonly province: string;
  readonly scheme: string | undefined;
  readonly owner: string;
  readonly word: SlotWord;
  readonly phrase: Phrase;
  readonly days: readonly CoveredDays[];
}

export function coverDates(program: Program, decided: ReadonlyMap<Slot, DecidedSlot>): SlotCoverage[] {
  return program.provinces.flatMap((province) => {
    const schemes = new Map([...province.benefits, ...province.contributions].flatMap(({ scheme, slots }) => slots.map((slot) => [slot, scheme.name] as const)));
    return slotsOf(province).map((slot): SlotCoverage => ({
      province: province.province.name, scheme: schemes.get(slot), owner: slot.owner.name, word: slot.word, phrase: phraseSlot(slot),
      days: joined((decided.get(slot)?.periods ?? []).filter(hasValue)),
    }));
  });
}

function hasValue({ parts }: DecidedPeriod): boolean {
  return parts.some(({ value }) => valuesOf(value).some(({ kind }) => kind !== "unpublished" && kind !== "unknown"));
}

function joined(periods: readonly DecidedPeriod[]): CoveredDays[] {
  const stretches: { from: number; to: number }[] = [];
  for (const { from, to } of [...periods].sort((a, b) => a.from - b.from)) {
    const last = stretches.at(-1);
    if (last !== undefined && last.to + 1 >= from) last.to = Math.max(last.to, to);
    else stretches.push({ from, to });
  }
  return stretches.map(({ from, to }) => ({ from: formatDay(from), to: to === LAST_DAY ? undefined : formatDay(to) }));
}
