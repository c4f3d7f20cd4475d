import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, type Compilation } from "../../compiler/compile.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import { type ContributionClaim, type ContributionRefusal, type ContributionSettlement, isRefused } from "../../compiler/evaluate/contribution-claim.ts";
import { loadContributions } from "../../compiler/evaluate/contribution-engine.ts";
import { contributeByModel } from "../../compiler/evaluate/contribution-reference.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { contributionClaimsOf } from "./contribution-claims.ts";
import { oddContributions } from "./odd-contributions.ts";

const workspaces: readonly (readonly [string, Compilation])[] = [["", compile(policiesUnder("policies", "examples"))], ...oddContributions];

const cases = workspaces.flatMap(([name, compilation]) => emittedFiles(compilation)
  .filter((file): file is Tables => "contributions" in file && file.contributions.length + file.accounts.length > 0)
  .map((file) => [`${name} ${file.province.name} ${file.scheme.name}`.trim(), compilation, file] as const));

function byModel({ program, decided }: Compilation, claim: ContributionClaim): ContributionSettlement | ContributionRefusal {
  const settled = contributeByModel(program.provinces.find(({ province: { name } }) => name === claim.province)!, decided, claim);
  return isRefused(settled) ? settled : settled.settlement;
}

describe("the engine works out every contribution as the reference does", () => {
  test.each(cases)("%s", (_name, compilation, file) => {
    const engine = loadContributions(new Map([["tables.json", JSON.stringify(file)]]));
    const reasons = new Set<string>();
    fc.assert(fc.property(contributionClaimsOf(file), (claim) => {
      const settled = engine.settle(claim);
      reasons.add(isRefused(settled) ? settled.refused : "settled");
      expect(settled).toEqual(byModel(compilation, claim));
    }), { numRuns: 250 });
    // Of Beijing's wage no figure is recorded, so that its rates wait for it.
    expect([...reasons]).toContain(file.province.name === "beijing" && file.scheme.name === "employee" ? "unpublished" : "settled");
  });
});
