import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Compilation } from "../../compiler/compile.ts";
import type { FundFile } from "../../compiler/emit/format.ts";
import { type FundClaim, type FundRefusal, type FundSettlement, isFundRefused } from "../../compiler/evaluate/fund-claim.ts";
import { type FundEngine, loadFunds } from "../../compiler/evaluate/fund-engine.ts";
import { settleFundByModel } from "../../compiler/evaluate/fund-reference.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { compiled } from "./small-policy.ts";

const compilation: Compilation = compiled(`
indicator old 老年人口 by year and city {
  | city | year | value |
  | hewan | 2025 | 100 |
  | shitan | 2025 | 350 |
  | yunzhou | 2025 | 550 |
  | hewan | 2026 | 0 |
  | shitan | 2026 | 0 |
  | yunzhou | 2026 | 0 |
}
indicator poor 低收入人口 by year and city {
  | city | year | value |
  | hewan | 2025 | 1 |
  | shitan | 2025 | 1 |
  | yunzhou | 2025 | 1 |
}
indicator rate 年度上解比例 by year {
  | year | value |
  | 2025 | 7.77% |
}
fund adjustment 调剂金 for employee {
  pooling adjustment fund
  hand up 20% of collected
  sharing 60%
  allocate {
    | indicator | weight |
    | old | 60 |
    | poor | 40 |
  }
}
fund generous 全额调剂金 for employee {
  pooling adjustment fund
  hand up 7.77% of payroll
  allocate {
    | indicator | weight |
    | old | 33.33% |
    | poor | 66.67% |
  }
}
fund gaps 缺口调剂金 for employee {
  pooling adjustment fund
  hand up 5% of collected
  sharing 80.01%
}
fund yearly 逐年调剂金 for employee {
  pooling adjustment fund
  hand up rate
  sharing 50%
}
fund unified 统收统支基金 for resident { pooling unified collection and expenditure }
fund shared 分担基金 for resident {
  pooling unified collection and expenditure
  sharing 70%
}
`);
const file = emittedFiles(compilation).find((one): one is FundFile => "funds" in one)!;
const engine: FundEngine = loadFunds(new Map([["linhai/fund.json", JSON.stringify(file)]]));
const [province] = compilation.program.provinces;
const cities = ["hewan", "shitan", "yunzhou"] as const;

const account = fc.record({ collected: fc.nat(10_000_000), paid: fc.nat(12_000_000), part: fc.nat(4) })
  .map(({ collected, paid, part }) => ({ collected, paid, notRecognised: part === 0 ? Math.floor(paid / 7) : 0, amounts: { payroll: collected * 9 } }));
const claims: fc.Arbitrary<FundClaim> = fc.record({
  fund: fc.constantFrom("adjustment", "generous", "gaps", "yearly", "unified", "shared"), year: fc.constantFrom(2024, 2025, 2025, 2025, 2026),
  cities: fc.tuple(account, account, account).map((accounts) => Object.fromEntries(cities.map((city, i) => [city, accounts[i]!]))),
  indicators: fc.constantFrom(undefined, undefined, { poor: { hewan: 3, shitan: 2, yunzhou: 7 } }),
}).map(({ indicators, ...claim }) => ({ province: "linhai", ...claim, ...(indicators === undefined ? {} : { indicators }) }));

function settled(claim: FundClaim): FundSettlement {
  const result = engine.settle(claim);
  if (isFundRefused(result)) throw new Error(`${result.refused} ${result.about}`);
  return result;
}

const yuan = (collected: number, paid: number, notRecognised = 0) => ({ collected: collected * 100, paid: paid * 100, notRecognised: notRecognised * 100 });
const of = (fund: string, accounts: FundClaim["cities"], year = 2025): FundClaim => ({ province: "linhai", fund, year, cities: accounts });
const rows = (settlement: FundSettlement) => settlement.cities.map(({ handedUp, gap, allocated, balance }) => [handedUp, gap, allocated, balance].map((fen) => fen / 100));

describe("what cities hand up and draw", () => {
  test("the engine settles every fund as the reference does", () => {
    const reasons = new Set<string>();
    fc.assert(fc.property(claims, (claim) => {
      const result = engine.settle(claim);
      reasons.add(isFundRefused(result) ? result.refused : "settled");
      expect(result).toEqual(settleFundByModel(province!, claim) as FundSettlement | FundRefusal);
    }), { numRuns: 600 });
    expect([...reasons].sort()).toEqual(["beforeFirstDay", "knownIndicator", "settled", "unknownIndicator", "unpublished"]);
  });

  test("what is handed up is what is allocated and what stays; no fen is lost between the cities and the fund", () => {
    fc.assert(fc.property(claims, (claim) => {
      const result = engine.settle(claim);
      if (isFundRefused(result)) return;
      const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
      expect(result.handedUp).toBe(sum(result.cities.map(({ handedUp }) => handedUp)));
      expect(result.handedUp).toBe(result.allocated + result.stays);
      expect(sum(result.cities.map(({ balance }) => balance)) + result.stays).toBe(sum(Object.values(claim.cities).map(({ collected, paid }) => collected - paid)));
      if (result.pooling === "adjustment") expect(result.stays).toBeGreaterThanOrEqual(0);
      for (const { gap, allocated } of result.cities) if (claim.fund === "adjustment") expect(allocated).toBeLessThanOrEqual(Math.ceil(gap * 0.6));
    }), { numRuns: 600 });
  });

  test("an adjustment fund: 20 % goes up, indicators share it, 60 % of the gap is the most", () => {
    // 200 + 100 + 60 = 360 yuan go up. By age 60 % of it, 216: 21.6, 75.6, 118.8; by poverty 40 %, 144: 48 each. Gaps: 0, 170, 200.
    const result = settled(of("adjustment", { hewan: yuan(1000, 700), shitan: yuan(500, 570), yunzhou: yuan(300, 440) }));
    expect(rows(result)).toEqual([[200, 0, 0, 100], [100, 170, 102, -68], [60, 200, 120, -80]]);
    expect([result.handedUp, result.allocated, result.stays]).toEqual([36_000, 22_200, 13_800]);
  });

  test("what is not recognised makes no gap, and without `sharing` all of the fund is allocated", () => {
    expect(rows(settled(of("adjustment", { hewan: yuan(1000, 700), shitan: yuan(500, 570, 170), yunzhou: yuan(300, 440, 139) })))).toEqual([[200, 0, 0, 100], [100, 0, 0, -170], [60, 61, 36.6, -163.4]]);
    const whole = { hewan: { ...yuan(1000, 700), amounts: { payroll: 1 } }, shitan: { ...yuan(0, 0), amounts: { payroll: 0 } }, yunzhou: { ...yuan(0, 0), amounts: { payroll: 100_000 } } };
    // 0.0777 fen rounds to 0, so 7,770 fen; 33.33 % of it by age, 66.67 % in equal parts: 1,985.75, 2,633.17 and 3,151.08 fen.
    expect(settled(of("generous", whole)).cities.map(({ handedUp, allocated }) => [handedUp, allocated])).toEqual([[0, 1986], [0, 2633], [7770, 3151]]);
  });

  test("without indicators the gaps share the fund as far as it reaches", () => {
    const rich = settled(of("gaps", { hewan: yuan(10_000, 1000), shitan: yuan(100, 195), yunzhou: yuan(100, 95) }));
    expect(rows(rich)).toEqual([[500, 0, 0, 8500], [5, 100, 80.01, -19.99], [5, 0, 0, 0]]);
    const poor = settled(of("gaps", { hewan: yuan(1, 2), shitan: yuan(100, 1000), yunzhou: yuan(200, 1000) }));
    expect([poor.handedUp, poor.allocated, poor.stays]).toEqual([1505, 1505, 0]);
  });

  test("unified: all goes up, all that is recognised comes down; a city may have to share its own gap", () => {
    const accounts = { hewan: yuan(1000, 700), shitan: yuan(500, 570, 20), yunzhou: yuan(300, 440) };
    expect(rows(settled(of("unified", accounts)))).toEqual([[1000, 0, 700, 0], [500, 50, 550, -20], [300, 140, 440, 0]]);
    const shared = settled(of("shared", accounts));
    expect(rows(shared)).toEqual([[1000, 0, 700, 0], [500, 50, 535, -35], [300, 140, 398, -42]]);
    expect([shared.handedUp, shared.allocated, shared.stays]).toEqual([180_000, 163_300, 16_700]);
    expect(settled(of("unified", { hewan: yuan(1, 2), shitan: yuan(1, 2), yunzhou: yuan(1, 2) })).stays).toBe(-300);
  });

  test("an indicator that is 0 everywhere allocates nothing, and its part stays", () => {
    const claim: FundClaim = { ...of("adjustment", { hewan: yuan(1000, 2000), shitan: yuan(500, 2000), yunzhou: yuan(300, 2000) }, 2026), indicators: { poor: { hewan: 1, shitan: 1, yunzhou: 1 } } };
    expect(settled(claim)).toMatchObject({ handedUp: 36_000, allocated: 14_400, stays: 21_600 });
  });

  const sound = { hewan: yuan(1, 1), shitan: yuan(1, 1), yunzhou: yuan(1, 1) };
  test.each<readonly [string, FundClaim, FundRefusal]>([
    ["a province that is not there", { ...of("adjustment", sound), province: "x" }, { refused: "unknownProvince", about: "x" }],
    ["a fund that is not there", of("x", sound), { refused: "unknownFund", about: "x" }],
    ["a year that is none", of("adjustment", sound, 2025.5), { refused: "badYear", about: "2025.5" }],
    ["a year before the first", of("adjustment", sound, 2024), { refused: "beforeFirstDay", about: "adjustment" }],
    ["a city that is not there", of("adjustment", { ...sound, x: yuan(1, 1) }), { refused: "unknownCity", about: "x" }],
    ["a city that is left out", of("adjustment", { hewan: yuan(1, 1) }), { refused: "missingCity", about: "shitan, yunzhou" }],
    ["a negative amount", of("adjustment", { ...sound, hewan: yuan(-1, 1) }), { refused: "badAmount", about: "hewan" }],
    ["more not recognised than paid", of("adjustment", { ...sound, hewan: yuan(1, 1, 2) }), { refused: "badAmount", about: "hewan" }],
    ["the amount that the rate is of", of("generous", sound), { refused: "missingAmount", about: "payroll of hewan, payroll of shitan, payroll of yunzhou" }],
    ["a statistic of a year without figures", of("adjustment", sound, 2027), { refused: "unpublished", about: "old 2027" }],
    ["a statistic that no allocation uses", { ...of("adjustment", sound), indicators: { x: { hewan: 1 } } }, { refused: "unknownIndicator", about: "x" }],
    ["a statistic that the policies hold", { ...of("adjustment", sound), indicators: { old: { hewan: 1 } } }, { refused: "knownIndicator", about: "old" }],
  ])("refused: %s", (_name, claim, refusal) => {
    expect(engine.settle(claim)).toEqual(refusal);
    expect(settleFundByModel(province!, claim)).toEqual(refusal);
    expect(engine.settle({ ...claim, id: "a" })).toEqual({ id: "a", ...refusal });
  });

  test("a hand-up of a unified fund, which the compiler refuses, is refused in tables from elsewhere", () => {
    const handUp = file.funds.find(({ name }) => name === "adjustment")!.handUp;
    const funds = file.funds.map((fund) => (fund.name === "unified" ? { ...fund, handUp } : fund));
    const altered = loadFunds(new Map([["linhai/fund.json", JSON.stringify({ ...file, funds })]]));
    expect(altered.settle(of("unified", sound))).toEqual({ refused: "idleClause", about: "hand up of unified" });
  });
});
