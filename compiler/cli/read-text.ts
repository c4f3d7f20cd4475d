import { sourceText, type SourceText } from "../base/source-text.ts";
import { NO_SPAN } from "../base/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { decodeStrictly } from "./decode.ts";
import type { Files } from "./host.ts";
import type { PathNames } from "./paths.ts";
import { isNotFound, reasonOf } from "./reasons.ts";

/** With both, the text is damaged: what is not UTF-8 is U+FFFD in it. */
export interface ReadFile {
  readonly source?: SourceText;
  readonly fault?: Diagnostic;
}

/** Reads a file by its absolute path. */
export type ReadText = (absolute: string) => ReadFile;

export function textReader(names: PathNames, files: Files): ReadText {
  return (absolute) => {
    const file = names.inWorkspace(absolute);
    try {
      const { text, fault } = decodeStrictly(files.read(absolute));
      const source = sourceText(file, text);
      if (!fault) return { source };
      const span = { start: fault.offset, end: fault.offset + 1 };
      return { source, fault: report("notUtf8", { file, span }, { byte: hexadecimal(fault.byte) }) };
    } catch (error) {
      return { fault: unread(file, error) };
    }
  };
}

/** Why a file could not be read. */
export function unread(file: string, error: unknown): Diagnostic {
  return isNotFound(error) ? report("missingPath", { file, span: NO_SPAN }, {}) : report("unreadableFile", { file, span: NO_SPAN }, { reason: reasonOf(error) });
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
