import fc from "fast-check";
import { expect, test } from "vitest";
import type { NamedBox } from "../../compiler/model/dimension.ts";
import type { SlotRow, SlotVersion } from "../../compiler/model/slot.ts";
import { decideSlot } from "../../compiler/parts/decide.ts";
import { contains } from "../../compiler/space/side.ts";
import { adjustment, constant, day, HOSPITAL, integers, MEMBER, province, row, slot, version } from "../support/model-builder.ts";
import { rational } from "../../compiler/base/rational.ts";

const YEARS = integers("years", "年", 0, 4);
const KEYS = [HOSPITAL.id, MEMBER.id, YEARS.id, "@date"] as const;
const FIRST = day("2025-01-01");
const SIZES = [3, 2, 5, 4] as const;

const anySide = (size: number, base: number): fc.Arbitrary<readonly number[] | undefined> =>
  fc.option(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).map(([a, b]) => [base + Math.min(a, b), base + Math.max(a, b)]), { nil: undefined, freq: 2 });

const anyRegion: fc.Arbitrary<NamedBox> = fc
  .tuple(...SIZES.map((size, index) => anySide(size, index === 3 ? FIRST : 0)))
  .map((sides) => new Map(sides.flatMap((side, index) => (side === undefined ? [] : [[KEYS[index]!, side] as const]))));

const anyVersion = fc.record({
  rows: fc.array(fc.tuple(anyRegion, fc.integer({ min: 0, max: 9 })), { maxLength: 6 }),
  adjustments: fc.array(fc.tuple(anyRegion, fc.constantFrom("plus", "grow", "least"), fc.integer({ min: 0, max: 5 })), { maxLength: 3 }),
  combine: fc.constantFrom<SlotVersion["combine"][]>("exclusive", "best", "inOrder", "sum"),
  domain: fc.array(anyRegion.map((box) => new Map([...box].filter(([key]) => key !== "@date"))), { minLength: 1, maxLength: 3 }),
});

type Row = readonly [NamedBox, number];
const holds = (region: NamedBox, point: readonly number[]): boolean => KEYS.every((key, index) => contains(region.get(key) ?? [0, 1e9], point[index]!));

function combined(rows: readonly Row[], how: SlotVersion["combine"]): number | undefined {
  const values = rows.map(([, value]) => value);
  if (values.length === 0) return undefined;
  if (how === "sum") return values.reduce((a, b) => a + b);
  if (how === "best") return Math.min(...values);
  return how === "inOrder" || new Set(values).size === 1 ? values[0] : undefined;
}

const allPoints = SIZES.reduce<number[][]>((points, size, axis) => points.flatMap((point) => Array.from({ length: size }, (_, value) => [...point, (axis === 3 ? FIRST : 0) + value])), [[]]);

test("the parts say at every point what the rows and adjustments say there, and hold nothing else", () => {
  fc.assert(fc.property(anyVersion, ({ rows, adjustments, combine, domain }) => {
    const money = (value: number): SlotRow["value"] => constant("fen", rational(BigInt(value)));
    const operation = (kind: string, value: number) =>
      kind === "least" ? ({ kind: "atLeast", value: money(value) } as const)
        : kind === "plus" ? ({ kind: "plus", value: money(value), negative: false, ofPatientShare: false } as const)
          : ({ kind: "grow", value: money(value), negative: false, dimension: YEARS, after: 1 } as const);
    const written = version(rows.map(([region, value]) => row(region, money(value))), {
      from: FIRST, to: FIRST + 3, combine, dimensions: [HOSPITAL, MEMBER, YEARS], adjustments: adjustments.map(([region, kind, value]) => adjustment(region, operation(kind, value))),
    });
    const { decided } = decideSlot(slot("deductible", [written], { domain }), province());
    for (const point of allPoints) {
      const [, , y = 0, d = 0] = point;
      const mentioned = KEYS.filter((key) => key !== "@date" && [...rows, ...adjustments].some(([region]) => region.has(key)) || (key === YEARS.id && adjustments.some(([, kind]) => kind === "grow")));
      const asked = domain.some((box) => mentioned.every((key) => contains(box.get(key) ?? [0, 99], point[KEYS.indexOf(key)]!)));
      let value = asked ? combined(rows.filter(([region]) => holds(region, point)), combine) : undefined;
      for (const [region, kind, amount] of adjustments) {
        if (value === undefined || !holds(region, point)) continue;
        value = kind === "least" ? Math.max(value, amount) : value + (kind === "plus" ? amount : amount * Math.max(0, y - 1));
      }
      const period = decided.periods.find(({ from, to }) => from <= d && d <= to);
      const parts = (period?.parts ?? []).filter(({ region }) => holds(region, point));
      expect(parts.map((part) => part.value)).toEqual(value === undefined ? [] : [{ kind: "number", amount: rational(BigInt(value)) }]);
    }
  }), { numRuns: 150 });
});
