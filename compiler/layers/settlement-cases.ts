import type { BaseTerm, Benefit, Measure, Settlement } from "../model/benefit.ts";
import { commonTime, cutTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { separate } from "../parts/version-space.ts";
import type { Box } from "../space/box.ts";
import { benefitCases, domainOf, type Layer, timesOf } from "./benefit-cases.ts";
import { combinations } from "./combinations.ts";
import type { Sheet } from "./overlay.ts";
import { NOTHING_SETTLED, type SettledLayer, settleNext, type Settlement as Settling } from "./settle-curves.ts";
import { shareOtherPools } from "./settle-layer.ts";
import type { Source } from "./source.ts";

/** Layers of one settlement that are open together, and a region where they are. */
export interface SettlementCase {
  readonly region: Box;
  /** Open ones in the order of settlement. */
  readonly layers: readonly Layer[];
}

/** The benefits of a settlement in its order. */
export function benefitsIn(order: Settlement, { program }: Pick<Source, "program">): readonly Benefit[] {
  const own = program.benefits.filter(({ scheme }) => scheme.name === order.scheme.name);
  return order.steps.flatMap((step) => step.benefits.flatMap((name) => own.find((benefit) => benefit.name === name) ?? []));
}

/** Spans of a settlement in which nothing begins or ends that it reads for its benefits, or for some of them. */
export function settlementTimes(order: Settlement, source: Source, benefits = benefitsIn(order, source)): readonly TimeSpan[] {
  const spans = benefits.flatMap((benefit) => timesOf(benefit, source));
  return cutTime(order, spans.flatMap(({ from, to }) => [from, to + 1]));
}

/** The sheet of each benefit on the first day of the span, inside disjoint boxes if they are given; `undefined` where one has too many cases. */
export function sheetsAt(benefits: readonly Benefit[], span: TimeSpan, source: Source, within?: readonly Box[]): readonly Sheet<Layer>[] | undefined {
  const sheets = benefits.map((benefit) => (commonTime(benefit, { from: span.from, to: span.from }) === undefined ? [] : benefitCases(benefit, span, source, within)));
  return sheets.every((sheet) => sheet !== undefined) ? sheets : undefined;
}

/** Every way in which layers are open together inside the regions, with one region for each; `undefined` where they are too many. */
export function settlementCases(sheets: readonly Sheet<Layer>[], regions: readonly Box[], { axes }: Pick<Source, "axes">): readonly SettlementCase[] | undefined {
  const found = combinations(axes, sheets, separate(axes, regions));
  return found?.flatMap(({ region, labels }) => {
    const layers = labels.filter((layer) => layer !== undefined);
    return layers.length === 0 ? [] : [{ region, layers }];
  });
}

/** All cases for which some benefit is asked for. */
export function domainsOf(benefits: readonly Benefit[], source: Source): readonly Box[] {
  return benefits.flatMap((benefit) => domainOf(benefit, source));
}

export function termsAt({ base }: Benefit, { from }: TimeSpan): readonly BaseTerm[] {
  return base.find((version) => version.from <= from && from <= version.to)?.terms ?? [];
}

/** Settles cases that pay alike once, and what they have in common at the beginning once. */
export class Settler {
  readonly #known = new Map<string, Settling>();
  readonly #span: TimeSpan;
  readonly #isBilled: (measure: Measure) => boolean;

  constructor(span: TimeSpan, isBilled: (measure: Measure) => boolean) {
    this.#span = span;
    this.#isBilled = isBilled;
  }

  /** `unknown` where a number is missing, or layers of the claim share a pool of deductibles or of cost. */
  settle(layers: readonly Layer[]): readonly SettledLayer[] | "unknown" {
    const ways = layers.map((layer) => layer.ways);
    if (!ways.every((way) => way !== "unknown") || shareOtherPools(ways)) return "unknown";
    return this.#upTo(layers).layers;
  }

  #upTo(layers: readonly Layer[]): Settling {
    const last = layers.at(-1);
    if (last === undefined || last.ways === "unknown") return NOTHING_SETTLED;
    const key = keyOfLayers(layers);
    const { benefit, ways } = last;
    const settled = this.#known.get(key) ?? settleNext(this.#upTo(layers.slice(0, -1)), { name: benefit.name, terms: termsAt(benefit, this.#span), ways }, this.#isBilled);
    this.#known.set(key, settled);
    return settled;
  }
}

export function keyOfLayers(layers: readonly Layer[]): string {
  return layers.map(({ benefit, key }) => `${benefit.name}:${key}`).join("\n");
}

/** The measures that the benefits' bases name on that day; one that always stands beside another is as good as that one. */
export function measuresOf(benefits: readonly Benefit[], span: TimeSpan): readonly Measure[] {
  const users = new Map<string, { readonly measure: Measure; readonly by: string[] }>();
  for (const benefit of benefits) {
    for (const term of termsAt(benefit, span)) {
      if (term.kind !== "measure") continue;
      const known = users.get(term.measure.id) ?? { measure: term.measure, by: [] };
      known.by.push(benefit.name);
      users.set(term.measure.id, known);
    }
  }
  const first = new Map([...users.values()].reverse().map(({ measure, by }) => [by.join(), measure]));
  return [...first.values()].reverse();
}
