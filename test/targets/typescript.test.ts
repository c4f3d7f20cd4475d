import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import type { Row, Tables } from "../../compiler/emit/format.ts";
import { inputsAsked, type OwnedSlot, type Owner, ownersIn } from "../../compiler/targets/slots-in.ts";
import type { CompiledFile } from "../../compiler/targets/target.ts";
import { keyedOwners } from "../../compiler/targets/typescript/constants.ts";
import { writeTypescript } from "../../compiler/targets/typescript/write.ts";
import { type Cell, type Facts, holds, isOn, lookUp } from "./plain-look-up.ts";
import { questionsFor, questionsOver } from "./questions.ts";
import { oddFiles, realFiles, schemesIn } from "./target-files.ts";

const folder = mkdtempSync(join(tmpdir(), "tongchou-typescript-"));
writeFileSync(join(folder, "package.json"), `{"type":"module"}`);
afterAll(() => rmSync(folder, { recursive: true }));

const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, lib: ["lib.es2022.d.ts"], types: [], noEmit: true, strict: true,
  noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noPropertyAccessFromIndexSignature: true, noUnusedLocals: true, noUnusedParameters: true, noImplicitReturns: true,
  verbatimModuleSyntax: true, isolatedModules: true, erasableSyntaxOnly: true, allowImportingTsExtensions: true, moduleDetection: ts.ModuleDetectionKind.Force,
};

/** What the compiler of TypeScript has to say, by file. */
function complaints(paths: readonly string[]): string[] {
  const program = ts.createProgram(paths, strictest);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    return `${file?.fileName.split("/").at(-1)}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

function written(files: readonly CompiledFile[]): string[] {
  return writeTypescript(files).texts.map(({ name, text }) => {
    const path = join(folder, `${name}.ts`);
    writeFileSync(path, text);
    return path;
  });
}

interface Loaded {
  readonly lookUp: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly tables: Readonly<Record<string, { readonly sources: readonly unknown[] }>>;
}

async function loaded(path: string, text: string): Promise<Loaded> {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } });
  const script = path.replace(/\.ts$/, ".mjs");
  writeFileSync(script, outputText);
  return (await import(/* @vite-ignore */ pathToFileURL(script).href)) as Loaded;
}

const groups = { benefit: "benefits", pool: "pools", contribution: "contributions", account: "accounts" } as const;

describe("tables as typed constants", () => {
  const paths = written(realFiles);

  test("obey the strictest flags and need nothing else", () => {
    expect(paths.length).toBeGreaterThanOrEqual(5);
    expect(complaints(paths)).toEqual([]);
    expect(writeTypescript(realFiles).texts.filter(({ text }) => /^import|require\(/m.test(text))).toEqual([]);
  });

  test("take only members that exist, all facts that a table asks, and days", () => {
    const sample = (facts: string, day = `"2024-05-10"`): string => `import { lookUp } from "./beijing.ts";\nexport const cell = lookUp.employee.benefits.employee_inpatient.ratio(${day}, ${facts});\n`;
    const right = `{ care: "inpatient", hospital: "tertiary", member: "active" }`;
    const samples: Readonly<Record<string, string>> = {
      right: sample(right),
      member: sample(right.replace("tertiary", "tertiarry")),
      missing: sample(`{ care: "inpatient", hospital: "tertiary" }`),
      surplus: sample(right.replace("{", "{ weather: true,")),
      day: sample(right, `"yesterday"`),
      slot: sample(right).replace(".ratio(", ".ration("),
      money: `${sample(right)}export const half = cell.found === "row" && typeof cell.row.value === "bigint" ? cell.row.value * 0.5 : 0;\n`,
    };
    const made = Object.entries(samples).map(([name, text]) => {
      const path = join(folder, `sample-${name}.ts`);
      writeFileSync(path, text);
      return path;
    });
    const found = complaints(made);
    expect(found.map((one) => one.split(":")[0]).sort()).toEqual(["day", "member", "missing", "money", "slot", "surplus"].map((name) => `sample-${name}.ts`));
    expect(found.find((one) => one.startsWith("sample-member"))).toContain(`"tertiarry"`);
  });

  test.each([["real", realFiles], ["odd", oddFiles()]] as const)("say of every case what the compiled tables say: %s policies", async (_, files) => {
    let asked = 0;
    for (const { province, text } of writeTypescript(files).texts) {
      const { lookUp: functions } = await loaded(join(folder, `${province}-run.ts`), text);
      const own = schemesIn(files).filter((one) => one.province.name === province);
      for (const file of own) asked += ownersIn(file).reduce((sum, owner) => sum + checkOwner(file, owner, functions[file.scheme.name]!), 0);
    }
    expect(asked).toBeGreaterThan(200);
  });
});

type SlotFunctions = Readonly<Record<string, (on: string, facts?: Facts) => Cell>>;

function checkOwner(file: Tables, owner: Owner, scheme: Readonly<Record<string, unknown>>): number {
  const key = keyedOwners(file, owner.kind).find(([, one]) => one.name === owner.name)?.[0] ?? "";
  const slots = (owner.kind === "scheme" ? scheme : (scheme[groups[owner.kind]] as Readonly<Record<string, unknown>>)[key]) as SlotFunctions;
  const open = owner.kind === "scheme" || owner.kind === "pool" ? 0 : checkOpen(file, owner, slots as unknown as Opens);
  return owner.slots.reduce((sum, slot) => sum + checkSlot(file, slot, slots[slot.name]!), open);
}

function checkSlot(file: Tables, { name, table }: OwnedSlot, ask: SlotFunctions[string]): number {
  const isExact = table.unit === "fen" || table.unit === "ratio";
  const questions = questionsFor(file.inputs, table, 150);
  for (const { on, facts } of questions) {
    const expected = lookUp(file.inputs, table, on, facts);
    const got = inputsAsked(table).length === 0 ? ask(on) : ask(on, facts);
    expect([name, on, facts, told(got)]).toEqual([name, on, facts, expected.found === "row" ? told({ ...expected, row: asConstant(expected.row, isExact) }) : expected]);
  }
  return questions.length;
}

interface Opens {
  readonly isOpen: (on: string, facts: Facts) => boolean;
}

function checkOpen(file: Tables, owner: Owner, { isOpen }: Opens): number {
  const span = [...file.benefits, ...file.contributions, ...file.accounts].find(({ name, domain }) => name === owner.name && domain === owner.domain)!;
  const asked = file.inputs.filter(({ name }) => owner.domain.some((when) => when[name] !== undefined));
  const questions = questionsOver(asked, owner.domain, [span], 100);
  for (const { on, facts } of questions) expect([owner.name, on, facts, isOpen(on, facts)]).toEqual([owner.name, on, facts, isOn(span, on) && owner.domain.some((when) => holds(file.inputs, when, facts))]);
  return questions.length;
}

/** What of a cell is said by the table; conditions are written in another way. */
function told(cell: Cell): object {
  return cell.found === "row" ? { value: cell.row.value, bands: cell.row.bands, costBound: cell.row.costBound, sources: cell.row.sources, from: cell.period.from, per: cell.period.per } : cell;
}

function asConstant(row: Row, isExact: boolean): Row {
  const number = (value: unknown): unknown => (isExact && typeof value === "number" ? BigInt(value) : value);
  const bands = row.bands?.map((band) => ({ ...band, from: BigInt(band.from), to: band.to === null ? null : BigInt(band.to), value: number(band.value) }));
  return { ...row, value: number(row.value), bands } as unknown as Row;
}
