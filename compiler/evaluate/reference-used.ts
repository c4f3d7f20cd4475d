import { roundHalfUp, type Rational } from "../base/rational.ts";
import type { Benefit, Pool, Scheme, Settlement } from "../model/benefit.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Attributes, Slot, SlotVersion, SlotWord } from "../model/slot.ts";
import { valuesOf } from "../parts/adjust.ts";
import { expressionsOf, indicatorUses } from "../parts/expression-uses.ts";
import type { Claim, Refusal, Used, UsedByBenefit } from "./claim.ts";
import type { Case, Decided, LayerFigures } from "./reference-figures.ts";
import { refusal } from "./reference-facts.ts";

/** Nothing used of anything that the scheme's benefits ever count, whatever the day and the facts. */
export function nothingUsed(scheme: Scheme, province: ProvinceProgram, decided: Decided): Used {
  const own = province.benefits.filter((benefit) => benefit.scheme === scheme);
  const benefits = own.map((benefit) => [benefit.name, nothingUsedOf(benefit, decided)] as const).filter(([, used]) => Object.keys(used).length > 0);
  return { benefits: Object.fromEntries(benefits), pools: Object.fromEntries(poolsFor(scheme, own, province).map(({ name }) => [name, 0])) };
}

export function benefitsOf({ steps, scheme }: Settlement, province: ProvinceProgram): readonly Benefit[] {
  const names = steps.flatMap(({ benefits }) => benefits);
  return names.flatMap((name) => province.benefits.find((benefit) => benefit.name === name && benefit.scheme === scheme) ?? []);
}

/** The scheme's own pools, those its benefits draw on, and those around them. */
function poolsFor(scheme: Scheme, benefits: readonly Benefit[], { pools }: ProvinceProgram): readonly Pool[] {
  const drawn = new Set(benefits.flatMap((benefit) => benefit.pools.map(({ pool }) => pool)));
  const names = new Set(pools.filter(({ name, schemes }) => drawn.has(name) || schemes.includes(scheme.name)).map(({ name }) => name));
  for (const name of names) {
    const outer = pools.find((pool) => pool.name === name)?.inside;
    if (outer !== undefined) names.add(outer);
  }
  return pools.filter(({ name }) => names.has(name));
}

/** What a slot counts from claim to claim, and in which period. */
interface Counted {
  readonly what: "deductible" | "paid" | "base";
  readonly per: string;
}

export function countedBy(word: SlotWord, { per, of, scale }: Attributes): Counted | undefined {
  if (per === undefined) return undefined;
  if (word === "deductible") return { what: "deductible", per };
  if (word === "ratio" && scale !== undefined) return { what: scale === "payment" ? "paid" : "base", per };
  return (word === "cap" || word === "limit") && of !== undefined ? { what: of === "cost" ? "base" : "paid", per } : undefined;
}

/** What the benefit ever counts; a version of which no value is published counts nothing, as it has no table. */
function everCounted({ slots }: Benefit, decided: Decided): readonly Counted[] {
  return slots.flatMap((slot) => slot.versions.filter((version) => isPublished(slot, version, decided)).flatMap(({ attributes }) => countedBy(slot.word, attributes) ?? []));
}

function isPublished(slot: Slot, version: SlotVersion, decided: Decided): boolean {
  if (!expressionsOf(version.rows, version.adjustments).some((expression) => indicatorUses(expression).length > 0)) return true;
  const parts = decided.get(slot)?.periods.filter((period) => period.version === version).flatMap((period) => period.parts) ?? [];
  return parts.some(({ value }) => valuesOf(value).every(({ kind }) => kind !== "unpublished"));
}

function nothingUsedOf(benefit: Benefit, decided: Decided): UsedByBenefit {
  const counted = everCounted(benefit, decided);
  const zeros = (kind: "paid" | "base"): UsedByBenefit => {
    const periods = counted.filter(({ what }) => what === kind).map(({ per }) => [per, 0] as const);
    return periods.length === 0 ? {} : { [kind]: Object.fromEntries(periods) };
  };
  return { ...(counted.some(({ what }) => what === "deductible") ? { deductible: 0 } : {}), ...zeros("paid"), ...zeros("base") };
}

/** All that an open layer counts and the claim does not state. */
export function missingUsed({ name }: Benefit, { figures, pools }: LayerFigures, { used }: Case): Refusal | undefined {
  const own = used.benefits[name];
  const missing = figures.flatMap(({ slot, period }) => {
    const counted = countedBy(slot.word, period.attributes);
    if (counted === undefined) return [];
    const stated = counted.what === "deductible" ? own?.deductible : own?.[counted.what]?.[counted.per];
    if (stated !== undefined) return [];
    return [counted.what === "deductible" ? `${name} deductible` : `${name} ${counted.what} ${counted.per}`];
  });
  const unstated = pools.filter(({ pool }) => used.pools[pool.name] === undefined).map(({ pool }) => `${pool.name} pool`);
  const all = [...missing, ...unstated];
  return all.length === 0 ? undefined : refusal("missingUsed", [...new Set(all)].sort().join(", "));
}

/** The first amount that is no whole number of fen from 0 up, or that is of nothing the province has. */
export function badUsed(used: Claim["used"], { benefits, pools }: ProvinceProgram): Refusal | undefined {
  if (used === "nothing") return undefined;
  for (const [name, { deductible = 0, paid = {}, base = {} }] of Object.entries(used.benefits)) {
    const isSound = [deductible, ...Object.values(paid), ...Object.values(base)].every(isAmount);
    if (!isSound || !benefits.some((benefit) => benefit.name === name)) return refusal("badUsed", name);
  }
  const pool = Object.entries(used.pools).find(([name, amount]) => !isAmount(amount) || !pools.some((other) => other.name === name));
  return pool === undefined ? undefined : refusal("badUsed", pool[0]);
}

export function isAmount(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount >= 0;
}

/** What one layer adds to what was used, in whole fen. */
export interface LayerUse {
  readonly benefit: Benefit;
  readonly deductible: Rational;
  readonly cost: Rational;
  readonly payment: bigint;
  readonly pools: readonly { readonly name: string; readonly of: "payment" | "cost" | "deductible" }[];
}

/** Of what the claim states, all that the benefit counts at any time goes on; the rest stays as it was. */
export function addUse(used: Used, { benefit, deductible, cost, payment, pools }: LayerUse, decided: Decided): Used {
  const by = { payment: Number(payment), cost: Number(roundHalfUp(cost).numerator), deductible: Number(roundHalfUp(deductible).numerator) };
  const counted = everCounted(benefit, decided);
  const more = (kind: "paid" | "base", amounts: Readonly<Record<string, number>>): Record<string, number> => {
    const amount = kind === "paid" ? by.payment : by.cost;
    return Object.fromEntries(Object.entries(amounts).map(([period, before]) => [period, counted.some(({ what, per }) => what === kind && per === period) ? before + amount : before]));
  };
  const own = used.benefits[benefit.name];
  const after: UsedByBenefit | undefined = own && {
    ...own,
    ...(own.deductible === undefined ? {} : { deductible: own.deductible + (counted.some(({ what }) => what === "deductible") ? by.deductible : 0) }),
    ...(own.paid === undefined ? {} : { paid: more("paid", own.paid) }),
    ...(own.base === undefined ? {} : { base: more("base", own.base) }),
  };
  const drawn = Object.fromEntries(pools.flatMap(({ name, of }) => (used.pools[name] === undefined ? [] : [[name, used.pools[name] + by[of]]])));
  return { benefits: { ...used.benefits, ...(after && { [benefit.name]: after }) }, pools: { ...used.pools, ...drawn } };
}
