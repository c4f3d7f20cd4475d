/** A question with all its gaps filled: what was asked where it is possible, else an ordinary case for which the benefit pays. */
import { formatDay, parseDay, type Day } from "../../compiler/base/calendar.ts";
import type { Input } from "../../compiler/emit/format.ts";
import type { Claim, Fact } from "../../compiler/evaluate/claim.ts";
import { claimFor, type Place, placesOf, usedInputs } from "../../compiler/evaluate/vector-claims.ts";
import type { PaymentQuestion } from "./protocol.ts";
import type { SchemeDesk } from "./scheme-desk.ts";

export interface Asked {
  readonly benefit: string;
  readonly inputs: readonly Input[];
  readonly claim: Claim;
  /** The measure whose amount the pictures go along. */
  readonly measure: string;
}

/** 20,000 yuan: more than most deductibles, less than most caps. */
const ORDINARY_BILL = 2_000_000;

export function askedOf(desk: SchemeDesk, { benefit: wanted, on, facts = {}, costs }: PaymentQuestion, asOf: Day): Asked {
  const benefits = benefitsOf(desk);
  const benefit = benefits.find((name) => name === wanted) ?? benefits[0] ?? "";
  const day = on !== undefined && parseDay(on) !== undefined ? on : formatDay(nearestDay(desk, asOf));
  const found = fillIn(desk, benefit, { day, facts, costs });
  return on === undefined && isUnpublished(desk, found.claim) ? (lastPublished(desk, found) ?? found) : found;
}

interface Given extends Pick<PaymentQuestion, "costs"> {
  readonly day: string;
  readonly facts: NonNullable<PaymentQuestion["facts"]>;
}

function fillIn(desk: SchemeDesk, benefit: string, { day, facts, costs }: Given): Asked {
  const { tables, province } = desk;
  const place = placesOf(tables).find(({ owner }) => owner === benefit);
  const inputs = inOrderOf(province.dimensions.map(({ name }) => name), usedInputs(tables));
  const usual: Pick<Claim, "facts" | "city"> = place === undefined ? { facts: {} } : usualClaim(desk, place, day, inputs);
  const chosen = Object.fromEntries(inputs.flatMap((input): [string, Fact][] => {
    const fact = [facts[input.name], input.kind === "city" ? usual.city : usual.facts[input.name]].find((one) => one !== undefined && isPossible(input, one));
    return fact === undefined ? [] : [[input.name, fact]];
  }));
  const measure = place?.measure ?? tables.measures[0]?.name ?? "";
  const bill = costs ?? { [measure]: ORDINARY_BILL };
  const largest = [...tables.measures].sort((a, b) => (bill[b.name] ?? 0) - (bill[a.name] ?? 0))[0]?.name ?? measure;
  return { benefit, inputs, claim: claimWith(desk, { ...usual, on: day, costs: bill }, inputs, chosen), measure: (bill[largest] ?? 0) > 0 ? largest : measure };
}

/** Rules that wait for a statistic say nothing of today; a reader who named no day is shown the last year of which they do. */
const YEARS_BACK = 10;

function lastPublished({ engine }: SchemeDesk, asked: Asked): Asked | undefined {
  const days = Array.from({ length: YEARS_BACK }, (_, years) => `${String(Number(asked.claim.on.slice(0, 4)) - 1 - years).padStart(4, "0")}-12-31`);
  return days.map((on) => ({ ...asked, claim: { ...asked.claim, on } })).find(({ claim }) => !("refused" in engine.settle(claim)));
}

function isUnpublished({ engine }: SchemeDesk, claim: Claim): boolean {
  const settled = engine.settle(claim);
  return "refused" in settled && settled.refused === "unpublished";
}

/** The city stands beside the facts in a claim. */
export function claimWith({ tables }: SchemeDesk, rest: Pick<Claim, "on" | "costs"> & Partial<Claim>, inputs: readonly Input[], chosen: Readonly<Record<string, Fact>>): Claim {
  const city = inputs.find(({ kind }) => kind === "city");
  const facts = Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== city?.name));
  const insured = city === undefined ? undefined : chosen[city.name];
  return { ...rest, province: tables.province.name, scheme: tables.scheme.name, facts, used: "nothing", ...(typeof insured === "string" ? { city: insured } : {}) };
}

export function benefitsOf({ tables }: SchemeDesk): readonly string[] {
  return [...new Set(tables.settlement.flatMap(({ steps }) => steps.flatMap(({ benefits }) => benefits)))];
}

/** In which some order of settlement is in force: today, or the last day before or the first after it. */
function nearestDay({ province, scheme }: SchemeDesk, asOf: Day): Day {
  const spans = province.settlements.filter((order) => order.scheme === scheme);
  if (spans.some(({ from, to }) => from <= asOf && asOf <= to)) return asOf;
  const past = spans.filter(({ to }) => to < asOf).map(({ to }) => to);
  return past.length > 0 ? Math.max(...past) : Math.min(...spans.map(({ from }) => from));
}

function inOrderOf(names: readonly string[], inputs: readonly Input[]): readonly Input[] {
  const placeOf = ({ name }: Input): number => (names.includes(name) ? names.indexOf(name) : names.length);
  return [...inputs].sort((a, b) => placeOf(a) - placeOf(b));
}

/** A number that no rule of the benefit asks about lies a quarter into its range: at the ends stand newborns and the very old. */
function usualClaim({ tables }: SchemeDesk, place: Place, on: string, inputs: readonly Input[]): Claim {
  const claim = claimFor(tables, place, on);
  const middling = inputs.flatMap((input): [string, number][] => {
    if (input.kind !== "integer" || place.when[input.name] !== undefined || place.domain[input.name] !== undefined) return [];
    return [[input.name, input.low + Math.floor((input.high - input.low) / 4)]];
  });
  return { ...claim, facts: { ...claim.facts, ...Object.fromEntries(middling) } };
}

function isPossible(input: Input, fact: Fact): boolean {
  switch (input.kind) {
    case "members":
    case "city":
      return input.members.some(({ name }) => name === fact);
    case "many":
      return Array.isArray(fact) && fact.every((held: unknown) => input.members.some(({ name }) => name === held));
    case "integer":
      return typeof fact === "number" && Number.isInteger(fact) && input.low <= fact && fact <= input.high;
    case "count":
      return typeof fact === "number" && Number.isInteger(fact) && fact >= 1;
    case "yesNo":
      return typeof fact === "boolean";
    case "date":
      return typeof fact === "string" && parseDay(fact) !== undefined;
  }
}
