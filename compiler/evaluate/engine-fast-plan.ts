/** A plan in the form that machine arithmetic walks through: typed arrays, and room for the figures of one claim. */
import { NO_COUNTER } from "./engine-counters.ts";
import type { Diagram } from "./engine-diagram.ts";
import type { FlatRows } from "./engine-flat.ts";
import type { Cells, LayerPlan, Plan, Term } from "./engine-plan.ts";

export interface FastSlot {
  readonly domain: Diagram | undefined;
  readonly diagram: Diagram;
  readonly flat: FlatRows;
  readonly counter: number;
  readonly isRatio: boolean;
  readonly isOfCost: boolean;
  /** Of bands: what the edges are measured on. */
  readonly scale: "base" | "excess" | "payment" | undefined;
  readonly isByCalendar: boolean;
  /** Whether an amount is paid whatever the cost, by row. */
  readonly lumps: Uint8Array;
}

export interface FastPool {
  readonly slot: FastSlot;
  readonly of: "payment" | "cost" | "deductible";
}

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
  readonly limits: readonly FastSlot[];
  readonly caps: readonly FastSlot[];
  readonly waitings: readonly FastSlot[];
  readonly pools: readonly FastPool[];
  /** Everything that the layer's slots and pools count. */
  readonly counters: Int32Array;
  readonly rows: LayerRows;
}

/** The rows that hold, for the claim at hand. */
export interface LayerRows {
  firstShare: number;
  deductible: number;
  ratio: number;
  amount: number;
  copay: number;
  readonly limits: Int32Array;
  readonly caps: Int32Array;
  readonly waitings: Int32Array;
  readonly pools: Int32Array;
}

/** Figures of the claim at hand by layer, in millionths of a fen but for what is reported, which is in fen. */
export interface Work {
  readonly isOpen: Uint8Array;
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
  readonly isNamed: Uint8Array;
  /** The patient's amount and shares, in fen. */
  readonly totals: Float64Array;
}

export interface FastPlan {
  readonly layers: readonly FastLayer[];
  readonly oneOf: readonly (readonly number[])[];
  readonly step: number;
  /** Terms of the layer with most. */
  readonly stride: number;
  readonly work: Work;
}

/** `undefined` for what is rare enough to be left to exact fractions: best for the patient, a residual layer, tables that wait for an indicator. */
export function fastPlanOf({ layers, oneOf, rounding, scheme }: Omit<Plan, "fast">): FastPlan | undefined {
  const slots = layers.flatMap((layer) => [...slotsOf(layer), ...layer.pools.map(({ cells }) => cells)]);
  const isPlain = rounding.residual === undefined && !layers.some(({ best }) => best) && slots.every(({ period }) => period !== undefined);
  if (!isPlain) return undefined;
  const stride = Math.max(1, ...layers.map(({ terms }) => terms.length));
  return {
    layers: layers.map(fastLayerOf), oneOf, step: rounding.step, stride,
    work: newWork(layers.length, stride, scheme.counters.list.length, scheme.measures.size),
  };
}

function fastLayerOf(layer: LayerPlan, place: number): FastLayer {
  const one = (cells: Cells | undefined): FastSlot | undefined => (cells === undefined ? undefined : fastSlotOf(cells));
  const { terms, limits, caps, waitings, pools } = layer;
  return {
    place, isInDates: layer.isInDates, domain: layer.domain.diagram,
    termKinds: Uint8Array.from(terms, kindOf), termPlaces: Int32Array.from(terms, (term) => (term.kind === "measure" ? term.measure : term.layer)),
    hasRemainders: terms.some(({ kind }) => kind !== "measure"),
    firstShare: one(layer.firstShare), deductible: one(layer.deductible), ratio: one(layer.ratio), amount: one(layer.amount), copay: one(layer.copay),
    limits: limits.map(fastSlotOf), caps: caps.map(fastSlotOf), waitings: waitings.map(fastSlotOf),
    pools: pools.map(({ cells, of, counter }) => ({ of, slot: { ...fastSlotOf(cells), counter } })),
    counters: Int32Array.from(slotsOf(layer).map(({ counter }) => counter).concat(pools.map(({ counter }) => counter)).filter((counter) => counter !== NO_COUNTER)),
    rows: {
      firstShare: 0, deductible: 0, ratio: 0, amount: 0, copay: 0,
      limits: new Int32Array(limits.length), caps: new Int32Array(caps.length), waitings: new Int32Array(waitings.length), pools: new Int32Array(pools.length),
    },
  };
}

function slotsOf({ firstShare, deductible, ratio, amount, copay, limits, caps, waitings }: LayerPlan): Cells[] {
  return [firstShare, deductible, ratio, amount, copay, ...limits, ...caps, ...waitings].filter((cells) => cells !== undefined);
}

function kindOf({ kind }: Term): number {
  return { measure: MEASURE, firstShare: FIRST_SHARE, overCap: OVER_CAP, ownShare: OWN_SHARE, unpaid: UNPAID }[kind];
}

function fastSlotOf({ table, period, counter }: Cells): FastSlot {
  if (period === undefined) throw new Error("a table that waits for an indicator has no rows");
  const { source, diagram, flat } = period;
  return {
    domain: table.domain?.diagram, diagram, flat, counter, isRatio: table.unit === "ratio", isOfCost: source.of === "cost", scale: source.scale,
    isByCalendar: source.waitingFrom?.kind === "calendarMonth", lumps: Uint8Array.from(source.rows, ({ costBound }) => Number(costBound === "whateverTheCost")),
  };
}

function newWork(layers: number, stride: number, counters: number, measures: number): Work {
  const byLayer = (): Float64Array => new Float64Array(layers);
  return {
    isOpen: new Uint8Array(layers), whole: byLayer(), firstShare: byLayer(), afterShare: byLayer(), base: byLayer(), deductible: byLayer(), payment: byLayer(),
    overCap: byLayer(), isOverCapInexact: new Uint8Array(layers), paidOut: byLayer(), amounts: new Float64Array(layers * stride), taken: new Float64Array(layers * stride),
    drawn: new Float64Array(counters), reportedDrawn: new Float64Array(counters), reported: byLayer(), passedOn: new Uint8Array(layers), isNamed: new Uint8Array(measures),
    totals: new Float64Array(6),
  };
}
