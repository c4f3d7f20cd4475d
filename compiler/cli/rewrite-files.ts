import { NO_SPAN } from "../base/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Files } from "./host.ts";
import type { PathNames } from "./paths.ts";
import { reasonOf } from "./reasons.ts";
import { replaceFile } from "./replace-file.ts";

/** Puts new texts in the place of files, each whole or not at all; says which could not be written. */
export function rewriteFiles(texts: readonly (readonly [file: string, text: string])[], names: PathNames, files: Files): readonly Diagnostic[] {
  return texts.flatMap(([file, text]) => {
    try {
      // A link stays a link: what it leads to is rewritten.
      const path = files.realPath(names.absolute(file));
      replaceFile(path, byteOrderMark(files.read(path)) + text, files);
      return [];
    } catch (error) {
      return [report("unwritable", { file, span: NO_SPAN }, { reason: reasonOf(error) })];
    }
  });
}

function byteOrderMark(bytes: Uint8Array): string {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "\ufeff" : "";
}
