import type { Benefit } from "../model/benefit.ts";
import { valuesOf } from "../parts/adjust.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { cutTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { separate } from "../parts/version-space.ts";
import type { Box } from "../space/box.ts";
import type { Slot } from "../model/slot.ts";
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
export function poolsOf(benefit: Pick<Benefit, "pools">, { program }: Source, span?: TimeSpan): Source["program"]["pools"] {
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

interface Cell {
  readonly slot: Slot;
  readonly period: DecidedPeriod;
  readonly part: DecidedPart;
}

/**
 * The cases for which the benefit is open on the first day of the span, each with how it pays; `undefined` where they
 * are too many. Whoever waits is no case of it: the waiting period counts from a day that only a claim knows.
 */
export function benefitCases(benefit: Benefit, span: TimeSpan, source: Source): Sheet<Layer> | undefined {
  const sheets = sheetsOf(benefit, span, source);
  const layers = new Map<string, Layer>();
  const found: { region: Box; label: Layer }[] = [];
  for (const region of domainOf(benefit, source)) {
    const stacks = overlay(source.axes, sheets, region);
    if (stacks === undefined) return undefined;
    for (const stack of stacks) {
      const layer = layerOf(benefit, stack.labels, layers);
      if (layer !== undefined) found.push({ region: stack.region, label: layer });
    }
  }
  return found;
}

/** Where the benefit is asked for at all, in disjoint boxes. */
export function domainOf(benefit: Benefit, source: Source): readonly Box[] {
  return separate(source.axes, (benefit.slots[0]?.domain ?? []).map(source.boxOf));
}

function sheetsOf(benefit: Benefit, span: TimeSpan, source: Source): readonly Sheet<Cell>[] {
  const slots = [...benefit.slots.filter(({ word }) => word !== "waiting"), ...poolsOf(benefit, source, span).map(({ slot }) => slot)];
  return slots.flatMap((slot) => {
    const period = periodAt(source, slot, span);
    return period === undefined ? [] : [period.parts.map((part) => ({ region: source.boxOf(part.region), label: { slot, period, part } }))];
  });
}

function layerOf(benefit: Benefit, labels: readonly (Cell | undefined)[], layers: Map<string, Layer>): Layer | undefined {
  const cells = labels.filter((cell) => cell !== undefined);
  if (cells.some(({ part }) => valuesOf(part.value).every(({ kind }) => kind === "notCovered"))) return undefined;
  const terms = termsOf(cells);
  const key = keyOfTerms(terms);
  const known = layers.get(key);
  if (known !== undefined) return known;
  const curves = layerCurves(terms);
  const layer: Layer = { benefit, ways: curves === undefined ? "unknown" : [curves], key };
  layers.set(key, layer);
  return layer;
}

function termsOf(cells: readonly Cell[]): Terms {
  return {
    cells: cells.filter(({ slot }) => slot.owner.kind === "benefit").map(({ slot, period, part }): Term => ({ word: slot.word as Term["word"], unit: slot.unit, value: part.value, attributes: period.attributes })),
    pools: cells.filter(({ slot }) => slot.owner.kind === "pool").flatMap(({ slot, period, part }): PoolTerm[] => (part.value.kind === "number" ? [{ name: slot.owner.name, of: period.attributes.of ?? "payment", size: part.value.amount }] : [])),
  };
}
