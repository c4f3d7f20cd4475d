import { formatDay } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Axis, NamedBox } from "../model/dimension.ts";
import { phraseCase } from "../parts/phrase-facts.ts";
import type { TimeSpan } from "../parts/spans-of-time.ts";

/** A case, with the day from which it is so unless that is the whole time of what the reader looks at. */
export function caseInTime(axes: readonly Axis[], region: NamedBox, span: TimeSpan, whole: TimeSpan): Phrase {
  const facts = phraseCase(axes, region);
  if (span.from <= whole.from) return facts;
  const day = formatDay(span.from);
  return { en: `${facts.en} from ${day}`, zh: `${facts.zh}（${day} 起）` };
}

/** The same with the last day as well, where all of the time is known in which it is so. */
export function caseForTime(axes: readonly Axis[], region: NamedBox, span: TimeSpan, whole: TimeSpan): Phrase {
  const facts = phraseCase(axes, region);
  if (span.to >= whole.to) return caseInTime(axes, region, span, whole);
  const [from, to] = [span.from, span.to].map(formatDay);
  const begins = span.from > whole.from;
  return { en: `${facts.en} ${begins ? `from ${from} to` : "until"} ${to}`, zh: `${facts.zh}（${begins ? `${from} 起` : ""}至 ${to}）` };
}
