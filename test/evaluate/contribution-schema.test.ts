import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemas, type SchemaName } from "../../compiler/emit/schema/registry.ts";
import { validate } from "../../compiler/emit/validate.ts";
import { loadContributions } from "../../compiler/evaluate/contribution-engine.ts";
import { declaredTypes } from "../support/declared-types.ts";
import { contributionClaimsOf } from "./contribution-claims.ts";
import { realFiles } from "./real-engine.ts";

type Schema = Readonly<Record<string, unknown>> & { readonly properties?: Record<string, Schema>; readonly required?: readonly string[]; readonly $defs?: Record<string, Schema> };

const contribution = declaredTypes("compiler/evaluate/contribution-claim.ts");
const fund = declaredTypes("compiler/evaluate/fund-claim.ts");
const places: readonly (readonly [string, SchemaName, string | undefined])[] = [
  ["ContributionClaim", "contributionClaim", undefined], ["BaseAmount", "contributionClaim", "base"],
  ["ContributionSettlement", "contributionSettlement", "settlement"], ["CountedBase", "contributionSettlement", "base"], ["Payment", "contributionSettlement", "payment"],
  ["AccountCredit", "contributionSettlement", "credit"], ["ContributionRefusal", "contributionSettlement", "refusal"],
  ["FundClaim", "fundClaim", undefined], ["CityAccount", "fundClaim", "city"],
  ["FundSettlement", "fundSettlement", "settlement"], ["CitySettlement", "fundSettlement", "city"], ["FundRefusal", "fundSettlement", "refusal"],
];

describe("the schemas of contributions and funds say what the types say", () => {
  test.each(places)("%s", (type, name, definition) => {
    const whole = schemas[name] as Schema;
    const schema = definition === undefined ? whole : whole.$defs![definition]!;
    const { all, required } = (name.startsWith("fund") ? fund : contribution).membersOf(type);
    expect(Object.keys(schema.properties!).sort()).toEqual(all);
    expect([...schema.required!].sort()).toEqual(required);
    expect(schema["additionalProperties"]).toBe(false);
  });

  test("every reason to refuse", () => {
    const reasonsIn = (name: SchemaName): unknown => (schemas[name] as Schema).$defs!["refusal"]!.properties!["refused"]!["enum"];
    expect(reasonsIn("contributionSettlement")).toEqual(contribution.namesIn("ContributionRefusalReason"));
    expect(reasonsIn("fundSettlement")).toEqual(fund.namesIn("FundRefusalReason"));
  });

  const paying = realFiles.filter(({ contributions, accounts }) => contributions.length + accounts.length > 0);
  test.each(paying.map((file) => [`${file.province.name} ${file.scheme.name}`, file] as const))("claims and settlements of %s obey them", (_name, file) => {
    const engine = loadContributions(new Map([["tables.json", JSON.stringify(file)]]));
    const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    fc.assert(fc.property(contributionClaimsOf(file), (claim) => {
      expect(validate("contributionClaim", asJson(claim))).toBeUndefined();
      expect(validate("contributionSettlement", asJson(engine.settle(claim)))).toBeUndefined();
    }), { numRuns: 60 });
  });

  test("what is no claim does not obey them", () => {
    const claim = { province: "a", scheme: "b", on: "2025-01-01", facts: {}, bases: { own_wage: { amount: 1, per: "month" } } };
    expect(validate("contributionClaim", claim)).toBeUndefined();
    expect(validate("contributionClaim", { ...claim, bases: { own_wage: 1 } })?.place).toBe("/bases/own_wage");
    expect(validate("contributionClaim", { ...claim, bases: { own_wage: { amount: 1, per: "day" } } })?.place).toBe("/bases/own_wage/per");
    const year = { province: "a", fund: "b", year: 2025, cities: { x: { collected: 1, paid: 1, notRecognised: 0 } } };
    expect(validate("fundClaim", year)).toBeUndefined();
    expect(validate("fundClaim", { ...year, cities: { x: { collected: 1, paid: 1 } } })?.fault.en).toBe("lacks the field “notRecognised”");
  });
});
