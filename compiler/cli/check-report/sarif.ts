import type { Location } from "../../base/span.ts";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import { CATALOGUE } from "../../diagnostics/catalogue.ts";
import { codeOf, helpOf, messageOf } from "../../diagnostics/render/message.ts";
import type { Judged } from "../../findings/baseline.ts";
import { isOutside } from "../reasons.ts";
import { sarifLog, sarifPlace, type SarifPlace, type SarifResult, type SarifRule } from "../sarif.ts";
import type { CheckContext, CheckReport, PageOf } from "./report.ts";
import { knownText } from "./words.ts";

export function sarifReport(report: CheckReport, context: CheckContext, exitCode: number): string {
  const [outside, results] = [report.findings.filter(({ diagnostic }) => isOutside(diagnostic)), report.findings.filter(({ diagnostic }) => !isOutside(diagnostic))];
  const made = (findings: readonly Judged[]): readonly SarifResult[] => findings.map((finding) => resultOf(finding, report, context));
  return sarifLog({ command: "check", language: context.language, rules: rulesOf(results, context), results: made(results), notifications: made(outside), exitCode });
}

/** Those that are broken, by code. */
function rulesOf(findings: readonly Judged[], context: CheckContext): readonly SarifRule[] {
  const byCode = new Map(findings.map(({ diagnostic }) => [codeOf(diagnostic), diagnostic]));
  return [...byCode].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, diagnostic]) => {
    const { severity, en, zh } = CATALOGUE[diagnostic.id];
    const page = readPage(code, context.pageOf);
    const sentences = { en: open(en), zh: open(zh) };
    return {
      id: code, name: nameOf(diagnostic.id), level: severity, short: page?.titles[context.language] ?? sentences[context.language], full: page?.why[context.language] ?? sentences[context.language],
      help: page?.help ?? [sentences.en, sentences.zh].join("\n\n"),
    };
  });
}

interface RulePage {
  readonly titles: Phrase;
  /** The first paragraph of each part. */
  readonly why: Phrase;
  readonly help: string;
}

/** `# CODE · title · 标题`, and below it the page in both languages; how its examples are put together for tests is of no use here. */
function readPage(code: string, pageOf: PageOf): RulePage | undefined {
  const page = pageOf(code)?.trimEnd();
  const [, en, zh] = /^# \S+ · ([^·\n]+) · ([^·\n]+)$/m.exec(page ?? "") ?? [];
  const [whyEn, whyZh] = ["English", "中文"].map((heading) => page?.split(`## ${heading}\n`)[1]?.split("\n")[0]);
  if (page === undefined || en === undefined || zh === undefined || whyEn === undefined || whyZh === undefined) return undefined;
  return { titles: { en, zh }, why: { en: whyEn, zh: whyZh }, help: page.replace(/^(```\w+) .*$/gm, "$1") };
}

/** A sentence of the catalogue by itself, its holes left open. */
function open(sentence: string): string {
  return sentence.replace(/\{\w+\}/g, "…");
}

function nameOf(id: string): string {
  return id.slice(0, 1).toUpperCase() + id.slice(1);
}

function resultOf({ diagnostic, fingerprint, known }: Judged, { hasBaseline }: CheckReport, context: CheckContext): SarifResult {
  const { language } = context;
  const placeOf = (location: Location | undefined): SarifPlace | undefined => location && sarifPlace(location, context);
  const remedy = helpOf(diagnostic, language);
  return {
    rule: codeOf(diagnostic), level: diagnostic.severity, place: placeOf(diagnostic.location), fingerprint,
    message: [messageOf(diagnostic, language), ...(remedy === undefined ? [] : [remedy])].join("\n"),
    related: diagnostic.notes.map(({ location, text }) => ({ text: text[language], place: placeOf(location) })),
    fixes: diagnostic.fixes.map(({ title, edits }) => ({
      title: title[language], edits: edits.map(({ location, text }) => ({ text, place: sarifPlace(location, context) })),
    })),
    ...(hasBaseline && { baselineState: known === undefined ? "new" : "unchanged" }),
    ...(known !== undefined && { justification: knownText(known, language) }),
  };
}
