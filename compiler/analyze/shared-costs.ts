import { benefitsIn, termsAt } from "../layers/settlement-cases.ts";
import { domainOf, meetings, poolsOf } from "../layers/benefit-cases.ts";
import type { Source } from "../layers/source.ts";
import type { BaseTerm, Benefit, Measure, Settlement } from "../model/benefit.ts";
import type { TimeSpan } from "../parts/spans-of-time.ts";
import type { Box } from "../space/box.ts";

/** A layer with the term of its base that reads the cost. */
export interface Reader {
  readonly benefit: Benefit;
  readonly term: BaseTerm;
  /** Of the term in the base. */
  readonly index: number;
}

/** A cost that several layers start from. */
export interface CostShared {
  readonly key: string;
  readonly measure: Measure | undefined;
  readonly remainder: { readonly kind: "overCap" | "ownShare" | "firstShare"; readonly benefit: string } | undefined;
  readonly readers: readonly Reader[];
  /** Where two of them are open together. */
  readonly regions: readonly Box[];
}

/**
 * The layers whose bases may reach for the same money on some day, with those that their payments depend on: those whose remainders they
 * read and those that draw on the same pools. In the order of settlement; none in most settlements.
 */
export function layersSharing(order: Settlement, source: Pick<Source, "program">): readonly Benefit[] {
  const benefits = benefitsIn(order, source);
  const readers = benefits.flatMap((benefit) => benefit.base.flatMap(({ terms }) => terms.map((term, index): Reader => ({ benefit, term, index }))));
  const sharing = groupsOf(readers).filter(([, group]) => group.some((first, index) => group.slice(index + 1).some((second) => first.term !== second.term && mayOverlap(first, second, order))));
  const concerned = new Set(sharing.flatMap(([, group]) => group.map(({ benefit }) => benefit)));
  for (const benefit of concerned) for (const other of benefits) if (doesDependOn(benefit, other, source)) concerned.add(other);
  return benefits.filter((benefit) => concerned.has(benefit));
}

function doesDependOn(benefit: Benefit, other: Benefit, source: Pick<Source, "program">): boolean {
  if (benefit.base.some(({ terms }) => terms.some((term) => term.kind !== "measure" && term.benefit === other.name))) return true;
  const pools = new Set(poolsOf(benefit, source));
  return poolsOf(other, source).some((pool) => pools.has(pool));
}

function groupsOf(readers: readonly Reader[]): readonly (readonly [string, readonly Reader[]])[] {
  const groups = new Map<string, Reader[]>();
  for (const reader of readers) groups.set(keyOf(reader), [...(groups.get(keyOf(reader)) ?? []), reader]);
  return [...groups];
}

/** Costs that two of the layers reach for by their bases, without one of them leaving what the other took. */
export function sharedCosts(order: Settlement, layers: readonly Benefit[], span: TimeSpan, source: Source): readonly CostShared[] {
  const readers = layers.flatMap((benefit) => termsAt(benefit, span).map((term, index): Reader => ({ benefit, term, index })));
  return groupsOf(readers).flatMap(([key, group]) => [costShared(key, group, order, source), ...onlyOverCap(key, group, order, source)]).filter((shared) => shared !== undefined);
}

/** What a layer leaves besides its first share is one money, whatever part of it a base names. */
function keyOf({ term }: Reader): string {
  if (term.kind === "measure") return `measure ${term.measure.id}`;
  return `${term.kind === "firstShare" ? "first share" : "rest"} ${term.benefit}`;
}

/** Those who read only what a cap cut off share a smaller cost. */
function onlyOverCap(key: string, group: readonly Reader[], order: Settlement, source: Source): readonly (CostShared | undefined)[] {
  const over = group.filter(({ term }) => term.kind === "overCap");
  return over.length > 1 && over.length < group.length ? [costShared(`${key} over cap`, over, order, source)] : [];
}

function costShared(key: string, readers: readonly Reader[], order: Settlement, source: Source): CostShared | undefined {
  const regions = readers.flatMap((first, index) => readers.slice(index + 1).flatMap((second) => (mayOverlap(first, second, order) ? meetings(domainOf(first.benefit, source), domainOf(second.benefit, source)) : [])));
  const [first] = readers;
  if (regions.length === 0 || first === undefined) return undefined;
  const { term } = first;
  if (term.kind === "measure") return { key, measure: term.measure, remainder: undefined, readers, regions };
  const kinds = new Set(readers.map((reader) => reader.term.kind));
  const kind = term.kind === "firstShare" ? "firstShare" : kinds.size === 1 && kinds.has("overCap") ? "overCap" : "ownShare";
  return { key, measure: undefined, remainder: { kind, benefit: term.benefit }, readers, regions };
}

function mayOverlap(first: Reader, second: Reader, order: Settlement): boolean {
  if (second.term.kind === "unpaid") return false;
  const stepOf = ({ benefit }: Reader): number => order.steps.findIndex(({ benefits }) => benefits.includes(benefit.name));
  return first.benefit === second.benefit || stepOf(first) !== stepOf(second);
}
