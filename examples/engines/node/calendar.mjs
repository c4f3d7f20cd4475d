/** Days as ISO 8601 texts from 0001-01-01 to 9999-12-31, which compare as they follow each other. */

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year, month) => (month === 2 && isLeap(year) ? 29 : monthDays[month - 1]);
const written = (year, month, day) => [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");

export function isDay(text) {
  if (typeof text !== "string" || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const [year, month, day] = text.split("-").map(Number);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export function nextDay(text) {
  const [year, month, day] = text.split("-").map(Number);
  if (day < daysIn(year, month)) return written(year, month, day + 1);
  return month < 12 ? written(year, month + 1, 1) : written(year + 1, 1, 1);
}

/** The day so many months later, or the last day of that month where it has no such day; its first day if `isFirst`. `undefined` after 9999. */
export function monthsLater(text, months, isFirst) {
  const [year, month, day] = text.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return inYear > 9999 ? undefined : written(inYear, inMonth, isFirst ? 1 : Math.min(day, daysIn(inYear, inMonth)));
}
