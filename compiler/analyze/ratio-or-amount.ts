import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Benefit } from "../model/benefit.ts";
import type { SlotWord } from "../model/slot.ts";
import type { CellValue } from "../model/value.ts";
import { valuesOf } from "../parts/adjust.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { phraseCell } from "../parts/phrase-value.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { commonTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { caseInTime } from "./case-in-time.ts";
import { firstMeeting, type PartsMeeting } from "./parts-meeting.ts";
import { note, type Rule, type RuleContext } from "./rule.ts";

/** A benefit pays each case by a ratio or by an amount, never by both (§8, step 3). */
export const ratioOrAmount: Rule = (context) => context.program.benefits.flatMap((benefit) => judgeBenefit(benefit, context));

function judgeBenefit(benefit: Benefit, { decisions }: RuleContext): readonly Diagnostic[] {
  const [ratios, amounts] = [periodsOf(benefit, "ratio", decisions), periodsOf(benefit, "amount", decisions)];
  if (ratios === undefined && amounts === undefined) {
    return [report("neitherRatioNorAmount", benefit.location, { case: { en: "every case", zh: "所有情形" }, benefit: bothNames(benefit) })];
  }
  const both = meetingOf(ratios ?? [], amounts ?? [], paysSomething, paysSomething);
  if (both !== undefined) return [reportBoth(benefit, both)];
  const neither = meetingOf(withoutGaps(ratios, benefit), withoutGaps(amounts, benefit), isNone, isNone);
  return neither === undefined ? [] : [reportNeither(benefit, neither)];
}

function periodsOf(benefit: Benefit, word: SlotWord, decisions: RuleContext["decisions"]): readonly DecidedPeriod[] | undefined {
  const slots = benefit.slots.filter((slot) => slot.word === word && slot.role === "value");
  return slots.length === 0 ? undefined : slots.flatMap((slot) => decisions.get(slot)?.decided.periods ?? []);
}

/** A slot that is not written, at all or for some time, is as good as `none`. */
function withoutGaps(periods: readonly DecidedPeriod[] | undefined, benefit: Benefit): readonly PeriodLike[] {
  const written = [...(periods ?? [])].sort((a, b) => a.from - b.from);
  const filled: PeriodLike[] = [...written];
  let next = benefit.from;
  for (const { from, to } of written) {
    if (next < from) filled.push({ from: next, to: from - 1, axes: [], parts: [UNWRITTEN] });
    next = Math.max(next, to + 1);
  }
  if (next <= benefit.to) filled.push({ from: next, to: benefit.to, axes: [], parts: [UNWRITTEN] });
  return filled;
}

type PeriodLike = Pick<DecidedPeriod, "from" | "to" | "axes"> & { readonly parts: readonly Pick<DecidedPart, "region" | "value" | "rows">[]; readonly version?: DecidedPeriod["version"] };
const UNWRITTEN: Pick<DecidedPart, "region" | "value" | "rows"> = { region: new Map(), value: { kind: "none" }, rows: [] };

const paysSomething = (cell: CellValue): boolean => valuesOf(cell).some(({ kind }) => kind === "number");
const isNone = (cell: CellValue): boolean => valuesOf(cell).every(({ kind }) => kind === "none");

interface Met {
  readonly ratio: PeriodLike;
  readonly amount: PeriodLike;
  readonly span: TimeSpan;
  readonly meeting: PartsMeeting<PeriodLike["parts"][number]>;
}

function meetingOf(ratios: readonly PeriodLike[], amounts: readonly PeriodLike[], ofRatio: (cell: CellValue) => boolean, ofAmount: (cell: CellValue) => boolean): Met | undefined {
  for (const ratio of ratios) {
    for (const amount of amounts) {
      const span = commonTime(ratio, amount);
      const isGapInTime = ratio.version === undefined && amount.version === undefined;
      if (span === undefined || isGapInTime) continue;
      const meeting = firstMeeting(pick(ratio, ofRatio), pick(amount, ofAmount));
      if (meeting !== undefined) return { ratio, amount, span, meeting };
    }
  }
  return undefined;
}

function pick(period: PeriodLike, isWanted: (cell: CellValue) => boolean): Pick<PeriodLike, "axes" | "parts"> {
  return { axes: period.axes, parts: period.parts.filter((part) => isWanted(part.value)) };
}

function reportBoth(benefit: Benefit, { ratio, amount, span, meeting }: Met): Diagnostic {
  const { axes, region, first, second } = meeting;
  const args = { benefit: bothNames(benefit), case: caseInTime(axes, region, span, benefit), ratio: phraseCell(first.value, "ratio"), amount: phraseCell(second.value, "fen") };
  const notes = [note(ratio.version?.rows[first.rows[0] ?? -1]?.location, "the ratio", "支付比例")];
  return report("ratioAndAmount", amount.version?.rows[second.rows[0] ?? -1]?.location ?? benefit.location, args, { notes });
}

/** At the row that says `none`; at the benefit where nothing is written. */
function reportNeither(benefit: Benefit, { ratio, amount, span, meeting: { first, second, axes, region } }: Met): Diagnostic {
  const place = ratio.version?.rows[first.rows[0] ?? -1]?.location ?? amount.version?.rows[second.rows[0] ?? -1]?.location ?? benefit.location;
  return report("neitherRatioNorAmount", place, { benefit: bothNames(benefit), case: caseInTime(axes, region, span, benefit) });
}
