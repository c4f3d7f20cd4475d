import { dirname, join, resolve } from "node:path";
import { NO_SPAN } from "../../base/span.ts";
import { bind } from "../../bind/bind.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import { namePhrase } from "../../model/names.ts";
import { writeCsv } from "../../sheets/csv.ts";
import { exportBook, exportCsv, languageOf, type ExportOrder } from "../../sheets/export-book.ts";
import { readSource, type SheetSource } from "../../sheets/source-tables.ts";
import { WORDS } from "../../sheets/words.ts";
import { compileWorkspace, provincesOf } from "../compile-workspace.ts";
import { unwritableIn } from "../export-characters.ts";
import { workbookBytes } from "../export-workbook.ts";
import type { ExitCode, Host } from "../host.ts";
import { countOf, say } from "../messages.ts";
import { reasonOf } from "../reasons.ts";
import { replaceBytes } from "../replace-file.ts";
import { exitCodeOf, showPretty } from "../show.ts";
import type { Call } from "../usage.ts";
import { readWorkspace, type WorkspaceFiles } from "../workspace-files.ts";

/** A file to be written, by its path from the folder asked for. */
interface Written {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export async function exportTables(call: Call, host: Host): Promise<ExitCode> {
  const workspace = await readWorkspace(call.arguments, host);
  const sources = [...workspace.own].sort().map((file) => readSource(file, workspace.sources.get(file)?.text ?? ""));
  // Of a file that was not read to its end some rows would be missing, and an import would take them away.
  const unread = [...workspace.diagnostics, ...sources.filter(({ file }) => !workspace.damaged.has(file)).flatMap(({ parsed }) => parsed.diagnostics.filter(({ severity }) => severity === "error"))];
  const strange = call.options.get("format") === "csv" ? [] : sources.flatMap(unwritableIn);
  if (exitCodeOf([...unread, ...strange]) !== 0) return stop([...unread, ...strange], workspace, call, host);
  const orders = await ordersOf(sources.filter(({ tables }) => tables.length > 0), workspace, call, host);
  const written = (await Promise.all(orders.map((order) => filesOf(order, call)))).flat();
  const folder = resolve(host.workingFolder, call.options.get("out") ?? usualFolder);
  const failure = writeAll(written, folder, workspace, host);
  if (failure !== undefined) return stop([failure], workspace, call, host);
  const [tables, values] = sizesOf(sources);
  const told = { tables: countOf(tables, "table"), values: countOf(values, "single value"), files: countOf(written.length, "file"), folder: call.options.get("out") ?? usualFolder };
  host.out.write(`${say(call.language, "exported", told)}\n`);
  return 0;
}

function sizesOf(sources: readonly SheetSource[]): readonly [tables: number, values: number] {
  const all = sources.flatMap((source) => source.tables);
  const lists = all.filter(({ kind }) => kind === "values");
  return [all.length - lists.length, lists.reduce((sum, { rows }) => sum + rows.length, 0)];
}

const usualFolder = "dist/sheets";

async function stop(diagnostics: readonly Diagnostic[], workspace: WorkspaceFiles, call: Call, host: Host): Promise<ExitCode> {
  const sources = new Map([...workspace.sources, ...workspace.workspaceFiles]);
  showPretty({ diagnostics, sources, files: workspace.own.size, shownPath: workspace.names.shown }, call.language, host.err, host);
  host.err.write(`${say(call.language, "notBuilt", {})}\n`);
  return exitCodeOf(diagnostics);
}

/** Files by the province that they belong to; what belongs to none, such as a library, comes last. */
async function ordersOf(sources: readonly SheetSource[], workspace: WorkspaceFiles, call: Call, host: Host): Promise<readonly ExportOrder[]> {
  const { program } = await compileWorkspace(workspace, call, host);
  const { scopes } = bind([...workspace.sources].map(([file, { text }]) => readSource(file, text).parsed.tree)).value;
  const provinces = provincesOf(program, workspace.own).map(({ province, policies }) => {
    const { en, zh } = namePhrase(province);
    return { province: [en, zh], files: new Set([province, ...policies].map(({ location }) => location.file)) };
  });
  const placed = provinces.map(({ province, files }): ExportOrder => ({ province, scopes, sources: sources.filter(({ file }) => files.has(file)) }));
  const others = sources.filter(({ file }) => !provinces.some(({ files }) => files.has(file)));
  return [...placed, { province: [], scopes, sources: others }].filter((order) => order.sources.length > 0);
}

async function filesOf(order: ExportOrder, call: Call): Promise<readonly Written[]> {
  const language = languageOf(order);
  const [en, zh] = order.province;
  const title = (language === "zh" ? zh : en) ?? WORDS.shared[language];
  if (call.options.get("format") !== "csv") return [{ path: `${plainName(title)}.xlsx`, bytes: await workbookBytes(exportBook(order, title)) }];
  return exportCsv(order).map(({ name, rows }) => ({ path: `${plainName(title)}/${plainName(name)}.csv`, bytes: new TextEncoder().encode(writeCsv(rows)) }));
}

/** What Windows takes for a file's name, and a shell without quotes. */
function plainName(name: string): string {
  return name.replace(/[<>:"/\\|?*'`$&;()\s\u0000-\u001f]+/g, "_").replace(/\.+$/, "_");
}

function writeAll(written: readonly Written[], folder: string, { names }: WorkspaceFiles, host: Host): Diagnostic | undefined {
  for (const { path, bytes } of written) {
    const absolute = join(folder, path);
    try {
      host.files.makeFolder(dirname(absolute));
      replaceBytes(absolute, bytes, host.files);
    } catch (error) {
      return report("unwritable", { file: names.inWorkspace(absolute), span: NO_SPAN }, { reason: reasonOf(error) });
    }
  }
  return undefined;
}
