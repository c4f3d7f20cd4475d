import { describe, expect, test } from "vitest";
import type { Compilation } from "../../compiler/compile.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import { type BaseAmount, type ContributionClaim, type ContributionRefusal, type ContributionSettlement, isRefused } from "../../compiler/evaluate/contribution-claim.ts";
import { type ContributionEngine, loadContributions } from "../../compiler/evaluate/contribution-engine.ts";
import { contributeByModel } from "../../compiler/evaluate/contribution-reference.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { compiled } from "./small-policy.ts";

type Answer = ContributionSettlement | ContributionRefusal;

const engines = new WeakMap<Compilation, ContributionEngine>();

function engineFor(compilation: Compilation): ContributionEngine {
  const engine = engines.get(compilation) ?? loadContributions(new Map(emittedFiles(compilation).map((file, i) => [`${i}.json`, JSON.stringify(file)])));
  engines.set(compilation, engine);
  return engine;
}

/** What the reference says, after the engine has said the same from the compiled tables. */
function answer(compilation: Compilation, claim: ContributionClaim): Answer {
  const settled = contributeByModel(compilation.program.provinces[0]!, compilation.decided, claim);
  const result = isRefused(settled) ? settled : settled.settlement;
  expect(engineFor(compilation).settle(claim)).toEqual(result);
  return result;
}

const person = (bases: Readonly<Record<string, BaseAmount>>, more: Partial<ContributionClaim> = {}): ContributionClaim =>
  ({ province: "linhai", scheme: "employee", on: "2025-05-10", city: "hewan", facts: { member: "active" }, bases, ...more });
const wage = (yuan: number, per?: BaseAmount["per"]): Readonly<Record<string, BaseAmount>> => ({ own_wage: { amount: Math.round(yuan * 100), per } });

function settled(compilation: Compilation, claim: ContributionClaim): ContributionSettlement {
  const result = answer(compilation, claim);
  if (isRefused(result)) throw new Error(`${result.refused} ${result.about}`);
  return result;
}

const paid = (compilation: Compilation, claim: ContributionClaim): unknown[] =>
  settled(compilation, claim).payments.map(({ payer, amount, per, to }) => [payer, amount / 100, ...(per === undefined ? [] : [per]), ...(to === undefined ? [] : [to])]);
const refused = (compilation: Compilation, claim: ContributionClaim): string => {
  const result = answer(compilation, claim);
  return isRefused(result) ? `${result.refused}: ${result.about}` : "settled";
};

describe("a rate of a base between its bounds", () => {
  const yearly = compiled(`contribution c for employee {
  base own_wage per year uniform, floor 57,600 yuan, ceiling 288,000 yuan
  employer uniform 7%
  member uniform 2%
}`);

  test.each([
    [8000, 560, 160], [4799.99, 336, 96], [4800, 336, 96], [4800.01, 336, 96], [24_000, 1680, 480], [24_000.01, 1680, 480], [100_000, 1680, 480], [0, 336, 96],
    // 7 % of 5,000.05 is 350.0035, of 5,000.15 350.0105.
    [5000.05, 350, 100], [5000.15, 350.01, 100],
  ])("%d yuan a month", (monthly, employer, member) => {
    expect(paid(yearly, person(wage(monthly, "month")))).toEqual([["employer", employer, "month"], ["member", member, "month"]]);
  });

  test("a year's and a quarter's amount have the bounds of a year and of a quarter", () => {
    expect(paid(yearly, person(wage(57_599.99, "year")))).toEqual([["employer", 4032, "year"], ["member", 1152, "year"]]);
    expect(paid(yearly, person(wage(1, "quarter")))).toEqual([["employer", 1008, "quarter"], ["member", 288, "quarter"]]);
  });

  test("a bound is not rounded when it is converted, only what is reported", () => {
    const odd = compiled(`contribution c for employee {\n  base own_wage per year uniform, floor 1 yuan\n  member uniform 100%\n  employer uniform 60%\n}`);
    // A twelfth of 100 fen is 8.33 fen; 60 % of it is exactly 5.
    expect(settled(odd, person(wage(0, "month")))).toMatchObject({ bases: [{ floor: 8, counted: 8, stated: 0 }], payments: [{ payer: "employer", amount: 5 }, { payer: "member", amount: 8 }] });
  });

  test("what bounds are for is said, and nothing is assumed", () => {
    const nameless = compiled(`contribution c for employee {\n  base own_wage uniform, floor 4,000 yuan\n  member uniform 2%\n}`);
    expect(paid(nameless, person(wage(1)))).toEqual([["member", 80]]);
    expect(refused(nameless, person(wage(1, "month")))).toBe("noSpan: floor of c");
    expect(refused(yearly, person(wage(1)))).toBe("missingSpan: own_wage");
    const unbounded = compiled(`contribution c for employee {\n  base own_wage uniform\n  member uniform 2%\n}`);
    expect(paid(unbounded, person(wage(100, "month")))).toEqual([["member", 2, "month"]]);
    const daily = compiled(`contribution c for employee {\n  base own_wage per day uniform, floor 40 yuan\n  member uniform 2%\n}`);
    expect(refused(daily, person(wage(1, "month")))).toBe("otherSpan: floor of c");
  });

  test("a rate and a sum of one span are one amount, of two spans two", () => {
    const both = compiled(`contribution c for employee {\n  base own_wage uniform\n  member uniform 2% + 3 yuan per month\n}`);
    expect(paid(both, person(wage(8000.33, "month")))).toEqual([["member", 163.01, "month"]]);
    expect(refused(both, person(wage(8000, "year")))).toBe("otherSpan: member of c");
    expect(refused(both, person({}))).toBe("missingBase: own_wage");
  });

  test("`none` is nothing, and then no base is asked for", () => {
    const some = compiled(`contribution c for employee {\n  base own_wage uniform\n  member uniform {\n    | member | rate |\n    | active | 2% |\n    | retired | none |\n  }\n}`.replace("rate", "amount"));
    expect(paid(some, person({}, { facts: { member: "retired" } }))).toEqual([]);
    expect(refused(some, person({}))).toBe("missingBase: own_wage");
  });
});

describe("who pays and who gets it", () => {
  const split = (amount: string) => compiled(`contribution c for resident {
  subsidy uniform ${amount} per year split {
    | county   | by central | by province | by city |
    | ordinary | 60%        | 20%         | 20%     |
    | western  | 80%        | 10%         | 10%     |
  }
}`);
  const resident = (county: string): ContributionClaim => person({}, { scheme: "resident", facts: { member: "resident", county } });

  test("the shares of a subsidy add up to it", () => {
    expect(paid(split("580 yuan"), resident("ordinary"))).toEqual([["central", 348, "year"], ["province", 116, "year"], ["city", 116, "year"]]);
    expect(paid(split("580 yuan"), resident("western"))).toEqual([["central", 464, "year"], ["province", 58, "year"], ["city", 58, "year"]]);
    // 402.012, 134.004 and 134.004; 402.018, 134.006 and 134.006; 0.006, 0.002 and 0.002.
    expect(paid(split("670.02 yuan"), resident("ordinary"))).toEqual([["central", 402.01, "year"], ["province", 134.01, "year"], ["city", 134, "year"]]);
    expect(paid(split("670.03 yuan"), resident("ordinary"))).toEqual([["central", 402.02, "year"], ["province", 134.01, "year"], ["city", 134, "year"]]);
    expect(paid(split("0.01 yuan"), resident("ordinary"))).toEqual([["central", 0.01, "year"], ["province", 0, "year"], ["city", 0, "year"]]);
  });

  test("the kind of county is asked for; without a split the government pays", () => {
    expect(refused(split("580 yuan"), person({}, { scheme: "resident", facts: { member: "resident" } }))).toBe("missingFact: county");
    const plain = compiled(`contribution c for resident {\n  subsidy uniform 580 yuan per year\n}`);
    expect(paid(plain, person({}, { scheme: "resident", facts: { member: "resident" } }))).toEqual([["government", 580, "year"]]);
  });

  test("a part that is replaced takes its split along", () => {
    const head = (name: string, clause: string, day: string): string => `policy linhai.${name}${clause}\n  effective from ${day}\n  source "示例"\nuse fictional\n`;
    const old = "contribution c for resident {\n  subsidy uniform 580 yuan per year split {\n    | by central | by city |\n    | 60% | 40% |\n  }\n}\n";
    const amended = compiled(`${head("a", "", "2025-01-01")}${old}`, { more: [{ path: "linhai/b.tongchou", text: `${head("b", " amends linhai.a", "2026-01-01")}use linhai.a\nreplace subsidy of contribution c uniform 600 yuan per year\n` }] });
    const on = (day: string) => paid(amended, person({}, { scheme: "resident", facts: { member: "resident" }, on: day }));
    expect(on("2025-12-31")).toEqual([["central", 348, "year"], ["city", 232, "year"]]);
    expect(on("2026-01-01")).toEqual([["government", 600, "year"]]);
  });

  const receivers = compiled(`fund pooled for employee { pooling unified collection and expenditure }
contribution c for employee when member = active {
  base own_wage uniform
  employer uniform 6% to pooled
  member uniform 2% to account
}
account mine for employee {
  credit uniform 2.5% when member = active
  credit uniform 110 yuan per month when member = retired
}`);

  test("an account is credited what is paid in and what the fund adds", () => {
    const result = settled(receivers, person(wage(8000, "month")));
    expect(result.accounts).toEqual([{ account: "mine", amount: 20_000, per: "month", paidIn: 16_000, fromFund: 4000 }]);
    expect(result.totals).toEqual({
      paid: [{ payer: "employer", per: "month", amount: 48_000 }, { payer: "member", per: "month", amount: 16_000 }],
      received: [{ to: "pooled", per: "month", amount: 48_000 }, { to: "mine", per: "month", amount: 16_000 }],
    });
    expect(settled(receivers, person({}, { facts: { member: "retired" } }))).toMatchObject({ payments: [], accounts: [{ amount: 11_000, per: "month", paidIn: 0, fromFund: 11_000 }] });
  });

  test("an account has a base of its own, else that of the contributions if it is one", () => {
    const text = (base: string, second: string) => compiled(`contribution a for employee {\n  base own_wage uniform\n  member uniform 2%\n}
contribution b for employee {\n  base ${second} uniform\n  member uniform 1%\n}
account mine for employee {\n  ${base}\n  credit uniform 4%\n}`);
    const both = { ...wage(1000, "month"), chosen: { amount: 200_000, per: "month" as const }, pension: { amount: 300_000, per: "month" as const } };
    const { pension: _pension, ...two } = both;
    expect(settled(text("", "own_wage"), person(wage(1000, "month"))).accounts).toMatchObject([{ amount: 4000 }]);
    expect(refused(text("", "chosen"), person(two))).toBe("severalBases: base of mine");
    expect(settled(text("base pension uniform", "chosen"), person(both)).accounts).toMatchObject([{ amount: 12_000 }]);
    expect(settled(text("base pension uniform", "chosen"), person(both)).bases.map(({ of }) => of)).toEqual(["a", "b", "mine"]);
  });
});

describe("cities, days and what is refused", () => {
  const local = compiled(`indicator wage 职工月平均工资 by year and city {
  | city | year | value |
  | hewan | 2024 | 10,000 yuan |
  | shitan | 2024 | 8,000 yuan |
  | yunzhou | 2024 | 6,000 yuan |
  | hewan | 2025 | 11,000 yuan |
  | shitan | 2025 | 8,800 yuan |
}
contribution c for employee when member = active {
  base own_wage per month uniform formula, floor 60% × wage of previous year rounded to 1 yuan, ceiling 300% × wage of previous year rounded to 1 yuan
  employer uniform 6% to 2025-06-30
  employer uniform 7% from 2025-07-01
}`);
  const at = (city: string, on: string, bases = wage(1, "month")): ContributionClaim => person(bases, { city, on });

  test("the floor is the city's and the year's, the rate the day's", () => {
    const employer = (city: string, on: string): unknown => paid(local, at(city, on))[0];
    expect(employer("hewan", "2025-06-30")).toEqual(["employer", 360, "month"]);
    expect(employer("hewan", "2025-07-01")).toEqual(["employer", 420, "month"]);
    expect(employer("yunzhou", "2025-12-31")).toEqual(["employer", 252, "month"]);
    expect(employer("shitan", "2026-01-01")).toEqual(["employer", 369.6, "month"]);
  });

  test.each<readonly [string, ContributionClaim, string]>([
    ["a figure that is not published", at("yunzhou", "2026-01-01"), "unpublished: wage 2025"],
    ["no city", { ...person(wage(1, "month")), city: undefined }, "missingFact: city"],
    ["a city that is not there", at("x", "2025-05-10"), "badFact: city"],
    ["a day before the first", at("hewan", "2024-12-31"), "beforeFirstDay: employee"],
    ["a day that is none", at("hewan", "2025-02-29"), "badDay: on"],
    ["a province that is not there", { ...person({}), province: "x" }, "unknownProvince: x"],
    ["a scheme that is not there", { ...person({}), scheme: "x" }, "unknownScheme: x"],
    ["a scheme without contributions", { ...person({}), scheme: "resident" }, "noRule: resident"],
    ["a fact that is not known", person(wage(1, "month"), { facts: { member: "active", mood: "good" } }), "unknownFact: mood"],
    ["a value that is none", person(wage(1, "month"), { facts: { member: "idle" } }), "badFact: member"],
    ["a base that is not known", at("hewan", "2025-05-10", { pension: { amount: 1 } }), "unknownBase: pension"],
    ["a negative amount", at("hewan", "2025-05-10", wage(-1, "month")), "badAmount: own_wage"],
    ["nobody who pays", person({}, { facts: { member: "retired" } }), "noRule: employee"],
    ["neither fact nor base: facts first", person({}, { facts: {} }), "missingFact: member"],
  ])("refused: %s", (_name, claim, reason) => {
    expect(refused(local, claim)).toBe(reason);
    expect(answer(local, { ...claim, id: "a" })).toMatchObject({ id: "a", refused: reason.split(":")[0] });
  });

  test("a sum beyond what is exact is refused, not rounded", () => {
    const large = compiled(`contribution c for employee {\n  base own_wage uniform\n  employer uniform 100%\n}\ncontribution d for employee {\n  base own_wage uniform\n  employer uniform 100%\n}`);
    expect(refused(large, person({ own_wage: { amount: Number.MAX_SAFE_INTEGER } }))).toBe("badAmount: own_wage");
    expect(paid(large, person({ own_wage: { amount: 4_503_599_627_370_495 } }))).toHaveLength(2);
  });

  test("folders without contributions are passed over", () => {
    const files = emittedFiles(local).filter((file): file is Tables => "contributions" in file);
    expect(files).not.toEqual([]);
    expect(loadContributions(new Map([["manifest.json", "{}"], ["notes.txt", "no JSON"]])).settle(person({}))).toEqual({ refused: "unknownProvince", about: "linhai" });
  });
});
