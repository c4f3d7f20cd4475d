import { afterAll, describe, expect } from "vitest";
import type { Input, Tables } from "../../compiler/emit/format.ts";
import { type OwnedSlot, type Owner, ownersIn } from "../../compiler/targets/slots-in.ts";
import { textLiteral } from "../../compiler/targets/sql/script.ts";
import { writeSql } from "../../compiler/targets/sql/write.ts";
import { duckdbTools } from "../engines/sql/duckdb-tools.ts";
import { serverTools } from "../engines/sql/postgres-server.ts";
import { requireTool } from "../support/require-tool.ts";
import { type Database, openDuckdb, openPostgresql } from "./databases.ts";
import { type Fact, holds, isOn, lookUp } from "./plain-look-up.ts";
import { type Question, questionsFor } from "./questions.ts";
import { oddFiles, realFiles } from "./target-files.ts";

interface Asked extends Question {
  readonly number: number;
  readonly owner: Owner;
  readonly slot: OwnedSlot;
}

function schemaOf(text: string): string {
  return /^CREATE SCHEMA (.+);$/m.exec(text)![1]!;
}

function askedOf(file: Tables, most: number): Asked[] {
  const all = ownersIn(file).flatMap((owner) => owner.slots.flatMap((slot) => questionsFor(file.inputs, slot.table, most).map((question) => ({ ...question, owner, slot }))));
  return all.map((question, number) => ({ ...question, number }));
}

function insertion(table: string, rows: readonly string[]): string {
  return rows.length === 0 ? "" : `INSERT INTO ${table} VALUES ${rows.join(",\n")};\n`;
}

/** The facts of the questions as rows; what is held of many stands in a relation of its own. */
function questionScript(schema: string, inputs: readonly Input[], asked: readonly Asked[]): string {
  const facts = asked.flatMap(({ number, facts: own }) => Object.entries(own).map(([name, fact]) => ({ number, input: inputs.find((input) => input.name === name)!, fact })));
  return [
    insertion(`${schema}.question`, asked.map(({ number, on }) => `(${number}, DATE '${on}')`)),
    insertion(`${schema}.question_fact`, facts.filter(({ input }) => input.kind !== "many").map(({ number, input, fact }) => `(${number}, ${textLiteral(input.name)}, ${factColumns(input, fact).join(", ")})`)),
    insertion(`${schema}.question_held`, facts.filter(({ input }) => input.kind === "many").flatMap(({ number, input, fact }) => (fact as readonly string[]).map((member) => `(${number}, ${textLiteral(input.name)}, ${textLiteral(member)})`))),
    insertion(`${schema}.wanted`, asked.map(({ number, owner, slot }) => `(${number}, '${owner.kind}', ${textLiteral(owner.name)}, '${slot.name}')`)),
  ].join("");
}

/** Member, number, day, answer. */
function factColumns(input: Input, fact: Fact): string[] {
  const columns = ["NULL", "NULL", "NULL", "NULL"];
  const place = "members" in input ? 0 : input.kind === "date" ? 2 : input.kind === "yesNo" ? 3 : 1;
  columns[place] = place === 0 ? textLiteral(fact as string) : place === 2 ? `DATE '${fact as string}'` : String(fact);
  return columns;
}

/** State, ends of the band, amount in the unit's column, bound, what it waits for, per. */
function expectedRows(file: Tables, { number, on, facts, slot: { table } }: Asked): string[] {
  const cell = lookUp(file.inputs, table, on, facts);
  if (cell.found === "nothing") return [];
  if (cell.found === "unpublished") return [[number, "unpublished", "", "", "", "", "", "", cell.indicator, cell.year].join("|")];
  const bands = cell.row.bands ?? [{ from: "", to: "", value: cell.row.value, costBound: cell.row.costBound }];
  return bands.map(({ from, to, value, costBound }) => {
    const isNumber = typeof value === "number";
    const ratio = isNumber && table.unit === "ratio" ? `${Math.floor(value / 10_000)}.${String(value % 10_000).padStart(4, "0")}` : "";
    const other = isNumber && table.unit !== "ratio" && table.unit !== "fen" ? value : "";
    return [number, isNumber ? "value" : value, from, to ?? "", isNumber && table.unit === "fen" ? value : "", ratio, other, costBound ?? "", "", ""].join("|");
  });
}

async function checkScheme(database: Database, file: Tables, text: string, most: number): Promise<number> {
  const schema = schemaOf(text);
  const asked = askedOf(file, most);
  await database.run(`${text}\nCREATE TABLE ${schema}.wanted (question BIGINT, kind TEXT, owner TEXT, slot_name TEXT);\n${questionScript(schema, file.inputs, asked)}ANALYZE;\n`);
  expect(await database.rows(`SELECT fault, one, other FROM ${schema}.fault`)).toEqual([]);
  const columns = "a.question, a.in_band, a.from_fen, a.to_fen, a.fen, a.ratio, a.number, a.cost_bound, a.indicator, a.year";
  const rows = await database.rows(`SELECT ${columns} FROM ${schema}.answer a JOIN ${schema}.wanted w ON w.question = a.question AND w.kind = a.kind AND w.owner = a.owner AND w.slot_name = a.slot_name`);
  expect(rows.map((row) => row.map((value) => value ?? "").join("|")).sort()).toEqual(asked.flatMap((question) => expectedRows(file, question)).sort());
  await checkOpen(database, schema, file, asked);
  const layers = asked.flatMap(({ number, on }) => file.settlement.filter((order) => isOn(order, on)).flatMap(({ steps }) => steps.flatMap(({ benefits }, i) => benefits.map((benefit, j) => `${number}|${i + 1}|${j + 1}|${benefit}`))));
  expect((await database.rows(`SELECT question, step, place, benefit FROM ${schema}.layer`)).map((row) => row.join("|")).sort()).toEqual(layers.sort());
  return asked.length;
}

async function checkOpen(database: Database, schema: string, file: Tables, asked: readonly Asked[]): Promise<void> {
  const spans = [...file.benefits, ...file.contributions, ...file.accounts];
  const rows = await database.rows(`SELECT a.question FROM ${schema}.open_owner a JOIN ${schema}.wanted w ON w.question = a.question AND w.kind = a.kind AND w.owner = a.owner`);
  const isTold = ({ owner, facts }: Asked): boolean => owner.domain.every((when) => Object.keys(when).every((name) => name in facts));
  const told = new Set(asked.filter(isTold).map(({ number }) => String(number)));
  const open = asked.filter((question) => {
    const span = spans.find(({ name, domain }) => name === question.owner.name && domain === question.owner.domain);
    return isTold(question) && (span === undefined || isOn(span, question.on)) && question.owner.domain.some((when) => holds(file.inputs, when, question.facts));
  });
  expect(rows.map(([number = ""]) => number).filter((number) => told.has(number)).sort()).toEqual(open.map(({ number }) => String(number)).sort());
}

const odd = oddFiles();

const databases = [
  { name: "DuckDB", tools: duckdbTools, open: openDuckdb, most: 50, files: [...realFiles, ...odd] },
  { name: "PostgreSQL", tools: serverTools, open: async () => openPostgresql(), most: 12, files: [...realFiles, ...odd.filter((_, i) => i % 6 === 0)] },
] as const;

describe.each(databases)("scripts for $name", ({ tools, open, most, files }) => {
  const test = requireTool(...tools);
  let opening: Promise<Database> | undefined;
  const database = (): Promise<Database> => (opening ??= open());
  afterAll(async () => (await opening)?.close());

  test("load, find no fault in themselves, and answer every case as the compiled tables do", async () => {
    let asked = 0;
    for (const one of files) {
      const { file } = one;
      const { text } = writeSql([one]).texts[0]!;
      if ("benefits" in file) asked += await checkScheme(await database(), file, text, most);
      else await (await database()).run(text);
    }
    expect(asked).toBeGreaterThan(2_000);
  });

  test("refuse a member that is none, two numbers in a row and bands that are not there; and find what overlaps", async () => {
    const db = await database();
    const schema = `"beijing_employee"`;
    const broken = [
      `INSERT INTO ${schema}.cases_member VALUES (1, 'hospital', 'no such member')`,
      `UPDATE ${schema}.rule SET ratio = 0.5 WHERE rule = 1`,
      `UPDATE ${schema}.rule SET state = 'none' WHERE rule = 1`,
      `INSERT INTO ${schema}.band VALUES (1, 99, 5, 5, 'none', NULL, NULL, NULL, NULL)`,
      `INSERT INTO ${schema}.question_held VALUES (0, 'identity', 'no such member')`,
    ];
    for (const statement of broken) await expect(db.run(`${statement};`), statement).rejects.toThrow(/constraint|violate/i);
    await db.run(`INSERT INTO ${schema}.cases VALUES (99999, 0, ''); INSERT INTO ${schema}.rule SELECT 99999, period, 99999, 'none', NULL, NULL, NULL, NULL, NULL, NULL FROM ${schema}.rule WHERE rule = 1;`);
    expect(await db.rows(`SELECT fault, one, other FROM ${schema}.fault`)).toEqual([["two rules hold for one case", "1", "99999"]]);
  });
});
