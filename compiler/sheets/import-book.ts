/** Spreadsheets that were exported and edited, brought back to the policies. */
import { NO_SPAN } from "../base/span.ts";
import type { Scope } from "../bind/scope.ts";
import type { Diagnostic, With } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Grid } from "./book.ts";
import { importTable, type TableChange } from "./import-table.ts";
import { isOriginSheet, readCsvKey, readOrigins, type Origin } from "./origin.ts";
import { blocksIn, type Block } from "./read-block.ts";
import * as reasons from "./reasons.ts";
import type { SheetSource } from "./source-tables.ts";
import { spellingIn } from "./spelling-in.ts";

/** A spreadsheet as it was read. */
export interface ReadBook {
  /** Its path, for findings. */
  readonly file: string;
  readonly grids: readonly Grid[];
}

export interface Policies {
  readonly sources: readonly SheetSource[];
  readonly scopes: ReadonlyMap<string, Scope>;
}

/** Every change, or what stands in its way; tables that are missing in the spreadsheet stay as they are. */
export function importBook(book: ReadBook, policies: Policies): With<readonly TableChange[]> {
  const origins = new Map(book.grids.filter(isOriginSheet).flatMap(readOrigins).map((origin) => [origin.key, origin]));
  const blocks = book.grids.filter((grid) => !isOriginSheet(grid)).flatMap(blocksIn);
  if (blocks.length === 0) return { value: [], diagnostics: [report("sheetRefused", { file: book.file, span: NO_SPAN }, { sheet: book.grids[0]?.name ?? "", reason: reasons.NOTHING_HERE })] };
  const read = blocks.map((block) => importBlock(block, blocks, { book, policies, origins }));
  return { value: read.flatMap(({ value }) => value ?? []), diagnostics: [...read.flatMap(({ diagnostics }) => diagnostics), ...orphans(book, blocks, origins.size > 0)] };
}

interface Import {
  readonly book: ReadBook;
  readonly policies: Policies;
  readonly origins: ReadonlyMap<string, Origin>;
}

function importBlock(block: Block, all: readonly Block[], { book, policies, origins }: Import): With<TableChange | undefined> {
  const refuse = (reason: typeof reasons.NO_ORIGIN): With<undefined> =>
    ({ value: undefined, diagnostics: [report("sheetRefused", { file: book.file, span: NO_SPAN }, { sheet: block.grid.name, reason })] });
  const origin = readCsvKey(block.keyText, block.grid.name) ?? origins.get(block.key);
  if (origin === undefined) return refuse(reasons.NO_ORIGIN);
  // A copy of a sheet is a draft of it; which of the two is meant cannot be told.
  if (all.filter(({ key }) => key === block.key).length > 1) return refuse(reasons.TABLE_TWICE);
  const [source, ...others] = sourcesFor(origin, policies);
  if (source === undefined) return refuse(reasons.policyGone(origin.file));
  if (others.length > 0) return refuse(reasons.severalPolicies([source, ...others].map(({ file }) => file)));
  const table = source.tables.find(({ identity }) => identity === origin.identity);
  if (table === undefined) return refuse(reasons.TABLE_GONE);
  return importTable({ file: book.file, block, origin, table, scope: policies.scopes.get(source.file), spelling: spellingIn(source.parsed.tokens) });
}

/** The policies from which a spreadsheet was exported, by their paths in the workspace. */
export function filesNamedIn({ grids }: ReadBook): readonly string[] {
  const origins = grids.filter(isOriginSheet).flatMap(readOrigins);
  const csv = grids.filter((grid) => !isOriginSheet(grid)).flatMap(blocksIn).flatMap(({ keyText, grid }) => readCsvKey(keyText, grid.name) ?? []);
  return [...new Set([...origins, ...csv].map(({ file }) => file))];
}

/** A folder above may be worked in now, in which the paths are longer. */
function sourcesFor({ file }: Pick<Origin, "file">, { sources }: Policies): readonly SheetSource[] {
  const same = sources.filter((source) => source.file === file);
  return same.length > 0 ? same : sources.filter((source) => source.file.endsWith(`/${file}`));
}

/** What cannot be read in the policies of some spreadsheets: tables may be missing for it. */
export function unreadFor(books: readonly ReadBook[], policies: Policies): readonly Diagnostic[] {
  const sources = books.flatMap(filesNamedIn).flatMap((file) => sourcesFor({ file }, policies));
  return [...new Set(sources)].flatMap(unreadIn);
}

export function unreadIn({ parsed }: SheetSource): readonly Diagnostic[] {
  const errors = parsed.diagnostics.filter(({ severity }) => severity === "error");
  return errors.map((error) => ({ ...error, notes: [...error.notes, { location: undefined, text: reasons.MEND_FIRST }] }));
}

/** Sheets without a key in a workbook that has an origin: the first column was deleted, or a drafter added the sheet. */
function orphans({ file, grids }: ReadBook, blocks: readonly Block[], isExported: boolean): readonly Diagnostic[] {
  if (!isExported) return [];
  const named = new Set(grids.filter(isOriginSheet).flatMap(readOrigins).map(({ sheet }) => sheet));
  const lost = grids.filter((grid) => named.has(grid.name) && !blocks.some((block) => block.grid === grid));
  return lost.map(({ name }) => report("sheetRefused", { file, span: NO_SPAN }, { sheet: name, reason: reasons.NO_ORIGIN }));
}
