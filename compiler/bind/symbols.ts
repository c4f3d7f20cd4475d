import type { Location, Span } from "../base/span.ts";
import type { Declaration, SourceTree } from "../syntax/ast.ts";
import type { Name, Names } from "../syntax/ast-terms.ts";

/** Declarations that others refer to by name; each kind has names of its own. */
export type Referable = Extract<Declaration, Names>;
export type SymbolKind = Referable["kind"];

/** One file with what it declares. */
export interface Unit {
  readonly tree: SourceTree;
  readonly file: string;
  /** Full name of the policy or library; a file without a header is named by its path. */
  readonly name: string;
  readonly isLibrary: boolean;
  readonly symbols: readonly Symbol[];
}

export interface Symbol {
  readonly kind: SymbolKind;
  readonly key: string;
  readonly otherKey: string | undefined;
  readonly node: Referable;
  readonly unit: string;
  readonly file: string;
}

const REFERABLE: ReadonlySet<string> = new Set<SymbolKind>([
  "Province", "City", "Dimension", "Measure", "BenefitKind", "Period", "Parameter", "Indicator", "Scheme", "Benefit",
  "Pool", "Contribution", "Account", "Fund",
]);

export function declareUnit(tree: SourceTree): Unit {
  const name = tree.header?.name?.key ?? tree.file;
  const nodes = tree.declarations.filter(isReferable).filter((node) => node.name.key !== "");
  const symbols = nodes.map((node): Symbol => ({
    kind: node.kind, key: node.name.key, otherKey: node.other?.key, node, unit: name, file: tree.file,
  }));
  return { tree, file: tree.file, name, isLibrary: tree.header?.kind === "library", symbols };
}

function isReferable(node: Declaration): node is Referable {
  return REFERABLE.has(node.kind);
}

export function locationOf(unit: Pick<Unit, "file">, node: { readonly span: Span }): Location {
  return { file: unit.file, span: node.span };
}

export function nameLocation(symbol: Symbol): Location {
  return { file: symbol.file, span: symbol.node.name.span };
}

export function isCalled(symbol: Symbol, name: Pick<Name, "key">): boolean {
  return symbol.key === name.key || symbol.otherKey === name.key;
}
