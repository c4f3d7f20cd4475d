/** Whether the words of a cell fit its column, as far as one cell can tell; the rest is found when the file is checked. */
import { didYouMean } from "../base/did-you-mean.ts";
import { memberOf, membersOf } from "../bind/occurrences/occurrence.ts";
import { findSymbol, type Scope, type SymbolIndex } from "../bind/scope.ts";
import type { Symbol } from "../bind/symbols.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { CellItem, Expression, Name } from "../syntax/ast-terms.ts";
import type { Column, Inputs } from "./columns.ts";
import { namedInBoth } from "./declaration-names.ts";
import * as reasons from "./reasons.ts";
import type { SourceCell } from "./source-tables.ts";

type SymbolKind = SymbolIndex extends ReadonlyMap<infer K, unknown> ? K : never;

export function judgeWords({ items, text }: SourceCell, { inputs, unit }: Column, scope: Scope | undefined): Phrase | undefined {
  if (scope === undefined) return undefined;
  if (inputs !== undefined) return items.flatMap(namesIn).map((name) => strange(name, inputs, scope)).find((fault) => fault !== undefined);
  const isValue = items.every((item) => item.kind === "AtMostTheCost" || item.kind === "WhateverTheCost" || (item.kind === "Value" && isValueExpression(item.value, scope)));
  if (isValue) return undefined;
  return unit === undefined ? reasons.notAnywhere(text) : reasons.notOfUnit(text, unit);
}

function isValueExpression(value: Expression, scope: Scope): boolean {
  switch (value.kind) {
    case "Name": return isKnown(scope, ["Parameter", "Indicator"], value.name);
    case "Indicator": return isKnown(scope, ["Indicator", "Parameter"], value.name);
    case "Binary": return isValueExpression(value.left, scope) && isValueExpression(value.right, scope);
    case "Rounded": return isValueExpression(value.value, scope);
    case "Number": case "None": case "NotCovered": case "TableValue": return true;
    case "Yes": case "No": case "Date": case "Missing": return false;
  }
}

function isKnown(scope: Scope, kinds: readonly SymbolKind[], name: Name): boolean {
  return kinds.some((kind) => findSymbol(scope, kind, name) !== undefined);
}

function namesIn(item: CellItem): readonly Name[] {
  const inExpression = (value: Expression | undefined): readonly Name[] => (value?.kind === "Name" ? [value.name] : []);
  if (item.kind === "Several") return item.names;
  if (item.kind === "Range") return [...inExpression(item.low), ...inExpression(item.high)];
  return item.kind === "Value" ? inExpression(item.value) : [];
}

function strange(name: Name, inputs: Inputs, scope: Scope): Phrase | undefined {
  switch (inputs.kind) {
    case "dimension": return strangeMember(name, inputs.symbol, scope);
    case "city": return isKnown(scope, ["City"], name) ? undefined : reasons.unknownName(name.key);
    case "indicator": return isKnown(scope, ["Indicator"], name) ? undefined : reasons.unknownName(name.key);
    case "open": case "fixed": return undefined;
  }
}

function strangeMember(name: Name, dimension: Symbol, scope: Scope): Phrase | undefined {
  const members = membersOf(scope, dimension).map(({ member }) => member);
  if (memberOf(scope, dimension, name) !== undefined) return undefined;
  const known = members.flatMap((member) => (member.other === undefined ? [member.name.key] : [member.name.key, member.other.key]));
  return reasons.unknownMember(name.key, namedInBoth(dimension.key, dimension.otherKey), didYouMean(name.key, known));
}
