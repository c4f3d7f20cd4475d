import type { Axis, NamedBox } from "../model/dimension.ts";
import { toBox, toNamed } from "../parts/axes.ts";
import { findOverlaps } from "../space/clashes.ts";
import { contains } from "../space/side.ts";

/** A part of one list and a part of another that share a case. */
export interface PartsMeeting<P> {
  readonly first: P;
  readonly second: P;
  readonly axes: readonly Axis[];
  readonly region: NamedBox;
}

export interface Parts<P> {
  readonly axes: readonly Axis[];
  readonly parts: readonly P[];
}

/** The first case that some part of either list holds, over the axes of both; only pairs that are wanted. */
export function firstMeeting<P extends { readonly region: NamedBox }>(one: Parts<P>, other: Parts<P>, isWanted: (a: P, b: P) => boolean = () => true): PartsMeeting<P> | undefined {
  return meetings(one, other, isWanted, 1)[0];
}

/** Up to so many pairs, one part of either list, that share a case. */
export function meetings<P extends { readonly region: NamedBox }>(one: Parts<P>, other: Parts<P>, isWanted: (a: P, b: P) => boolean, limit: number): readonly PartsMeeting<P>[] {
  const axes = joinAxes(one.axes, other.axes);
  const boxes = [...one.parts, ...other.parts].map((part) => toBox(axes, part.region));
  const count = one.parts.length;
  const pairOf = (a: number, b: number) => (a < count ? [one.parts[a], other.parts[b - count]] : []);
  const concerns = (a: number, b: number): boolean => {
    const [first, second] = pairOf(a, b);
    return first !== undefined && second !== undefined && isWanted(first, second);
  };
  return findOverlaps(axes, boxes, { concerns, limit }).overlaps.flatMap(({ a, b, region }) => {
    const [first, second] = pairOf(a, b);
    return first === undefined || second === undefined ? [] : [{ first, second, axes, region: toNamed(axes, region) }];
  });
}

/** The parts without one of their axes; those that the wanted point of it leaves out are dropped. */
export function sliceAt<P extends { readonly region: NamedBox }>({ axes, parts }: Parts<P>, key: string, point: number): Parts<P> {
  const kept = parts.filter(({ region }) => contains(region.get(key) ?? [0, point], point));
  return withoutAxis({ axes, parts: kept }, key);
}

export function withoutAxis<P extends { readonly region: NamedBox }>({ axes, parts }: Parts<P>, key: string): Parts<P> {
  const without = parts.map((part) => ({ ...part, region: new Map([...part.region].filter(([name]) => name !== key)) }));
  return { axes: axes.filter((axis) => axis.key !== key), parts: without };
}

export function joinAxes(...lists: readonly (readonly Axis[])[]): readonly Axis[] {
  return [...new Map(lists.flat().map((axis) => [axis.key, axis])).values()];
}
