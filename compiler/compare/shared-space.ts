/** One space for two versions of a province: their dimensions and members matched by name, so that boxes of both can be laid over each other. */
import type { Axis, Dimension, Domain, Member, NamedBox } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { keysNamed, type Source } from "../layers/source.ts";
import { axesOf, cityAxis } from "../parts/axes.ts";
import type { DecidedSlot } from "../parts/decided.ts";
import { type Box, normalizeBox } from "../space/box.ts";
import { fromIntervals, fromPoints, pointsOf, type Side, wholeSide } from "../space/side.ts";
import { matchByName } from "./match.ts";

export interface Version {
  readonly program: ProvinceProgram;
  readonly decided: ReadonlyMap<Slot, DecidedSlot>;
  readonly isOfTables: boolean;
}

export interface SharedSpace {
  /** Named as the new version names them. */
  readonly axes: readonly Axis[];
  readonly old: Source;
  readonly now: Source;
  readonly dimensions: readonly DimensionPair[];
  /** One of the versions is a folder of compiled tables, which does not hold all that a policy says. */
  readonly isOfTables: boolean;
}

export interface DimensionPair {
  readonly old: Dimension | undefined;
  readonly now: Dimension | undefined;
  /** With the members and numbers of both. */
  readonly common: Dimension;
}

/** Where the points of one version's axis lie on an axis of the common space. */
interface Placement {
  readonly index: number;
  readonly place: (side: Side) => Side;
  /** The axis has points that this version does not know. */
  readonly isPart: boolean;
  readonly whole: Side;
}

export function sharedSpace(old: Version, now: Version): SharedSpace {
  const dimensions = pairDimensions(old.program, now.program);
  const axes = dimensions.flatMap(({ common }) => axesOf(common));
  const places = [placements(dimensions, axes, "old"), placements(dimensions, axes, "now")] as const;
  const named = new Set([old, now].flatMap((version, side) => [...keysNamed(version.program, version.decided)].flatMap((key) => places[side]?.get(key)?.index ?? [])));
  const kept = axes.filter((_, index) => named.has(index));
  const source = (version: Version, side: "old" | "now"): Source => {
    const own = placements(dimensions, kept, side);
    return { ...version, axes: kept, boxOf: (region, spoken) => boxIn(kept, own, region, spoken) };
  };
  return { axes: kept, old: source(old, "old"), now: source(now, "now"), dimensions, isOfTables: old.isOfTables || now.isOfTables };
}

/** Where the version's table tells an axis apart, it says nothing of members that only the other version has. */
function boxIn(axes: readonly Axis[], places: ReadonlyMap<string, Placement>, region: NamedBox, spoken: readonly Axis[] = []): Box {
  const box: (Side | undefined)[] = axes.map(() => undefined);
  for (const { key } of spoken) {
    const placement = places.get(key);
    if (placement?.isPart === true) box[placement.index] = placement.whole;
  }
  for (const [key, side] of region) {
    const placement = places.get(key);
    if (placement !== undefined) box[placement.index] = placement.place(side);
  }
  return normalizeBox(axes, box);
}

function pairDimensions(old: ProvinceProgram, now: ProvinceProgram): readonly DimensionPair[] {
  const cities = [old, now].map((program) => cityAxis(program.province)?.dimension);
  const [before, after] = [[...old.dimensions, ...cities.slice(0, 1)], [...now.dimensions, ...cities.slice(1)]].map((list) => list.filter((one) => one !== undefined));
  const { pairs, removed, added } = matchByName(before ?? [], after ?? [], (a, b) => a.domain.kind === b.domain.kind && isMany(a.domain) === isMany(b.domain));
  const oldOf = new Map(pairs.map(([one, other]) => [other, one]));
  return [
    ...(after ?? []).map((one): DimensionPair => ({ old: oldOf.get(one), now: one, common: joined(oldOf.get(one), one) })),
    ...removed.map((one): DimensionPair => ({ old: one, now: undefined, common: isTaken(one, added) ? { ...one, id: `${one.id} before` } : one })),
  ];
}

/** A dimension of another kind under the same name is another axis. */
function isTaken({ id }: Dimension, added: readonly Dimension[]): boolean {
  return added.some((other) => other.id === id);
}

function isMany(domain: Domain): boolean {
  return domain.kind === "members" && domain.many;
}

function joined(old: Dimension | undefined, now: Dimension): Dimension {
  if (old === undefined) return now;
  if (old.domain.kind === "integer" && now.domain.kind === "integer") {
    return { ...now, domain: { kind: "integer", low: Math.min(old.domain.low, now.domain.low), high: Math.max(old.domain.high, now.domain.high) } };
  }
  if (old.domain.kind !== "members" || now.domain.kind !== "members") return now;
  const { removed } = matchByName(old.domain.members, now.domain.members);
  return { ...now, domain: { ...now.domain, members: [...now.domain.members, ...removed] } };
}

function placements(dimensions: readonly DimensionPair[], axes: readonly Axis[], side: "old" | "now"): ReadonlyMap<string, Placement> {
  const indexes = new Map(axes.map(({ key }, index) => [key, index]));
  return new Map(dimensions.flatMap((pair) => {
    const own = pair[side];
    return own === undefined ? [] : axesOf(own).flatMap((axis) => {
      const index = indexes.get(keyIn(pair.common, axis));
      const common = index === undefined ? undefined : axes[index];
      return index === undefined || common === undefined ? [] : [[axis.key, placementOn(axis, common, index)] as const];
    });
  }));
}

function keyIn(common: Dimension, { member }: Axis): string {
  if (member === undefined || common.domain.kind !== "members") return common.id;
  return `${common.id}:${commonMember(common.domain.members, member)?.name ?? member.name}`;
}

/** As in matching: the same name first. */
function commonMember(members: readonly Member[], own: Member): Member | undefined {
  const [pair] = matchByName([own], members).pairs;
  return pair?.[1];
}

function placementOn(axis: Axis, common: Axis, index: number): Placement {
  const domains = [axis.dimension.domain, common.dimension.domain] as const;
  const shift = axis.offset - common.offset;
  const place = axis.member === undefined && domains[0].kind === "members" && domains[1].kind === "members" ? byMembers(domains[0].members, domains[1].members) : (side: Side): Side => shifted(side, shift);
  const whole = place(wholeSide(axis.size));
  return { index, place, whole, isPart: axis.size < common.size };
}

function byMembers(own: readonly Member[], common: readonly Member[]): (side: Side) => Side {
  const points = own.map((member) => common.findIndex((other) => other === commonMember(common, member)));
  return points.every((point, index) => point === index) ? (side) => side : (side) => fromPoints(pointsOf(side).map((point) => points[point] ?? point));
}

function shifted(side: Side, shift: number): Side {
  return shift === 0 ? side : fromIntervals(side.map((point) => point + shift));
}
