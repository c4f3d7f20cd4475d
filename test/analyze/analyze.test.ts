import { describe, expect, test } from "vitest";
import { analyze } from "../../compiler/analyze/analyze.ts";
import { integers, percent, province, row, slot, version, yuan, at, benefit, HOSPITAL, AGE } from "../support/model-builder.ts";
import { damage, mixedSpace, newDice, treeRows } from "../bench/random-table.ts";
import { inpatient } from "./judge.ts";

describe("analyze", () => {
  test("decides every slot and asks every rule, in order", () => {
    const rows = [row(at([HOSPITAL, "primary"]), percent(90)), row(at([HOSPITAL, "primary"], [AGE, 3]), percent(80))];
    const ratio = slot("ratio", rows);
    const program = inpatient([ratio]);
    const { decided, diagnostics } = analyze({ provinces: [program] });
    expect([...decided.keys()]).toEqual(program.benefits[0]?.slots);
    expect(diagnostics.map(({ id }) => id)).toEqual(["missingCombinations", "rowsClash", "benefitNotSettled"]);
  });

  test("says the same whatever the order of the rows", () => {
    const rows = [row(at([HOSPITAL, "primary"]), yuan(1)), row(at([HOSPITAL, "tertiary"], [AGE, [0, 20]]), yuan(2)), row(at([AGE, [10, 30]], [HOSPITAL, "secondary"]), yuan(3))];
    const told = (order: typeof rows) => analyze({ provinces: [inpatient([slot("deductible", [version(order)])])] }).diagnostics.filter(({ id }) => id === "missingCombinations").map(({ args, notes }) => [args, notes]);
    expect(told(rows.toReversed())).toEqual(told(rows));
  });

  test("a table of hundreds of rows with faults everywhere says a few things", () => {
    const space = mixedSpace(5);
    const dimensions = space.map(({ size }, index) => integers(`d${index}`, `维${index}`, 0, size - 1));
    const broken = (how: "widened" | "shrunk") => {
      const dice = newDice(11);
      const rows = damage(space, treeRows(space, 400, dice), how, dice).map((box, index) => row(new Map(box.flatMap((side, axis) => (side === undefined ? [] : [[dimensions[axis]!.id, side] as const]))), percent(index % 90)));
      const one = benefit("inpatient", "住院", [slot("ratio", [version(rows, { dimensions })])]);
      return analyze({ provinces: [province({ dimensions, benefits: [one] })] }).diagnostics.map(({ id }) => id);
    };
    expect(broken("shrunk")).toEqual(["missingCombinations", "benefitNotSettled"]);

    expect(broken("widened").filter((id) => id === "rowsClash")).toHaveLength(5);
  });
});
