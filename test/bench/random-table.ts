import type { Box, Space } from "../../compiler/space/box.ts";
import { countOf, interval, type Side, wholeSide } from "../../compiler/space/side.ts";

/** A number of 0 … bound - 1. */
export type Dice = (bound: number) => number;

/** Marsaglia's xorshift with 32 bits: the same rows on every machine. */
export function newDice(seed: number): Dice {
  let state = seed | 0 || 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** Columns as tables have them: some with few members, some with many points (ages, amounts). */
export function mixedSpace(columns: number): Space {
  const sizes = [1000, 4, 120, 2, 30, 8, 500];
  return Array.from({ length: columns }, (_, column) => ({ size: sizes[column % sizes.length] ?? 2 }));
}

/** Disjoint rows that cover the space, as the leaves of a tree of random cuts. */
export function treeRows(space: Space, count: number, dice: Dice): Box[] {
  const rows: Side[][] = [space.map(({ size }) => wholeSide(size))];
  while (rows.length < count) {
    const row = rows[dice(rows.length)];
    const axis = dice(space.length);
    const [lo = 0, hi = 0] = row?.[axis] ?? [];
    if (row === undefined || lo === hi) continue;
    const at = lo + 1 + dice(hi - lo);
    rows.push(row.with(axis, interval(at, hi)));
    row[axis] = interval(lo, at - 1);
  }
  return rows.map((row) => row.map((side, axis) => (countOf(side) === space[axis]?.size ? undefined : side)));
}

export type Damage = "widened" | "shrunk";

/** Moves one end of one side of a tenth of the rows: outward they overlap others, inward they leave gaps. */
export function damage(space: Space, rows: readonly Box[], how: Damage, dice: Dice): Box[] {
  const damaged = [...rows];
  for (let left = Math.ceil(rows.length / 10), tries = 0; left > 0 && tries < 100 * rows.length; tries++) {
    const row = dice(rows.length);
    const axis = dice(space.length);
    const side = damaged[row]?.[axis];
    if (side === undefined || damaged[row] !== rows[row]) continue;
    const moved = moveEnd(side, space[axis]?.size ?? 0, how, dice);
    if (moved === undefined) continue;
    damaged[row] = rows[row]?.with(axis, moved) ?? [];
    left--;
  }
  return damaged;
}

function moveEnd(side: Side, size: number, how: Damage, dice: Dice): Side | undefined {
  const [lo = 0, hi = 0] = side;
  if (how === "shrunk") return lo === hi ? undefined : interval(lo + 1 + dice(hi - lo), hi);
  if (hi < size - 1) return interval(lo, hi + 1 + dice(size - 1 - hi));
  return interval(dice(lo), hi);
}

/** Rows of one point each. */
export function pointRows(space: Space, count: number, dice: Dice): Box[] {
  return Array.from({ length: count }, () =>
    space.map(({ size }) => {
      const point = dice(size);
      return interval(point, point);
    }),
  );
}

/** Rows with no order between them: on each axis whole or a random interval. */
export function scatteredRows(space: Space, count: number, dice: Dice): Box[] {
  return Array.from({ length: count }, () => space.map(({ size }) => scatteredSide(size, dice)));
}

function scatteredSide(size: number, dice: Dice): Side | undefined {
  if (dice(3) === 0) return undefined;
  const [a, b] = [dice(size), dice(size)];
  return interval(Math.min(a, b), Math.max(a, b));
}
