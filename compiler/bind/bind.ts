/** Names to files: which policies and libraries there are, and what each file sees of the others. */
import { report } from "../diagnostics/report.ts";
import type { Diagnostic, With } from "../diagnostics/diagnostic.ts";
import type { SourceTree } from "../syntax/ast.ts";
import type { Name, QualifiedName, Text } from "../syntax/ast-terms.ts";
import { findDuplicates, indexSymbols, makeScope, unknownName } from "./scope.ts";
import type { Scope, SymbolIndex } from "./scope.ts";
import { declareUnit } from "./symbols.ts";
import type { Unit } from "./symbols.ts";

export interface Binding {
  readonly units: readonly Unit[];
  /** By file. */
  readonly scopes: ReadonlyMap<string, Scope>;
  /** By file, the files that it uses, amends or implements, those that they use in turn, and itself. */
  readonly reached: ReadonlyMap<string, ReadonlySet<string>>;
  readonly jurisdictions: Jurisdictions;
}

/** Provinces and cities, which every file knows. */
interface Jurisdictions {
  readonly index: SymbolIndex;
  /** All that others see of them; as long as it is the same, so may the index be. */
  readonly seen: string;
}

interface Edge {
  readonly from: Unit;
  readonly to: Unit;
  readonly span: Name["span"];
}

/** Units and scopes of `before` are kept where nothing that they are made of has changed. */
export function bind(trees: readonly SourceTree[], before?: Binding): With<Binding> {
  const diagnostics: Diagnostic[] = [];
  const known = new Map(before?.units.map((unit) => [unit.tree, unit]));
  const units = trees.map((tree) => known.get(tree) ?? declareUnit(tree)).sort((a, b) => order(a.file, b.file));
  const byName = indexUnits(units, diagnostics);
  const edges = units.flatMap((unit) => resolveReferences(unit, byName, diagnostics));
  const jurisdictions = jurisdictionsIn(units, before?.jurisdictions);
  const outgoing = edgesByStart(edges);
  const sights = new Map(units.map((unit) => [unit, reachedFrom(unit, outgoing)]));
  const scopes = new Map(units.map((unit) => [unit.file, scopeOf(unit, [...(sights.get(unit) ?? [])], jurisdictions.index, before?.scopes.get(unit.file))]));
  const reached = new Map([...scopes].map(([file, scope]) => [file, sightOf(scope).files]));
  diagnostics.push(...findCycles(edges, sights));
  for (const scope of scopes.values()) diagnostics.push(...sightOf(scope).duplicates);
  return { value: { units, scopes, reached, jurisdictions }, diagnostics };
}

function jurisdictionsIn(units: readonly Unit[], before: Jurisdictions | undefined): Jurisdictions {
  const symbols = units.flatMap((unit) => unit.symbols.filter(({ kind }) => kind === "Province" || kind === "City"));
  const seen = symbols.map(({ kind, key, otherKey, file, node }) => [kind, key, otherKey, file, node.span.start, node.span.end, node.kind === "City" ? node.province?.key : ""].join(" ")).join("\n");
  return before?.seen === seen ? before : { index: indexSymbols(symbols), seen };
}

function scopeOf(unit: Unit, visible: readonly Unit[], jurisdictions: SymbolIndex, before: Scope | undefined): Scope {
  const isSame = before?.unit === unit && before.jurisdictions === jurisdictions && before.visible.length === visible.length && before.visible.every((other, index) => other === visible[index]);
  return isSame ? before : makeScope(unit, visible, jurisdictions);
}

/** Scopes are kept, and so is what is found in them. */
const seen = new WeakMap<Scope, { readonly files: ReadonlySet<string>; readonly duplicates: readonly Diagnostic[] }>();

function sightOf(scope: Scope): { readonly files: ReadonlySet<string>; readonly duplicates: readonly Diagnostic[] } {
  const sight = seen.get(scope) ?? { files: new Set(scope.visible.map(({ file }) => file)), duplicates: findDuplicates(scope) };
  seen.set(scope, sight);
  return sight;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function indexUnits(units: readonly Unit[], diagnostics: Diagnostic[]): ReadonlyMap<string, Unit> {
  const byName = new Map<string, Unit>();
  for (const unit of units) {
    const first = byName.get(unit.name);
    const name = unit.tree.header?.name;
    if (first !== undefined && name !== undefined) diagnostics.push(namedTwice(unit, first, name));
    else byName.set(unit.name, unit);
  }
  return byName;
}

function namedTwice(unit: Unit, first: Unit, name: QualifiedName): Diagnostic {
  const location = { file: first.file, span: first.tree.header?.name?.span ?? first.tree.span };
  const text = { en: "the other file of this name", zh: "同名的另一个文件" };
  return report("policyNamedTwice", { file: unit.file, span: name.span }, { word: name.key }, { notes: [{ location, text }] });
}

function resolveReferences(unit: Unit, byName: ReadonlyMap<string, Unit>, diagnostics: Diagnostic[]): Edge[] {
  const { header, uses } = unit.tree;
  const amended = [header?.amends, header?.implements?.policy].filter((name) => name !== undefined);
  const repealed = (header?.repeals ?? []).filter((target): target is QualifiedName => "parts" in target);
  for (const target of repealed) resolveUnit(unit, target, byName, diagnostics);
  return [...uses.map((use) => use.target), ...amended].flatMap((target) => {
    const to = resolveUnit(unit, target, byName, diagnostics);
    return to === undefined ? [] : [{ from: unit, to, span: target.span }];
  });
}

function resolveUnit(unit: Unit, target: QualifiedName | Text, byName: ReadonlyMap<string, Unit>, diagnostics: Diagnostic[]): Unit | undefined {
  const location = { file: unit.file, span: target.span };
  if (!("parts" in target)) {
    diagnostics.push(report("useByPath", location, { word: target.value }));
    return undefined;
  }
  const found = byName.get(target.key);
  if (found === undefined) diagnostics.push(unknownName(location, target.key, { en: "policy or library", zh: "政策或库" }, [...byName.keys()]));
  if (found === unit) diagnostics.push(report("dependsOnItself", location, { what: unit.isLibrary ? { en: "library", zh: "库" } : { en: "policy", zh: "政策" }, word: target.key }));
  return found === unit ? undefined : found;
}

type Outgoing = ReadonlyMap<Unit, readonly Edge[]>;

function edgesByStart(edges: readonly Edge[]): Outgoing {
  const outgoing = new Map<Unit, Edge[]>();
  for (const edge of edges) outgoing.set(edge.from, [...(outgoing.get(edge.from) ?? []), edge]);
  return outgoing;
}

function reachedFrom(unit: Unit, outgoing: Outgoing): ReadonlySet<Unit> {
  const reached = new Set<Unit>([unit]);
  for (const from of reached) for (const edge of outgoing.get(from) ?? []) reached.add(edge.to);
  return reached;
}

/** One report for each ring of files, at its first file. */
function findCycles(edges: readonly Edge[], sights: ReadonlyMap<Unit, ReadonlySet<Unit>>): Diagnostic[] {
  const reported = new Set<Unit>();
  const diagnostics: Diagnostic[] = [];
  for (const { from, to, span } of edges) {
    const ring = sights.get(to);
    if (ring?.has(from) !== true || [...ring].some((unit) => reported.has(unit))) continue;
    reported.add(from);
    diagnostics.push(report("useCycle", { file: from.file, span }, { one: from.name, two: to.name }));
  }
  return diagnostics;
}
