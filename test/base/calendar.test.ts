import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_DAY, LAST_DAY, dateOf, dayOf, formatDay, parseDay } from "../../compiler/base/calendar.ts";

describe("the calendar", () => {
  it("knows which days exist", () => {
    expect(dayOf(2024, 2, 29)).toBeDefined();
    expect(dayOf(2025, 2, 29)).toBeUndefined();
    expect(dayOf(1900, 2, 29)).toBeUndefined();
    expect(dayOf(2000, 2, 29)).toBeDefined();
    expect(dayOf(2025, 13, 1)).toBeUndefined();
    expect(dayOf(2025, 4, 31)).toBeUndefined();
    expect(dayOf(0, 1, 1)).toBeUndefined();
  });

  it("begins at 0001-01-01 and ends at 9999-12-31", () => {
    expect(formatDay(FIRST_DAY)).toBe("0001-01-01");
    expect(formatDay(LAST_DAY)).toBe("9999-12-31");
  });

  it("agrees with the platform's calendar", () => {
    const epoch = Date.UTC(2000, 0, 1) / 86_400_000;
    const zero = dayOf(2000, 1, 1) ?? 0;
    fc.assert(fc.property(fc.integer({ min: 0, max: 3_652_058 }), (day) => {
      const date = new Date((day - zero + epoch) * 86_400_000);
      expect(dateOf(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
    }));
  });

  it("reads back what it writes", () => {
    fc.assert(fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (day) => {
      expect(parseDay(formatDay(day))).toBe(day);
    }));
    expect(parseDay("2025-02-30")).toBeUndefined();
    expect(parseDay("2025-2-3")).toBeUndefined();
  });
});
