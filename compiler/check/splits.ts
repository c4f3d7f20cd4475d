/** How a subsidy is shared among the levels of government; every row adds up to the whole. */
import { ZERO, add, compare, rational } from "../base/rational.ts";
import { report } from "../diagnostics/report.ts";
import type { Citation } from "../model/citation.ts";
import { EVERYWHERE } from "../model/dimension.ts";
import type { Dimension, Region } from "../model/dimension.ts";
import type { Split } from "../model/contribution.ts";
import type { ContributionPart } from "../syntax/ast.ts";
import type { Cell, Row, Table } from "../syntax/ast-terms.ts";
import { checkItems, resolveDimension } from "./cells.ts";
import { cite } from "./citations.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import type { Stretch } from "./dated.ts";
import { checkValue, constantAmount } from "./expressions.ts";
import { intersectRegions } from "./region.ts";
import { showAmount } from "./units.ts";

type SplitColumn = { readonly kind: "input"; readonly dimension: Dimension } | { readonly kind: "payer"; readonly payer: string };

const WHOLE = rational(10_000n);

export function checkSplit(context: Context, part: ContributionPart, table: Table, parent: Citation, stretch: Stretch): Split {
  const columns = table.header.cells.map((cell) => checkColumn(context, cell));
  const rows = table.rows.flatMap((row) => checkRow(context, row, columns, parent) ?? []);
  const dimensions = columns.flatMap((column) => (column?.kind === "input" ? [column.dimension] : []));
  return { word: part.part, ...stretch, rows, dimensions, location: { file: context.file, span: part.word } };
}

function checkColumn(context: Context, cell: Cell): SplitColumn | undefined {
  const [item] = cell.items;
  if (item?.kind === "By") return { kind: "payer", payer: item.name.key };
  if (item?.kind !== "Value" || item.value.kind !== "Name") {
    context.report(report("headerCellOther", at(context, cell), {}));
    return undefined;
  }
  const dimension = resolveDimension(context, item.value.name);
  return dimension === undefined ? undefined : { kind: "input", dimension };
}

function checkRow(context: Context, row: Row, columns: readonly (SplitColumn | undefined)[], parent: Citation): Split["rows"] | undefined {
  if (!row.whole || columns.includes(undefined)) return undefined;
  let region: Region = EVERYWHERE;
  const shares: Split["rows"][number]["shares"][number][] = [];
  for (const [index, column] of columns.entries()) {
    const cell = row.cells[index];
    if (cell === undefined || column === undefined) return undefined;
    if (column.kind === "input") region = intersectRegions(region, checkItems(context, column.dimension, cell.items) ?? []);
    else shares.push({ payer: column.payer, share: shareOf(context, cell) });
  }
  reportTotal(context, row, shares);
  const location = at(context, row);
  return [{ region, shares, citation: cite(parent, row.tail, location), location }];
}

function shareOf(context: Context, cell: Cell): Split["rows"][number]["shares"][number]["share"] {
  const [item] = cell.items;
  if (item?.kind !== "Value") return ZERO;
  return constantAmount(checkValue(context, item.value, { types: ["ratio"], what: { en: "A payer's share", zh: "分担比例" } })) ?? ZERO;
}

function reportTotal(context: Context, row: Row, shares: Split["rows"][number]["shares"]): void {
  const total = shares.reduce((sum, { share }) => add(sum, share), ZERO);
  if (compare(total, WHOLE) !== 0) context.report(report("splitTotal", at(context, row), { total: showAmount(total, "ratio") }));
}
