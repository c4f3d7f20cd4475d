import { type Day, formatDay, LAST_DAY, parseDay } from "../base/calendar.ts";
import { isInteger, type Rational } from "../base/rational.ts";
import { type Named, shownName } from "../model/names.ts";
import type { Label } from "./format.ts";

export function labelOf(named: Named, code?: string): Label {
  return { name: named.name, label: shownName(named, "zh"), other: named.other, title: named.title, code };
}

/** Days in force as the files write them: no last day is `null`. */
export function inForce({ from, to }: { readonly from: Day; readonly to: Day }): { from: string; to: string | null } {
  return { from: formatDay(from), to: to >= LAST_DAY ? null : formatDay(to) };
}

/** `undefined` where the text is no day. */
export function dayAfter(text: string): string | undefined {
  const day = parseDay(text);
  return day === undefined ? undefined : formatDay(day + 1);
}

/** Whatever reaches a file lies on the grid of its unit; checks have seen to that. */
export function wholeNumber(amount: Rational): number {
  const value = Number(amount.numerator);
  if (!isInteger(amount) || !Number.isSafeInteger(value)) throw new RangeError(`off the grid: ${amount.numerator}/${amount.denominator}`);
  return value;
}

/** An absent field says no, so that a reader of the file sees only what is so. */
export function flag(isSo: boolean): true | undefined {
  return isSo ? true : undefined;
}
