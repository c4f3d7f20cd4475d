import type { AddTo, Dimension, Member } from "../../syntax/ast.ts";
import type { Name, QualifiedName } from "../../syntax/ast-terms.ts";
import type { KeywordId } from "../../syntax/keywords.ts";
import { findSymbol, type Scope } from "../scope.ts";
import { isCalled, type Symbol, type SymbolKind, type Unit } from "../symbols.ts";

/** What a name stands for. */
export type Target =
  | { readonly kind: "symbol"; readonly symbol: Symbol }
  | { readonly kind: "member"; readonly dimension: Symbol; readonly member: Member; readonly file: string }
  | { readonly kind: "unit"; readonly unit: Unit }
  /** In a library: what provinces declare under that name; the library sees none of them. */
  | { readonly kind: "late"; readonly symbols: readonly Symbol[] }
  /** No name at all, though it stands where a name could: the word of a column, `city`, `contribution` of an example. */
  | { readonly kind: "word"; readonly keyword: KeywordId };

/** A name in a file, and what it stands for. `isOther`: its declaration gives there the name in the other language. */
export interface Occurrence {
  readonly name: Name | QualifiedName;
  readonly target: Target;
  readonly role: "declares" | "refers";
  readonly isOther: boolean;
}

/** Reading the names of one file. Names that stand for nothing are passed over: the checks speak of them. */
export interface Reader {
  readonly scope: Scope;
  readonly file: string;
  readonly units: ReadonlyMap<string, Unit>;
  readonly found: Occurrence[];
}

export function refer(reader: Reader, kind: SymbolKind, name: Name | undefined): Symbol | undefined {
  const symbol = name === undefined ? undefined : findSymbol(reader.scope, kind, name);
  if (symbol !== undefined && name !== undefined) addReference(reader, name, { kind: "symbol", symbol });
  return symbol;
}

/** What a library's guardrail speaks of is mostly declared by the provinces that use it. */
export function referLate(reader: Reader, kinds: readonly SymbolKind[], name: Name | undefined): void {
  if (name === undefined || referToAny(reader, kinds, name) !== undefined || !reader.scope.unit.isLibrary) return;
  const symbols = [...reader.units.values()].flatMap((unit) => unit.symbols).filter((symbol) => kinds.includes(symbol.kind) && isCalled(symbol, name));
  if (symbols.length > 0) addReference(reader, name, { kind: "late", symbols });
}

export function readWord(reader: Reader, name: Name, words: readonly KeywordId[]): KeywordId | undefined {
  const keyword = name.quoted ? undefined : words.find((word) => word === name.keyword);
  if (keyword !== undefined) addReference(reader, name, { kind: "word", keyword });
  return keyword;
}

export function referToAny(reader: Reader, kinds: readonly SymbolKind[], name: Name | undefined): Symbol | undefined {
  const kind = name === undefined ? undefined : kinds.find((one) => findSymbol(reader.scope, one, name) !== undefined);
  return kind === undefined ? undefined : refer(reader, kind, name);
}

export function referToUnit(reader: Reader, name: QualifiedName | undefined): void {
  const unit = name === undefined ? undefined : reader.units.get(name.key);
  if (unit !== undefined && name !== undefined) addReference(reader, name, { kind: "unit", unit });
}

/** `city`, where no dimension is called so, has the cities as its members. */
export type Axis = Symbol | "city";

export function referToAxis(reader: Reader, name: Name): Axis | undefined {
  const symbol = refer(reader, "Dimension", name);
  return symbol ?? (readWord(reader, name, ["city"]) === undefined ? undefined : "city");
}

export function referToMember(reader: Reader, axis: Axis, name: Name): void {
  if (axis === "city") {
    refer(reader, "City", name);
    return;
  }
  const found = memberOf(reader.scope, axis, name);
  if (found !== undefined) addReference(reader, name, { kind: "member", dimension: axis, ...found });
}

export interface FoundMember {
  readonly member: Member;
  readonly file: string;
}

export function memberOf(scope: Scope, dimension: Symbol, name: Pick<Name, "key">): FoundMember | undefined {
  return membersOf(scope, dimension).find(({ member }) => member.name.key === name.key || member.other?.key === name.key);
}

/** Its own, and those that files in view add to it. */
export function membersOf(scope: Scope, dimension: Symbol): readonly FoundMember[] {
  const own = (dimension.node as Dimension).members.map((member) => ({ member, file: dimension.file }));
  const added = scope.visible.flatMap(({ tree, file }) => {
    const additions = tree.declarations.filter((node): node is AddTo => node.kind === "AddTo" && node.what === "dimension");
    const ours = additions.filter(({ target }) => target !== undefined && findSymbol(scope, "Dimension", target) === dimension);
    return ours.flatMap(({ members }) => members.map((member) => ({ member, file })));
  });
  return [...own, ...added];
}

function addReference({ found }: Reader, name: Name | QualifiedName, target: Target): void {
  found.push({ name, target, role: "refers", isOther: false });
}
