import { join } from "node:path";
import { sha256Of } from "../../base/digest.ts";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import { MANIFEST_PATH } from "../../emit/format.ts";
import type { Manifest } from "../../emit/manifest-format.ts";
import { parseStrictJson } from "../../emit/strict-json.ts";
import { validate } from "../../emit/validate.ts";
import { decodeExactly } from "../decode.ts";
import type { Files } from "../host.ts";
import { isNotFound, reasonOf } from "../reasons.ts";

/** A path relative to the folder, and what is wrong with it. */
export interface FolderFault {
  readonly path: string;
  readonly fault: Phrase;
}

/**
 * The files of these kinds that the manifest names, each with the digest that it gives and obeying its schema, so that nobody is paid by half a
 * copy or an altered table. That every table is complete is for `verify` to say.
 */
export function readTableFolder(folder: string, files: Files, kinds: readonly ("tables" | "fund")[] = ["tables"]): { readonly texts: ReadonlyMap<string, string> } | FolderFault {
  const manifest = readJson<Manifest>({ folder, path: MANIFEST_PATH, kind: "manifest" }, files);
  if ("fault" in manifest) return manifest;
  const texts = new Map<string, string>();
  for (const { path, kind, sha256 } of manifest.value.files.filter((entry) => kinds.includes(entry.kind))) {
    const read = readJson({ folder, path, kind, sha256 }, files);
    if ("fault" in read) return read;
    texts.set(path, read.text);
  }
  return { texts };
}

type Read<T> = { readonly text: string; readonly value: T } | FolderFault;

interface Wanted {
  readonly folder: string;
  readonly path: string;
  readonly kind: "manifest" | "tables" | "fund";
  readonly sha256?: string;
}

function readJson<T>({ folder, path, kind, sha256 }: Wanted, files: Files): Read<T> {
  const text = textOf(join(folder, path), kind, files);
  if (typeof text !== "string") return { path, fault: text };
  if (sha256 !== undefined && sha256Of(text) !== sha256) return { path, fault: { en: "it is not the file that the manifest names", zh: "与清单记录的文件不符" } };
  const parsed = parseStrictJson(text);
  if ("fault" in parsed) return { path, fault: parsed.fault.reason };
  const broken = validate(kind, parsed.value);
  if (broken !== undefined) return { path, fault: { en: `${broken.place} ${broken.fault.en}`, zh: `${broken.place} ${broken.fault.zh}` } };
  return { text, value: parsed.value as unknown as T };
}

const NOT_BUILT: Phrase = {
  en: "there is no such file; `tongchou build` writes the tables, --tables names their folder",
  zh: "没有这个文件；数据表由 `tongchou build` 生成，所在文件夹用 --tables 指明",
};

function textOf(path: string, kind: Wanted["kind"], files: Files): string | Phrase {
  try {
    return decodeExactly(files.read(path)) ?? { en: "it is not UTF-8", zh: "不是 UTF-8 文本" };
  } catch (error) {
    return kind === "manifest" && isNotFound(error) ? NOT_BUILT : reasonOf(error);
  }
}
