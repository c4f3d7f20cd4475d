/** Ways out of findings: those that the compiler offers, and those that need the rest of the workspace. */
import type { Span } from "../../compiler/base/span.ts";
import type { Diagnostic, Fix } from "../../compiler/diagnostics/diagnostic.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { remediesOf } from "./remedies/remedies.ts";

export interface OfferedFix {
  readonly fix: Fix;
  /** Of several, where what two benefits share is mended for both. */
  readonly of: readonly Diagnostic[];
  /** The only way out, and one that changes no meaning. */
  readonly isPreferred: boolean;
}

/** Of the findings of a file that the range touches. */
export function fixesAt(snapshot: Snapshot, diagnostics: readonly Diagnostic[], range: Span): readonly OfferedFix[] {
  const touched = diagnostics.filter(({ location }) => location !== undefined && location.span.start <= range.end && range.start <= location.span.end);
  const offered = new Map<string, OfferedFix>();
  for (const diagnostic of touched) {
    const fixes = [...diagnostic.fixes, ...remediesOf(snapshot, diagnostic)];
    for (const fix of fixes) {
      const key = JSON.stringify(fix);
      offered.set(key, { fix, of: [...(offered.get(key)?.of ?? []), diagnostic], isPreferred: fix.safe && fixes.length === 1 });
    }
  }
  return [...offered.values()];
}

/** Every safe fix of a file, but those that meet one before them; each would be offered again after the others. */
export function safeFixes(diagnostics: readonly Diagnostic[]): readonly Fix[] {
  const taken: Fix[] = [];
  for (const { fixes } of diagnostics) {
    const fix = fixes.find(({ safe }) => safe);
    if (fix !== undefined && !taken.some((other) => touch(fix, other))) taken.push(fix);
  }
  return taken;
}

function touch(a: Fix, b: Fix): boolean {
  return a.edits.some((one) => b.edits.some((other) => one.location.file === other.location.file && one.location.span.start <= other.location.span.end && other.location.span.start <= one.location.span.end));
}
