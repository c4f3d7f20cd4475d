import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { payBands, payBandsOfPayment, portion, type Reach, reach, reachBands } from "../../compiler/evaluate/engine-fast-pay.ts";
import { toFen } from "../../compiler/evaluate/engine-fast-report.ts";
import { flatten, MOST_FEN, UNITS } from "../../compiler/evaluate/engine-flat.ts";
import { settleFast } from "../../compiler/evaluate/engine-fast.ts";
import { add, compare, multiply, rational, type Rational, ZERO } from "../../compiler/base/rational.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { isRefusal } from "../../compiler/evaluate/engine-claim.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { claimsOf } from "./claims-of-tables.ts";
import { compileOdd, oddPolicies } from "./odd-policies.ts";
import { beijing, engineFor, realFiles, settled, yuan } from "./real-engine.ts";

const odd = Object.keys(oddPolicies).flatMap((name) => emittedFiles(compileOdd(name)).filter((file): file is Tables => "settlement" in file && file.settlement.length > 0));

describe("machine numbers and fractions", () => {
  test.each([...realFiles.filter(({ settlement }) => settlement.length > 0), ...odd].map((file, i) => [i, file] as const))("come to the same, file %i", (_i, file) => {
    const engine = engineFor([file]);
    const payments = new Float64Array(file.benefits.length);
    fc.assert(fc.property(claimsOf(file), (claim) => {
      const exact = engine.explain(claim);
      expect(engine.settle(claim)).toEqual(isRefusal(exact) ? exact : exact.settlement);
      const prepared = engine.prepare(claim);
      if (isRefusal(prepared)) return;
      const patient = engine.payPrepared(prepared, payments);
      expect(patient).toBe(isRefusal(exact) ? NaN : exact.settlement.patient);
      if (isRefusal(exact)) return;
      expect([...payments.subarray(0, exact.settlement.layers.length)]).toEqual(exact.settlement.layers.map(({ payment }) => payment));
    }), { numRuns: 300 });
  });

  test("ordinary claims are settled in machine numbers, bills above their limit in fractions", () => {
    const engine = engineFor(realFiles);
    const isFast = (claim: Claim): boolean => {
      const prepared = engine.prepare(claim);
      return !isRefusal(prepared) && prepared.plan.fast !== undefined && settleFast(prepared.plan.fast, prepared);
    };
    expect(isFast(beijing)).toBe(true);
    expect(isFast({ ...beijing, costs: { out_of_catalogue: MOST_FEN } })).toBe(true);
    const above = { ...beijing, costs: { out_of_catalogue: MOST_FEN + 1 } };
    expect(isFast(above)).toBe(false);
    expect(settled(above).patient).toBe(MOST_FEN + 1);
    expect(settled({ ...beijing, costs: { eligible: Number.MAX_SAFE_INTEGER } }).patient).toBe(Number.MAX_SAFE_INTEGER - 300_000 * yuan);
  });
});

const amounts = fc.nat(MOST_FEN).map((fen) => fen * UNITS);
const ratios = fc.oneof(fc.nat(10_000), fc.constantFrom(0, 5_000, 8_500, 9_500, 10_000));

function flatBands(edges: readonly number[], values: readonly number[]) {
  const bands = values.map((value, i) => ({ from: i === 0 ? 0 : edges[i - 1]!, to: edges[i] ?? null, value }));
  return flatten([{ when: {}, bands, sources: [] }]).bands[0]!;
}

const tables = fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 50_000 }), { minLength: 2, maxLength: 2 }), fc.tuple(ratios, ratios, ratios))
  .map(([edges, values]) => ({ edges: edges.sort((a, b) => a - b), values }));

/** Fen by fen, in millionths: what the slow obvious way pays for cost that begins at `start`. */
function slowly({ edges, values }: { readonly edges: readonly number[]; readonly values: readonly number[] }, start: number, excess: number): Rational {
  const stops = [0, ...edges, Infinity];
  return values.reduce((sum, value, i) => {
    const part = Math.min(start + excess, stops[i + 1]! * UNITS) - Math.max(start, stops[i]! * UNITS);
    return part > 0 ? add(sum, multiply(rational(BigInt(part)), rational(BigInt(value), 10_000n))) : sum;
  }, ZERO);
}

describe("payment in machine numbers", () => {
  test("a portion is exact or not given", () => {
    fc.assert(fc.property(amounts, fc.nat(1000), ratios, (amount, more, ratio) => {
      const flat = flatten([{ when: {}, value: ratio, sources: [] }]);
      const part = portion(amount + more, flat.numerators[0]!, flat.denominators[0]!);
      const exact = multiply(rational(BigInt(amount + more)), rational(BigInt(ratio), 10_000n));
      expect(part === -1 ? exact.denominator > 1n : exact.denominator === 1n && BigInt(part) === exact.numerator).toBe(true);
    }));
  });

  test("bands pay slice by slice from wherever the claim begins", () => {
    fc.assert(fc.property(tables, fc.nat(60_000), fc.nat(60_000), (table, start, excess) => {
      const paid = payBands(flatBands(table.edges, table.values), start * UNITS, excess * UNITS);
      expect(compare(rational(BigInt(paid)), slowly(table, start * UNITS, excess * UNITS))).toBe(0);
    }));
  });

  test("the reach of an amount pays no more than it, and a millionth of a fen further would", () => {
    const into: Reach = { cost: 0, isInexact: false };
    fc.assert(fc.property(tables, fc.nat(60_000), fc.nat(60_000), (table, start, target) => {
      expect(reachBands(flatBands(table.edges, table.values), start * UNITS, target * UNITS, into)).toBe(true);
      expect(into.cost === Infinity).toBe(table.values[2] === 0 && compare(slowly(table, start * UNITS, 100_000 * UNITS), rational(BigInt(target * UNITS))) <= 0);
      if (into.cost === Infinity) return;
      const [at, beyond] = [slowly(table, start * UNITS, into.cost), slowly(table, start * UNITS, into.cost + 1)];
      expect(compare(at, rational(BigInt(target * UNITS)))).toBeLessThanOrEqual(0);
      expect(compare(beyond, rational(BigInt(target * UNITS)))).toBeGreaterThan(0);
      expect(into.isInexact).toBe(compare(at, rational(BigInt(target * UNITS))) < 0);
    }));
  });

  test("the reach of just what a band pays goes on through a next one at 0 %, and not into one that pays", () => {
    const into: Reach = { cost: 0, isInexact: false };
    reachBands(flatBands([100, 300], [5_000, 0, 8_000]), 0, 50 * UNITS, into);
    expect(into).toEqual({ cost: 300 * UNITS, isInexact: false });
    reachBands(flatBands([100, 300], [5_000, 1, 8_000]), 0, 50 * UNITS, into);
    expect(into).toEqual({ cost: 100 * UNITS, isInexact: false });
  });

  test("halves are rounded up, and what is less than a half by a part of a millionth down", () => {
    expect([toFen(499_999), toFen(500_000), toFen(500_000, 1), toFen(1_500_000, 1), toFen(500_001, 1)]).toEqual([0, 1, 0, 1, 1]);
  });

  test("a ratio's reach stays whole where products of the amounts would leave 2^53", () => {
    const into: Reach = { cost: 0, isInexact: false };
    reach(0, MOST_FEN * UNITS, 9_999, 10_000, into);
    expect(BigInt(into.cost)).toBe((BigInt(MOST_FEN) * BigInt(UNITS) * 10_000n) / 9_999n);
  });

  test("bands of money paid: the rest of one band, then the next; none past a band at 0 %", () => {
    const bands = flatBands([600, 1_500], [7_500, 5_000, 0]);
    expect(payBandsOfPayment(bands, 0, 800 * UNITS)).toBe(600 * UNITS);
    expect(payBandsOfPayment(bands, 300 * UNITS, 400 * UNITS)).toBe(300 * UNITS);
    expect(payBandsOfPayment(bands, 300 * UNITS, 500 * UNITS)).toBe((300 + 50) * UNITS);
    expect(payBandsOfPayment(bands, 0, 10_000 * UNITS)).toBe(1_500 * UNITS);
    expect(payBandsOfPayment(flatBands([600, 1_500], [7_000, 5_000, 0]), 0, 10_000 * UNITS)).toBe(-1);
  });
});
