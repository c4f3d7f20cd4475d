/** A contribution claim understood over the checked model, and the one cell of a slot that holds for it. */
import { type Day, parseDay } from "../base/calendar.ts";
import type { Scheme } from "../model/benefit.ts";
import type { Contribution, Split } from "../model/contribution.ts";
import type { Axis, Region } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { valuesOf } from "../parts/adjust.ts";
import { keyOfCell } from "../parts/compare-values.ts";
import type { BaseAmount, ContributionClaim, ContributionRefusal, ContributionRefusalReason } from "./contribution-claim.ts";
import { isRefused } from "./contribution-claim.ts";
import { axesByKey, canLieIn, namesOf, placeIn, type Point, readPoint } from "./reference-facts.ts";
import type { Decided, Figure } from "./reference-figures.ts";

export interface ContributionCase {
  readonly province: ProvinceProgram;
  readonly decided: Decided;
  readonly axes: ReadonlyMap<string, Axis>;
  readonly scheme: Scheme;
  readonly day: Day;
  readonly point: Point;
  readonly bases: ReadonlyMap<string, BaseAmount>;
  /** The scheme's contributions and accounts in force that day. */
  readonly contributions: readonly Contribution[];
}

export function refused(reason: ContributionRefusalReason, about: string): ContributionRefusal {
  return { refused: reason, about };
}

export function caseOf(province: ProvinceProgram, decided: Decided, claim: ContributionClaim): ContributionCase | ContributionRefusal {
  if (claim.province !== province.province.name) return refused("unknownProvince", claim.province);
  const scheme = province.schemes.find(({ name }) => name === claim.scheme);
  if (scheme === undefined) return refused("unknownScheme", claim.scheme);
  const day = parseDay(claim.on);
  if (day === undefined) return refused("badDay", "on");
  const point = readPoint(province, claim);
  if ("refused" in point) return point as ContributionRefusal;
  const own = province.contributions.filter((one) => one.scheme === scheme);
  const fault = badBase(own, claim);
  if (fault !== undefined) return fault;
  const contributions = own.filter(({ from, to }) => from <= day && day <= to).sort(inOrder);
  if (contributions.length === 0) return refused(own.length > 0 && own.every(({ from }) => day < from) ? "beforeFirstDay" : "noRule", scheme.name);
  const axes = axesByKey(province);
  if (province.impossible.length > 0 && placeIn(province.impossible, point, axes) === "inside") {
    const boxes = province.impossible.filter((box) => canLieIn(box, point));
    return refused("impossibleCase", namesOf(boxes.flatMap((box) => [...box.keys()].flatMap((key) => axes.get(key) ?? [])), province));
  }
  return { province, decided, axes, scheme, day, point, bases: new Map(Object.entries(claim.bases)), contributions };
}

/** As in the tables: contributions, then accounts, each by name. */
function inOrder(a: Contribution, b: Contribution): number {
  if (a.kind !== b.kind) return a.kind === "contribution" ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.from - b.from;
}

function badBase(contributions: readonly Contribution[], { bases }: ContributionClaim): ContributionRefusal | undefined {
  const names = Object.keys(bases);
  const unknown = names.filter((name) => !contributions.some(({ baseFact }) => baseFact === name));
  if (unknown.length > 0) return refused("unknownBase", unknown.sort().join(", "));
  const bad = names.filter((name) => !isFen(bases[name]?.amount));
  return bad.length > 0 ? refused("badAmount", bad.sort().join(", ")) : undefined;
}

function isFen(amount: number | undefined): boolean {
  return Number.isSafeInteger(amount) && (amount ?? -1) >= 0;
}

/** Whether the person is one of those whom it is for. */
export function isOpen({ when, scheme }: Contribution, kase: ContributionCase): boolean | ContributionRefusal {
  return isIn([scheme.region, when], kase);
}

/** Outside one of them is outside whatever the others ask for. */
function isIn(regions: readonly Region[], { point, axes, province }: ContributionCase): boolean | ContributionRefusal {
  const places = regions.map((region) => placeIn(region, point, axes));
  const unknown = places.flatMap((place) => (typeof place === "string" ? [] : place));
  if (places.includes("outside")) return false;
  return unknown.length === 0 || refused("missingFact", namesOf(unknown, province));
}

/** The cell of the slot for the case; `undefined` where the slot is not in force that day or not for such a person. A fact is asked for only where the cells that are possible without it differ. */
export function figureAt(slot: Slot, kase: ContributionCase): Figure | ContributionRefusal | undefined {
  const { decided, day, point, province } = kase;
  if (isIn([slot.domain], kase) === false) return undefined;
  // What cannot be so is cut out of the domain, and need not be asked about.
  const isAsked = isIn([[...slot.domain, ...province.impossible]], kase);
  if (isRefused(isAsked)) return isAsked;
  const period = decided.get(slot)?.periods.find(({ from, to }) => from <= day && day <= to);
  if (period === undefined) return undefined;
  const parts = period.parts.filter(({ region }) => canLieIn(region, point));
  const [part] = parts;
  if (part === undefined) return refused("noRule", `${slot.word} of ${slot.owner.name}`);
  if (new Set(parts.map(({ value }) => keyOfCell(value))).size > 1) {
    return refused("missingFact", namesOf(period.axes.filter(({ key }) => !point.has(key) && parts.some(({ region }) => region.has(key))), province));
  }
  const unpublished = valuesOf(part.value).find((value) => value.kind === "unpublished");
  if (unpublished?.kind === "unpublished") return refused("unpublished", `${unpublished.indicator} ${unpublished.year}`);
  return valuesOf(part.value).some(({ kind }) => kind === "unknown") ? refused("noRule", `${slot.word} of ${slot.owner.name}`) : { slot, period, part };
}

type SplitRow = Split["rows"][number];

/** The row by which the part is shared among levels of government; `undefined` where nothing splits it that day. */
export function sharesAt({ name, splits }: Contribution, word: string, kase: ContributionCase): SplitRow | ContributionRefusal | undefined {
  const split = splits.find((one) => one.word === word && one.from <= kase.day && kase.day <= one.to);
  if (split === undefined) return undefined;
  const isShared = isIn([split.rows.flatMap(({ region }) => region)], kase);
  if (typeof isShared !== "boolean") return isShared;
  const rows = split.rows.filter(({ region }) => region.some((box) => canLieIn(box, kase.point)));
  const ways = new Set(rows.map(({ shares }) => shares.map(({ payer, share }) => `${payer} ${share.numerator}/${share.denominator}`).join()));
  if (ways.size > 1) return refused("missingFact", namesOf(unknownIn(rows, kase), kase.province));
  return rows[0] ?? refused("noRule", `split of ${name}`);
}

function unknownIn(rows: readonly SplitRow[], { point, axes }: ContributionCase): readonly Axis[] {
  const keys = rows.flatMap(({ region }) => region.flatMap((box) => [...box.keys()]));
  return keys.filter((key) => !point.has(key)).flatMap((key) => axes.get(key) ?? []);
}
