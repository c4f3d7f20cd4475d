/** `other` in an input cell: whatever that column has not named for the same remaining inputs. */
import { EVERYWHERE } from "../model/dimension.ts";
import type { Dimension, NamedBox, Region } from "../model/dimension.ts";
import { axisSize } from "./dimensions.ts";
import { intersectRegions, subtractRegion } from "./region.ts";

export interface InputCell {
  readonly dimension: Dimension;
  /** `undefined` for `other`. */
  readonly region: Region | undefined;
}

/** The region of each row, `other` resolved; rows are given by their input cells in the order of the columns. */
export function otherRegions(rows: readonly (readonly InputCell[])[]): Region[] {
  const named = namedByColumn(rows);
  return rows.map((row) => row.reduce<Region>((region, cell, column) => intersectRegions(region, cell.region ?? rest(cell.dimension, named.get(`${column} ${keyWithout(row, column)}`) ?? [])), EVERYWHERE));
}

/** What each column names, by column and the other cells of the row. */
function namedByColumn(rows: readonly (readonly InputCell[])[]): ReadonlyMap<string, Region> {
  const named = new Map<string, Region>();
  if (!rows.some((row) => row.some(({ region }) => region === undefined))) return named;
  for (const row of rows) {
    row.forEach(({ region }, column) => {
      const key = `${column} ${keyWithout(row, column)}`;
      if (region !== undefined) named.set(key, [...(named.get(key) ?? []), ...region]);
    });
  }
  return named;
}

function keyWithout(row: readonly InputCell[], column: number): string {
  return row.map(({ region }, index) => (index === column ? "" : region === undefined ? "other" : region.map(boxKey).sort().join("|"))).join(" / ");
}

function boxKey(box: NamedBox): string {
  return [...box].map(([axis, side]) => `${axis}=${side.join(",")}`).sort().join(";");
}

function rest(dimension: Dimension, named: Region): Region {
  const size = axisSize(dimension);
  return subtractRegion(EVERYWHERE, named, () => size);
}
