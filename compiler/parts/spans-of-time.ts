import type { Day } from "../base/calendar.ts";
import type { ValueExpression } from "../model/expression.ts";
import { yearsOfChange } from "./expression-uses.ts";
import { firstDayOf, type YearStart } from "./insurance-year.ts";

/** Both days included. */
export interface TimeSpan {
  readonly from: Day;
  readonly to: Day;
}

/** The span cut so that each of the days begins a piece; days outside it cut nothing. */
export function cutTime({ from, to }: TimeSpan, firstDays: Iterable<Day>): readonly TimeSpan[] {
  const inside = [...new Set(firstDays)].filter((day) => day > from && day <= to).sort((a, b) => a - b);
  const starts = [from, ...inside];
  return from > to ? [] : starts.map((start, index) => ({ from: start, to: (starts[index + 1] ?? to + 1) - 1 }));
}

/** The span cut where an insurance year begins in which one of the values may change. */
export function cutByYears(span: TimeSpan, expressions: readonly ValueExpression[], start: YearStart): readonly TimeSpan[] {
  const days = yearsOfChange(expressions).map((year) => firstDayOf(year, start));
  return cutTime(span, days.filter((day) => day !== undefined));
}

export function commonTime(a: TimeSpan, b: TimeSpan): TimeSpan | undefined {
  const common = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  return common.from > common.to ? undefined : common;
}
