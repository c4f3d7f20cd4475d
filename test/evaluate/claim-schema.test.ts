import { describe, expect, test } from "vitest";
import { schemas, type SchemaName } from "../../compiler/emit/schema/registry.ts";
import { validate } from "../../compiler/emit/validate.ts";
import fc from "fast-check";
import { claimsOf } from "./claims-of-tables.ts";
import { beijing, realEngine, realFiles } from "./real-engine.ts";
import { declaredTypes } from "../support/declared-types.ts";

type Schema = Readonly<Record<string, unknown>> & { readonly properties?: Record<string, Schema>; readonly required?: readonly string[]; readonly $defs?: Record<string, Schema> };

const { membersOf, namesIn } = declaredTypes("compiler/evaluate/claim.ts");

const places: readonly (readonly [string, SchemaName, string | undefined])[] = [
  ["Claim", "claim", undefined], ["Used", "claim", "used"], ["UsedByBenefit", "claim", "usedByBenefit"],
  ["Settlement", "settlement", "settlement"], ["Layer", "settlement", "layer"], ["PatientShares", "settlement", "shares"], ["Refusal", "settlement", "refusal"],
];

describe("the schemas say what the types say", () => {
  test.each(places)("%s", (type, name, definition) => {
    const whole = schemas[name] as Schema;
    const schema = definition === undefined ? whole : whole.$defs![definition]!;
    expect(Object.keys(schema.properties!).sort()).toEqual(membersOf(type).all);
    expect([...schema.required!].sort()).toEqual(membersOf(type).required);
    expect(schema["additionalProperties"]).toBe(false);
  });

  test("every reason to refuse", () => {
    expect((schemas.settlement as Schema).$defs!["refusal"]!.properties!["refused"]!["enum"]).toEqual(namesIn("RefusalReason"));
  });

  test.each(realFiles.filter(({ settlement }) => settlement.length > 0).map((file) => [`${file.province.name} ${file.scheme.name}`, file] as const))("claims and settlements of %s obey them", (_name, file) => {
    fc.assert(fc.property(claimsOf(file), (claim) => {
      expect(validate("claim", JSON.parse(JSON.stringify(claim)))).toBeUndefined();
      expect(validate("settlement", realEngine.settle(claim))).toBeUndefined();
    }), { numRuns: 100 });
  });

  test("what is no claim does not obey them", () => {
    const { used: _used, ...withoutUsed } = beijing;
    expect(validate("claim", withoutUsed)?.fault.en).toBe("lacks the field “used”");
    expect(validate("claim", { ...beijing, costs: { eligible: -1 } })?.place).toBe("/costs/eligible");
    expect(validate("claim", { ...beijing, colour: "red" })?.fault.en).toBe("has an unknown field “colour”");
    expect(validate("settlement", { refused: "mood", about: "" })).toBeDefined();
  });
});
