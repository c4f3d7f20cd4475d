import { type Day, formatDay, LAST_DAY } from "../../../base/calendar.ts";
import type { BenefitTables, PoolTables, SettlementOrder, SlotTable, Tables, When } from "../../../emit/format.ts";
import { Rows } from "../script.ts";
import { Boxes, type Region } from "./boxes.ts";
import { Contents, type Span, spanOf, type WrittenPeriod, type WrittenSlot } from "./contents.ts";
import { Counters } from "./counters.ts";
import { finestOf } from "./fineness.ts";
import type { Counter, Layer, Limits, Structure, Term } from "./structure.ts";

export interface Settling {
  readonly rows: Rows;
  readonly structures: readonly Structure[];
  /** How many inputs there are of which several members may be held. */
  readonly manyInputs: number;
}

/** The compiled tables as rows of the settlement's relations, and what its queries must know of them. */
export function settlingOf(file: Tables): Settling {
  const rows = new Rows();
  const slots = slotTablesIn(file);
  const boxes = new Boxes(file, [...file.impossible, ...file.benefits.flatMap(({ domain }) => domain), ...slots.flatMap(whensIn)], rows);
  const contents = new Contents(rows, boxes);
  const written = new Map(slots.map((slot) => [slot, contents.add(slot)]));
  const impossible = file.impossible.map((when, place) => {
    const box = boxes.numberOf(when);
    rows.add("impossible", place, box);
    return box;
  });
  for (const { name } of file.measures) rows.add("measure", name);
  for (const { name } of file.benefits) rows.add("benefit", name);
  const plans = new Plans({ file, rows, boxes, slots: written, counters: new Counters(file, rows), impossible });
  return { rows, structures: plans.structures, manyInputs: file.inputs.filter(({ kind }) => kind === "many").length };
}

function slotTablesIn({ scheme, benefits, pools }: Tables): SlotTable[] {
  return [...scheme.waiting, ...benefits.flatMap(({ slots }) => Object.values(slots).flatMap((tables = []) => tables)), ...pools.map(({ table }) => table)];
}

function whensIn({ domain = [], periods }: SlotTable): When[] {
  return [...domain, ...periods.flatMap(({ rows, unpublished = [] }) => [...rows, ...unpublished].map(({ when }) => when))];
}

interface Written {
  readonly file: Tables;
  readonly rows: Rows;
  readonly boxes: Boxes;
  readonly slots: ReadonlyMap<SlotTable, WrittenSlot>;
  readonly counters: Counters;
  readonly impossible: readonly number[];
}

/** A slot in force on a day, or the indicator that it waits for. */
interface SlotInForce {
  readonly word: string;
  readonly owner: string;
  readonly slot: WrittenSlot;
  readonly period: WrittenPeriod | undefined;
  readonly waits: string | undefined;
  readonly counter: Counter | undefined;
  readonly limits: Limits;
}

/** The order in which an engine asks them, which decides what it says first. */
const words = ["firstShare", "deductible", "ratio", "amount", "copay", "limit", "cap", "waiting"];
/** Pools are asked after all other slots and after what is missing for a payment. */
const firstPool = 600;

const isIn = (day: Day) => ({ from, to }: Span): boolean => from <= day && day <= to;

function onDay<T extends Parameters<typeof spanOf>[0]>(all: readonly T[], day: Day): T | undefined {
  return all.find((one) => isIn(day)(spanOf(one)));
}

/** Spans of days in which nothing changes. Those whose layers hang together alike share a structure, which is a query. */
class Plans {
  readonly structures: Structure[] = [];
  readonly #keys = new Map<string, number>();
  readonly #from: Written;
  #plans = 0;

  constructor(from: Written) {
    this.#from = from;
    const starts = this.#starts();
    starts.forEach((day, i) => {
      const order = onDay(from.file.settlement, day);
      if (order !== undefined) this.#addPlan({ from: day, to: (starts[i + 1] ?? LAST_DAY + 1) - 1 }, order);
    });
  }

  /** Days on which anything of the scheme begins, or has ended the day before. */
  #starts(): Day[] {
    const { file, slots } = this.#from;
    const dated = [...file.settlement, ...file.benefits, ...file.benefits.flatMap(({ base, pools }) => [...base, ...pools])].map(spanOf);
    const spans = [...[...slots.values()].flatMap(({ periods, waits }): readonly Span[] => [...periods, ...waits]), ...dated];
    return [...new Set(spans.flatMap(({ from, to }) => [from, ...(to === LAST_DAY ? [] : [to + 1])]))].sort((a, b) => a - b);
  }

  #addPlan(span: Span, { steps, rounding }: SettlementOrder): void {
    const { file, rows, impossible, counters } = this.#from;
    const plan = this.#plans++;
    const names = steps.flatMap(({ benefits }) => benefits);
    const boxes = new Set(impossible);
    const layers = names.flatMap((name, i) => {
      const benefit = file.benefits.find((other) => other.name === name);
      const oneOf = steps.findIndex((step) => step.oneOf && step.benefits.includes(name));
      return benefit === undefined ? [] : [this.#addLayer({ plan, place: i + 1, day: span.from, boxes, oneOf: oneOf < 0 ? undefined : oneOf }, benefit, names)];
    });
    for (const box of boxes) rows.add("plan_box", plan, box);
    const shape = { step: rounding.step, residual: names.indexOf(rounding.residual ?? "") + 1, layers };
    const key = JSON.stringify(shape, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
    const number = this.#keys.get(key) ?? this.structures.length;
    this.#keys.set(key, number);
    if (number === this.structures.length) {
      const largestFigure = [...this.#from.slots.values()].reduce((largest, slot) => Math.max(largest, slot.largestFigure), 0);
      this.structures.push({ ...shape, number, measures: file.measures.map(({ name }) => name), counters: counters.all, largestFigure, finest: finestOf(file, layers, this.#from.boxes.axes) });
    }
    rows.add("plan", plan, { day: formatDay(span.from) }, { day: formatDay(span.to) }, number);
  }

  #addLayer(at: Seat, benefit: BenefitTables, names: readonly string[]): Layer {
    const { file, rows, boxes } = this.#from;
    const { plan, place, day, oneOf } = at;
    const slots = this.#slotsOn(benefit, day);
    const pools = this.#poolsOn(benefit, day);
    if (isIn(day)(spanOf(benefit))) {
      const region = boxes.regionOf(benefit.domain);
      rows.add("layer", plan, place, benefit.name, region.region, benefit.bestForThePatient === true ? 1 : 0, oneOf);
      note(at.boxes, region);
      slots.forEach((slot, i) => this.#addLayerSlot(at, i, slot));
      pools.forEach((pool, i) => this.#addLayerSlot(at, firstPool + slots.length + i, pool));
    }
    const terms = onDay(benefit.base, day)?.terms ?? [];
    return layerOf({
      place, name: benefit.name, isBest: benefit.bestForThePatient === true, hasAmount: slots.some(({ word }) => word === "amount"),
      pools: pools.flatMap(({ counter, limits }) => (counter === undefined ? [] : [{ counter: counter.counter, limits }])),
      terms: terms.map((term): Term => ("measure" in term ? { kind: "measure", measure: file.measures.findIndex(({ name }) => name === term.measure) } : { kind: term.remainder, place: names.indexOf(term.of) + 1 })),
    }, slots);
  }

  #slotsOn({ name, slots }: BenefitTables, day: Day): SlotInForce[] {
    const { file } = this.#from;
    const own = Object.entries(slots).flatMap(([word, tables = []]) => tables.flatMap((table) => this.#inForce(word, name, table, day)));
    const ofScheme = file.scheme.waiting.flatMap((table) => this.#inForce("waiting", file.scheme.name, table, day));
    return [...own, ...ofScheme].sort((a, b) => words.indexOf(a.word) - words.indexOf(b.word));
  }

  /** The pools drawn on and those they lie in, each once. */
  #poolsOn({ pools }: BenefitTables, day: Day): SlotInForce[] {
    const { file } = this.#from;
    const poolNamed = (name: string | undefined): PoolTables | undefined => file.pools.find((pool) => pool.name === name);
    const found = new Set(pools.filter((pool) => isIn(day)(spanOf(pool))).flatMap(({ pool }) => poolNamed(pool) ?? []));
    for (const { inside } of found) {
      const outer = poolNamed(inside);
      if (outer !== undefined) found.add(outer);
    }
    return [...found].flatMap(({ name, table }) => this.#inForce("pool", name, table, day));
  }

  #inForce(word: string, owner: string, table: SlotTable, day: Day): SlotInForce[] {
    const slot = this.#from.slots.get(table);
    const period = slot?.periods.find(isIn(day));
    const waits = period === undefined ? slot?.waits.find(isIn(day))?.indicator : undefined;
    if (slot === undefined || (period === undefined && waits === undefined)) return [];
    return [{ word, owner, slot, period, waits, counter: this.#from.counters.of(word, owner, period), limits: period?.of ?? "payment" }];
  }

  #addLayerSlot({ plan, place, boxes }: Seat, seat: number, { word, owner, slot, period, waits, limits, counter }: SlotInForce): void {
    const isByMonth = period?.waitingFrom?.kind === "calendarMonth";
    this.#from.rows.add("layer_slot", plan, place, seat, word, owner, slot.unit, limits, slot.region?.region, period?.period, waits, counter?.counter, isByMonth ? 1 : 0);
    note(boxes, slot.region);
    note(boxes, period);
  }
}

/** Where a layer stands; `boxes` gathers those that its plan asks. */
interface Seat {
  readonly plan: number;
  readonly place: number;
  readonly day: Day;
  readonly oneOf: number | undefined;
  readonly boxes: Set<number>;
}

function note(boxes: Set<number>, asked: Region | WrittenPeriod | undefined): void {
  for (const box of asked?.boxes ?? []) boxes.add(box);
}

function layerOf(layer: Omit<Layer, "firstShare" | "ratio" | "growth">, slots: readonly SlotInForce[]): Layer {
  const one = (word: string): SlotInForce | undefined => slots.find((slot) => slot.word === word);
  const [share, rate] = [one("firstShare")?.slot, one("ratio")];
  const scale = rate?.period?.scale ?? "base";
  const ratio = rate === undefined ? undefined : { denominator: rate.slot.denominator, common: scale === "payment" ? rate.slot.common : 1n, largestTop: rate.slot.largestTop, scale, bands: rate.period?.mostBands ?? 1 };
  const growth = BigInt(share?.denominator ?? 1) * BigInt(ratio?.denominator ?? 1) * (ratio?.common ?? 1n) * BigInt(ratio?.largestTop ?? 1);
  return { ...layer, firstShare: share === undefined ? undefined : { unit: share.unit, denominator: share.denominator }, ratio, growth };
}
