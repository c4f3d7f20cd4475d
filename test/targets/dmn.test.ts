import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluate, unaryTest } from "feelin";
import { afterAll, describe, expect, test } from "vitest";
import type { ContributionTables, Tables, When } from "../../compiler/emit/format.ts";
import { feelName } from "../../compiler/targets/dmn/feel.ts";
import { writeDmn } from "../../compiler/targets/dmn/write.ts";
import { type OwnedSlot, ownersIn } from "../../compiler/targets/slots-in.ts";
import type { CompiledFile } from "../../compiler/targets/target.ts";
import { requireTool } from "../support/require-tool.ts";
import { readByKie, SCHEMA } from "./dmn-by-kie.ts";
import { readByModdle } from "./dmn-by-moddle.ts";
import type { ReadDecision } from "./dmn-model.ts";
import { type Cell, type Facts, holds, isOn, lookUp } from "./plain-look-up.ts";
import { type Question, questionsFor, questionsOver } from "./questions.ts";
import { oddFiles, realFiles, schemesIn } from "./target-files.ts";

const memo = new Map<string, unknown>();

/** The same few texts are asked of the same few values again and again. */
function once<T>(kind: string, text: string, value: unknown, work: () => T): T {
  const key = `${kind} ${text} ${JSON.stringify(value)}`;
  if (!memo.has(key)) memo.set(key, work());
  return memo.get(key) as T;
}

const valueOf = (text: string, context: Readonly<Record<string, unknown>> = {}): unknown => once("value", text, context, () => evaluate(text, context).value);
const feelDay = (day: string): unknown => evaluate(`date("${day}")`).value;

/** The values of every rule that holds, by output. */
function hits({ inputs, outputs, rules }: ReadDecision, context: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  const tested = inputs.map(({ text }) => {
    const asked = /\((\S+), /.exec(text)?.[1] ?? text;
    return { value: once("input", text, context[asked], () => evaluate(text, context).value), shown: /\(/.test(text) ? [text, context[asked]] : context[asked] };
  });
  const holding = rules.filter(({ tests }) => tests.every((text, i) => once("test", text, tested[i]!.shown, () => unaryTest(text, { "?": tested[i]!.value as string }).value) === true));
  return holding.map(({ values }) => Object.fromEntries(outputs.map(({ name }, i) => [name, valueOf(values[i]!)])));
}

function contextOf({ inputs }: Tables, { on, facts }: Question, slice?: number): Record<string, unknown> {
  const own = Object.entries(facts).map(([name, fact]) => [feelName(name), inputs.find((input) => input.name === name)?.kind === "date" ? feelDay(fact as string) : fact]);
  return { ...Object.fromEntries(own), on_day: feelDay(on), slice_fen: slice };
}

/** State and number that a rule must give for a place in the slices of money. */
function expectedOf(cell: Cell, place: number): readonly unknown[] {
  if (cell.found !== "row") return ["unpublished", null];
  const value = cell.row.bands === undefined ? cell.row.value : cell.row.bands.find(({ from, to }) => from <= place && (to === null || place < to))?.value;
  return typeof value === "number" ? ["value", value] : [value, null];
}

function placesIn({ periods }: OwnedSlot["table"]): number[] {
  const edges = periods.flatMap(({ rows }) => rows.flatMap(({ bands = [] }) => bands.map(({ from }) => from)));
  return [...new Set([0, ...edges.flatMap((edge) => [edge - 1, edge, edge + 1])])].filter((place) => place >= 0);
}

function checkSlot(file: Tables, { table }: OwnedSlot, decision: ReadDecision, most: number): number {
  const hasSlices = decision.inputs.some(({ text }) => text === "slice_fen");
  const unit = decision.outputs[1]!.name;
  const questions = questionsFor(file.inputs, table, most);
  for (const question of questions) {
    const cell = lookUp(file.inputs, table, question.on, question.facts);
    for (const place of hasSlices ? placesIn(table) : [0]) {
      const found = hits(decision, contextOf(file, question, place));
      expect([decision.name, question, place, found.map((values) => [values["state"], values[unit]])]).toEqual([decision.name, question, place, cell.found === "nothing" ? [] : [expectedOf(cell, place)]]);
      if (cell.found === "row") expect([found[0]!["per"] ?? undefined, found[0]!["of"] ?? undefined, found[0]!["scale"] ?? undefined]).toEqual([cell.period.per, cell.period.of, cell.period.scale]);
    }
  }
  return questions.length;
}

interface Cases {
  readonly from: string;
  readonly to: string | null;
  readonly domain: readonly When[];
}

/** What has no days of its own holds on any. */
const always = { from: "0001-01-01", to: null };

/** Several rules of combinations that do not occur may hold at once. */
function checkCases(file: Tables, cases: Cases, decision: ReadDecision): number {
  const questions = questionsOver(askedIn(file, cases.domain), cases.domain, [cases], 100);
  const output = decision.outputs[0]!.name;
  for (const question of questions) {
    const isIn = isOn(cases, question.on) && cases.domain.some((when) => holds(file.inputs, when, question.facts as Facts));
    const found = hits(decision, contextOf(file, question));
    expect([decision.name, question, output === "impossible" ? found.slice(0, 1) : found]).toEqual([decision.name, question, isIn ? [{ [output]: true }] : []]);
  }
  return questions.length;
}

function askedIn({ inputs }: Tables, whens: readonly When[]): Tables["inputs"] {
  return inputs.filter(({ name }) => whens.some((when) => when[name] !== undefined));
}

/** Of every case the shares of each payer, in each of the spans. */
function checkShares(file: Tables, splits: ContributionTables["splits"], decision: ReadDecision): number {
  const rows = splits.flatMap((split) => split.rows.map((row) => ({ ...row, split })));
  const whens = rows.map(({ when }) => when);
  const questions = questionsOver(askedIn(file, whens), whens, splits, 100);
  for (const question of questions) {
    const expected = rows.filter(({ split, when }) => isOn(split, question.on) && holds(file.inputs, when, question.facts as Facts))
      .map(({ shares }) => Object.fromEntries(decision.outputs.map(({ name }) => [name, shares.find(({ payer }) => name === `${payer}_in_0_01_percent`)?.share ?? null])));
    expect([decision.name, question, hits(decision, contextOf(file, question))]).toEqual([decision.name, question, expected]);
  }
  return questions.length;
}

describe.each([["real", realFiles, 60], ["odd", oddFiles(), 120]] as const)("decision tables of %s policies", (_, files, most) => {
  const texts = writeDmn(files).texts;
  const schemes = files.flatMap(({ file }) => ("benefits" in file ? [file] : []));

  test("are DMN 1.5 as a library reads it, every decision drawn and joined to what it asks", () => {
    for (const { text } of texts) {
      const { decisions, elements, drawn } = readByKie(text);
      expect([...drawn].sort()).toEqual([...elements].sort());
      expect(decisions.every(({ needs }) => needs.every((id) => drawn.includes(id)))).toBe(true);
      expect(decisions.every(({ hitPolicy, outputs }) => hitPolicy === (outputs[0]!.name === "impossible" ? "ANY" : "UNIQUE"))).toBe(true);
    }
    expect(texts).toHaveLength(schemes.length);
  });

  test("say the same to what knows DMN 1.3 alone, once its addresses are put for those of 1.5", async () => {
    for (const { text } of texts) expect(await readByModdle(text.replaceAll("/20230324/", "/20191111/"))).toEqual(readByKie(text));
  });

  test("give for every case the one value of the compiled tables", () => {
    let asked = 0;
    for (const [i, file] of schemes.entries()) {
      const { decisions } = readByKie(texts[i]!.text);
      const slots = ownersIn(file).flatMap((owner) => owner.slots);
      for (const [j, slot] of slots.entries()) asked += checkSlot(file, slot, decisions[j]!, most);
      const open = decisions.filter(({ name }) => /_open(_\d+)?$/.test(name));
      const owners = [...file.benefits, ...file.contributions, ...file.accounts];
      expect(open).toHaveLength(owners.length);
      for (const [j, owner] of owners.entries()) asked += checkCases(file, owner, open[j]!);
      const shared = [...file.contributions, ...file.accounts].flatMap(({ splits }) => [...new Set(splits.map(({ slot }) => slot))].map((slot) => splits.filter((split) => split.slot === slot)));
      const shares = decisions.filter(({ name }) => /_shares(_\d+)?$/.test(name));
      expect(shares).toHaveLength(shared.length);
      for (const [j, splits] of shared.entries()) asked += checkShares(file, splits, shares[j]!);
      const [insured, impossible] = decisions.slice(slots.length + open.length + shares.length);
      asked += checkCases(file, { ...always, domain: file.scheme.domain }, insured!);
      expect(impossible === undefined).toBe(file.impossible.length === 0);
      if (impossible !== undefined) asked += checkCases(file, { ...always, domain: file.impossible }, impossible);
    }
    expect(asked).toBeGreaterThan(500);
  });
});

test("what a decision cannot say is said in both languages, once", () => {
  const { diagnostics } = writeDmn(realFiles);
  expect(diagnostics.map(({ id, severity }) => [id, severity])).toEqual([["targetLeavesOut", "note"], ["targetLeavesOut", "note"]]);
  expect(writeDmn([realFiles.find(({ file }) => "benefits" in file)!]).diagnostics).toHaveLength(1);
});

test("names stay apart from what FEEL keeps for itself", () => {
  expect(["hospital", "医院", "date", "a.b", "1st", "in"].map(feelName)).toEqual(["hospital", "医院", "date_", "a_b", "_1st", "in_"]);
});

const validator = `import java.io.File; import javax.xml.XMLConstants; import javax.xml.transform.stream.StreamSource; import javax.xml.validation.*;
public class Validate { public static void main(String[] files) throws Exception {
  Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new File(files[0]));
  for (int i = 1; i < files.length; i++) schema.newValidator().validate(new StreamSource(new File(files[i]))); } }
`;

/** A fact with a character that readers of XML made before 2008, Java's among them, do not take in an id. */
function rareName(): CompiledFile {
  const { path, file } = realFiles.find((one) => one.file.province.name === "linhai" && "benefits" in one.file)!;
  return { path, file: JSON.parse(JSON.stringify({ ...file, province: { name: "rare", label: "rare" } }).replaceAll('"hospital"', '"㙦级"')) as Tables };
}

requireTool("java")("decision tables obey the schema of DMN 1.5", () => {
  const folder = mkdtempSync(join(tmpdir(), "tongchou-dmn-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "Validate.java"), validator);
  const paths = writeDmn([...realFiles, ...oddFiles(), rareName()]).texts.map(({ name, text }) => {
    writeFileSync(join(folder, `${name}.dmn`), text);
    return join(folder, `${name}.dmn`);
  });
  const broken = join(folder, "broken.dmn");
  writeFileSync(broken, readFileSync(paths[0]!, "utf8").replace("hitPolicy", "hitPolice"));
  const validate = (...files: readonly string[]): number | null => spawnSync("java", [join(folder, "Validate.java"), SCHEMA, ...files], { encoding: "utf8" }).status;
  expect([validate(...paths), validate(broken)]).toEqual([0, 1]);
  expect(schemesIn(realFiles).length).toBeLessThan(paths.length);
});
