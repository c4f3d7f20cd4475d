/**
 * The accounts of one year by which a province's fund is settled with its cities, and what they come to; the schemas beside the tables' say the
 * same. Money is in whole fen; docs/contributions.md says what each figure is.
 */
export interface FundClaim {
  readonly id?: string | undefined;
  readonly province: string;
  readonly fund: string;
  /** The year of the accounts; the rules in force on its last day apply. */
  readonly year: number;
  /** Every city of the province, by name. */
  readonly cities: Readonly<Record<string, CityAccount>>;
  /** Statistics of the year that the policies do not hold yet: by indicator, then by city; fen, 0.01 % or a plain number, by its unit. */
  readonly indicators?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined;
}

export interface CityAccount {
  readonly collected: number;
  readonly paid: number;
  /** What of the payments or of the missing income is the city's own fault, and is not made good. */
  readonly notRecognised: number;
  /** What the hand-up rate is taken of, where that is not what was collected, by the policy's word for it. */
  readonly amounts?: Readonly<Record<string, number>> | undefined;
}

export interface FundSettlement {
  readonly id?: string | undefined;
  readonly pooling: "unified" | "adjustment";
  /** Sums over the cities. */
  readonly handedUp: number;
  readonly allocated: number;
  /** `handedUp` less `allocated`: what stays with the province's fund, or, negative, what it must find. */
  readonly stays: number;
  /** By name. */
  readonly cities: readonly CitySettlement[];
}

export interface CitySettlement {
  readonly city: string;
  readonly handedUp: number;
  /** The recognised gap between what the city paid and what it had. */
  readonly gap: number;
  readonly allocated: number;
  /** What the city is left with; negative where it must find the money itself. */
  readonly balance: number;
}

export type FundRefusalReason =
  | "unknownProvince" | "unknownFund" | "badYear" | "beforeFirstDay" | "noRule" | "idleClause" | "unknownCity" | "missingCity" | "badAmount" | "missingAmount"
  | "unknownIndicator" | "knownIndicator" | "badIndicator" | "unpublished";

export interface FundRefusal {
  readonly id?: string | undefined;
  readonly refused: FundRefusalReason;
  readonly about: string;
}

export function isFundRefused<T>(result: T | FundRefusal): result is FundRefusal {
  return typeof result === "object" && result !== null && "refused" in result;
}

export function refuseFund(refused: FundRefusalReason, about: Iterable<string>): FundRefusal {
  return { refused, about: [...new Set(about)].sort().join(", ") };
}

/** What is wrong with a claim whatever the rules say. */
export function faultOfFundClaim({ year, cities, indicators = {} }: FundClaim, known: readonly string[]): FundRefusal | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return refuseFund("badYear", [String(year)]);
  const unknown = Object.keys(cities).filter((city) => !known.includes(city));
  if (unknown.length > 0) return refuseFund("unknownCity", unknown);
  const missing = known.filter((city) => !Object.hasOwn(cities, city));
  if (missing.length > 0) return refuseFund("missingCity", missing);
  const bad = Object.entries(cities).filter(([, { collected, paid, notRecognised, amounts = {} }]) => ![collected, paid, notRecognised, ...Object.values(amounts)].every(isFen) || notRecognised > paid);
  if (bad.length > 0) return refuseFund("badAmount", bad.map(([city]) => city));
  const odd = Object.entries(indicators).filter(([, values]) => !Object.values(values).every(isFen));
  return odd.length > 0 ? refuseFund("badIndicator", odd.map(([name]) => name)) : undefined;
}

/** Of statistics too: whatever their unit, they are whole and not negative. */
function isFen(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount >= 0;
}
