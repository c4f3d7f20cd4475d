import type { Benefit } from "../model/benefit.ts";
import { valuesOf } from "../parts/adjust.ts";
import { cutTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { separate } from "../parts/version-space.ts";
import { type Box, intersectBoxes, isEmptyBox } from "../space/box.ts";
import { type Cell, heldAxes, type LayerSheets, type Ways, waysByIdentity } from "./identity-ways.ts";
import { type LayerCurves, layerCurves } from "./layer-curves.ts";
import { overlay, type Sheet } from "./overlay.ts";
import { periodAt, type Source } from "./source.ts";
import { keyOfTerms, type PoolTerm, type Term, type Terms } from "./terms.ts";

/** How a benefit pays where it is open; `unknown` where a number is missing. */
export interface Layer {
  readonly benefit: Benefit;
  /** One, or one for each identity held alone where the benefit says `best for the patient`. */
  readonly ways: readonly LayerCurves[] | "unknown";
  /** Equal for layers of one benefit that pay alike. */
  readonly key: string;
}

/** Spans in which neither the benefit nor anything that it reads changes. */
export function timesOf(benefit: Benefit, source: Source): readonly TimeSpan[] {
  const slots = [...benefit.slots, ...poolsOf(benefit, source).map(({ slot }) => slot)];
  const periods = slots.flatMap((slot) => source.decided.get(slot)?.periods ?? []);
  const spans: readonly TimeSpan[] = [...periods, ...benefit.base, ...benefit.pools];
  return cutTime(benefit, spans.flatMap(({ from, to }) => [from, to + 1]));
}

/** Every pool it draws on at some time, with those they lie in. */
export function poolsOf(benefit: Pick<Benefit, "pools">, { program }: Pick<Source, "program">, span?: TimeSpan): Source["program"]["pools"] {
  const names = new Set<string>();
  for (const { pool, from, to } of benefit.pools) {
    if (span !== undefined && (span.from < from || to < span.from)) continue;
    for (let name: string | undefined = pool; name !== undefined && !names.has(name);) {
      names.add(name);
      const known: string = name;
      name = program.pools.find((one) => one.name === known)?.inside;
    }
  }
  return program.pools.filter(({ name }) => names.has(name));
}

/**
 * The cases for which the benefit is open on the first day of the span, each with how it pays; `undefined` where they
 * are too many; `within`, disjoint boxes, leaves out all others. Whoever waits is no case of it: the waiting period counts from a day that only a claim knows.
 */
export function benefitCases(benefit: Benefit, span: TimeSpan, source: Source, within?: readonly Box[]): Sheet<Layer> | undefined {
  const whole: LayerSheets = { domain: domainOf(benefit, source), cells: cellSheets(benefit, span, source) };
  const held = benefit.bestForThePatient ? heldAxes(whole, source.axes) : [];
  const layers = new Map<string, Layer>();
  const found: { region: Box; label: Layer }[] = [];
  const { regions, sheets, waysIn } = held.length === 0 ? onlyWay(whole) : waysByIdentity(whole, held, source.axes);
  for (const region of within === undefined ? regions : meetings(regions, within)) {
    const stacks = overlay(source.axes, sheets, region);
    if (stacks === undefined) return undefined;
    for (const stack of stacks) {
      const layer = layerOf(benefit, waysIn(stack.labels), layers);
      if (layer !== undefined) found.push({ region: stack.region, label: layer });
    }
  }
  return found;
}

/** Of two lists of disjoint boxes. */
export function meetings(boxes: readonly Box[], others: readonly Box[]): readonly Box[] {
  return boxes.flatMap((box) => others.map((other) => intersectBoxes(box, other))).filter((box) => !isEmptyBox(box));
}

/** Where the benefit is asked for at all, in disjoint boxes. */
export function domainOf(benefit: Benefit, source: Source): readonly Box[] {
  return separate(source.axes, (benefit.slots[0]?.domain ?? []).map((region) => source.boxOf(region)));
}

function cellSheets(benefit: Benefit, span: TimeSpan, source: Source): readonly Sheet<Cell>[] {
  const slots = [...benefit.slots.filter(({ word }) => word !== "waiting"), ...poolsOf(benefit, source, span).map(({ slot }) => slot)];
  return slots.flatMap((slot) => {
    const period = periodAt(source, slot, span);
    return period === undefined ? [] : [period.parts.map((part) => ({ region: source.boxOf(part.region, period.axes), label: { slot, period, part } }))];
  });
}

function onlyWay({ domain, cells }: LayerSheets): Ways {
  return { regions: domain, sheets: cells, waysIn: (labels) => [labels.filter((cell): cell is Cell => cell !== undefined && cell !== "held")] };
}

/** A way in which some cell says `not covered` is closed. */
function layerOf(benefit: Benefit, ways: readonly (readonly Cell[])[], layers: Map<string, Layer>): Layer | undefined {
  const open = ways.filter((cells) => !cells.some(({ part }) => valuesOf(part.value).every(({ kind }) => kind === "notCovered"))).map(termsOf);
  if (open.length === 0) return undefined;
  const key = open.map(keyOfTerms).join(" or ");
  const known = layers.get(key);
  if (known !== undefined) return known;
  const curves = open.map(layerCurves);
  const layer: Layer = { benefit, ways: curves.every((way) => way !== undefined) ? curves : "unknown", key };
  layers.set(key, layer);
  return layer;
}

function termsOf(cells: readonly Cell[]): Terms {
  return {
    cells: cells.filter(({ slot }) => slot.owner.kind === "benefit").map(({ slot, period, part }): Term => ({ word: slot.word as Term["word"], unit: slot.unit, value: part.value, attributes: period.attributes })),
    pools: cells.filter(({ slot }) => slot.owner.kind === "pool").flatMap(({ slot, period, part }): PoolTerm[] => (part.value.kind === "number" ? [{ name: slot.owner.name, of: period.attributes.of ?? "payment", size: part.value.amount }] : [])),
  };
}
