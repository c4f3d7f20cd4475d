import { positionAt } from "../../compiler/base/source-text.ts";
import type { Location } from "../../compiler/base/span.ts";
import type { Compilation } from "../../compiler/compile.ts";
import type { Diagnostic, Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import { codeOf, messageOf } from "../../compiler/diagnostics/render/message.ts";
import { inReadingOrder } from "../../compiler/diagnostics/render/order.ts";

/** Everything a drafter is told, in both languages, with every place and every fix. */
export function diagnosticsText(compilation: Compilation): string {
  const diagnostics = inReadingOrder(compilation.diagnostics);
  if (diagnostics.length === 0) return "none\n";
  return `${diagnostics.map((diagnostic) => diagnosticText(diagnostic, compilation)).join("\n")}\n`;
}

function diagnosticText(diagnostic: Diagnostic, compilation: Compilation): string {
  const both: Phrase = { en: messageOf(diagnostic, "en"), zh: messageOf(diagnostic, "zh") };
  return [
    `${placeText(diagnostic.location, compilation)} ${diagnostic.severity} ${codeOf(diagnostic)}`,
    ...[both.en, both.zh].map(indented),
    ...diagnostic.notes.map(({ location, text }) => `  see ${location === undefined ? "" : `${placeText(location, compilation)} `}${text.en} | ${text.zh}`),
    ...diagnostic.fixes.flatMap(({ title, edits, safe }) => [
      `  ${safe ? "safe fix" : "fix"}: ${title.en} | ${title.zh}`,
      ...edits.map(({ location, text }) => `    ${placeText(location, compilation)} → ${JSON.stringify(text)}`),
    ]),
  ].join("\n");
}

function indented(text: string): string {
  return `  ${text.split("\n").join("\n      ")}`;
}

/** `linhai/case.tongchou:12:5-9`: line, first column, and the column behind the last where it is on the same line. */
export function placeText(location: Location | undefined, { sources }: Compilation): string {
  const source = location === undefined ? undefined : sources.get(location.file);
  if (location === undefined || source === undefined) return location?.file ?? "(nowhere)";
  const [start, end] = [positionAt(source, location.span.start), positionAt(source, location.span.end)];
  const last = end.line === start.line ? `-${end.column}` : `-${end.line}:${end.column}`;
  return `${location.file}:${start.line}:${start.column}${location.span.end > location.span.start ? last : ""}`;
}
