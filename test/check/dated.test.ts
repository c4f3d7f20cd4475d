import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clip, endBefore, gapsIn, inForce, overlapIn, startAt, weave } from "../../compiler/check/dated.ts";
import type { Dated, Timeline } from "../../compiler/check/dated.ts";

const DAYS = 40;
const stretch = fc.tuple(fc.nat(DAYS - 1), fc.nat(DAYS - 1)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const entry: fc.Arbitrary<Dated<number>> = fc.tuple(stretch, fc.nat(9)).map(([dates, value]) => ({ ...dates, value }));
const timeline: fc.Arbitrary<Timeline<number>> = fc.array(entry, { maxLength: 6 }).map((entries) => entries.reduce<Timeline<number>>(startAt, []));

/** The value of each day, the slow way. */
function byDay<T>(entries: Timeline<T>): (T | undefined)[] {
  return Array.from({ length: DAYS }, (_, day) => entries.find(({ from, to }) => from <= day && day <= to)?.value);
}

describe("timelines", () => {
  it("start a value on its day and end what was in force the day before", () => {
    fc.assert(fc.property(timeline, entry, (before, added) => {
      const days = byDay(startAt(before, added));
      expect(days).toEqual(byDay(before).map((value, day) => (day < added.from ? value : day <= added.to ? added.value : undefined)));
    }));
  });

  it("never hold two values on one day", () => {
    fc.assert(fc.property(timeline, (entries) => {
      expect(overlapIn(entries)).toBeUndefined();
    }));
    expect(overlapIn([{ from: 0, to: 5, value: 1 }, { from: 5, to: 9, value: 2 }])).toBeDefined();
    expect(overlapIn([{ from: 0, to: 4, value: 1 }, { from: 5, to: 9, value: 2 }])).toBeUndefined();
  });

  it("find every day without a value", () => {
    fc.assert(fc.property(timeline, stretch, (entries, within) => {
      const missing = byDay(entries).flatMap((value, day) => (value === undefined && day >= within.from && day <= within.to ? [day] : []));
      const found = gapsIn(entries, within).flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
      expect(found).toEqual(missing);
    }));
  });

  it("are cut where another changes, and lose nothing", () => {
    fc.assert(fc.property(timeline, timeline, (a, b) => {
      const [days, others] = [byDay(a), byDay(b)];
      expect(byDay(weave(a, b))).toEqual(days.map((value, day) => (value === undefined ? undefined : [value, others[day]])));
    }));
  });

  it("are clipped and ended by days", () => {
    fc.assert(fc.property(timeline, stretch, (entries, { from, to }) => {
      expect(byDay(clip(entries, from, to))).toEqual(byDay(entries).map((value, day) => (day >= from && day <= to ? value : undefined)));
      expect(byDay(endBefore(entries, from))).toEqual(byDay(entries).map((value, day) => (day < from ? value : undefined)));
      expect(inForce(entries, from)?.value).toEqual(byDay(entries)[from]);
    }));
  });
});
