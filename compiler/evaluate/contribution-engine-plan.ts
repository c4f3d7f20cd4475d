/** Contributions and accounts of a file of tables made ready, and the one row of a table that holds for a case. */
import type { ContributionSlots, ContributionTables, Row, SlotTable, SplitTable, Tables, UnpublishedCases, When } from "../emit/format.ts";
import type { ContributionRefusal, ContributionRefusalReason } from "./contribution-claim.ts";
import { type Axes, axesFor, mayHold, type Sides, unknownIn } from "./engine-axes.ts";
import { rowsPossible } from "./engine-diagram.ts";
import { type Domain, domainOf, isIn, type Period, type Span, spanOf, type Table, tableOf, whensIn } from "./engine-table.ts";

export type Word = keyof ContributionSlots;

/** A contribution or an account. */
export interface PursePlan extends Span {
  readonly kind: "contribution" | "account";
  readonly tables: ContributionTables;
  readonly domain: Domain;
  readonly slots: ReadonlyMap<Word, readonly SlotPlan[]>;
  readonly splits: readonly SplitPlan[];
}

export interface SlotPlan {
  readonly table: Table;
  /** The cases that have the slot and, after the first `own` of its rows, those that cannot be; `undefined` where its owner's cases are meant. */
  readonly asked: { readonly domain: Domain; readonly own: number } | undefined;
}

export interface SplitPlan extends Span {
  readonly table: SplitTable;
  readonly domain: Domain;
}

export interface ContributionPlan {
  readonly tables: Tables;
  readonly axes: Axes;
  readonly impossible: Domain;
  readonly purses: readonly PursePlan[];
}

export function contributionPlanOf(tables: Tables): ContributionPlan {
  const all = [...tables.contributions, ...tables.accounts];
  const whens = all.flatMap(({ domain, slots, splits }): When[] => [...domain, ...listsIn(slots).flatMap(([, list]) => list.flatMap(whensIn)), ...splits.flatMap(({ rows }) => rows.map(({ when }) => when))]);
  const axes = axesFor(tables.inputs, [...tables.impossible, ...whens]);
  const purse = (kind: PursePlan["kind"]) => (own: ContributionTables): PursePlan => purseOf(axes, kind, own, tables.impossible);
  return { tables, axes, impossible: domainOf(axes, tables.impossible), purses: [...tables.contributions.map(purse("contribution")), ...tables.accounts.map(purse("account"))] };
}

function listsIn(slots: ContributionSlots): [Word, readonly SlotTable[]][] {
  return Object.entries<readonly SlotTable[] | undefined>(slots).map(([word, list = []]) => [word as Word, list]);
}

function purseOf(axes: Axes, kind: PursePlan["kind"], tables: ContributionTables, impossible: readonly When[]): PursePlan {
  return {
    kind, tables, ...spanOf(tables), domain: domainOf(axes, tables.domain),
    slots: new Map(listsIn(tables.slots).map(([word, list]) => [word, list.map((table) => slotOf(axes, table, impossible))])),
    splits: tables.splits.map((table) => ({ ...spanOf(table), table, domain: domainOf(axes, table.rows.map(({ when }) => when)) })),
  };
}

/** What cannot be so is cut out of a slot's domain, and need not be asked about. */
function slotOf(axes: Axes, table: SlotTable, impossible: readonly When[]): SlotPlan {
  const { domain } = table;
  return { table: tableOf(axes, table), asked: domain === undefined ? undefined : { domain: domainOf(axes, [...domain, ...impossible]), own: domain.length } };
}

/** A case: the day and the facts as classes of the axes. */
export interface Place {
  readonly axes: Axes;
  readonly day: number;
  readonly point: Int32Array;
}

/** The row of a table that holds. */
export interface Cell {
  readonly word: Word;
  readonly table: Table;
  readonly period: Period;
  readonly row: Row;
}

/** A contribution or account that the person has, with the cells that give a number. */
export interface OpenPurse {
  readonly purse: PursePlan;
  readonly cells: readonly Cell[];
}

export function refusing(refused: ContributionRefusalReason, about: Iterable<string>): ContributionRefusal {
  return { refused, about: [...new Set(about)].sort().join(", ") };
}

/** Whether the case lies in the domain, or the facts on which that depends; only the first `own` of its rows are really in it. */
export function placeIn({ diagram, sides }: Domain, { axes, point }: Place, own = sides.length): boolean | ContributionRefusal {
  const rows = rowsPossible(diagram, point, axes.list.map(({ starts }) => starts.length));
  if (!rows.some((row) => row < own)) return false;
  return rows.includes(diagram.nowhere) ? missing(rows.map((row) => sides[row] ?? []), point, axes) : true;
}

export function impossibility({ impossible, axes }: ContributionPlan, place: Place): ContributionRefusal | undefined {
  if (placeIn(impossible, place) !== true) return undefined;
  const held = impossible.sides.filter((sides) => mayHold(sides, place.point));
  return refusing("impossibleCase", held.flatMap((sides) => sides.flatMap((mask, axis) => (mask === undefined ? [] : [axes.list[axis]?.input.name ?? ""]))));
}

function missing(sides: readonly Sides[], point: Int32Array, axes: Axes): ContributionRefusal {
  return refusing("missingFact", sides.flatMap((side) => unknownIn(side, point, axes)));
}

/** The rows in force of a word, each of its tables by itself; a fact is asked for only where the rows that are possible without it differ. */
export function cellsOf({ tables, slots }: PursePlan, word: Word, place: Place): (Cell | ContributionRefusal)[] {
  return (slots.get(word) ?? []).flatMap((slot) => cellAt(slot, word, tables.name, place) ?? []);
}

function cellAt({ table, asked }: SlotPlan, word: Word, owner: string, place: Place): Cell | ContributionRefusal | undefined {
  const isAsked = asked === undefined ? true : placeIn(asked.domain, place, asked.own);
  if (isAsked !== true) return isAsked === false ? undefined : isAsked;
  const wait = table.waits.find((span) => isIn(span, place.day));
  if (wait !== undefined) return unpublished(wait.source);
  const period = table.periods.find((span) => isIn(span, place.day));
  if (period === undefined) return undefined;
  const { axes, point } = place;
  const rows = rowsPossible(period.diagram, point, axes.list.map(({ starts }) => starts.length)).filter((row) => row < period.cells.length);
  const [row] = rows.flatMap((at) => period.cells[at] ?? []);
  if (row === undefined) return refusing("noRule", [`${word} of ${owner}`]);
  if (new Set(rows.map((at) => contentOf(period.cells[at]))).size > 1) return missing(rows.map((at) => period.sides[at] ?? []), point, axes);
  return "indicator" in row ? unpublished(row) : { word, table, period, row };
}

function contentOf(cell: Row | UnpublishedCases | undefined): string {
  return JSON.stringify(cell === undefined || "indicator" in cell ? [cell?.indicator, cell?.year] : [cell.value]);
}

function unpublished({ indicator, year }: { readonly indicator: string; readonly year: number }): ContributionRefusal {
  return refusing("unpublished", [`${indicator} ${year}`]);
}

export type SplitRow = SplitTable["rows"][number];

/** The row by which levels of government share a part; `undefined` where nothing splits it that day. */
export function sharesOf({ tables, splits }: PursePlan, word: Word, place: Place): SplitRow | ContributionRefusal | undefined {
  const split = splits.find((one) => one.table.slot === word && isIn(one, place.day));
  if (split === undefined) return undefined;
  const isShared = placeIn(split.domain, place);
  if (isShared === false) return refusing("noRule", [`split of ${tables.name}`]);
  if (isShared !== true) return isShared;
  const rows = rowsPossible(split.domain.diagram, place.point, place.axes.list.map(({ starts }) => starts.length));
  if (new Set(rows.map((row) => JSON.stringify(split.table.rows[row]?.shares))).size > 1) return missing(rows.map((row) => split.domain.sides[row] ?? []), place.point, place.axes);
  return split.table.rows[rows[0] ?? 0];
}
