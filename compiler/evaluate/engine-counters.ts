/** What is counted from claim to claim, each a number of fen in one place of an array. */
import type { SlotTable, TablePeriod, Tables } from "../emit/format.ts";
import type { Used } from "./claim.ts";

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
  return { list, places: new Map(list.map((counter, place) => [keyOf(counter), place])) };
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

interface Draft {
  deductible?: number;
  paid?: Record<string, number>;
  base?: Record<string, number>;
}

/** The form in which the next claim states it: what was given, with every counter that is known written over it. */
export function writeUsed({ list }: Counters, given: "nothing" | Used, after: Float64Array): Used {
  const benefits: Record<string, Draft> = given === "nothing" ? {} : structuredCopy(given.benefits);
  const pools: Record<string, number> = given === "nothing" ? {} : { ...given.pools };
  list.forEach(({ name, kind, per = "" }, place) => {
    const amount = after[place] ?? NaN;
    if (Number.isNaN(amount)) return;
    if (kind === "pool") pools[name] = amount;
    else if (kind === "deductible") (benefits[name] ??= {}).deductible = amount;
    else ((benefits[name] ??= {})[kind] ??= {})[per] = amount;
  });
  return { benefits, pools };
}

function structuredCopy(benefits: Used["benefits"]): Record<string, Draft> {
  return Object.fromEntries(Object.entries(benefits).map(([name, { deductible, paid, base }]) => [name, {
    ...(deductible === undefined ? {} : { deductible }), ...(paid === undefined ? {} : { paid: { ...paid } }), ...(base === undefined ? {} : { base: { ...base } }),
  }]));
}
