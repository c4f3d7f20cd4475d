import { LAST_DAY, parseDay, type Day } from "../../../base/calendar.ts";
import type { Row, SlotTable, TableBand, TablePeriod, TableValue, UnpublishedCases } from "../../../emit/format.ts";
import type { Rows } from "../script.ts";
import type { Boxes, Region } from "./boxes.ts";

/** 100 %, in 0.01 %. */
const WHOLE = 10_000;

/** Both days included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

type Slice = Pick<TableBand, "from" | "value"> & Partial<Pick<TableBand, "to">>;

/** A slot's table once its rows are written. */
export interface WrittenSlot extends Pick<SlotTable, "unit"> {
  /** Of the ratios in lowest terms; 1 for other units. */
  readonly denominator: number;
  readonly common: bigint;
  readonly largestTop: number;
  readonly largestFigure: number;
  readonly region: Region | undefined;
  readonly periods: readonly WrittenPeriod[];
  readonly waits: readonly (Span & { readonly indicator: string })[];
}

export interface WrittenPeriod extends Span, Pick<TablePeriod, "per" | "of" | "scale" | "waitingFrom"> {
  readonly period: number;
  readonly boxes: readonly number[];
  readonly mostBands: number;
}

export function spanOf({ from, to }: Pick<TablePeriod, "from" | "to">): Span {
  return { from: parseDay(from) ?? 0, to: parseDay(to ?? "") ?? LAST_DAY };
}

export function divisor(a: number, b: number): number {
  return a === 0 ? b : divisor(b % a, a);
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

function valuesIn({ rows }: TablePeriod): TableValue[] {
  return rows.flatMap(({ value, bands }) => [...(value === undefined ? [] : [value]), ...(bands ?? []).map((band) => band.value)]);
}

const isNumber = (value: TableValue): value is number => typeof value === "number";
const topOf = (ratio: number): number => ratio / divisor(ratio, WHOLE);

/** Writes the rows of slots; periods and contents are numbered over all of them. */
export class Contents {
  readonly #rows: Rows;
  readonly #boxes: Boxes;
  #periods = 0;
  #contents = 0;

  constructor(rows: Rows, boxes: Boxes) {
    this.#rows = rows;
    this.#boxes = boxes;
  }

  add({ domain, periods, unit, unpublished = [] }: SlotTable): WrittenSlot {
    const numbers = periods.flatMap(valuesIn).filter(isNumber);
    const ratios = unit === "ratio" ? numbers : [];
    const denominator = Number(ratios.reduce((common, ratio) => leastCommonMultiple(common, BigInt(WHOLE / divisor(ratio, WHOLE))), 1n));
    const ofMoneyPaid = periods.filter(({ scale }) => scale === "payment").flatMap(({ rows }) => rows.flatMap(({ bands = [] }) => bands.map(({ value }) => value))).filter(isNumber);
    const common = ofMoneyPaid.filter((value) => value > 0).reduce((multiple, ratio) => leastCommonMultiple(multiple, BigInt(topOf(ratio))), 1n);
    const edges = periods.flatMap(({ rows }) => rows.flatMap(({ bands = [] }) => bands.map(({ from }) => from)));
    return {
      unit, denominator, common, largestTop: Math.max(1, ...ratios.map(topOf)), largestFigure: [...numbers, ...edges].reduce((a, b) => Math.max(a, b), 0),
      region: domain === undefined ? undefined : this.#boxes.regionOf(domain),
      periods: periods.map((period) => this.#addPeriod(period, { unit, denominator, common })),
      waits: unpublished.map((span) => ({ ...spanOf(span), indicator: `${span.indicator} ${span.year}` })),
    };
  }

  #addPeriod(period: TablePeriod, table: Pick<WrittenSlot, "unit" | "denominator" | "common">): WrittenPeriod {
    const number = this.#periods++;
    const known = new Map<string, number>();
    const boxes = [...period.rows, ...(period.unpublished ?? [])].map((row) => {
      const { when, ...said } = { ...row, sources: undefined };
      const key = JSON.stringify(said);
      const content = known.get(key) ?? this.#addContent(row, table);
      known.set(key, content);
      const box = this.#boxes.numberOf(when);
      this.#rows.add("slot_row", number, box, content);
      return box;
    });
    const { per, of, scale, waitingFrom } = period;
    return { ...spanOf(period), per, of, scale, waitingFrom, period: number, boxes, mostBands: Math.max(1, ...period.rows.map(({ bands = [] }) => bands.length)) };
  }

  #addContent(row: Row | UnpublishedCases, table: Pick<WrittenSlot, "unit" | "denominator" | "common">): number {
    const content = this.#contents++;
    if ("indicator" in row) {
      this.#rows.add("content", content, undefined, undefined, 0, 0, 0, `${row.indicator} ${row.year}`);
      return content;
    }
    const { value, costBound, bands } = row;
    const number = value !== undefined && isNumber(value) ? value : undefined;
    const isRatio = table.unit === "ratio";
    const closes = bands === undefined ? value === "not covered" : bands.every((band) => band.value === "not covered");
    this.#rows.add("content", content, number, isRatio && number !== undefined ? (number * table.denominator) / WHOLE : undefined, costBound === "atMostTheCost" ? 1 : 0, bands === undefined ? 0 : 1, closes ? 1 : 0, undefined);
    if (isRatio) this.#addLadder(content, bands ?? (number === undefined ? [] : [{ from: 0, value: number }]), table);
    return content;
  }

  #addLadder(content: number, bands: readonly Slice[], { denominator, common }: Pick<WrittenSlot, "denominator" | "common">): void {
    bands.forEach(({ from, to, value }, i) => {
      const ratio = isNumber(value) ? value : 0;
      const [top, bottom] = [topOf(ratio), WHOLE / divisor(ratio, WHOLE)];
      const spread = ratio === 0 || common % BigInt(top) !== 0n ? undefined : (common / BigInt(top)) * BigInt(bottom);
      this.#rows.add("band", content, i + 1, from, to ?? undefined, (ratio * denominator) / WHOLE, top, bottom, spread);
    });
  }
}
