import type { KeywordId } from "./keywords.ts";

const ids = (...list: KeywordId[]): readonly KeywordId[] => list;

export const SLOT_WORDS = ids("base", "firstShare", "deductible", "ratio", "amount", "copay", "limit", "cap", "waiting");
export const PART_WORDS = ids("base", "floor", "ceiling", "employer", "member", "subsidy", "years", "credit");
export const PERIOD_WORDS = ids("perYear", "perMonth", "perDay", "perVisit", "perAdmission", "perQuarter", "perLifetime", "perDisease");
export const TAIL_WORDS = ids("source", "article", "from", "to", "unverified", "unresolved", "illustrative", "provisional", "allow");
export const HISTORY_WORDS = ids("usedDeductible", "paid", "base");
export const COMPARISON_WORDS = ids("atLeast", "atMost", "over", "under");
export const OF_WORDS = ids("ofBase", "ofExcess", "ofPayment", "ofCost", "ofDeductible");
export const UNIT_WORDS = ids("yuan", "points", "months", "days", "years");
export const VALUE_WORDS = ids("none", "notCovered", "yes", "no", "theTableValue");

/** What may open an option of a slot. */
export const SLOT_OPTION_WORDS = ids(
  ...PERIOD_WORDS, ...OF_WORDS, ...TAIL_WORDS, "per", "byBand", "bestForThePatient", "inOrder", "sum", "toppedUp", "separateAfterTransfer",
  "atMostTheCost", "whateverTheCost", "localBecause", "uniformFormula", "when", "fromContribution", "fromThe",
);
/** What may open an option of a part of a contribution, besides a value. */
export const PART_OPTION_WORDS = ids(...PERIOD_WORDS, ...TAIL_WORDS, "uniform", "uniformFormula", "localWithin", "default", "per", "floor", "ceiling", "when", "split");

/** What may follow a declared name; none of these is read as its name in the other language. */
const AFTER_NAMES = ids(
  ...TAIL_WORDS, "for", "kind", "when", "as", "except", "bestForThePatient", "localBecause", "code", "ordered", "many", "integer", "date", "yesNo",
  "counts", "asOf", "of", "splits", "sameAs", "byYear", "byYearAndCity", "tiers",
);
export const NOT_A_SECOND_NAME: ReadonlySet<KeywordId> = new Set([
  ...AFTER_NAMES, ...ids(
    "ofPayment", "ofCost", "ofDeductible", "per", "perYear", "perMonth", "perDay", "perVisit", "perAdmission", "perQuarter", "perLifetime", "perDisease",
  ),
]);
/** Behind a comma these begin something new; every other word goes on with the list. */
export const ENDS_A_LIST: ReadonlySet<KeywordId> = new Set([
  ...AFTER_NAMES, ...SLOT_OPTION_WORDS, ...PART_OPTION_WORDS, ...SLOT_WORDS, "tolerance", "require", "then", "residual",
]);

/** What may begin a line of a file; the words for one kind of line each. */
export const FILE_WORDS = ids(
  "policy", "library", "use", "issued", "effectiveFrom", "amends", "repeals", "overridesLocal", "implements", "draft", "reviewBy",
  "province", "city", "dimension", "measure", "kind", "period", "scheme", "benefit", "impossible", "parameter", "indicator", "pool", "settle",
  "rounding", "contribution", "account", "fund", "transition", "guardrail", "example", "replace", "addTo", "repeal", "set",
  "error", "warning", "note", "when", "require", "given", "claim", "expect", "source", "article", "unverified", "unresolved", "illustrative", "provisional", "allow",
);
/** Those of them that never have braces. */
export const WITHOUT_BLOCK: ReadonlySet<KeywordId> = new Set(ids(
  "policy", "library", "use", "issued", "effectiveFrom", "amends", "repeals", "overridesLocal", "implements", "draft", "reviewBy", "source", "article",
  "province", "measure", "kind", "period", "parameter", "settle", "rounding", "repeal", "unverified", "unresolved", "illustrative", "provisional",
));
/** Those of them that never stand inside braces: a brace still open before one was forgotten. */
export const TOP_LEVEL_ONLY: ReadonlySet<KeywordId> = new Set(ids(
  "policy", "library", "use", "province", "dimension", "measure", "kind", "period", "scheme", "benefit", "parameter", "indicator",
  "pool", "settle", "contribution", "fund", "transition", "guardrail", "example", "replace", "addTo", "repeal", "set",
));
