import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Input, When } from "../../compiler/emit/format.ts";
import { axesFor, classOf, mayHold, type Sides, sidesOf, UNKNOWN, unknownIn } from "../../compiler/evaluate/engine-axes.ts";
import { buildDiagram, findRow, rowsPossible } from "../../compiler/evaluate/engine-diagram.ts";

const sizes = [3, 2, 5, 2];
const side = (size: number): fc.Arbitrary<Uint8Array | undefined> => fc.option(fc.array(fc.boolean(), { minLength: size, maxLength: size }).map((list) => Uint8Array.from(list, Number)), { nil: undefined });

/** Disjoint rows: of overlapping boxes the later ones are left out. */
const rows: fc.Arbitrary<Sides[]> = fc.array(fc.tuple(...sizes.map(side)), { maxLength: 8 }).map((boxes) => {
  const kept: Sides[] = [];
  for (const box of boxes) if (!points().some((point) => mayHold(box, point) && kept.some((other) => mayHold(other, point)))) kept.push(box);
  return kept;
});

function points(): Int32Array[] {
  return sizes.reduce<number[][]>((all, size) => all.flatMap((point) => Array.from({ length: size }, (_, place) => [...point, place])), [[]]).map((point) => Int32Array.from(point));
}

describe("a decision diagram", () => {
  test("finds at every point the row that holds, or none", () => {
    fc.assert(fc.property(rows, (table) => {
      const diagram = buildDiagram(table, sizes);
      for (const point of points()) {
        const expected = table.findIndex((sides) => mayHold(sides, point));
        expect(findRow(diagram, point)).toBe(expected < 0 ? diagram.nowhere : expected);
      }
    }));
  });

  test("with facts that are not known gives all rows that may hold, and asks only where that matters", () => {
    fc.assert(fc.property(rows, fc.tuple(...sizes.map((size) => fc.integer({ min: -1, max: size - 1 }))), (table, places) => {
      const diagram = buildDiagram(table, sizes);
      const point = Int32Array.from(places);
      const completions = points().filter((full) => full.every((place, axis) => point[axis] === UNKNOWN || point[axis] === place));
      const possible = [...new Set(completions.map((full) => findRow(diagram, full)))].sort((a, b) => a - b);
      expect(rowsPossible(diagram, point, sizes)).toEqual(possible);
      const found = findRow(diagram, point);
      if (found !== UNKNOWN) expect(possible).toEqual([found]);
    }));
  });

  test("stays small where a chain of conditions would make a tree double with every column", () => {
    const width = 24;
    const chain: Sides[] = Array.from({ length: width }, (_, row) => Array.from({ length: row + 1 }, (_, axis) => Uint8Array.of(Number(axis < row), Number(axis === row))));
    const { nodes } = buildDiagram(chain, Array.from({ length: width }, () => 2));
    expect(nodes.length).toBe(width * 3);
  });
});

const label = (name: string) => ({ name, label: name });
const inputs: readonly Input[] = [
  { ...label("age"), kind: "integer", low: 10, high: 150 },
  { ...label("hospital"), kind: "members", ordered: true, members: ["primary", "secondary", "tertiary"].map(label) },
  { ...label("identity"), kind: "many", members: ["poor", "destitute"].map(label) },
  { ...label("ordinal"), kind: "count", period: "admission", eachHospital: false },
  { ...label("late"), kind: "yesNo" },
  { ...label("born"), kind: "date" },
];

describe("conditions", () => {
  const whens: readonly When[] = [
    { age: [10, 17, 70, 150], late: true }, { age: [18, 69] }, { ordinal: [2, null] }, { born: [null, "1999-12-31"] }, { identity: { has: ["destitute"], lacks: ["poor"] } }, { hospital: ["primary", "tertiary"] },
  ];
  const axes = axesFor(inputs, whens);
  const classes = (name: string, ...values: readonly number[]): number[] => values.map((value) => classOf(axes.list[axes.inputs.get(name)!.first]!, value));

  test("cut an input where any of them begins or ends", () => {
    expect(classes("age", 10, 17, 18, 69, 70, 150)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(classes("ordinal", 1, 2, 1_000_000)).toEqual([0, 1, 1]);
    expect(axes.list.filter(({ input }) => input.name === "identity").map(({ member }) => member)).toEqual(["poor", "destitute"]);
  });

  test("hold of the classes inside them, and name what is not known", () => {
    const at = (changes: Record<string, number>): Int32Array => Int32Array.from(axes.list, ({ input, member }) => changes[member ?? input.name] ?? UNKNOWN);
    const [, middle, later, early, destitute, ends] = whens.map((when) => sidesOf(axes, when));
    expect([0, 1, 2].map((age) => mayHold(middle!, at({ age })))).toEqual([false, true, false]);
    expect([0, 1].map((ordinal) => mayHold(later!, at({ ordinal })))).toEqual([false, true]);
    expect([0, 1].map((born) => mayHold(early!, at({ born })))).toEqual([true, false]);
    expect(mayHold(destitute!, at({ poor: 0, destitute: 1 }))).toBe(true);
    expect(mayHold(destitute!, at({ poor: 1, destitute: 1 }))).toBe(false);
    expect([0, 1, 2].map((hospital) => mayHold(ends!, at({ hospital })))).toEqual([true, false, true]);
    expect(unknownIn(sidesOf(axes, whens[0]!), at({ age: 0 }), axes)).toEqual(["late"]);
  });

  test("on what the file does not know are refused when it is loaded", () => {
    expect(() => sidesOf(axes, { shoe: [42, 42] })).toThrow(RangeError);
    expect(() => sidesOf(axes, { hospital: ["field"] })).toThrow(RangeError);
  });
});
