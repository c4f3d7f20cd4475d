import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxContainsPoint, sortBoxes } from "../../compiler/space/box.ts";
import { findGaps, isCovered } from "../../compiler/space/gaps.ts";
import { damage, mixedSpace, newDice, pointRows, treeRows } from "../bench/random-table.ts";
import { anyBox, anyCase, pointsOf, pointsOfAll } from "./small-space.ts";

const cases = anyCase(8).chain((found) =>
  fc.record({ found: fc.constant(found), region: fc.option(anyBox(found.space), { nil: undefined }) }),
);

describe("gaps", () => {
  it("hold exactly the points no box holds, each once", () => {
    fc.assert(
      fc.property(cases, ({ found: { space, boxes }, region }) => {
        const missing = pointsOf(space).filter(
          (point) => (region === undefined || boxContainsPoint(region, point)) && !boxes.some((box) => boxContainsPoint(box, point)),
        );
        const { gaps, ended } = findGaps(space, boxes, { region });
        expect(ended).toBe("all");
        expect(pointsOfAll(space, gaps)).toEqual(missing.map(String).sort());
        expect(isCovered(space, boxes, region)).toBe(missing.length === 0);
      }),
    );
  });

  it("are the same regions for every order of the boxes", () => {
    fc.assert(
      fc.property(anyCase(8), fc.infiniteStream(fc.nat(1000)), ({ space, boxes }, keys) => {
        const shuffled = boxes.map((box) => ({ box, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key);
        const sorted = (list: readonly (typeof boxes)[number][]) => sortBoxes(space, findGaps(space, list).gaps);
        expect(sorted(shuffled.map(({ box }) => box))).toEqual(sorted(boxes));
      }),
    );
  });

  it("are none in a whole tree of cuts, and some once rows have shrunk", () => {
    const space = mixedSpace(7);
    const rows = treeRows(space, 400, newDice(3));
    expect(findGaps(space, rows)).toEqual({ gaps: [], ended: "all" });
    const { gaps } = findGaps(space, damage(space, rows, "shrunk", newDice(4)));
    expect(gaps.length).toBeGreaterThanOrEqual(40);
  });

  it("stop at the limit; a limit that is just enough finds all", () => {
    const space = [{ size: 5 }];
    const boxes = [[[1, 1]], [[3, 3]]];
    expect(findGaps(space, boxes, { limit: 1 })).toMatchObject({ ended: "all" });
    const two = [{ size: 5 }, { size: 5 }];
    const diagonal = Array.from({ length: 5 }, (_, i) => [[i, i], [i, i]]);
    expect(findGaps(two, diagonal, { limit: 2 })).toMatchObject({ gaps: { length: 2 }, ended: "limit" });
    const all = findGaps(two, diagonal).gaps.length;
    expect(findGaps(two, diagonal, { limit: all }).ended).toBe("all");
    expect(findGaps(two, diagonal, { limit: all - 1 }).ended).toBe("limit");
  });

  it("end soon where nearly everything is missing", () => {
    const space = mixedSpace(20);
    const points = pointRows(space, 2000, newDice(5));
    expect(findGaps(space, points, { limit: 10 })).toMatchObject({ gaps: { length: 10 }, ended: "limit" });
    expect(findGaps(space, points, { budget: 30_000 }).ended).toBe("budget");
    expect(isCovered(space, points, undefined, 100)).toBeUndefined();
  });
});
