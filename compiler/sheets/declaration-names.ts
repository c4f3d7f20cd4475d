/** What a declaration is called. */
import { isChinese } from "../base/chinese.ts";
import { findSymbol, type Scope } from "../bind/scope.ts";
import type { SymbolKind } from "../bind/symbols.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { nameIn } from "../format/names.ts";
import type { Spelling } from "../format/word.ts";
import type { Declaration } from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-terms.ts";

/** By its name, or by what it is about. */
export function nameOf(declaration: Declaration): string {
  if ("name" in declaration) return declaration.name.key;
  if ("title" in declaration) return declaration.title?.value ?? "";
  if (declaration.kind === "Transition") return [declaration.benefit, declaration.city].map((name) => name?.key ?? "").join(" ");
  return "target" in declaration ? (declaration.target?.key ?? "") : "";
}

/** For people, in their language as far as it has a name there. */
export function calledIn(declaration: Declaration, spelling: Spelling, scope: Scope | undefined): string {
  if ("name" in declaration) return nameIn(spelling, declaration.other === undefined ? [declaration.name.key] : [declaration.name.key, declaration.other.key]) ?? declaration.name.key;
  const targets = declaration.kind === "Transition" ? [declaration.benefit, declaration.city] : "target" in declaration ? [declaration.target] : [];
  const names = targets.flatMap((name) => (name === undefined ? [] : [referredIn(name, spelling, scope)]));
  return names.length > 0 ? names.join(" ") : nameOf(declaration);
}

/** For a sentence in both languages. */
export function namedInBoth(name: string, other: string | undefined): Phrase {
  const names = [name, ...(other === undefined ? [] : [other])];
  return { en: names.find((one) => !isChinese(one)) ?? name, zh: names.find(isChinese) ?? name };
}

const TARGETS: readonly SymbolKind[] = ["Benefit", "Contribution", "Account", "City", "Dimension"];

function referredIn(name: Name, spelling: Spelling, scope: Scope | undefined): string {
  const found = TARGETS.map((kind) => (scope === undefined ? undefined : findSymbol(scope, kind, name))).find((symbol) => symbol !== undefined);
  return (found && nameIn(spelling, found.otherKey === undefined ? [found.key] : [found.key, found.otherKey])) ?? name.key;
}
