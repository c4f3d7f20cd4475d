/** Every cell of two versions, and the benefits that hold them. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import type { Benefit } from "../model/benefit.ts";
import type { Slot } from "../model/slot.ts";
import { commonTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { separate } from "../parts/version-space.ts";
import { domainOf, meetings, poolsOf } from "../layers/benefit-cases.ts";
import type { Source } from "../layers/source.ts";
import type { Box } from "../space/box.ts";
import { FIRST_DAY, LAST_DAY } from "../base/calendar.ts";
import { benefitAspects } from "./benefit-changes.ts";
import type { SharedSpace } from "./shared-space.ts";
import { declarationChanges } from "./declaration-changes.ts";
import type { ProvinceDifference, SlotChange } from "./difference.ts";
import { matchByName, type Rename } from "./match.ts";
import { type Changed, wholeOf } from "./money.ts";
import { type Scope, slotChanges, type SlotPair } from "./slot-changes.ts";
import { standingChanges } from "./slot-standing.ts";

export interface TableDifference extends Pick<ProvinceDifference, "slots" | "aspects" | "declarations" | "notCompared"> {
  /** Every benefit, with where it changed; nowhere where it did not. */
  readonly benefits: readonly (Changed & { readonly whole: () => Changed["places"] })[];
}

interface Compared {
  readonly slots: SlotChange[];
  readonly aspects: ProvinceDifference["aspects"][number][];
  readonly notCompared: ProvinceDifference["notCompared"][number][];
}

const ALWAYS: TimeSpan = { from: FIRST_DAY, to: LAST_DAY };

export function compareTables(space: SharedSpace, rename: Rename): TableDifference {
  const { old, now } = space;
  const found: Compared = { slots: [], aspects: [], notCompared: [] };
  const isOfScheme = (a: Benefit, b: Benefit): boolean => rename("scheme", a.scheme.name) === b.scheme.name;
  const benefits = matchByName(old.program.benefits, now.program.benefits, isOfScheme);
  const pools = comparePools(space, rename, found);
  const changed = benefits.pairs.map((pair) => {
    const own = benefitAspects(pair, space, rename);
    found.aspects.push(...own.map(({ change }) => change));
    const places = [...own.flatMap((aspect) => aspect.places), ...compareBenefit(pair, space, rename, found), ...pools(pair)];
    return { old: pair[0], now: pair[1], places, isBeyondCells: own.some((aspect) => aspect.places.length > 0), whole: () => [...wholeOf(pair[0], old), ...wholeOf(pair[1], now)] };
  });
  const single = [
    ...benefits.removed.map((benefit) => ({ old: benefit, now: undefined, isBeyondCells: true, places: wholeOf(benefit, old), whole: () => wholeOf(benefit, old) })),
    ...benefits.added.map((benefit) => ({ old: undefined, now: benefit, isBeyondCells: true, places: wholeOf(benefit, now), whole: () => wholeOf(benefit, now) })),
  ];
  const contributions = comparePaidIn(space, rename, found);
  return {
    ...found, benefits: [...changed, ...single],
    declarations: [...declarationChanges("benefit", benefits, ["worse", "better"]), ...contributions],
  };
}

/** Where and when cells of the benefit changed. */
function compareBenefit([old, now]: readonly [Benefit, Benefit], space: SharedSpace, rename: Rename, found: Compared): Changed["places"] {
  const span = commonTime(old, now);
  if (span === undefined) return [];
  const regions = meetings(domainOf(old, space.old), domainOf(now, space.now));
  return compareSlots(old.slots, now.slots, { span, regions }, now, space, rename, found).filter(({ word }) => word !== "waiting").flatMap(({ rows }) => rows);
}

function compareSlots(old: readonly Slot[], now: readonly Slot[], scope: Scope, holder: { readonly scheme?: SlotChange["scheme"] }, space: SharedSpace, rename: Rename, found: Compared): readonly SlotChange[] {
  const changes = pairSlots(old, now).flatMap((pair) => changeOf(pair, scope, holder.scheme, space, rename, found));
  found.slots.push(...changes);
  return changes;
}

function pairSlots(old: readonly Slot[], now: readonly Slot[]): readonly SlotPair[] {
  const isSame = (a: Slot, b: Slot): boolean => a.word === b.word && a.role === b.role && a.unit === b.unit;
  const gone = old.filter((slot) => !now.some((other) => isSame(slot, other)));
  return [...now.map((slot) => ({ old: old.find((other) => isSame(other, slot)), now: slot })), ...gone.map((slot) => ({ old: slot, now: undefined }))];
}

function changeOf(pair: SlotPair, scope: Scope, scheme: SlotChange["scheme"], space: SharedSpace, rename: Rename, found: Compared): readonly SlotChange[] {
  const slot = pair.now ?? pair.old;
  if (slot === undefined) return [];
  const rows = slotChanges(pair, scope, space, rename);
  found.aspects.push(...standingChanges(pair, rename, space.isOfTables));
  if (rows === undefined) found.notCompared.push(tooTangled(phraseSlot(slot)));
  const { word, role, unit, owner } = slot;
  return rows === undefined || rows.length === 0 ? [] : [{ owner, scheme, word, role, unit, rows }];
}

export function tooTangled({ en, zh }: Phrase): Phrase {
  return { en: `${en}: its tables cross each other in too many ways`, zh: `${zh}：表格相互交叉过多` };
}

/** What changed in a pool changes each benefit that draws on it. */
function comparePools(space: SharedSpace, rename: Rename, found: Compared): (pair: readonly [Benefit, Benefit]) => Changed["places"] {
  const changed = new Map<string, Changed["places"]>();
  for (const [old, now] of matchByName(space.old.program.pools, space.now.program.pools).pairs) {
    const changes = compareSlots([old.slot], [now.slot], { span: ALWAYS, regions: commonDomain(old.slot, now.slot, space) }, {}, space, rename, found);
    changed.set(now.name, changes.flatMap(({ rows }) => rows));
  }
  return ([, now]) => {
    const domains = domainOf(now, space.now);
    return poolsOf(now, space.now).flatMap(({ name }) => (changed.get(name) ?? []).flatMap(({ from, to, region }) => meetings([region], domains).map((box) => ({ from, to, region: box }))));
  };
}

function commonDomain(old: Slot, now: Slot, space: SharedSpace): readonly Box[] {
  return meetings(boxesOf(old, space.old), boxesOf(now, space.now));
}

function boxesOf({ domain }: Slot, source: Source): readonly Box[] {
  return separate(source.axes, domain.map((region) => source.boxOf(region)));
}

/** Contributions, accounts, and the waiting periods of schemes. */
function comparePaidIn(space: SharedSpace, rename: Rename, found: Compared): ProvinceDifference["declarations"] {
  const { old, now } = space;
  for (const [before, after] of matchByName(old.program.schemes, now.program.schemes).pairs) compareHolders(before.waiting, after.waiting, ALWAYS, space, rename, found);
  const isAlike = (kind: "contribution" | "account") => matchByName(old.program.contributions.filter((one) => one.kind === kind), now.program.contributions.filter((one) => one.kind === kind));
  const matches = [isAlike("contribution"), isAlike("account")] as const;
  for (const [before, after] of matches.flatMap(({ pairs }) => pairs)) {
    const span = commonTime(before, after);
    if (span !== undefined) compareHolders(before.slots, after.slots, span, space, rename, found);
  }
  return [...declarationChanges("contribution", matches[0], ["unclear", "unclear"]), ...declarationChanges("account", matches[1], ["worse", "better"])];
}

function compareHolders(old: readonly Slot[], now: readonly Slot[], span: TimeSpan, space: SharedSpace, rename: Rename, found: Compared): void {
  const [before] = old;
  const [after] = now;
  const regions = before === undefined ? (after === undefined ? [] : boxesOf(after, space.now)) : after === undefined ? boxesOf(before, space.old) : commonDomain(before, after, space);
  compareSlots(old, now, { span, regions }, {}, space, rename, found);
}
