import type { TokenType } from "chevrotain";
import { DATE, DIGIT_START, MONTH_DAY, NUMBER, OPEN_STRING, ORDINAL, ORDINAL_START, STRING, STRING_START, UNKNOWN, WORD, WORD_START } from "./patterns.ts";
import * as T from "./token-types.ts";

/** How tokens of a type are written. */
export interface Spelling {
  readonly type: TokenType;
  /** Matches at its `lastIndex` only. */
  readonly pattern: RegExp;
  /** Every UTF-16 unit that such a token can begin with. */
  readonly start: RegExp;
}

/** Where a token is a single character, its pattern is also what it begins with. */
function spelled(type: TokenType, pattern: RegExp, start: RegExp = pattern): Spelling {
  return { type, pattern: new RegExp(pattern.source, "y"), start };
}

const SLASH = /[/／]/;

/** What may stand between tokens. */
export const BETWEEN: readonly Spelling[] = [
  spelled(T.Space, /\s+/, /\s/), spelled(T.DocComment, /[/／]{3}[^\r\n]*/, SLASH), spelled(T.LineComment, /[/／]{2}[^\r\n]*/, SLASH),
  spelled(T.BlockComment, /\/\*[\s\S]*?\*\//, SLASH), spelled(T.OpenComment, /\/\*[\s\S]*/, SLASH),
];

const WORDS: readonly Spelling[] = [
  spelled(T.Text, STRING, STRING_START), spelled(T.OpenText, OPEN_STRING, STRING_START), spelled(T.DateMark, DATE, DIGIT_START),
  spelled(T.MonthDay, MONTH_DAY, DIGIT_START), spelled(T.Ordinal, ORDINAL, ORDINAL_START), spelled(T.NumberMark, NUMBER, DIGIT_START),
  spelled(T.Word, WORD, WORD_START),
];

const MARKS: readonly Spelling[] = [
  spelled(T.LeftBrace, /[{｛]/), spelled(T.RightBrace, /[}｝]/), spelled(T.LeftParen, /[(（]/), spelled(T.RightParen, /[)）]/),
  spelled(T.Bar, /[|｜]/), spelled(T.Comma, /[,，、]/), spelled(T.Colon, /[:：]/), spelled(T.Semicolon, /[;；]/),
  spelled(T.GreaterOrEqual, /[>＞][=＝]|≥/, /[>＞≥]/), spelled(T.LessOrEqual, /[<＜][=＝]|≤/, /[<＜≤]/), spelled(T.Greater, /[>＞]/), spelled(T.Less, /[<＜]/),
  spelled(T.Equals, /[=＝]/), spelled(T.Percent, /[%％]/), spelled(T.Plus, /[+＋]/), spelled(T.Minus, /[-－−–]/), spelled(T.Times, /[×*＊]/),
  spelled(T.DotDot, /[.．]{2}|。。|[～~]/, /[.．。～~]/), spelled(T.Dot, /[.．]/), spelled(T.Slash, SLASH),
];

/** In the order in which they are tried. Every character begins something, if only what is unknown. */
export const SPELLINGS: readonly Spelling[] = [...BETWEEN, ...WORDS, ...MARKS, spelled(T.Unknown, UNKNOWN, /[^]/)];
