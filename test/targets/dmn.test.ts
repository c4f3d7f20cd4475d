import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DmnModdle } from "dmn-moddle";
import { evaluate, unaryTest } from "feelin";
import { afterAll, describe, expect, test } from "vitest";
import type { BenefitTables, ContributionTables, Tables } from "../../compiler/emit/format.ts";
import { feelName } from "../../compiler/targets/dmn/feel.ts";
import { writeDmn } from "../../compiler/targets/dmn/write.ts";
import { type OwnedSlot, ownersIn } from "../../compiler/targets/slots-in.ts";
import { root } from "../house/source.ts";
import { requireTool } from "../support/require-tool.ts";
import { type Cell, type Facts, holds, isOn, lookUp } from "./plain-look-up.ts";
import { type Question, questionsFor, questionsOver } from "./questions.ts";
import { oddFiles, realFiles, schemesIn } from "./target-files.ts";

/** What dmn-moddle reads, as far as a table needs it. */
interface Text {
  readonly text: string;
}
interface Decision {
  readonly id: string;
  readonly $type: string;
  readonly name: string;
  readonly informationRequirement?: readonly { readonly id: string; readonly requiredInput: { readonly href: string } }[];
  readonly decisionLogic: {
    readonly hitPolicy: string;
    readonly input: readonly { readonly inputExpression: Text & { readonly typeRef: string } }[];
    readonly output: readonly { readonly name: string }[];
    readonly rule?: readonly { readonly inputEntry: readonly Text[]; readonly outputEntry: readonly Text[]; readonly annotationEntry: readonly Text[] }[];
  };
}
interface Definitions {
  readonly drgElement: readonly Decision[];
  readonly dmnDI: { readonly diagrams: readonly { readonly diagramElements: readonly { readonly $type: string; readonly dmnElementRef: { readonly id: string } }[] }[] };
}

async function readBack(text: string): Promise<{ readonly definitions: Definitions; readonly warnings: readonly unknown[] }> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(text);
  return { definitions: rootElement as unknown as Definitions, warnings };
}

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
function hits({ decisionLogic: { input, output, rule = [] } }: Decision, context: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  const tested = input.map(({ inputExpression: { text } }) => {
    const asked = /\((\S+), /.exec(text)?.[1] ?? text;
    return { value: once("input", text, context[asked], () => evaluate(text, context).value), shown: /\(/.test(text) ? [text, context[asked]] : context[asked] };
  });
  const holding = rule.filter(({ inputEntry }) => inputEntry.every(({ text }, i) => once("test", text, tested[i]!.shown, () => unaryTest(text, { "?": tested[i]!.value as string }).value) === true));
  return holding.map(({ outputEntry }) => Object.fromEntries(output.map(({ name }, i) => [name, valueOf(outputEntry[i]!.text)])));
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

function checkSlot(file: Tables, { table }: OwnedSlot, decision: Decision, most: number): number {
  const hasSlices = decision.decisionLogic.input.some(({ inputExpression }) => inputExpression.text === "slice_fen");
  const unit = decision.decisionLogic.output[1]!.name;
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

function checkOpen(file: Tables, owner: BenefitTables | ContributionTables, decision: Decision): number {
  const asked = file.inputs.filter(({ name }) => owner.domain.some((when) => when[name] !== undefined));
  const questions = questionsOver(asked, owner.domain, [owner], 100);
  for (const question of questions) {
    const isOpen = isOn(owner, question.on) && owner.domain.some((when) => holds(file.inputs, when, question.facts as Facts));
    expect([decision.name, question, hits(decision, contextOf(file, question))]).toEqual([decision.name, question, isOpen ? [{ open: true }] : []]);
  }
  return questions.length;
}

describe.each([["real", realFiles, 60], ["odd", oddFiles(), 120]] as const)("decision tables of %s policies", (_, files, most) => {
  const texts = writeDmn(files).texts;
  const schemes = files.flatMap(({ file }) => ("benefits" in file ? [file] : []));

  test("are read by dmn-moddle without a warning, every decision drawn and joined to what it asks", async () => {
    for (const { text } of texts) {
      const { definitions, warnings } = await readBack(text);
      expect(warnings).toEqual([]);
      const drawn = definitions.dmnDI.diagrams[0]!.diagramElements.filter(({ $type }) => $type === "dmndi:DMNShape").map(({ dmnElementRef }) => dmnElementRef.id);
      expect([...drawn].sort()).toEqual(definitions.drgElement.map(({ id }) => id).sort());
      const decisions = definitions.drgElement.filter(({ $type }) => $type === "dmn:Decision");
      expect(decisions.every(({ informationRequirement = [] }) => informationRequirement.every(({ requiredInput }) => drawn.includes(requiredInput.href.slice(1))))).toBe(true);
      expect(decisions.every(({ decisionLogic }) => decisionLogic.hitPolicy === (decisionLogic.output[0]!.name === "impossible" ? "ANY" : "UNIQUE"))).toBe(true);
    }
    expect(texts).toHaveLength(schemes.length);
  }, 60_000);

  test("give for every case the one value of the compiled tables", async () => {
    let asked = 0;
    for (const [i, file] of schemes.entries()) {
      const { definitions } = await readBack(texts[i]!.text);
      const decisions = definitions.drgElement.filter(({ $type }) => $type === "dmn:Decision");
      const slots = ownersIn(file).flatMap((owner) => owner.slots);
      for (const [j, slot] of slots.entries()) asked += checkSlot(file, slot, decisions[j]!, most);
      const open = decisions.filter(({ name }) => /_open(_\d+)?$/.test(name));
      const owners = [...file.benefits, ...file.contributions, ...file.accounts];
      expect(open).toHaveLength(owners.length);
      for (const [j, owner] of owners.entries()) asked += checkOpen(file, owner, open[j]!);
    }
    expect(asked).toBeGreaterThan(500);
  }, 120_000);
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

requireTool("java")("decision tables obey the schema of the standard", () => {
  const folder = mkdtempSync(join(tmpdir(), "tongchou-dmn-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "Validate.java"), validator);
  const paths = writeDmn([...realFiles, ...oddFiles()]).texts.map(({ name, text }) => {
    writeFileSync(join(folder, `${name}.dmn`), text);
    return join(folder, `${name}.dmn`);
  });
  const broken = join(folder, "broken.dmn");
  writeFileSync(broken, writeDmn(realFiles).texts[0]!.text.replace("hitPolicy", "hitPolice"));
  const schema = join(root, "node_modules/dmn-moddle/resources/dmn/xsd/DMN13.xsd");
  const validate = (...files: readonly string[]): number | null => spawnSync("java", [join(folder, "Validate.java"), schema, ...files], { encoding: "utf8" }).status;
  expect([validate(...paths), validate(broken)]).toEqual([0, 1]);
  expect(schemesIn(realFiles).length).toBeLessThan(paths.length);
}, 60_000);
