/** A plan in the form that machine arithmetic walks through: typed arrays, and room for the figures of one claim. */
import { type CounterKind, type Counters, NO_COUNTER } from "./engine-counters.ts";
import type { Diagram } from "./engine-diagram.ts";
import type { FlatBands } from "./engine-flat.ts";
import type { Cells, LayerPlan, Plan, PoolInForce, Term } from "./engine-plan.ts";

/** A slot or a pool on the day, and the row of it that holds for the claim at hand. */
export interface FastSlot {
  readonly domain: Diagram | undefined;
  readonly diagram: Diagram;
  readonly kinds: Uint8Array;
  readonly values: Float64Array;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly bands: readonly (FlatBands | undefined)[];
  readonly counter: number;
  readonly isPool: boolean;
  readonly of: "payment" | "cost" | "deductible" | undefined;
  readonly isRatio: boolean;
  /** Of bands: what the edges are measured on. */
  readonly scale: "base" | "excess" | "payment" | undefined;
  readonly isByCalendar: boolean;
  /** Whether an amount is paid whatever the cost, by row. */
  readonly lumps: Uint8Array;
  row: number;
}

/** What a counter grows by. */
export const PAID = 0;
export const DEDUCTIBLE = 1;
export const BASE = 2;

/** What a term of a base takes. */
export const MEASURE = 0;
export const FIRST_SHARE = 1;
export const OVER_CAP = 2;
export const OWN_SHARE = 3;
export const UNPAID = 4;

export interface FastLayer {
  readonly place: number;
  readonly isInDates: boolean;
  readonly domain: Diagram;
  readonly termKinds: Uint8Array;
  /** A measure or a layer before. */
  readonly termPlaces: Int32Array;
  readonly hasRemainders: boolean;
  readonly firstShare: FastSlot | undefined;
  readonly deductible: FastSlot | undefined;
  readonly ratio: FastSlot | undefined;
  readonly amount: FastSlot | undefined;
  readonly copay: FastSlot | undefined;
  readonly waitings: readonly FastSlot[];
  /** Caps, limits and pools, by what they hold down. */
  readonly ofCost: readonly FastSlot[];
  readonly ofDeductible: readonly FastSlot[];
  readonly limits: readonly FastSlot[];
  readonly caps: readonly FastSlot[];
  readonly pools: readonly FastSlot[];
  /** All of the above but the pools. */
  readonly slots: readonly FastSlot[];
  /** Everything that slots and pools count on the day: what a claim must state. */
  readonly counters: Int32Array;
  /** All that the benefit counts at any time, each with what it grows by: `PAID`, `DEDUCTIBLE` or `BASE`. */
  readonly ownCounters: Int32Array;
  readonly ownKinds: Uint8Array;
}

/** Figures of the claim at hand by layer, in millionths of a fen but for what is reported, which is in fen. */
export interface Work {
  readonly isOpen: Uint8Array;
  /** The open layers, as many as `counts[0]`. */
  readonly open: Int32Array;
  readonly counts: Int32Array;
  readonly whole: Float64Array;
  readonly firstShare: Float64Array;
  readonly afterShare: Float64Array;
  readonly base: Float64Array;
  readonly deductible: Float64Array;
  readonly payment: Float64Array;
  /** Where `isOverCapInexact`, the true figure is less by a part of a millionth. */
  readonly overCap: Float64Array;
  readonly isOverCapInexact: Uint8Array;
  readonly paidOut: Float64Array;
  /** By layer and term. */
  readonly amounts: Float64Array;
  readonly taken: Float64Array;
  /** By counter: what the claim draws from pools. */
  readonly drawn: Float64Array;
  readonly reportedDrawn: Float64Array;
  readonly reported: Float64Array;
  /** Bit by bit which remainders of the layer a later open layer's base names. */
  readonly passedOn: Uint8Array;
  /** Measures that some open layer's base names. */
  readonly isNamed: Uint8Array;
  /** The patient's amount and shares, in fen. */
  readonly totals: Float64Array;
}

export interface FastPlan {
  readonly layers: readonly FastLayer[];
  readonly oneOf: readonly (readonly number[])[];
  readonly hasPools: boolean;
  readonly step: number;
  /** Terms of the layer with most. */
  readonly stride: number;
  readonly work: Work;
}

/** `undefined` for what is rare enough to be left to exact fractions. */
export function fastPlanOf({ layers, oneOf, rounding, scheme }: Omit<Plan, "fast">): FastPlan | undefined {
  const cells = layers.flatMap((layer) => [...cellsOf(layer), ...layer.pools.map((pool) => pool.cells)]);
  const isPlain = rounding.residual === undefined && !layers.some(({ best }) => best) && cells.every(({ period }) => period !== undefined) && !isSwallowed(layers);
  if (!isPlain) return undefined;
  const stride = Math.max(1, ...layers.map(({ terms }) => terms.length));
  return {
    layers: layers.map((layer) => fastLayerOf(layer, scheme.counters)), oneOf, step: rounding.step, stride, hasPools: layers.some(({ pools }) => pools.length > 0),
    work: newWork(layers.length, stride, scheme.counters.list.length, scheme.measures.size),
  };
}

/** Whether a layer takes what is unpaid of one from which a layer between them took already, and with it what is left of that one. */
function isSwallowed(layers: readonly LayerPlan[]): boolean {
  return layers.some(({ terms, place }) => terms.some((term) =>
    (term.kind === "unpaid" || term.kind === "ownShare") && layers.some((other) => other.place < place && other.sources.has(term.layer))));
}

function cellsOf({ firstShare, deductible, ratio, amount, copay, limits, caps, waitings }: LayerPlan): Cells[] {
  return [firstShare, deductible, ratio, amount, copay, ...limits, ...caps, ...waitings].filter((cells) => cells !== undefined);
}

function fastLayerOf(layer: LayerPlan, { list }: Counters): FastLayer {
  const one = (cells: Cells | undefined): FastSlot | undefined => (cells === undefined ? undefined : fastSlotOf(cells));
  const { terms, place } = layer;
  const singles = { firstShare: one(layer.firstShare), deductible: one(layer.deductible), ratio: one(layer.ratio), amount: one(layer.amount), copay: one(layer.copay) };
  const [limits = [], caps = [], waitings = []] = [layer.limits, layer.caps, layer.waitings].map((list) => list.map((cells) => fastSlotOf(cells)));
  const pools = layer.pools.map((pool) => fastSlotOf(pool.cells, pool));
  const slots = [...Object.values(singles).filter((slot) => slot !== undefined), ...limits, ...caps, ...waitings];
  return {
    place, isInDates: layer.isInDates, domain: layer.domain.diagram,
    termKinds: Uint8Array.from(terms, kindOf), termPlaces: Int32Array.from(terms, (term) => (term.kind === "measure" ? term.measure : term.layer)),
    hasRemainders: terms.some(({ kind }) => kind !== "measure"),
    ...singles, waitings, pools, slots,
    ofCost: [...limits, ...caps, ...pools].filter(({ of }) => of === "cost"),
    ofDeductible: pools.filter(({ of }) => of === "deductible"),
    limits: limits.filter(({ of }) => of !== "cost"),
    caps: [...caps.filter(({ of }) => of !== "cost"), ...pools.filter(({ of }) => of === "payment")],
    counters: Int32Array.from([...slots, ...pools].map(({ counter }) => counter).filter((counter) => counter !== NO_COUNTER)),
    ownCounters: Int32Array.from(layer.counters), ownKinds: Uint8Array.from(layer.counters, (place) => COUNTED[list[place]?.kind ?? "base"]),
  };
}

const COUNTED: Readonly<Record<CounterKind, number>> = { paid: PAID, deductible: DEDUCTIBLE, base: BASE, pool: PAID };

function kindOf({ kind }: Term): number {
  return { measure: MEASURE, firstShare: FIRST_SHARE, overCap: OVER_CAP, ownShare: OWN_SHARE, unpaid: UNPAID }[kind];
}

/** One literal for slots and pools, so that they have one shape inside the virtual machine. */
function fastSlotOf({ table, period, counter }: Cells, pool?: PoolInForce): FastSlot {
  if (period === undefined) throw new Error("a table that waits for an indicator has no rows");
  const { source, diagram, flat } = period;
  return {
    domain: table.domain?.diagram, diagram, kinds: flat.kinds, values: flat.values, numerators: flat.numerators, denominators: flat.denominators, bands: flat.bands,
    counter: pool?.counter ?? counter, isPool: pool !== undefined, of: pool?.of ?? source.of, isRatio: table.unit === "ratio", scale: source.scale,
    isByCalendar: source.waitingFrom?.kind === "calendarMonth", lumps: Uint8Array.from(source.rows, ({ costBound }) => Number(costBound === "whateverTheCost")), row: 0,
  };
}

function newWork(layers: number, stride: number, counters: number, measures: number): Work {
  const byLayer = (): Float64Array => new Float64Array(layers);
  return {
    isOpen: new Uint8Array(layers), open: new Int32Array(layers), counts: new Int32Array(1), whole: byLayer(), firstShare: byLayer(), afterShare: byLayer(),
    base: byLayer(), deductible: byLayer(), payment: byLayer(), overCap: byLayer(), isOverCapInexact: new Uint8Array(layers), paidOut: byLayer(),
    amounts: new Float64Array(layers * stride), taken: new Float64Array(layers * stride), drawn: new Float64Array(counters), reportedDrawn: new Float64Array(counters),
    reported: byLayer(), passedOn: new Uint8Array(layers), isNamed: new Uint8Array(measures), totals: new Float64Array(6),
  };
}
