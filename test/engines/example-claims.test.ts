/** The claims that example engines settle: what they show, that they are sound, and that those of one year chain. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { validate } from "../../compiler/emit/validate.ts";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { realEngine } from "../evaluate/real-engine.ts";
import { root } from "../house/source.ts";

const folder = join(root, "examples/claims");
const files = readdirSync(folder).filter((name) => name.endsWith(".ndjson")).sort();
const claimsOf = (name: string): Claim[] => readFileSync(join(folder, name), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as Claim);

/** The amounts that a settlement returned, but for those of a period that began anew: the next claim states 0 of them. */
function carried(before: unknown, stated: unknown): unknown {
  if (typeof before !== "object" || before === null) return stated === 0 ? 0 : before;
  const next = stated as Readonly<Record<string, unknown>> | undefined;
  return Object.fromEntries(Object.entries(before).map(([name, value]) => [name, carried(value, next?.[name])]));
}

/** Each claim of a year, named “… #2” and so on, with what the one before left to it. */
function withCarried(claims: readonly Claim[]): Claim[] {
  return claims.map((claim, i) => {
    const before = claims[i - 1];
    if (before === undefined || !/#([2-9]|\d\d)$/.test(claim.id ?? "")) return claim;
    const settled = realEngine.settle(before);
    return "refused" in settled ? claim : { ...claim, used: carried(settled.used, claim.used) as Claim["used"] };
  });
}

describe.each(files)("examples/claims/%s", (name) => {
  const claims = claimsOf(name);

  test("is short enough to read, and each claim says by its id what it shows", () => {
    expect(claims.length).toBeGreaterThanOrEqual(15);
    expect(claims.length).toBeLessThanOrEqual(40);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    for (const { id } of claims) expect(id).toMatch(/^\d\d .*?( #\d)?$/);
  });

  test("some are paid and some refused, and only what the schema forbids breaks it", () => {
    const settled = claims.map((claim) => realEngine.settle(claim));
    for (const [i, result] of settled.entries()) {
      expect(validate("settlement", result)).toBeUndefined();
      const isBadInShape = "refused" in result && result.refused.startsWith("bad");
      if (!isBadInShape) expect([claims[i]!.id, validate("claim", claims[i])]).toEqual([claims[i]!.id, undefined]);
    }
    expect(settled.some((result) => !("refused" in result) && result.layers.some(({ payment }) => payment > 0))).toBe(true);
    expect(settled.some((result) => "refused" in result)).toBe(true);
  });

  test("claims of one year start from what the one before left", () => {
    const chained = withCarried(claims);
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(join(folder, name), chained.map((claim) => `${JSON.stringify(claim)}\n`).join(""));
    else expect(chained).toEqual(claims);
  });
});

test("together they are refused for every reason that a sound policy can give", () => {
  const reasons = files.flatMap(claimsOf).flatMap((claim) => {
    const result = realEngine.settle(claim);
    return "refused" in result ? [result.refused] : [];
  });
  expect([...new Set(reasons)].sort()).toEqual([
    "badAmount", "badDay", "badFact", "badUsed", "beforeFirstDay", "impossibleCase", "missingFact", "missingUsed", "unknownFact", "unknownMeasure", "unknownProvince", "unknownScheme", "unpublished",
  ]);
});
