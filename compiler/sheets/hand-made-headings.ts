/** What the headings of a table made by hand mean, as far as they say it. */
import { didYouMean } from "../base/did-you-mean.ts";
import { membersOf } from "../bind/occurrences/occurrence.ts";
import { symbolsOf, type Scope } from "../bind/scope.ts";
import type { Symbol } from "../bind/symbols.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Names, Unit } from "../syntax/ast-terms.ts";
import { bandInWords } from "../syntax/bands-in-words.ts";
import { KEYWORDS, type KeywordId } from "../syntax/keywords.ts";
import { plain } from "./columns.ts";
import { namedInBoth } from "./declaration-names.ts";

export type HandMadeColumn =
  | { readonly kind: "input"; readonly dimension: Symbol }
  | { readonly kind: "value"; readonly heading: "word" | { readonly band: string } | { readonly dimension: Symbol; readonly member: Names }; readonly unit: StatedUnit | undefined };

/** A unit, and what one of it is in yuan. */
export interface StatedUnit {
  readonly unit: Unit;
  readonly scale: bigint;
  /** The word for that: 千, 万, 亿. */
  readonly mark: string;
}

const UNITS: readonly (readonly [RegExp, StatedUnit])[] = [
  [/^(%|％|百分比|percent)$/, { unit: "percent", scale: 1n, mark: "" }],
  [/^(元|人民币元|yuan|RMB|CNY)$/i, { unit: "yuan", scale: 1n, mark: "" }],
  [/^千元$/, { unit: "yuan", scale: 1_000n, mark: "千" }],
  [/^(万元|10,?000 yuan)$/, { unit: "yuan", scale: 10_000n, mark: "万" }],
  [/^亿元$/, { unit: "yuan", scale: 100_000_000n, mark: "亿" }],
  [/^(个?月|months?)$/, { unit: "months", scale: 1n, mark: "" }],
  [/^(天|日|days?)$/, { unit: "days", scale: 1n, mark: "" }],
  [/^(年|years?)$/, { unit: "years", scale: 1n, mark: "" }],
];

/** `单位：万元`, `（%）`, `(yuan)` anywhere in a text. */
export function unitIn(text: string): StatedUnit | undefined {
  const stated = [/(?:单位|unit)\s*[:：]\s*([^\s)）;；,，]+(?: yuan)?)/i, /[(（]\s*(?:单位\s*[:：]\s*)?([^()（）]+?)\s*[)）]/].map((pattern) => pattern.exec(text)?.[1]);
  return stated.map((word) => UNITS.find(([pattern]) => word !== undefined && pattern.test(word.trim()))?.[1]).find((unit) => unit !== undefined);
}

function withoutUnit(text: string): string {
  return unitIn(text) === undefined ? text : text.replace(/[(（][^()（）]*[)）]|(?:单位|unit)\s*[:：].*$/gi, "").trim();
}

/** Words that head values in notices and mean no more than that. */
const VALUE_WORDS: ReadonlySet<string> = new Set(["金额", "标准", "数额", "比例", "数值", "value", "figure", "报销", "支付"]);
const SLOT_WORDS: ReadonlySet<KeywordId> = new Set<KeywordId>(["firstShare", "deductible", "ratio", "amount", "copay", "limit", "cap", "waiting", "months", "value"]);
const SPELLED = new Set(KEYWORDS.flatMap(({ id, en, zh }) => (SLOT_WORDS.has(id) ? [...en, ...zh] : [])));

/** A column, or why it cannot be told what it is; `cells` are the texts below the heading. */
export function readHandMadeHeading(text: string, cells: readonly string[], others: readonly string[], scope: Scope): HandMadeColumn | { readonly fault: Phrase } {
  const [unit, word] = [unitIn(text), plain(withoutUnit(text))];
  const dimensions = symbolsOf(scope, "Dimension");
  const named = dimensions.find(({ node }) => isNamed(node, word));
  if (named !== undefined) return { kind: "input", dimension: named };
  if (VALUE_WORDS.has(word) || SPELLED.has(word)) return { kind: "value", heading: "word", unit };
  const band = bandOf(word);
  if (band !== undefined) return { kind: "value", heading: { band }, unit };
  const holders = dimensions.filter((dimension) => memberNamed(scope, dimension, word) !== undefined);
  if (holders.length > 0) return memberHeading(word, holders, others, scope, unit);
  return inputByCells(text, word, cells, dimensions, scope);
}

/** The dimension that has the members of all the headings that name some. */
function memberHeading(word: string, holders: readonly Symbol[], others: readonly string[], scope: Scope, unit: StatedUnit | undefined): HandMadeColumn | { readonly fault: Phrase } {
  const words = others.map((other) => plain(withoutUnit(other)));
  const members = words.filter((other) => symbolsOf(scope, "Dimension").some((dimension) => memberNamed(scope, dimension, other) !== undefined && !isNamed(dimension.node, other)));
  const fitting = holders.filter((dimension) => members.every((other) => memberNamed(scope, dimension, other) !== undefined));
  const [dimension, ...rivals] = fitting.length > 0 ? fitting : holders;
  const member = dimension && memberNamed(scope, dimension, word);
  if (dimension !== undefined && member !== undefined && rivals.length === 0) return { kind: "value", heading: { dimension, member }, unit };
  return { fault: ambiguous(word, holders) };
}

/** A heading such as 项目, or none: the cells below it may still be the members of one dimension. */
function inputByCells(text: string, word: string, cells: readonly string[], dimensions: readonly Symbol[], scope: Scope): HandMadeColumn | { readonly fault: Phrase } {
  const fitting = dimensions.filter((dimension) => cells.length > 0 && cells.every((cell) => memberNamed(scope, dimension, plain(cell)) !== undefined));
  const [dimension, ...rivals] = fitting;
  if (dimension !== undefined && rivals.length === 0) return { kind: "input", dimension };
  if (dimension !== undefined) return { fault: ambiguous(cells.join("、"), fitting) };
  const guess = didYouMean(word, dimensions.flatMap(({ key, otherKey }) => (otherKey === undefined ? [key] : [key, otherKey])));
  const [en, zh] = guess === undefined ? ["", ""] : [` such as “${guess}”`, `，如“${guess}”`];
  return { fault: {
    en: `the heading “${text}” is no dimension, no member, no band and no word for the value; write one that the policy knows${en}, or leave the column out: delete it, or name the others with --range`,
    zh: `表头“${text}”不是维度、成员、费用分段，也不是数值名称；请写政策文件中有的名称${zh}；不导入的列请删去，或用 --range 避开`,
  } };
}

function ambiguous(word: string, dimensions: readonly Symbol[]): Phrase {
  const names = dimensions.map(({ key, otherKey }) => namedInBoth(key, otherKey));
  return {
    en: `“${word}” may be meant of ${names.map(({ en }) => en).join(" or ")}; put the name of the dimension above the column, or a column of it beside the value`,
    zh: `“${word}”可能指${names.map(({ zh }) => zh).join("或")}；请以维度名作表头，各成员逐行列出`,
  };
}

export function memberNamed(scope: Scope, dimension: Symbol, word: string): Names | undefined {
  return membersOf(scope, dimension).map(({ member }) => member).find((member) => isNamed(member, word));
}

/** By its name in either language, or by its title. */
function isNamed(node: object, word: string): boolean {
  if (!("name" in node)) return false;
  const { name, other, title } = node as Names;
  return word !== "" && (name.key === word || other?.key === word || title?.value === word);
}

const AMOUNT = "[0-9][0-9,.]*(?:万亿|万|亿)?元?";

/** `..30,000`, `3万元以上`, `3万元-10万元`. */
function bandOf(word: string): string | undefined {
  const [, low, high] = new RegExp(`^(${AMOUNT})?\\s*(?:\\.\\.|[-–—~～至])\\s*(${AMOUNT})?$`).exec(word) ?? [];
  if (low !== undefined || high !== undefined) return `${low ?? ""}..${high ?? ""}`;
  return bandInWords(word);
}
