/** Days of the proleptic Gregorian calendar as numbers, 0 = 0001-01-01; no clock and no time zone. */
export type Day = number;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
export const FIRST_DAY: Day = 0;
/** 9999-12-31, the last day that can be written. */
export const LAST_DAY: Day = 3652058;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `undefined` for a day that does not exist, such as 30 February. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const inYear = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0);
  return before * 365 + leapDays + inYear + day - 1;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function dateOf(day: Day): CalendarDate {
  let year = Math.floor(day / 365.2425) + 1;
  while ((dayOf(year, 1, 1) ?? 0) > day) year -= 1;
  while ((dayOf(year + 1, 1, 1) ?? Infinity) <= day) year += 1;
  let month = 12;
  while ((dayOf(year, month, 1) ?? 0) > day) month -= 1;
  return { year, month, day: day - (dayOf(year, month, 1) ?? 0) + 1 };
}

/** ISO 8601, as the compiled tables write dates. */
export function formatDay(day: Day): string {
  const { year, month, day: dayOfMonth } = dateOf(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** The day named by an ISO 8601 date, or `undefined`. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
