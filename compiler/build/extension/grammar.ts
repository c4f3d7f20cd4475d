/** The TextMate grammar, made from the tables of words and of spellings that the lexer uses. */
import { KEYWORDS, type KeywordId, RESERVED } from "../../syntax/keywords.ts";
import { DATE, MONTH_DAY, NUMBER, ORDINAL, WORD } from "../../syntax/patterns.ts";
import { FILE_WORDS, PART_WORDS, PERIOD_WORDS, SLOT_WORDS, TAIL_WORDS, UNIT_WORDS } from "../../syntax/word-groups.ts";

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly beginCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly endCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly (Rule | { readonly include: string })[];
}

/** In scopes that themes colour apart. The first group that has a word gets it. */
const SCOPES: readonly (readonly [scope: string, words: readonly KeywordId[]])[] = [
  ["constant.language", [...RESERVED].filter((id) => !["and", "or", "not", "in", "has"].includes(id))],
  ["keyword.operator.word", ["and", "or", "not", "in", "has", "atLeast", "atMost", "over", "under"]],
  ["keyword.other.unit", UNIT_WORDS],
  ["support.function.slot", [...SLOT_WORDS, ...PART_WORDS, "adjust"]],
  ["keyword.other.tail", [...TAIL_WORDS.filter((id) => id !== "from" && id !== "to"), "because", "address", "digest"]],
  ["support.type.period", PERIOD_WORDS],
  ["storage.type.declaration", FILE_WORDS],
  ["keyword.control", KEYWORDS.map(({ id }) => id)],
];

export function textMateGrammar(): object {
  const include = (name: string) => ({ include: `#${name}` });
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Tongchou",
    scopeName: "source.tongchou",
    patterns: ["comments", "texts", "figures", "keywords", "names", "marks"].map(include),
    repository: {
      comments: { patterns: COMMENTS },
      texts: { patterns: TEXTS },
      figures: { patterns: figures() },
      keywords: { patterns: keywords() },
      names: { patterns: [{ name: "variable.other", match: asOniguruma(WORD.source) }] },
      marks: { patterns: MARKS },
    },
  };
}

const COMMENTS: readonly Rule[] = [
  { name: "comment.line.documentation", match: "[/／]{3}.*$" },
  { name: "comment.line.double-slash", match: "[/／]{2}.*$" },
  { name: "comment.block", begin: "/\\*", end: "\\*/" },
];

/** A text that nothing closes ends with its line. */
const TEXTS: readonly Rule[] = [["\"", "\""], ["＂", "＂"], ["「", "」"]].map(([open = "", close = ""]): Rule => quoted(open, close)).concat({
  ...quoted("“", "”"), patterns: [{ begin: "“", end: "”|$" }],
});

function quoted(open: string, close: string): Rule {
  const mark = (name: string) => ({ 0: { name: `punctuation.definition.string.${name}` } });
  return { name: "string.quoted", begin: open, end: `${close}|$`, beginCaptures: mark("begin"), endCaptures: mark("end") };
}

function figures(): readonly Rule[] {
  const shapes: readonly (readonly [string, RegExp])[] = [["date", DATE], ["month-day", MONTH_DAY], ["ordinal", ORDINAL], ["number", NUMBER]];
  return shapes.map(([name, shape]) => ({ name: `constant.numeric.${name}`, match: asOniguruma(shape.source) }));
}

/** Phrases before the words that they begin with. None begins inside a word: names take whole words, and units may stand right behind their figure. */
function keywords(): readonly Rule[] {
  const scopeOf = new Map<KeywordId, string>([...SCOPES].reverse().flatMap(([scope, words]) => words.map((id) => [id, scope] as const)));
  const spelled = KEYWORDS.flatMap(({ id, en, zh }) => [...en, ...zh].map((spelling) => ({ scope: scopeOf.get(id) ?? "", spelling })));
  const sorted = [...spelled].sort((a, b) => b.spelling.length - a.spelling.length || (a.spelling < b.spelling ? -1 : 1));
  const lengths = [...new Set(sorted.map(({ spelling }) => spelling.split(/[ /]/).length))].sort((a, b) => b - a);
  return lengths.flatMap((length) => [...new Set(SCOPES.map(([scope]) => scope))].flatMap((scope) => {
    const words = sorted.filter((word) => word.scope === scope && word.spelling.split(/[ /]/).length === length).map(({ spelling }) => spelling.replace(/ /g, "[ \\t]+"));
    return words.length === 0 ? [] : [{ name: scope, match: `(?:${words.join("|")})(?!${LETTER})` }];
  }));
}

const LETTER = "[A-Za-zＡ-Ｚａ-ｚ_＿々〇㐀-鿿豈-\\x{FAFF}\\x{20000}-\\x{323AF}0-9０-９]";

/** JavaScript writes rare characters as two halves; Oniguruma as one. */
function asOniguruma(source: string): string {
  return source.replace(/\[\\uD840-\\uD888\]\[\\uDC00-\\uDFFF\]/g, "[\\x{20000}-\\x{323AF}]").replace(/\\u([0-9A-F]{4})/g, "\\x{$1}");
}

const MARKS: readonly Rule[] = [
  { name: "punctuation.separator.table", match: "[|｜]" },
  { name: "punctuation.section.braces", match: "[{}｛｝]" },
  { name: "punctuation.section.parens", match: "[()（）]" },
  { name: "keyword.operator.range", match: "[.．]{2}|。。|[～~]" },
  { name: "keyword.operator.comparison", match: "[>＞][=＝]|[<＜][=＝]|[≥≤>＞<＜=＝]" },
  { name: "keyword.operator.arithmetic", match: "[+＋×*＊−–-]" },
  { name: "keyword.other.unit", match: "[%％]" },
  { name: "punctuation.separator", match: "[,，、;；:：.．]" },
];
