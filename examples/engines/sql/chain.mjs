/**
 * Nothing is divided before the last rounding. An amount is a whole number of parts of a fen; where the formula divides, the part becomes finer by
 * that factor instead, for all amounts: by `before` on entering an open layer (first share), by `within` for its ratio, and by `grow` where
 * a cap is reached and the cost is sought that a ratio has used up; all three are columns, 1 where the layer is closed. A place in the query is
 * a layer and a phase of it; an amount carries the place it was made at.
 */
export const ENTERED = 0;
export const SHARED = 1;
export const PAID = 2;
export const LEFT = 3;

/** Common table expressions, each adding columns to the one before; cut off into a table from time to time, since planners take long over a long chain. */
class Chain {
  statements = [];
  steps = [];

  add(name, query) {
    this.steps.push(`${name} AS (\n${query}\n)`);
    this.last = name;
  }

  cut(table, columns) {
    this.statements.push(`CREATE TABLE ${table} AS\nWITH ${this.steps.join(",\n")}\nSELECT ${columns.join(", ")}\nFROM ${this.last}`);
    if (this.table !== undefined) this.statements.push(`DROP TABLE ${this.table}`);
    this.steps = [];
    this.table = this.last = table;
  }

  columns(name, columns, { joins = "", fence = "" } = {}) {
    const list = Object.entries(columns).map(([column, expression]) => `    ${expression} AS ${column}`);
    if (list.length > 0) this.add(name, `  SELECT s.*,\n${list.join(",\n")}\n  FROM ${this.last} s${joins}${fence}`);
  }
}

/**
 * A sum or product on the way is at most so many times an amount in its parts: a ratio of 0.01 % makes 10,000 fen of one, and no more than some twenty
 * amounts are added.
 */
export const slack = 1n << 18n;
export const largestAmount = BigInt(Number.MAX_SAFE_INTEGER);

/** What all steps of one structure's settlement stand on: the bills and what was used before, and in what parts each amount is. */
export class Parts {
  constructor(structure, fence, end) {
    Object.assign(this, { structure, end, fence: fence === "" ? "" : `\n  ${fence}`, amounts: new Map(), paidOut: new Map(), taken: new Map(), booked: new Set() });
    this.layers = structure.layers.map((layer, i) => ({ ...layer, place: i + 1, before: BigInt(layer.firstShare?.denominator ?? 1) * (layer.ratio?.common ?? 1n), within: BigInt(layer.ratio?.denominator ?? 1) }));
    this.isBooked = this.layers.some(({ terms }) => terms.some(({ kind }) => kind === "unpaid"));
    const measures = structure.layers[0].measures.map((name, i) => `SUM(CASE WHEN t.measure = '${quoted(name)}' THEN t.fen ELSE 0 END) AS cost_${i}`);
    const counters = structure.counters.map(({ counter }) => `MAX(CASE WHEN u.counter = ${counter} THEN u.fen END) AS used_${counter}`);
    this.chain = new Chain();
    this.chain.add("ready", `  SELECT claim_no, bill, nothing_used, CAST(1 AS AMOUNT) AS parts_0 FROM ready_claim WHERE structure = ${structure.number}`);
    this.chain.add("costs", `  SELECT s.claim_no, s.bill, s.nothing_used, s.parts_0,\n    ${measures.join(", ")}\n  FROM ready s LEFT JOIN claim_cost t ON t.claim_no = s.claim_no\n  GROUP BY s.claim_no, s.bill, s.nothing_used, s.parts_0`);
    const used = structure.counters.map(({ counter }) => `CASE WHEN s.nothing_used = 1 THEN 0 ELSE u.used_${counter} END AS used_${counter}`);
    this.columns = ["claim_no", "bill", "nothing_used", "parts_0", ...structure.layers[0].measures.map((_, i) => `cost_${i}`), ...structure.counters.map(({ counter }) => `used_${counter}`)];
    if (counters.length > 0) this.chain.add("bills", `  SELECT s.*,\n    ${used.join(",\n    ")}\n  FROM costs s LEFT JOIN (SELECT u.claim_no, ${counters.join(", ")} FROM claim_counter u GROUP BY u.claim_no) u ON u.claim_no = s.claim_no`);
  }

  layer(place) {
    return this.layers[place - 1];
  }

  step(name, columns, joins) {
    this.columns.push(...Object.keys(columns));
    this.chain.columns(name, columns, { joins, fence: this.fence });
  }

  /** Names a column that holds an amount made at a place. */
  note(column, place, phase) {
    this.amounts.set(column, { place, phase });
  }

  /** The amount in the parts of a later place. */
  at(column, place, phase) {
    const made = this.amounts.get(column);
    const factors = this.factors(made, { place, phase });
    return factors === "" ? column : `${column} * ${factors}`;
  }

  factors(from, to) {
    const factors = [];
    for (let { place, phase } = from; place < to.place || (place === to.place && phase < to.phase); phase === LEFT ? ([place, phase] = [place + 1, ENTERED]) : (phase += 1)) {
      if (phase === ENTERED && this.layer(place).before > 1n) factors.push(`before_${place}`);
      if (phase === SHARED && this.layer(place).within > 1n) factors.push(`within_${place}`);
      if (phase === PAID && this.layer(place).ratio !== undefined) factors.push(`grow_${place}`);
    }
    return factors.join(" * ");
  }

  /** Parts of a fen at a place. */
  parts(place, phase) {
    if (phase === ENTERED) return place === 1 ? "parts_0" : this.parts(place - 1, LEFT);
    return [`parts_${place}`, this.factors({ place, phase: SHARED }, { place, phase })].filter((factor) => factor !== "").join(" * ");
  }
}

export const quoted = (text) => text.replaceAll("'", "''");
