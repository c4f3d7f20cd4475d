/** Days as numbers, 0 for 0001-01-01, for conditions on dates; everything else about days is left to the database. */
const msPerDay = 86_400_000;
const midnight = (text) => Date.parse(`${text}T00:00:00Z`);
const first = midnight("0001-01-01");

/** `undefined` for what is no day; the parser of the language takes 30 February for 2 March. */
export function dayNumber(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = midnight(text);
  if (!(at >= first) || new Date(at).toISOString().slice(0, 10) !== text) return undefined;
  return (at - first) / msPerDay;
}

export function dayAfter(text) {
  return new Date(midnight(text) + msPerDay).toISOString().slice(0, 10);
}

export function dayBefore(text) {
  return new Date(midnight(text) - msPerDay).toISOString().slice(0, 10);
}
