import type { Condition, Input, TableBand } from "../../emit/format.ts";

export const ANYTHING = "-";

/** Words that FEEL keeps for itself, and functions whose names a variable would hide. */
const reserved = new Set([
  "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "between", "and", "or", "not", "null", "true", "false", "function", "instance", "of",
  "external", "item", "partial", "date", "time", "duration", "list", "context", "string", "number", "boolean", "range", "any", "all", "min", "max", "sum", "mean",
  "count", "floor", "ceiling", "abs", "contains", "matches", "replace", "split", "sort", "union", "product", "median", "mode", "stddev", "append", "concatenate",
  "reverse", "remove", "modulo", "sqrt", "log", "exp", "odd", "even", "decimal", "round", "now", "today", "before", "after", "meets", "overlaps", "includes", "during",
  "starts", "finishes", "started", "finished", "coincides", "sublist", "flatten", "get", "put", "week", "month", "day", "year", "substring", "upper", "lower", "is",
]);

/** The name as a variable of FEEL: letters of any script, digits and `_`. */
export function feelName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_]/gu, "_");
  if (reserved.has(plain)) return `${plain}_`;
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
}

/** JSON writes texts as FEEL reads them. */
export function feelText(text: string): string {
  return JSON.stringify(text);
}

/** A test of one input; of those of which several may be held there is a test for each member instead. */
export function unaryTest(condition: Condition | undefined, input: Input): string {
  if (condition === undefined || (typeof condition === "object" && "has" in condition)) return ANYTHING;
  if (typeof condition === "boolean") return String(condition);
  if (input.kind === "members" || input.kind === "city") return condition.map((name) => feelText(String(name))).join(", ");
  return spansTest(condition);
}

export function heldTest(condition: Condition | undefined, member: string): string {
  if (typeof condition !== "object" || !("has" in condition)) return ANYTHING;
  return condition.has.includes(member) ? "true" : condition.lacks.includes(member) ? "false" : ANYTHING;
}

export type Points = Extract<Condition, readonly unknown[]>;

/** Ranges as the compiled tables write them, one after the other. */
export function spansTest(flat: Points): string {
  return flat.flatMap((low, end) => (end % 2 === 0 ? [spanTest(low, flat[end + 1])] : [])).join(", ") || ANYTHING;
}

type End = Points[number] | undefined;

/** Both ends included; a missing one is open. */
function spanTest(low: End, high: End): string {
  const [from, to] = [pointText(low), pointText(high)];
  if (from === undefined) return to === undefined ? ANYTHING : `<= ${to}`;
  if (to === undefined) return `>= ${from}`;
  return from === to ? from : `[${from}..${to}]`;
}

function pointText(end: End): string | undefined {
  if (typeof end === "string") return `date("${end}")`;
  return typeof end === "number" ? String(end) : undefined;
}

/** A slice of money in fen, its end left out: where the next fen lies. */
export function sliceTest(slice: Pick<TableBand, "from" | "to"> | undefined): string {
  if (slice === undefined) return ANYTHING;
  return slice.to === null ? `>= ${slice.from}` : `[${slice.from}..${slice.to})`;
}
