/** All that the settlement's SQL differs in from database to database. */
export interface Dialect {
  readonly name: "duckdb" | "postgresql";
  /** The widest type of whole numbers, and the first number that is too much for it, where it has an end. */
  readonly amount: string;
  readonly end: bigint | undefined;
  /** Stands behind a step, so that the planner does not write its expressions into the next one, again and again. */
  readonly fence: string;
  /** The quotient of two amounts of which the second divides the first. */
  readonly quotient: (dividend: string, divisor: string) => string;
  /** Sorts texts by their code points. */
  readonly plainOrder: string;
  /** The statement that makes a view of a query with these columns. */
  readonly view: (name: string, columns: readonly string[], query: string) => string;
}

/**
 * PostgreSQL knows nothing of how many rows a common table expression has, expects few, and would compare each with each; so it may do that only
 * where there is no other way. A setting goes with a function, not with a view.
 */
function functionView(name: string, columns: readonly string[], query: string): string {
  return `CREATE FUNCTION ${name}_of_all() RETURNS TABLE (${columns.join(", ")}) LANGUAGE SQL STABLE SET enable_nestloop = off SET jit = off\nAS $query$\n${query}\n$query$;\nCREATE VIEW ${name} AS SELECT * FROM ${name}_of_all();\n`;
}

export const DIALECTS: readonly Dialect[] = [
  { name: "duckdb", amount: "HUGEINT", end: 10n ** 38n, fence: "", quotient: (dividend, divisor) => `${dividend} // ${divisor}`, plainOrder: "", view: (name, _columns, query) => `CREATE VIEW ${name} AS\n${query};\n` },
  { name: "postgresql", amount: "NUMERIC", end: undefined, fence: " OFFSET 0", quotient: (dividend, divisor) => `DIV(${dividend}, ${divisor})`, plainOrder: ` COLLATE "C"`, view: functionView },
];
