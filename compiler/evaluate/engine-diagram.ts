/**
 * A table as a decision diagram in one array: a node is the number of an axis and then, for each class of it, where to go on.
 * Nodes that would be alike are one node, so that a table of many columns stays small.
 */
import { type Sides, UNKNOWN } from "./engine-axes.ts";

export interface Diagram {
  readonly nodes: Int32Array;
  /** A node, or as `~row` a row. */
  readonly root: number;
  /** Stands for “no row holds”. */
  readonly nowhere: number;
}

const mostNumbers = 8_000_000;

interface Builder {
  readonly rows: readonly Sides[];
  readonly sizes: readonly number[];
  /** Axes that some row asks for, the most asked for first. */
  readonly order: readonly number[];
  readonly nodes: number[];
  readonly byRows: Map<string, number>;
  readonly byContent: Map<string, number>;
}

/** The rows must be disjoint. Throws a RangeError for a table that no diagram of a tolerable size holds. */
export function buildDiagram(rows: readonly Sides[], sizes: readonly number[]): Diagram {
  const asked = sizes.map((_, axis) => rows.filter((sides) => sides[axis] !== undefined).length);
  const order = asked.flatMap((count, axis) => (count > 0 ? [axis] : [])).sort((a, b) => (asked[b] ?? 0) - (asked[a] ?? 0) || a - b);
  const builder: Builder = { rows, sizes, order, nodes: [], byRows: new Map(), byContent: new Map() };
  const root = build(builder, rows.map((_, row) => row), 0);
  return { nodes: Int32Array.from(builder.nodes), root, nowhere: rows.length };
}

function build(builder: Builder, rows: readonly number[], depth: number): number {
  if (rows.length === 0) return ~builder.rows.length;
  const level = builder.order.findIndex((axis, i) => i >= depth && rows.some((row) => builder.rows[row]?.[axis] !== undefined));
  const axis = builder.order[level];
  if (axis === undefined) return ~(rows[0] ?? 0);
  const key = `${level}:${rows.join()}`;
  const known = builder.byRows.get(key);
  if (known !== undefined) return known;
  const made = addNode(builder, axis, childrenOf(builder, rows, axis, level + 1));
  builder.byRows.set(key, made);
  return made;
}

function childrenOf(builder: Builder, rows: readonly number[], axis: number, depth: number): number[] {
  return Array.from({ length: builder.sizes[axis] ?? 0 }, (_, place) => {
    const left = rows.filter((row) => {
      const mask = builder.rows[row]?.[axis];
      return mask === undefined || mask[place] === 1;
    });
    return build(builder, left, depth);
  });
}

function addNode({ nodes, byContent }: Builder, axis: number, children: readonly number[]): number {
  const content = `${axis}:${children.join()}`;
  const known = byContent.get(content);
  if (known !== undefined) return known;
  if (nodes.length > mostNumbers) throw new RangeError("a table too tangled for a decision diagram");
  const at = nodes.length;
  nodes.push(axis, ...children);
  byContent.set(content, at);
  return at;
}

/** The row that holds at the point; `nowhere` where none does, `UNKNOWN` where that depends on a fact that is not known. */
export function findRow({ nodes, root }: Diagram, point: Int32Array): number {
  let node = root;
  while (node >= 0) {
    const place = point[nodes[node] as number] as number;
    if (place < 0) return UNKNOWN;
    node = nodes[node + 1 + place] as number;
  }
  return ~node;
}

/** Every row that may hold, and `nowhere` if none may, whatever the facts are that are not known. */
export function rowsPossible({ nodes, root }: Diagram, point: Int32Array, sizes: readonly number[]): number[] {
  const seen = new Set<number>();
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node < 0) continue;
    const axis = nodes[node] ?? 0;
    const place = point[axis] ?? UNKNOWN;
    if (place !== UNKNOWN) open.push(nodes[node + 1 + place] ?? 0);
    else open.push(...nodes.subarray(node + 1, node + 1 + (sizes[axis] ?? 0)));
  }
  return [...seen].filter((node) => node < 0).map((leaf) => ~leaf).sort((a, b) => a - b);
}
