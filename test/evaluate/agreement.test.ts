import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim, Refusal, Settlement } from "../../compiler/evaluate/claim.ts";
import { loadTables } from "../../compiler/evaluate/engine.ts";
import { settleByModel } from "../../compiler/evaluate/reference.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { claimsOf } from "./claims-of-tables.ts";

const compilation = compile(policiesUnder("policies", "examples"));
const files = emittedFiles(compilation).filter((file): file is Tables => "settlement" in file && file.settlement.length > 0);
const engine = loadTables(new Map(files.map((file, i) => [`${i}.json`, JSON.stringify(file)])));

function byModel(claim: Claim): Settlement | Refusal {
  const province = compilation.program.provinces.find(({ province: { name } }) => name === claim.province)!;
  const settled = settleByModel(province, compilation.decided, claim);
  return "refused" in settled ? settled : settled.settlement;
}

const reasonOf = (result: Settlement | Refusal): Settlement | string => ("refused" in result ? result.refused : result);

describe("the engine and the reference agree", () => {
  test.each(files.map((file) => [`${file.province.name} ${file.scheme.name}`, file] as const))("on any claim of %s", (_name, file) => {
    fc.assert(fc.property(claimsOf(file), (claim) => {
      const expected = reasonOf(byModel(claim));
      fc.pre(expected !== "impossibleCase");
      expect(reasonOf(engine.settle(claim))).toEqual(expected);
    }), { numRuns: Number(process.env["RUNS"] ?? 400) });
  });
});
