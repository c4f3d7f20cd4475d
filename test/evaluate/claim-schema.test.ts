import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { schemas, type SchemaName } from "../../compiler/emit/schema/registry.ts";
import { validate } from "../../compiler/emit/validate.ts";
import fc from "fast-check";
import { claimsOf } from "./claims-of-tables.ts";
import { beijing, realEngine, realFiles } from "./real-engine.ts";
import { root } from "../house/source.ts";

type Schema = Readonly<Record<string, unknown>> & { readonly properties?: Record<string, Schema>; readonly required?: readonly string[]; readonly $defs?: Record<string, Schema> };

const tree = ts.createSourceFile("claim.ts", readFileSync(`${root}compiler/evaluate/claim.ts`, "utf8"), ts.ScriptTarget.ES2022, true);

function membersOf(name: string): { all: string[]; required: string[] } {
  const found = tree.statements.find((node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text === name)!;
  const members = found.members.map((member) => ({ name: (member.name as ts.Identifier).text, isOptional: (member as ts.PropertySignature).questionToken !== undefined }));
  return { all: members.map((member) => member.name).sort(), required: members.filter(({ isOptional }) => !isOptional).map((member) => member.name).sort() };
}

function reasons(): string[] {
  const found = tree.statements.find((node): node is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(node) && node.name.text === "RefusalReason")!;
  return (found.type as ts.UnionTypeNode).types.map((type) => ((type as ts.LiteralTypeNode).literal as ts.StringLiteral).text);
}

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
    expect((schemas.settlement as Schema).$defs!["refusal"]!.properties!["refused"]!["enum"]).toEqual(reasons());
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
