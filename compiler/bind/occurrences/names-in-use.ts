/** The names by which what a file refers to is known, for writing the file in the other language. */
import type { KeywordId } from "../../syntax/keywords.ts";
import type { SourceTree } from "../../syntax/ast.ts";
import type { Names } from "../../syntax/ast-terms.ts";
import { findSymbol, type Scope } from "../scope.ts";
import { isCalled, type Symbol, type Unit } from "../symbols.ts";
import { memberOf, type Occurrence, type Target } from "./occurrence.ts";
import { occurrencesIn } from "./occurrences-in.ts";

/** What stands at a name: something declared, with both its names, or a word of the language. */
export type NameInUse =
  | { readonly kind: "reference"; readonly names: readonly string[]; readonly dimension?: readonly string[] }
  | { readonly kind: "word"; readonly keyword: KeywordId };

/** Texts of files, in which names stand as their drafters wrote them. */
export type Texts = (file: string) => string;

/**
 * By the offsets at which they start. Declarations are not among them: what stands first in one is the name that tables and engines use.
 * Nor is a name whose twin would mean something else where it stands.
 */
export function namesInUse(scope: Scope, units: ReadonlyMap<string, Unit>, texts: Texts): ReadonlyMap<number, NameInUse> {
  const used = new Map<number, NameInUse>();
  const targets = targetsOfGuardrails(scope.unit.tree);
  for (const occurrence of occurrencesIn(scope, units)) {
    const { start } = occurrence.name.span;
    const use = occurrence.role === "refers" ? useOf({ scope, units, texts }, occurrence, targets.has(start)) : undefined;
    if (use !== undefined) used.set(start, use);
  }
  return used;
}

/** There a benefit hides a kind of its name. */
function targetsOfGuardrails({ declarations }: SourceTree): ReadonlySet<number> {
  const requirements = declarations.flatMap((node) => (node.kind === "Guardrail" ? node.requirements : []));
  return new Set(requirements.flatMap(({ target }) => (target?.kind === "Benefit" ? (target.name?.span.start ?? []) : [])));
}

interface Reading {
  readonly scope: Scope;
  readonly units: ReadonlyMap<string, Unit>;
  readonly texts: Texts;
}

function useOf(reading: Reading, { target }: Occurrence, isTarget: boolean): NameInUse | undefined {
  switch (target.kind) {
    case "word": return { kind: "word", keyword: target.keyword };
    case "symbol": return symbolUse(reading, target.symbol, isTarget);
    case "member": return memberUse(reading, target);
    case "late": return sharedUse(reading, target.symbols);
    case "unit": return undefined;
  }
}

/** Where either of two kinds may stand, one hides the other. */
const HIDES: Partial<Record<Symbol["kind"], Symbol["kind"]>> = { Indicator: "Parameter", Account: "Fund" };
const HIDES_IN_TARGETS: typeof HIDES = { BenefitKind: "Benefit" };

function symbolUse({ scope, texts }: Reading, symbol: Symbol, isTarget: boolean): NameInUse | undefined {
  const names = namesOf(symbol.node);
  const hiding = (isTarget ? HIDES_IN_TARGETS : HIDES)[symbol.kind];
  const isPlain = names.every((key) => findSymbol(scope, symbol.kind, { key }) === symbol && !(hiding !== undefined && isHidden(scope, hiding, key, names)));
  return isPlain ? { kind: "reference", names: writtenNames(texts(symbol.file), symbol.node) } : undefined;
}

function isHidden(scope: Scope, kind: Symbol["kind"], key: string, names: readonly string[]): boolean {
  const other = findSymbol(scope, kind, { key });
  return other !== undefined && namesOf(other.node).join() !== names.join();
}

function memberUse({ scope, texts }: Reading, { dimension, member, file }: Extract<Target, { readonly kind: "member" }>): NameInUse | undefined {
  const names = namesOf(member);
  const isPlain = names.every((key) => memberOf(scope, dimension, { key })?.member === member);
  return isPlain ? { kind: "reference", names: writtenNames(texts(file), member), dimension: writtenNames(texts(dimension.file), dimension.node) } : undefined;
}

/** A library's word for what provinces declare is translated if all that go by either name go by both. */
function sharedUse({ units, texts }: Reading, symbols: readonly Symbol[]): NameInUse | undefined {
  const [first] = symbols;
  if (first === undefined) return undefined;
  const names = namesOf(first.node);
  const kinds = new Set(symbols.map(({ kind }) => kind));
  const all = [...units.values()].flatMap((unit) => unit.symbols).filter((symbol) => kinds.has(symbol.kind) && names.some((key) => isCalled(symbol, { key })));
  return all.every(({ node }) => namesOf(node).join() === names.join()) ? { kind: "reference", names: writtenNames(texts(first.file), first.node) } : undefined;
}

function namesOf({ name, other }: Names): readonly string[] {
  return other === undefined ? [name.key] : [name.key, other.key];
}

/** Without their quotes, but with every character inside them. */
function writtenNames(text: string, { name, other }: Names): readonly string[] {
  return [name, ...(other === undefined ? [] : [other])].map(({ quoted, span }) => (quoted ? text.slice(span.start + 1, span.end - 1) : text.slice(span.start, span.end)));
}
