/** Findings that a workspace began with: they are tolerated until a day, and nothing new is tolerated beside them. */
import { type Day, formatDay, parseDay } from "../base/calendar.ts";
import { NO_SPAN, type Span } from "../base/span.ts";
import { lineAt, type SourceText } from "../base/source-text.ts";
import type { Diagnostic, Phrase, With } from "../diagnostics/diagnostic.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { codeOf, messageOf } from "../diagnostics/render/message.ts";
import { report } from "../diagnostics/report.ts";
import { canonicalJson, compareText } from "../emit/canonical.ts";
import { parseStrictJson } from "../emit/strict-json.ts";
import type { Identified } from "./fingerprint.ts";
import { jsonPlaces } from "./json-places.ts";

/** One line of the file, as `baseline.schema.json` describes it. */
export interface KnownFinding {
  readonly code: string;
  readonly file: string;
  readonly within: readonly string[];
  readonly says: string;
  readonly fingerprint: string;
  /** The last day, ISO 8601. */
  readonly until: string;
  readonly because?: string;
}

export interface Baseline {
  readonly findings: readonly KnownFinding[];
  readonly source: SourceText | undefined;
}

export const NO_BASELINE: Baseline = { findings: [], source: undefined };

export async function readBaseline(source: SourceText): Promise<With<Baseline>> {
  const wrong = (span: Span, reason: Phrase): With<Baseline> => ({ value: NO_BASELINE, diagnostics: [report("baselineWrong", { file: source.path, span }, { reason })] });
  const parsed = parseStrictJson(source.text);
  if ("fault" in parsed) return wrong(lineSpan(source, parsed.fault.line), parsed.fault.reason);
  const { validate } = await import("../emit/validate.ts");
  const fault = validate("baseline", parsed.value);
  if (fault !== undefined) {
    const place = fault.place === "/" ? "" : fault.place;
    const what = place === "" ? { en: "the file", zh: "文件" } : { en: `“${place}”`, zh: `“${place}”` };
    return wrong(jsonPlaces(source.text).get(place)?.value ?? NO_SPAN, { en: `${what.en} ${fault.fault.en}`, zh: `${what.zh}${fault.fault.zh}` });
  }
  const { findings } = parsed.value as unknown as Baseline;
  const undated = findings.findIndex(({ until }) => parseDay(until) === undefined);
  if (undated < 0) return { value: { findings, source }, diagnostics: [] };
  return wrong(jsonPlaces(source.text).get(`/findings/${undated}/until`)?.value ?? NO_SPAN, { en: "there is no such day", zh: "没有这一天" });
}

/** A finding, with what tolerates it today. */
export interface Judged extends Identified {
  readonly known: KnownFinding | undefined;
}

export interface Matched {
  readonly findings: readonly Judged[];
  /** About the file itself: entries that nothing answers to any more. */
  readonly diagnostics: readonly Diagnostic[];
}

/** `isLooked` says whether a file was looked at, or is gone, so that its entries must have been found. The day itself is still tolerated. */
export function matchBaseline({ findings: entries, source }: Baseline, identified: readonly Identified[], today: Day, isLooked: (file: string) => boolean): Matched {
  const places = source && entries.length > 0 ? jsonPlaces(source.text) : undefined;
  const placeOf = (index: number) => (source === undefined ? undefined : { file: source.path, span: places?.get(`/findings/${index}`)?.value ?? NO_SPAN });
  const byFingerprint = new Map(entries.map((entry, index) => [entry.fingerprint, { entry, index }]));
  const found = new Set(identified.map(({ fingerprint }) => fingerprint));
  const findings = identified.map((one): Judged => {
    const match = byFingerprint.get(one.fingerprint);
    if (match === undefined) return { ...one, known: undefined };
    if (today <= (parseDay(match.entry.until) ?? -1)) return { ...one, known: match.entry };
    const { until } = match.entry;
    const note = { location: placeOf(match.index), text: { en: `it was tolerated until ${until}`, zh: `曾容许至 ${until}` } };
    return { ...one, known: undefined, diagnostic: { ...one.diagnostic, notes: [...one.diagnostic.notes, note] } };
  });
  const gone = entries.flatMap((entry, index) => (found.has(entry.fingerprint) || !isLooked(entry.file) ? [] : [report("baselineGone", placeOf(index), { code: entry.code, place: [entry.file, ...entry.within].join(" › ") })]));
  return { findings, diagnostics: gone };
}

export interface Renewal {
  readonly today: Day;
  /** The day of what is new or has run out. */
  readonly until: Day;
  /** Of the sentences, which are for readers alone: an entry is known by its fingerprint. */
  readonly language: Language;
}

/** Of what is found now; an entry that still holds keeps its day and its reason, one that has run out keeps its reason. Entries of files that were not looked at stay. */
export function renewBaseline({ findings: entries }: Baseline, identified: readonly Identified[], { today, until, language }: Renewal, isLooked: (file: string) => boolean): string {
  const byFingerprint = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const renewed = identified.map(({ diagnostic, file, within, fingerprint }): KnownFinding => {
    const before = byFingerprint.get(fingerprint);
    const holds = before !== undefined && today <= (parseDay(before.until) ?? -1);
    const because = before?.because;
    return {
      code: codeOf(diagnostic), file, within, says: messageOf(diagnostic, language), fingerprint,
      until: holds ? before.until : formatDay(until), ...(because !== undefined && { because }),
    };
  });
  const found = new Set(renewed.map(({ fingerprint }) => fingerprint));
  return baselineText([...renewed, ...entries.filter(({ file, fingerprint }) => !isLooked(file) && !found.has(fingerprint))]);
}

/** Each entry in canonical form (RFC 8785) on a line of its own, in an order that neither lines of policies nor a language decide: two people's changes merge. */
export function baselineText(findings: readonly KnownFinding[]): string {
  const lines = findings.map((finding) => ({ key: [finding.file, finding.code, ...finding.within, finding.fingerprint, finding.says].join("\n"), line: canonicalJson(finding) }));
  const sorted = lines.sort((a, b) => compareText(a.key, b.key)).map(({ line }) => `\n${line}`);
  return `{"findings":[${sorted.join(",")}${sorted.length > 0 ? "\n" : ""}],"version":1}\n`;
}

function lineSpan(source: SourceText, line: number): Span {
  const start = source.lineStarts[line - 1] ?? 0;
  return { start, end: start + lineAt(source, line).length };
}
