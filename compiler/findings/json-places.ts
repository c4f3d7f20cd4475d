import type { Span } from "../base/span.ts";

/** Where a value of a JSON text stands, and the key before it. */
export interface JsonPlace {
  readonly key: Span | undefined;
  readonly value: Span;
}

/** A key, and where it stands again. */
interface RepeatedKey {
  readonly name: string;
  readonly key: Span;
}

interface Reader {
  readonly text: string;
  readonly repeated: RepeatedKey[];
  readonly places: Map<string, JsonPlace>;
  at: number;
}

/** Every value of a text that is JSON, by its JSON pointer (RFC 6901); the whole is at the empty pointer. */
export function jsonPlaces(text: string): ReadonlyMap<string, JsonPlace> {
  return readAll(text).places;
}

/** The first key that an object has twice, in a text that is JSON but for that. */
export function repeatedKey(text: string): RepeatedKey | undefined {
  return isJson(text) ? readAll(text).repeated[0] : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readAll(text: string): Reader {
  const reader: Reader = { text, repeated: [], places: new Map(), at: 0 };
  readValue(reader, "", undefined);
  return reader;
}

function readValue(reader: Reader, pointer: string, key: Span | undefined): void {
  skipSpace(reader);
  const start = reader.at;
  const first = reader.text[start];
  if (first === "{") readItems(reader, "}", () => readMember(reader, pointer));
  else if (first === "[") readItems(reader, "]", (index) => readValue(reader, `${pointer}/${index}`, undefined));
  else if (first === '"') skipString(reader);
  else skipWhile(reader, /[^\s,\]}]/);
  reader.places.set(pointer, { key, value: { start, end: reader.at } });
}

function readItems(reader: Reader, closing: string, readItem: (index: number) => void): void {
  reader.at += 1;
  skipSpace(reader);
  for (let index = 0; reader.at < reader.text.length && reader.text[reader.at] !== closing; index += 1) {
    readItem(index);
    skipSpace(reader);
    if (reader.text[reader.at] === ",") reader.at += 1;
    skipSpace(reader);
  }
  reader.at += 1;
}

function readMember(reader: Reader, pointer: string): void {
  const start = reader.at;
  skipString(reader);
  const name = JSON.parse(reader.text.slice(start, reader.at)) as string;
  const key = { start, end: reader.at };
  skipSpace(reader);
  reader.at += 1;
  const member = `${pointer}/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
  if (reader.places.has(member)) reader.repeated.push({ name, key });
  readValue(reader, member, key);
}

function skipString(reader: Reader): void {
  for (reader.at += 1; reader.at < reader.text.length && reader.text[reader.at] !== '"'; reader.at += 1) {
    if (reader.text[reader.at] === "\\") reader.at += 1;
  }
  reader.at += 1;
}

function skipSpace(reader: Reader): void {
  skipWhile(reader, /\s/);
}

function skipWhile(reader: Reader, pattern: RegExp): void {
  while (reader.at < reader.text.length && pattern.test(reader.text[reader.at] ?? "")) reader.at += 1;
}
