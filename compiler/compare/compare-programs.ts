import type { Benefit, Settlement } from "../model/benefit.ts";
import type { Program, ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import type { DecidedSlot } from "../parts/decided.ts";
import { commonTime } from "../parts/spans-of-time.ts";
import type { FundFile } from "../emit/format.ts";
import { type SharedSpace, sharedSpace } from "./shared-space.ts";
import { compareTables, type TableDifference, tooTangled } from "./compare-tables.ts";
import { declarationChanges, memberChanges } from "./declaration-changes.ts";
import type { AspectChange, Difference, MoneyChange, ProvinceDifference } from "./difference.ts";
import { codesOf, dimensionAspects, indicatorChanges, periodAspects, poolAspects, schemeAspects, transitionAspects } from "./frame-changes.ts";
import { fundChanges, fundsOf } from "./fund-changes.ts";
import { guardrailChanges } from "./guardrail-changes.ts";
import { limitsOf } from "./limits.ts";
import { matchByName, type Rename, renaming } from "./match.ts";
import { type Changed, moneyChanges } from "./money.ts";
import { contributionAspects } from "./paid-in-changes.ts";
import { phraseDays, phraseOrder } from "./phrase-order.ts";

/** One version of a workspace, compiled. */
export interface Compiled {
  readonly program: Program;
  readonly decided: ReadonlyMap<Slot, DecidedSlot>;
  /** Of a folder of compiled tables: its fund files, by province. */
  readonly fundFiles?: ReadonlyMap<string, FundFile>;
}

/**
 * The exact difference of what two versions mean: never of how they are written. Names are matched in either language, so
 * a translation of a policy differs in nothing.
 */
export function compareVersions(old: Compiled, now: Compiled): Difference {
  const { pairs, removed, added } = matchByName(old.program.provinces.map(nameOf), now.program.provinces.map(nameOf));
  const whole = (province: Named, kind: "added" | "removed"): ProvinceDifference => ({ province, kind, axes: [], declarations: [], aspects: [], slots: [], money: [], notCompared: [], unsettled: [] });
  const changed = pairs.map(([before, after]) => compareProvinces(versionOf(before, old), versionOf(after, now)));
  const provinces = [...removed.map((province) => whole(province, "removed")), ...added.map((province) => whole(province, "added")), ...changed.filter(isDifferent)];
  return { provinces, limits: limitsOf(provinces, [old, now].some(({ fundFiles }) => fundFiles !== undefined)) };
}

function versionOf(named: Named, { decided, fundFiles }: Compiled): Version {
  return { ...named, decided, fundFile: fundFiles?.get(named.name), isOfTables: fundFiles !== undefined };
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

interface Version extends Named, Pick<Compiled, "decided"> {
  readonly fundFile: FundFile | undefined;
  readonly isOfTables: boolean;
}

function compareProvinces(old: Version, now: Version): ProvinceDifference {
  const space = sharedSpace(old, now);
  const rename = renaming(old.program, now.program);
  const tables = compareTables(space, rename);
  const orders = settlementChanges(space, rename);
  const money = moneyOf(tables, orders, space, rename);
  const funds = fundChanges(fundsOf(old.program, old.fundFile), fundsOf(now.program, now.fundFile), rename);
  const standing = space.isOfTables ? NOTHING : sourceChanges(old.program, now.program, space, rename);
  return {
    province: now, kind: "changed", axes: space.axes, slots: tables.slots, money: money.changes,
    declarations: [...plainDeclarations(old.program, now.program), ...tables.declarations, ...memberChanges(space), ...funds.declarations, ...standing.declarations],
    aspects: [...plainAspects(space, rename), ...tables.aspects, ...orders.map(({ change }) => change), ...funds.aspects, ...standing.aspects],
    notCompared: [...tables.notCompared, ...money.notCompared], unsettled: [...new Set(money.unsettled)],
  };
}

type Changes = Pick<ProvinceDifference, "declarations" | "aspects">;

const NOTHING: Changes = { declarations: [], aspects: [] };

/** What compiled tables do not hold. */
function sourceChanges(old: ProvinceProgram, now: ProvinceProgram, space: SharedSpace, rename: Rename): Changes {
  const [guardrails, indicators] = [guardrailChanges(space, rename), indicatorChanges(old.indicators, now.indicators, rename)];
  return {
    declarations: [...declarationChanges("city", matchByName(old.province.cities, now.province.cities)), ...guardrails.declarations, ...indicators.declarations],
    aspects: [...guardrails.aspects, ...indicators.aspects, ...transitionAspects(old.transitions, now.transitions, now, rename)],
  };
}

function plainDeclarations(old: ProvinceProgram, now: ProvinceProgram): ProvinceDifference["declarations"] {
  return [...declarationChanges("scheme", matchByName(old.schemes, now.schemes)), ...declarationChanges("pool", matchByName(old.pools, now.pools)), ...declarationChanges("period", matchByName(old.periods, now.periods))];
}

function plainAspects(space: SharedSpace, rename: Rename): readonly AspectChange[] {
  const [old, now] = [space.old.program, space.now.program];
  return [
    ...dimensionAspects(space, rename), ...codesOf(old, now),
    ...matchByName(old.schemes, now.schemes).pairs.flatMap(schemeAspects),
    ...matchByName(old.periods, now.periods).pairs.flatMap((pair) => periodAspects(pair, rename)),
    ...matchByName(old.pools, now.pools).pairs.flatMap((pair) => poolAspects(pair, rename)),
    ...matchByName(old.contributions, now.contributions, (a, b) => a.kind === b.kind).pairs.flatMap((pair) => contributionAspects(pair, space, rename)),
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
  readonly unsettled: readonly Benefit[];
}

function moneyOf(tables: TableDifference, orders: readonly OrderChange[], space: SharedSpace, rename: Rename): Money {
  const notCompared: ProvinceDifference["notCompared"][number][] = [];
  const unsettled: Benefit[] = [];
  const changes = space.now.program.settlements.flatMap((now) => space.old.program.settlements.flatMap((old) => {
    if (rename("scheme", old.scheme.name) !== now.scheme.name || commonTime(old, now) === undefined) return [];
    const hasMoved = orders.some(({ orders: [one, other] }) => one === old && other === now);
    const changed = changedIn(old, now, tables, hasMoved);
    const found = changed.length === 0 ? { changes: [], unsettled: [] } : moneyChanges([old, now], changed, space);
    if (found === undefined) notCompared.push(tooTangled(bothNames(now.scheme)));
    unsettled.push(...(found?.unsettled ?? []));
    return found?.changes ?? [];
  }));
  return { changes, notCompared, unsettled };
}

/** A benefit that moved in the order changes for everybody. */
function changedIn(old: Settlement, now: Settlement, { benefits }: TableDifference, hasMoved: boolean): readonly Changed[] {
  const isSettled = (benefit: Benefit | undefined, order: Settlement): boolean => benefit !== undefined && benefit.scheme.name === order.scheme.name && order.steps.some((step) => step.benefits.includes(benefit.name));
  const own = benefits.filter((pair) => isSettled(pair.old, old) || isSettled(pair.now, now));
  return own.map((pair) => (hasMoved ? { ...pair, isBeyondCells: true, places: pair.whole() } : pair)).filter(({ places }) => places.length > 0);
}
