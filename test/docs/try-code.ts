/** Code of documents that is compiled, or asked of a database. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { runExamples } from "../../compiler/evaluate/run-examples.ts";
import { root } from "../support/workspace-texts.ts";
import { openDuckdb } from "../targets/databases.ts";
import { type Block, placeOf } from "./blocks.ts";
import type { DocStage } from "./doc-stage.ts";
import { withDigests } from "./try-shell.ts";
import { typeFaults } from "./type-faults.ts";

const FRAME = `policy linhai.inpatient effective from 2025-01-01 illustrative
province linhai 临海
dimension member 人员类别 { active 在职, retired 退休 }
dimension hospital 医院级别 ordered { primary 一级, secondary 二级, tertiary 三级 }
measure eligible 政策范围内费用
scheme employee 职工 { member in active, retired }
`;
const BENEFIT = `benefit inpatient 住院 for employee {
  base eligible
  deductible 1,300 yuan per admission
  ratio {
    | hospital | ratio |
    | tertiary | 85%   |
    | other    | 90%   |
  }
  cap none
}
settle for employee: inpatient
`;

export function compilesBenefit({ text }: Block): void {
  compiles(`${FRAME}${text}settle for employee: ${text.split(" ")[1]}\n`);
}

export function compilesExample({ text }: Block): void {
  compiles(`${FRAME}${BENEFIT}${text}`);
}

function compiles(text: string): void {
  const { diagnostics, program, decided } = compile([{ path: "linhai.tongchou", text }]);
  expect(diagnostics.filter(({ severity }) => severity !== "note").map(({ id, location }) => [id, location])).toEqual([]);
  expect(program.provinces.flatMap((province) => runExamples(province, decided)).filter(({ passes }) => !passes)).toEqual([]);
}

/** A file beside the tests of the other engines. */
export function isTyped(block: Block): void {
  expect(typeFaults(join(root, "test/engines/go/go.test.ts"), block.text), placeOf(block)).toEqual([]);
}

export async function typedAndRuns(block: Block, { folder, run }: DocStage): Promise<void> {
  const path = join(folder, "sample.ts");
  const text = withDigests(block.text, folder);
  expect(typeFaults(path, text), placeOf(block)).toEqual([]);
  writeFileSync(path, text);
  await build({ entryPoints: [path], bundle: true, format: "esm", outfile: join(folder, "sample.mjs") });
  expect(run("node sample.mjs"), placeOf(block)).toMatchObject({ code: 0, out: expect.stringContaining("value: 8500n") });
}

/** The script that the schema comes from is loaded first; each question has an answer. */
export async function answers(block: Block, { folder }: DocStage): Promise<void> {
  const [, schema = ""] = /"(\w+)"\./.exec(block.text)!;
  const scripts = readdirSync(join(folder, "dist/tables/sql")).filter((name) => !name.includes("postgresql")).map((name) => readFileSync(join(folder, "dist/tables/sql", name), "utf8"));
  const database = await openDuckdb();
  await database.run(scripts.find((text) => text.includes(`CREATE SCHEMA "${schema}";`))!);
  for (const statement of block.text.trim().split(/;\n?/).filter((text) => text !== "")) {
    if (statement.startsWith("INSERT")) await database.run(`${statement};`);
    else expect((await database.rows(statement)).length, statement).toBeGreaterThan(0);
  }
  database.close();
}
