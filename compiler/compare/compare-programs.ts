import type { Benefit, Settlement } from "../model/benefit.ts";
import type { Program, ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import type { DecidedSlot } from "../parts/decided.ts";
import { commonTime } from "../parts/spans-of-time.ts";
import { type SharedSpace, sharedSpace } from "./shared-space.ts";
import { compareTables, type TableDifference } from "./compare-tables.ts";
import { contributionAspects, declarationChanges, fundAspects, memberChanges, poolAspects, schemeAspects } from "./declaration-changes.ts";
import type { AspectChange, Difference, MoneyChange, ProvinceDifference } from "./difference.ts";
import { guardrailChanges } from "./guardrail-changes.ts";
import { matchByName, type Rename, renaming } from "./match.ts";
import { type Changed, moneyChanges } from "./money.ts";
import { phraseDays, phraseOrder } from "./phrase-order.ts";

/** One version of a workspace, compiled. */
export interface Compiled {
  readonly program: Program;
  readonly decided: ReadonlyMap<Slot, DecidedSlot>;
}

/**
 * The exact difference of what two versions mean: never of how they are written. Names are matched in either language, so
 * a translation of a policy differs in nothing.
 */
export function compareVersions(old: Compiled, now: Compiled): Difference {
  const { pairs, removed, added } = matchByName(old.program.provinces.map(nameOf), now.program.provinces.map(nameOf));
  const whole = (province: Named, kind: "added" | "removed"): ProvinceDifference => ({ province, kind, axes: [], declarations: [], aspects: [], slots: [], money: [], notCompared: [] });
  const changed = pairs.map(([before, after]) => compareProvinces({ ...before, decided: old.decided }, { ...after, decided: now.decided }));
  return { provinces: [...removed.map((province) => whole(province, "removed")), ...added.map((province) => whole(province, "added")), ...changed.filter(isDifferent)] };
}

interface Named {
  readonly name: string;
  readonly other: string | undefined;
  readonly program: ProvinceProgram;
}

function nameOf(program: ProvinceProgram): Named {
  return { name: program.province.name, other: program.province.other, program };
}

function isDifferent({ declarations, aspects, slots, money, notCompared }: ProvinceDifference): boolean {
  return [declarations, aspects, slots, money, notCompared].some((list) => list.length > 0);
}

type Version = Named & Pick<Compiled, "decided">;

function compareProvinces(old: Version, now: Version): ProvinceDifference {
  const space = sharedSpace(old, now);
  const rename = renaming(old.program, now.program);
  const tables = compareTables(space, rename);
  const orders = settlementChanges(space, rename);
  const guardrails = guardrailChanges(space, rename);
  const money = moneyOf(tables, orders, space, rename);
  return {
    province: now, kind: "changed", axes: space.axes, slots: tables.slots, money: money.changes,
    declarations: [...plainDeclarations(old.program, now.program), ...tables.declarations, ...memberChanges(space), ...guardrails.declarations],
    aspects: [...plainAspects(old.program, now.program, rename), ...tables.aspects, ...orders.map(({ change }) => change), ...guardrails.aspects],
    notCompared: [...tables.notCompared, ...money.notCompared],
  };
}

function plainDeclarations(old: ProvinceProgram, now: ProvinceProgram): ProvinceDifference["declarations"] {
  return [
    ...declarationChanges("city", matchByName(old.province.cities, now.province.cities)),
    ...declarationChanges("scheme", matchByName(old.schemes, now.schemes)),
    ...declarationChanges("fund", matchByName(old.funds, now.funds)),
  ];
}

function plainAspects(old: ProvinceProgram, now: ProvinceProgram, rename: Rename): readonly AspectChange[] {
  return [
    ...matchByName(old.schemes, now.schemes).pairs.flatMap(schemeAspects),
    ...matchByName(old.pools, now.pools).pairs.flatMap((pair) => poolAspects(pair, rename)),
    ...matchByName(old.contributions, now.contributions, (a, b) => a.kind === b.kind).pairs.flatMap((pair) => contributionAspects(pair, rename)),
    ...matchByName(old.funds, now.funds).pairs.flatMap((pair) => fundAspects(pair, rename)),
  ];
}

interface OrderChange {
  readonly orders: readonly [Settlement | undefined, Settlement | undefined];
  readonly change: AspectChange;
}

/** Orders of one scheme that are in force together and say otherwise of the benefits that both have. */
function settlementChanges(space: SharedSpace, rename: Rename): readonly OrderChange[] {
  const [before, after] = [space.old.program.settlements, space.now.program.settlements];
  return after.flatMap((now) => {
    const same = before.filter((old) => rename("scheme", old.scheme.name) === now.scheme.name && commonTime(old, now) !== undefined);
    return same.filter((old) => isReordered(old, now, rename)).map((old): OrderChange => {
      const [wasSaid, isSaid] = [phraseOrder(old, space.old.program), phraseOrder(now, space.now.program)];
      const areDays = wasSaid.en === isSaid.en;
      const [oldText, nowText] = areDays ? [phraseDays(old), phraseDays(now)] : [wasSaid, isSaid];
      return { orders: [old, now], change: { of: { kind: "scheme", name: bothNames(now.scheme) }, aspect: "settlement", from: commonTime(old, now)?.from, old: oldText, now: nowText, patient: "unclear", location: now.location } };
    });
  });
}

function isReordered(old: Settlement, now: Settlement, rename: Rename): boolean {
  const keep: Rename = (_, name) => name;
  const [before, after] = [namesIn(old, rename), namesIn(now, keep)];
  const shared = new Set(before.filter((name) => after.includes(name)));
  return keyOfOrder(old, shared, rename) !== keyOfOrder(now, shared, keep);
}

function namesIn({ steps }: Settlement, rename: Rename): readonly string[] {
  return steps.flatMap(({ benefits }) => benefits.map((name) => rename("benefit", name)));
}

/** Of one alone it does not matter that it is one of several. */
function keyOfOrder({ steps, rounding, from, to }: Settlement, shared: ReadonlySet<string>, rename: Rename): string {
  const order = steps.map(({ benefits, oneOf }) => {
    const names = benefits.map((name) => rename("benefit", name)).filter((name) => shared.has(name));
    return names.length > 1 && oneOf ? `one of ${[...names].sort().join()}` : names.join();
  });
  return `${from}..${to} ${order.filter((step) => step !== "").join("; ")} ${rounding.step} ${rounding.residual === undefined ? "" : rename("benefit", rounding.residual)}`;
}

interface Money {
  readonly changes: readonly MoneyChange[];
  readonly notCompared: ProvinceDifference["notCompared"];
}

function moneyOf(tables: TableDifference, orders: readonly OrderChange[], space: SharedSpace, rename: Rename): Money {
  const notCompared: ProvinceDifference["notCompared"][number][] = [];
  const changes = space.now.program.settlements.flatMap((now) => space.old.program.settlements.flatMap((old) => {
    if (rename("scheme", old.scheme.name) !== now.scheme.name || commonTime(old, now) === undefined) return [];
    const hasMoved = orders.some(({ orders: [one, other] }) => one === old && other === now);
    const changed = changedIn(old, now, tables, hasMoved);
    const found = changed.length === 0 ? [] : moneyChanges([old, now], changed, space);
    if (found === undefined) notCompared.push(bothNames(now.scheme));
    return found ?? [];
  }));
  return { changes, notCompared };
}

/** A benefit that moved in the order changes for everybody. */
function changedIn(old: Settlement, now: Settlement, { benefits }: TableDifference, hasMoved: boolean): readonly Changed[] {
  const isSettled = (benefit: Benefit | undefined, order: Settlement): boolean => benefit !== undefined && benefit.scheme.name === order.scheme.name && order.steps.some((step) => step.benefits.includes(benefit.name));
  const own = benefits.filter((pair) => isSettled(pair.old, old) || isSettled(pair.now, now));
  return own.map((pair) => (hasMoved ? { ...pair, isBeyondCells: true, places: pair.whole() } : pair)).filter(({ places }) => places.length > 0);
}
