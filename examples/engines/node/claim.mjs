/** A claim read and judged before anything is settled: every name known, every value of its kind, every amount whole fen. */
import { isDay } from "./calendar.mjs";
import { isInForce, mayHold, memberKey, unknownIn } from "./tables.mjs";

/** A claim that cannot be settled: the reason and what it is about, sorted. */
export class Refusal extends Error {
  constructor(refused, about) {
    super(refused);
    this.refused = refused;
    this.about = [...new Set(about)].sort().join(", ");
  }
}

function refuseIf(names, reason) {
  if (names.length > 0) throw new Refusal(reason, names);
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isAmount = (value) => Number.isSafeInteger(value) && value >= 0;

/** Throws where a value from outside does not have the shape of a claim. */
export function readClaim(claim) {
  const texts = ["province", "scheme", "on", "id", "city", "contribution"];
  const hasFields = (value, names) => isObject(value) && Object.keys(value).every((name) => names.includes(name));
  const isUsed = ({ benefits, pools }) => isObject(benefits) && isObject(pools) && Object.values(benefits).every(isUsedByBenefit);
  const isUsedByBenefit = (own) => hasFields(own, ["deductible", "paid", "base"]) && isObject(own.paid ?? {}) && isObject(own.base ?? {});
  const isClaim = hasFields(claim, [...texts, "facts", "costs", "used"])
    && texts.every((name, i) => typeof claim[name] === "string" || (i > 2 && claim[name] === undefined))
    && isObject(claim.facts) && isObject(claim.costs)
    && (claim.used === "nothing" || (hasFields(claim.used, ["benefits", "pools"]) && isUsed(claim.used)));
  if (!isClaim) throw new SyntaxError("it does not obey claim.schema.json");
  return claim;
}

/** The claim with the scheme it is settled by; throws a refusal, in the order in which reasons count. */
export function understand(provinces, claim) {
  const schemes = provinces.get(claim.province);
  const scheme = schemes?.get(claim.scheme);
  if (schemes === undefined) throw new Refusal("unknownProvince", [claim.province]);
  if (scheme === undefined) throw new Refusal("unknownScheme", [claim.scheme]);
  refuseIf(["on", "contribution"].filter((name) => claim[name] !== undefined && !isDay(claim[name])).slice(0, 1), "badDay");
  const facts = readFacts(scheme, claim);
  const costs = readCosts(scheme, claim.costs);
  const used = readUsed(scheme, claim.used);
  const order = scheme.settlement.find(isInForce(claim.on));
  if (order === undefined) throw new Refusal(scheme.settlement.every(({ from }) => claim.on < from) ? "beforeFirstDay" : "noRule", [claim.scheme]);
  const bill = [...costs.values()].reduce((sum, cost) => sum + cost, 0n);
  if (bill > BigInt(Number.MAX_SAFE_INTEGER)) throw new Refusal("badAmount", Object.keys(claim.costs));
  const impossible = scheme.impossible.find((when) => mayHold(when, facts) && unknownIn(when, facts).length === 0);
  if (impossible !== undefined) throw new Refusal("impossibleCase", impossible.map(({ input }) => input.name));
  return { claim, scheme, facts, costs, used, order, bill };
}

/** By key; what is not known is not there. */
function readFacts({ inputs, city }, claim) {
  const names = Object.keys(claim.facts);
  refuseIf(names.filter((name) => !inputs.has(name) || inputs.get(name) === city), "unknownFact");
  const given = names.map((name) => [inputs.get(name), claim.facts[name]]);
  if (claim.city !== undefined && city !== undefined) given.push([city, claim.city]);
  refuseIf(given.filter(([input, fact]) => !isFact(input, fact)).map(([{ name }]) => name), "badFact");
  return new Map(given.flatMap(([input, fact]) =>
    (input.kind === "many" ? input.members.map(({ name }) => [memberKey(input.name, name), fact.includes(name)]) : [[input.name, fact]])));
}

function isFact({ kind, members, low = 1, high = Infinity }, fact) {
  const isMember = (name) => members.some((member) => member.name === name);
  if (kind === "many") return Array.isArray(fact) && fact.every(isMember) && new Set(fact).size === fact.length;
  if (kind === "members" || kind === "city") return isMember(fact);
  if (kind === "yesNo") return typeof fact === "boolean";
  return kind === "date" ? isDay(fact) : Number.isSafeInteger(fact) && fact >= low && fact <= high;
}

function readCosts({ measures }, costs) {
  const names = Object.keys(costs);
  refuseIf(names.filter((name) => !measures.some((measure) => measure.name === name)), "unknownMeasure");
  refuseIf(names.filter((name) => !isAmount(costs[name])), "badAmount");
  return new Map(measures.map(({ name }) => [name, BigInt(names.includes(name) ? costs[name] : 0)]));
}

/** What was used before, in the form of the claim; all of its objects are bare, so that no name is found that nobody wrote. */
function readUsed({ benefits, pools, counters }, used) {
  const bare = (entries) => Object.assign(Object.create(null), Object.fromEntries(entries));
  const inFen = (amounts) => bare(Object.entries(amounts).map(([name, amount]) => [name, BigInt(amount)]));
  if (used === "nothing") {
    const own = benefits.map(({ name }) => [name, zerosOf(counters.get(name), bare)]).filter(([, amounts]) => Object.keys(amounts).length > 0);
    return { benefits: bare(own), pools: bare(pools.map(({ name }) => [name, 0n])) };
  }
  const areAmounts = ({ deductible = 0, paid = {}, base = {} }) => [deductible, ...Object.values(paid), ...Object.values(base)].every(isAmount);
  const isKnown = (list, name) => list.some((item) => item.name === name);
  refuseIf([
    ...Object.keys(used.benefits).filter((name) => !isKnown(benefits, name) || !areAmounts(used.benefits[name])),
    ...Object.keys(used.pools).filter((name) => !isKnown(pools, name) || !isAmount(used.pools[name])),
  ], "badUsed");
  const own = ([name, amounts]) => [name, bare(Object.entries(amounts).map(([kind, value]) => [kind, kind === "deductible" ? BigInt(value) : inFen(value)]))];
  return { benefits: bare(Object.entries(used.benefits).map(own)), pools: inFen(used.pools) };
}

function zerosOf(counters, bare) {
  const own = bare([]);
  for (const { kind, per } of counters) {
    if (per === undefined) own[kind] = 0n;
    else (own[kind] ??= bare([]))[per] = 0n;
  }
  return own;
}
