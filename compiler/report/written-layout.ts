/** How the drafter laid a table out, as far as its rows tell. */
import { type Axis, DATE_AXIS, type NamedBox } from "../model/dimension.ts";
import type { SlotRow } from "../model/slot.ts";
import type { DecidedPeriod } from "../parts/decided.ts";
import { contains, type Side } from "../space/side.ts";

/** The axis whose points head the columns, column by column. */
export interface WrittenAcross {
  readonly key: string;
  readonly sides: readonly Side[];
}

/** Of a table with one column of values there is none. Cells of one line follow each other and differ in that axis alone. */
export function writtenAcross({ version, from }: DecidedPeriod): WrittenAcross | undefined {
  const boxes = version.table === undefined ? boxesOf(version.rows, from) : [];
  const [first] = boxes;
  return [...(first?.keys() ?? [])].flatMap((key) => alongAxis(key, boxes) ?? [])[0];
}

/** Of the province's rows that hold on a day, without the day; none where one of them needs several boxes. */
function boxesOf(rows: readonly SlotRow[], day: number): readonly NamedBox[] {
  const regions = rows.filter(({ origin, region }) => origin === "province" && region.some((box) => contains(box.get(DATE_AXIS) ?? [day, day], day))).map(({ region }) => region);
  return regions.some(({ length }) => length !== 1) ? [] : regions.flat().map((box) => new Map([...box].filter(([key]) => key !== DATE_AXIS)));
}

/** There are lines with several cells, each with its cells in the order of the longest. A line alone may as well be a list. */
function alongAxis(key: string, boxes: readonly NamedBox[]): WrittenAcross | undefined {
  const lines: { readonly rest: string; readonly sides: Side[] }[] = [];
  for (const box of boxes) {
    const side = box.get(key);
    if (side === undefined) return undefined;
    const rest = JSON.stringify([...box].filter(([other]) => other !== key));
    const last = lines.at(-1);
    if (last?.rest === rest) last.sides.push(side);
    else lines.push({ rest, sides: [side] });
  }
  const longest = lines.reduce<readonly Side[]>((best, { sides }) => (sides.length > best.length ? sides : best), []);
  return lines.length > 1 && longest.length > 1 && lines.every(({ sides }) => isPartOf(sides, longest)) ? { key, sides: longest } : undefined;
}

function isPartOf(sides: readonly Side[], all: readonly Side[]): boolean {
  const places = sides.map((side) => all.findIndex((other) => other.join() === side.join()));
  return places.every((place, index) => place > (places[index - 1] ?? -1));
}

/** Cities come last unless their column is known to stand elsewhere. */
export function inWrittenOrder({ axes, version }: DecidedPeriod): readonly Axis[] {
  const columns = version.table?.columns.map(({ id }) => id) ?? [];
  const placeOf = ({ dimension: { id } }: Axis): number => (columns.includes(id) ? columns.indexOf(id) : columns.length);
  return [...axes].sort((a, b) => placeOf(a) - placeOf(b));
}

/** All that its values depend on stands in its columns. */
export function isWrittenAsList({ version }: DecidedPeriod, axes: readonly Axis[]): boolean {
  const columns = version.table?.columns.map(({ id }) => id);
  return columns !== undefined && axes.every(({ dimension: { id } }) => columns.includes(id));
}
