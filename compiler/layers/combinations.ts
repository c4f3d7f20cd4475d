import { type Box, intersectBoxes, isEmptyBox, type Space } from "../space/box.ts";
import { findGaps } from "../space/gaps.ts";
import { mergeBoxes } from "../space/merge.ts";
import type { Sheet } from "./overlay.ts";

/** What several sheets say together somewhere, and one region where they do. */
export interface Combination<T> {
  readonly region: Box;
  /** Sheet by sheet; `undefined` where a sheet says nothing. */
  readonly labels: readonly (T | undefined)[];
}

interface Group<T> {
  readonly label: T | undefined;
  readonly boxes: readonly Box[];
}

/** Meetings of boxes looked at: about a second. */
const BUDGET = 3_000_000;

interface Search<T> {
  readonly groups: readonly (readonly Group<T>[])[];
  readonly found: Combination<T>[];
  spent: number;
}

/**
 * Every combination of labels that occurs inside the regions, once. Sheets with many boxes and few labels meet in far fewer ways than
 * their boxes do. `undefined` where the search would take too long.
 */
export function combinations<T>(space: Space, sheets: readonly Sheet<T>[], regions: readonly Box[]): readonly Combination<T>[] | undefined {
  const search: Search<T> = { groups: sheets.map((sheet) => groupsOf(space, sheet, regions)), found: [], spent: 0 };
  extend(search, regions, []);
  return search.spent > BUDGET ? undefined : search.found;
}

function groupsOf<T>(space: Space, sheet: Sheet<T>, regions: readonly Box[]): readonly Group<T>[] {
  const byLabel = new Map<T, Box[]>();
  for (const { region, label } of sheet) {
    const known = byLabel.get(label);
    if (known === undefined) byLabel.set(label, [region]);
    else known.push(region);
  }
  const covered = sheet.map(({ region }) => region);
  const gaps = mergeBoxes(space, regions.flatMap((region) => findGaps(space, covered, { region }).gaps));
  return [...(gaps.length === 0 ? [] : [{ label: undefined, boxes: gaps }]), ...[...byLabel].map(([label, boxes]) => ({ label, boxes }))];
}

function extend<T>(search: Search<T>, boxes: readonly Box[], labels: readonly (T | undefined)[]): void {
  const groups = search.groups[labels.length];
  const [region] = boxes;
  if (region === undefined || search.spent > BUDGET) return;
  if (groups === undefined) {
    search.found.push({ region, labels });
    return;
  }
  const isLast = labels.length === search.groups.length - 1;
  for (const group of groups) extend(search, meetingsOf(search, boxes, group.boxes, isLast), [...labels, group.label]);
}

/** At the last sheet one meeting is enough. */
function meetingsOf<T>(search: Search<T>, boxes: readonly Box[], others: readonly Box[], isFirstEnough: boolean): readonly Box[] {
  const meetings: Box[] = [];
  for (const box of boxes) {
    for (const other of others) {
      search.spent += 1;
      const common = intersectBoxes(box, other);
      if (isEmptyBox(common)) continue;
      meetings.push(common);
      if (isFirstEnough) return meetings;
    }
  }
  return meetings;
}
