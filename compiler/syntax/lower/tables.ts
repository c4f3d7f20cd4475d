import type { Span } from "../../base/span.ts";
import type { Cell, Row, Table } from "../ast-terms.ts";
import type { CstNode } from "../cst.ts";
import { spanOfPiece } from "../layout.ts";
import { tell } from "../sink.ts";
import { lowerEach, nodeOf, nodes, pieceOf, pieces } from "./cst.ts";
import { lowerFacts } from "./items.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { reportAllSkipped } from "./skipped.ts";
import { lowerTail } from "./tails.ts";

export function tableOf(lowering: Lowering, node: CstNode | undefined): Table | undefined {
  const table = node && nodeOf(node, "table");
  return table && lowerTable(lowering, table);
}

export function lowerTable(lowering: Lowering, node: CstNode): Table | undefined {
  const strangers = nodes(node, "noRow");
  reportAllSkipped(lowering, strangers, "row");
  const table = lowerRows(lowering, nodes(node, "row"), spanIn(node));
  if (!table && strangers.length === 0 && !holdsUnknown(lowering, spanIn(node))) tell(lowering, "emptyTable", { start: spanIn(node).start, end: spanIn(node).start + 1 }, {});
  return table;
}

/** Characters without a meaning were reported already. */
function holdsUnknown({ found }: Lowering, span: Span): boolean {
  const isInside = ({ start }: Span): boolean => start >= span.start && start < span.end;
  return found.some(({ id, location }) => (id === "unknownCharacter" || id === "signInCell") && location !== undefined && isInside(location.span));
}

/** The first row is the header; the others must have as many cells. */
export function lowerRows(lowering: Lowering, rowNodes: readonly CstNode[], span: Span): Table | undefined {
  const [header, ...rows] = rowNodes.map((node) => lowerRow(lowering, node));
  if (!header) return undefined;
  return { header, rows: rows.map((row) => withCellsOf(lowering, row, header)), span };
}

function lowerRow(lowering: Lowering, node: CstNode): Row {
  const cellNodes = nodes(node, "cell");
  const lastBar = pieceOf(node, "LastBar");
  const isClosed = lastBar !== undefined && lastBar.image !== "";
  const cells = lowerCells(lowering, node, cellNodes);
  const tail = nodeOf(node, "rowTail");
  const isRecovered = node.recoveredNode || tail?.recoveredNode === true || cellNodes.some((cell) => cell.recoveredNode);
  const empty = cells.filter((cell, index) => cell.items.length === 0 && !cellNodes[index]?.recoveredNode && (isClosed || index < cells.length - 1));
  for (const cell of empty) if (!holdsUnknown(lowering, cell.span)) tell(lowering, "emptyCell", cell.span, {});
  return { cells, tail: lowerTail(lowering, tail), whole: isClosed && !isRecovered && empty.length === 0, span: spanIn(node) };
}

function lowerCells(lowering: Lowering, row: CstNode, cellNodes: readonly CstNode[]): readonly Cell[] {
  const cells = cellNodes.map((cell) => ({ items: lowerEach(cell, "facts", (facts) => lowerFacts(lowering, facts)), span: spanIn(cell) }));
  if (cells.every(({ items }) => items.length > 0)) return cells;
  const gaps = gapsOf(row);
  return cells.map(({ items, span }, index) => ({ items, span: items.length === 0 ? gaps[index] ?? span : span }));
}

/** What lies between the bars, spaces included. */
function gapsOf(row: CstNode): readonly Span[] {
  const bars = ["RowBar", "Bar", "LastBar"].flatMap((type) => pieces(row, type)).map(spanOfPiece);
  return bars.slice(1).map((bar, index) => ({ start: bars[index]?.end ?? bar.start, end: bar.start }));
}

function withCellsOf(lowering: Lowering, row: Row, header: Row): Row {
  const due = header.cells.length;
  const found = row.cells.length;
  if (due === found || !row.whole || !header.whole) return due === found ? row : { ...row, whole: false };
  const last = row.cells.at(-1)?.span ?? row.span;
  if (found < due) tell(lowering, "fewCells", { start: last.end, end: last.end }, { found, due });
  else tell(lowering, "manyCells", row.cells[due]?.span ?? row.span, { found, due });
  return { ...row, whole: false };
}
