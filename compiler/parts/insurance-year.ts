import { dateOf, type Day, dayOf } from "../base/calendar.ts";
import type { Scheme } from "../model/benefit.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Owner } from "../model/slot.ts";

export type YearStart = Scheme["yearFrom"];
export const CALENDAR_YEAR: YearStart = { month: 1, day: 1 };

/** The scheme whose insurance year an owner's values follow; of several, the one named first. */
export function schemeOf({ kind, name }: Owner, program: ProvinceProgram): Scheme | undefined {
  const named = <T extends { readonly name: string }>(list: readonly T[]): T | undefined => list.find((item) => item.name === name);
  switch (kind) {
    case "scheme":
      return named(program.schemes);
    case "benefit":
      return named(program.benefits)?.scheme;
    case "contribution":
    case "account":
      return program.contributions.find((item) => item.kind === kind && item.name === name)?.scheme;
    case "fund":
      return named(program.funds)?.schemes[0];
    case "pool": {
      const [first] = named(program.pools)?.schemes ?? [];
      return program.schemes.find((scheme) => scheme.name === first);
    }
  }
}

/** A year that begins on 29 February begins on 1 March of other years. */
export function firstDayOf(year: number, start: YearStart): Day | undefined {
  return dayOf(year, start.month, start.day) ?? dayOf(year, start.month + 1, 1);
}

/** The insurance year that holds the day, named by the calendar year in which it begins. */
export function insuranceYearOf(day: Day, start: YearStart): number {
  const { year } = dateOf(day);
  return day < (firstDayOf(year, start) ?? 0) ? year - 1 : year;
}
