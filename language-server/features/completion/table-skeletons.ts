/** Whole tables over a dimension or two, with a place to fill in for every value. */
import { displayWidth } from "../../../compiler/base/display-width.ts";
import { membersOf } from "../../../compiler/bind/occurrences/occurrence.ts";
import { type Scope, symbolsOf } from "../../../compiler/bind/scope.ts";
import type { Symbol } from "../../../compiler/bind/symbols.ts";
import { columnWordsOf } from "../../../compiler/syntax/column-words.ts";
import type { Language } from "../../../compiler/diagnostics/render/fill.ts";
import { shownName } from "../../../compiler/model/names.ts";
import type { Names } from "../../../compiler/syntax/ast-terms.ts";
import type { KeywordId } from "../../../compiler/syntax/keywords.ts";
import { wordFor, writtenName } from "../spelling.ts";

export interface TableSkeleton {
  /** The dimensions, as the file writes them; the second one heads the columns. */
  readonly over: readonly string[];
  /** An LSP snippet without braces: a line for the headings and one for each row. */
  readonly rows: readonly string[];
}

interface Axis {
  readonly name: string;
  /** Input cells that cover the dimension. */
  readonly cells: readonly string[];
  /** Members alone head columns of their own: they tell which dimension is meant. */
  readonly canHead: boolean;
}

/** Stands for a figure to fill in; a character that nobody types. */
const FIGURE = "\uE000";
/** More rows or columns than this nobody fills in from a skeleton. */
const MOST_ROWS = 24;
const MOST_COLUMNS = 8;

export function tableSkeletons(scope: Scope, slot: KeywordId, spelling: Language): readonly TableSkeleton[] {
  const axes = symbolsOf(scope, "Dimension").map((symbol) => axisOf(scope, symbol, spelling)).filter((axis) => axis !== undefined).filter(({ cells }) => cells.length <= MOST_ROWS);
  const heading = wordFor(columnWordsOf(slot as Parameters<typeof columnWordsOf>[0])[0] ?? "amount", spelling);
  const value = valueOf(slot, spelling);
  const single = axes.map((axis) => ({ over: [axis.name], rows: laidOut([[axis.name, heading], ...axis.cells.map((cell) => [cell, value])]) }));
  const double = axes.flatMap((rows) => axes.filter((columns) => columns !== rows && columns.canHead && columns.cells.length <= MOST_COLUMNS).map((columns) => (
    { over: [rows.name, columns.name], rows: laidOut([[rows.name, ...columns.cells], ...rows.cells.map((cell) => [cell, ...columns.cells.map(() => value)])]) }
  )));
  return [...single, ...double];
}

function axisOf(scope: Scope, symbol: Symbol, spelling: Language): Axis | undefined {
  if (symbol.node.kind !== "Dimension") return undefined;
  const { domain, many } = symbol.node;
  const cells = cellsOf(scope, symbol, symbol.node, spelling);
  return cells.length === 0 ? undefined : { name: written(symbol.node, spelling), cells, canHead: domain.kind === "Members" && !many && cells.length > 1 };
}

/** Members that lie inside another are covered by its row. */
function cellsOf(scope: Scope, symbol: Symbol, { domain, many }: Extract<Symbol["node"], { readonly kind: "Dimension" }>, spelling: Language): readonly string[] {
  switch (domain.kind) {
    case "YesNo": return [wordFor("yes", spelling), wordFor("no", spelling)];
    case "Counts": return ["1", "2.."];
    case "Integer": return [`..${FIGURE}`, `${FIGURE}..`];
    case "Date": return [];
    case "Members": {
      const own = membersOf(scope, symbol).filter(({ member }) => member.inside === undefined && member.sameAs === undefined).map(({ member }) => written(member, spelling));
      return many && own.length > 0 ? [...own, wordFor("other", spelling)] : own;
    }
  }
}

function written({ name, other }: Names, spelling: Language): string {
  return writtenName(shownName({ name: name.key, other: other?.key }, spelling));
}

function valueOf(slot: KeywordId, spelling: Language): string {
  if (slot === "ratio" || slot === "firstShare" || slot === "employer" || slot === "member") return `${FIGURE}%`;
  if (slot === "waiting") return { en: `${FIGURE} months`, zh: `${FIGURE}个月` }[spelling];
  if (slot === "years") return { en: `${FIGURE} years`, zh: `${FIGURE}年` }[spelling];
  return { en: `${FIGURE} yuan`, zh: `${FIGURE}元` }[spelling];
}

function laidOut(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
  let stop = 0;
  return rows.map((row) => {
    const cells = row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - displayWidth(cell)));
    return `| ${cells.join(" | ")} |`.replace(/[\\$}]/g, "\\$&").replaceAll(FIGURE, () => `\${${(stop += 1)}:0}`);
  });
}
