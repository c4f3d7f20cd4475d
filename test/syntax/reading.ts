import { expect } from "vitest";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Declaration, SourceTree } from "../../compiler/syntax/ast.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import type { Token } from "../../compiler/syntax/token.ts";

export function rebuild(tokens: readonly Token[]): string {
  return tokens.map(({ leading, image }) => leading.map((trivia) => trivia.image).join("") + image).join("");
}

/** The tree of a text that must be free of errors. */
export function tree(text: string): SourceTree {
  const { tree: found, diagnostics } = parse("a.tongchou", text);
  expect(diagnostics.map((diagnostic) => describeFinding(text, diagnostic))).toEqual([]);
  return found;
}

export function only<K extends Declaration["kind"]>(text: string, kind: K): Extract<Declaration, { kind: K }> {
  const { declarations } = tree(text);
  expect(declarations.map((declaration) => declaration.kind)).toEqual([kind]);
  return declarations[0] as Extract<Declaration, { kind: K }>;
}

export function describeFinding(text: string, { id, location }: Diagnostic): string {
  const { start, end } = location?.span ?? { start: 0, end: 0 };
  return `${id} at ${text.slice(0, start).split("\n").length} “${text.slice(start, end)}”`;
}

/** What was found, each as its id. */
export function findings(text: string): string[] {
  return parse("a.tongchou", text).diagnostics.map((diagnostic) => diagnostic.id);
}

/** A value with places and thousands separators left out and names reduced to a sign, for comparing two spellings of one program. */
export function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if ("quoted" in value || "parts" in value) return "a name";
  if (entries.length === 2 && "start" in value && "end" in value) return "a place";
  return Object.fromEntries(entries.filter(([key]) => !["span", "other", "grouped"].includes(key)).map(([key, child]) => [key, withoutNames(child)]));
}

/** A value with all places left out. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !/span/i.test(key) && key !== "word").map(([key, child]) => [key, withoutSpans(child)]));
}

/** Takes `⟦…⟧` out of a text and says where they stood. */
export function marked(text: string): { readonly text: string; readonly start: number; readonly end: number } {
  const start = text.indexOf("⟦");
  const end = text.indexOf("⟧") - 1;
  return { text: text.replace(/[⟦⟧]/g, ""), start, end };
}

export function applyFix(text: string, { fixes }: Diagnostic): string {
  const edits = [...(fixes[0]?.edits ?? [])].sort((a, b) => b.location.span.start - a.location.span.start);
  return edits.reduce((result, { location: { span }, text: replacement }) => result.slice(0, span.start) + replacement + result.slice(span.end), text);
}
