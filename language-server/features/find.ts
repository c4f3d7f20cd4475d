/** Where a thing is declared, and where it is named. */
import type { Location } from "../../compiler/base/span.ts";
import type { Names } from "../../compiler/workspace.ts";
import { declarationsOf, everywhere, keysOf, nameAt } from "./names.ts";

export function findDeclarations(snapshot: Names, file: string, offset: number): readonly Location[] {
  const name = nameAt(snapshot, file, offset);
  return name === undefined ? [] : declarationsOf(name.target);
}

/** `snapshots`: of every program in which the thing may be named, its own first. */
export function findReferences(snapshots: readonly Names[], file: string, offset: number, withDeclaration: boolean): readonly Location[] {
  const [own] = snapshots;
  const name = own === undefined ? undefined : nameAt(own, file, offset);
  if (name === undefined) return [];
  const found = everywhere(snapshots, keysOf(name.target)).filter(({ occurrence }) => withDeclaration || occurrence.role === "refers");
  return found.map(({ file: other, occurrence }) => ({ file: other, span: occurrence.name.span }));
}

export interface Highlight {
  readonly span: Location["span"];
  readonly isDeclaration: boolean;
}

/** The same thing elsewhere in the same file. */
export function findHighlights(snapshot: Names, file: string, offset: number): readonly Highlight[] {
  const name = nameAt(snapshot, file, offset);
  if (name === undefined) return [];
  return everywhere([snapshot], keysOf(name.target), file).map(({ occurrence }) => ({ span: occurrence.name.span, isDeclaration: occurrence.role === "declares" }));
}
