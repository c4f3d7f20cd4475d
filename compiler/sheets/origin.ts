/** The sheet by which an import finds the place of every table again. */
import { sha256Of } from "../base/digest.ts";
import { textCell, type Cell, type Grid, type Sheet } from "./book.ts";
import type { SheetTable } from "./source-tables.ts";

/** Where a table came from, and what it said then. */
export interface Origin {
  /** `#T3`, which stands beside the table's headings; its rows have `#T3.1` and so on. */
  readonly key: string;
  readonly sheet: string;
  readonly file: string;
  readonly identity: string;
  /** SHA-256 of the table's text. */
  readonly hash: string;
  /** The text itself; missing in a CSV file, which has no room for it. */
  readonly text: string | undefined;
}

const MARK = "#tongchou 1";
/** What a cell can hold is 32,767 units. */
const longestPiece = 30_000;

export function originOf(table: SheetTable, key: string, sheet: string): Origin {
  return { key, sheet, file: table.file, identity: table.identity, hash: sha256Of(table.text), text: table.text };
}

export function originSheet(name: string, origins: readonly Origin[]): Sheet {
  const heading = ["key", "sheet", "file", "table", "sha256", "text"].map((word) => textCell(word, "heading"));
  const rows = origins.map(({ key, sheet, file, identity, hash, text = "" }) => [...[key, sheet, file, identity, hash].map(asText), ...piecesOf(text).map(asText)]);
  return { name, rows: [[textCell(MARK)], heading, ...rows], widths: [10, 24, 40, 40, 20, 60], frozenRows: 2, hidesFirstColumn: false, isHidden: true, kind: "origin" };
}

function asText(text: string): Cell {
  return { ...textCell(text), format: "@" };
}

/** Quoted, so that line ends and spaces come through any program unchanged. */
function piecesOf(text: string): readonly string[] {
  return JSON.stringify(text).match(new RegExp(`[^]{1,${longestPiece}}`, "g")) ?? [];
}

export function isOriginSheet({ rows: [first] }: Grid): boolean {
  return first !== undefined && written(first[0]) === MARK;
}

export function readOrigins({ rows }: Grid): readonly Origin[] {
  return rows.slice(2).flatMap((row): readonly Origin[] => {
    const [key = "", sheet = "", file = "", identity = "", hash = "", ...pieces] = row.map(written);
    return key === "" ? [] : [{ key, sheet, file, identity, hash, text: unquoted(pieces.join("")) }];
  });
}

function unquoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function written(cell: Cell | undefined): string {
  return cell?.face.kind === "text" ? cell.face.text : "";
}

/** What stands beside the headings of a table in a CSV file. */
export function csvKey({ key, file, identity, hash }: Origin): string {
  return [key, file, identity, hash].join(" ¦ ");
}

export function readCsvKey(text: string, sheet: string): Origin | undefined {
  const [key = "", file, identity, hash] = text.split(" ¦ ");
  return file === undefined || identity === undefined || hash === undefined ? undefined : { key, sheet, file, identity, hash, text: undefined };
}
