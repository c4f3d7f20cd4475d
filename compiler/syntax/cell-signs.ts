/** Signs with which notices and spreadsheets fill cells that hold no value: `—`, `/`, `同上`. */
import type { Lexeme } from "./lex.ts";
import { tell, type Sink } from "./sink.ts";
import { Bar, Unknown } from "./token-types.ts";

const SIGN = /^(?:[-－‐–—―−~～]{1,4}|[/／\\＼]|[×✕✗√✓✔*＊]|…{1,2}|〃|″|[Nn][/／][Aa]|同上|同前|ditto)$/;
/** Their first characters. */
const STARTS = new Set("-－‐–—―−~～/／\\＼×✕✗√✓✔*＊…〃″Nn同d");
/** No sign consists of more. */
const MOST_PIECES = 6;

/** The same lexemes, but for the signs that fill a cell: these are told of, and read as characters without a meaning. */
export function withoutCellSigns(sink: Sink, lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const signs = new Set<Lexeme>();
  lexemes.forEach((lexeme, index) => {
    if (lexeme.type !== Bar || !STARTS.has(lexemes[index + 1]?.image.charAt(0) ?? "")) return;
    const pieces = cellBehind(lexemes, index);
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first === undefined || last === undefined) return;
    const span = { start: first.span.start, end: last.span.end };
    const sign = sink.text.slice(span.start, span.end);
    if (!SIGN.test(sign)) return;
    tell(sink, "signInCell", span, { sign });
    for (const piece of pieces) signs.add(piece);
  });
  return signs.size === 0 ? lexemes : lexemes.map((lexeme) => (signs.has(lexeme) ? { ...lexeme, type: Unknown, keyword: undefined } : lexeme));
}

/** What stands between a bar and the next on its line; nothing where it is more than a sign. */
function cellBehind(lexemes: readonly Lexeme[], bar: number): readonly Lexeme[] {
  const pieces: Lexeme[] = [];
  for (let at = bar + 1; pieces.length <= MOST_PIECES; at += 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined || lexeme.isFirst) return [];
    if (lexeme.type === Bar) return pieces;
    pieces.push(lexeme);
  }
  return [];
}
