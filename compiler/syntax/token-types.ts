import { createToken, EOF, Lexer, type TokenType } from "chevrotain";
import { KEYWORDS, RESERVED, type KeywordId } from "./keywords.ts";
import { DATE, MONTH_DAY, NUMBER, OPEN_STRING, ORDINAL, STRING, UNKNOWN, WORD } from "./patterns.ts";
import * as groups from "./word-groups.ts";

const category = (name: string, categories: TokenType[] = []): TokenType => createToken({ name, pattern: Lexer.NA, categories });

// What the grammar asks for where several words or marks will do.
/** Any piece that can begin a clause, for better or worse: everything but a closing brace and the end. */
export const Anything = category("Anything");
export const NameWord = category("NameWord");
export const SecondName = category("SecondName");
export const ListStart = category("ListStart");
export const Unit = category("Unit");
export const ValueWord = category("ValueWord");
export const SlotWord = category("SlotWord");
export const PartWord = category("PartWord");
/** A slot or a part of a contribution. */
export const SlotOrPart = category("SlotOrPart");
export const PeriodWord = category("PeriodWord");
export const HistoryWord = category("HistoryWord");
export const OfWord = category("OfWord");
export const SlotOptionStart = category("SlotOptionStart");
export const PartOptionStart = category("PartOptionStart");
export const Operator = category("Operator");
export const Comparison = category("Comparison");
export const ComparisonWord = category("ComparisonWord");
export const AndOr = category("AndOr");
export const ItemWord = category("ItemWord");

const CATEGORIES = [
  Anything, NameWord, SecondName, ListStart, Unit, ValueWord, SlotWord, PartWord, SlotOrPart, PeriodWord, HistoryWord, OfWord,
  SlotOptionStart, PartOptionStart, Operator, Comparison, ComparisonWord, AndOr, ItemWord,
];

const mark = (name: string, pattern: RegExp, ...more: TokenType[]): TokenType => createToken({ name, pattern, categories: [Anything, ...more] });

const passedOver = (name: string, pattern: RegExp): TokenType => createToken({ name, pattern, group: Lexer.SKIPPED, line_breaks: true });

export const Space = passedOver("Space", /\s+/);
export const DocComment = passedOver("DocComment", /[/／]{3}[^\r\n]*/);
export const LineComment = passedOver("LineComment", /[/／]{2}[^\r\n]*/);
export const BlockComment = passedOver("BlockComment", /\/\*[\s\S]*?\*\//);
export const OpenComment = passedOver("OpenComment", /\/\*[\s\S]*/);

export const Text = createToken({ name: "Text", pattern: STRING, categories: [Anything, NameWord, ListStart] });
export const OpenText = createToken({ name: "OpenText", pattern: OPEN_STRING, categories: [Text] });
export const DateMark = mark("Date", DATE, ListStart);
export const MonthDay = mark("MonthDay", MONTH_DAY, ListStart);
export const Ordinal = mark("Ordinal", ORDINAL);
export const NumberMark = mark("Number", NUMBER, ListStart);
export const Word = mark("Word", WORD, NameWord, SecondName, ListStart);

export const LeftBrace = mark("LeftBrace", /[{｛]/);
export const RightBrace = createToken({ name: "RightBrace", pattern: /[}｝]/ });
export const LeftParen = mark("LeftParen", /[(（]/, ListStart);
export const RightParen = mark("RightParen", /[)）]/);
export const Bar = mark("Bar", /[|｜]/);
export const Comma = mark("Comma", /[,，、]/);
export const Colon = mark("Colon", /[:：]/);
export const Semicolon = mark("Semicolon", /[;；]/);
export const GreaterOrEqual = mark("GreaterOrEqual", /[>＞][=＝]|≥/, Comparison);
export const LessOrEqual = mark("LessOrEqual", /[<＜][=＝]|≤/, Comparison);
export const Greater = mark("Greater", /[>＞]/, Comparison);
export const Less = mark("Less", /[<＜]/, Comparison);
export const Equals = mark("Equals", /[=＝]/);
export const Percent = mark("Percent", /[%％]/, Unit);
export const Plus = mark("Plus", /[+＋]/, Operator);
export const Minus = mark("Minus", /[-－−–]/, Operator, ListStart);
export const Times = mark("Times", /[×*＊]/, Operator);
export const DotDot = mark("DotDot", /[.．]{2}|。。|[～~]/, ListStart);
export const Dot = mark("Dot", /[.．]/);
export const Slash = mark("Slash", /[/／]/);
export const Unknown = mark("Unknown", UNKNOWN);

// Put in by the token pass; zero wide, or another reading of a bar.
export const EndOfClause = createToken({ name: "EndOfClause", pattern: Lexer.NA });
export const RowBar = createToken({ name: "RowBar", pattern: Lexer.NA, categories: [Anything] });
export const LastBar = createToken({ name: "LastBar", pattern: Lexer.NA, categories: [Anything] });

/** In the order the lexer tries them. */
export const LEXED: readonly TokenType[] = [
  Space, DocComment, LineComment, BlockComment, OpenComment, Text, OpenText, DateMark, MonthDay, Ordinal, NumberMark, Word,
  LeftBrace, RightBrace, LeftParen, RightParen, Bar, Comma, Colon, Semicolon, GreaterOrEqual, LessOrEqual, Greater, Less, Equals, Percent,
  Plus, Minus, Times, DotDot, Dot, Slash, Unknown,
];

type Group = readonly [TokenType, readonly KeywordId[]];
const GROUPS: readonly Group[] = [
  [Unit, groups.UNIT_WORDS], [ValueWord, groups.VALUE_WORDS], [SlotWord, groups.SLOT_WORDS], [PartWord, groups.PART_WORDS],
  [SlotOrPart, groups.SLOT_WORDS], [SlotOrPart, groups.PART_WORDS], [PeriodWord, groups.PERIOD_WORDS], [HistoryWord, groups.HISTORY_WORDS],
  [OfWord, groups.OF_WORDS], [SlotOptionStart, groups.SLOT_OPTION_WORDS], [PartOptionStart, groups.PART_OPTION_WORDS], [Operator, ["roundedTo"]],
  [Comparison, groups.COMPARISON_WORDS], [ComparisonWord, groups.COMPARISON_WORDS], [AndOr, ["and", "or"]],
  [ItemWord, ["any", "other", "atMostTheCost", "whateverTheCost"]],
];

/** The same string, but one that is compared by its address, as V8 does with the names of properties: trees are searched by the names of tokens. */
function interned(name: string): string {
  return Object.keys({ [name]: true })[0] ?? name;
}

function keywordType(id: KeywordId): TokenType {
  const own = GROUPS.filter(([, words]) => words.includes(id)).map(([type]) => type);
  const asName = RESERVED.has(id) ? [] : [NameWord, ...(groups.NOT_A_SECOND_NAME.has(id) ? [] : [SecondName])];
  const inList = groups.ENDS_A_LIST.has(id) || id === "and" || id === "or" || id === "not" ? [] : [ListStart];
  return createToken({ name: interned(`'${id}'`), pattern: Lexer.NA, categories: [Anything, ...asName, ...inList, ...new Set(own)] });
}

/** The token type of every keyword, by its id. */
export const K = Object.fromEntries(KEYWORDS.map(({ id }) => [id, keywordType(id)])) as Readonly<Record<KeywordId, TokenType>>;

export const VOCABULARY: TokenType[] = [...LEXED, EndOfClause, RowBar, LastBar, ...CATEGORIES, ...Object.values(K), EOF];
