import { compare, type Rational, rational, ZERO } from "../base/rational.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { ownShareOf } from "../layers/settle-layer.ts";
import type { SettledLayer } from "../layers/settle-curves.ts";
import { measuresOf, settlementCases, settlementTimes, Settler, sheetsAt } from "../layers/settlement-cases.ts";
import type { Source } from "../layers/source.ts";
import type { Benefit, Measure, Settlement } from "../model/benefit.ts";
import { toNamed } from "../parts/axes.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import type { TimeSpan } from "../parts/spans-of-time.ts";
import { separate } from "../parts/version-space.ts";
import { minus, plus, positivePart } from "../payment/combine.ts";
import { type Curve, evaluate, IDENTITY, NOTHING } from "../payment/curve.ts";
import { highestWhole } from "../payment/whole-witness.ts";
import { caseInTime } from "./case-in-time.ts";
import { paymentSource, ROUND_FEN } from "./payment-source.ts";
import { joinNames, note, type Rule } from "./rule.ts";
import { type CostShared, layersSharing, type Reader, sharedCosts } from "./shared-costs.ts";
import { doRatiosLeaveEnough } from "./shared-ratios.ts";

/**
 * Two layers never pay more than the cost they share (§8, step 1). Most bases cannot: those of one step exclude each other, and what is
 * `unpaid` is what others left. Only where two bases reach for the same money the payments are added up, for every case and every bill
 * of one measure.
 */
export const noCostIsPaidTwice: Rule = (context) =>
  context.program.settlements.flatMap((order) => {
    const layers = layersSharing(order, context);
    return layers.length === 0 ? [] : judgeLayers(layers, order, paymentSource(context));
  });

function judgeLayers(layers: readonly Benefit[], order: Settlement, source: Source): readonly Diagnostic[] {
  const reported = new Set<string>();
  return settlementTimes(order, source, layers).flatMap((span) => sharedCosts(order, layers, span, source).flatMap((shared) => {
    const found = reported.has(shared.key) || doRatiosLeaveEnough(shared, span, source) ? undefined : overpaid(layers, span, shared, source);
    if (found === undefined) return [];
    reported.add(shared.key);
    return [reportOverpaid(found, shared, source, span, order)];
  }));
}

interface Overpaid {
  readonly region: ReadonlyMap<string, readonly number[]>;
  readonly bill: Rational;
  readonly measure: Measure;
  readonly paid: Rational;
  readonly cost: Rational;
}

/** The case and bill at which most is paid too much, of the first case in which it is. */
function overpaid(layers: readonly Benefit[], span: TimeSpan, shared: CostShared, source: Source): Overpaid | undefined {
  const regions = separate(source.axes, shared.regions);
  const sheets = sheetsAt(layers, span, source, regions);
  const cases = sheets === undefined ? undefined : settlementCases(sheets, regions, source);
  for (const measure of shared.measure === undefined ? measuresOf(layers, span) : [shared.measure]) {
    const settler = new Settler(span, ({ id }) => id === measure.id);
    for (const { region, layers: open } of cases ?? []) {
      const settled = settler.settle(open);
      const excess = settled === "unknown" ? undefined : worstOf(settled, shared);
      if (excess !== undefined) return { ...excess, region: toNamed(source.axes, region), measure };
    }
  }
  return undefined;
}

function worstOf(settled: readonly SettledLayer[], shared: CostShared): Omit<Overpaid, "region" | "measure"> | undefined {
  const cost = costOf(settled, shared);
  const paid = shared.readers.map((reader) => takenBy(settled, reader)).reduce(plus, NOTHING);
  const { at, value } = highestWhole(minus(paid, cost), ROUND_FEN);
  const bill = rational(at);
  return compare(value, ZERO) > 0 ? { bill, paid: evaluate(paid, bill), cost: evaluate(cost, bill) } : undefined;
}

function costOf(settled: readonly SettledLayer[], { remainder }: CostShared): Curve {
  if (remainder === undefined) return IDENTITY;
  const layer = settled.find(({ name }) => name === remainder.benefit);
  if (layer === undefined) return NOTHING;
  if (remainder.kind === "firstShare") return layer.firstShare;
  return remainder.kind === "overCap" ? layer.overCap() : positivePart(ownShareOf(layer, layer.base));
}

function takenBy(settled: readonly SettledLayer[], { benefit, index }: Reader): Curve {
  return settled.find(({ name }) => name === benefit.name)?.taken[index] ?? NOTHING;
}

function reportOverpaid({ region, bill, paid, cost, measure }: Overpaid, { readers, remainder }: CostShared, source: Source, span: TimeSpan, order: Settlement): Diagnostic {
  const yuan = (amount: Rational): Phrase => phraseValue({ kind: "number", amount }, "fen");
  const names = [...new Map(readers.map(({ benefit }) => [benefit.name, bothNames(benefit)])).values()].map(({ en, zh }) => ({ en: `“${en}”`, zh: `“${zh}”` }));
  const args = { case: caseInTime(source.axes, region, span, order), bill: yuan(bill), layers: joinNames(names), paid: yuan(paid), cost: yuan(cost), source: remainder === undefined ? bothNames(measure) : phraseRemainder(remainder, source) };
  const [first, ...others] = readers;
  const notes = [note(first?.term.location, "the first of them", "其中的第一处")];
  return report("layersOverpay", others.at(-1)?.term.location ?? first?.term.location, args, { notes });
}

const words = {
  overCap: { en: "over cap", zh: "超封顶线部分" }, ownShare: { en: "own share", zh: "个人负担部分" }, firstShare: { en: "first share", zh: "先行自付部分" },
} as const;

function phraseRemainder({ kind, benefit }: NonNullable<CostShared["remainder"]>, { program }: Source): Phrase {
  const found = program.benefits.find(({ name }) => name === benefit);
  const name = found === undefined ? { en: benefit, zh: benefit } : bothNames(found);
  return { en: `the ${words[kind].en} of “${name.en}”`, zh: `“${name.zh}”的${words[kind].zh}` };
}
