/** Claims as rows of the relations claim…, and rows of the result as settlements in the form of the others. */
import { canonical } from "../node/json.mjs";
import { dayNumber } from "./days.mjs";
import { columnsOf } from "./report.mjs";

const amount = (value) => (typeof value === "number" ? value : null);
const isDay = (text) => text !== undefined && dayNumber(text) !== undefined;

/** Numbers are the places of the claims in the list. */
export function rowsOf(claims) {
  const rows = { claim: [], claim_fact: [], claim_fact_value: [], claim_fact_member: [], claim_cost: [], claim_used: [] };
  const facts = new Map();
  claims.forEach((claim, number) => {
    const { province, scheme, on, city, contribution, costs, used } = claim;
    const since = isDay(contribution) ? contribution : null;
    rows.claim.push([number, province, scheme, isDay(on) ? on : null, contribution === undefined ? 0 : 1, since, since && `${since.slice(0, 8)}01`, used === "nothing" ? 1 : 0]);
    for (const [name, fact] of Object.entries(claim.facts)) rows.claim_fact.push([number, factNumber(name, fact, facts, rows)]);
    if (city !== undefined) rows.claim_fact.push([number, factNumber(null, city, facts, rows)]);
    for (const [measure, cost] of Object.entries(costs)) rows.claim_cost.push([number, measure, amount(cost)]);
    if (used !== "nothing") addUsed(number, used, rows.claim_used);
  });
  return rows;
}

/** Each fact stands once; the city, which has no input's name, too. */
function factNumber(name, fact, facts, rows) {
  const key = `${name?.length} ${name} ${typeof fact} ${typeof fact === "object" ? JSON.stringify(fact) : fact}`;
  const known = facts.get(key);
  if (known !== undefined) return known;
  const number = facts.size;
  facts.set(key, number);
  rows.claim_fact_value.push([number, name, ...(name === null ? ["city", fact, null] : valueOf(fact))]);
  if (Array.isArray(fact)) for (const member of fact) rows.claim_fact_member.push([number, typeof member === "string" ? member : null]);
  return number;
}

function valueOf(fact) {
  if (typeof fact === "string") return ["text", fact, dayNumber(fact) ?? null];
  if (typeof fact === "number") return ["number", null, fact];
  if (typeof fact === "boolean") return ["yesno", null, Number(fact)];
  return [Array.isArray(fact) ? "list" : "other", null, null];
}

function addUsed(number, { benefits, pools }, rows) {
  for (const [name, { deductible, paid = {}, base = {} }] of Object.entries(benefits)) {
    rows.push([number, "benefit", name, "", null]);
    if (deductible !== undefined) rows.push([number, "deductible", name, "", amount(deductible)]);
    for (const [per, fen] of Object.entries(paid)) rows.push([number, "paid", name, per, amount(fen)]);
    for (const [per, fen] of Object.entries(base)) rows.push([number, "base", name, per, amount(fen)]);
  }
  for (const [name, fen] of Object.entries(pools)) rows.push([number, "pool", name, "", amount(fen)]);
}

/** A line for each claim: `settled` gives the rows of each structure, in the order of its columns, `refused` those of the refusals. */
export async function linesOf(claims, structures, { settled, refused }) {
  const lines = claims.map(() => undefined);
  for (const structure of structures) {
    const write = writerFor(structure);
    for await (const row of settled(structure)) lines[Number(row[0])] = write(row, claims[Number(row[0])]);
  }
  const refusals = new Map();
  for await (const [claimNo, reason, about] of refused()) {
    const number = Number(claimNo);
    refusals.set(number, { reason, about: [...(refusals.get(number)?.about ?? []), about] });
  }
  for (const [number, { reason, about }] of refusals) {
    const { id } = claims[number];
    lines[number] = canonical({ ...(id === undefined ? {} : { id }), refused: reason, about: [...new Set(about)].sort().join(", ") });
  }
  const lost = lines.indexOf(undefined);
  if (lost >= 0) throw new Error(`no result for claim ${lost + 1} of the batch`);
  return lines;
}

/** Canonical JSON by hand, its keys being known: the rows of a million claims are many. */
function writerFor(structure) {
  const names = columnsOf(structure);
  const at = (name) => names.indexOf(name);
  const columns = { bill: at("bill"), patient: at("patient") };
  const layers = structure.layers.map(({ name }, i) => ({ benefit: JSON.stringify(name), from: at(`open_${i + 1}`) }));
  const shares = at("outside");
  const counters = structure.counters.map((counter) => ({ ...counter, column: at(`used_${counter.counter}`) }));
  return (row, { id, used }) => {
    const each = layers.map(({ benefit, from }) => {
      const [open, base, firstShare, deductible, payment, overCap] = row.slice(from, from + 6);
      return `{"base":${base},"benefit":${benefit},"deductible":${deductible},"firstShare":${firstShare},"open":${Number(open) === 1},"overCap":${overCap},"payment":${payment}}`;
    });
    const [outside, firstShare, deductible, ownShare, overCap, rounding] = row.slice(shares, shares + 6);
    const parts = `{"deductible":${deductible},"firstShare":${firstShare},"outside":${outside},"overCap":${overCap},"ownShare":${ownShare},"rounding":${rounding}}`;
    const named = id === undefined ? "" : `"id":${JSON.stringify(id)},`;
    return `{"bill":${row[columns.bill]},${named}"layers":[${each.join()}],"patient":${row[columns.patient]},"shares":${parts},"used":${canonical(usedAfter(row, counters, used))}}`;
  };
}

/** What the claim stated, with every counter that is known written over it. */
function usedAfter(row, counters, used) {
  const bare = (object) => Object.assign(Object.create(null), object);
  const before = used === "nothing" ? { benefits: {}, pools: {} } : used;
  const benefits = bare(before.benefits);
  for (const name of Object.keys(benefits)) {
    const { paid, base, ...own } = benefits[name];
    benefits[name] = { ...own, ...(paid === undefined ? {} : { paid: bare(paid) }), ...(base === undefined ? {} : { base: bare(base) }) };
  }
  const pools = bare(before.pools);
  for (const { column, kind, owner, per } of counters) {
    if (row[column] === null) continue;
    const fen = BigInt(row[column]);
    if (kind === "pool") pools[owner] = fen;
    else if (kind === "deductible") (benefits[owner] ??= {}).deductible = fen;
    else ((benefits[owner] ??= {})[kind] ??= bare({}))[per] = fen;
  }
  return { benefits, pools };
}
