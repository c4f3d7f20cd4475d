import { textLiteral } from "../script.ts";
import type { Dialect } from "./dialect.ts";
import type { Layer, Structure } from "./structure.ts";

/**
 * Nothing is divided before the last rounding. An amount is a whole number of parts of a fen; where the formula divides, the part becomes finer by
 * that factor instead, for all amounts: by `before` on entering an open layer (first share), by `within` for its ratio, and by `grow` where
 * a cap is reached and the cost is sought that a ratio has used up; all three are columns, 1 where the layer is closed. A moment in the query is
 * a layer and a phase of it; an amount carries the moment it was made at.
 */
export interface Moment {
  readonly place: number;
  readonly phase: Phase;
}

export const ENTERED = 0;
export const SHARED = 1;
export const PAID = 2;
export const LEFT = 3;
export type Phase = typeof ENTERED | typeof SHARED | typeof PAID | typeof LEFT;

/** The largest amount of a claim, in fen. */
export const LARGEST_AMOUNT = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * A sum or product on the way is at most so many times an amount in its parts: a ratio of 0.01 % makes 10,000 fen of one, and no more than some twenty
 * amounts are added.
 */
export const SLACK = 1n << 18n;

type Columns = Readonly<Record<string, string>>;

/**
 * The settlement of one structure as common table expressions over all claims, each adding columns to the one before. Now and then all that goes on is
 * kept as a relation of its own, since planners take long over a long chain.
 */
export class SettlementQuery {
  readonly structure: Structure;
  readonly dialect: Dialect;
  readonly steps: string[] = [];
  columns: string[] = [];
  /** By layer the column of what was taken from it, and of what was paid for what it left. */
  readonly taken = new Map<number, string>();
  readonly paidOut = new Map<number, string>();
  readonly #made = new Map<string, Moment>();
  #last = "ready_claim";

  constructor(structure: Structure, dialect: Dialect) {
    this.structure = structure;
    this.dialect = dialect;
    this.#addBills();
  }

  get isBooked(): boolean {
    return this.structure.layers.some(({ terms }) => terms.some(({ kind }) => kind === "unpaid"));
  }

  /** The first number that is too much, where claims of this structure can come near it. */
  get end(): bigint | undefined {
    const { end } = this.dialect;
    return end !== undefined && this.structure.finest * SLACK * LARGEST_AMOUNT >= end ? end : undefined;
  }

  /** What was billed, and what was used before. */
  #addBills(): void {
    const { number, measures, counters } = this.structure;
    const costs = measures.map((name, i) => `SUM(CASE WHEN t.measure = ${textLiteral(name)} THEN t.fen ELSE 0 END) AS cost_${i}`);
    this.add("costs", `  SELECT s.claim, s.bill, s.nothing_used, CAST(1 AS ${this.dialect.amount}) AS parts_0${costs.map((cost) => `,\n    ${cost}`).join("")}\n  FROM ready_claim s LEFT JOIN @.cost t ON t.claim = s.claim\n  WHERE s.structure = ${number}\n  GROUP BY s.claim, s.bill, s.nothing_used`);
    const used = counters.map(({ counter }) => `CASE WHEN s.nothing_used THEN 0 ELSE u.used_${counter} END AS used_${counter}`);
    this.columns = ["claim", "bill", "parts_0", ...measures.map((_, i) => `cost_${i}`), ...counters.map(({ counter }) => `used_${counter}`)];
    const before = counters.map(({ counter }) => `MAX(CASE WHEN u.counter = ${counter} THEN u.fen END) AS used_${counter}`);
    if (counters.length > 0) this.add("bills", `  SELECT s.*,\n    ${used.join(",\n    ")}\n  FROM ${this.last} s LEFT JOIN (SELECT u.claim, ${before.join(", ")} FROM claim_counter u GROUP BY u.claim) u ON u.claim = s.claim`);
  }

  get last(): string {
    return this.#last;
  }

  add(name: string, query: string, isKept = false): void {
    this.#last = `s${this.structure.number}_${name}`;
    this.steps.push(`${this.#last} AS ${isKept ? "MATERIALIZED " : ""}(\n${query}\n)`);
  }

  /** More columns beside those that are there. */
  step(name: string, columns: Columns, joins = ""): void {
    const list = Object.entries(columns).map(([column, expression]) => `    ${expression} AS ${column}`);
    this.columns.push(...Object.keys(columns));
    if (list.length > 0) this.add(name, `  SELECT s.*,\n${list.join(",\n")}\n  FROM ${this.#last} s${joins}${this.dialect.fence}`);
  }

  /** Leaves what is not listed behind. */
  keep(name: string, columns: readonly string[]): void {
    this.add(name, `  SELECT ${columns.join(", ")}\n  FROM ${this.#last}`, true);
  }

  layer(place: number): Layer | undefined {
    return this.structure.layers[place - 1];
  }

  /** Says that a column holds an amount, made then. */
  note(column: string, place: number, phase: Phase): void {
    this.#made.set(column, { place, phase });
  }

  /** The amount in the parts of a later moment. */
  at(column: string, place: number, phase: Phase): string {
    const made = this.#made.get(column);
    if (made === undefined) throw new Error(`no amount ${column}`);
    const factors = this.factors(made, { place, phase });
    return factors === "" ? column : `${column} * ${factors}`;
  }

  /** By how much parts become finer in between. */
  factors(from: Moment, to: Moment): string {
    const factors: string[] = [];
    for (let at = from; at.place < to.place || (at.place === to.place && at.phase < to.phase); at = next(at)) {
      const factor = this.#factorAfter(at);
      if (factor !== undefined) factors.push(factor);
    }
    return factors.join(" * ");
  }

  #factorAfter({ place, phase }: Moment): string | undefined {
    const layer = this.layer(place);
    if (layer === undefined) return undefined;
    if (phase === ENTERED && finerBefore(layer) > 1n) return `before_${place}`;
    if (phase === SHARED && finerWithin(layer) > 1n) return `within_${place}`;
    return phase === PAID && layer.ratio !== undefined ? `grow_${place}` : undefined;
  }

  /** Parts of a fen then. */
  parts(place: number, phase: Phase): string {
    if (phase === ENTERED) return place === 1 ? "parts_0" : this.parts(place - 1, LEFT);
    return [`parts_${place}`, this.factors({ place, phase: SHARED }, { place, phase })].filter((factor) => factor !== "").join(" * ");
  }
}

function next({ place, phase }: Moment): Moment {
  switch (phase) {
    case ENTERED:
      return { place, phase: SHARED };
    case SHARED:
      return { place, phase: PAID };
    case PAID:
      return { place, phase: LEFT };
    case LEFT:
      return { place: place + 1, phase: ENTERED };
  }
}

export function finerBefore({ firstShare, ratio }: Layer): bigint {
  return BigInt(firstShare?.denominator ?? 1) * (ratio?.common ?? 1n);
}

export function finerWithin({ ratio }: Layer): bigint {
  return BigInt(ratio?.denominator ?? 1);
}

export function times(factor = 1n): string {
  return factor === 1n ? "" : ` * ${factor}`;
}

/** LEAST of both databases passes over what is null. */
export function least(first: string, ...others: readonly string[]): string {
  return others.length === 0 ? first : `LEAST(${[first, ...others].join(", ")})`;
}
