import type { Diagnostic, Phrase } from "../../diagnostics/diagnostic.ts";
import { rangeOf, type RenderContext } from "../../diagnostics/render/context.ts";
import { fill, type Language } from "../../diagnostics/render/fill.ts";
import { helpOf, messageOf } from "../../diagnostics/render/message.ts";
import type { KnownFinding } from "../../findings/baseline.ts";

const SENTENCES = {
  see: { en: "see {place}: {text}", zh: "参见 {place}：{text}" },
  note: { en: "note: {text}", zh: "提示：{text}" },
  help: { en: "help: {text}", zh: "建议：{text}" },
  fix: { en: "fix: {text}", zh: "可修正：{text}" },
  known: { en: "tolerated until {until}", zh: "容许至 {until}" },
  knownBecause: { en: "tolerated until {until}: {because}", zh: "容许至 {until}：{because}" },
  inOrder: { en: "no findings", zh: "没有问题" },
} as const satisfies Record<string, Phrase>;

export function word(language: Language, name: keyof typeof SENTENCES, args: Readonly<Record<string, string>> = {}): string {
  return fill(SENTENCES[name], args, language);
}

/** The sentence, its notes with their places, the remedy and the fixes: a line each, for places that show no source. */
export function linesOf(diagnostic: Diagnostic, context: RenderContext): readonly string[] {
  const { language } = context;
  const help = helpOf(diagnostic, language);
  const notes = diagnostic.notes.map(({ location, text }) => {
    const line = location && rangeOf(location, context)?.start.line;
    if (location === undefined) return word(language, "note", { text: text[language] });
    return word(language, "see", { place: `${context.shownPath(location.file)}${line === undefined ? "" : `:${line}`}`, text: text[language] });
  });
  const fixes = diagnostic.fixes.map(({ title }) => word(language, "fix", { text: title[language] }));
  return [messageOf(diagnostic, language), ...notes, ...(help === undefined ? [] : [word(language, "help", { text: help })]), ...fixes];
}

export function knownText({ until, because }: KnownFinding, language: Language): string {
  return because === undefined ? word(language, "known", { until }) : word(language, "knownBecause", { until, because });
}
