/** What stands above a line: whether an example comes out as it says, and with which figures. */
import type { Span } from "../../compiler/base/span.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import { rational } from "../../compiler/base/rational.ts";
import type { CaseOutcome, Figures } from "../../compiler/evaluate/run-examples.ts";
import { runExamples } from "../../compiler/evaluate/run-examples.ts";
import { payerOf } from "../../compiler/evaluate/explain-contribution.ts";
import { isRefused } from "../../compiler/evaluate/contribution-claim.ts";
import { isRefusal } from "../../compiler/evaluate/reference-facts.ts";
import { phraseContributionRefusal } from "../../compiler/evaluate/phrase-contribution-refusal.ts";
import { phraseRefusal } from "../../compiler/evaluate/phrase-refusal.ts";
import { inReadersWords } from "../../compiler/evaluate/refusal-words.ts";
import { decimalText } from "../../compiler/parts/phrase-value.ts";
import { bothNames } from "../../compiler/parts/phrase-facts.ts";
import type { Example } from "../../compiler/syntax/ast.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import type { Snapshot } from "../../compiler/workspace.ts";

export interface Lens {
  readonly span: Span;
  readonly title: Phrase;
  readonly about: "example" | "cities" | "change";
}

type NamedOutcome = CaseOutcome & { readonly nameOf: (benefit: string) => Phrase };

/** Examples are settled once for a province as it is. */
const outcomes = new WeakMap<ProvinceProgram, readonly CaseOutcome[]>();

/** An example with its cases as they came out; none where it was not understood. */
export interface ExampleReport {
  readonly span: Span;
  readonly title: string;
  readonly cases: readonly { readonly span: Span; readonly row: number | undefined; readonly passes: boolean; readonly says: Phrase }[];
}

export function exampleReports(snapshot: Snapshot, file: string): readonly ExampleReport[] {
  return blocksIn(snapshot, file).map(({ node, cases }) => ({
    span: node.span, title: node.title?.value ?? "",
    cases: cases.map((outcome) => ({ span: outcome.example.location.span, row: outcome.example.row, passes: outcome.passes, says: outcome.passes ? figuresLine(outcome) : reasonOf(outcome) })),
  }));
}

export function exampleLenses(snapshot: Snapshot, file: string): readonly Lens[] {
  return blocksIn(snapshot, file).flatMap(({ node: { span }, cases }) => (cases.length === 0 ? [] : [lensOf(span, cases)]));
}

export function outcomesOf(province: ProvinceProgram, decided: Snapshot["decided"]): readonly CaseOutcome[] {
  const run = outcomes.get(province) ?? (province.examples.length === 0 ? [] : runExamples(province, decided));
  outcomes.set(province, run);
  return run;
}

function blocksIn({ program, decided, parsed }: Snapshot, file: string): readonly { readonly node: Example; readonly cases: readonly NamedOutcome[] }[] {
  const found = program.provinces.flatMap((province) => {
    const run = outcomesOf(province, decided);
    return run.filter(({ example }) => example.location.file === file).map((outcome): NamedOutcome => ({ ...outcome, nameOf: (benefit) => bothNames(province.benefits.find(({ name }) => name === benefit) ?? { name: benefit, other: undefined }) }));
  });
  const blocks = (parsed.get(file)?.tree.declarations ?? []).filter((node): node is Example => node.kind === "Example");
  return blocks.map((node) => ({ node, cases: found.filter(({ example: { location } }) => node.span.start <= location.span.start && location.span.end <= node.span.end) }));
}

function lensOf(span: Span, cases: readonly NamedOutcome[]): Lens {
  const failed = cases.filter(({ passes }) => !passes);
  const [first] = failed;
  if (first === undefined) {
    const [only] = cases;
    const title: Phrase = only !== undefined && cases.length === 1 ? figuresLine(only) : { en: `${cases.length} cases`, zh: `${cases.length} 个案例` };
    return { span, about: "example", title: { en: `✓ ${title.en}`, zh: `✓ ${title.zh}` } };
  }
  const row = first.example.row === undefined ? { en: "", zh: "" } : { en: `row ${first.example.row}: `, zh: `第 ${first.example.row} 行：` };
  const reason = reasonOf(first);
  const count = cases.length === 1 ? { en: "", zh: "" } : { en: `${failed.length} of ${cases.length} fail; `, zh: `${cases.length} 个案例中 ${failed.length} 个不符；` };
  return { span, about: "example", title: { en: `✗ ${count.en}${row.en}${reason.en}`, zh: `✗ ${count.zh}${row.zh}${reason.zh}` } };
}

function figuresLine({ figures, nameOf }: NamedOutcome): Phrase {
  const parts = figures.map(({ expectation, actual }) => ({ what: whatOf(expectation, nameOf), amount: yuan(actual) }));
  return { en: parts.map(({ what, amount }) => `${what.en} ${amount} yuan`).join(", "), zh: parts.map(({ what, amount }) => `${what.zh} ${amount} 元`).join("、") };
}

function whatOf(expectation: Figures["expectation"], nameOf: NamedOutcome["nameOf"]): Phrase {
  if (expectation.kind === "patient") return { en: "patient", zh: "个人支付" };
  if (expectation.kind === "credited") return { en: "credit", zh: "划入" };
  if (expectation.kind === "contributes") {
    const payer = payerOf(expectation.payer);
    return { en: `${payer.en} pays`, zh: `${payer.zh}缴` };
  }
  const name = nameOf(expectation.benefit);
  return { en: `${name.en} pays`, zh: `${name.zh}支付` };
}

function reasonOf(outcome: NamedOutcome): Phrase {
  const { figures, nameOf, province, kind, result } = outcome;
  if (kind === "bill" && isRefusal(result)) return inReadersWords(result.about, province, (about) => phraseRefusal({ ...result, about }));
  if (kind === "paidIn" && isRefused(result)) return inReadersWords(result.about, province, (about) => phraseContributionRefusal({ ...result, about }));
  const wrong = figures.filter(({ expectation, actual }) => actual !== expectation.fen);
  const parts = wrong.map(({ expectation, actual }) => ({ what: whatOf(expectation, nameOf), actual: yuan(actual), expected: yuan(expectation.fen) }));
  return {
    en: parts.map(({ what, actual, expected }) => `${what.en} ${actual} yuan, expected ${expected}`).join("; "),
    zh: parts.map(({ what, actual, expected }) => `${what.zh} ${actual} 元，预期 ${expected} 元`).join("；"),
  };
}

function yuan(fen: bigint | undefined): string {
  return fen === undefined ? "–" : decimalText(rational(fen, 100n));
}
