/** Every name of a file with what it stands for: what a rename changes and a translation rewrites. */
import { unreachable } from "../../base/unreachable.ts";
import type { Declaration, Dimension, Header, Member } from "../../syntax/ast.ts";
import type { Name } from "../../syntax/ast-terms.ts";
import { findSymbol, type Scope } from "../scope.ts";
import type { Symbol, Unit } from "../symbols.ts";
import { type Occurrence, type Reader, refer, referToAny, referToMember, referToUnit } from "./occurrence.ts";
import { readAdjust, readExpectation, readGiven, readItem, readPart, readRequirement, readSlot } from "./parts.ts";
import { readTable } from "./tables.ts";
import { readCondition, readExpression } from "./terms.ts";

/** In the order of the text. `units` are all of the workspace by name. */
export function occurrencesIn(scope: Scope, units: ReadonlyMap<string, Unit>): readonly Occurrence[] {
  const { unit } = scope;
  const reader: Reader = { scope, file: unit.file, units, found: [] };
  if (unit.tree.header !== undefined) readHeader(reader, unit, unit.tree.header);
  for (const { target } of unit.tree.uses) if ("parts" in target) referToUnit(reader, target);
  for (const symbol of unit.symbols) declare(reader, symbol);
  for (const node of unit.tree.declarations) readDeclaration(reader, node);
  return reader.found.sort((a, b) => a.name.span.start - b.name.span.start);
}

function readHeader(reader: Reader, unit: Unit, { name, amends, repeals, implements: carried }: Header): void {
  if (name !== undefined) reader.found.push({ name, target: { kind: "unit", unit }, role: "declares", isOther: false });
  for (const target of [amends, carried?.policy, ...repeals]) if (target !== undefined && "parts" in target) referToUnit(reader, target);
  refer(reader, "City", carried?.city);
}

function declare(reader: Reader, symbol: Symbol): void {
  const { name, other } = symbol.node;
  const add = (one: typeof other, isOther: boolean): void => {
    if (one !== undefined) reader.found.push({ name: one, target: { kind: "symbol", symbol }, role: "declares", isOther });
  };
  add(name, false);
  add(other, true);
}

function readDeclaration(reader: Reader, node: Declaration): void {
  switch (node.kind) {
    case "City": refer(reader, "Province", node.province); break;
    case "Dimension": readDimension(reader, node); break;
    case "Parameter": readExpression(reader, node.value); break;
    case "Indicator": readTable(reader, "indicator", node.table); break;
    case "Scheme":
      for (const restriction of node.restrictions) readCondition(reader, restriction);
      for (const slot of node.waiting) readSlot(reader, slot);
      break;
    case "Benefit":
      referToSchemes(reader, node);
      refer(reader, "BenefitKind", node.benefitKind);
      readCondition(reader, node.condition);
      refer(reader, "Benefit", node.as?.benefit);
      for (const item of node.items) readItem(reader, item);
      break;
    case "Impossible": readCondition(reader, node.condition); break;
    case "Pool":
      referToSchemes(reader, node);
      refer(reader, "Pool", node.inside);
      readSlot(reader, node.slot);
      break;
    case "Settle":
      referToSchemes(reader, node);
      for (const name of node.steps.flatMap(({ names }) => names)) refer(reader, "Benefit", name);
      break;
    case "Rounding":
      readExpression(reader, node.step);
      refer(reader, "Benefit", node.residual);
      break;
    default: readOther(reader, node);
  }
}

type Other = Exclude<Declaration, { readonly kind: "City" | "Dimension" | "Parameter" | "Indicator" | "Scheme" | "Benefit" | "Impossible" | "Pool" | "Settle" | "Rounding" }>;

function readOther(reader: Reader, node: Other): void {
  switch (node.kind) {
    case "Contribution":
    case "Account":
      referToSchemes(reader, node);
      readCondition(reader, node.condition);
      refer(reader, "Dimension", node.tiers);
      for (const part of node.parts) readPart(reader, part);
      break;
    case "Fund":
      referToSchemes(reader, node);
      readExpression(reader, node.handUp?.rate);
      readExpression(reader, node.sharing?.rate);
      readTable(reader, "allocation", node.allocate);
      break;
    case "Transition":
      refer(reader, "Benefit", node.benefit);
      refer(reader, "City", node.city);
      readExpression(reader, node.value);
      readTable(reader, "transition", node.table, [node.slot]);
      break;
    case "Guardrail":
      readCondition(reader, node.condition);
      for (const requirement of node.requirements) readRequirement(reader, requirement);
      break;
    case "Example":
      for (const given of node.given) readGiven(reader, given);
      for (const { measure } of node.claim) refer(reader, "Measure", measure);
      for (const expectation of node.expect) readExpectation(reader, expectation);
      readTable(reader, "example", node.table);
      break;
    default: readAmendment(reader, node);
  }
}

type Amendment = Exclude<Other, { readonly kind: "Contribution" | "Account" | "Fund" | "Transition" | "Guardrail" | "Example" }>;

function readAmendment(reader: Reader, node: Amendment): void {
  switch (node.kind) {
    case "Replace":
      referToAny(reader, node.part === undefined ? ["Benefit", "Pool"] : ["Contribution", "Account"], node.target);
      if (node.slot?.kind === "Slot") readSlot(reader, node.slot);
      if (node.slot?.kind === "Adjust") readAdjust(reader, node.slot);
      if (node.part !== undefined) readPart(reader, node.part);
      break;
    case "AddTo":
      if (node.what === "dimension") readAddedMembers(reader, node);
      else refer(reader, "Benefit", node.target);
      for (const item of node.items) readItem(reader, item);
      break;
    case "Repeal": referToAny(reader, node.what === "contribution" ? ["Contribution", "Account"] : ["Benefit"], node.target); break;
    case "Set":
      refer(reader, node.what === "contribution" ? "Contribution" : node.what === "account" ? "Account" : "Benefit", node.target);
      for (const part of node.parts) readPart(reader, part);
      if (node.slot !== undefined) readSlot(reader, node.slot);
      break;
    case "Province":
    case "Measure":
    case "BenefitKind":
    case "Period": break;
    default: unreachable(node);
  }
}

function referToSchemes(reader: Reader, { schemes }: { readonly schemes: readonly Name[] }): void {
  for (const scheme of schemes) refer(reader, "Scheme", scheme);
}

function readDimension(reader: Reader, node: Dimension): void {
  const dimension = findSymbol(reader.scope, "Dimension", node.name);
  if (node.domain.kind === "Counts") refer(reader, "Period", node.domain.period);
  if (dimension !== undefined) declareMembers(reader, dimension, node.members);
}

function readAddedMembers(reader: Reader, { target, members }: Extract<Amendment, { readonly kind: "AddTo" }>): void {
  const dimension = refer(reader, "Dimension", target);
  if (dimension !== undefined) declareMembers(reader, dimension, members);
}

function declareMembers(reader: Reader, dimension: Symbol, members: readonly Member[]): void {
  for (const member of members) {
    const target = { kind: "member", dimension, member, file: reader.file } as const;
    for (const name of [member.name, member.other]) if (name !== undefined) reader.found.push({ name, target, role: "declares", isOther: name === member.other });
    for (const name of [member.inside, member.sameAs]) if (name !== undefined) referToMember(reader, dimension, name);
  }
}
