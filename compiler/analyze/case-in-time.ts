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
