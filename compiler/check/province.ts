/** All documents of one province brought together, in the only order in which they can be understood. */
import type { Day } from "../base/calendar.ts";
import { finish, type Steps } from "../base/steps.ts";
import type { Symbol, Unit } from "../bind/symbols.ts";
import { findSymbol } from "../bind/scope.ts";
import type { Scope } from "../bind/scope.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Province } from "../model/jurisdiction.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Region } from "../model/dimension.ts";
import type { ExampleCase } from "../model/example.ts";
import type { SlotWord } from "../model/slot.ts";
import type { Benefit, Contribution, Declaration, Fund, Pool } from "../syntax/ast.ts";
import { amendBenefits } from "./amendments.ts";
import { assembleBenefits } from "./benefits.ts";
import type { Assembly } from "./benefits.ts";
import { checkCondition, sizesOf } from "./conditions.ts";
import type { World } from "./context.ts";
import { amendContributions, assembleContributions, draftContribution } from "./contributions.ts";
import { draftBenefit } from "./drafts.ts";
import { checkExample, type Exemplified } from "./examples.ts";
import { checkFund } from "./funds.ts";
import { checkGuardrail } from "./guardrails.ts";
import { isCitysOwn, refuseRulesForProvince } from "./city-files.ts";
import { warnOfBenefitsOutsideKinds } from "./kinds.ts";
import { policyInfo } from "./policies.ts";
import type { Document } from "./policies.ts";
import { checkPool } from "./schemes.ts";
import { checkSettle, settlementTimeline } from "./settlements.ts";
import { checkTransition } from "./transitions.ts";
import { readWorld } from "./world.ts";

export interface ProvinceRequest {
  readonly province: Province;
  /** The province's own files. */
  readonly own: readonly Unit[];
  /** Those and all that they use. */
  readonly reached: readonly Unit[];
  readonly scopes: ReadonlyMap<string, Scope>;
}

export function checkProvince(request: ProvinceRequest, sink: (diagnostic: Diagnostic) => void): ProvinceProgram {
  return finish(checkProvinceInSteps(request, sink));
}

/** A step is what the benefits take, or an example. */
export function* checkProvinceInSteps({ province, own, reached, scopes }: ProvinceRequest, sink: (diagnostic: Diagnostic) => void): Steps<ProvinceProgram> {
  const { world, documents: all } = readWorld(province, own, reached, scopes, sink);
  const documents = own.map((unit) => all.get(unit.file)).filter((document) => document !== undefined);
  const everything = [...all.values()];
  const sizeOf = sizesOf([...world.dimensions.values(), world.cities]);
  const impossible = everything.filter((document) => !isCitysOwn(document)).flatMap(impossibleIn);
  yield;
  const benefits = assembleBenefits(benefitAssembly(world, documents, impossible, sizeOf));
  warnOfBenefitsOutsideKinds(documents, everything);
  for (const document of documents) refuseRulesForProvince(document);
  const contributions = contributionsOf(world, documents, impossible, sizeOf);
  const program = {
    province, policies: documents.map(policyInfo), dimensions: [...world.dimensions.values()], measures: [...world.measures.values()],
    periods: [...world.periods.values()], schemes: [...world.schemes.values()], indicators: [...world.indicators.values()], benefits,
    pools: ofKind<Pool, ProvinceProgram["pools"][number]>(documents, "Pool", checkPool),
    settlements: settlementTimeline(declarations(documents).flatMap(({ document, node }) => (node.kind === "Settle" && !isCitysOwn(document) ? checkSettle(document, node) : [])), sink),
    contributions,
    funds: ofKind<Fund, ProvinceProgram["funds"][number]>(documents, "Fund", checkFund),
    guardrails: declarations(everything).flatMap(({ document, node }) => (node.kind === "Guardrail" ? checkGuardrail(document, node) : [])),
    transitions: transitionsOf(world, documents).map(({ model }) => model), impossible,
  };
  yield;
  return { ...program, examples: yield* checkExamples(documents, { benefits, contributions }) };
}

function* checkExamples(documents: readonly Document[], about: Exemplified): Steps<ProvinceProgram["examples"]> {
  const examples: ExampleCase[] = [];
  for (const { document, node } of declarations(documents)) {
    if (node.kind !== "Example") continue;
    examples.push(...checkExample(document, node, about));
    yield;
  }
  return examples;
}

interface Declared {
  readonly document: Document;
  readonly node: Declaration;
}

function declarations(documents: readonly Document[]): Declared[] {
  return documents.flatMap((document) => document.unit.tree.declarations.map((node) => ({ document, node })));
}

function impossibleIn({ unit, context }: Document): Region {
  return unit.tree.declarations.flatMap((node) => (node.kind === "Impossible" ? checkCondition(context, node.condition).region : []));
}

function symbolsOfKind(documents: readonly Document[], kind: Symbol["kind"]): { readonly document: Document; readonly symbol: Symbol }[] {
  return documents.flatMap((document) => document.unit.symbols.filter((symbol) => symbol.kind === kind).map((symbol) => ({ document, symbol })));
}

function ofKind<N, M>(documents: readonly Document[], kind: Symbol["kind"], check: (document: Document, symbol: Symbol, node: N) => M): M[] {
  return symbolsOfKind(documents, kind).map(({ document, symbol }) => check(document, symbol, symbol.node as N));
}

function benefitAssembly(world: World, documents: readonly Document[], impossible: Region, sizeOf: Assembly["sizeOf"]): Assembly {
  const declared = symbolsOfKind(documents, "Benefit").filter(({ document }) => !isCitysOwn(document));
  const drafts = new Map(declared.map(({ document, symbol }) => [symbol, draftBenefit(document, symbol, symbol.node as Benefit)]));
  amendBenefits(drafts, documents);
  return { world, drafts, transitions: transitionsOf(world, documents), impossible, sizeOf };
}

function transitionsOf(world: World, documents: readonly Document[]): Assembly["transitions"] {
  const ended = endedBy(documents);
  return declarations(documents).flatMap(({ document, node }) => (node.kind === "Transition" ? checkTransition(document, world, node, ended) ?? [] : []));
}

/** The first day on which a document that overrides local rules touches a slot (统筹区标准不一致的按此执行). */
function endedBy(documents: readonly Document[]): (benefit: Symbol, word: SlotWord) => Day | undefined {
  const overriding = documents.filter(({ unit }) => unit.tree.header?.overridesLocal !== undefined);
  return (benefit, word) => {
    const days = overriding.filter((document) => touches(document, benefit, word)).map(({ from }) => from);
    return days.length === 0 ? undefined : Math.min(...days);
  };
}

function touches({ unit, context }: Document, benefit: Symbol, word: SlotWord): boolean {
  return unit.tree.declarations.some((node) => {
    const target = node.kind === "Replace" || node.kind === "AddTo" || node.kind === "Repeal" ? node.target : undefined;
    if (target === undefined || findSymbol(context.scope, "Benefit", target) !== benefit) return false;
    if (node.kind === "Replace") return node.slot?.slot === word;
    return node.kind === "Repeal" ? node.slot === word : node.kind === "AddTo" && node.items.some((item) => item.kind === "Slot" && item.slot === word);
  });
}

function contributionsOf(world: World, documents: readonly Document[], impossible: Region, sizeOf: Assembly["sizeOf"]): ProvinceProgram["contributions"] {
  const declared = [...symbolsOfKind(documents, "Contribution"), ...symbolsOfKind(documents, "Account")];
  const drafts = new Map(declared.map(({ document, symbol }) => [symbol, draftContribution(document, symbol, symbol.node as Contribution)]));
  amendContributions(drafts, documents);
  return assembleContributions({ world, drafts, impossible, sizeOf });
}
