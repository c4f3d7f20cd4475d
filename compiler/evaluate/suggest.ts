/** The examples that are missing: every row once, and every edge of bands and cap one fen below, on and above it. */
import type { Location } from "../base/span.ts";
import type { Benefit } from "../model/benefit.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import type { Claim } from "./claim.ts";
import { type Coverable, coverageOf, keyOf, reachedBy, settlingSlots, unreached } from "./coverage.ts";
import { isRefusal } from "./reference-facts.ts";
import { type Decided, numberOf } from "./reference-figures.ts";
import type { Settling } from "./reference-settling.ts";
import { settleByModel } from "./reference.ts";
import type { CaseOutcome } from "./run-examples.ts";
import { claimsFor, type Settled, withBill } from "./suggest-claims.ts";

export interface Suggestion {
  /** The row, the adjustment, or the cell with the cap or above the edge. */
  readonly location: Location;
  readonly slot: Slot;
  readonly settled: Settled;
}

interface Search {
  readonly province: ProvinceProgram;
  readonly decided: Decided;
  readonly outcomes: readonly CaseOutcome[];
}

export function suggest(province: ProvinceProgram, decided: Decided, outcomes: readonly CaseOutcome[]): readonly Suggestion[] {
  const search = { province, decided, outcomes };
  const rows: Suggestion[] = [];
  const reached = new Set<string>();
  for (const row of unreached(coverageOf(province, outcomes))) {
    // One claim may go through all bands of a row.
    const found = reached.has(keyOf(row.item.location)) ? undefined : suggestRow(row, search);
    if (found === undefined) continue;
    rows.push(found);
    for (const key of found.settled.trace.flatMap(reachedBy)) reached.add(key);
  }
  return [...rows, ...settlingSlots(province).flatMap((slot) => suggestEdges(slot, search))];
}

// ── rows ────────────────────────────────────────────────────────────────────
function suggestRow({ item, slot }: Coverable, search: Search): Suggestion | undefined {
  const key = keyOf(item.location);
  for (const { benefit, period, part } of placesOf(slot, search)) {
    const { version } = period;
    const origins = [...part.rows.flatMap((index) => version.rows[index] ?? []), ...part.adjustments.flatMap((index) => version.adjustments[index] ?? [])];
    if (!origins.some(({ location }) => keyOf(location) === key)) continue;
    const settled = casesAt(benefit, period, part, search).find(({ trace }) => trace.some((layer) => reachedBy(layer).includes(key)));
    if (settled !== undefined) return { location: item.location, slot, settled };
  }
  return undefined;
}

interface Place {
  readonly benefit: Benefit;
  readonly period: DecidedPeriod;
  readonly part: DecidedPart;
}

/** Where a slot is read: by its own benefit, by those that draw on the pool, by all of the scheme. */
function placesOf(slot: Slot, { province, decided }: Pick<Search, "province" | "decided">): readonly Place[] {
  const benefits = province.benefits.filter((benefit) => benefit.slots.includes(slot) || benefit.scheme.waiting.includes(slot) || benefit.pools.some(({ pool }) => province.pools.some((other) => other.name === pool && other.slot === slot)));
  const periods = decided.get(slot)?.periods ?? [];
  return periods.flatMap((period) => period.parts.flatMap((part) => benefits.map((benefit) => ({ benefit, period, part }))));
}

function casesAt(benefit: Benefit, period: DecidedPeriod, part: DecidedPart, { province, decided }: Search): readonly Settled[] {
  const orders = province.settlements.filter(({ scheme, steps }) => scheme === benefit.scheme && steps.some(({ benefits }) => benefits.includes(benefit.name)));
  const isOver = period.attributes.waitingFrom === undefined;
  return orders.flatMap((order) => {
    const day = Math.max(period.from, order.from, benefit.from);
    const isInForce = day <= Math.min(period.to, order.to, benefit.to);
    return isInForce ? claimsFor({ benefit, region: part.region, day, isOver }, province, decided) : [];
  });
}

// ── edges ───────────────────────────────────────────────────────────────────
/** Whether the claim goes beyond an edge: some of its cost lies in the band above, or some over the cap. */
interface Edge {
  readonly slot: Slot;
  readonly location: Location;
  readonly isBeyond: (settling: Settling) => boolean;
}

function suggestEdges(slot: Slot, search: Search): readonly Suggestion[] {
  return edgesOf(slot, search).flatMap((edge) => {
    const stated = search.outcomes.flatMap((outcome) => (outcome.kind !== "bill" || isRefusal(outcome.result) ? [] : [{ ...outcome.result, claim: outcome.claim }]));
    const beyond = stated.find(edge.isBeyond) ?? placesOf(slot, search).flatMap(({ benefit, period, part }) => casesAt(benefit, period, part, search)).find(edge.isBeyond);
    return beyond === undefined ? [] : atEdge(edge, beyond, stated, search);
  });
}

function edgesOf(slot: Slot, { decided }: Search): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const { parts, version } of decided.get(slot)?.periods ?? []) {
    for (const { value, rows } of parts) {
      for (const index of rows) {
        const row = version.rows[index];
        const isEdge = row !== undefined && (value.kind === "bands" ? (row.band?.from ?? 0n) > 0n : value.kind === "number" && isCap(slot));
        if (isEdge && !edges.has(keyOf(row.location))) edges.set(keyOf(row.location), edgeAt(slot, row.location, row.band?.from));
      }
    }
  }
  return [...edges.values()];
}

function isCap({ word, owner }: Slot): boolean {
  return word === "cap" && (owner.kind === "benefit" || owner.kind === "pool");
}

function edgeAt(slot: Slot, location: Location, edge: bigint | undefined): Edge {
  const key = keyOf(location);
  const isBeyond = ({ trace }: Settling): boolean => trace.some((layer) => {
    const figure = layer.figures.find((one) => one.slot === slot);
    if (layer.result === undefined || figure === undefined || !reachedBy(layer).includes(key)) return false;
    return edge === undefined ? numberOf(figure) !== undefined && layer.result.overCap.numerator > 0n : layer.result.bands.includes(edge);
  });
  return { slot, location, isBeyond };
}

/** The least bill beyond the edge and the two before it, less those that an example has. */
function atEdge(edge: Edge, { claim }: Settled, stated: readonly Settled[], { province, decided }: Search): readonly Suggestion[] {
  const settledAt = (bill: number): Settled | undefined => {
    const same = withBill(claim, bill);
    const result = settleByModel(province, decided, same);
    return isRefusal(result) ? undefined : { ...result, claim: same };
  };
  const isBeyond = (bill: number): boolean => {
    const settled = settledAt(bill);
    return settled !== undefined && edge.isBeyond(settled);
  };
  const least = leastBill(Math.max(...Object.values(claim.costs)), isBeyond);
  const known = new Set(stated.filter((one) => isSameCase(one.claim, claim)).map(({ settlement }) => settlement.bill));
  const bills = [least - 2, least - 1, least].filter((bill) => bill > 0);
  return bills.flatMap((bill) => {
    const settled = settledAt(bill);
    return settled === undefined || known.has(settled.settlement.bill) ? [] : [{ location: edge.location, slot: edge.slot, settled }];
  });
}

function isSameCase(a: Claim, b: Claim): boolean {
  return JSON.stringify([a.on, a.facts, a.city]) === JSON.stringify([b.on, b.facts, b.city]);
}

/** By halving: beyond an edge every larger bill is too. */
function leastBill(beyond: number, isBeyond: (bill: number) => boolean): number {
  let [low, high] = [0, beyond];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isBeyond(middle)) high = middle;
    else low = middle;
  }
  return high;
}
