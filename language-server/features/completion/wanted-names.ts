/** What kinds of things a name may stand for at a place, told by the rules of the grammar that are being read there. */
import type { Expectation, Frame } from "../../../compiler/syntax/expectations.ts";
import type { KeywordId } from "../../../compiler/syntax/keywords.ts";
import { type Spot, wantedInTable } from "./wanted-in-tables.ts";
import { AMOUNTS, AXES, keyOf, lastKeyword, OWN_WAGE, PAID_IN_BY, symbols, type Wish } from "./wish.ts";

const EVENTS: Wish = { kind: "words", words: [
  { en: "admission", zh: "入院" }, { en: "discharge", zh: "出院" }, { en: "visit", zh: "就诊" }, { en: "contribution", zh: "缴费" }, { en: "year_start", zh: "年初" },
] };
const LEVELS: Wish = { kind: "words", words: [{ en: "province", zh: "省份" }, { en: "city", zh: "城市" }] };
const PAYERS: Wish = { kind: "words", words: [{ en: "central", zh: "中央" }, { en: "province", zh: "省级" }, { en: "city", zh: "市级" }, { en: "county", zh: "县级" }] };
const POOLED_FUND: Wish = { kind: "words", words: [{ en: "pooled_fund", zh: "统筹基金" }, { en: "account", zh: "个人账户" }] };
/** The day on which an example's person paid. */
const CONTRIBUTION: Wish = { kind: "words", words: [{ en: "contribution", zh: "缴费" }] };

type Reading = (frames: readonly Frame[], place: Spot) => readonly Wish[];

const READINGS: Readonly<Record<string, Reading>> = {
  per: ([, outer]) => (outer?.rule === "change" ? [{ kind: "integers" }] : [symbols("Period")]),
  nameList: ([, outer]) => {
    if (outer?.rule === "step") return [symbols("Benefit")];
    return outer?.rule === "benefitEntry" ? [symbols("Pool")] : [symbols("Scheme")];
  },
  benefitHead: byKeyword({ kind: symbols("BenefitKind"), as: symbols("Benefit") }),
  poolHead: byKeyword({ in: symbols("Pool") }),
  contributionHead: byKeyword({ tiers: symbols("Dimension") }),
  partEntry: byKeyword({ tiers: symbols("Dimension") }),
  schemeEntry: byKeyword({ settlesBy: EVENTS, pooledBy: LEVELS }),
  dimensionHead: byKeyword({ counts: symbols("Period"), asOf: EVENTS }),
  member: (_, { clauses }) => {
    const name = clauses.at(-2)?.find(({ keyword }, index) => index > 0 && keyword !== "dimension");
    return name === undefined ? [] : [{ kind: "members", of: keyOf(name) }];
  },
  city: byKeyword({ of: symbols("Province") }),
  period: byKeyword({ splits: { kind: "words", words: [{ en: "admission", zh: "住院" }] } }),
  fundEntry: byKeyword({ of: { kind: "words", words: [{ en: "collected", zh: "征缴收入" }] } }),
  rounding: byKeyword({ residual: symbols("Benefit") }),
  baseTerm: ([own]) => [lastKeyword(own) === undefined ? symbols("Measure") : symbols("Benefit")],
  tailItem: byKeyword({ allow: { kind: "codes" } }),
  qualifiedName: (frames) => (frames[1]?.rule === "header" ? [] : [{ kind: "documents" }]),
  headerClause: byKeyword({ for: symbols("City") }),
  slotTarget: ([own]) => {
    const keyword = lastKeyword(own);
    return keyword === "contribution" || keyword === "account" ? [symbols("Contribution", "Account")] : [symbols("Benefit", "Pool")];
  },
  transitionHead: byKeyword({ for: symbols("City") }),
  addTo: ([own]) => [symbols(lastKeyword(own) === "dimension" ? "Dimension" : "Benefit")],
  repeal: byKeyword({ benefit: symbols("Benefit"), contribution: symbols("Contribution", "Account") }),
  setParts: ([, outer]) => [symbols(lastKeyword(outer) === "account" ? "Account" : "Contribution")],
  target: ([own]) => {
    const keyword = lastKeyword(own);
    if (keyword === undefined) return [symbols("BenefitKind", "Benefit")];
    return [symbols(keyword === "account" ? "Account" : "Contribution")];
  },
  requirement: byKeyword({ for: symbols("Scheme") }),
  test: byKeyword({ neverFallsWith: symbols("Dimension"), neverRisesWith: symbols("Dimension") }),
  partOptions: byKeyword({ to: symbols("Fund", "Account") }, POOLED_FUND),
  given: ([own]) => (lastKeyword(own) === undefined ? [...AXES, CONTRIBUTION] : [symbols("Benefit")]),
  claimed: () => [symbols("Measure"), OWN_WAGE],
  expectation: () => [symbols("Benefit"), PAID_IN_BY],
  indicatorSuffix: () => [symbols("City")],
  primary: () => AXES,
  facts: ([own, ...outer], place) => wantedInValue([{ rule: "item", past: own?.past ?? [] }, { rule: "facts", past: [] }, ...outer], place),
  item: (frames, place) => (lastKeyword(frames[0]) === "by" ? [PAYERS] : lastKeyword(frames[0]) === undefined ? wantedInValue(frames, place) : [symbols("Benefit")]),
  expression: wantedInValue,
};

export function wantedNames({ frames }: Expectation, place: Spot): readonly Wish[] {
  return READINGS[frames[0]?.rule ?? ""]?.(frames, place) ?? [];
}

function byKeyword(wishes: Readonly<Partial<Record<KeywordId, Wish>>>, ...more: readonly Wish[]): Reading {
  return ([own]) => {
    const wish = wishes[lastKeyword(own) ?? "any"];
    return wish === undefined ? [] : [wish, ...more];
  };
}

/** In a formula, a cell, or behind `=`: what surrounds it tells of which dimension it speaks, if of any. */
function wantedInValue(frames: readonly Frame[], place: Spot): readonly Wish[] {
  const around = frames.find(({ rule }) => rule === "primary" || rule === "given" || rule === "cell" || rule === "partOptions");
  switch (around?.rule) {
    case "primary":
    case "given": return ofDimension(around, frames);
    case "cell": return wantedInTable(place);
    case "partOptions": return place.clauses.at(-1)?.[0]?.keyword === "base" && frames[1] === around ? [OWN_WAGE, AMOUNTS] : [AMOUNTS];
    default: return [AMOUNTS];
  }
}

/** The name that the condition or the fact begins with; what it is compared with by `>=` is a figure. */
function ofDimension({ rule, past }: Frame, frames: readonly Frame[]): readonly Wish[] {
  const words = past.filter((entry) => typeof entry !== "string");
  const name = words.find(({ keyword }) => rule === "given" || keyword !== "not");
  if (name === undefined) return AXES;
  return frames.some((frame) => frame.rule === "item") ? [{ kind: "members", of: keyOf(name) }, { kind: "integers" }] : [{ kind: "integers" }, AMOUNTS];
}
