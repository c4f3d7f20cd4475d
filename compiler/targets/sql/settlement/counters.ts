import type { SlotTable, TablePeriod, Tables } from "../../../emit/format.ts";
import type { Rows } from "../script.ts";
import type { Counter } from "./structure.ts";

type Counted = Omit<Counter, "counter">;
type Counting = Pick<TablePeriod, "per" | "of" | "scale">;

/** All that any table of a file counts from claim to claim at any time, as rows. */
export class Counters {
  readonly all: Counter[] = [];

  constructor({ benefits, pools }: Tables, rows: Rows) {
    const counted = [...benefits.flatMap(({ name, slots }) => Object.entries(slots).flatMap(([word, tables = []]) => countedIn(word, name, tables))), ...pools.flatMap(({ name }) => countedBy("pool", name, {}) ?? [])];
    for (const one of counted) {
      if (this.#find(one) !== undefined) continue;
      const counter = this.all.length;
      this.all.push({ ...one, counter });
      rows.add("counter", counter, one.kind, one.owner, one.per);
    }
  }

  /** What a slot counts while the period is in force. */
  of(word: string, owner: string, period: Counting | undefined): Counter | undefined {
    const counted = word === "pool" || period !== undefined ? countedBy(word, owner, period ?? {}) : undefined;
    return counted === undefined ? undefined : this.#find(counted);
  }

  #find({ kind, owner, per }: Counted): Counter | undefined {
    return this.all.find((other) => other.kind === kind && other.owner === owner && other.per === per);
  }
}

function countedIn(word: string, owner: string, tables: readonly SlotTable[]): Counted[] {
  return tables.flatMap(({ periods }) => periods.flatMap((period) => countedBy(word, owner, period) ?? []));
}

function countedBy(word: string, owner: string, { per, of, scale }: Counting): Counted | undefined {
  if (word === "pool") return { kind: "pool", owner, per: "" };
  if (per === undefined) return undefined;
  if (word === "deductible") return { kind: "deductible", owner, per: "" };
  const counted = word === "ratio" ? scale : word === "cap" || word === "limit" ? of : undefined;
  return counted === undefined ? undefined : { kind: counted === "payment" ? "paid" : "base", owner, per };
}
