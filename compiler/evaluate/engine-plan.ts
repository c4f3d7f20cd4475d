/** What is in force of a scheme on one day: the layers in order, each with its tables of that day. */
import type { BaseTerm, BenefitSlots, BenefitTables, SettlementOrder, SlotTable, Tables, UnpublishedDays } from "../emit/format.ts";
import { type Axes, axesFor, type Sides, sidesOf } from "./engine-axes.ts";
import { type Counter, type Counters, countedBy, countersOf, NO_COUNTER, ownCounters, placeOf } from "./engine-counters.ts";
import { type FastPlan, fastPlanOf } from "./engine-fast-plan.ts";
import { type Domain, domainOf, isIn, type Period, type Span, spanOf, type Table, tableOf, whensIn } from "./engine-table.ts";

export type Word = keyof BenefitSlots;

/** A slot as it stands on the day. */
export interface Cells {
  readonly word: Word | "pool";
  readonly owner: string;
  readonly table: Table;
  /** `undefined` while the slot waits for an indicator. */
  readonly period: Period | undefined;
  readonly waitsFor: UnpublishedDays | undefined;
  /** What the slot counts, `NO_COUNTER` where each claim stands by itself. */
  readonly counter: number;
}

export type Term =
  | { readonly kind: "measure"; readonly measure: number; readonly name: string }
  | { readonly kind: Extract<BaseTerm, { remainder: string }>["remainder"]; readonly layer: number; readonly name: string };

export interface PoolInForce {
  readonly name: string;
  readonly cells: Cells;
  readonly of: "payment" | "cost" | "deductible";
  readonly counter: number;
}

export interface LayerPlan {
  readonly name: string;
  readonly place: number;
  readonly isInDates: boolean;
  readonly best: boolean;
  readonly domain: Domain;
  readonly terms: readonly Term[];
  /** Layers before whose remainders its cost comes from, at first or at second hand. */
  readonly sources: ReadonlySet<number>;
  readonly firstShare: Cells | undefined;
  readonly deductible: Cells | undefined;
  readonly ratio: Cells | undefined;
  readonly amount: Cells | undefined;
  readonly copay: Cells | undefined;
  readonly limits: readonly Cells[];
  readonly caps: readonly Cells[];
  readonly waitings: readonly Cells[];
  readonly pools: readonly PoolInForce[];
  /** Places of all that the benefit counts at any time; the pools it draws on count apart. */
  readonly counters: readonly number[];
  readonly tables: BenefitTables;
}

export interface Plan {
  readonly scheme: Scheme;
  readonly layers: readonly LayerPlan[];
  /** Places in `layers` of which at most one may be open. */
  readonly oneOf: readonly (readonly number[])[];
  readonly rounding: SettlementOrder["rounding"];
  /** The same for machine numbers, where they can do it. */
  readonly fast: FastPlan | undefined;
}

/** A combination that does not occur: the axes that it speaks of and, for each, the classes. */
export interface Forbidden {
  readonly places: readonly number[];
  readonly masks: readonly Uint8Array[];
}

/** A file made ready, the same for every day. */
export interface Scheme {
  readonly tables: Tables;
  readonly axes: Axes;
  readonly counters: Counters;
  readonly measures: ReadonlyMap<string, number>;
  readonly impossible: readonly Forbidden[];
  readonly benefitNames: ReadonlySet<string>;
  readonly poolNames: ReadonlySet<string>;
  /** Days that claims named. */
  readonly days: Map<string, number>;
  /** First days of the spans in which everything stays the same, upwards; a plan is made when a claim first needs it. */
  readonly starts: readonly number[];
  readonly plans: (Plan | undefined)[];
  readonly tableOf: (slot: SlotTable) => Table;
}

export function schemeOf(tables: Tables): Scheme {
  const slots = [...tables.scheme.waiting, ...tables.benefits.flatMap(({ slots }) => slotsIn(slots)), ...tables.pools.map(({ table }) => table)];
  const axes = axesFor(tables.inputs, [...tables.impossible, ...tables.benefits.flatMap(({ domain }) => domain), ...slots.flatMap(whensIn)]);
  const made = new Map(slots.map((slot) => [slot, tableOf(axes, slot)]));
  const spans = [
    ...[...made.values()].flatMap(({ periods, waits }) => [...periods, ...waits]),
    ...[...tables.settlement, ...tables.benefits, ...tables.benefits.flatMap(({ base, pools }) => [...base, ...pools])].map(spanOf),
  ];
  return {
    tables, axes, counters: countersOf(tables),
    measures: new Map(tables.measures.map(({ name }, place) => [name, place])),
    impossible: tables.impossible.map((when) => forbiddenOf(sidesOf(axes, when))),
    benefitNames: new Set(tables.benefits.map(({ name }) => name)), poolNames: new Set(tables.pools.map(({ name }) => name)), days: new Map(),
    starts: [...new Set(spans.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b),
    plans: [],
    tableOf: (slot) => made.get(slot) ?? tableOf(axes, slot),
  };
}

function forbiddenOf(sides: Sides): Forbidden {
  const found = sides.flatMap((mask, place) => (mask === undefined ? [] : [{ mask, place }]));
  return { places: found.map(({ place }) => place), masks: found.map(({ mask }) => mask) };
}

function slotsIn(slots: BenefitSlots): SlotTable[] {
  return Object.values<readonly SlotTable[] | undefined>(slots).flatMap((list = []) => list);
}

/** `undefined` where no order of settlement is in force. */
export function planFor(scheme: Scheme, day: number): Plan | undefined {
  const at = firstAfter(scheme.starts, day);
  const known = scheme.plans[at];
  if (known !== undefined) return known;
  const made = makePlan(scheme, day);
  if (made !== undefined) scheme.plans[at] = made;
  return made;
}

/** The place of the first day after it, by halving. */
function firstAfter(starts: readonly number[], day: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

function makePlan(scheme: Scheme, day: number): Plan | undefined {
  const order = scheme.tables.settlement.find((span) => isIn(spanOf(span), day));
  if (order === undefined) return undefined;
  const names = order.steps.flatMap(({ benefits }) => benefits);
  const layers: LayerPlan[] = [];
  for (const name of names) layers.push(layerOf(scheme, benefitNamed(scheme.tables, name), { day, before: [...layers] }));
  const oneOf = order.steps.flatMap(({ oneOf, benefits }) => (oneOf ? [benefits.map((name) => names.indexOf(name))] : []));
  const plan = { scheme, layers, oneOf, rounding: order.rounding };
  return { ...plan, fast: fastPlanOf(plan) };
}

function benefitNamed({ benefits }: Tables, name: string): BenefitTables {
  const found = benefits.find((benefit) => benefit.name === name);
  if (found === undefined) throw new RangeError(`the order of settlement names no benefit: ${name}`);
  return found;
}

interface Setting {
  readonly day: number;
  readonly before: readonly LayerPlan[];
}

function layerOf(scheme: Scheme, tables: BenefitTables, setting: Setting): LayerPlan {
  const { name, slots } = tables;
  const { day, before } = setting;
  const cells = (word: Word): Cells[] => (slots[word] ?? []).flatMap((slot) => cellsOn(scheme, { word, owner: name }, slot, day));
  const base = tables.base.find((span) => isIn(spanOf(span), day));
  const terms = (base?.terms ?? []).map((term) => termOf(scheme, term, setting));
  const direct = terms.flatMap((term) => (term.kind === "measure" || term.layer < 0 ? [] : [term.layer]));
  const waitings = [...cells("waiting"), ...scheme.tables.scheme.waiting.flatMap((slot) => cellsOn(scheme, { word: "waiting", owner: scheme.tables.scheme.name }, slot, day))];
  return {
    name, place: before.length, isInDates: isIn(spanOf(tables), day), best: tables.bestForThePatient === true, domain: domainOf(scheme.axes, tables.domain),
    terms, sources: new Set(direct.flatMap((layer) => [layer, ...(before[layer]?.sources ?? [])])),
    firstShare: only(cells("firstShare")), deductible: only(cells("deductible")), ratio: only(cells("ratio")), amount: only(cells("amount")), copay: only(cells("copay")),
    limits: cells("limit"), caps: cells("cap"), waitings, pools: poolsOn(scheme, tables, day), counters: ownCounters(scheme.counters, name), tables,
  };
}

/** Of these a benefit has one; two would each have to say which of them counts. */
function only(cells: readonly Cells[]): Cells | undefined {
  const [first, second] = cells;
  if (first !== undefined && second !== undefined) throw new RangeError(`two tables of ${first.word} of ${first.owner} on one day`);
  return first;
}

function cellsOn(scheme: Scheme, { word, owner }: Pick<Cells, "word" | "owner">, slot: SlotTable, day: number): Cells[] {
  const table = scheme.tableOf(slot);
  const period = table.periods.find((span: Span) => isIn(span, day));
  const waitsFor = table.waits.find((span) => isIn(span, day))?.source;
  if (period === undefined && waitsFor === undefined) return [];
  const [counted] = period === undefined ? [] : countedBy(word, period.source);
  const counter: Counter | undefined = counted === undefined ? undefined : { name: owner, ...counted };
  return [{ word, owner, table, period, waitsFor, counter: counter === undefined ? NO_COUNTER : placeOf(scheme.counters, counter) }];
}

function termOf(scheme: Scheme, term: BaseTerm, { before }: Setting): Term {
  if ("measure" in term) return { kind: "measure", measure: scheme.measures.get(term.measure) ?? -1, name: term.measure };
  return { kind: term.remainder, layer: before.findIndex(({ name }) => name === term.of), name: term.of };
}

/** The pools that the benefit draws on that day and those they lie in, each once, from the inside outwards. */
function poolsOn(scheme: Scheme, { pools }: BenefitTables, day: number): PoolInForce[] {
  const names = new Set(pools.filter((span) => isIn(spanOf(span), day)).map(({ pool }) => pool));
  for (const name of names) {
    const outer = scheme.tables.pools.find((pool) => pool.name === name)?.inside;
    if (outer !== undefined) names.add(outer);
  }
  return [...names].flatMap((name) => {
    const table = scheme.tables.pools.find((pool) => pool.name === name)?.table;
    const [cells] = table === undefined ? [] : cellsOn(scheme, { word: "pool", owner: name }, table, day);
    const of = cells?.period?.source.of ?? "payment";
    return cells === undefined ? [] : [{ name, cells, of, counter: placeOf(scheme.counters, { name, kind: "pool", per: undefined }) }];
  });
}
