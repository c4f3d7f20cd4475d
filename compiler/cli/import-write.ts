import { NO_SPAN } from "../base/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Files } from "./host.ts";
import type { PathNames } from "./paths.ts";
import { reasonOf } from "./reasons.ts";
import { replaceFile } from "./replace-file.ts";

export interface NewText {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Puts all the texts in place or none: each file is replaced by renaming a finished one, and when one cannot be, those before it get
 * their old text again.
 */
export function replaceTogether(texts: readonly NewText[], names: PathNames, files: Files): Diagnostic | undefined {
  const done: { readonly path: string; readonly old: string }[] = [];
  for (const { file, before, after } of texts) {
    try {
      const path = files.realPath(names.absolute(file));
      const old = new TextDecoder("utf-8", { ignoreBOM: true }).decode(files.read(path));
      const mark = old.startsWith("\ufeff") ? "\ufeff" : "";
      if (old !== mark + before) throw Object.assign(new Error("the file was changed meanwhile"), { code: "EBUSY" });
      replaceFile(path, mark + after, files);
      done.push({ path, old });
    } catch (error) {
      for (const { path, old } of done.reverse()) replaceFile(path, old, files);
      return report("unwritable", { file, span: NO_SPAN }, { reason: reasonOf(error) });
    }
  }
  return undefined;
}
