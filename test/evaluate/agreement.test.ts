import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, type Compilation } from "../../compiler/compile.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim, Refusal, Settlement, Used } from "../../compiler/evaluate/claim.ts";
import { loadTables } from "../../compiler/evaluate/engine.ts";
import { settleByModel } from "../../compiler/evaluate/reference.ts";
import { odderCompilations } from "../engines/odder-policies.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { claimsOf, yearsOf } from "./claims-of-tables.ts";
import { compileOdd, oddPolicies } from "./odd-policies.ts";

const real = compile(policiesUnder("policies", "examples"));

function schemesOf(compilation: Compilation): Tables[] {
  return emittedFiles(compilation).filter((file): file is Tables => "settlement" in file && file.settlement.length > 0);
}

const cases: readonly (readonly [string, Compilation, Tables])[] = [
  ...schemesOf(real).map((file) => [`${file.province.name} ${file.scheme.name}`, real, file] as const),
  ...Object.keys(oddPolicies).flatMap((name) => {
    const compilation = compileOdd(name);
    return schemesOf(compilation).map((file) => [name, compilation, file] as const);
  }),
  ...odderCompilations().flatMap(([name, compilation]) => schemesOf(compilation).map((file) => [name, compilation, file] as const)),
];

function byModel({ program, decided }: Compilation, claim: Claim): Settlement | Refusal {
  const settled = settleByModel(program.provinces.find(({ province: { name } }) => name === claim.province)!, decided, claim);
  return "refused" in settled ? settled : settled.settlement;
}

/** Of several facts that would do the two may ask for different ones first; everything else is told alike. */
function comparable(result: Settlement | Refusal): Settlement | string {
  if (!("refused" in result)) return result;
  return result.refused === "missingFact" ? result.refused : `${result.refused}: ${result.about}`;
}

describe("the engine settles every claim as the reference does", () => {
  test.each(cases)("%s", (_name, compilation, file) => {
    const engine = loadTables(new Map([["tables.json", JSON.stringify(file)]]));
    fc.assert(fc.property(claimsOf(file), (claim) => {
      expect(comparable(engine.settle(claim))).toEqual(comparable(byModel(compilation, claim)));
    }), { numRuns: 400 });
  });
});

describe("a year of claims, each with what the one before used up", () => {
  test.each(cases)("%s", (_name, compilation, file) => {
    const engine = loadTables(new Map([["tables.json", JSON.stringify(file)]]));
    fc.assert(fc.property(yearsOf(file), (claims) => {
      let used: Used | "nothing" = "nothing";
      for (const claim of claims) {
        const settled = engine.settle({ ...claim, used });
        expect(comparable(settled)).toEqual(comparable(byModel(compilation, { ...claim, used })));
        if (!("refused" in settled)) ({ used } = settled);
        else expect(settled.refused).not.toBe("missingUsed");
      }
    }), { numRuns: 100 });
  });
});
