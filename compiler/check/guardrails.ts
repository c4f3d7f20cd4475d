/** Guardrails: which quantity of which benefits must satisfy what, from when, for whom. */
import { findSymbol, namesOf, symbolsOf, unknownName } from "../bind/scope.ts";
import { report } from "../diagnostics/report.ts";
import type { Dimension } from "../model/dimension.ts";
import type { QuantityType } from "../model/expression.ts";
import type { Guardrail as GuardrailModel, Requirement as RequirementModel } from "../model/guardrail.ts";
import type { SlotWord } from "../model/slot.ts";
import { namePhrase } from "../model/names.ts";
import type { Contribution, Guardrail, Requirement } from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-terms.ts";
import { periodName } from "./attributes.ts";
import { resolveDimension } from "./cells.ts";
import { cite } from "./citations.ts";
import { checkCondition } from "./conditions.ts";
import { at, resolve } from "./context.ts";
import type { Context } from "./context.ts";
import { checkValue } from "./expressions.ts";
import type { Document } from "./policies.ts";
import { intersectRegions } from "./region.ts";
import { SLOT_UNITS, keywordPhrase, slotSubject } from "./units.ts";

export function checkGuardrail(document: Document, node: Guardrail): GuardrailModel[] {
  const { context } = document;
  const location = at(context, node.title ?? node);
  const citation = cite(document.citation, node.tail, location);
  if (node.requirements.length === 0) context.report(report("requirementIncomplete", location, {}));
  const outer = checkCondition(context, node.condition).region;
  return node.requirements.flatMap((requirement) => {
    const checked = checkRequirement(context, requirement);
    if (checked === undefined) return [];
    const condition = intersectRegions(outer, checkCondition(context, requirement.condition).region);
    return [{
      title: node.title?.value ?? "", library: document.unit.isLibrary, severity: node.severity, condition, requirement: checked,
      from: requirement.tail.from?.day ?? node.effectiveFrom?.day ?? node.tail.from?.day ?? document.from,
      to: requirement.tail.to?.day ?? node.effectiveTo?.day ?? node.tail.to?.day ?? document.to,
      citation: cite(citation, requirement.tail, at(context, requirement)), location: at(context, requirement),
    }];
  });
}

function checkRequirement(context: Context, node: Requirement): RequirementModel | undefined {
  const target = checkTarget(context, node);
  if (target !== undefined && !isMeasuredOf(context, node, target)) return undefined;
  if (node.tolerance !== undefined && node.test?.kind !== "Compare") {
    context.report(report("withoutEffect", at(context, node.tolerance), { word: keywordPhrase("tolerance"), where: { en: "without a value to compare with", zh: "写在没有比较数值的要求里" } }));
    return undefined;
  }
  const test = checkTest(context, node);
  const scheme = schemeName(context, node.scheme);
  if (test === undefined || target === undefined || (node.scheme !== undefined && scheme === undefined)) return undefined;
  return { quantity: node.quantity, target, scheme, test };
}

const OF_BENEFITS: ReadonlySet<Requirement["quantity"]> = new Set(["firstShare", "deductible", "ratio", "amount", "copay", "limit", "cap", "waiting", "patientShare", "patientAmount", "payment"]);
const OF_BASES = ["floor", "ceiling"] as const;
const MEASURED: Readonly<Record<"contribution" | "account", ReadonlySet<Requirement["quantity"]>>> = {
  contribution: new Set([...OF_BASES, "employer", "member", "subsidy", "years"]), account: new Set([...OF_BASES, "credit"]),
};

/** A contribution has no deductible, and the base of a benefit is what it is made of, no figure. */
function isMeasuredOf(context: Context, { quantity, word }: Requirement, { kind }: RequirementModel["target"]): boolean {
  const known = kind === "contribution" || kind === "account" ? MEASURED[kind] : OF_BENEFITS;
  if (known.has(quantity)) return true;
  const target = kind === "account" ? { en: "personal account", zh: "个人账户" } : kind === "contribution" ? { en: "contribution", zh: "缴费" } : { en: "benefit", zh: "待遇" };
  context.report(report("notMeasured", { file: context.file, span: word }, { quantity: lowered(quantityPhrase(quantity)), target }));
  return false;
}

function lowered({ en, zh }: { readonly en: string; readonly zh: string }): { readonly en: string; readonly zh: string } {
  return { en: en.replace(/^The /, ""), zh };
}

/** A library names schemes that the provinces declare, so there the name stands as written. */
function schemeName(context: Context, name: Name | undefined): string | undefined {
  if (name === undefined) return undefined;
  return findSymbol(context.scope, "Scheme", name)?.key ?? (context.scope.unit.isLibrary ? name.key : resolve(context, "Scheme", name)?.key);
}

function checkTarget(context: Context, { target, word, test }: Requirement): RequirementModel["target"] | undefined {
  const isOfAll = test?.kind === "NeverFallsAsCostRises" || test?.kind === "NeverRisesByMoreThanCost";
  if (target === undefined && isOfAll) return { kind: "any" };
  if (target === undefined) {
    context.report(report("requirementIncomplete", { file: context.file, span: word }, {}));
    return undefined;
  }
  if (target.kind === "Any") return { kind: "any" };
  if (target.kind !== "Benefit") return paidInTarget(context, target.kind, target.name);
  const { name } = target;
  if (name === undefined) return undefined;
  const kind = findSymbol(context.scope, "BenefitKind", name);
  const benefit = findSymbol(context.scope, "Benefit", name);
  // A province means its own benefit where it has one of this name; a library can only mean the kind.
  if (benefit !== undefined) return { kind: "benefit", name: benefit.key };
  if (kind !== undefined) return { kind: "benefitKind", name: kind.key, ...(kind.otherKey === undefined ? {} : { other: kind.otherKey }) };
  const known = namesOf([...symbolsOf(context.scope, "BenefitKind"), ...symbolsOf(context.scope, "Benefit")]);
  context.report(unknownName(at(context, name), name.key, { en: "kind of benefit or benefit", zh: "待遇类型或待遇" }, known));
  return undefined;
}

function paidInTarget(context: Context, kind: "Contribution" | "Account", name: Name | undefined): RequirementModel["target"] | undefined {
  const model = kind === "Account" ? "account" : "contribution";
  if (name === undefined) return { kind: model, name: undefined };
  const known = findSymbol(context.scope, kind, name)?.key ?? (context.scope.unit.isLibrary ? name.key : resolve<Contribution>(context, kind, name)?.key);
  return known === undefined ? undefined : { kind: model, name: known };
}

function checkTest(context: Context, node: Requirement): RequirementModel["test"] | undefined {
  const { test } = node;
  switch (test?.kind) {
    // The grammar missed it and said so.
    case undefined: return undefined;
    case "Compare": return compareTest(context, node, test);
    case "Monotone": return monotoneTest(context, test.direction, test.along);
    case "NeverFallsAsCostRises": return { kind: "neverFallsAsCostRises" };
    case "NeverRisesByMoreThanCost": return { kind: "neverRisesByMoreThanCost" };
    case "IsUniform": return { kind: "isUniform" };
    case "IsWritten": return { kind: "isWritten" };
    default: return undefined;
  }
}

function compareTest(context: Context, node: Requirement, test: Extract<NonNullable<Requirement["test"]>, { kind: "Compare" }>): RequirementModel["test"] | undefined {
  const types = typesOf(node.quantity);
  const what = quantityPhrase(node.quantity);
  const value = checkValue(context, test.value, { types, what, none: true });
  if (value.kind === "unknown") return undefined;
  const tolerated = types.flatMap((type): QuantityType[] => (type === "ratio" ? ["points"] : [type]));
  const tolerance = node.tolerance === undefined ? undefined : checkValue(context, node.tolerance, { types: tolerated, what: { en: "The tolerance", zh: "容差" } });
  const per = test.per === undefined ? undefined : periodName(context, test.per);
  // Without its tolerance it would be judged more strictly than it is meant.
  return tolerance?.kind === "unknown" ? undefined : { kind: "compare", operator: test.operator, value, per, tolerance };
}

function typesOf(quantity: Requirement["quantity"]): readonly QuantityType[] {
  if (quantity === "patientShare") return ["ratio"];
  if (quantity === "patientAmount" || quantity === "payment") return ["fen"];
  return SLOT_UNITS[quantity as SlotWord];
}

function quantityPhrase(quantity: Requirement["quantity"]): { readonly en: string; readonly zh: string } {
  if (quantity === "patientShare") return { en: "The patient's share", zh: "个人负担比例" };
  if (quantity === "patientAmount") return { en: "The patient's amount", zh: "个人负担额" };
  return quantity === "payment" ? { en: "The payment", zh: "支付额" } : slotSubject(quantity as SlotWord);
}

function monotoneTest(context: Context, direction: "neverFalls" | "neverRises", name: Name): RequirementModel["test"] | undefined {
  const along = resolveDimension(context, name);
  if (along === undefined) return undefined;
  if (isOrdered(along)) return { kind: "monotone", direction, along };
  context.report(report("notOrdered", at(context, name), { dimension: namePhrase(along) }));
  return undefined;
}

function isOrdered({ domain }: Dimension): boolean {
  return domain.kind === "integer" || domain.kind === "counts" || (domain.kind === "members" && domain.ordered && !domain.many);
}

