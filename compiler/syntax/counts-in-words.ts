/** Counts and their ranges as notices write them, stuck to the figure: `60岁`, `60岁以上`, `5次以内`, `18岁至59岁`. */
import type { KeywordId } from "./keywords.ts";
import type { Lexeme } from "./lex.ts";
import { quoting } from "./quoting.ts";
import { fix, quoted, tell, type Sink } from "./sink.ts";
import { Bar, Comma, DotDot, Equals, Greater, GreaterOrEqual, K, Less, LessOrEqual, NumberMark, Unknown } from "./token-types.ts";

const UNIT = "(?:周岁|岁|人次|次|人|天|户)";
const BOUND = new RegExp(`^(${UNIT}?[及或含]?)(以上|以下|以内|之内|内)$`);
const RANGE = new RegExp(`^(${UNIT}?)([至到])([0-9０-９]+)(${UNIT}?)$`);
const COUNT = new RegExp(`^${UNIT}$`);

const BEFORE_VALUES: ReadonlySet<Lexeme["type"]> = new Set([
  Bar, DotDot, Equals, GreaterOrEqual, LessOrEqual, Greater, Less, K.to, K.in, K.has, K.atLeast, K.atMost, K.over, K.under,
]);

/** What a word behind a figure means as a count: its parts, and how the whole is written. */
interface Count {
  readonly figures: string;
  /** Without a keyword or a figure: a unit of counting, which has no place in the language. */
  readonly parts: readonly { readonly image: string; readonly type: Lexeme["type"]; readonly keyword?: KeywordId }[];
}

/** The parts of the word where a value stands, after saying how it is written; a name that is declared in quotes is left to be one. */
export function splitCount(sink: Sink, lexemes: readonly Lexeme[], index: number): readonly Lexeme[] | undefined {
  const [number, word] = [lexemes[index], lexemes[index + 1]];
  const count = number === undefined || word === undefined ? undefined : countOf(number.image, word.image);
  if (number === undefined || word === undefined || count === undefined || !isValuePlace(lexemes, index)) return undefined;
  const written = number.image + word.image;
  if (sink.text.includes(`"${written}"`) || sink.text.includes(`“${written}”`)) return undefined;
  const span = { start: number.span.start, end: word.span.end };
  tell(sink, "countInWords", span, { written: quoted(written), figures: count.figures }, [
    fix(sink, { en: `Write ${count.figures}`, zh: `改为 ${count.figures}` }, [[span.start, span.end, count.figures]], false),
    quoting(sink, "name", span, false),
  ]);
  return [number, ...lexemesOf(word, count)];
}

/** Civil Code, article 1259: 以上, 以下 and 以内 include the number. */
function countOf(number: string, word: string): Count | undefined {
  const [, unit = "", bound] = BOUND.exec(word) ?? [];
  if (bound !== undefined) {
    const keyword = bound === "以上" ? "atLeast" : "atMost";
    return { figures: bound === "以上" ? `${number}..` : `..${number}`, parts: [{ image: unit, type: Unknown }, { image: bound, type: K[keyword], keyword }] };
  }
  const [, first = "", to, high, last = ""] = RANGE.exec(word) ?? [];
  if (to !== undefined && high !== undefined) {
    return { figures: `${number}..${high}`, parts: [{ image: first, type: Unknown }, { image: to, type: K.to, keyword: "to" }, { image: high, type: NumberMark }, { image: last, type: Unknown }] };
  }
  return COUNT.test(word) ? { figures: number, parts: [{ image: word, type: Unknown }] } : undefined;
}

function lexemesOf(word: Lexeme, { parts }: Count): Lexeme[] {
  let start = word.span.start;
  return parts.filter(({ image }) => image !== "").map(({ image, type, keyword }) => {
    const span = { start, end: start + image.length };
    start = span.end;
    return { ...word, type, keyword, image, span, column: word.column + span.start - word.span.start };
  });
}

/** A cell of a table, or what a fact is compared with. */
function isValuePlace(lexemes: readonly Lexeme[], index: number): boolean {
  const before = lexemes[index - 1];
  if (before === undefined || BEFORE_VALUES.has(before.type)) return before !== undefined;
  if (before.type !== Comma) return false;
  for (let at = index - 1; at >= 0; at -= 1) {
    const lexeme = lexemes[at];
    if (lexeme?.type === K.in || lexeme?.type === Equals) return true;
    if (lexeme === undefined || lexeme.isFirst) return lexeme?.type === Bar;
  }
  return false;
}
