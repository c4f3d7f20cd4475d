import { describe, expect, test } from "vitest";
import { compiled, figures, inpatient, refused } from "./small-policy.ts";

const yuan = 100;

describe("what is not known is asked for, and nothing else", () => {
  const policy = compiled(inpatient("deductible per admission {\n  | hospital | amount |\n  | primary | none |\n  | other | 100 yuan |\n}\nratio {\n  | age | ratio |\n  | ..69 | 80% |\n  | 70.. | 90% |\n}\ncap none"));

  test.each([
    [{ facts: { age: 40 } }, "settled"],
    [{ facts: {} }, "missingFact: age"],
    [{ facts: { age: 40, care: "outpatient" } }, "settled"],
    [{ facts: { care: "outpatient" } }, "settled"],
    [{ facts: { age: 151 } }, "badFact: age"],
    [{ facts: { age: 40, hospital: "highest" } }, "badFact: hospital"],
    [{ facts: { age: 40, height: 180 } }, "unknownFact: height"],
    [{ facts: { age: 40 }, city: "nowhere" }, "badFact: city"],
    [{ facts: { age: 40 }, costs: { eligible: -1 } }, "badAmount: eligible"],
    [{ facts: { age: 40 }, costs: { rent: 1 } }, "unknownMeasure: rent"],
    [{ facts: { age: 40 }, on: "2025-02-30" }, "badDay: on"],
    [{ facts: { age: 40 }, on: "2024-12-31" }, "beforeFirstDay: employee"],
    [{ facts: { age: 40 }, scheme: "farmers" }, "unknownScheme: farmers"],
    [{ facts: { age: 40 }, province: "elsewhere" }, "unknownProvince: elsewhere"],
    [{ facts: { age: 40 }, used: { benefits: {}, pools: {} } }, "missingUsed: inpatient deductible"],
    [{ facts: { age: 40 }, used: { benefits: { inpatient: { deductible: 0.5 } }, pools: {} } }, "badUsed: inpatient"],
    [{ facts: { age: 40 }, used: { benefits: { dentist: {} }, pools: {} } }, "badUsed: dentist"],
  ])("%j", (stated, answer) => {
    expect(refused(policy, stated)).toBe(answer);
  });

  test("all that is missing is named together, an obstacle elsewhere only when nothing is missing", () => {
    const two = compiled(`indicator wage 工资 by year { | year | value | }\n${inpatient("deductible wage of previous year per year\nratio {\n  | late | age | ratio |\n  | no | any | 80% |\n  | yes | ..69 | 60% |\n  | yes | 70.. | 50% |\n}\ncap none")}`);
    expect(refused(two)).toBe("missingFact: age, late");
    expect(refused(two, { facts: { late: true } })).toBe("missingFact: age");
    expect(refused(two, { facts: { late: false } })).toBe("unpublished: wage 2024");
  });

  test("a case that does not occur is refused when it is certain", () => {
    const impossible = compiled(`impossible age < 18 and member = retired\n${inpatient("deductible none\nratio 50%\ncap none")}`);
    expect(refused(impossible, { facts: { member: "retired", age: 17 } })).toBe("impossibleCase: age, member");
    expect(refused(impossible, { facts: { member: "retired" } })).toBe("settled");
    expect(refused(impossible, { facts: { member: "retired", age: 18 } })).toBe("settled");
  });

  test("a statistic that is not published gives no settlement", () => {
    const waits = compiled(`indicator wage 工资 by year {\n  | year | value |\n  | 2024 | 1,000 yuan |\n}\n${inpatient("deductible wage of previous year per year\nratio 50%\ncap none")}`);
    expect(figures(waits, 3_000 * yuan).inpatient).toBe(1_000 * yuan);
    expect(refused(waits, { on: "2026-01-01" })).toBe("unpublished: wage 2025");
  });
});
