import { parseDay } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { type Findings, note } from "./findings.ts";
import type { SlotTable } from "./format.ts";
import { dayAfter } from "./labels.ts";

interface Span {
  readonly from: string;
  readonly to: string | null;
}

/** Days exist, no span ends before it begins, and each begins on the day after the one before. */
export function checkPeriods(findings: Findings, slot: Phrase, { periods, unpublished = [] }: SlotTable): void {
  const reason = firstBreak([...periods, ...unpublished].sort((a, b) => (a.from < b.from ? -1 : 1)));
  if (reason !== undefined) note(findings, "periodsBroken", { slot, reason });
}

function firstBreak(spans: readonly Span[]): Phrase | undefined {
  if (spans.length === 0) return { en: "there is none", zh: "没有任何时段" };
  for (const [i, span] of spans.entries()) {
    const reason = faultOfSpan(span) ?? faultBetween(spans[i - 1], span);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** What is wrong with days in force, if anything. */
export function faultOfSpan({ from, to }: Span): Phrase | undefined {
  const [first, last] = [parseDay(from), to === null ? Infinity : parseDay(to)];
  if (first === undefined || last === undefined) return { en: `there is no day ${first === undefined ? from : String(to)}`, zh: `不存在 ${first === undefined ? from : String(to)} 这一天` };
  return last < first ? { en: `one ends on ${String(to)}, before it begins on ${from}`, zh: `有时段自 ${from} 起却于 ${String(to)} 结束` } : undefined;
}

function faultBetween(before: Span | undefined, { from }: Span): Phrase | undefined {
  if (before === undefined || (before.to !== null && dayAfter(before.to) === from)) return undefined;
  const end = before.to ?? "";
  return { en: `after one that ends ${end === "" ? "never" : `on ${end}`} the next begins on ${from}`, zh: `${end === "" ? "前一时段没有终止日" : `前一时段止于 ${end}`}，后一时段自 ${from} 起` };
}

/** Two of them in force on one day would leave an engine to guess; days without any are the policies' affair. */
export function checkTurns(findings: Findings, slot: string | Phrase, spans: readonly Span[]): void {
  const sorted = [...spans].sort((a, b) => (a.from < b.from ? -1 : 1));
  const early = sorted.find((span, i) => i > 0 && (sorted[i - 1]?.to ?? "9999-12-31") >= span.from);
  if (early !== undefined) note(findings, "periodsBroken", { slot, reason: { en: `two are in force on ${early.from}`, zh: `${early.from} 有两项同时生效` } });
}
