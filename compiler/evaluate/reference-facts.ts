import { parseDay } from "../base/calendar.ts";
import { type Axis, CITY_AXIS, COUNT_LIMIT, type Dimension, type NamedBox, type Region } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { axesOf, cityAxis, toBox } from "../parts/axes.ts";
import { findGaps } from "../space/gaps.ts";
import { contains } from "../space/side.ts";
import type { Claim, Fact, Refusal, RefusalReason } from "./claim.ts";

/** Where a case lies, by the keys of the axes; of an axis that is not there nothing is known. */
export type Point = ReadonlyMap<string, number>;

export function refusal(refused: RefusalReason, about: string): Refusal {
  return { refused, about };
}

export function isRefusal<T extends object>(value: T | Refusal | undefined): value is Refusal {
  return value !== undefined && "refused" in value;
}

/** Of several what is told: all the facts that are missing, else the first fault, else all that is not stated as used. */
export function gravest(refusals: readonly Refusal[]): Refusal | undefined {
  const together = (kind: RefusalReason): Refusal | undefined => {
    const about = refusals.filter(({ refused }) => refused === kind).flatMap((one) => one.about.split(", "));
    return about.length === 0 ? undefined : refusal(kind, [...new Set(about)].sort().join(", "));
  };
  return together("missingFact") ?? refusals.find(({ refused }) => refused !== "missingUsed") ?? together("missingUsed");
}

/** What a claim calls a dimension: its name, or its id where two libraries declare one of that name. */
export function inputName(dimension: Pick<Dimension, "id" | "name">, { dimensions }: Pick<ProvinceProgram, "dimensions">): string {
  if (dimension.id === CITY_AXIS) return "city";
  return dimensions.some(({ name, id }) => name === dimension.name && id !== dimension.id) ? dimension.id : dimension.name;
}

export function namesOf(axes: readonly Axis[], province: Pick<ProvinceProgram, "dimensions">): string {
  return [...new Set(axes.map(({ dimension }) => inputName(dimension, province)))].sort().join(", ");
}

/** The claim's facts and city as a point. */
export function readPoint(province: ProvinceProgram, claim: Pick<Claim, "facts" | "city">): Point | Refusal {
  const point = new Map<string, number>();
  for (const [name, fact] of Object.entries(claim.facts)) {
    const dimension = province.dimensions.find((other) => inputName(other, province) === name);
    if (dimension === undefined) return refusal("unknownFact", name);
    const places = placesOf(dimension, fact);
    if (places === undefined) return refusal("badFact", name);
    for (const [key, at] of places) point.set(key, at);
  }
  if (claim.city === undefined) return point;
  const city = province.province.cities.findIndex(({ name }) => name === claim.city);
  return city < 0 ? refusal("badFact", "city") : point.set(CITY_AXIS, city);
}

/** `undefined` where the fact is no value of the dimension. */
export function placesOf(dimension: Dimension, fact: Fact): Point | undefined {
  const { domain, id } = dimension;
  if (domain.kind === "members" && domain.many) {
    const held = Array.isArray(fact) ? (fact as readonly unknown[]) : undefined;
    const isKnown = held?.every((name) => domain.members.some((member) => member.name === name)) === true;
    return isKnown ? new Map(domain.members.map(({ name }) => [`${id}:${name}`, held?.includes(name) === true ? 1 : 0])) : undefined;
  }
  const at = placeOf(domain, fact);
  return at === undefined ? undefined : new Map([[id, at]]);
}

function placeOf(domain: Dimension["domain"], fact: Fact): number | undefined {
  switch (domain.kind) {
    case "members": {
      const at = domain.members.findIndex(({ name }) => name === fact);
      return at < 0 ? undefined : at;
    }
    case "integer":
      return wholeWithin(fact, domain.low, domain.high);
    case "counts":
      return wholeWithin(fact, 1, COUNT_LIMIT);
    case "yesNo":
      return typeof fact === "boolean" ? Number(fact) : undefined;
    case "date":
      return typeof fact === "string" ? parseDay(fact) : undefined;
  }
}

function wholeWithin(fact: Fact, low: number, high: number): number | undefined {
  return typeof fact === "number" && Number.isInteger(fact) && fact >= low && fact <= high ? fact - low : undefined;
}

/** All axes of a province by key. */
export function axesByKey(province: ProvinceProgram): ReadonlyMap<string, Axis> {
  const city = cityAxis(province.province);
  return new Map([...province.dimensions.flatMap(axesOf), ...(city === undefined ? [] : [city])].map((axis) => [axis.key, axis]));
}

/** Whether some case of the box agrees with what is known. */
export function canLieIn(box: NamedBox, point: Point): boolean {
  return [...box].every(([key, side]) => {
    const at = point.get(key);
    return at === undefined ? side.length > 0 : contains(side, at);
  });
}

/** Whether the point lies in the region whatever is not known of it; otherwise the axes on which that depends. */
export function placeIn(region: Region, point: Point, axes: ReadonlyMap<string, Axis>): "inside" | "outside" | readonly Axis[] {
  const open = region.filter((box) => canLieIn(box, point)).map((box) => new Map([...box].filter(([key]) => !point.has(key))));
  if (open.length === 0) return "outside";
  const unknown = [...new Set(open.flatMap((box) => [...box.keys()]))].flatMap((key) => axes.get(key) ?? []);
  if (unknown.length === 0) return "inside";
  const { gaps, ended } = findGaps(unknown, open.map((box) => toBox(unknown, box)), { limit: 1 });
  return gaps.length === 0 && ended === "all" ? "inside" : unknown;
}
