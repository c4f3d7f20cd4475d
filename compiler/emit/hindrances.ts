import type { Location } from "../base/span.ts";
import type { Allowance } from "../model/citation.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { sortedBy } from "./canonical.ts";
import type { FileWriter } from "./file-writer.ts";
import type { ManifestAllowance, ManifestDraft } from "./manifest-format.ts";
import type { Hindered } from "./release.ts";
import { slotsOf } from "../parts/decide-program.ts";

export interface Draft {
  readonly kind: ManifestDraft["kind"];
  readonly name: string;
  readonly location: Location;
}

export function allowancesIn(program: ProvinceProgram): Allowance[] {
  return slotsOf(program).flatMap((slot) => slot.versions.flatMap((version) => [
    ...version.allowances,
    ...version.rows.flatMap(({ allowances }) => allowances),
    ...version.adjustments.flatMap(({ allowances }) => allowances),
  ]));
}

export function draftsIn(program: ProvinceProgram): Draft[] {
  const policies = program.policies.filter(({ draft }) => draft).map(({ name, location }) => ({ kind: "policy" as const, name, location }));
  const benefits = program.benefits.filter(({ draft }) => draft).map(({ name, location }) => ({ kind: "benefit" as const, name, location }));
  const contributions = program.contributions.filter(({ draft }) => draft).map(({ kind, name, location }) => ({ kind, name, location }));
  return [...policies, ...benefits, ...contributions, ...slotsOf(program).flatMap(draftVersions)];
}

function draftVersions({ owner, word, versions }: Slot): Draft[] {
  return versions.filter(({ draft }) => draft).map(({ location }) => ({ kind: "slot", name: `${word} of ${owner.name}`, location }));
}

/** The marks that the sources of a written file carry. */
export function markedSources({ sources }: FileWriter): Hindered[] {
  return [...sources.values()].flatMap(({ source, location }) => [
    ...(source.trust === "unverified" ? [{ by: "releaseHoldsUnverified" as const, location }] : []),
    ...(source.trust === "illustrative" ? [{ by: "releaseHoldsIllustrative" as const, location }] : []),
    ...(source.unresolved === undefined ? [] : [{ by: "releaseHoldsUnresolved" as const, location }]),
  ]);
}

export function listAllowances(allowances: readonly Allowance[], lineOf: (location: Location) => number): ManifestAllowance[] {
  return distinct(allowances.map(({ code, because, article, location }) => ({ code, because, article, file: location.file, line: lineOf(location) })));
}

export function listDrafts(drafts: readonly Draft[], lineOf: (location: Location) => number): ManifestDraft[] {
  return distinct(drafts.map(({ kind, name, location }) => ({ kind, name, file: location.file, line: lineOf(location) })));
}

function distinct<T extends { readonly file: string; readonly line: number }>(items: readonly T[]): T[] {
  const byText = new Map(items.map((item) => [JSON.stringify(item), item]));
  return sortedBy([...byText], ([text, { file, line }]) => [file, line, text]).map(([, item]) => item);
}
