/** What is counted from claim to claim, each a number of fen in one place of an array. */
import type { SlotTable, TablePeriod, Tables } from "../emit/format.ts";
import type { Used, UsedByBenefit } from "./claim.ts";

export type CounterKind = "deductible" | "paid" | "base" | "pool";

export interface Counter {
  /** The benefit, or the pool. */
  readonly name: string;
  readonly kind: CounterKind;
  /** Of what is paid or came under the benefit, the period it is counted in. */
  readonly per: string | undefined;
}

export interface Counters {
  readonly list: readonly Counter[];
  readonly places: ReadonlyMap<string, number>;
  readonly byBenefit: readonly OwnPlaces[];
  readonly poolPlaces: readonly (readonly [pool: string, place: number])[];
}

/** Where the counters of one benefit stand. */
export interface OwnPlaces {
  readonly name: string;
  readonly deductible: number;
  readonly paid: readonly (readonly [per: string, place: number])[];
  readonly base: readonly (readonly [per: string, place: number])[];
}

/** Says that nothing is counted. */
export const NO_COUNTER = -1;

/** Everything that any table of the file counts at any time, so that what one claim leaves is enough for the next. */
export function countersOf({ benefits, pools }: Tables): Counters {
  const found = new Map<string, Counter>();
  const add = (counter: Counter): void => void found.set(keyOf(counter), counter);
  for (const { name, slots } of benefits) {
    for (const [word, tables = []] of Object.entries<readonly SlotTable[] | undefined>(slots)) {
      for (const period of tables.flatMap(({ periods }) => periods)) countedBy(word, period).forEach((counted) => add({ name, ...counted }));
    }
  }
  for (const { name } of pools) add({ name, kind: "pool", per: undefined });
  const list = [...found.values()];
  return {
    list, places: new Map(list.map((counter, place) => [keyOf(counter), place])), byBenefit: benefits.flatMap(({ name }) => ownPlaces(list, name) ?? []),
    poolPlaces: list.flatMap(({ name, kind }, place) => (kind === "pool" ? [[name, place] as const] : [])),
  };
}

/** `undefined` for a benefit that counts nothing. */
function ownPlaces(list: readonly Counter[], benefit: string): OwnPlaces | undefined {
  const own = list.flatMap((counter, place) => (counter.kind !== "pool" && counter.name === benefit ? [{ ...counter, place }] : []));
  const of = (wanted: CounterKind): OwnPlaces["paid"] => own.filter(({ kind }) => kind === wanted).map(({ per = "", place }) => [per, place] as const);
  return own.length === 0 ? undefined : { name: benefit, deductible: own.find(({ kind }) => kind === "deductible")?.place ?? NO_COUNTER, paid: of("paid"), base: of("base") };
}

/** What the slot counts while the period is in force, whatever its row says; without a span it looks at one claim alone. */
export function countedBy(word: string, { per, of, scale }: Pick<TablePeriod, "per" | "of" | "scale">): Omit<Counter, "name">[] {
  if (per === undefined) return [];
  if (word === "deductible") return [{ kind: "deductible", per: undefined }];
  if (word === "ratio" && scale !== undefined) return [{ kind: scale === "payment" ? "paid" : "base", per }];
  if ((word !== "cap" && word !== "limit") || of === undefined) return [];
  return [{ kind: of === "payment" ? "paid" : "base", per }];
}

function keyOf({ name, kind, per }: Counter): string {
  return JSON.stringify([kind, name, per ?? ""]);
}

export function placeOf({ places }: Counters, counter: Counter): number {
  return places.get(keyOf(counter)) ?? NO_COUNTER;
}

/** Places of what a benefit counts at any time: it goes on counting while no slot asks for it, so that a year's claims chain over an amendment. */
export function ownCounters({ list }: Counters, benefit: string): number[] {
  return list.flatMap(({ name, kind }, place) => (kind !== "pool" && name === benefit ? [place] : []));
}

/** `NaN` for what the claim does not say. */
export function readUsed({ list }: Counters, used: "nothing" | Used): Float64Array {
  const amounts = new Float64Array(list.length);
  if (used !== "nothing") list.forEach((counter, place) => void (amounts[place] = amountIn(used, counter) ?? NaN));
  return amounts;
}

function amountIn({ benefits, pools }: Used, { name, kind, per = "" }: Counter): number | undefined {
  if (kind === "pool") return ownField(pools, name);
  const benefit = ownField(benefits, name);
  return kind === "deductible" ? benefit?.deductible : ownField(benefit?.[kind] ?? {}, per);
}

/** A name that every object has, such as `constructor`, is no field of the claim. */
export function ownField<T>(fields: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The form in which the next claim states it: what was given, with every counter that is known written over it. */
export function writeUsed({ byBenefit, poolPlaces }: Counters, given: "nothing" | Used, after: Float64Array): Used {
  const benefits: Record<string, UsedByBenefit> = given === "nothing" ? {} : { ...given.benefits };
  const pools: Record<string, number> = given === "nothing" ? {} : { ...given.pools };
  for (const own of byBenefit) {
    const before = benefits[own.name];
    if (given === "nothing" || before !== undefined) benefits[own.name] = afterwards(own, before, after);
  }
  for (const [name, place] of poolPlaces) if (!Number.isNaN(after[place])) pools[name] = after[place] as number;
  return { benefits, pools };
}

function afterwards({ deductible, paid, base }: OwnPlaces, before: UsedByBenefit | undefined, after: Float64Array): UsedByBenefit {
  const made: { -readonly [K in keyof UsedByBenefit]: UsedByBenefit[K] } = { ...before };
  if (deductible !== NO_COUNTER && !Number.isNaN(after[deductible])) made.deductible = after[deductible] as number;
  const [sums, costs] = [amountsAfter(paid, before?.paid, after), amountsAfter(base, before?.base, after)];
  if (sums !== undefined) made.paid = sums;
  if (costs !== undefined) made.base = costs;
  return made;
}

function amountsAfter(places: OwnPlaces["paid"], before: Readonly<Record<string, number>> | undefined, after: Float64Array): Readonly<Record<string, number>> | undefined {
  let made: Record<string, number> | undefined = before === undefined ? undefined : { ...before };
  for (const [per, place] of places) if (!Number.isNaN(after[place])) (made ??= {})[per] = after[place] as number;
  return made;
}
