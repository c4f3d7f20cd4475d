import { CITY_AXIS, DATE_AXIS, type Axis, type NamedBox, type Region } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Adjustment, Slot, SlotRow, SlotVersion } from "../model/slot.ts";
import { type Box, boxContainsBox, isEmptyBox, type Space, subtractBox } from "../space/box.ts";
import { contains, forEachInterval } from "../space/side.ts";
import { axesOf, cityAxis, toBox } from "./axes.ts";
import { dependsOnCity, expressionsOf } from "./expression-uses.ts";
import { cutTime, type TimeSpan } from "./spans-of-time.ts";

/** A row or an adjustment with where it holds; `index` counts in its version. */
export interface Placed<T> {
  readonly index: number;
  readonly item: T;
  readonly boxes: readonly Box[];
}

/** A version of a slot while none of its rows begins or ends, as boxes over the axes that it speaks about. */
export interface VersionSpace extends TimeSpan {
  readonly slot: Slot;
  readonly version: SlotVersion;
  readonly axes: readonly Axis[];
  /** Disjoint; what is asked for. */
  readonly domain: readonly Box[];
  /** The boxes of one row are disjoint. */
  readonly rows: readonly Placed<SlotRow>[];
  readonly adjustments: readonly Placed<Adjustment>[];
}

export function spacesOf(slot: Slot, program: ProvinceProgram): readonly VersionSpace[] {
  return slot.versions.flatMap((version) => {
    const axes = axesSpokenOf(slot, version, program);
    const domain = separate(axes, slot.domain.filter(holdsAnything).map((box) => toBox(axes, box)));
    const regions = [...version.rows, ...version.adjustments].map((item) => item.region);
    return cutTime(version, regions.flatMap(daysOfChange)).map((span) => ({
      slot, version, axes, domain, from: span.from, to: span.to,
      rows: place(version.rows, span, axes),
      adjustments: place(version.adjustments, span, axes),
    }));
  });
}

function axesSpokenOf(slot: Slot, version: SlotVersion, program: ProvinceProgram): readonly Axis[] {
  const grown = version.adjustments.flatMap(({ operations }) => operations.flatMap((operation) => (operation.kind === "grow" ? [operation.dimension] : [])));
  const keys = new Set([...grown.flatMap(axesOf).map((axis) => axis.key), ...keysOf([...version.rows, ...version.adjustments])]);
  const all = axesByKey(program);
  const facts = new Map<string, Axis>();
  for (const axis of keys.size === 0 ? [] : [...[...version.dimensions, ...grown].flatMap(axesOf), ...all.values()]) {
    if (keys.has(axis.key)) facts.set(axis.key, all.get(axis.key) ?? axis);
  }
  const isLocal = slot.scope.kind === "local" || keys.has(CITY_AXIS) || expressionsOf(version.rows, version.adjustments).some(dependsOnCity);
  const city = isLocal ? cityAxis(program.province) : undefined;
  return city === undefined ? [...facts.values()] : [...facts.values(), city];
}

const axesByProgram = new WeakMap<ProvinceProgram, ReadonlyMap<string, Axis>>();

function axesByKey(program: ProvinceProgram): ReadonlyMap<string, Axis> {
  const axes = axesByProgram.get(program) ?? new Map(program.dimensions.flatMap(axesOf).map((axis) => [axis.key, axis]));
  axesByProgram.set(program, axes);
  return axes;
}

function keysOf(items: readonly { readonly region: Region }[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { region } of items) for (const box of region) for (const key of box.keys()) keys.add(key);
  return keys;
}

function daysOfChange(region: Region): number[] {
  const days: number[] = [];
  for (const box of region) forEachInterval(box.get(DATE_AXIS) ?? [], (lo, hi) => days.push(lo, hi + 1));
  return days;
}

function place<T extends { readonly region: Region }>(items: readonly T[], span: TimeSpan, axes: readonly Axis[]): Placed<T>[] {
  return items.flatMap((item, index) => {
    const boxes = item.region.filter((box) => holdsAnything(box) && isInForce(box, span)).map((box) => toBox(axes, box));
    const apart = separate(axes, boxes);
    return apart.length === 0 ? [] : [{ index, item, boxes: apart }];
  });
}

/** A box that is empty on an axis nobody speaks about is empty, though its projection is not. */
function holdsAnything(box: NamedBox): boolean {
  for (const side of box.values()) if (side.length === 0) return false;
  return true;
}

/** The span was cut so that its first day stands for all of it. */
function isInForce(box: NamedBox, span: TimeSpan): boolean {
  const dates = box.get(DATE_AXIS);
  return dates === undefined || contains(dates, span.from);
}

/** The same points as disjoint boxes. */
export function separate(space: Space, boxes: readonly Box[]): readonly Box[] {
  const apart: Box[] = [];
  for (const box of boxes) {
    if (isEmptyBox(box) || apart.some((other) => boxContainsBox(space, other, box))) continue;
    let pieces: Box[] = [box];
    for (const other of apart) pieces = pieces.flatMap((piece) => subtractBox(space, piece, other));
    apart.push(...pieces);
  }
  return apart;
}
