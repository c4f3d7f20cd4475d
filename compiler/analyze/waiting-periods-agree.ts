import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Slot } from "../model/slot.ts";
import type { CellValue } from "../model/value.ts";
import { valuesOf } from "../parts/adjust.ts";
import { areSameCells } from "../parts/compare-values.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { phraseCell } from "../parts/phrase-value.ts";
import { commonTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { placeOf } from "./breach.ts";
import { caseInTime } from "./case-in-time.ts";
import { firstMeeting, type PartsMeeting } from "./parts-meeting.ts";
import { note, type Rule, type RuleContext } from "./rule.ts";

/** A scheme, or a benefit, asks each person to wait once: two clauses that hold for one case are two rules for it (§7). */
export const waitingPeriodsAgree: Rule = (context) => {
  const { schemes, benefits } = context.program;
  const owners = [...schemes.map(({ waiting }) => waiting), ...benefits.map(({ slots }) => slots.filter(({ word }) => word === "waiting"))];
  return owners.flatMap((slots) => slots.flatMap((second, index) => slots.slice(0, index).flatMap((first) => judgePair(first, second, context))));
};

interface Met {
  readonly slot: Slot;
  readonly first: DecidedPeriod;
  readonly second: DecidedPeriod;
  readonly span: TimeSpan;
  readonly meeting: PartsMeeting<DecidedPart>;
}

function judgePair(one: Slot, other: Slot, { decisions }: RuleContext): readonly Diagnostic[] {
  for (const first of decisions.get(one)?.decided.periods ?? []) {
    for (const second of decisions.get(other)?.decided.periods ?? []) {
      const span = commonTime(first, second);
      const meeting = span === undefined ? undefined : firstMeeting(waits(first), waits(second));
      if (span !== undefined && meeting !== undefined) return [reportMet({ slot: other, first, second, span, meeting })];
    }
  }
  return [];
}

function waits({ axes, parts }: DecidedPeriod): Pick<DecidedPeriod, "axes" | "parts"> {
  return { axes, parts: parts.filter(({ value }) => valuesOf(value).some(({ kind }) => kind === "number")) };
}

function reportMet({ slot, first, second, span, meeting }: Met): Diagnostic {
  const place = placeOf(second.version, meeting.second);
  const notes = [note(placeOf(first.version, meeting.first), "the other waiting period", "另一处等待期")];
  const shown = caseInTime(meeting.axes, meeting.region, span, second.version);
  const values = [phraseWaiting(meeting.first.value, first), phraseWaiting(meeting.second.value, second)] as const;
  const isSame = areSameCells(meeting.first.value, meeting.second.value) && values[0].en === values[1].en;
  if (isSame) return report("rowRepeated", place, { case: shown, slot: phraseSlot(slot), value: values[1] }, { notes });
  return report("waitingsClash", place, { case: shown, owner: bothNames(slot.owner), first: values[0], second: values[1] }, { notes });
}

/** Months, or the calendar month from which on it is paid. */
function phraseWaiting(value: CellValue, { attributes: { waitingFrom } }: DecidedPeriod): Phrase {
  if (waitingFrom?.kind !== "calendarMonth") return phraseCell(value, "months");
  return { en: `until calendar month ${waitingFrom.ordinal}`, zh: `至缴费后第 ${waitingFrom.ordinal} 个自然月` };
}
