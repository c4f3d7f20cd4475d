import { formatDay } from "../base/calendar.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { BaseTerm, Benefit, Settlement } from "../model/benefit.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { commonTime, type TimeSpan } from "../parts/spans-of-time.ts";
import type { Rule } from "./rule.ts";

/** Every benefit of a scheme is settled while it is in force, and each layer reads only earlier ones (§3, §8). */
export const layersSettleInOrder: Rule = ({ program }) =>
  program.benefits.flatMap((benefit) => {
    const orders = program.settlements.filter((settlement) => settlement.scheme.name === benefit.scheme.name);
    return [...reportUnsettled(benefit, orders), ...reportBases(benefit, orders, program)];
  });

function reportUnsettled(benefit: Benefit, orders: readonly Settlement[]): readonly Diagnostic[] {
  const settled = orders.filter((order) => stepOf(order, benefit.name) >= 0);
  const open = firstUncovered(benefit, settled);
  if (open === undefined) return [];
  return [report("benefitNotSettled", benefit.location, { benefit: bothNames(benefit), scheme: bothNames(benefit.scheme), when: timePhrase(open, benefit) })];
}

function stepOf(order: Settlement, benefit: string): number {
  return order.steps.findIndex((step) => step.benefits.includes(benefit));
}

/** The first stretch of the benefit's time in no settlement that names it. */
function firstUncovered(span: TimeSpan, orders: readonly TimeSpan[]): TimeSpan | undefined {
  let next = span.from;
  for (const { from, to } of [...orders].sort((a, b) => a.from - b.from)) {
    if (from > next) break;
    next = Math.max(next, to + 1);
  }
  if (next > span.to) return undefined;
  const later = orders.map(({ from }) => from).filter((from) => from > next);
  return { from: next, to: Math.min(span.to, ...later.map((from) => from - 1)) };
}

/** Nothing where it is the whole time of what the reader looks at. */
function timePhrase({ from, to }: TimeSpan, whole: TimeSpan): Phrase {
  const start = from <= whole.from ? undefined : formatDay(from);
  const end = to >= whole.to ? undefined : formatDay(to);
  const en = `${start === undefined ? "" : ` from ${start}`}${end === undefined ? "" : ` to ${end}`}`;
  const zh = `${start === undefined ? "" : `自 ${start} 起`}${end === undefined ? "" : `至 ${end} 止`}`;
  return { en, zh };
}

function reportBases(benefit: Benefit, orders: readonly Settlement[], program: ProvinceProgram): readonly Diagnostic[] {
  return benefit.base.flatMap((version) => version.terms.flatMap((term) => (term.kind === "measure" ? [] : reportTerm(benefit, term, version, orders, program))));
}

type LayerTerm = Extract<BaseTerm, { readonly benefit: string }>;

/** One finding a term, at the first settlement under which it fails. */
function reportTerm(benefit: Benefit, term: LayerTerm, version: TimeSpan, orders: readonly Settlement[], program: ProvinceProgram): readonly Diagnostic[] {
  const own = bothNames(benefit);
  if (term.benefit === benefit.name) return [report("baseReadsItself", term.location, { benefit: own })];
  const found = program.benefits.find(({ name }) => name === term.benefit);
  const other = found === undefined ? { en: term.benefit, zh: term.benefit } : bothNames(found);
  for (const order of orders) {
    const common = commonTime(order, version);
    const span = common === undefined ? undefined : commonTime(common, benefit);
    const [mine, theirs] = [stepOf(order, benefit.name), stepOf(order, term.benefit)];
    if (span === undefined || mine < 0 || (theirs >= 0 && theirs < mine)) continue;
    const args = { benefit: own, other, when: timePhrase(span, benefit) };
    if (theirs < 0) return [report("baseReadsAbsentLayer", term.location, { ...args, scheme: bothNames(benefit.scheme) })];
    return [report("baseReadsLaterLayer", term.location, args)];
  }
  return [];
}
