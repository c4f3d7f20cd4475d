import type { Diagnostic, Severity } from "../diagnostic.ts";
import type { Language } from "./fill.ts";

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  /** Those that a baseline tolerates; they are in no other count. Missing where there is no baseline. */
  readonly known?: number;
}

export function summarize(diagnostics: readonly Diagnostic[], files: number): Summary {
  const count = (severity: Severity): number => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { files, errors: count("error"), warnings: count("warning") };
}

/** `3 files: 2 errors, no warnings; 4 known findings` */
export function summaryLine({ files, errors, warnings, known }: Summary, language: Language): string {
  if (language === "zh") return `共 ${files} 个文件：${errors} 个错误，${warnings} 个警告${known === undefined ? "" : `；已知问题 ${known} 个`}`;
  return `${counted(files, "file")}: ${counted(errors, "error")}, ${counted(warnings, "warning")}${known === undefined ? "" : `; ${counted(known, "known finding")}`}`;
}

export function counted(count: number, noun: string, several = `${noun}s`): string {
  return `${count === 0 ? "no" : count} ${count === 1 ? noun : several}`;
}
