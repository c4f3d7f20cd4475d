/** Ways out that the words of a line show. */
import { parseDay } from "../../../compiler/base/calendar.ts";
import type { Span } from "../../../compiler/base/span.ts";
import type { Fix } from "../../../compiler/diagnostics/diagnostic.ts";
import { memberOf } from "../../../compiler/bind/occurrences/occurrence.ts";
import { symbolsOf } from "../../../compiler/bind/scope.ts";
import { adding, argument, deleting, type Finding, offer, type Remedy, textAt, writing } from "./finding.ts";

export const closeComment: Remedy = (finding) => {
  const rest = finding.text.slice(finding.span.start);
  const end = finding.span.start + (/\r?\n/.exec(rest)?.index ?? rest.length);
  return [offer(finding, { en: "close the comment at the end of its line", zh: "在行末结束注释" }, [[end, end, " */"]])];
};

/** The last day that the month has. */
export const lastDayOfMonth: Remedy = (finding) => {
  const written = textAt(finding, finding.span);
  const [, year = "", month = "", day = ""] = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})/.exec(written) ?? [];
  const last = [31, 30, 29, 28].find((one) => one < Number(day) && parseDay(`${year}-${month.padStart(2, "0")}-${one}`) !== undefined);
  if (last === undefined) return [];
  const text = written.replace(/\d{1,2}(?=\D*$)/, String(last));
  return [writing(finding, finding.span, { en: text, zh: text })];
};

export const quote: Remedy = (finding) => {
  const { start, end } = finding.span;
  return /["“”「」]/.test(textAt(finding, finding.span)) ? [] : [offer(finding, { en: "put the name in quotes", zh: "给名称加引号" }, [[start, start, "\""], [end, end, "\""]])];
};

/** The word and what belongs to it: all up to the next word of the language or mark. */
export const deleteClause: Remedy = (finding) => [deleting(finding, clauseAt(finding))];

function clauseAt({ tokens, span, text }: Finding): Span {
  const first = tokens.findIndex(({ span: own }) => own.start >= span.start);
  let { end } = span;
  for (const token of tokens.slice(first + 1)) {
    const isNext = token.kind === "Keyword" || token.kind === "Mark" || token.kind === "EndOfFile" || text.slice(end, token.span.start).includes("\n");
    if (token.span.start >= span.end && isNext) break;
    end = Math.max(end, token.span.end);
  }
  return { start: span.start, end };
}

/** Only where the mark lies on the words that the sentence quotes: elsewhere more than they would go. */
export const deleteWithoutEffect: Remedy = (finding) => ([argument(finding, "word", "en"), argument(finding, "word", "zh")].includes(textAt(finding, finding.span)) ? deleteClause(finding) : []);

export const deleteIt: Remedy = (finding) => [deleting(finding, finding.span)];

/** `retired: halve`: a condition names the dimension too. Where the file itself compares that member, the compiler has offered it. */
export const nameDimension: Remedy = (finding) => {
  const { scope, span, text, diagnostic: { fixes } } = finding;
  if (fixes.length > 0) return [];
  const word = textAt(finding, span);
  if (scope === undefined || !/^[ \t]*[:：]/.test(text.slice(span.end))) return [];
  const holders = symbolsOf(scope, "Dimension").filter((dimension) => memberOf(scope, dimension, { key: word }) !== undefined);
  return holders.map(({ key, otherKey = key, node }) => {
    const isMany = node.kind === "Dimension" && node.many;
    return writing(finding, span, { en: `${key} ${isMany ? "has" : "="} ${word}`, zh: `${otherKey} ${isMany ? "含" : "="} ${word}` });
  });
};

/** A line of a table that was pasted with wide gaps between its cells. */
export const putBetweenBars: Remedy = (finding) => {
  const { text, span: { start } } = finding;
  const line = text.slice(start).split(/\r?\n/, 1)[0] ?? "";
  const cells = line.trimEnd().split(/\t+|\u3000+|[ \u00a0]{2,}/);
  if (cells.length < 2 || /[{}|]/.test(line)) return [];
  const row = `| ${cells.join(" | ")} |`;
  return [offer(finding, { en: `write ${row}`, zh: `改为 ${row}` }, [[start, start + line.trimEnd().length, row]])];
};

/** “Delete it, or begin a new line.” */
export const deleteOrNewLine: Remedy = (finding): readonly Fix[] => {
  const { start } = finding.span;
  const gap = start - (/[ \t]*$/.exec(finding.text.slice(0, start))?.[0].length ?? 0);
  return [deleting(finding, finding.span), offer(finding, { en: "begin a new line here", zh: "在此另起一行" }, [[gap, start, "\n"]])];
};

const EVENTS = { admission: "入院", discharge: "出院", visit: "就诊", contribution: "缴费", year_start: "年初" } as const;

export const nameEvent: Remedy = (finding) => Object.entries(EVENTS).map(([en, zh]) => writing(finding, finding.span, { en, zh }));

export const addUniform: Remedy = (finding) => [adding(finding, finding.span.end, { en: " uniform", zh: " 统一" })];
export const addAnyBenefit: Remedy = (finding) => [adding(finding, finding.span.end, { en: " of any benefit", zh: " 的 任一待遇" })];
