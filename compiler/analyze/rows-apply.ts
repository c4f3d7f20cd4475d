import type { Location } from "../base/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Region } from "../model/dimension.ts";
import type { Slot } from "../model/slot.ts";
import { toBox } from "../parts/axes.ts";
import type { Decision } from "../parts/decide.ts";
import { REFINEMENT_BUDGET } from "../parts/lay-out.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import type { VersionSpace } from "../parts/version-space.ts";
import { doBoxesMeet, intersectBoxes, isEmptyBox } from "../space/box.ts";
import { isCovered } from "../space/gaps.ts";
import type { Rule } from "./rule.ts";

/** A row or an adjustment that no case can meet is a slip of the pen (§5). */
export const everyRowApplies: Rule = ({ decisions }) => {
  const applied = new Set([...decisions].flatMap(([slot, decision]) => placesThatApply(slot, decision)));
  return [...decisions].flatMap(([slot, decision]) => judgeSlot(slot, decision)).filter(({ location }) => !applied.has(placeKey(location)));
};

/** A benefit of several schemes has one table; each row needs to apply in one of them. */
function placesThatApply(slot: Slot, { spaces }: Decision): string[] {
  return slot.versions.flatMap((version) => {
    const first = spaces.find((space) => space.version === version);
    const lines = version.combine === "inOrder" ? version.adjustments : [...version.rows, ...version.adjustments];
    return first === undefined ? [] : lines.filter(({ region }) => meetsDomain(first, region)).map(({ location }) => placeKey(location));
  });
}

function placeKey(location: Location | undefined): string {
  return `${location?.file ?? ""} ${location?.span.start ?? ""}`;
}

function judgeSlot(slot: Slot, { spaces }: Decision): readonly Diagnostic[] {
  return slot.versions.flatMap((version) => {
    const own = spaces.filter((space) => space.version === version);
    const [first] = own;
    if (first === undefined || first.domain.length === 0) return [];
    const rows = version.rows.flatMap((row, index) => {
      const reason = meetsDomain(first, row.region) ? hiddenReason(own, index) : { en: "no case that the benefit is for meets its conditions", zh: "待遇所及的情形都不符合其条件" };
      return reason === undefined ? [] : [report("rowNeverApplies", row.location, { slot: phraseSlot(slot), reason })];
    });
    const adjustments = version.adjustments.filter((adjustment) => !meetsDomain(first, adjustment.region));
    return [...rows, ...adjustments.map((adjustment) => report("adjustmentNeverApplies", adjustment.location, { slot: phraseSlot(slot) }))];
  });
}

/** At any time: rows outside their document's time are the timeline's business. */
function meetsDomain({ axes, domain }: VersionSpace, region: Region): boolean {
  return region.some((named) => {
    const box = toBox(axes, named);
    return !isEmptyBox(box) && domain.some((asked) => doBoxesMeet(asked, box));
  });
}

/** Of rows taken in order, one behind others that together hold wherever it does. */
function hiddenReason(spaces: readonly VersionSpace[], row: number): { readonly en: string; readonly zh: string } | undefined {
  if (spaces[0]?.version.combine !== "inOrder") return undefined;
  const isHidden = spaces.every((space) => {
    const earlier = space.rows.filter(({ index }) => index < row).flatMap(({ boxes }) => boxes);
    const own = space.rows.find(({ index }) => index === row)?.boxes ?? [];
    const asked = own.flatMap((box) => space.domain.map((region) => intersectBoxes(box, region))).filter((box) => !isEmptyBox(box));
    return asked.every((region) => isCovered(space.axes, earlier, region, REFINEMENT_BUDGET) === true);
  });
  return isHidden ? { en: "the rows above it hold wherever it does", zh: "凡它适用之处，上面各行已先适用" } : undefined;
}
