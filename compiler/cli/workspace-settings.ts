import { dirname, resolve } from "node:path";
import { lineAt, type SourceText } from "../base/source-text.ts";
import { NO_SPAN, type Location, type Span } from "../base/span.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { parseStrictJson } from "../emit/strict-json.ts";
import type { PathNames } from "./paths.ts";
import type { ReadText } from "./read-text.ts";

/** A folder whose files are read for their names, and where a workspace file says so. */
export interface LibraryFolder {
  /** Absolute. */
  readonly path: string;
  readonly location: Location;
}

/** What the workspace files say, and their texts by path in the workspace. */
export interface Settings {
  readonly libraries: readonly LibraryFolder[];
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly diagnostics: readonly Diagnostic[];
}

interface WorkspaceFile {
  readonly libraries?: readonly string[];
}

/** The wrong ones set nothing; `paths` are absolute. */
export async function readSettings(paths: readonly string[], names: PathNames, read: ReadText): Promise<Settings> {
  const sources = new Map<string, SourceText>();
  const diagnostics: Diagnostic[] = [];
  const libraries: LibraryFolder[] = [];
  for (const path of paths) {
    const { source, fault } = read(path);
    if (source) sources.set(source.path, source);
    if (fault || !source) {
      diagnostics.push(...(fault ? [fault] : []));
      continue;
    }
    const settings = await understand(source);
    if (isFault(settings)) diagnostics.push(report("workspaceFileWrong", { file: source.path, span: settings.span }, { reason: settings.reason }));
    else libraries.push(...(settings.libraries ?? []).map((folder) => ({ path: resolve(dirname(path), folder), location: { file: names.inWorkspace(path), span: spanOfText(source, folder) } })));
  }
  return { libraries, sources, diagnostics };
}

interface WrongFile {
  readonly span: Span;
  readonly reason: Phrase;
}

function isFault(settings: WorkspaceFile | WrongFile): settings is WrongFile {
  return "reason" in settings;
}

async function understand(source: SourceText): Promise<WorkspaceFile | WrongFile> {
  const parsed = parseStrictJson(source.text);
  if ("fault" in parsed) return { span: spanOfLine(source, parsed.fault.line), reason: parsed.fault.reason };
  const { value } = parsed;
  // Most of them are empty, and the schemas take longer to load than a small policy to be checked.
  if (isRecord(value) && Object.keys(value).length === 0) return {};
  const { validate } = await import("../emit/validate.ts");
  const wrong = validate("config", value);
  return wrong ? wrongPlace(source, value, wrong.place, wrong.fault) : (value as WorkspaceFile);
}

const NO_FOLDER: Phrase = {
  en: "a library is a folder relative to this file, with “/” between names",
  zh: "库应写为相对于本文件的文件夹路径，各级名称以“/”分隔",
};

/** The place is a JSON pointer. */
function wrongPlace(source: SourceText, value: unknown, place: string, fault: Phrase): WrongFile {
  const [, setting = "", index] = place.split("/");
  if (setting === "") return { span: NO_SPAN, reason: { en: `the file ${fault.en}`, zh: `文件${fault.zh}` } };
  const held = isRecord(value) ? value[setting] : undefined;
  const item: unknown = index !== undefined && Array.isArray(held) ? held[Number(index)] : undefined;
  if (item !== undefined) return { span: spanOfText(source, typeof item === "string" ? item : setting), reason: NO_FOLDER };
  return { span: spanOfText(source, setting), reason: { en: `“${setting}” ${fault.en}`, zh: `“${setting}”${fault.zh}` } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Where a string stands that is written as it is; one written with escapes is not looked for. */
function spanOfText({ text }: SourceText, written: string): Span {
  const start = text.indexOf(JSON.stringify(written));
  return start < 0 ? NO_SPAN : { start, end: start + JSON.stringify(written).length };
}

function spanOfLine(source: SourceText, line: number): Span {
  const start = source.lineStarts[line - 1] ?? 0;
  return { start, end: start + lineAt(source, line).length };
}
