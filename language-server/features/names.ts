/** Names of a program and what they stand for, in whatever file they stand. */
import type { Location } from "../../compiler/base/span.ts";
import { type Occurrence, type Target } from "../../compiler/bind/occurrences/occurrence.ts";
import { occurrencesIn } from "../../compiler/bind/occurrences/occurrences-in.ts";
import type { Scope } from "../../compiler/bind/scope.ts";
import type { Unit } from "../../compiler/bind/symbols.ts";
import type { Names } from "../../compiler/workspace.ts";

/** A scope lives as long as nothing that its file sees has changed, and so does what its names stand for. */
const known = new WeakMap<Scope, readonly Occurrence[]>();
const indexes = new WeakMap<readonly Unit[], ReadonlyMap<string, Unit>>();

export function namesIn({ binding }: Pick<Names, "binding">, file: string): readonly Occurrence[] {
  const scope = binding.scopes.get(file);
  if (scope === undefined) return [];
  const found = known.get(scope) ?? occurrencesIn(scope, unitsByName(binding.units));
  known.set(scope, found);
  return found;
}

export function unitsByName(units: readonly Unit[]): ReadonlyMap<string, Unit> {
  const index = indexes.get(units) ?? new Map(units.map((unit) => [unit.name, unit]));
  indexes.set(units, index);
  return index;
}

/** A cursor right behind a name is still on it. */
export function nameAt(snapshot: Names, file: string, offset: number): Occurrence | undefined {
  const names = namesIn(snapshot, file);
  return names.find(({ name: { span } }) => span.start <= offset && offset < span.end) ?? names.find(({ name: { span } }) => span.end === offset);
}

/** Where it is declared; several places for what a library says of every province. */
export function declarationsOf(target: Target): readonly Location[] {
  switch (target.kind) {
    case "symbol": return [{ file: target.symbol.file, span: target.symbol.node.name.span }];
    case "member": return [{ file: target.file, span: target.member.name.span }];
    case "unit": return [{ file: target.unit.file, span: target.unit.tree.header?.name?.span ?? { start: 0, end: 0 } }];
    case "late": return target.symbols.map(({ file, node }) => ({ file, span: node.name.span }));
    case "word": return [];
  }
}

/** Tells things apart across programs that share a file. */
export function keysOf(target: Target): readonly string[] {
  return declarationsOf(target).map(({ file, span }) => `${file} ${span.start}`);
}

export interface Found {
  readonly file: string;
  readonly occurrence: Occurrence;
}

/** Every place that names one of the things, file by file; of one file, where only that is asked about. */
export function everywhere(snapshots: readonly Names[], keys: readonly string[], only?: string): readonly Found[] {
  const found = new Map<string, Found>();
  for (const snapshot of snapshots) {
    for (const file of only === undefined ? snapshot.binding.scopes.keys() : [only]) {
      for (const occurrence of namesIn(snapshot, file)) {
        if (keysOf(occurrence.target).some((key) => keys.includes(key))) found.set(`${file} ${occurrence.name.span.start} ${String(occurrence.isOther)}`, { file, occurrence });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.occurrence.name.span.start - b.occurrence.name.span.start));
}
