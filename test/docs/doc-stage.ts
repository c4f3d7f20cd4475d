/** Where the commands of a document are run: a project with the policies, and the programs that its reader has. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { PATIENCE } from "../support/patience.ts";
import { root } from "../support/workspace-texts.ts";

/** What a document says npm should do, where that would load packages, or run the tests that are running: what it leaves is there afterwards, and nothing else is done. */
const NPM = `
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { execSync } from "node:child_process";
const [command, what] = process.argv.slice(2);
const { name, version, scripts } = command === "install" ? {} : JSON.parse(readFileSync("package.json", "utf8"));
const ways = {
  ci: () => true,
  pack: () => writeFileSync(name + "-" + version + ".tgz", "") ?? true,
  install: () => existsSync(what),
  start: () => execSync(scripts.start, { stdio: "inherit" }) !== undefined || true,
  test: () => scripts.test !== undefined,
};
process.exitCode = ways[command]?.() ? 0 : 1;
`;

/** DuckDB's own command line is not among the tools of this project; the database is. */
const DUCKDB = `
import { text } from "node:stream/consumers";
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create(process.argv[2])).connect();
await connection.run(await text(process.stdin));
`;

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface DocStage {
  readonly folder: string;
  /** The lines one after the other in one shell, until one fails. */
  readonly run: (lines: string) => Ran;
}

/** The program lies in the folder as a build leaves it; the day on which findings are judged stays. */
export function docStage(scratch: string, program: string, environment: Readonly<Record<string, string>> = {}): DocStage {
  const [folder, bin] = [join(scratch, "project"), join(scratch, "bin")];
  for (const made of [join(folder, "dist"), bin]) mkdirSync(made, { recursive: true });
  cpSync(join(root, "policies"), join(folder, "policies"), { recursive: true });
  cpSync(join(root, "examples/linhai"), join(folder, "policies/linhai"), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  writeFileSync(join(folder, "tongchou.json"), `{ "asOf": "2026-01-01" }\n`);
  for (const linked of ["examples/engines", "examples/claims", "node_modules"]) link(join(root, linked), join(folder, linked));
  for (const name of readdirSync(program)) link(join(program, name), join(folder, "dist", name));
  const tool = (name: string, text: string): void => {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  };
  tool("tongchou", `#!/bin/sh\nexec "${process.execPath}" "${program}/tongchou.cjs" "$@"\n`);
  tool("npx", `#!/bin/sh\nexec "$@"\n`);
  for (const [name, text] of [["npm", NPM], ["duckdb", DUCKDB]] as const) {
    writeFileSync(join(folder, `.${name}.mjs`), text);
    tool(name, `#!/bin/sh\nexec "${process.execPath}" "${folder}/.${name}.mjs" "$@"\n`);
  }
  return { folder, run: (lines) => ran(lines, folder, { PATH: [bin, process.env["PATH"]].join(delimiter), HOME: scratch, LANG: "C.UTF-8", ...environment }) };
}

function link(from: string, to: string): void {
  mkdirSync(join(to, ".."), { recursive: true });
  rmSync(to, { force: true });
  symlinkSync(from, to);
}

/** An exit of 1 inside `a && b` would go unnoticed by `set -e`. */
function ran(lines: string, cwd: string, env: Readonly<Record<string, string>>): Ran {
  const script = lines.replace(/\n/g, "\n[ $? = 0 ] || exit 1\n");
  const { status, stdout, stderr, error } = spawnSync("bash", ["--noprofile", "--norc", "-o", "pipefail", "-c", script], { cwd, env, encoding: "utf8", timeout: PATIENCE });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}
