import "../support/group-by.ts";
import { describe, expect, test } from "vitest";
import { KEYWORDS } from "../../compiler/syntax/keywords.ts";
import { figuresOf } from "../../compiler/syntax/han-numerals.ts";
import { readNumber } from "../../compiler/syntax/numbers.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { segment } from "../../compiler/syntax/segment.ts";
import { Grammar } from "../../compiler/syntax/grammar/grammar.ts";
import { rebuild } from "./reading.ts";

const images = (text: string): string[] => parse("a.tongchou", text).tokens.slice(0, -1).map(({ kind, image }) => `${kind} ${image}`);
const spellings = KEYWORDS.flatMap(({ id, en, zh }) => [...en, ...zh].map((spelling) => [spelling, id] as const));

describe("words", () => {
  test.each(spellings)("“%s” is one keyword", (spelling, id) => {
    const [token, end] = parse("a.tongchou", spelling).tokens;
    expect([token?.image, token?.keyword, end?.kind]).toEqual([spelling, id, "EndOfFile"]);
  });

  test("no spelling stands for two keywords", () => {
    expect(new Set(spellings.map(([spelling]) => spelling)).size).toBe(spellings.length);
  });

  test.each([
    ["the longest phrase wins", "of the table value", ["Keyword of the table value"]],
    ["a phrase needs all its words", "effective 2025-01-01", ["Word effective", "Date 2025-01-01"]],
    ["a phrase ends with its line", "effective\nfrom", ["Word effective", "Keyword from"]],
    ["a phrase has no comment inside", "effective /* */ from", ["Word effective", "Keyword from"]],
    ["any spaces join a phrase", "effective\u3000 from", ["Keyword effective\u3000 from"]],
    ["words of rare characters", "医保 𠮷 〇 当年", ["Word 医保", "Word 𠮷", "Word 〇", "Word 当年"]],
    ["digits inside a word", "C2H5 ＡＢ１", ["Word C2H5", "Word ＡＢ１"]],
    ["a keyword in full width", "ｐｏｌｉｃｙ", ["Keyword ｐｏｌｉｃｙ"]],
    ["figures of both widths", "1,300 １，３００ 0.5 15万 1.2亿", ["Number 1,300", "Number １，３００", "Number 0.5", "Number 15万", "Number 1.2亿"]],
    ["a comma before a space ends a figure", "1, 300", ["Number 1", "Mark ,", "Number 300"]],
    ["dots do not belong to a figure", "1..5 1.5", ["Number 1", "Mark ..", "Number 5", "Number 1.5"]],
    ["dates", "2001-04-01 2001年4月1日 01-01 1月1日", ["Date 2001-04-01", "Date 2001年4月1日", "MonthDay 01-01", "MonthDay 1月1日"]],
    ["ordinals", "3rd 第3个", ["Ordinal 3rd", "Ordinal 第3个"]],
    ["texts", "\"a “b” c\" “a \"b\" c” “a“b”c” 「a」", ["Text \"a “b” c\"", "Text “a \"b\" c”", "Text “a“b”c”", "Text 「a」"]],
    ["marks of both widths", "，、：；（）｛｝％｜＝ ,:;(){}%|=", [..."，、：；（）｛｝％｜＝,:;(){}%|="].map((mark) => `Mark ${mark}`)],
    ["ranges", ".. 。。 ～", ["Mark ..", "Mark 。。", "Mark ～"]],
    ["comparisons and signs", ">= ≥ ＞＝ <= ≤ > ＜ × * − - －", [">=", "≥", "＞＝", "<=", "≤", ">", "＜", "×", "*", "−", "-", "－"].map((mark) => `Mark ${mark}`)],
    ["characters without a meaning come together", "@#$", ["Unknown @#$"]],
    ["half a character", "\uD83D a", ["Unknown \uD83D", "Word a"]],
  ])("%s", (_name, text, expected) => {
    expect(images(text)).toEqual(expected);
    expect(rebuild(parse("a.tongchou", text).tokens)).toBe(text);
  });

  test("a token tells whether its word was read as a name", () => {
    const kinds = (text: string): string[] => parse("a.tongchou", text).tokens.map((token) => token.kind);
    expect(kinds("measure measure")).toEqual(["Keyword", "Name", "EndOfFile"]);
    expect(kinds("kind \"measure\" nonsense more")).toEqual(["Keyword", "Name", "Name", "Word", "EndOfFile"]);
  });

  test("comments stand before the token they lead to", () => {
    const { tokens } = parse("a.tongchou", "/// doc\n// line\nmeasure a /* x */ // end");
    expect(tokens.map((token) => token.leading.map((trivia) => trivia.kind).filter((kind) => kind !== "Space"))).toEqual([["DocComment", "LineComment"], [], ["BlockComment", "LineComment"]]);
  });
});

describe("figures", () => {
  test.each([["1,300", 1300n, 1n, true], ["1300", 1300n, 1n, false], ["１２，３４５．５", 24691n, 2n, true], ["1.2亿", 120_000_000n, 1n, false], ["0.5万亿", 500_000_000_000n, 1n, false]])("%s", (image, numerator, denominator, grouped) => {
    expect(readNumber(image)).toEqual({ kind: "Read", value: { numerator, denominator }, grouped });
  });

  test.each([["1,3000", [1]], ["1,300,00", [1, 5]], ["1300,000", [4]], ["12，34", [2]]])("the commas of %s group nothing", (image, commas) => {
    expect(readNumber(image)).toEqual({ kind: "BadGrouping", commas });
  });

  test("figures may be long, but not without end", () => {
    expect(readNumber("9".repeat(24)).kind).toBe("Read");
    expect(readNumber("9".repeat(25)).kind).toBe("TooLong");
  });

  test.each([
    ["百分之八十五", "85%"], ["百分之九十二点二", "92.2%"], ["一千三百元", "1300元"], ["十五万元", "150000元"], ["二十", "20"], ["三千零五", "3005"], ["一亿二千万", "120000000"], ["两百", "200"], ["五个百分点", "5个百分点"],
  ])("%s in figures", (word, figures) => {
    expect(figuresOf(word)).toBe(figures);
  });

  test.each(["一级", "三", "百分之", "十千百", "二〇二五", "千万别"])("%s is no number", (word) => {
    expect(figuresOf(word)).toBeUndefined();
  });
});

describe("words run together", () => {
  test.each([["起付线每年", ["起付线", "每年"]], ["元每年", ["元", "每年"]], ["按支付额每年", ["按支付额", "每年"]], ["封顶线10万元每年", ["封顶线", "10万", "元", "每年"]]])("%s", (word, pieces) => {
    expect(segment(word)).toEqual(pieces);
  });

  test.each(["每年", "起付线", "起付", "住院", "Yuan", "年度封顶"])("%s is one word", (word) => {
    expect(segment(word)).toBeUndefined();
  });
});

/** Production skips these checks; what they may find is only that of two readings the first is taken, which the grammar relies on. */
test("the grammar is sound", () => {
  let problems = "";
  try {
    void new Grammar(false);
  } catch (error) {
    problems = (error as Error).message;
  }
  const serious = problems.split("-------------------------------").filter((problem) => !/Ambiguous Alternatives Detected|^Parser Definition Errors detected:\s*$/.test(problem) && problem.trim() !== "");
  expect(serious).toEqual([]);
});
