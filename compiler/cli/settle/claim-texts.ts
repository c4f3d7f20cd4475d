/** One value out of a stream, and the line in which it begins, from 1. */
export interface ValueText {
  readonly text: string;
  readonly line: number;
}

export interface ClaimTexts {
  /** The values that the next piece of the stream completes. */
  readonly feed: (piece: string) => readonly ValueText[];
  /** What is left when nothing more comes: a value or an array without its end. */
  readonly end: () => readonly ValueText[];
}

/** UTF-16 units; whatever is longer is no claim. */
const longest = 1 << 20;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Where the reader stands: before everything; in an array before a value or behind one; where values follow each other; behind an array. */
type Place = "start" | "beforeValue" | "behindValue" | "values" | "behindArray";

interface Reader {
  place: Place;
  /** The value being read, as far as it came in earlier pieces. */
  held: string;
  depth: number;
  isInString: boolean;
  isEscaped: boolean;
  line: number;
  firstLine: number;
}

/**
 * Cuts a stream into the objects of one array, or into objects one after the other, as NDJSON has them; never more than one is held. It
 * knows braces and strings only: a mark that stands where none may comes out as a value of its own, which then is no claim.
 */
export function claimTexts(): ClaimTexts {
  const reader: Reader = { place: "start", held: "", depth: 0, isInString: false, isEscaped: false, line: 1, firstLine: 1 };
  return { feed: (piece) => feed(reader, piece), end: () => end(reader) };
}

function feed(reader: Reader, piece: string): ValueText[] {
  const found: ValueText[] = [];
  let from = 0;
  for (let at = 0; at < piece.length; at++) {
    const code = piece.charCodeAt(at);
    if (code === NEWLINE) reader.line += 1;
    if (reader.depth > 0) {
      inside(reader, code);
      const isTooLong = reader.held.length + at - from > longest;
      if (reader.depth > 0 && !isTooLong) continue;
      found.push({ text: reader.held + piece.slice(from, at + 1), line: reader.firstLine });
      Object.assign(reader, { held: "", depth: 0, isInString: false });
    } else if (code === OPEN_BRACE && mayBegin(reader)) {
      Object.assign(reader, { depth: 1, firstLine: reader.line });
      from = at;
    } else if (!between(reader, code)) found.push({ text: piece[at] ?? "", line: reader.line });
  }
  if (reader.depth > 0) reader.held += piece.slice(reader.held === "" ? from : 0);
  return found;
}

function inside(reader: Reader, code: number): void {
  if (reader.isEscaped) reader.isEscaped = false;
  else if (reader.isInString && code === BACKSLASH) reader.isEscaped = true;
  else if (code === QUOTE) reader.isInString = !reader.isInString;
  else if (!reader.isInString && (code === OPEN_BRACE || code === OPEN_BRACKET)) reader.depth += 1;
  else if (!reader.isInString && (code === CLOSE_BRACE || code === CLOSE_BRACKET)) reader.depth -= 1;
}

function mayBegin(reader: Reader): boolean {
  if (reader.place === "behindValue" || reader.place === "behindArray") return false;
  reader.place = reader.place === "beforeValue" ? "behindValue" : "values";
  return true;
}

/** Whether the mark may stand between two values. */
function between(reader: Reader, code: number): boolean {
  if (code === 0x20 || code === NEWLINE || code === 0x0d || code === 0x09) return true;
  const next: Place | undefined =
    code === OPEN_BRACKET && reader.place === "start" ? "beforeValue"
      : code === COMMA && reader.place === "behindValue" ? "beforeValue"
        : code === CLOSE_BRACKET && (reader.place === "beforeValue" || reader.place === "behindValue") ? "behindArray"
          : undefined;
  if (next !== undefined) reader.place = next;
  return next !== undefined;
}

function end({ place, held, depth, line, firstLine }: Reader): ValueText[] {
  if (depth > 0) return [{ text: held, line: firstLine }];
  return place === "beforeValue" || place === "behindValue" ? [{ text: "[", line }] : [];
}
