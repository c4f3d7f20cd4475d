import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../../compiler/base/calendar.ts";
import { rational, roundHalfUp } from "../../../compiler/base/rational.ts";
import { makeExamples } from "../../../compiler/build/playground/examples.ts";
import { runExamples } from "../../../compiler/evaluate/run-examples.ts";
import { evaluate } from "../../../compiler/payment/curve.ts";
import { Workspace } from "../../../compiler/workspace.ts";
import { askedOf, benefitsOf } from "../../../language-server/playground/claim-of-question.ts";
import { payment } from "../../../language-server/playground/payment.ts";
import { layersOfClaim } from "../../../language-server/playground/pictures.ts";
import type { PaymentOf, PaymentQuestion } from "../../../language-server/playground/protocol.ts";
import { schemeDesk, settlingSchemes } from "../../../language-server/playground/scheme-desk.ts";
import { root } from "../../support/workspace-texts.ts";

const asOf = parseDay("2026-01-01") ?? 0;
const textDocument = { uri: "" };
const examples = await makeExamples(root);

function snapshotOf(id: string, change: (text: string) => string = (text) => text) {
  const workspace = new Workspace();
  for (const [path, text] of examples.find((example) => example.id === id)?.files ?? []) workspace.set(path, change(text));
  return workspace.snapshot({ asOf });
}

function ask(snapshot: ReturnType<typeof snapshotOf>, question: Partial<PaymentQuestion> = {}, language: "zh" | "en" = "zh"): PaymentOf {
  const answer = payment(snapshot, { textDocument, ...question }, { language, asOf });
  if (answer.kind === "none") throw new Error(answer.why);
  return answer;
}

test("every example of the page compiles without an error; the starters without any finding, and their examples pass", () => {
  for (const { id } of examples) expect(snapshotOf(id).diagnostics.filter(({ severity }) => severity === "error"), id).toEqual([]);
  for (const id of ["starter-zh", "starter-en"]) {
    const { diagnostics, program, decided } = snapshotOf(id);
    expect(diagnostics, id).toEqual([]);
    expect(program.provinces.flatMap((province) => runExamples(province, decided)).map(({ passes }) => passes), id).toEqual([true, true]);
  }
});

test("a question with nothing chosen is about an ordinary case of the first benefit", () => {
  const answer = ask(snapshotOf("starter-zh"));
  expect(answer.on).toBe("2026-01-01");
  expect(answer.fields.map(({ name, kind, value }) => [name, kind, value])).toEqual([["hospital", "one", "primary"], ["member", "one", "active"], ["admission_ordinal", "number", 1]]);
  expect(answer.settled).toMatchObject({ kind: "settled", bill: 2_000_000, patient: 227_000 });
  expect(answer.compare).toBe("hospital");
  expect([answer.payers, answer.compared].every((svg) => svg?.startsWith("<svg"))).toBe(true);
});

test("what is chosen counts; what the policies know nothing of is left aside", () => {
  const facts = { hospital: "tertiary", member: "gone", admission_ordinal: 2, colour: "red" };
  const answer = ask(snapshotOf("starter-en"), { scheme: "qingjiang/employee", on: "2025-05-10", facts, costs: { eligible: 2_000_000 }, compare: "member" }, "en");
  expect(answer.settled).toMatchObject({ patient: 436_000 });
  expect(answer.fields.find(({ name }) => name === "member")?.value).toBe("active");
  expect(answer.compared).toContain("retired");
  expect(ask(snapshotOf("starter-en"), { compare: "" }).compared).toBeUndefined();
});

test("a fact that is or is not so is compared in the reader's words", () => {
  const snapshot = snapshotOf("starter-zh", (text) => text.replace("维度 hospital", "维度 referred 转诊 是/否\n维度 hospital").replace(/( {2}起付线[^]*?\n {2}\}\n)/, "$1  调整 起付线 { 转诊 = 是: 无 }\n"));
  expect(snapshot.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const inWords = (language: "zh" | "en"): string => ask(snapshot, { compare: "referred" }, language).compared?.replace(/<[^>]*>/g, " ") ?? "";
  expect(inWords("zh")).toMatch(/ 是 .* 否 /s);
  expect(inWords("en")).toMatch(/ yes .* no /s);
});

test("with errors, or without an order of settlement, it is said why nothing is settled", () => {
  const broken = payment(snapshotOf("starter-zh", (text) => text.replace("| 三级     | 900元 |", "")), { textDocument }, { language: "zh", asOf });
  expect(broken).toEqual({ kind: "none", why: "政策存在错误，改正后方可结算。" });
  const workspace = new Workspace();
  workspace.set("a.tongchou", "library demo.words\nmeasure eligible\n");
  expect(payment(workspace.snapshot(), { textDocument }, { language: "en", asOf })).toEqual({ kind: "none", why: expect.stringContaining("no order of settlement") as unknown });
});

test("a refused claim is refused in words, with its form still there", () => {
  const answer = ask(snapshotOf("starter-zh"), { scheme: "qingjiang/employee", on: "2020-01-01" });
  expect(answer.settled).toEqual({ kind: "refused", why: expect.stringContaining("日期早于") as unknown });
  expect(answer.fields).toHaveLength(3);
});

describe("the curves are what the engine settles, bill by bill", () => {
  for (const id of ["starter-zh", "beijing", "jiangxi"]) {
    const snapshot = snapshotOf(id);
    for (const settling of settlingSchemes(snapshot)) {
      const desk = schemeDesk(snapshot, settling);
      for (const benefit of benefitsOf(desk)) test(`${id}: ${settling.key}, ${benefit}`, () => compareWithEngine(desk, benefit));
    }
  }
});

function compareWithEngine(desk: ReturnType<typeof schemeDesk>, benefit: string): void {
  const { claim, measure } = askedOf(desk, { textDocument, benefit }, asOf);
  const layers = layersOfClaim(desk, claim, measure);
  const first = desk.engine.settle({ ...claim, costs: { [measure]: 1 } });
  if (layers === undefined) return expect("refused" in first || first.layers.every(({ open }) => !open)).toBe(true);
  const edges = layers.flatMap(({ payment: curve }) => curve.map(({ from }) => Number(from.numerator / from.denominator)));
  fc.assert(fc.property(fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: 200_000_000 })), (bill) => {
    const settled = desk.engine.settle({ ...claim, costs: { [measure]: bill } });
    if ("refused" in settled) throw new Error(settled.refused);
    const paid = new Map(settled.layers.map((layer) => [layer.benefit, layer.payment]));
    for (const { name, payment: curve } of layers) {
      const { numerator } = roundHalfUp(evaluate(curve, rational(BigInt(bill))));
      expect(Math.abs((paid.get(name) ?? 0) - Number(numerator)), `${name} at ${bill}`).toBeLessThanOrEqual(1);
    }
  }), { numRuns: 60 });
}
