import { EOF, type TokenType } from "chevrotain";
import { KEYWORDS, RESERVED, type KeywordId } from "./keywords.ts";
import * as groups from "./word-groups.ts";

/** Chevrotain's parser completes all types at once; its `createToken` does so one by one, going through every category again with each. */
const typeOf = (name: string, ...categories: TokenType[]): TokenType => ({ name, CATEGORIES: categories });

// What the grammar asks for where several words or marks will do.
/** Any piece that can begin a clause, for better or worse: everything but a closing brace and the end. */
export const Anything = typeOf("Anything");
export const NameWord = typeOf("NameWord");
export const SecondName = typeOf("SecondName");
export const ListStart = typeOf("ListStart");
export const Unit = typeOf("Unit");
export const ValueWord = typeOf("ValueWord");
export const SlotWord = typeOf("SlotWord");
export const PartWord = typeOf("PartWord");
/** A slot or a part of a contribution. */
export const SlotOrPart = typeOf("SlotOrPart");
export const PeriodWord = typeOf("PeriodWord");
export const HistoryWord = typeOf("HistoryWord");
export const OfWord = typeOf("OfWord");
export const SlotOptionStart = typeOf("SlotOptionStart");
export const PartOptionStart = typeOf("PartOptionStart");
export const Operator = typeOf("Operator");
export const Comparison = typeOf("Comparison");
export const ComparisonWord = typeOf("ComparisonWord");
export const AndOr = typeOf("AndOr");
export const ItemWord = typeOf("ItemWord");

const CATEGORIES = [
  Anything, NameWord, SecondName, ListStart, Unit, ValueWord, SlotWord, PartWord, SlotOrPart, PeriodWord, HistoryWord, OfWord,
  SlotOptionStart, PartOptionStart, Operator, Comparison, ComparisonWord, AndOr, ItemWord,
];

// What is passed over.
export const Space = typeOf("Space");
export const DocComment = typeOf("DocComment");
export const LineComment = typeOf("LineComment");
export const BlockComment = typeOf("BlockComment");
export const OpenComment = typeOf("OpenComment");

const mark = (name: string, ...more: TokenType[]): TokenType => typeOf(name, Anything, ...more);

export const Text = mark("Text", NameWord, ListStart);
export const OpenText = typeOf("OpenText", Text);
export const DateMark = mark("Date", ListStart);
export const MonthDay = mark("MonthDay", ListStart);
export const Ordinal = mark("Ordinal");
export const NumberMark = mark("Number", ListStart);
export const Word = mark("Word", NameWord, SecondName, ListStart);

export const LeftBrace = mark("LeftBrace");
export const RightBrace = typeOf("RightBrace");
export const LeftParen = mark("LeftParen", ListStart);
export const RightParen = mark("RightParen");
export const Bar = mark("Bar");
export const Comma = mark("Comma");
export const Colon = mark("Colon");
export const Semicolon = mark("Semicolon");
export const GreaterOrEqual = mark("GreaterOrEqual", Comparison);
export const LessOrEqual = mark("LessOrEqual", Comparison);
export const Greater = mark("Greater", Comparison);
export const Less = mark("Less", Comparison);
export const Equals = mark("Equals");
export const Percent = mark("Percent", Unit);
export const Plus = mark("Plus", Operator);
export const Minus = mark("Minus", Operator, ListStart);
export const Times = mark("Times", Operator);
export const DotDot = mark("DotDot", ListStart);
export const Dot = mark("Dot");
export const Slash = mark("Slash");
export const Unknown = mark("Unknown");

// Put in by the token pass; zero wide, or another reading of a bar.
export const EndOfClause = typeOf("EndOfClause");
export const RowBar = typeOf("RowBar", Anything);
export const LastBar = typeOf("LastBar", Anything);

const MARKS = [
  Text, OpenText, DateMark, MonthDay, Ordinal, NumberMark, Word, LeftBrace, RightBrace, LeftParen, RightParen, Bar, Comma, Colon, Semicolon,
  GreaterOrEqual, LessOrEqual, Greater, Less, Equals, Percent, Plus, Minus, Times, DotDot, Dot, Slash, Unknown, EndOfClause, RowBar, LastBar,
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
  return typeOf(interned(`'${id}'`), Anything, ...asName, ...inList, ...new Set(own));
}

/** The token type of every keyword, by its id. */
export const K = Object.fromEntries(KEYWORDS.map(({ id }) => [id, keywordType(id)])) as Readonly<Record<KeywordId, TokenType>>;

export const VOCABULARY: TokenType[] = [...MARKS, ...CATEGORIES, ...Object.values(K), EOF];
