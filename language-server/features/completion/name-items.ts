/** Names of things that are declared, and the few that the language itself knows, as completions. */
import { type FoundMember, membersOf, type Target } from "../../../compiler/bind/occurrences/occurrence.ts";
import { findSymbol, type Scope, symbolsOf } from "../../../compiler/bind/scope.ts";
import type { Symbol, SymbolKind, Unit } from "../../../compiler/bind/symbols.ts";
import type { Language } from "../../../compiler/diagnostics/render/fill.ts";
import { codeOf, messageOf } from "../../../compiler/diagnostics/render/message.ts";
import { namePhrase, shownName } from "../../../compiler/model/names.ts";
import type { Names } from "../../../compiler/syntax/ast-terms.ts";
import type { Span } from "../../../compiler/base/span.ts";
import type { Snapshot } from "../../../compiler/workspace.ts";
import { cardOf } from "../card.ts";
import { wordFor, writtenName } from "../spelling.ts";
import { type Completion, type CompletionKind, filterFor } from "./completion.ts";
import type { Wish } from "./wish.ts";

/** What can be proposed; the findings may be older than the text. */
export type Known = Pick<Snapshot, "parsed" | "binding" | "diagnostics">;

/** What completions at one place have in common. */
export interface Setting {
  readonly snapshot: Known;
  readonly scope: Scope;
  readonly span: Span;
  /** Of the file. */
  readonly spelling: Language;
  /** Of the reader. */
  readonly language: Language;
}

export function nameItems(setting: Setting, wish: Wish): readonly Completion[] {
  const { scope, snapshot } = setting;
  switch (wish.kind) {
    case "symbols": return wish.kinds.flatMap((kind) => symbolItems(setting, kind));
    case "integers": return symbolsOf(scope, "Dimension").filter(isCounted).map((symbol) => symbolItem(setting, symbol));
    case "members": return memberItems(setting, wish.of);
    case "anyMember": return symbolsOf(scope, "Dimension").flatMap((dimension) => membersIn(setting, dimension)).map((item) => ({ ...item, rank: item.rank + 1 }));
    case "documents": return snapshot.binding.units.filter(({ name, tree }) => name !== scope.unit.name && tree.header?.name !== undefined).map((unit) => unitItem(setting, unit));
    case "codes": return codeItems(setting);
    case "words": return wish.words.map((word) => wordItem(setting, word));
  }
}

/** A library's guardrail also speaks of what the provinces declare that use it. */
function symbolItems(setting: Setting, kind: SymbolKind): readonly Completion[] {
  const { scope, snapshot: { binding } } = setting;
  const later = scope.unit.isLibrary ? binding.units.flatMap((unit) => unit.symbols.filter((symbol) => symbol.kind === kind)) : [];
  return [...new Set([...symbolsOf(scope, kind), ...later])].filter((symbol) => isNear(symbol, scope)).map((symbol) => symbolItem(setting, symbol));
}

/** Every file knows the cities of every province; only those of its own are meant. A policy is named for its province. */
function isNear({ node }: Symbol, scope: Scope): boolean {
  if (node.kind !== "City" || node.province === undefined) return true;
  const own = findSymbol(scope, "Province", { key: scope.unit.name.split(".")[0] ?? "" });
  return own === undefined || findSymbol(scope, "Province", node.province) === own;
}

function symbolItem(setting: Setting, symbol: Symbol): Completion {
  return namedItem(setting, symbol.node, symbol.kind, { kind: "symbol", symbol }, "code" in symbol.node ? symbol.node.code?.value : undefined);
}

function isCounted({ node }: Symbol): boolean {
  return node.kind === "Dimension" && (node.domain.kind === "Integer" || node.domain.kind === "Counts");
}

function memberItems(setting: Setting, of: string): readonly Completion[] {
  const dimension = findSymbol(setting.scope, "Dimension", { key: of });
  if (dimension !== undefined) return dimension.node.kind === "Dimension" && dimension.node.domain.kind === "YesNo" ? yesAndNo(setting) : membersIn(setting, dimension);
  return of === "city" || of === "城市" ? symbolItems(setting, "City") : [];
}

function membersIn(setting: Setting, dimension: Symbol): readonly Completion[] {
  return membersOf(setting.scope, dimension).map(({ member, file }: FoundMember) => namedItem(setting, member, "member", { kind: "member", dimension, member, file }, member.code?.value));
}

function yesAndNo(setting: Setting): readonly Completion[] {
  return (["yes", "no"] as const).map((id) => ({ ...plain(setting, wordFor(id, setting.spelling), "keyword"), filter: filterFor([wordFor(id, "en"), wordFor(id, "zh")]) }));
}

function namedItem(setting: Setting, { name, other, title }: Names, kind: CompletionKind, target: Target, code: string | undefined): Completion {
  const names = { name: name.key, other: other?.key };
  const shown = shownName(names, setting.spelling);
  const second = [name.key, ...(other === undefined ? [] : [other.key])].find((key) => key !== shown) ?? title?.value;
  return {
    ...plain(setting, shown, kind),
    text: writtenName(shown),
    aside: [second, code].filter((part) => part !== undefined).join(" · ") || undefined,
    documentation: cardOf(setting.snapshot, target, setting.language).join("\n\n"),
    filter: filterFor([shown, ...Object.values(namePhrase(names))]),
  };
}

function unitItem(setting: Setting, unit: Unit): Completion {
  const title = unit.tree.header?.title?.value;
  return {
    ...plain(setting, unit.name, "policy"),
    aside: title,
    documentation: cardOf(setting.snapshot, { kind: "unit", unit }, setting.language).join("\n\n"),
    filter: filterFor([unit.name, ...(title === undefined ? [] : [title])]),
    rank: unit.isLibrary ? 0 : 1,
  };
}

/** Codes of what is found in this file now; others there is no reason to allow. */
function codeItems(setting: Setting): readonly Completion[] {
  const own = setting.snapshot.diagnostics.filter(({ location }) => location?.file === setting.scope.unit.file);
  const byCode = new Map(own.map((diagnostic) => [codeOf(diagnostic), messageOf(diagnostic, setting.language)]));
  return [...byCode].map(([code, message]) => ({ ...plain(setting, code, "code"), documentation: message }));
}

function wordItem(setting: Setting, word: { readonly en: string; readonly zh: string }): Completion {
  return { ...plain(setting, word[setting.spelling], "word"), aside: word[setting.spelling === "en" ? "zh" : "en"], filter: filterFor([word.en, word.zh]) };
}

function plain({ span }: Setting, text: string, kind: CompletionKind): Completion {
  return { label: text, kind, aside: undefined, documentation: undefined, span, text, isSnippet: false, filter: text, rank: 0 };
}
