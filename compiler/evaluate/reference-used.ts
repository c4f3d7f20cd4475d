import { roundHalfUp, type Rational } from "../base/rational.ts";
import type { Benefit, Settlement } from "../model/benefit.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import type { Claim, Refusal, Used, UsedByBenefit } from "./claim.ts";
import { type Case, type Figure, type LayerFigures, numberOf } from "./reference-figures.ts";
import { refusal } from "./reference-facts.ts";
import { periodOf } from "./reference-layer.ts";

/** Nothing used of what the layers of an order ever count, whatever the day and the facts. */
export function nothingUsed(order: Settlement, province: ProvinceProgram): Used {
  const benefits = benefitsOf(order, province).map((benefit) => [benefit.name, nothingUsedOf(benefit)] as const);
  return { benefits: Object.fromEntries(benefits), pools: Object.fromEntries(province.pools.map(({ name }) => [name, 0])) };
}

export function benefitsOf({ steps, scheme }: Settlement, province: ProvinceProgram): readonly Benefit[] {
  const names = steps.flatMap(({ benefits }) => benefits);
  return names.flatMap((name) => province.benefits.find((benefit) => benefit.name === name && benefit.scheme === scheme) ?? []);
}

function nothingUsedOf({ slots }: Benefit): UsedByBenefit {
  const zeros = (counts: (slot: Slot) => readonly string[]): Record<string, number> => Object.fromEntries(slots.flatMap(counts).sort().map((period) => [period, 0]));
  return { deductible: 0, paid: zeros((slot) => periodsCounted(slot, "payment")), base: zeros((slot) => periodsCounted(slot, "cost")) };
}

/** The periods in which a cap, a limit or a banded ratio counts payments or cost. */
export function periodsCounted({ word, versions }: Slot, what: "payment" | "cost"): readonly string[] {
  return versions.flatMap(({ attributes: { per, of, scale }, bands }) => {
    const isBound = (word === "cap" || word === "limit") && (of ?? "payment") === what;
    const isScale = word === "ratio" && bands.length > 0 && (scale === "payment") === (what === "payment");
    return per !== undefined && (isBound || isScale) ? [per] : [];
  });
}

/** What an open layer counts and the claim does not state. */
export function missingUsed(benefit: Benefit, { figures, pools }: LayerFigures, { used }: Case): Refusal | undefined {
  const own = used.benefits[benefit.name];
  const missing = figures.flatMap((figure) => countedBy(figure).filter(([what, period]) => {
    const stated = what === "deductible" ? own?.deductible : own?.[what]?.[period];
    return stated === undefined;
  }));
  const [first] = missing;
  if (first !== undefined) return refusal("missingUsed", `${first[0]} of ${benefit.name}${first[0] === "deductible" ? "" : ` per ${first[1]}`}`);
  const pool = pools.find(({ pool: { name }, figure }) => numberOf(figure) !== undefined && used.pools[name] === undefined);
  return pool === undefined ? undefined : refusal("missingUsed", pool.pool.name);
}

function countedBy(figure: Figure): readonly (readonly ["deductible" | "paid" | "base", string])[] {
  const { slot, period, part: { value } } = figure;
  const per = periodOf(figure);
  if (slot.word === "deductible" && value.kind === "number") return [["deductible", per]];
  if ((slot.word === "cap" || slot.word === "limit") && value.kind === "number") return [[period.attributes.of === "cost" ? "base" : "paid", per]];
  if (slot.word === "ratio" && value.kind === "bands") return [[period.attributes.scale === "payment" ? "paid" : "base", per]];
  return [];
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
  readonly benefit: string;
  readonly deductible: Rational;
  readonly cost: Rational;
  readonly payment: bigint;
  readonly pools: readonly { readonly name: string; readonly of: "payment" | "cost" | "deductible" }[];
}

export function addUse(used: Used, { benefit, deductible, cost, payment, pools }: LayerUse): Used {
  const by = { payment: Number(payment), cost: Number(roundHalfUp(cost).numerator), deductible: Number(roundHalfUp(deductible).numerator) };
  const more = (amounts: Readonly<Record<string, number>> = {}, amount: number): Record<string, number> =>
    Object.fromEntries(Object.entries(amounts).map(([period, before]) => [period, before + amount]));
  const own = used.benefits[benefit] ?? {};
  const after: UsedByBenefit = {
    ...own, paid: more(own.paid, by.payment), base: more(own.base, by.cost),
    ...(own.deductible === undefined ? {} : { deductible: own.deductible + by.deductible }),
  };
  const drawn = Object.fromEntries(pools.flatMap(({ name, of }) => (used.pools[name] === undefined ? [] : [[name, used.pools[name] + by[of]]])));
  return { benefits: { ...used.benefits, [benefit]: after }, pools: { ...used.pools, ...drawn } };
}
