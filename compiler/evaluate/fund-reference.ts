/**
 * What cities hand up to a province's fund and draw from it, in the order of docs/contributions.md, over the checked model. The shape of both
 * pooling models is that of the handbook, 2.18 (统收统支; 省级调剂金: hand-up = rate × collection, draw = the gap due to what a city cannot help, less
 * what is its own fault, × the sharing ratio); the formula of no actual province was seen.
 */
import { apportion } from "../base/apportion.ts";
import { dayOf } from "../base/calendar.ts";
import { add, compare, divide, multiply, ONE, type Rational, rational, roundHalfUp, subtract, ZERO } from "../base/rational.ts";
import type { Fund } from "../model/contribution.ts";
import type { ValueExpression } from "../model/expression.ts";
import type { Indicator } from "../model/indicator.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { evaluateValue } from "../parts/evaluate-value.ts";
import { type CitySettlement, faultOfFundClaim, type FundClaim, type FundRefusal, type FundSettlement, isFundRefused, refuseFund } from "./fund-claim.ts";

export function settleFundByModel(program: ProvinceProgram, claim: FundClaim): FundSettlement | FundRefusal {
  const fund = fundFor(program, claim);
  const settled = isFundRefused(fund) ? fund : settleYear(fund, claim);
  return claim.id === undefined ? settled : { id: claim.id, ...settled };
}

function fundFor({ province, funds }: ProvinceProgram, claim: FundClaim): Fund | FundRefusal {
  if (claim.province !== province.name) return refuseFund("unknownProvince", [claim.province]);
  const named = funds.filter(({ name }) => name === claim.fund);
  if (named.length === 0) return refuseFund("unknownFund", [claim.fund]);
  const fault = faultOfFundClaim(claim, province.cities.map(({ name }) => name)) ?? faultOfIndicators(named, claim);
  if (fault !== undefined) return fault;
  const last = dayOf(claim.year, 12, 31) ?? 0;
  const fund = named.find(({ from, to }) => from <= last && last <= to);
  return fund ?? refuseFund(named.every(({ from }) => last < from) ? "beforeFirstDay" : "noRule", [claim.fund]);
}

/** A claim states statistics only where the policies do not. */
function faultOfIndicators(funds: readonly Fund[], { year, cities, indicators = {} }: FundClaim): FundRefusal | undefined {
  const own = funds.flatMap(({ allocation }) => allocation.map(({ indicator }) => indicator));
  const unknown = Object.keys(indicators).filter((name) => !own.some((indicator) => indicator.name === name));
  if (unknown.length > 0) return refuseFund("unknownIndicator", unknown);
  const stated = own.filter(({ name }) => Object.hasOwn(indicators, name));
  const foreign = stated.flatMap(({ name }) => Object.keys(indicators[name] ?? {}).filter((city) => !Object.hasOwn(cities, city)));
  if (foreign.length > 0) return refuseFund("unknownCity", foreign);
  const twice = stated.filter((indicator) => Object.keys(indicators[indicator.name] ?? {}).some((city) => published(indicator, year, city) !== undefined));
  return twice.length > 0 ? refuseFund("knownIndicator", twice.map(({ name }) => name)) : undefined;
}

function published({ byCity, values }: Indicator, year: number, city: string): Rational | undefined {
  return values.find((value) => value.year === year && value.city === (byCity ? city : undefined))?.amount;
}

function settleYear(fund: Fund, claim: FundClaim): FundSettlement | FundRefusal {
  const names = Object.keys(claim.cities).sort();
  const cities = fund.pooling === "unified" ? unified(fund, names, claim) : adjusted(fund, names, claim);
  if (isFundRefused(cities)) return cities;
  const sum = (of: "handedUp" | "allocated"): number => cities.reduce((total, city) => total + city[of], 0);
  const [handedUp, allocated] = [sum("handedUp"), sum("allocated")];
  if (![handedUp, allocated].every(Number.isSafeInteger)) return refuseFund("badAmount", names);
  return { pooling: fund.pooling, handedUp, allocated, stays: handedUp - allocated, cities };
}

/** 统收统支: all that is collected goes up, and all that is recognised comes down, but for the city's share of its own gap. */
function unified(fund: Fund, names: readonly string[], { year, cities }: FundClaim): readonly CitySettlement[] | FundRefusal {
  const idle = [...(fund.handUp === undefined ? [] : ["hand up"]), ...(fund.allocation.length === 0 ? [] : ["allocate"])];
  if (idle.length > 0) return refuseFund("idleClause", idle.map((clause) => `${clause} of ${fund.name}`));
  const shares = names.map((city) => (fund.sharing === undefined ? ONE : ratioOf(fund.sharing, `sharing of ${fund.name}`, year, city)));
  const unknown = shares.find(isFundRefused);
  if (unknown !== undefined) return unknown;
  return names.map((city, place) => {
    const { collected, paid, notRecognised } = accountOf(cities, city);
    const gap = Math.max(0, paid - notRecognised - collected);
    const made = fenOf(multiply(rational(BigInt(gap)), shares[place] as Rational));
    const allocated = paid - notRecognised - (gap - made);
    return { city, handedUp: collected, gap, allocated, balance: allocated - paid };
  });
}

/** 省级调剂金: a share goes up; what is there is allocated by the indicators, to none more than its share of the gap. */
function adjusted(fund: Fund, names: readonly string[], claim: FundClaim): readonly CitySettlement[] | FundRefusal {
  const up = handedUpBy(fund, names, claim);
  if (isFundRefused(up)) return up;
  const pot = up.reduce((sum, amount) => sum + BigInt(amount), 0n);
  const gaps = names.map((city, place) => {
    const { collected, paid, notRecognised } = accountOf(claim.cities, city);
    return Math.max(0, paid - notRecognised - (collected - (up[place] ?? 0)));
  });
  const { sharing } = fund;
  const limits = names.map((city, place) => {
    const share = sharing === undefined ? undefined : ratioOf(sharing, `sharing of ${fund.name}`, claim.year, city);
    return share === undefined || isFundRefused(share) ? share : multiply(rational(BigInt(gaps[place] ?? 0)), share);
  });
  const unknown = limits.find(isFundRefused);
  if (unknown !== undefined) return unknown;
  const allocated = fund.allocation.length > 0 ? byIndicators(fund, names, claim, pot, limits as readonly (Rational | undefined)[]) : byGaps(fund, pot, limits as readonly (Rational | undefined)[]);
  if (isFundRefused(allocated)) return allocated;
  return names.map((city, place) => {
    const { collected, paid } = accountOf(claim.cities, city);
    const [handedUp = 0, gap = 0, drawn = 0] = [up[place], gaps[place], allocated[place]];
    return { city, handedUp, gap, allocated: drawn, balance: collected - handedUp + drawn - paid };
  });
}

function handedUpBy({ name: fund, handUp }: Fund, names: readonly string[], { year, cities }: FundClaim): readonly number[] | FundRefusal {
  if (handUp === undefined) return refuseFund("noRule", [`hand up of ${fund}`]);
  const { of, rate } = handUp;
  const missing = names.filter((city) => of !== "collected" && accountOf(cities, city).amounts?.[of] === undefined);
  if (missing.length > 0) return refuseFund("missingAmount", missing.map((city) => `${of} of ${city}`));
  const rates = names.map((city) => ratioOf(rate, `hand up of ${fund}`, year, city));
  const unknown = rates.find(isFundRefused);
  if (unknown !== undefined) return unknown;
  return names.map((city, place) => {
    const { collected, amounts = {} } = accountOf(cities, city);
    return fenOf(multiply(rational(BigInt(of === "collected" ? collected : (amounts[of] ?? 0))), rates[place] as Rational));
  });
}

/** Each indicator gives its weight's part of the fund to the cities in proportion to their values; one that is 0 everywhere leaves it where it is. */
function byIndicators(fund: Fund, names: readonly string[], claim: FundClaim, pot: bigint, limits: readonly (Rational | undefined)[]): readonly number[] | FundRefusal {
  const all = fund.allocation.reduce((sum, { weight }) => add(sum, weight), ZERO);
  const keys: Rational[] = names.map(() => ZERO);
  for (const { indicator, weight } of fund.allocation) {
    const values = names.map((city) => valueOf(indicator, city, claim));
    const unknown = values.find(isFundRefused);
    if (unknown !== undefined) return unknown;
    const sum = (values as readonly Rational[]).reduce(add, ZERO);
    if (sum.numerator === 0n || all.numerator === 0n) continue;
    names.forEach((_, place) => void (keys[place] = add(keys[place] ?? ZERO, multiply(divide(weight, all), divide(values[place] as Rational, sum)))));
  }
  const rest = keys.reduce((left, key) => subtract(left, key), ONE);
  const parts = apportion(pot, [...keys, rest]);
  return names.map((_, place) => {
    const [part = 0n, limit] = [parts[place], limits[place]];
    const most = limit === undefined ? part : roundHalfUp(limit).numerator;
    return Number(part < most ? part : most);
  });
}

/** Without indicators the gaps themselves are the measure, as far as the fund reaches. */
function byGaps({ name }: Fund, pot: bigint, limits: readonly (Rational | undefined)[]): readonly number[] | FundRefusal {
  if (limits.includes(undefined)) return refuseFund("noRule", [`allocate of ${name}`]);
  const shares = limits as readonly Rational[];
  const due = roundHalfUp(shares.reduce(add, ZERO)).numerator;
  return apportion(due < pot ? due : pot, shares).map(Number);
}

function ratioOf(expression: ValueExpression, what: string, year: number, city: string): Rational | FundRefusal {
  const value = evaluateValue(expression, { year, city }, "ratio");
  if (value.kind === "number") return multiply(value.amount, rational(1n, 10_000n));
  return refuseFund("unpublished", [`${what} ${year}`]);
}

function valueOf(indicator: Indicator, city: string, { year, indicators = {} }: FundClaim): Rational | FundRefusal {
  const stated = indicators[indicator.name]?.[city];
  const value = published(indicator, year, city) ?? (stated === undefined ? undefined : rational(BigInt(stated)));
  if (value === undefined) return refuseFund("unpublished", [`${indicator.name} ${year}`]);
  return compare(value, ZERO) < 0 ? refuseFund("badIndicator", [indicator.name]) : value;
}

function accountOf(cities: FundClaim["cities"], city: string): FundClaim["cities"][string] {
  return cities[city] ?? { collected: 0, paid: 0, notRecognised: 0 };
}

function fenOf(amount: Rational): number {
  return Number(roundHalfUp(amount).numerator);
}
