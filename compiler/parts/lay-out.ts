import { compare } from "../base/rational.ts";
import type { SlotVersion } from "../model/slot.ts";
import { type Box, doBoxesMeet, intersectBoxes, isEmptyBox, type Space } from "../space/box.ts";
import { findOverlaps, type Overlap } from "../space/clashes.ts";
import { type Part, refine } from "../space/refine.ts";
import type { Placed, VersionSpace } from "./version-space.ts";

/** A box throughout which the same rows and adjustments hold: indexes into the version, ascending. */
export interface Piece {
  readonly box: Box;
  readonly rows: readonly number[];
  readonly adjustments: readonly number[];
}

/** More pieces than any table of a notice comes to; what exceeds it is a runaway of independent rows or adjustments. */
export const PIECES_LIMIT = 200_000;
/** Boxes looked at by one refinement, in the sense of `RefineOptions`: a second or two. */
export const REFINEMENT_BUDGET = 6_000_000;

/** Disjoint pieces of the domain in which some row holds; `undefined` where there would be too many. */
export function layOut(space: VersionSpace): readonly Piece[] | undefined {
  const rows = flatten(space.rows);
  const tables = space.domain.map((region) => layOutRows(space, rows, region));
  const adjustments = flatten(space.adjustments);
  const pieces: Piece[] = [];
  for (const table of tables) {
    if (table === undefined) return undefined;
    for (const { region, holds } of table) {
      const parts = layOutAdjustments(space.axes, adjustments, region);
      if (parts === undefined || pieces.length + parts.length > PIECES_LIMIT) return undefined;
      for (const part of parts) pieces.push({ box: part.region, rows: holds, adjustments: part.holds });
    }
  }
  return pieces;
}

/** A row of boxes flattened, with whose each is. */
interface Flat {
  readonly boxes: readonly Box[];
  readonly owners: readonly number[];
}

function flatten(placed: readonly Placed<unknown>[]): Flat {
  const pairs = placed.flatMap(({ boxes, index }) => boxes.map((box) => [box, index] as const));
  return { boxes: pairs.map(([box]) => box), owners: pairs.map(([, index]) => index) };
}

function layOutRows(space: VersionSpace, rows: Flat, region: Box): readonly Part[] | undefined {
  const isPlain = space.version.combine === "exclusive" && rows.owners.every((owner) => space.version.rows[owner]?.band === undefined);
  return isPlain ? layOutPlain(space, rows, region) : refineAll(space.axes, rows, region);
}

/** Above this many meetings of rows, those known to differ are only reported: there is an error, and the rest can wait. */
const MEETINGS_TO_SETTLE = 100;

/** Rows that meet no other are parts as they stand; only the others need refining. */
function layOutPlain(space: VersionSpace, rows: Flat, region: Box): readonly Part[] | undefined {
  const concerns = (a: number, b: number): boolean => rows.owners[a] !== rows.owners[b];
  const { overlaps, ended } = findOverlaps(space.axes, rows.boxes, { region, concerns, limit: PIECES_LIMIT, budget: REFINEMENT_BUDGET });
  if (ended !== "all") return undefined;
  const tangled = new Set(overlaps.flatMap(({ a, b }) => [a, b]));
  const alone = rows.boxes.flatMap((box, index) => {
    const inside = tangled.has(index) ? undefined : intersectBoxes(box, region);
    return inside === undefined || isEmptyBox(inside) ? [] : [{ region: inside, holds: [rows.owners[index] ?? -1] }];
  });
  if (tangled.size === 0) return alone;
  const clashes = overlaps.length > MEETINGS_TO_SETTLE ? clashesIn(space.version, rows, overlaps) : [];
  if (clashes.length > 0) return [...alone, ...clashes];
  const indexes = [...tangled].sort((a, b) => a - b);
  const together = refineAll(space.axes, { boxes: indexes.map((index) => rows.boxes[index] ?? []), owners: indexes.map((index) => rows.owners[index] ?? -1) }, region);
  return together === undefined ? undefined : [...alone, ...together];
}

/** Meetings of rows whose numbers, as written, differ at all times. */
function clashesIn({ rows: written }: SlotVersion, { owners }: Flat, overlaps: readonly Overlap[]): readonly Part[] {
  return overlaps.flatMap(({ a, b, region }) => {
    const holds = [owners[a] ?? -1, owners[b] ?? -1].sort((one, other) => one - other);
    const [first, second] = holds.map((row) => written[row]?.value);
    const differ = first?.kind === "constant" && second?.kind === "constant" && compare(first.amount, second.amount) !== 0;
    return differ ? [{ region, holds }] : [];
  });
}

/** Cells of a cross-table share their boxes: each is refined by once. */
function refineAll(axes: Space, { boxes, owners }: Flat, region: Box): readonly Part[] | undefined {
  const groups = new Map<string, { readonly box: Box; readonly owners: number[] }>();
  for (const [index, box] of boxes.entries()) {
    const key = box.map((side) => side?.join() ?? "*").join("|");
    const group = groups.get(key) ?? { box, owners: [] };
    group.owners.push(owners[index] ?? -1);
    groups.set(key, group);
  }
  const list = [...groups.values()];
  const { parts, complete } = refine(axes, list.map((group) => group.box), { region, budget: REFINEMENT_BUDGET });
  if (!complete) return undefined;
  const ownersOfGroups = list.map((group) => group.owners);
  return parts.filter((part) => part.holds.length > 0).map((part) => ({ region: part.region, holds: ownersOf(part.holds, ownersOfGroups) }));
}

function ownersOf(holds: readonly number[], owners: readonly (readonly number[])[]): number[] {
  return [...new Set(holds.flatMap((held) => owners[held] ?? []))].sort((a, b) => a - b);
}

function layOutAdjustments(axes: Space, { boxes, owners }: Flat, region: Box): readonly Part[] | undefined {
  const meeting = boxes.flatMap((box, index) => (doBoxesMeet(box, region) ? [index] : []));
  if (meeting.length === 0) return [{ region, holds: [] }];
  const { parts, complete } = refine(axes, meeting.map((index) => boxes[index] ?? []), { region, budget: REFINEMENT_BUDGET });
  const ownersOfMeeting = meeting.map((index) => [owners[index] ?? -1]);
  return complete ? parts.map((part) => ({ region: part.region, holds: ownersOf(part.holds, ownersOfMeeting) })) : undefined;
}
