/** What a table is called for people, in the language of its file. */
import { nameIn } from "../format/names.ts";
import { spellKeyword, spellingOf } from "../format/spell-keyword.ts";
import type { Spelling } from "../format/word.ts";
import { findSymbol, type Scope } from "../bind/scope.ts";
import type { SymbolKind } from "../bind/symbols.ts";
import type { Declaration } from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-terms.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import type { Token } from "../syntax/token.ts";
import { nameOf, type SourceTable } from "./source-tables.ts";

/** The language in which most keywords of some files are written. */
export function spellingIn(tokens: readonly Token[]): Spelling {
  const keywords = tokens.filter(({ kind }) => kind === "Keyword");
  return keywords.filter(({ image }) => spellingOf(image) === "zh").length * 2 > keywords.length ? "zh" : "en";
}

/** `职工住院 支付比例`. */
export function tableName(table: SourceTable, spelling: Spelling, scope: Scope | undefined): string {
  const { declaration, node, isSplit } = table;
  const words: KeywordId[] = node.kind === "Slot" || node.kind === "Transition" ? [node.slot] : node.kind === "Part" ? [node.part] : [];
  const all = [...words, ...(isSplit ? (["split"] as const) : []), ...(node.kind === "Fund" ? (["allocate"] as const) : [])];
  return [calledIn(declaration, spelling, scope), ...all.map((word) => spellKeyword(word, spelling))].filter((part) => part !== "").join(" ");
}

function calledIn(declaration: Declaration, spelling: Spelling, scope: Scope | undefined): string {
  if ("name" in declaration) return nameIn(spelling, declaration.other === undefined ? [declaration.name.key] : [declaration.name.key, declaration.other.key]) ?? declaration.name.key;
  const targets = declaration.kind === "Transition" ? [declaration.benefit, declaration.city] : "target" in declaration ? [declaration.target] : [];
  const names = targets.flatMap((name) => (name === undefined ? [] : [referredIn(name, spelling, scope)]));
  return names.length > 0 ? names.join(" ") : nameOf(declaration);
}

const TARGETS: readonly SymbolKind[] = ["Benefit", "Contribution", "Account", "City", "Dimension"];

function referredIn(name: Name, spelling: Spelling, scope: Scope | undefined): string {
  const found = TARGETS.map((kind) => (scope === undefined ? undefined : findSymbol(scope, kind, name))).find((symbol) => symbol !== undefined);
  return (found && nameIn(spelling, found.otherKey === undefined ? [found.key] : [found.key, found.otherKey])) ?? name.key;
}
