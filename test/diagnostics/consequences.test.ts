import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { CATALOGUE } from "../../compiler/diagnostics/catalogue.ts";

const policy = (deductible: string): string => `policy linhai.care "…" effective from 2025-01-01 illustrative
province linhai
measure eligible
dimension hospital { primary, tertiary }
scheme employee
benefit inpatient for employee {
  base eligible
  ${deductible}
  ratio { | hospital | ratio |
    | primary | 90% |
    | tertiary | 80% |
  }
  cap none
}
settle for employee: inpatient
`;
const codesOf = (text: string): string[] => compile([{ path: "a.tongchou", text }]).diagnostics.map(({ id }) => CATALOGUE[id].code);

describe("what only follows from a mistake", () => {
  it("is not said of the clause that could not be read", () => {
    expect(codesOf(policy("deductible 800 yuan per"))).toEqual(["TC1002"]);
  });

  it("is said where the text itself is sound", () => {
    expect(codesOf(policy("deductible 800 yuan"))).toEqual([CATALOGUE.perWhat.code]);
    expect(codesOf(policy("deductible 800 yuan per admission"))).toEqual([]);
  });

  it("is not said where a declaration was passed over, or what it would have used", () => {
    const sound = policy("deductible 800 yuan per admission");
    expect(codesOf(sound.replace("benefit inpatient for", "benfit inpatient for"))).toEqual(["TC1004"]);
    expect(codesOf(sound.replace("dimension hospital", "dimensoin hospital"))).toEqual(["TC1004"]);
    expect(codesOf(sound.replace("province linhai", "provinse linhai"))).toEqual(["TC1004"]);
    expect(codesOf(sound.replace("policy linhai", "polcy linhai"))).toEqual(["TC1004"]);
    expect(codesOf(sound.replace("settle for", "setle for"))).toEqual(["TC1004"]);
    expect(codesOf(sound.replace("base eligible", "base eligble").replace("ratio {", "rato {"))).toEqual(expect.arrayContaining(["TC2002", "TC1004"]));
    expect(codesOf(sound.replace("settle for employee: inpatient", ""))).toEqual(["TC4020"]);
  });

  it("does not hide what is missing from another declaration", () => {
    const other = policy("deductible 800 yuan per").replace("settle for", "benefit outpatient for employee {\n  base eligible\n  ratio 50%\n  cap none\n}\nsettle for").replace(": inpatient", ": inpatient; then outpatient");
    expect(codesOf(other)).toContain(CATALOGUE.slotMissing.code);
  });
});
