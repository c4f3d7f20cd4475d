import { didYouMean } from "../base/did-you-mean.ts";
import type { Location } from "../base/span.ts";
import { report } from "../diagnostics/report.ts";
import type { Argument } from "../diagnostics/catalogue-entry.ts";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import type { Name } from "../syntax/ast-terms.ts";
import { isCalled, nameLocation } from "./symbols.ts";
import type { Referable, Symbol, SymbolKind, Unit } from "./symbols.ts";

/** What a file sees: itself and, through `use`, `amends` and `implements`, others. */
export interface Scope {
  readonly unit: Unit;
  /** Itself first. */
  readonly visible: readonly Unit[];
  /** The nearest declaration wins. */
  readonly index: SymbolIndex;
  /** Provinces and cities of the whole workspace, which every file knows. */
  readonly jurisdictions: SymbolIndex;
}

/** By kind and either name. */
export type SymbolIndex = ReadonlyMap<SymbolKind, ReadonlyMap<string, Symbol>>;

export function makeScope(unit: Unit, visible: readonly Unit[], jurisdictions: Scope["jurisdictions"]): Scope {
  let index: SymbolIndex | undefined;
  return {
    unit, visible, jurisdictions,
    // Of the many files that see a library, few are asked for a name before it changes again.
    get index() {
      index ??= indexSymbols(visible.flatMap((other) => other.symbols));
      return index;
    },
  };
}

export function indexSymbols(symbols: readonly Symbol[]): SymbolIndex {
  const index = new Map<SymbolKind, Map<string, Symbol>>();
  for (const symbol of symbols) {
    const ofKind = index.get(symbol.kind) ?? new Map<string, Symbol>();
    index.set(symbol.kind, ofKind);
    for (const name of namesOf([symbol])) if (!ofKind.has(name)) ofKind.set(name, symbol);
  }
  return index;
}

export const KIND_NAMES: Readonly<Record<SymbolKind, { readonly en: string; readonly zh: string }>> = {
  Province: { en: "province", zh: "省份" },
  City: { en: "city", zh: "城市" },
  Dimension: { en: "dimension", zh: "维度" },
  Measure: { en: "cost measure", zh: "费用口径" },
  BenefitKind: { en: "kind of benefit", zh: "待遇类型" },
  Period: { en: "period", zh: "期间" },
  Parameter: { en: "parameter", zh: "参数" },
  Indicator: { en: "indicator", zh: "指标" },
  Scheme: { en: "scheme", zh: "险种" },
  Benefit: { en: "benefit", zh: "待遇" },
  Pool: { en: "pool", zh: "额度" },
  Contribution: { en: "contribution", zh: "缴费" },
  Account: { en: "personal account", zh: "个人账户" },
  Fund: { en: "fund", zh: "基金" },
};

export function symbolsOf(scope: Scope, kind: SymbolKind): readonly Symbol[] {
  const visible = scope.visible.flatMap((unit) => unit.symbols.filter((symbol) => symbol.kind === kind));
  const everywhere = scope.jurisdictions.get(kind)?.values() ?? [];
  return [...new Set([...visible, ...everywhere])];
}

export function findSymbol(scope: Scope, kind: SymbolKind, name: Pick<Name, "key">): Symbol | undefined {
  return scope.index.get(kind)?.get(name.key) ?? scope.jurisdictions.get(kind)?.get(name.key);
}

/** The nearest known name, as a fix; for words that no kind of thing is called. */
export function unknownName(location: Location, word: string, what: Argument, known: readonly string[]): Diagnostic {
  return unknownWord(location, word, what, didYouMean(word, known));
}

/** With what was most likely meant, as a fix. */
export function unknownWord(location: Location, word: string, what: Argument, guess: string | undefined): Diagnostic {
  if (guess === undefined) return report("unknownName", location, { word, what });
  const title = { en: `write “${guess}”`, zh: `改为“${guess}”` };
  const fix: Fix = { title, edits: [{ location, text: guess }], safe: false };
  return report("unknownNameSimilar", location, { word, what, guess }, { fixes: [fix] });
}

/** All the names by which things of a kind may be called, for suggestions. */
export function namesOf(symbols: readonly Symbol[]): string[] {
  return symbols.flatMap((symbol) => [symbol.key, ...(symbol.otherKey === undefined ? [] : [symbol.otherKey])]);
}

export function resolveSymbol<T extends Referable>(
  scope: Scope, kind: T["kind"], name: Name, file: string, sink: (diagnostic: Diagnostic) => void,
): (Symbol & { readonly node: T }) | undefined {
  const found = findSymbol(scope, kind, name);
  if (found !== undefined) return found as Symbol & { readonly node: T };
  sink(unknownName({ file, span: name.span }, name.key, KIND_NAMES[kind], namesOf(symbolsOf(scope, kind))));
  return undefined;
}

/** Two declarations of one kind that one file sees under one name. */
export function findDuplicates({ unit, visible }: Scope): Diagnostic[] {
  const own = indexSymbols(visible.filter(({ name }) => name === unit.name).flatMap(({ symbols }) => symbols));
  const isRival = ({ kind, key, otherKey }: Symbol): boolean => own.get(kind)?.has(key) === true || (otherKey !== undefined && own.get(kind)?.has(otherKey) === true);
  const seen = new Map<string, Symbol>();
  const found: Diagnostic[] = [];
  for (const symbol of [...visible].reverse().flatMap(({ symbols }) => symbols.filter(isRival))) {
    const first = keysOf(symbol).map((key) => seen.get(key)).find((other) => other !== undefined && other !== symbol);
    if (first !== undefined && symbol.unit === unit.name && !fillsName(first)) found.push(duplicate(symbol, first));
    for (const key of keysOf(symbol)) seen.set(key, first ?? symbol);
  }
  return found;
}

function keysOf(symbol: Symbol): string[] {
  return [...new Set(namesOf([symbol]))].map((key) => `${symbol.kind} ${key}`);
}

/** An indicator that a library only names is given its values by a province. */
export function fillsName({ node }: Symbol): boolean {
  return node.kind === "Indicator" && node.table === undefined;
}

function duplicate(symbol: Symbol, first: Symbol): Diagnostic {
  const word = isCalled(first, { key: symbol.key }) ? symbol.key : (symbol.otherKey ?? symbol.key);
  const text = { en: `“${word}” was declared here first`, zh: `“${word}”最先在此声明` };
  return report("declaredTwice", nameLocation(symbol), { word, what: KIND_NAMES[symbol.kind] }, { notes: [{ location: nameLocation(first), text }] });
}
