import { compile } from "../../compiler/compile.ts";
import { compareText } from "../../compiler/emit/canonical.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { CompiledFile } from "../../compiler/targets/target.ts";
import { odderTables } from "../engines/odder-policies.ts";
import { compileOdd, oddPolicies } from "../evaluate/odd-policies.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { policiesUnder } from "../support/workspace-texts.ts";

const folders = ["policies", "examples/linhai"];

/** Of the policies as they are and of the province with everything in it, as a build writes them. */
export const realFiles: readonly CompiledFile[] = emittedFiles(compile(policiesUnder(...folders))).map((file) => ({ path: pathOf(file), file }));

/** Of policies that use what others do not, each in a province of its own. */
export function oddFiles(): CompiledFile[] {
  const compiled = [...Object.keys(oddPolicies).flatMap((name) => emittedFiles(compileOdd(name))), ...odderTables()].filter((file): file is Tables => "benefits" in file);
  const own = compiled.map((file, i) => ({ ...file, province: { ...file.province, name: `odd${i + 1}` } }));
  return own.map((file) => ({ path: pathOf(file), file }));
}

function pathOf(file: CompiledFile["file"]): string {
  return `${file.province.name}/${"scheme" in file ? file.scheme.name : "fund"}.json`;
}

export const schemesIn = (files: readonly CompiledFile[]): Tables[] => files.flatMap(({ file }) => ("benefits" in file ? [file] : [])).sort((a, b) => compareText(a.province.name + a.scheme.name, b.province.name + b.scheme.name));
