import type { Phrase } from "../diagnostics/diagnostic.ts";
import { hasLoneSurrogate, type Json } from "./canonical.ts";

/** Why a text was refused, and in which line of it, from 1. */
export interface JsonFault {
  readonly line: number;
  readonly reason: Phrase;
}

export type JsonResult = { readonly value: Json } | { readonly fault: JsonFault };

/** Deeper than any file of ours; a recursion that deep is safe everywhere. */
const deepest = 40;

const REASONS = {
  syntax: { en: "it is not JSON", zh: "不是 JSON" },
  end: { en: "something stands after its end", zh: "结束之后还有内容" },
  repeated: { en: "a key stands twice in one object", zh: "同一对象中有重复的键" },
  prototype: { en: "the key “__proto__” is refused", zh: "不接受键“__proto__”" },
  deep: { en: "it is nested too deeply", zh: "嵌套过深" },
  number: { en: "a number is not a whole number that is exact everywhere", zh: "数字不是可精确表示的整数" },
  surrogate: { en: "a string holds half a character", zh: "字符串中有不完整的字符" },
} as const satisfies Record<string, Phrase>;

class Refusal extends Error {
  readonly reason: Phrase;
  readonly offset: number;

  constructor(reason: Phrase, offset: number) {
    super(reason.en);
    this.reason = reason;
    this.offset = offset;
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

/**
 * Reads JSON that may come from anyone. What parsers read differently is refused: repeated keys, numbers that are not
 * safe integers, halves of characters; and so is what could hurt the reader. Never throws.
 */
export function parseStrictJson(text: string): JsonResult {
  const reader = { text, at: 0 };
  try {
    const value = readValue(reader, 0);
    skipSpace(reader);
    if (reader.at < text.length) throw new Refusal(REASONS.end, reader.at);
    return { value };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { fault: { line: text.slice(0, refusal.offset).split("\n").length, reason: refusal.reason } };
  }
}

function readValue(reader: Reader, depth: number): Json {
  skipSpace(reader);
  if (depth > deepest) throw new Refusal(REASONS.deep, reader.at);
  const first = reader.text[reader.at];
  if (first === "{") return readObject(reader, depth);
  if (first === "[") return readArray(reader, depth);
  return first === '"' ? readString(reader) : readScalar(reader);
}

function readObject(reader: Reader, depth: number): Json {
  const fields = new Map<string, Json>();
  readList(reader, "}", () => {
    skipSpace(reader);
    const start = reader.at;
    const key = readString(reader);
    if (key === "__proto__") throw new Refusal(REASONS.prototype, start);
    if (fields.has(key)) throw new Refusal(REASONS.repeated, start);
    expectMark(reader, ":");
    fields.set(key, readValue(reader, depth + 1));
  });
  return Object.fromEntries(fields);
}

function readArray(reader: Reader, depth: number): Json {
  const items: Json[] = [];
  readList(reader, "]", () => items.push(readValue(reader, depth + 1)));
  return items;
}

function readList(reader: Reader, closing: string, readItem: () => void): void {
  reader.at++;
  if (takeMark(reader, closing)) return;
  do readItem();
  while (takeMark(reader, ","));
  expectMark(reader, closing);
}

/** By hand: a pattern with alternatives inside a repetition exhausts its stack on a long enough string. */
function readString(reader: Reader): string {
  const start = reader.at;
  if (reader.text[start] !== '"') throw new Refusal(REASONS.syntax, start);
  for (reader.at++; reader.text[reader.at] !== '"'; reader.at++) {
    if (reader.text[reader.at] === "\\") reader.at++;
    if (reader.at >= reader.text.length) throw new Refusal(REASONS.syntax, start);
  }
  reader.at++;
  const value = unescaped(reader.text.slice(start, reader.at));
  if (value === undefined) throw new Refusal(REASONS.syntax, start);
  if (hasLoneSurrogate(value)) throw new Refusal(REASONS.surrogate, start);
  return value;
}

function unescaped(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}

const scalarToken = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function readScalar(reader: Reader): Json {
  const token = take(reader, scalarToken);
  const value = JSON.parse(token) as number | boolean | null;
  const isExact = typeof value !== "number" || (/^-?[0-9]+$/.test(token) && token !== "-0" && Number.isSafeInteger(value));
  if (!isExact) throw new Refusal(REASONS.number, reader.at - token.length);
  return value;
}

function take(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const token = pattern.exec(reader.text)?.[0];
  if (token === undefined) throw new Refusal(REASONS.syntax, reader.at);
  reader.at += token.length;
  return token;
}

function takeMark(reader: Reader, mark: string): boolean {
  skipSpace(reader);
  const found = reader.text[reader.at] === mark;
  if (found) reader.at++;
  return found;
}

function expectMark(reader: Reader, mark: string): void {
  if (!takeMark(reader, mark)) throw new Refusal(REASONS.syntax, reader.at);
}

function skipSpace(reader: Reader): void {
  while (" \t\n\r".includes(reader.text[reader.at] ?? "x")) reader.at++;
}
