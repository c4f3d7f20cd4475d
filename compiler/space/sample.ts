import type { Box, Space } from "./box.ts";
import { sideOf } from "./box.ts";

/** The box's lowest corner: the case a message shows. `undefined` when the box is empty. */
export function lowestPoint(space: Space, box: Box): readonly number[] | undefined {
  const point: number[] = [];
  for (const axis of space.keys()) {
    const lowest = sideOf(space, box, axis)[0];
    if (lowest === undefined) return undefined;
    point.push(lowest);
  }
  return point;
}
