/** Rows as CSV that DuckDB and PostgreSQL read alike: texts always in quotes, and \N for what is null. */
export function csvOf(rows) {
  return rows.map((row) => `${row.map(cellOf).join()}\n`).join("");
}

function cellOf(value) {
  if (value === null) return "\\N";
  return typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value);
}
