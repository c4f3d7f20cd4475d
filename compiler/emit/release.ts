import type { Location } from "../base/span.ts";
import { compareText } from "./canonical.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";

export type Hindrance = "releaseHoldsDrafts" | "releaseHoldsUnverified" | "releaseHoldsUnresolved" | "releaseHoldsIllustrative" | "releaseHoldsAllowances";

/** Something that no release may hold, and where it was written. */
export interface Hindered {
  readonly by: Hindrance;
  readonly location: Location;
}

/** One error for each kind and file, at the first place, with how many there are. */
export function refuseRelease(hindered: readonly Hindered[]): Diagnostic[] {
  const groups = new Map<string, Map<string, Hindered>>();
  for (const item of hindered) {
    const key = JSON.stringify([item.location.file, item.by]);
    const places = groups.get(key) ?? new Map<string, Hindered>();
    groups.set(key, places.set(JSON.stringify(item.location.span), item));
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).flatMap(([, places]) => {
    const [first] = [...places.values()].sort((a, b) => a.location.span.start - b.location.span.start);
    return first === undefined ? [] : [report(first.by, first.location, { count: places.size })];
  });
}
