import { expect } from "vitest";
import { bind } from "../../compiler/bind/bind.ts";
import { namesInUse } from "../../compiler/bind/occurrences/names-in-use.ts";
import type { SourceFile } from "../../compiler/compile.ts";
import { format, type FormatOptions } from "../../compiler/format/format.ts";
import { parseTree } from "../../compiler/syntax/parse.ts";

/** The text as it is laid out; a refusal fails the test. */
export function laidOut(text: string, options: FormatOptions = {}): string {
  const formatted = format(text, options);
  if (formatted.kind === "refused") expect(formatted.diagnostics.map(({ id, location }) => `${id} at “${text.slice(location?.span.start, location?.span.end)}”`)).toEqual([]);
  return formatted.kind === "formatted" ? formatted.text : text;
}

/** The files in one language, each with the names of all. */
export function translated(files: readonly SourceFile[], spelling: "en" | "zh"): SourceFile[] {
  const { units, scopes } = bind(files.map(({ path, text }) => parseTree(path, text).tree)).value;
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return files.map(({ path, text }) => {
    const scope = scopes.get(path);
    return { path, text: laidOut(text, { file: path, spelling, ...(scope === undefined ? {} : { names: namesInUse(scope, byName, (file) => files.find((other) => other.path === file)?.text ?? "") }) }) };
  });
}
