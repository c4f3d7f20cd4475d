/** Which thing of the old version is which of the new one: those that share a name in either language. */
import type { ProvinceProgram } from "../model/program.ts";

/** Anything with a name, and maybe one in the other language. */
export interface Called {
  readonly name: string;
  readonly other?: string | undefined;
}

export interface Matched<T> {
  readonly pairs: readonly (readonly [old: T, now: T])[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

export function isSameName(a: Called, b: Called): boolean {
  const names = [b.name, b.other].filter((name) => name !== undefined);
  return names.includes(a.name) || (a.other !== undefined && names.includes(a.other));
}

/** The name written first decides before a name in the other language; `isAlike` may demand more. */
export function matchByName<T extends Called>(old: readonly T[], now: readonly T[], isAlike: (old: T, now: T) => boolean = () => true): Matched<T> {
  const free = new Set(now);
  const partners = new Map<T, T>();
  for (const isNamed of [(a: T, b: T) => a.name === b.name, isSameName]) {
    for (const one of old) {
      if (partners.has(one)) continue;
      const found = [...free].find((other) => isNamed(one, other) && isAlike(one, other));
      if (found === undefined) continue;
      partners.set(one, found);
      free.delete(found);
    }
  }
  return { pairs: [...partners], removed: old.filter((one) => !partners.has(one)), added: now.filter((one) => free.has(one)) };
}

export type NameKind = "scheme" | "benefit" | "pool" | "contribution" | "fund" | "measure" | "dimension" | "indicator" | "period" | "city";

/** What a thing of the old version is called in the new one; itself where it is gone. */
export type Rename = (kind: NameKind, name: string) => string;

export function renaming(old: ProvinceProgram, now: ProvinceProgram): Rename {
  const lists: Readonly<Record<NameKind, readonly [readonly Called[], readonly Called[]]>> = {
    scheme: [old.schemes, now.schemes], benefit: [old.benefits, now.benefits], pool: [old.pools, now.pools], contribution: [old.contributions, now.contributions],
    fund: [old.funds, now.funds], measure: [old.measures, now.measures], dimension: [old.dimensions, now.dimensions], indicator: [old.indicators, now.indicators],
    period: [old.periods, now.periods], city: [old.province.cities, now.province.cities],
  };
  const names = new Map(Object.entries(lists).map(([kind, [before, after]]) => [kind, new Map(matchByName(before, after).pairs.map(([one, other]) => [one.name, other.name]))]));
  return (kind, name) => names.get(kind)?.get(name) ?? name;
}
