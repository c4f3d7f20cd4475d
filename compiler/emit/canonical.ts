export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The canonical text of a value (RFC 8785): no spaces, keys by UTF-16 units, strings escaped as ECMAScript does. A field
 * that is undefined is left out. Numbers must be safe integers and strings well formed; anything else is a fault of ours.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return canonicalInteger(value);
  if (typeof value === "string") return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value === "object") return `{${canonicalFields(value).join()}}`;
  throw new TypeError(`no JSON: a ${typeof value}`);
}

function canonicalInteger(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
  // Negative zero reads back as zero.
  return String(value);
}

function canonicalString(text: string): string {
  if (hasLoneSurrogate(text)) throw new RangeError("half a character in a string");
  return JSON.stringify(text);
}

export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

function canonicalFields(value: object): string[] {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, field]) => `${canonicalString(key)}:${canonicalJson(field)}`);
}

/** By UTF-16 units, as RFC 8785 sorts keys; the order of everything in the files that has no order of its own. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorted by the canonical text of a key, element by element: numbers as numbers, texts as texts. */
export function sortedBy<T>(items: readonly T[], keyOf: (item: T) => readonly (string | number)[]): T[] {
  return items.map((item) => ({ item, key: keyOf(item) })).sort((a, b) => compareKeys(a.key, b.key)).map(({ item }) => item);
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (y === undefined) return 1;
    const order = typeof x === "number" && typeof y === "number" ? x - y : compareText(String(x), String(y));
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
