// Days are ISO 8601 texts, which compare as they follow each other.
const isLeap = (year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
export const daysIn = (year, month) => (month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);

export const isDay = (text) => {
  const match = typeof text === "string" && /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

export const isIn = ({ from, to }, day) => from <= day && (to === null || day <= to);

// The same day of a later month or its last day; the first day of that month where calendar months count.
export const monthsAfter = (text, months, isByCalendar) => {
  const [year, month, day] = text.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const inDay = isByCalendar ? 1 : Math.min(day, daysIn(inYear, inMonth));
  return [String(inYear).padStart(4, "0"), String(inMonth).padStart(2, "0"), String(inDay).padStart(2, "0")].join("-");
};
