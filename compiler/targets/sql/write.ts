import { digestInName } from "../../emit/file-names.ts";
import { type CompiledFile, isTables, type TargetText, type TargetTexts } from "../target.ts";
import { oneLine, originOf } from "../words.ts";
import { DEFINITIONS } from "./definitions.ts";
import { FUND_DEFINITIONS, rowsOfFunds } from "./fund-rows.ts";
import { VIEWS } from "./questions.ts";
import { rowsOfScheme } from "./scheme-rows.ts";
import { relationsIn, type Rows, schemaName } from "./script.ts";

/** A script for each scheme and each province's funds, which makes a schema of its own; the same text loads into PostgreSQL 15 and DuckDB 1. */
export function writeSql(files: readonly CompiledFile[]): TargetTexts {
  return { texts: files.map((one) => (isTables(one.file) ? writeScheme(one) : writeFunds(one))), diagnostics: [] };
}

function writeScheme({ path, file }: CompiledFile): TargetText {
  if (!isTables(file)) throw new Error(`${path} holds no scheme`);
  const [province, scheme] = [file.province.name, file.scheme.name];
  const text = scriptOf(originOf([path], file.province), schemaName(`${province}_${scheme}`, digestInName), DEFINITIONS, rowsOfScheme(file), VIEWS);
  return { name: `${province}-${scheme}`, province, scheme, text };
}

function writeFunds({ path, file }: CompiledFile): TargetText {
  if (isTables(file)) throw new Error(`${path} holds no funds`);
  const province = file.province.name;
  return { name: `${province}-fund`, province, text: scriptOf(originOf([path], file.province), schemaName(`${province}_fund`, digestInName), FUND_DEFINITIONS, rowsOfFunds(file), "") };
}

function scriptOf(origin: readonly string[], schema: string, definitions: string, rows: Rows, views: string): string {
  const of = (text: string): string => text.replaceAll("@.", () => `${schema}.`);
  return [
    origin.map((line) => `-- ${oneLine(line)}\n`).join(""), "BEGIN;\n", `CREATE SCHEMA ${schema};\n`, of(definitions), rows.statements(schema, relationsIn(definitions)), of(views), "COMMIT;\n",
  ].join("\n");
}
