import type { Tables } from "../../../emit/format.ts";
import { type Axes, type Box, boxOf } from "./axes.ts";
import type { Layer } from "./structure.ts";

/** Into how many parts a fen is divided at most: the largest product over layers of which each may be open together with each other one. */
export function finestOf(file: Tables, layers: readonly Layer[], axes: Axes): bigint {
  const together = openTogether(file, layers, axes);
  const largest = (from: number, chosen: readonly number[]): bigint => layers.reduce((found, { growth }, i) => {
    if (i < from || !chosen.every((other) => together(i, other))) return found;
    const product = growth * largest(i + 1, [...chosen, i]);
    return product > found ? product : found;
  }, 1n);
  return largest(0, []);
}

/** A benefit that is best for the patient looks at other people's memberships than the person has, so that these cannot keep it apart. */
function openTogether({ benefits }: Tables, layers: readonly Layer[], axes: Axes): (one: number, other: number) => boolean {
  const held = new Set([...axes.values()].flat().flatMap(({ number, member }) => (member === undefined ? [] : [number])));
  const domains = layers.map(({ name }) => (benefits.find((benefit) => benefit.name === name)?.domain ?? []).map((when) => boxOf(when, axes)));
  const meet = (a: Box, b: Box, leaveOut: boolean): boolean => [...a].every(([axis, classes]) => (leaveOut && held.has(axis)) || [...classes].some((each) => b.get(axis)?.has(each) ?? true));
  return (i, j) => {
    const isBest = layers[i]?.isBest === true || layers[j]?.isBest === true;
    return (domains[i] ?? []).some((a) => (domains[j] ?? []).some((b) => meet(a, b, isBest)));
  };
}
