/** Settles a province's fund with its cities from the compiled file of funds alone; docs/contributions.md says by which formula. */
import { apportion } from "../base/apportion.ts";
import { parseDay } from "../base/calendar.ts";
import { add, divide, multiply, ONE, type Rational, rational, roundHalfUp, subtract, ZERO } from "../base/rational.ts";
import type { ExactNumber, FundFile, FundTables, IndicatorTable, Source, YearlyRatio } from "../emit/format.ts";
import { faultOfFundClaim, type FundClaim, type FundRefusal, type FundSettlement, isFundRefused, refuseFund } from "./fund-claim.ts";
import type { FundTrace, TraceCity, TraceKey } from "./fund-trace.ts";
import { isIn, spanOf } from "./engine-table.ts";

export interface ExplainedFund {
  readonly settlement: FundSettlement;
  readonly trace: FundTrace;
}

export interface FundEngine {
  readonly settle: (claim: FundClaim) => FundSettlement | FundRefusal;
  /** As `settle`, with each city's rate, key and limit. */
  readonly explain: (claim: FundClaim) => ExplainedFund | FundRefusal;
}

/** The tables of a folder, as texts by path; files without funds are passed over. Throws where a file is no JSON. */
export function loadFunds(files: ReadonlyMap<string, string>): FundEngine {
  const provinces = new Map<string, FundFile>();
  for (const [path, text] of files) {
    const file = path.endsWith(".json") ? (JSON.parse(text) as Partial<FundFile>) : {};
    if (file.funds !== undefined && file.province !== undefined) provinces.set(file.province.name, file as FundFile);
  }
  const explain = (claim: FundClaim): ExplainedFund | FundRefusal => {
    const file = provinces.get(claim.province);
    const found = file === undefined ? refuseFund("unknownProvince", [claim.province]) : explainWith(file, claim);
    if (claim.id === undefined) return found;
    return isFundRefused(found) ? { id: claim.id, ...found } : { ...found, settlement: { id: claim.id, ...found.settlement } };
  };
  const settle = (claim: FundClaim): FundSettlement | FundRefusal => {
    const explained = explain(claim);
    return isFundRefused(explained) ? explained : explained.settlement;
  };
  return { settle, explain };
}

function explainWith(file: FundFile, claim: FundClaim): ExplainedFund | FundRefusal {
  const named = file.funds.filter(({ name }) => name === claim.fund);
  if (named.length === 0) return refuseFund("unknownFund", [claim.fund]);
  const fault = faultOfFundClaim(claim, file.cities.map(({ name }) => name)) ?? faultOfIndicators(named, claim);
  if (fault !== undefined) return fault;
  const last = parseDay(`${String(claim.year).padStart(4, "0")}-12-31`) ?? 0;
  const fund = named.find((one) => isIn(spanOf(one), last));
  if (fund === undefined) return refuseFund(named.every((one) => last < spanOf(one).from) ? "beforeFirstDay" : "noRule", [claim.fund]);
  const cities = fund.pooling === "unified" ? unified(fund, claim) : adjusted(file, fund, claim);
  return isFundRefused(cities) ? cities : report(file, fund, cities, claim);
}

function faultOfIndicators(funds: readonly FundTables[], { year, cities, indicators = {} }: FundClaim): FundRefusal | undefined {
  const own = new Map(funds.flatMap(({ allocation }) => allocation.map(({ indicator }) => [indicator.name, indicator])));
  const unknown = Object.keys(indicators).filter((name) => !own.has(name));
  if (unknown.length > 0) return refuseFund("unknownIndicator", unknown);
  const stated = Object.entries(indicators).flatMap(([name, values]) => Object.keys(values).map((city) => ({ name, city })));
  const foreign = stated.filter(({ city }) => !Object.hasOwn(cities, city));
  if (foreign.length > 0) return refuseFund("unknownCity", foreign.map(({ city }) => city));
  const twice = stated.filter(({ name, city }) => published(own.get(name), year, city) !== undefined);
  return twice.length > 0 ? refuseFund("knownIndicator", twice.map(({ name }) => name)) : undefined;
}

function published(indicator: IndicatorTable | undefined, year: number, city: string): ExactNumber | undefined {
  return indicator?.values.find((value) => value.year === year && (value.city ?? city) === city)?.value;
}

// ── the two models ──────────────────────────────────────────────────────────
interface City extends TraceCity {
  readonly collected: number;
  readonly paid: number;
}

function unified(fund: FundTables, { cities, year }: FundClaim): City[] | FundRefusal {
  const idle = [...(fund.handUp === undefined ? [] : [`hand up of ${fund.name}`]), ...(fund.allocation.length === 0 ? [] : [`allocate of ${fund.name}`])];
  if (idle.length > 0) return refuseFund("idleClause", idle);
  const settled: City[] = [];
  for (const city of Object.keys(cities).sort()) {
    const { collected = 0, paid = 0, notRecognised = 0 } = cities[city] ?? {};
    const sharing = fund.sharing === undefined ? 10_000 : ratioIn(fund.sharing, year, city);
    if (sharing === undefined) return refuseFund("unpublished", [`sharing of ${fund.name} ${year}`]);
    const gap = Math.max(0, paid - notRecognised - collected);
    const own = gap - shareOf(gap, sharing);
    settled.push({ city, collected, paid, base: collected, rate: 10_000, handedUp: collected, gap, sharing, limit: fund.sharing === undefined ? undefined : gap - own, keys: [], entitled: undefined, allocated: paid - notRecognised - own });
  }
  return settled;
}

function adjusted(file: FundFile, fund: FundTables, claim: FundClaim): City[] | FundRefusal {
  const known = withHandUp(fund, claim);
  if (isFundRefused(known)) return known;
  const pot = known.reduce((sum, { handedUp }) => sum + BigInt(handedUp), 0n);
  return fund.allocation.length > 0 ? byIndicators(file, fund, claim, known, pot) : byGaps(fund, known, pot);
}

/** Each city with what it hands up, its gap and what of it the fund makes good. */
function withHandUp({ name, handUp, sharing: sharings }: FundTables, { cities, year }: FundClaim): City[] | FundRefusal {
  if (handUp === undefined) return refuseFund("noRule", [`hand up of ${name}`]);
  const names = Object.keys(cities).sort();
  const { of } = handUp;
  const bases = names.map((city) => (of === "collected" ? cities[city]?.collected : cities[city]?.amounts?.[of]));
  const missing = names.filter((_, i) => bases[i] === undefined);
  if (missing.length > 0) return refuseFund("missingAmount", missing.map((city) => `${of} of ${city}`));
  const known: City[] = [];
  for (const [i, city] of names.entries()) {
    const { collected = 0, paid = 0, notRecognised = 0 } = cities[city] ?? {};
    const [base = 0, rate] = [bases[i], ratioIn(handUp.rate, year, city)];
    if (rate === undefined) return refuseFund("unpublished", [`hand up of ${name} ${year}`]);
    const handedUp = shareOf(base, rate);
    const gap = Math.max(0, paid - notRecognised - (collected - handedUp));
    const sharing = sharings === undefined ? undefined : ratioIn(sharings, year, city);
    if (sharings !== undefined && sharing === undefined) return refuseFund("unpublished", [`sharing of ${name} ${year}`]);
    known.push({ city, collected, paid, base, rate, handedUp, gap, sharing, limit: sharing === undefined ? undefined : shareOf(gap, sharing), keys: [], entitled: undefined, allocated: 0 });
  }
  return known;
}

/** None of a statistic that the claim states. */
function sourcesOf({ sources }: FundFile, { values }: IndicatorTable, year: number, city: string | undefined): readonly Source[] {
  return (values.find((value) => value.year === year && (value.city ?? city) === city)?.sources ?? []).flatMap((index) => sources[index] ?? []);
}

function byIndicators(file: FundFile, { allocation }: FundTables, claim: FundClaim, known: readonly City[], pot: bigint): City[] | FundRefusal {
  const weights = allocation.map(({ weight }) => exact(weight));
  const all = weights.reduce(add, ZERO);
  const keys: TraceKey[][] = known.map(() => []);
  const shares: Rational[] = known.map(() => ZERO);
  for (const [i, { indicator }] of allocation.entries()) {
    const values: Rational[] = [];
    for (const { city } of known) {
      const value = published(indicator, claim.year, city) ?? claim.indicators?.[indicator.name]?.[city];
      if (value === undefined) return refuseFund("unpublished", [`${indicator.name} ${claim.year}`]);
      values.push(exact(value));
    }
    if (values.some(({ numerator }) => numerator < 0n)) return refuseFund("badIndicator", [indicator.name]);
    const sum = values.reduce(add, ZERO);
    const part = all.numerator === 0n ? ZERO : divide(weights[i] ?? ZERO, all);
    values.forEach((value, place) => {
      const share = sum.numerator === 0n ? ZERO : multiply(part, divide(value, sum));
      shares[place] = add(shares[place] ?? ZERO, share);
      keys[place]?.push({ indicator: indicator.name, label: indicator.label, unit: indicator.unit, value, sum, part, sources: sourcesOf(file, indicator, claim.year, known[place]?.city) });
    });
  }
  const parts = apportion(pot, [...shares, subtract(ONE, shares.reduce(add, ZERO))]);
  return known.map((city, place) => {
    const entitled = Number(parts[place]);
    return { ...city, keys: keys[place] ?? [], entitled, allocated: Math.min(entitled, city.limit ?? entitled) };
  });
}

function byGaps({ name }: FundTables, known: readonly City[], pot: bigint): City[] | FundRefusal {
  if (known.some(({ sharing }) => sharing === undefined)) return refuseFund("noRule", [`allocate of ${name}`]);
  const dues = known.map(({ gap, sharing = 0 }) => rational(BigInt(gap) * BigInt(sharing), 10_000n));
  const due = roundHalfUp(dues.reduce(add, ZERO)).numerator;
  const parts = apportion(due < pot ? due : pot, dues);
  return known.map((city, place) => ({ ...city, allocated: Number(parts[place]) }));
}

function ratioIn(ratios: YearlyRatio, year: number, city: string): number | undefined {
  return ratios.find((entry) => (entry.year ?? year) === year && (entry.city ?? city) === city)?.value;
}

/** Half up to the fen. */
function shareOf(amount: number, ratio: number): number {
  return Number((BigInt(amount) * BigInt(ratio) * 2n + 10_000n) / 20_000n);
}

function exact(number: ExactNumber): Rational {
  return typeof number === "number" ? rational(BigInt(number)) : rational(BigInt(number.numerator), BigInt(number.denominator));
}

function report(file: FundFile, fund: FundTables, cities: readonly City[], claim: FundClaim): ExplainedFund | FundRefusal {
  const handedUp = cities.reduce((sum, city) => sum + city.handedUp, 0);
  const allocated = cities.reduce((sum, city) => sum + city.allocated, 0);
  if (![handedUp, allocated].every(Number.isSafeInteger)) return refuseFund("badAmount", Object.keys(claim.cities));
  const settlement: FundSettlement = {
    pooling: fund.pooling, handedUp, allocated, stays: handedUp - allocated,
    cities: cities.map(({ city, collected, paid, gap, ...own }) => ({ city, handedUp: own.handedUp, gap, allocated: own.allocated, balance: collected - own.handedUp + own.allocated - paid })),
  };
  const labels = new Map(file.cities.map((city) => [city.name, city]));
  const trace: FundTrace = {
    fund: { name: fund.name, label: fund.label, other: fund.other }, pooling: fund.pooling, of: fund.handUp?.of, sources: fund.sources.flatMap((index) => file.sources[index] ?? []),
    cities: cities.map((city) => ({ ...city, label: labels.get(city.city)?.label ?? city.city })),
  };
  return { settlement, trace };
}
