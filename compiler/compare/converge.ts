/** Where the cities of a province differ, and what one rule for all would mean (language §6, “Convergence report”). */
import type { Day } from "../base/calendar.ts";
import { type Rational, subtract } from "../base/rational.ts";
import { type Sheet, overlay } from "../layers/overlay.ts";
import { sourceOf, type Source } from "../layers/source.ts";
import { CITY_AXIS, type Axis } from "../model/dimension.ts";
import type { City } from "../model/jurisdiction.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot, SlotWord } from "../model/slot.ts";
import type { CellValue } from "../model/value.ts";
import { compareHeights, heightOf, keyOfCell } from "../parts/compare-values.ts";
import { slotsOf } from "../parts/decide-program.ts";
import type { DecidedPart, DecidedPeriod, DecidedSlot } from "../parts/decided.ts";
import { contains } from "../space/side.ts";
import type { Box } from "../space/box.ts";
import { mergeBoxes } from "../space/merge.ts";
import { type Effect, effectsOf } from "./effect.ts";
import { type TransitionReport, transitionReports } from "./converge-transitions.ts";

export interface Convergence {
  readonly program: ProvinceProgram;
  readonly axes: readonly Axis[];
  readonly slots: readonly SlotDivergence[];
  readonly transitions: readonly TransitionReport[];
}

/** A slot that differs between cities otherwise than by a transition. */
export interface SlotDivergence {
  readonly slot: Slot;
  readonly rows: readonly Divergence[];
}

/** Cases for which not every city says the same. */
export interface Divergence {
  readonly region: Box;
  readonly from: Day;
  readonly to: Day;
  /** Every value with its cities, in the order of the first city. */
  readonly values: readonly CityValue[];
  /** Between the lowest and the highest; `undefined` where they are not numbers that can be compared. */
  readonly spread: Rational | undefined;
  /** The value under which the insured of the fewest cities lose, of equals the one that raises the fewest. */
  readonly fewestLose: Proposal;
  /** The value under which the fewest cities change. */
  readonly fewestChange: Proposal;
}

export interface CityValue {
  readonly value: CellValue;
  readonly cities: readonly City[];
}

/** One value for all cities, and in which of them the insured would lose or gain, or neither can be said. */
export interface Proposal {
  readonly value: CellValue;
  readonly losing: readonly City[];
  readonly gaining: readonly City[];
  readonly unclear: readonly City[];
}

export function convergenceOf(program: ProvinceProgram, decided: ReadonlyMap<Slot, DecidedSlot>): Convergence {
  const source = sourceOf(program, decided);
  const slots = slotsOf(program).map((slot) => ({ slot, rows: divergencesOf(slot, source) })).filter(({ rows }) => rows.length > 0);
  return { program, axes: source.axes, slots, transitions: transitionReports(program, decided) };
}

function divergencesOf(slot: Slot, source: Source): readonly Divergence[] {
  const rows: Divergence[] = [];
  for (const period of source.decided.get(slot)?.periods ?? []) {
    for (const row of divergencesIn(slot, period, source)) {
      const before = rows.findIndex((other) => other.to + 1 === row.from && keyOfRow(other) === keyOfRow(row));
      const earlier = rows[before];
      if (earlier === undefined) rows.push(row);
      else rows[before] = { ...earlier, to: row.to };
    }
  }
  return rows;
}

function keyOfRow({ region, values }: Divergence): string {
  return `${region.map((side) => side?.join() ?? "*").join(";")} ${values.map(({ value, cities }) => `${keyOfCell(value)}: ${cities.map(({ name }) => name).join()}`).join("; ")}`;
}

/** Cases that the cities' tables together tell apart, joined where the same cities say the same. */
function divergencesIn(slot: Slot, period: DecidedPeriod, source: Source): readonly Divergence[] {
  const { cities } = source.program.province;
  if (!period.axes.some(({ key }) => key === CITY_AXIS)) return [];
  const sheets = cities.map((_, city) => sheetOf(period, city, source));
  const stacks = overlay(source.axes, sheets, source.axes.map(() => undefined)) ?? [];
  const groups = new Map<string, { readonly labels: readonly (DecidedPart | undefined)[]; readonly boxes: Box[] }>();
  for (const { region, labels } of stacks) {
    const keys = labels.map((part) => (part === undefined ? "" : keyOfCell(part.value)));
    if (new Set(keys.filter((key) => key !== "")).size < 2) continue;
    const group = groups.get(keys.join("|")) ?? { labels, boxes: [] };
    group.boxes.push(region);
    groups.set(keys.join("|"), group);
  }
  return [...groups.values()].flatMap(({ labels, boxes }) => mergeBoxes(source.axes, boxes).map((region) => divergenceOf(slot, period, region, labels, cities)));
}

/** What a city says, but for its transitions. */
function sheetOf(period: DecidedPeriod, city: number, { axes, boxOf }: Source): Sheet<DecidedPart> {
  const index = axes.findIndex(({ key }) => key === CITY_AXIS);
  const own = period.parts.filter((part) => contains(part.region.get(CITY_AXIS) ?? [0, city], city) && !isTransitional(period, part));
  return own.map((part) => ({ region: boxOf(part.region).with(index, undefined), label: part }));
}

export function isTransitional({ version }: DecidedPeriod, { rows }: DecidedPart): boolean {
  return rows.some((row) => version.rows[row]?.origin === "transition");
}

function divergenceOf(slot: Slot, { from, to }: DecidedPeriod, region: Box, labels: readonly (DecidedPart | undefined)[], cities: readonly City[]): Divergence {
  const values = new Map<string, { readonly value: CellValue; readonly cities: City[] }>();
  for (const [index, city] of cities.entries()) {
    const value = labels[index]?.value;
    if (value === undefined) continue;
    const known = values.get(keyOfCell(value)) ?? { value, cities: [] };
    known.cities.push(city);
    values.set(keyOfCell(value), known);
  }
  const list = [...values.values()];
  return { region, from, to, values: list, spread: spreadOf(slot.word, list), ...proposalsFor(slot.word, list) };
}

function spreadOf(word: SlotWord, values: readonly CityValue[]): Rational | undefined {
  const heights = values.map(({ value }) => (value.kind === "bands" ? undefined : heightOf(value, word)));
  const amounts = heights.filter((height) => height !== undefined && height !== "infinite");
  if (amounts.length < values.length) return undefined;
  const sorted = amounts.sort(compareHeights);
  const [low, high] = [sorted[0], sorted.at(-1)];
  return low === undefined || high === undefined ? undefined : subtract(high, low);
}

/** Each value that some city has, weighed as the value of all. */
function proposalsFor(word: SlotWord, values: readonly CityValue[]): Pick<Divergence, "fewestLose" | "fewestChange"> {
  const proposals = values.map((candidate) => proposalOf(word, candidate, values));
  const hurt = ({ losing, unclear }: Proposal): number => losing.length + unclear.length;
  const least = (sizes: readonly ((proposal: Proposal) => number)[]): Proposal => {
    const sorted = [...proposals].sort((a, b) => sizes.map((size) => size(a) - size(b)).find((order) => order !== 0) ?? 0);
    const [best] = sorted;
    if (best === undefined) throw new Error("cities that differ have values");
    return best;
  };
  return { fewestLose: least([hurt, ({ gaining }) => gaining.length]), fewestChange: least([(proposal) => hurt(proposal) + proposal.gaining.length, hurt]) };
}

function proposalOf(word: SlotWord, { value }: CityValue, values: readonly CityValue[]): Proposal {
  const moved = values.filter((other) => other.value !== value).map(({ value: own, cities }) => ({ cities, effect: effectsOf(word, { value: own, attributes: undefined }, { value, attributes: undefined }).patient }));
  const citiesWhere = (isWanted: (effect: Effect) => boolean): readonly City[] => moved.filter(({ effect }) => isWanted(effect)).flatMap(({ cities }) => cities);
  return { value, losing: citiesWhere((effect) => effect === "worse"), gaining: citiesWhere((effect) => effect === "better"), unclear: citiesWhere((effect) => effect === "none" || effect === "unclear") };
}
