import { formatDay, type Day } from "../base/calendar.ts";
import type { Benefit } from "../model/benefit.ts";
import { type Axis, CITY_AXIS, type NamedBox, type Region } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { toBox, toNamed } from "../parts/axes.ts";
import { type Box, isEmptyBox, subtractBox } from "../space/box.ts";
import { intersect } from "../space/side.ts";
import type { Claim, Fact } from "./claim.ts";
import { reachedBy } from "./coverage.ts";
import { axesByKey, inputName, isRefusal } from "./reference-facts.ts";
import type { Decided } from "./reference-figures.ts";
import { nothingUsed } from "./reference-used.ts";
import type { Settling } from "./reference-settling.ts";
import { settleByModel } from "./reference.ts";

export interface Settled extends Settling {
  readonly claim: Claim;
}

/** What a case is looked for: the layer, the facts and the day. */
export interface Wanted {
  readonly benefit: Benefit;
  readonly region: NamedBox;
  readonly day: Day;
  /** Whether the waiting period is to be over. */
  readonly isOver: boolean;
}

/** Claims of one case with a growing bill, each with its settlement; none where the case does not occur. */
export function claimsFor(wanted: Wanted, province: ProvinceProgram, decided: Decided): readonly Settled[] {
  for (const chain of chainsTo(wanted.benefit, wanted.day, province)) {
    const point = possiblePoint([...chain.map(({ when }) => when), wanted.benefit.scheme.region, [wanted.region]], province);
    const base = point === undefined ? undefined : claimAt(point, wanted, chain, province, decided);
    const settled = base === undefined ? [] : BILLS.flatMap((bill) => settleAsked(withBill(base, bill), province, decided) ?? []).map((one) => withoutIdleFacts(one, province, decided));
    if (settled.length > 0) return settled;
  }
  return [];
}

/** Fen. */
const BILLS: readonly number[] = [100_000, 1_000_000, 5_000_000, 20_000_000, 100_000_000, 1_000_000_000];

/** The layer with those that its base comes from, each way back to measures of the bill. */
function chainsTo(benefit: Benefit, day: Day, province: ProvinceProgram, passed: readonly Benefit[] = []): readonly (readonly Benefit[])[] {
  if (passed.includes(benefit)) return [];
  const terms = benefit.base.find(({ from, to }) => from <= day && day <= to)?.terms ?? [];
  if (terms.some(({ kind }) => kind === "measure")) return [[benefit]];
  const sources = terms.flatMap((term) => (term.kind === "measure" ? [] : province.benefits.filter(({ name, scheme }) => name === term.benefit && scheme === benefit.scheme)));
  return sources.flatMap((source) => chainsTo(source, day, province, [...passed, benefit]).map((chain) => [...chain, benefit]));
}

/** The lowest point of what all the regions share, less what does not occur; it leaves out axes on which nothing depends. */
function possiblePoint(regions: readonly Region[], province: ProvinceProgram): ReadonlyMap<string, number> | undefined {
  const axes = [...axesByKey(province).values()];
  const shared = regions.reduce<Region>((all, region) => all.flatMap((one) => region.flatMap((other) => common(one, other) ?? [])), [new Map()]);
  const impossible = province.impossible.map((box) => toBox(axes, box));
  const [box] = shared.flatMap((named) => impossible.reduce<readonly Box[]>((rest, out) => rest.flatMap((one) => subtractBox(axes, one, out)), [toBox(axes, named)]))
    .filter((one) => !isEmptyBox(one));
  return box === undefined ? undefined : new Map([...toNamed(axes, box)].map(([key, side]) => [key, side[0] ?? 0]));
}

function common(a: NamedBox, b: NamedBox): NamedBox | undefined {
  const both = new Map(a);
  for (const [key, side] of b) both.set(key, intersect(both.get(key) ?? side, side));
  return [...both.values()].some((side) => side.length === 0) ? undefined : both;
}

function claimAt(point: ReadonlyMap<string, number>, { benefit, day, isOver }: Wanted, chain: readonly Benefit[], province: ProvinceProgram, decided: Decided): Claim {
  const facts = province.dimensions.flatMap((dimension): [string, Fact][] => {
    const { domain, id } = dimension;
    const isMany = domain.kind === "members" && domain.many;
    const held = isMany ? domain.members.map(({ name }) => name).filter((name) => point.get(`${id}:${name}`) === 1) : [];
    const at = point.get(id);
    return isMany ? [[inputName(dimension, province), held]] : at === undefined ? [] : [[inputName(dimension, province), factAt(domain, at)]];
  });
  const city = point.get(CITY_AXIS);
  const measures = chain.flatMap(({ base }) => base.flatMap(({ terms }) => terms.flatMap((term) => (term.kind === "measure" ? [term.measure.name] : []))));
  return {
    province: province.province.name, scheme: benefit.scheme.name, on: formatDay(day), facts: Object.fromEntries(facts),
    city: city === undefined ? undefined : province.province.cities[city]?.name,
    contribution: isOver ? undefined : formatDay(day),
    costs: Object.fromEntries(measures.slice(0, 1).map((name) => [name, 0])), used: nothingUsed(benefit.scheme, province, decided),
  };
}

function factAt(domain: Axis["dimension"]["domain"], at: number): Fact {
  switch (domain.kind) {
    case "members":
      return domain.members[at]?.name ?? "";
    case "integer":
      return at + domain.low;
    case "counts":
      return at + 1;
    case "yesNo":
      return at === 1;
    case "date":
      return formatDay(at);
  }
}

/** The same claim with another bill, on its largest cost. */
export function withBill(claim: Claim, bill: number): Claim {
  const [main] = Object.entries(claim.costs).sort(([, a], [, b]) => b - a);
  return main === undefined ? claim : { ...claim, costs: { ...claim.costs, [main[0]]: bill } };
}

/** Settles the claim; each fact that is asked for and not known is given its first value, for as long as that helps. */
function settleAsked(claim: Claim, province: ProvinceProgram, decided: Decided): Settled | undefined {
  const result = settleByModel(province, decided, claim);
  if (!isRefusal(result)) return { ...result, claim };
  const names = result.refused === "missingFact" ? result.about.split(", ") : [];
  const known = names.reduce((before, name) => withFact(before, name, province), claim);
  return known === claim ? undefined : settleAsked(known, province, decided);
}

/** Drops every fact without which the same rows give the figures. */
function withoutIdleFacts(settled: Settled, province: ProvinceProgram, decided: Decided): Settled {
  return Object.keys(settled.claim.facts).reduce<Settled>((before, name) => {
    const { [name]: dropped, ...facts } = before.claim.facts;
    const claim = { ...before.claim, facts };
    const result = settleByModel(province, decided, claim);
    const isIdle = !isRefusal(result) && !Array.isArray(dropped) && rowsOf(result) === rowsOf(before);
    return isIdle ? { ...result, claim } : before;
  }, settled);
}

function rowsOf({ trace }: Settling): string {
  return trace.flatMap(reachedBy).join();
}

/** Long enough before for any waiting period. */
const LONG_AGO: Fact & string = "2000-01-01";

function withFact(claim: Claim, name: string, province: ProvinceProgram): Claim {
  if (name === "contribution") return { ...claim, contribution: LONG_AGO };
  if (name === "city") return { ...claim, city: province.province.cities[0]?.name };
  const dimension = province.dimensions.find((other) => inputName(other, province) === name);
  return dimension === undefined || name in claim.facts ? claim : { ...claim, facts: { ...claim.facts, [name]: factAt(dimension.domain, 0) } };
}
