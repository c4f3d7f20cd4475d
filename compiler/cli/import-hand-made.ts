import { resolve } from "node:path";
import { positionAt, sourceText } from "../base/source-text.ts";
import { NO_SPAN } from "../base/span.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { CellRange, Grid } from "../sheets/book.ts";
import { findTable, readRange, type HandMade } from "../sheets/hand-made-area.ts";
import { blockOf } from "../sheets/hand-made-block.ts";
import { unreadIn, type ReadBook } from "../sheets/import-book.ts";
import { insertBlock, placeOf } from "../sheets/insert-block.ts";
import * as reasons from "../sheets/reasons.ts";
import { spellingIn } from "../sheets/spelling-in.ts";
import type { ExitCode, Host } from "./host.ts";
import { finish, judge, policiesOf, refuse } from "./import-tables.ts";
import { refuseCall, sentenceOf } from "./refuse-call.ts";
import type { Call } from "./usage.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/** An option that asks for what is not there. */
interface OptionFault {
  readonly option: "into" | "slot" | "sheet" | "range";
  readonly reason: Phrase;
}

/** One table made by hand becomes a clause of a benefit. */
export async function importHandMade([book]: readonly ReadBook[], workspace: WorkspaceFiles, call: Call, host: Host): Promise<ExitCode> {
  const into = workspace.names.inWorkspace(resolve(host.workingFolder, call.options.get("into") ?? ""));
  const policies = policiesOf(workspace);
  const [source, scope] = [policies.sources.find(({ file }) => file === into), policies.scopes.get(into)];
  if (book === undefined || source === undefined || scope === undefined) return tell({ option: "into", reason: reasons.NO_POLICY }, call, host);
  const broken = unreadIn(source);
  if (broken.length > 0) return refuse(broken, workspace, call, host);
  const place = placeOf(call.options.get("slot") ?? "", source);
  if ("en" in place) return tell({ option: "slot", reason: place }, call, host);
  const table = chosenTable(book, call);
  if ("option" in table) return tell(table, call, host);
  if ("id" in table) return refuse([table], workspace, call, host);
  const { value: lines, diagnostics } = blockOf({ file: book.file, table, slot: place.slot, scope, spelling: spellingIn(source.parsed.tokens) });
  if (lines === undefined) return refuse(diagnostics, workspace, call, host);
  const { text, offset, block } = insertBlock(source, place, lines);
  const texts = [{ file: into, before: source.text, after: text }];
  const judged = await judge(texts, workspace, call, host);
  host.out.write(`${workspace.names.shown(into)}:${positionAt(sourceText(into, text), offset).line}:\n${block}\n`);
  return finish({ texts, cells: table.rows.length * table.columns.length, found: diagnostics, judged }, workspace, call, host);
}

function tell({ option, reason }: OptionFault, { language }: Call, host: Host): ExitCode {
  return refuseCall(sentenceOf(reason, language, `--${option}`), host);
}

function chosenTable({ file, grids }: ReadBook, call: Call): HandMade | Diagnostic | OptionFault {
  const [wanted, written] = [call.options.get("sheet"), call.options.get("range")];
  const fitting = grids.filter(({ name, rows }) => (wanted === undefined ? rows.length > 0 : name === wanted));
  const [grid] = fitting;
  if (grid === undefined || fitting.length > 1) return { option: "sheet", reason: reasons.noSheet(grids.map(({ name }) => name)) };
  const range = written === undefined ? undefined : readRange(written);
  if (written !== undefined && range === undefined) return { option: "range", reason: reasons.noRange(written) };
  return tableIn(file, grid, range);
}

function tableIn(file: string, grid: Grid, range: CellRange | undefined): HandMade | Diagnostic {
  const refusal = (reason: Phrase): Diagnostic => report("sheetRefused", { file, span: NO_SPAN }, { sheet: grid.name, reason });
  const table = findTable(grid, range);
  if (table === undefined) return refusal(reasons.NO_TABLE);
  return table.rows.length === 0 ? refusal(reasons.NO_ROWS) : table;
}
