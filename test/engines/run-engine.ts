/**
 * The test of an example engine: the same tables, the same claims on its standard input, and byte for byte the output of
 * `tongchou settle`. `testEngine({ name, needs, command })` in a test file of its own is all that a further engine needs.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { canonicalJson } from "../../compiler/emit/canonical.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import type { Engine } from "../../compiler/evaluate/engine.ts";
import { recordingHost } from "../cli/memory-host.ts";
import { claimsOf } from "../evaluate/claims-of-tables.ts";
import { engineFor, realFiles } from "../evaluate/real-engine.ts";
import { root } from "../house/source.ts";
import { PATIENCE } from "../support/patience.ts";
import { requireTool } from "../support/require-tool.ts";
import { type EngineFolders, makeFolders, manifestOf, vectorsIn, writeBelow } from "./engine-folders.ts";
import { anyClaimsOf } from "./faulty-claims.ts";

export interface ExampleEngine {
  readonly name: string;
  /** Programs that must be on PATH. */
  readonly needs: readonly string[];
  /** Settles the claims on its standard input, one to a line, with the tables of the folder; paths from the root of the repository. */
  readonly command: (tables: string, scratch: string) => readonly [string, ...string[]];
  /** Makes what the command needs in the scratch folder, once. */
  readonly make?: (scratch: string) => void;
}

/** Claims of each scheme that are thrown at an engine besides the vectors. */
const randomClaims = 200;

export function testEngine(engine: ExampleEngine): void {
  const test = requireTool(...engine.needs);
  let making: Promise<EngineFolders> | undefined;
  const folders = (): Promise<EngineFolders> => (making ??= makeFolders().then((made) => {
    engine.make?.(made.scratch);
    return made;
  }));
  afterAll(async () => (await making)?.remove());

  describe(`the ${engine.name} engine`, () => {
    test("passes every conformance vector", async () => {
      const { built, scratch } = await folders();
      const vectors = [...vectorsIn(built)].flatMap(([province, all]) => all.map((vector) => ({ province, ...vector })));
      expect(vectors.filter(({ province }) => !/linhai|qinglan/.test(province)).length).toBeGreaterThan(2_000);
      const { lines, status } = settled(engine, built, scratch, vectors.map(({ claim }) => canonicalJson(claim)));
      expect(firstFew(vectors.flatMap(({ claim, expected }, i) => difference(claim, lines[i], canonicalJson(expected))))).toEqual([]);
      expect([lines.length, status]).toEqual([vectors.length, 1]);
    });

    test("settles the example claims to the bytes of `tongchou settle`", async () => {
      const { built, scratch } = await folders();
      for (const name of claimFiles()) {
        const { host, out } = recordingHost(root);
        const status = await run(["settle", `examples/claims/${name}`, "--tables", built], host);
        const ran = spawn(engine, built, scratch, readFileSync(join(root, "examples/claims", name), "utf8"));
        expect([name, ran.out, ran.status]).toEqual([name, out(), status]);
      }
    });

    test("settles or refuses any claim of any policy as the compiler's own engine does", async () => {
      const { built, odd, oddTables, scratch } = await folders();
      for (const [folder, all] of [[built, realFiles.filter(({ settlement }) => settlement.length > 0)], [odd, oddTables]] as const) {
        const claims = all.flatMap((tables) => fc.sample(anyClaimsOf(tables), randomClaims));
        const { lines } = settled(engine, folder, scratch, claims.map((claim) => JSON.stringify(claim)));
        expect(firstFew(disagreements(engineFor(all), claims, lines))).toEqual([]);
        expect(lines).toHaveLength(claims.length);
      }
    });

    test("refuses tables that were altered or are of another format, and what is no claim", async () => {
      const { odd, oddTables, scratch } = await folders();
      const claim = JSON.stringify(fc.sample(claimsOf(oddTables[0] as Tables), 1)[0]);
      const folder = join(scratch, "altered");
      const manifest = manifestOf(odd);
      const first = manifest.files[0]!;
      const text = readFileSync(join(odd, first.path), "utf8");
      const statusWith = (format: string, ending: string): number | null => {
        writeBelow(folder, "manifest.json", canonicalJson({ ...manifest, format, files: [first] }));
        writeBelow(folder, first.path, text + ending);
        return spawn(engine, folder, scratch, `${claim}\n`).status;
      };
      expect([statusWith("1.7.0", ""), statusWith("2.0.0", ""), statusWith("1.0.0", " ")]).toEqual([expect.toBeOneOf([0, 1]), 2, 2]);
      const costs = ["1.5", "1.0", "1e2", "-0", "9007199254740993", `1,"eligible":1`].map((amount) => claim.replace(/"costs":\{[^}]*\}/, `"costs":{"eligible":${amount}}`));
      const wrong = ["{", "[]", "{}", claim.replace(/^\{/, `{"no such field":1,`), claim.replace(/^\{/, `{"id":"\\ud800",`), ...costs];
      expect(wrong.map((line) => spawn(engine, odd, scratch, `${line}\n`))).toEqual(wrong.map(() => ({ out: "", status: 2 })));
    });
  });
}

function claimFiles(): string[] {
  return readdirSync(join(root, "examples/claims")).filter((name) => name.endsWith(".ndjson")).sort();
}

interface Ran {
  readonly out: string;
  readonly status: number | null;
}

/** In another language and time zone than the tests, for neither may matter. Java 17 opens files with Chinese names in a UTF-8 locale only. */
function spawn({ command }: ExampleEngine, tables: string, scratch: string, input: string): Ran {
  const [program, ...rest] = command(tables, scratch);
  const env = { ...process.env, LC_ALL: "C.UTF-8", TZ: "Asia/Shanghai" };
  const { stdout, status, error } = spawnSync(program, rest, { cwd: root, input, env, encoding: "utf8", maxBuffer: 1 << 28, timeout: PATIENCE });
  if (error !== undefined) throw error;
  return { out: stdout, status };
}

function settled(engine: ExampleEngine, tables: string, scratch: string, claims: readonly string[]): { readonly lines: readonly string[]; readonly status: number | null } {
  const { out, status } = spawn(engine, tables, scratch, claims.map((claim) => `${claim}\n`).join(""));
  expect(out.endsWith("\n")).toBe(true);
  return { lines: out.slice(0, -1).split("\n"), status };
}

interface Difference {
  readonly claim: string;
  readonly got: string | undefined;
  readonly expected: string;
}

function difference(claim: Claim, got: string | undefined, expected: string): readonly Difference[] {
  return got === expected ? [] : [{ claim: JSON.stringify(claim), got, expected }];
}

function disagreements(engine: Engine, claims: readonly Claim[], lines: readonly string[]): readonly Difference[] {
  return claims.flatMap((claim, i) => difference(claim, lines[i], canonicalJson(engine.settle(claim))));
}

/** Enough to see what is wrong. */
function firstFew<T>(all: readonly T[]): readonly T[] {
  return all.slice(0, 3);
}
