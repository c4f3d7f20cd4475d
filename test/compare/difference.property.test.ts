import fc from "fast-check";
import { expect, test } from "vitest";
import { factsIn } from "../../compiler/compare/claim-facts.ts";
import { compareVersions } from "../../compiler/compare/compare-programs.ts";
import { changeOf } from "../../compiler/compare/money.ts";
import { compile } from "../../compiler/compile.ts";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { isRefusal } from "../../compiler/evaluate/reference-facts.ts";
import { settleByModel } from "../../compiler/evaluate/reference.ts";
import { keyOfCell } from "../../compiler/parts/compare-values.ts";
import { boxContainsPoint } from "../../compiler/space/box.ts";
import { contains } from "../../compiler/space/side.ts";
import type { DecidedSlot } from "../../compiler/parts/decided.ts";
import { program } from "./versions.ts";

const LEVELS = ["primary", "secondary", "tertiary", "community"];
const MEMBERS = ["active", "retired"];

interface Policy {
  readonly ratios: readonly number[];
  readonly deductibles: readonly number[];
  readonly cap: number;
  readonly second: number;
  readonly secondCap: number;
  readonly unpaid: boolean;
}

const policy: fc.Arbitrary<Policy> = fc.record({
  ratios: fc.array(fc.constantFrom(50, 80, 90, 100), { minLength: 8, maxLength: 8 }), deductibles: fc.array(fc.constantFrom(0, 300, 800), { minLength: 4, maxLength: 4 }),
  cap: fc.constantFrom(5_000, 20_000), second: fc.constantFrom(30, 60, 100), secondCap: fc.constantFrom(1_000, 50_000), unpaid: fc.boolean(),
});

/** Most of the policy stays. */
const change = fc.tuple(policy, policy, fc.array(fc.nat(7), { maxLength: 3 }), fc.boolean()).map(([old, other, places, moreChanges]): readonly [Policy, Policy] => [old, {
  ...old, ratios: old.ratios.map((ratio, index) => (places.includes(index) ? other.ratios[index]! : ratio)),
  ...(moreChanges && { deductibles: other.deductibles, cap: other.cap, second: other.second, unpaid: other.unpaid }),
}]);

function written({ ratios, deductibles, cap, second, secondCap, unpaid }: Policy) {
  const rows = LEVELS.flatMap((level, index) => MEMBERS.map((member, place) => ({ level, member, ratio: ratios[index * 2 + place]! })));
  const exact = (level: string) => (level === "primary" ? "primary" : level);
  // A row for a level covers what lies inside it, so that the community's own value is an adjustment.
  const table = rows.filter(({ level }) => level !== "community").map(({ level, member, ratio }) => `| ${exact(level)} | ${member} | ${ratio}% |`);
  const own = rows.filter(({ level }) => level === "community").map(({ member, ratio }) => `hospital = community and member = ${member}: set to ${ratio}%`);
  return program(`
benefit first for employee {
  base eligible
  deductible per admission {
    | hospital | amount |
    ${["primary", "secondary", "tertiary"].map((level, index) => `| ${level} | ${deductibles[index]} yuan |`).join("\n    ")}
  }
  ratio {
    | hospital | member | ratio |
    ${table.join("\n    ")}
  }
  adjust ratio {
    ${own.join("\n    ")}
  }
  cap ${cap} yuan of payment per year
}
benefit second for employee {
  base ${unpaid ? "unpaid" : "over cap"} of first
  deductible none
  ratio ${second}%
  cap ${secondCap} yuan of payment per year
}
settle for employee: first; then second
`);
}

const POINTS = [0, 1, 2, 3].flatMap((hospital) => [0, 1].map((member) => ({ hospital, member })));

function cellAt({ periods: [period] }: DecidedSlot, point: Readonly<Record<string, number>>): string {
  const part = period!.parts.find(({ region }) => [...region].every(([key, side]) => contains(side, point[key.split(/[./]/).at(-1)!] ?? 0)));
  return keyOfCell(part!.value);
}

test("the rows are where the two versions differ, and nowhere else", () => {
  fc.assert(fc.property(change, ([before, after]) => {
    const [old, now] = [compile(written(before)), compile(written(after))];
    const [province] = compareVersions(old, now).provinces;
    const [oldSlots, newSlots] = [old, now].map(({ program: { provinces } }) => provinces[0]!.benefits[0]!.slots);
    for (const word of ["ratio", "deductible", "cap"]) {
      const decided = [old.decided.get(oldSlots!.find((slot) => slot.word === word)!)!, now.decided.get(newSlots!.find((slot) => slot.word === word)!)!] as const;
      const rows = province?.slots.find((slot) => slot.owner.name === "first" && slot.word === word)?.rows ?? [];
      for (const point of POINTS) {
        const [was, is] = decided.map((slot) => cellAt(slot, point));
        const at = province?.axes.map(({ dimension }) => point[dimension.name as "hospital"] ?? 0) ?? [];
        const hit = rows.filter(({ region }) => boxContainsPoint(region, at));
        expect(hit.map((row) => [keyOfCell(row.old.value), keyOfCell(row.now.value)])).toEqual(was === is ? [] : [[was, is]]);
      }
    }
  }), { numRuns: 40 });
});

test("no claim gains or loses more than the largest, and the claims that show it do", () => {
  fc.assert(fc.property(change, fc.array(fc.nat(40_000), { minLength: 4, maxLength: 4 }), ([before, after], costs) => {
    const [old, now] = [compile(written(before)), compile(written(after))];
    const [province] = compareVersions(old, now).provinces;
    const patient = (side: typeof old, facts: Claim["facts"], cost: bigint): number => {
      const claim: Claim = { province: "linhai", scheme: "employee", on: "2025-05-01", facts, costs: { eligible: Number(cost) }, used: "nothing" };
      const result = settleByModel(side.program.provinces[0]!, side.decided, claim);
      if (isRefusal(result)) throw new Error(JSON.stringify(result));
      return result.settlement.patient;
    };
    const money = province?.money ?? [];
    const changes = money.flatMap(({ gain, loss }) => [gain, loss]).filter((claim) => claim !== undefined);
    for (const claim of changes) {
      const facts = { member: "active", hospital: "primary", ...factsIn(claim.region, province!.axes).facts };
      const [was, is] = [patient(old, facts, claim.cost), patient(now, facts, claim.cost)];
      expect(Math.abs(is - was - Number(changeOf(claim).numerator) / Number(changeOf(claim).denominator))).toBeLessThan(2);
    }
    if (changes.some(({ slopeBeyond }) => slopeBeyond !== undefined)) return;
    const sizes = changes.map((claim) => changeOf(claim)).map(({ numerator, denominator }) => Number(numerator) / Number(denominator));
    const [most, least] = [Math.max(0, ...sizes), Math.min(0, ...sizes)];
    for (const { hospital, member } of POINTS) {
      for (const cost of costs) {
        const facts = { hospital: LEVELS[hospital]!, member: MEMBERS[member]! };
        const lost = patient(now, facts, BigInt(cost) * 150n) - patient(old, facts, BigInt(cost) * 150n);
        expect(lost).toBeLessThan(most + 2);
        expect(lost).toBeGreaterThan(least - 2);
      }
    }
  }), { numRuns: 40 });
});
