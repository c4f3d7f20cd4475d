import { fileURLToPath } from "node:url";
import { findOverlaps } from "../../compiler/space/clashes.ts";
import { findGaps } from "../../compiler/space/gaps.ts";
import { buildTree, findLabel } from "../../compiler/space/lookup.ts";
import { refine } from "../../compiler/space/refine.ts";
import { damage, mixedSpace, newDice, pointRows, scatteredRows, treeRows } from "./random-table.ts";

export interface BenchRow {
  readonly name: string;
  /** Median after warm-up. */
  readonly ms: number;
  /** The first run. */
  readonly coldMs: number;
}

const shapes: readonly (readonly [columns: number, rows: number])[] = [
  [3, 499],
  [5, 499],
  [7, 499],
  [3, 1492],
  [7, 1492],
  [20, 1492],
  [20, 5000],
];

/** Tables shaped like decision trees, a tenth of the rows damaged; then shapes that have no such order. */
export function benchRefinement(): BenchRow[] {
  return [...shapes.flatMap(([columns, rows]) => benchShape(columns, rows)), ...benchHardCases()];
}

function benchShape(columns: number, count: number): BenchRow[] {
  const dice = newDice(columns * 10_007 + count);
  const space = mixedSpace(columns);
  const rows = treeRows(space, count, dice);
  const widened = damage(space, rows, "widened", dice);
  const shrunk = damage(space, rows, "shrunk", dice);
  const items = rows.map((region, label) => ({ region, label }));
  const name = `${columns} x ${count}`;
  return [
    measure(`${name} overlaps`, () => findOverlaps(space, widened).overlaps.length),
    measure(`${name} gaps`, () => findGaps(space, shrunk).gaps.length),
    measure(`${name} parts`, () => refine(space, shrunk).parts.length),
    measure(`${name} tree`, () => buildTree(space, items)?.nodes.length ?? 0),
  ];
}

function benchHardCases(): BenchRow[] {
  const dice = newDice(7);
  const space = mixedSpace(20);
  const points = pointRows(space, 5000, dice);
  const few = scatteredRows(mixedSpace(4), 300, dice);
  const many = scatteredRows(space, 1500, dice);
  const rows = treeRows(space, 5000, dice);
  const tree = buildTree(space, rows.map((region, label) => ({ region, label })));
  const places = Array.from({ length: 100_000 }, () => space.map(({ size }) => dice(size)));
  return [
    measure("20 x 5000 points, 100 gaps", () => findGaps(space, points, { limit: 100 }).gaps.length),
    measure("20 x 5000 points, overlaps", () => findOverlaps(space, points).overlaps.length),
    measure("4 x 300 scattered, gaps", () => findGaps(mixedSpace(4), few).gaps.length),
    measure("20 x 1500 scattered, 100 gaps", () => findGaps(space, many, { limit: 100 }).gaps.length),
    measure("20 x 1500 scattered, overlaps", () => findOverlaps(space, many).overlaps.length),
    measure("20 x 5000, 100,000 look-ups", () => places.filter((at) => tree && findLabel(tree, at) === 0).length),
  ];
}

const runs = 5;

function measure(name: string, run: () => number): BenchRow {
  const coldMs = timeOf(run);
  const times = Array.from({ length: runs }, () => timeOf(run)).sort((a, b) => a - b);
  return { name, ms: times[runs >> 1] ?? 0, coldMs };
}

function timeOf(run: () => number): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, ms, coldMs } of benchRefinement()) {
    console.log(`${name.padEnd(34)} ${ms.toFixed(1).padStart(9)} ms ${coldMs.toFixed(1).padStart(9)} ms cold`);
  }
}
