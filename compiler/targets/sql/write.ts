import { digestInName } from "../../emit/file-names.ts";
import { type CompiledFile, type CompiledFunds, type CompiledScheme, fundsOf, schemesOf, type TargetText, type TargetTexts } from "../target.ts";
import { oneLine, originOf } from "../words.ts";
import { DEFINITIONS } from "./definitions.ts";
import { FUND_DEFINITIONS, rowsOfFunds } from "./fund-rows.ts";
import { VIEWS } from "./questions.ts";
import { rowsOfScheme } from "./scheme-rows.ts";
import { relationsIn, type Rows, schemaName } from "./script.ts";
import { settlementScripts } from "./settlement/write.ts";

/**
 * A script for each scheme and each province's funds, which makes a schema of its own; the same text loads into PostgreSQL 15 and DuckDB 1. After these
 * a script for each scheme that settles and each of the two databases, which differ in their whole numbers: relations for claims, and views that settle them.
 */
export function writeSql(files: readonly CompiledFile[]): TargetTexts {
  const schemes = schemesOf(files);
  return { texts: [...schemes.map(writeScheme), ...fundsOf(files).map(writeFunds), ...schemes.filter(({ file }) => file.settlement.length > 0).flatMap(writeSettlement)], diagnostics: [] };
}

function writeScheme({ path, file }: CompiledScheme): TargetText {
  const [province, scheme] = [file.province.name, file.scheme.name];
  const text = scriptOf(originOf([path], file.province), schemaName(`${province}_${scheme}`, digestInName), DEFINITIONS, rowsOfScheme(file), VIEWS);
  return { name: `${province}-${scheme}`, province, scheme, text };
}

function writeSettlement({ path, file }: CompiledScheme): TargetText[] {
  const [province, scheme] = [file.province.name, file.scheme.name];
  const schema = schemaName(`${province}_${scheme}_settlement`, digestInName);
  return settlementScripts(file, schema).map(({ dialect, statements }) => ({
    name: `${province}-${scheme}-settlement-${dialect.name}`, province, scheme, text: transaction(originOf([path], file.province), schema, statements),
  }));
}

function writeFunds({ path, file }: CompiledFunds): TargetText {
  const province = file.province.name;
  return { name: `${province}-fund`, province, text: scriptOf(originOf([path], file.province), schemaName(`${province}_fund`, digestInName), FUND_DEFINITIONS, rowsOfFunds(file), "") };
}

function scriptOf(origin: readonly string[], schema: string, definitions: string, rows: Rows, views: string): string {
  const of = (text: string): string => text.replaceAll("@.", () => `${schema}.`);
  return transaction(origin, schema, [of(definitions), rows.statements(schema, relationsIn(definitions)), of(views)]);
}

function transaction(origin: readonly string[], schema: string, statements: readonly string[]): string {
  return [origin.map((line) => `-- ${oneLine(line)}\n`).join(""), "BEGIN;\n", `CREATE SCHEMA ${schema};\n`, ...statements, "COMMIT;\n"].join("\n");
}
