/** The SQL of one load and of one batch of claims, as lists of statements in one of three dialects. */
import { readFileSync } from "node:fs";
import { refusalQuery, settlementQueries } from "./settlement.mjs";

/**
 * All that the dialects differ in: the widest type of whole numbers, the first number that is too much for it where it has an end, and what keeps
 * PostgreSQL from copying the expressions of one step into the next.
 */
export const dialects = {
  duckdb: { amount: "HUGEINT", end: 10n ** 38n, fence: "" },
  postgresql: { amount: "NUMERIC", end: undefined, fence: "OFFSET 0" },
  spark: { amount: "DECIMAL(38, 0)", end: 10n ** 38n, fence: "" },
};

function statementsIn(name, { amount }) {
  const text = readFileSync(new URL(name, import.meta.url), "utf8").replaceAll(/\bAMOUNT\b/g, amount);
  return text.split(/;\s*\n/).map((statement) => statement.trim()).filter((statement) => statement.replaceAll(/^--.*$/gm, "").trim() !== "");
}

const isOfClaims = (statement) => /CREATE TABLE claim/.test(statement);
const tableOf = (statement) => /CREATE TABLE (\w+)/.exec(statement)?.[1];

/** Before the rows of the rules are loaded, and after. */
export function loadingScript(dialect) {
  return {
    before: statementsIn("schema.sql", dialect).filter((statement) => !isOfClaims(statement)),
    after: ["CREATE TABLE plan_box_class AS\nSELECT p.plan, r.box, r.axes, c.axis, c.class\nFROM plan_box p JOIN rule_box r ON r.box = p.box JOIN box_class c ON c.box = p.box"],
  };
}

/** What empties the relations of the batch before and makes them anew, what judges the claims once they are loaded, and by structure what settles them. */
export function batchScript({ relations, structures }, dialect) {
  const claims = statementsIn("schema.sql", dialect).filter(isOfClaims);
  const judge = statementsIn("judge.sql", dialect).flatMap((statement) => (statement.includes("--VARIANTS--") ? [...variantStatements(relations), statement] : [statement]));
  const settle = structures.map((structure) => [...settlementQueries(structure, dialect), refusalQuery(structure)].map((query) => query.replaceAll(/\bAMOUNT\b/g, dialect.amount)));
  const made = [...claims, ...judge, ...settle.flat()].map(tableOf).filter((table) => table !== undefined);
  return { empty: [...made.map((table) => `DROP TABLE IF EXISTS ${table}`), ...claims], judge, settle };
}

/** All ways to keep one member of each input of which several are held; how many such inputs there are is known from the tables. */
function variantStatements(relations) {
  const inputs = Math.max(1, ...(relations.get("axis") ?? []).map(([, , , , , manyNo]) => manyNo));
  const numbers = Array.from({ length: inputs }, (_, i) => i + 1);
  const kept = numbers.map((number) => `k${number}.axis AS kept_${number}`);
  const order = numbers.map((number) => `k${number}.axis`).join(", ");
  const joins = numbers.map((number) => `  LEFT JOIN held_member k${number} ON k${number}.situation = h.situation AND k${number}.many_no = ${number} AND k${number}.choices > 1`);
  return [
    `CREATE TABLE choice AS\nSELECT h.situation, ROW_NUMBER() OVER (PARTITION BY h.situation ORDER BY ${order}) AS variant, ${kept.join(", ")}\nFROM (SELECT DISTINCT situation FROM held_member WHERE choices > 1) h\n${joins.join("\n")}`,
    `CREATE TABLE kept_member AS\n${numbers.map((number) => `SELECT situation, variant, kept_${number} AS axis FROM choice WHERE kept_${number} IS NOT NULL`).join("\nUNION ALL\n")}`,
  ];
}
