import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { FundFile, Tables } from "../emit/format.ts";

/** Forms that the compiled tables are given beside their own. */
export const TARGETS = ["sql", "dmn", "typescript"] as const;
export type Target = (typeof TARGETS)[number];

/** One compiled file and where it was written: the targets are made from this alone. */
export interface CompiledFile {
  readonly path: string;
  readonly file: Tables | FundFile;
}

/** What one file of a target is made of: the name it has before its digest and its ending. */
export interface TargetText {
  readonly name: string;
  readonly province: string;
  /** Absent where the file is of a whole province. */
  readonly scheme?: string | undefined;
  readonly text: string;
}

export interface TargetTexts {
  readonly texts: readonly TargetText[];
  /** What the target has no words for. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface CompiledScheme extends CompiledFile {
  readonly file: Tables;
}

export interface CompiledFunds extends CompiledFile {
  readonly file: FundFile;
}

export function schemesOf(files: readonly CompiledFile[]): CompiledScheme[] {
  return files.flatMap(({ path, file }) => ("benefits" in file ? [{ path, file }] : []));
}

export function fundsOf(files: readonly CompiledFile[]): CompiledFunds[] {
  return files.flatMap(({ path, file }) => ("benefits" in file ? [] : [{ path, file }]));
}
