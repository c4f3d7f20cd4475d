/** Days that are in the wrong order, or outside their document. */
import { formatDay } from "../../../compiler/base/calendar.ts";
import { argument, deleting, offer, type Remedy, textAt, writing } from "./finding.ts";

/** The two days of a stretch that ends before it begins. */
export const swapDays: Remedy = (finding) => {
  const { tokens, span, text } = finding;
  const before = tokens.filter(({ kind, span: own }) => kind === "Date" && own.end <= span.start).at(-1);
  if (before === undefined) return [];
  const { start, end } = before.span;
  return [offer(finding, { en: "swap the two days", zh: "调换两个日期" }, [[start, end, textAt(finding, span)], [span.start, span.end, text.slice(start, end)]])];
};

/** The day on which the document itself begins or ends. */
export const documentsDay: Remedy = (finding) => {
  const day = argument(finding, finding.diagnostic.id === "beyondDocument" ? "end" : "start");
  return [writing(finding, finding.span, { en: day, zh: day })];
};

/** With the words `from` and `to` before them. */
export const deleteDates: Remedy = (finding) => {
  const { tokens, span } = finding;
  const at = tokens.findIndex(({ span: own }) => own.start === span.start);
  const start = tokens[at - 1]?.span.start ?? span.start;
  const isStretch = tokens[at + 1]?.keyword === "to" && tokens[at + 2]?.kind === "Date";
  return [deleting(finding, { start, end: isStretch ? (tokens[at + 2]?.span.end ?? span.end) : span.end })];
};

/** The day of issue, where the head says it: most documents are in force from then on, if they say nothing else. */
export const effectiveFromIssue: Remedy = (finding) => {
  const header = finding.snapshot.parsed.get(finding.file)?.tree.header;
  if (header?.issued === undefined) return [];
  const { end } = header.issued.span;
  const day = formatDay(header.issued.day);
  return [offer(finding, { en: `add “effective from ${day}”, the day of issue`, zh: `加上“生效 ${day}”（印发之日）` }, [[end, end, finding.spelling === "zh" ? ` 生效 ${day}` : ` effective from ${day}`]])];
};
