import { areFarApart, areSeenToBeFewest } from "./antirectangle.ts";
import { type Box, isEmptyBox, normalizeBox, sortBoxes, type Space } from "./box.ts";
import { findFewest } from "./fewest.ts";
import { buildGrid } from "./grid.ts";
import type { Labelled } from "./lookup.ts";
import { fromIntervals, type Side } from "./side.ts";
import { widenBoxes } from "./widen.ts";

/**
 * Few boxes that hold exactly the points of the given disjoint ones, disjoint again, in the order of `compareBoxes`;
 * never more than given, and the same for every order of them. Greedy: boxes alike but for one axis become one. Up to
 * a few dozen boxes are also widened where the rest can make way, and on the smallest inputs the fewest are found.
 */
export function mergeBoxes(space: Space, boxes: readonly Box[]): readonly Box[] {
  const given = inOrder(space, boxes);
  if (given.length <= fewToImprove && areFarApart(given)) return given;
  return sortBoxes(space, improve(space, mergeGreedily(space, given)));
}

function inOrder(space: Space, boxes: readonly Box[]): Box[] {
  return sortBoxes(space, boxes.filter((box) => !isEmptyBox(box)).map((box) => normalizeBox(space, box)));
}

function improve(space: Space, merged: readonly Box[]): readonly Box[] {
  if (merged.length <= 2 || merged.length > fewToImprove) return merged;
  const grid = buildGrid(space, merged);
  if (areSeenToBeFewest(grid)) return merged;
  const widened = widenBoxes(grid, merged, (candidates) => mergeGreedily(space, candidates));
  return findFewest(widened === merged ? grid : buildGrid(space, widened)) ?? widened;
}

/**
 * Merges regions of equal label, compared as keys of a `Map`; labels stay in the order they first occur in. Above
 * 10,000 regions greed alone decides.
 */
export function mergeLabelled<T>(space: Space, items: readonly Labelled<T>[]): Labelled<T>[] {
  const regions = new Map<T, Box[]>();
  for (const { region, label } of items) {
    const known = regions.get(label);
    if (known === undefined) regions.set(label, [region]);
    else known.push(region);
  }
  const merge = items.length > manyRegions ? mergeOnly : mergeBoxes;
  return [...regions].flatMap(([label, boxes]) => merge(space, boxes).map((region) => ({ region, label })));
}

const manyRegions = 10_000;

function mergeOnly(space: Space, boxes: readonly Box[]): readonly Box[] {
  return sortBoxes(space, mergeGreedily(space, inOrder(space, boxes)));
}

/** Two boxes that greed leaves are two: the union of disjoint boxes that differ on more than one axis is no box. */
const fewToImprove = 40;
/** Above this many boxes only one order of the axes is tried. */
const fewToReorder = 400;

/** The best of: each axis in turn taken first. */
function mergeGreedily(space: Space, boxes: readonly Box[]): readonly Box[] {
  if (boxes.length < 2) return boxes;
  const names: SideNames = space.map(() => new Map());
  const items = boxes.map((box) => newItem(names, box));
  // Along an axis on which all boxes agree, no two disjoint ones can merge.
  const axes = [...names.keys()].filter((axis) => items.some(({ sides }) => sides[axis] !== items[0]?.sides[axis]));
  let best = mergeFrom(space, names, items, axes);
  const starts = best.length === items.length || items.length > fewToReorder ? 1 : axes.length;
  for (let start = 1; start < starts && best.length > 1; start++) {
    const merged = mergeFrom(space, names, items, [...axes.slice(start), ...axes.slice(0, start)]);
    if (merged.length < best.length) best = merged;
  }
  return best.map(({ box }) => box);
}

/** Round and round the axes until none merges anything. */
function mergeFrom(space: Space, names: SideNames, given: readonly Item[], axes: readonly number[]): readonly Item[] {
  let items = given;
  for (let turn = 0, idle = 0; idle < axes.length && items.length > 1; turn++) {
    const merged = mergeAlong(space, names, items, axes[turn % axes.length] ?? 0);
    idle = merged.length < items.length ? 0 : idle + 1;
    items = merged;
  }
  return items;
}

/** A box with a number for each side, equal for equal sides, and a hash over them. */
interface Item {
  readonly box: Box;
  readonly sides: readonly number[];
  readonly hash: number;
}

/** By axis. Most sides are known again by identity; the text is for those that are only equal. */
type SideNames = readonly Map<Side | string | undefined, number>[];

function newItem(names: SideNames, box: Box): Item {
  const sides = names.map((known, axis) => nameSide(known, box[axis]));
  return { box, sides, hash: sides.reduce((hash, side, axis) => (hash + hashSide(axis, side)) | 0, 0) };
}

function nameSide(known: SideNames[number], side: Side | undefined): number {
  const seen = known.get(side);
  if (seen !== undefined) return seen;
  const text = side?.join() ?? "whole";
  const name = known.get(text) ?? known.size;
  known.set(text, name).set(side, name);
  return name;
}

/** Knuth's multiplicative hashing; a sum over the axes, so that one axis can be taken out again. */
function hashSide(axis: number, side: number): number {
  return Math.imul(Math.imul(side + 1, 0x9e3779b1) ^ (side >>> 7), 2 * axis + 0x85ebca6b);
}

function mergeAlong(space: Space, names: SideNames, items: readonly Item[], axis: number): readonly Item[] {
  return groupAlike(items, axis).map(([first, ...others]) => {
    if (others.length === 0) return first;
    const merged = fromIntervals([first, ...others].flatMap(({ box }) => box[axis] ?? []));
    return newItem(names, normalizeBox(space, first.box.with(axis, merged)));
  });
}

type Group = [first: Item, ...others: Item[]];

/** Groups of items whose sides agree on every axis but one. */
function groupAlike(items: readonly Item[], axis: number): Group[] {
  const groups: Group[] = [];
  const byHash = new Map<number, Group[]>();
  for (const item of items) {
    const hash = (item.hash - hashSide(axis, item.sides[axis] ?? 0)) | 0;
    const sameHash = byHash.get(hash) ?? [];
    const group = sameHash.find(([first]) => isAlike(first, item, axis));
    if (group !== undefined) {
      group.push(item);
      continue;
    }
    const fresh: Group = [item];
    groups.push(fresh);
    sameHash.push(fresh);
    byHash.set(hash, sameHash);
  }
  return groups;
}

function isAlike(a: Item, b: Item, axis: number): boolean {
  return a.sides.every((side, other) => other === axis || side === b.sides[other]);
}
