import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyOfCell, valueOnBand } from "../../compiler/parts/compare-values.ts";
import type { DecidedPart, DecidedPeriod } from "../../compiler/parts/decided.ts";
import type { NamedBox } from "../../compiler/model/dimension.ts";
import { compile } from "../../compiler/compile.ts";
import { type CellGrid, gridOf } from "../../compiler/report/cell-grid.ts";
import { contains } from "../../compiler/space/side.ts";
import { asOf, provinces } from "./pages-of.ts";

const compiled = provinces("policies/beijing", "policies/jiangxi");
const periods = [...compiled.decided.values()].flatMap((decided) => decided.periods).filter(({ parts }) => parts.length > 0);

type Point = ReadonlyMap<string, number>;

const holds = (region: NamedBox, point: Point): boolean => [...region].every(([key, side]) => contains(side, point.get(key) ?? 0));

/** What the grid says of a case: of each band, or of all. */
function read({ rows, across }: CellGrid, point: Point): readonly (string | undefined)[] {
  const found = rows.filter(({ region }) => holds(region, point));
  expect(found.length).toBeLessThanOrEqual(1);
  const cells = found[0]?.cells ?? [];
  if (across.kind === "fact") return [cells[across.regions.findIndex((region) => holds(region, point))]].map((cell) => cell && keyOfCell(cell.value));
  return cells.map((cell) => cell && keyOfCell(cell.value));
}

function decided(part: DecidedPart, { across }: CellGrid): readonly string[] {
  if (across.kind !== "bands" || part.value.kind !== "bands") return [keyOfCell(part.value)];
  return across.bands.map(({ from }) => keyOfCell(valueOnBand(part.value, from)!));
}

const corner = ({ region }: DecidedPart, period: DecidedPeriod, atEnd: boolean): Point => new Map(period.axes.map(({ key, size }) => {
  const side = region.get(key) ?? [0, size - 1];
  return [key, (atEnd ? side.at(-1) : side[0])!];
}));

describe("a table laid out for people", () => {
  test("says of every case what was decided", () => {
    expect(periods.length).toBeGreaterThan(80);
    for (const period of periods) {
      const grid = gridOf(period);
      for (const part of period.parts) {
        for (const atEnd of [false, true]) expect(read(grid, corner(part, period, atEnd))).toEqual(decided(part, grid));
      }
    }
  });

  test("says of cases picked at random what was decided, and nothing of others", () => {
    fc.assert(fc.property(fc.constantFrom(...periods), fc.infiniteStream(fc.nat(1_000_000)), (period, numbers) => {
      const grid = gridOf(period);
      const point = new Map(period.axes.map(({ key, size }) => [key, numbers.next().value! % Math.min(size, 120)]));
      const part = period.parts.find(({ region }) => holds(region, point));
      expect(read(grid, point)).toEqual(part === undefined ? (grid.across.kind === "fact" ? [undefined] : []) : decided(part, grid));
    }), { numRuns: 300 });
  });

  test("has one fact across where that makes it shorter", () => {
    const turned = periods.map(gridOf).filter(({ across }) => across.kind === "fact");
    expect(turned.length).toBeGreaterThan(3);
    for (const { across, rows } of turned) for (const { cells } of rows) expect(cells).toHaveLength(across.kind === "fact" ? across.regions.length : 0);
  });

  test("has the bands of a notice across", () => {
    const inpatient = compiled.program.provinces.find(({ province }) => province.name === "beijing")!.benefits.find(({ name }) => name === "employee_inpatient")!;
    const ratio = compiled.decided.get(inpatient.slots.find(({ word }) => word === "ratio")!)!;
    const grid = gridOf(ratio.periods[0]!);
    expect(grid.across).toMatchObject({ kind: "bands", bands: [{ from: 0n, to: 3_000_000n }, { from: 3_000_000n, to: 4_000_000n }, { from: 4_000_000n, to: undefined }] });
    expect(grid.heads.map(({ dimension }) => dimension.name)).toEqual(["care", "hospital", "member"]);
    expect(grid.rows).toHaveLength(8);
  });
});

/** The ratio of a benefit, written as `table`. */
function gridWritten(table: string, more = ""): CellGrid {
  const { decided, diagnostics } = compile([{ path: "a.tongchou", text: `policy linhai.basic
  effective from 2025-01-01
  source "Notice No. 1"
province linhai
dimension hospital ordered { primary, secondary, tertiary }
dimension member { active, retired }
measure eligible
scheme employee
benefit inpatient for employee {
  base eligible
  deductible none
  ratio {
${table}
  }
  ${more}
  cap none
}
settle for employee: inpatient
` }], { asOf });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return gridOf([...decided].find(([{ word }]) => word === "ratio")![1].periods[0]!);
}

const shape = ({ heads, across, rows }: CellGrid) => ({
  heads: heads.map(({ dimension }) => dimension.name), rows: rows.length,
  across: across.kind === "fact" ? [across.axis.dimension.name, ...across.regions.map((region) => [...region.values()].flat().join())] : across.kind,
});

describe("a table that was written", () => {
  test("with members across has them across, in the order of its headings", () => {
    expect(shape(gridWritten(`| hospital  | active | retired |
| primary   | 90% | 95% |
| secondary | 85% | 90% |
| tertiary  | 80% | 85% |`))).toEqual({ heads: ["hospital"], rows: 3, across: ["member", "0,0", "1,1"] });
    expect(shape(gridWritten(`| member  | tertiary | secondary | primary |
| active  | 80% | 85% | 90% |
| retired | 85% | 90% | 95% |`))).toEqual({ heads: ["member"], rows: 2, across: ["hospital", "2,2", "1,1", "0,0"] });
  });

  test("with members across keeps columns that say the same, and leaves out what was left empty", () => {
    const grid = gridWritten(`| hospital  | active | retired |
| primary   | 90% | 90% |
| secondary | 85% | 85% |
| tertiary  | 80% | 80% |`);
    expect(shape(grid)).toEqual({ heads: ["hospital"], rows: 3, across: ["member", "0,0", "1,1"] });
    expect(grid.rows.map(({ cells }) => cells.map((cell) => cell && keyOfCell(cell.value)))).toEqual(grid.rows.map(({ cells: [one] }) => [keyOfCell(one!.value), keyOfCell(one!.value)]));
  });

  test("as a list stays one, with its columns in their order", () => {
    expect(shape(gridWritten(`| member | hospital | ratio |
| active  | primary   | 90% |
| active  | secondary | 85% |
| active  | tertiary  | 80% |
| retired | primary   | 95% |
| retired | secondary | 90% |
| retired | tertiary  | 85% |`))).toEqual({ heads: ["member", "hospital"], rows: 6, across: "value" });
  });

  test("as one line with members across is a list, as one fact alone is", () => {
    expect(shape(gridWritten("| active | retired |\n| 85% | 90% |"))).toEqual({ heads: ["member"], rows: 2, across: "value" });
  });

  test("as a list that something else is added to lies as it is shorter", () => {
    const grid = gridWritten(`| hospital | ratio |
| primary   | 90% |
| secondary | 85% |
| tertiary  | 80% |`, "adjust ratio {\n    member = retired: + 5 points\n  }");
    expect(shape(grid)).toMatchObject({ heads: ["member"], rows: 2 });
  });
});
