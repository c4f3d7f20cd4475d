import fc from "fast-check";
import { type Box, boxContainsPoint, type Space } from "../../compiler/space/box.ts";
import { fromPoints, type Side } from "../../compiler/space/side.ts";

/** Spaces small enough to try every point, and boxes with any set of points on an axis. */
export interface Case {
  readonly space: Space;
  readonly boxes: readonly Box[];
}

export function anyCase(mostBoxes: number, mostAxes = 3, mostPoints = 5): fc.Arbitrary<Case> {
  const sizes = fc.array(fc.integer({ min: 1, max: mostPoints }), { minLength: 1, maxLength: mostAxes });
  return sizes.chain((list) => {
    const space = list.map((size) => ({ size }));
    return fc.record({ space: fc.constant(space), boxes: fc.array(anyBox(space), { maxLength: mostBoxes }) });
  });
}

export function anySide(size: number): fc.Arbitrary<Side> {
  return fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: size }).map(fromPoints);
}

export function anyBox(space: Space): fc.Arbitrary<Box> {
  return fc.tuple(...space.map(({ size }) => fc.option(anySide(size), { nil: undefined, freq: 2 })));
}

export function pointsOf(space: Space): number[][] {
  return space.reduce<number[][]>(
    (points, { size }) => points.flatMap((point) => Array.from({ length: size }, (_, value) => [...point, value])),
    [[]],
  );
}

export function pointsIn(space: Space, box: Box): string[] {
  return pointsOf(space).filter((point) => boxContainsPoint(box, point)).map(String);
}

/** Every point some box holds, once for each box that holds it. */
export function pointsOfAll(space: Space, boxes: readonly Box[]): string[] {
  return boxes.flatMap((box) => pointsIn(space, box)).sort();
}

/** A random cut of the whole space into disjoint boxes, each with one of a few labels. */
export function anyLabelling(mostLabels: number): fc.Arbitrary<{ space: Space; labelOf: (point: readonly number[]) => number }> {
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });
  return sizes.chain((list) => {
    const volume = list.reduce((product, size) => product * size, 1);
    const labels = fc.array(fc.integer({ min: 0, max: mostLabels - 1 }), { minLength: volume, maxLength: volume });
    return labels.map((cells) => ({
      space: list.map((size) => ({ size })),
      labelOf: (point: readonly number[]) => cells[point.reduce((index, value, axis) => index * (list[axis] ?? 1) + value, 0)] ?? 0,
    }));
  });
}

export function boxOfPoint(point: readonly number[]): Box {
  return point.map((value) => [value, value]);
}
