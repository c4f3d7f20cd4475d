/** A log in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS, 2020); what every command that writes one has in common. */
import { type Position, positionAt } from "../base/source-text.ts";
import type { Location } from "../base/span.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { RenderContext } from "../diagnostics/render/context.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { VERSION } from "./version.ts";

export interface SarifPlace {
  /** The path for people, relative to the working folder, with `/`. */
  readonly file: string;
  readonly range?: { readonly start: Position; readonly end: Position } | undefined;
}

/** Without lines where the text of the file is not known. */
export function sarifPlace({ file, span }: Location, { sources, shownPath }: Pick<RenderContext, "sources" | "shownPath">): SarifPlace {
  const source = sources.get(file);
  return { file: shownPath(file), ...(source && { range: { start: positionAt(source, span.start), end: positionAt(source, span.end) } }) };
}

export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly level: "error" | "warning" | "note";
  readonly short: string;
  readonly full: string;
  /** Markdown, in both languages. */
  readonly help: string;
}

/** A rule of a command's own, which has no page. */
export interface NamedRule {
  readonly name: string;
  readonly level: SarifRule["level"];
  readonly short: Phrase;
  readonly why: Phrase;
}

/** Of the rules those that are broken, in their order. */
export function brokenOf(rules: Readonly<Record<string, NamedRule>>, results: readonly SarifResult[], language: Language): readonly SarifRule[] {
  const broken = new Set(results.map(({ rule }) => rule));
  return Object.entries(rules).filter(([id]) => broken.has(id))
    .map(([id, { name, level, short, why }]) => ({ id, name, level, short: short[language], full: why[language], help: `${why.en}\n\n${why.zh}` }));
}

export interface SarifResult {
  readonly rule: string;
  readonly level: "error" | "warning" | "note";
  readonly message: string;
  readonly place: SarifPlace | undefined;
  readonly related?: readonly { readonly text: string; readonly place: SarifPlace | undefined }[];
  readonly fixes?: readonly { readonly title: string; readonly edits: readonly { readonly place: SarifPlace; readonly text: string }[] }[];
  readonly fingerprint: string;
  readonly baselineState?: "new" | "unchanged";
  readonly justification?: string | undefined;
}

export interface SarifRun {
  readonly command: string;
  readonly language: Language;
  readonly rules: readonly SarifRule[];
  readonly results: readonly SarifResult[];
  /** About the call and its surroundings: these are no results. */
  readonly notifications: readonly SarifResult[];
  readonly exitCode: number;
}

const BASE = "%SRCROOT%";

/**
 * One run. Columns are in UTF-16 units, paths relative to the working folder. Where that lies is left out, so that
 * the same findings give the same bytes everywhere; the format allows it, and code hosts put their checkout in its place.
 */
export function sarifLog({ command, language, rules, results, notifications, exitCode }: SarifRun): string {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const run = {
    tool: { driver: { name: "tongchou", version: VERSION, semanticVersion: VERSION, rules: rules.map(ruleOf) } },
    automationDetails: { id: `tongchou/${command}/` },
    language: language === "zh" ? "zh-CN" : "en-US",
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [BASE]: { description: { text: "The folder in which the command was called." } } },
    invocations: [{
      executionSuccessful: exitCode !== 2, exitCode,
      ...(notifications.length > 0 && { toolExecutionNotifications: notifications.map(notificationOf) }),
    }],
    results: results.map((result) => ({ ruleId: result.rule, ruleIndex: indexes.get(result.rule) ?? -1, ...resultOf(result) })),
  };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function ruleOf({ id, name, level, short, full, help }: SarifRule): object {
  return { id, name, shortDescription: { text: short }, fullDescription: { text: full }, help: { text: help, markdown: help }, defaultConfiguration: { level } };
}

function notificationOf({ rule, level, message, place }: SarifResult): object {
  return { descriptor: { id: rule }, level, message: { text: message }, ...(place && { locations: [{ physicalLocation: physical(place) }] }) };
}

function resultOf({ level, message, place, related = [], fixes = [], fingerprint, baselineState, justification }: SarifResult): object {
  return {
    level,
    message: { text: message },
    ...(place && { locations: [{ physicalLocation: physical(place) }] }),
    ...(related.length > 0 && { relatedLocations: related.map((note, id) => ({ id, message: { text: note.text }, ...(note.place && { physicalLocation: physical(note.place) }) })) }),
    ...(fixes.length > 0 && { fixes: fixes.map(fixOf) }),
    // GitHub tells findings apart by the first of these alone.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint.slice(0, 16)}:1`, "tongchou/v1": fingerprint },
    ...(baselineState && { baselineState }),
    ...(justification !== undefined && { suppressions: [{ kind: "external", status: "accepted", justification }] }),
  };
}

function fixOf({ title, edits }: NonNullable<SarifResult["fixes"]>[number]): object {
  const files = [...new Set(edits.map(({ place }) => place.file))];
  const changes = files.map((file) => ({
    artifactLocation: artifact(file),
    replacements: edits.filter(({ place }) => place.file === file).map(({ place, text }) => ({ deletedRegion: regionOf(place), insertedContent: { text } })),
  }));
  return { description: { text: title }, artifactChanges: changes };
}

function physical(place: SarifPlace): object {
  return { artifactLocation: artifact(place.file), ...(place.range && { region: regionOf(place) }) };
}

function regionOf({ range }: SarifPlace): object {
  const { start, end } = range ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** RFC 3986: each name by itself, so that `#`, `?` and Chinese characters are part of it. */
function artifact(file: string): object {
  return { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: BASE };
}
