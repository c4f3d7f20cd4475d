/** Things in force one after the other: what amending files do to a timeline. */
import { LAST_DAY, formatDay } from "../base/calendar.ts";
import type { Day } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";

export interface Dated<T> {
  readonly from: Day;
  readonly to: Day;
  readonly value: T;
}

export type Timeline<T> = readonly Dated<T>[];

/** `value` from `from` on; what was in force ends the day before, what would begin later is replaced. */
export function startAt<T>(timeline: Timeline<T>, entry: Dated<T>): Timeline<T> {
  return [...endBefore(timeline, entry.from), entry];
}

export function endBefore<T>(timeline: Timeline<T>, day: Day): Timeline<T> {
  return timeline.filter(({ from }) => from < day).map((entry) => (entry.to < day ? entry : { ...entry, to: day - 1 }));
}

export function inForce<T>(timeline: Timeline<T>, day: Day): Dated<T> | undefined {
  return timeline.find(({ from, to }) => from <= day && day <= to);
}

export function clip<T>(timeline: Timeline<T>, from: Day, to: Day): Timeline<T> {
  return timeline.flatMap((entry) => {
    const [first, last] = [Math.max(entry.from, from), Math.min(entry.to, to)];
    return first > last ? [] : [{ ...entry, from: first, to: last }];
  });
}

/** Every stretch of `a` cut where `b` changes; `undefined` where `b` has nothing. */
export function weave<A, B>(a: Timeline<A>, b: Timeline<B>): Timeline<readonly [A, B | undefined]> {
  return a.flatMap((entry) => {
    const starts = new Set([entry.from, ...b.flatMap(({ from, to }) => [from, to + 1])].filter((day) => day >= entry.from && day <= entry.to));
    const sorted = [...starts].sort((x, y) => x - y);
    return sorted.map((from, index) => {
      const to = (sorted[index + 1] ?? entry.to + 1) - 1;
      return { from, to, value: [entry.value, inForce(b, from)?.value] as const };
    });
  });
}

/** `entry` beside what is in force on its days, where the two act one after the other; what is in force elsewhere stays. */
export function stackOn<T>(timeline: Timeline<T>, entry: Dated<T>, join: (below: T, above: T) => T): Timeline<T> {
  const cuts = [...new Set([...timeline, entry].flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  return cuts.flatMap((from, index) => {
    const next = cuts[index + 1];
    if (next === undefined) return [];
    const below = inForce(timeline, from);
    const above = inForce([entry], from);
    if (below !== undefined && above !== undefined) return [{ from, to: next - 1, value: join(below.value, above.value) }];
    const only = below ?? above;
    return only === undefined ? [] : [{ from, to: next - 1, value: only.value }];
  });
}

export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** Days of `within` on which nothing is in force. */
export function gapsIn(timeline: Timeline<unknown>, within: Stretch): Stretch[] {
  const gaps: Stretch[] = [];
  let day = within.from;
  for (const { from, to } of [...timeline].sort((a, b) => a.from - b.from)) {
    if (from > day) gaps.push({ from: day, to: Math.min(from - 1, within.to) });
    day = Math.max(day, to + 1);
  }
  if (day <= within.to) gaps.push({ from: day, to: within.to });
  return gaps.filter(({ from, to }) => from <= to && from <= within.to);
}

/** As the last words of a sentence; in Chinese also as its first. */
export function stretchPhrase({ from, to }: Stretch): Phrase {
  const [first, last] = [formatDay(from), formatDay(to)];
  return to === LAST_DAY ? { en: `from ${first} on`, zh: `自 ${first} 起` } : { en: `from ${first} to ${last}`, zh: `自 ${first} 至 ${last}` };
}

/** Two entries in force on one day. */
export function overlapIn<T>(timeline: Timeline<T>): readonly [Dated<T>, Dated<T>] | undefined {
  const sorted = [...timeline].sort((a, b) => a.from - b.from);
  for (let index = 1; index < sorted.length; index += 1) {
    const [before, entry] = [sorted[index - 1], sorted[index]];
    if (before !== undefined && entry !== undefined && before.to >= entry.from) return [before, entry];
  }
  return undefined;
}
