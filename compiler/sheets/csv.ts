/** Comma-separated values as RFC 4180 has them, with a byte order mark, without which spreadsheets misread Chinese. */
import type { Cell, Grid } from "./book.ts";
import { textCell } from "./book.ts";

/** What a spreadsheet would take for the beginning of a formula; a quote in front of it makes it a text. */
const startsFormula = /^['=+\-@\t\r＝＋－＠]/;

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(writeField).join(",")}\r\n`).join("")}`;
}

function writeField(text: string): string {
  const safe = startsFormula.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Also reads what other programs write: line ends of any kind, semicolons or tabs where the first line has no comma. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\ufeff/, "");
  const separator = separatorOf(plain);
  const rows: string[][] = [[]];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}"\\r\\n]*))([^${separator}\\r\\n]*)(${separator}|\\r\\n|\\n|\\r|$)`, "y");
  while (field.lastIndex < plain.length) {
    const [, quoted, bare = "", rest = "", end = ""] = field.exec(plain) ?? [];
    rows.at(-1)?.push(unguarded((quoted === undefined ? bare : quoted.replaceAll('""', '"')) + rest));
    if (end === separator) {
      if (field.lastIndex >= plain.length) rows.at(-1)?.push("");
    } else if (field.lastIndex < plain.length) rows.push([]);
  }
  return rows;
}

function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text.replace(/"(?:[^"]|"")*"/g, ""))?.[0] ?? "";
  return first.includes(",") ? "," : first.includes(";") ? ";" : first.includes("\t") ? "\t" : ",";
}

function unguarded(text: string): string {
  return text.startsWith("'") && startsFormula.test(text.slice(1)) ? text.slice(1) : text;
}

export function gridOfCsv(name: string, text: string): Grid {
  const rows = readCsv(text).map((row): readonly Cell[] => row.map((field) => textCell(field)));
  return { name, rows, merged: [] };
}
