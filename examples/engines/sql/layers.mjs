/** Steps 1 to 4 of compiler/docs/semantics.md for one layer after the other, each over all claims at once. */
import { ENTERED, LEFT, PAID, Parts, SHARED, slack } from "./chain.mjs";

export class Layers extends Parts {
  addLayer(place) {
    const layer = this.layer(place);
    this.addBase(layer);
    this.addDeductible(layer);
    this.addBands(layer);
    this.addPayment(layer);
    if (layer.isBest) this.keepBest(layer);
    this.addOverCap(layer);
    if (this.isBooked) this.book(layer);
    this.keep(layer);
  }

  /** Of all that a layer was worked out with only what later layers and the report ask for goes on. */
  keep({ place }) {
    const isPassing = /^(low|high|numerator|top|bottom|spread|width|reach|part|value|amount|is_bound|ratio_content|copay|deductible_left|deductible_used|ratio_used|first_share|first_numerator|left_of_cost|left_of_limits|variant|start|excess|bearable|paying|due|allowed|stop|rank)_[0-9]/;
    const outdated = new Set([...this.booked].filter((column) => ![...this.taken.values(), ...this.paidOut.values()].includes(column)));
    this.columns = this.columns.filter((column) => !isPassing.test(column) && !outdated.has(column));
    this.chain.cut(`layer_${this.structure.number}_${place}`, this.columns);
  }

  addBase(layer) {
    const { place, terms, pools, before, within } = layer;
    const own = ["amount", "is_bound", "ratio_content", "copay", "deductible_left", "deductible_used", "ratio_used", "first_share", "first_numerator", "left_of_cost", "left_of_limits", "left_of_caps", "variant"];
    const columns = Object.fromEntries(own.map((name) => [`${name}_${place}`, `f.${name}`]));
    columns[`open_${place}`] = "CASE WHEN f.claim_no IS NULL THEN 0 ELSE 1 END";
    if (before > 1n) columns[`before_${place}`] = `CASE WHEN f.claim_no IS NULL THEN 1 ELSE ${before} END`;
    if (within > 1n) columns[`within_${place}`] = `CASE WHEN f.claim_no IS NULL THEN 1 ELSE ${within} END`;
    for (const { counter } of pools) Object.assign(columns, { [`pool_${place}_${counter}`]: `p.pool_${counter}`, [`draws_${place}_${counter}`]: `p.draws_${counter}` });
    terms.forEach((term, i) => {
      columns[`term_${place}_${i}`] = `CASE WHEN f.claim_no IS NULL THEN 0 ELSE ${this.term(term, place)} END`;
      this.note(`term_${place}_${i}`, place, ENTERED);
    });
    this.step(`entered_${place}`, columns, `\n    LEFT JOIN claim_layer f ON f.claim_no = s.claim_no AND f.place = ${place}${this.poolJoin(layer)}${this.guard(layer)}`);
    this.note(`whole_${place}`, place, ENTERED);
    this.step(`whole_${place}`, {
      [`whole_${place}`]: terms.map((_, i) => `term_${place}_${i}`).join(" + ") || "0",
      [`parts_${place}`]: before === 1n ? this.parts(place, ENTERED) : `${this.parts(place, ENTERED)} * before_${place}`,
    });
    this.note(`first_${place}`, place, SHARED);
    this.step(`shared_${place}`, { [`first_${place}`]: this.firstShare(layer) });
    this.note(`after_${place}`, place, SHARED);
    this.step(`after_${place}`, { [`after_${place}`]: `${this.at(`whole_${place}`, place, SHARED)} - first_${place}` });
  }

  guard({ place, growth }) {
    if (this.end === undefined) return "";
    const amounts = ["bill", this.structure.largestFigure, ...this.structure.counters.map(({ counter }) => `used_${counter}`)];
    return `\n  WHERE f.claim_no IS NULL OR GREATEST(${amounts.join(", ")}) * ${this.parts(place, ENTERED)} < ${this.end / (growth * slack)}`;
  }

  poolJoin({ place, pools }) {
    if (pools.length === 0) return "";
    const columns = pools.map(({ counter }) => `MAX(CASE WHEN counter = ${counter} THEN left_of_pool END) AS pool_${counter}, MAX(CASE WHEN counter = ${counter} THEN 1 ELSE 0 END) AS draws_${counter}`);
    return `\n    LEFT JOIN (SELECT claim_no, variant, ${columns.join(", ")}\n      FROM claim_pool WHERE place = ${place} GROUP BY claim_no, variant) p ON p.claim_no = f.claim_no AND p.variant = f.variant`;
  }

  /** What a measure or a remainder comes to; of a closed layer nothing is left. */
  term({ kind, measure, place: source }, place) {
    if (kind === "measure") return `cost_${measure} * ${this.parts(place, ENTERED)}`;
    if (source === 0 || source >= place) return "0";
    const at = (column) => this.at(column, place, ENTERED);
    switch (kind) {
      case "firstShare":
        return at(`first_${source}`);
      case "overCap":
        return at(`over_${source}`);
      case "ownShare":
        return `GREATEST(0, ${at(`after_${source}`)} - ${at(`payment_${source}`)})`;
      default:
        return `GREATEST(0, ${at(`after_${source}`)} - ${at(this.paidOut.get(source))})`;
    }
  }

  firstShare({ place, firstShare, ratio }) {
    if (firstShare === undefined) return "CAST(0 AS AMOUNT)";
    if (firstShare.unit === "ratio") return `whole_${place} * COALESCE(first_numerator_${place}, 0)${times(ratio?.common)}`;
    return `LEAST(${this.at(`whole_${place}`, place, SHARED)}, COALESCE(first_share_${place}, 0) * parts_${place})`;
  }

  /** What pools of the kind leave, none where the case draws on none or it has no size. */
  poolsLeft({ place, pools }, limits, phase) {
    return pools.filter((pool) => pool.limits === limits).map(({ counter }) => {
      const column = `pool_${place}_${counter}`;
      const drawn = this.drawnBefore(place, counter, (column, earlier) => `CASE WHEN draws_${earlier}_${counter} = 1 THEN ${this.at(column, place, phase)} ELSE 0 END`);
      return `CASE WHEN ${column} IS NULL THEN NULL ELSE GREATEST(0, ${[`${column} * ${this.parts(place, phase)}`, ...drawn].join(" - ")}) END`;
    });
  }

  drawnBefore(place, counter, write) {
    return this.layers.slice(0, place - 1).flatMap(({ place: earlier, pools }) => pools.filter((pool) => pool.counter === counter)
      .map(({ limits }) => write(`${{ payment: "payment", cost: "base", deductible: "deductible" }[limits]}_${earlier}`, earlier)));
  }

  addDeductible(layer) {
    const { place, ratio } = layer;
    const parts = `parts_${place}`;
    this.note(`base_${place}`, place, SHARED);
    this.note(`bearable_${place}`, place, SHARED);
    this.step(`based_${place}`, {
      [`base_${place}`]: least(`after_${place}`, `left_of_cost_${place} * ${parts}`, ...this.poolsLeft(layer, "cost", SHARED)),
      [`bearable_${place}`]: `CASE WHEN open_${place} = 0 OR amount_${place} IS NOT NULL THEN 0 ELSE ${least(`deductible_left_${place} * ${parts}`, ...this.poolsLeft(layer, "deductible", SHARED))} END`,
    });
    this.note(`deductible_${place}`, place, SHARED);
    const starts = { base: `ratio_used_${place} * ${parts} + bearable_${place}`, excess: `GREATEST(0, ratio_used_${place} - deductible_used_${place}) * ${parts}`, payment: `ratio_used_${place} * ${this.paidParts(layer)}` };
    this.step(`borne_${place}`, {
      [`deductible_${place}`]: `LEAST(base_${place}, bearable_${place})`,
      [`excess_${place}`]: `GREATEST(0, base_${place} - bearable_${place})`,
      ...(ratio === undefined ? {} : { [`start_${place}`]: starts[ratio.scale] }),
    });
  }

  /** Parts of a fen in which the edges of bands of money paid are; cost is in finer ones, so that no ratio need be divided by. */
  paidParts({ place, firstShare }) {
    return `${this.parts(place, ENTERED)}${times(BigInt(firstShare?.denominator ?? 1))}`;
  }

  /** Of each band the width of what is left of it, in cost; where there is no such band it is 0, and without end null. */
  addBands(layer) {
    const { place, ratio } = layer;
    if (ratio === undefined) return;
    const numbers = Array.from({ length: ratio.bands }, (_, i) => i + 1);
    const fields = ["low", "high", "numerator", "top", "bottom", "spread"];
    const ladder = numbers.flatMap((i) => fields.map((field) => [`${field}_${place}_${i}`, `MAX(CASE WHEN place = ${i} THEN ${field} END) AS ${field}_${i}`, `b.${field}_${i}`]));
    this.step(`laddered_${place}`, Object.fromEntries(ladder.map(([column, , from]) => [column, from])),
      `\n    LEFT JOIN (SELECT content, ${ladder.map(([, aggregate]) => aggregate).join(", ")}\n      FROM band GROUP BY content) b ON b.content = s.ratio_content_${place}`);
    this.step(`widths_${place}`, Object.fromEntries(numbers.map((i) => [`width_${place}_${i}`, this.width(layer, i)])));
    for (const i of numbers) {
      const before = i === 1 ? "0" : `reach_${place}_${i - 1}`;
      this.step(`band_${place}_${i}`, {
        [`reach_${place}_${i}`]: `${before} + width_${place}_${i}`,
        [`part_${place}_${i}`]: i === 1 ? `LEAST(width_${place}_1, excess_${place})` : `CASE WHEN ${before} IS NULL THEN 0 ELSE GREATEST(0, LEAST(width_${place}_${i}, excess_${place} - ${before})) END`,
      });
    }
  }

  width(layer, i) {
    const { place, ratio } = layer;
    const [low, high, start] = [`low_${place}_${i}`, `high_${place}_${i}`, `start_${place}`];
    if (ratio.scale !== "payment") {
      const parts = `parts_${place}`;
      return `CASE WHEN ${low} IS NULL THEN 0 WHEN ${high} IS NULL THEN NULL ELSE GREATEST(0, ${high} * ${parts} - GREATEST(${low} * ${parts}, ${start})) END`;
    }
    const parts = this.paidParts(layer);
    return `CASE WHEN ${low} IS NULL OR ${high} * ${parts} <= ${start} THEN 0 WHEN ${high} IS NULL OR numerator_${place}_${i} = 0 THEN NULL ELSE (${high} * ${parts} - GREATEST(${low} * ${parts}, ${start})) * spread_${place}_${i} END`;
  }

  addPayment(layer) {
    const { place, ratio, hasAmount } = layer;
    const parts = this.parts(place, PAID);
    const slices = ratio === undefined ? "0" : Array.from({ length: ratio.bands }, (_, i) => `part_${place}_${i + 1} * COALESCE(numerator_${place}_${i + 1}, 0)`).join(" + ");
    const amount = `amount_${place} * ${parts}`;
    const whole = hasAmount ? `CASE WHEN amount_${place} IS NULL THEN ${slices} WHEN is_bound_${place} = 1 THEN LEAST(${this.at(`base_${place}`, place, PAID)}, ${amount}) ELSE ${amount} END` : slices;
    this.step(`paying_${place}`, { [`paying_${place}`]: `CASE WHEN open_${place} = 0 THEN 0 ELSE ${whole} END` });
    this.step(`due_${place}`, { [`due_${place}`]: least(`GREATEST(0, paying_${place} - copay_${place} * ${parts})`, `left_of_limits_${place} * ${parts}`) });
    this.note(`payment_${place}`, place, PAID);
    this.step(`paid_${place}`, { [`payment_${place}`]: least(`due_${place}`, `left_of_caps_${place} * ${parts}`, ...this.poolsLeft(layer, "payment", PAID)) });
  }

  /** Of the variants of a claim the first with the largest payment. */
  keepBest({ place }) {
    this.step(`ranked_${place}`, { [`rank_${place}`]: `ROW_NUMBER() OVER (PARTITION BY claim_no ORDER BY payment_${place} DESC, variant_${place})` });
    this.chain.add(`best_${place}`, `  SELECT * FROM ${this.chain.last} WHERE rank_${place} = 1`);
  }

  /** The cost beyond the largest one for which no more is due than caps and pools allow. */
  addOverCap(layer) {
    const { place, ratio, hasAmount } = layer;
    const base = this.at(`base_${place}`, place, PAID);
    this.note(`over_${place}`, place, LEFT);
    this.step(`allowed_${place}`, { [`allowed_${place}`]: `payment_${place} + COALESCE(copay_${place}, 0) * ${this.parts(place, PAID)}` });
    const numbers = Array.from({ length: ratio?.bands ?? 0 }, (_, i) => i + 1);
    for (const i of numbers) this.step(`value_${place}_${i}`, { [`value_${place}_${i}`]: `${i === 1 ? "0" : `value_${place}_${i - 1}`} + width_${place}_${i} * COALESCE(numerator_${place}_${i}, 0)` });
    const isEndless = (i) => `WHEN width_${place}_${i} IS NULL AND numerator_${place}_${i} = 0 THEN 0`;
    const isReached = (i) => `WHEN width_${place}_${i} IS NULL OR value_${place}_${i} > allowed_${place} THEN ${i}`;
    if (numbers.length > 0) this.step(`stopped_${place}`, { [`stop_${place}`]: `CASE WHEN due_${place} <= payment_${place} OR amount_${place} IS NOT NULL THEN 0 ${numbers.map((i) => `${isEndless(i)} ${isReached(i)}`).join(" ")} ELSE 0 END` });
    if (numbers.length > 0) this.step(`grown_${place}`, { [`grow_${place}`]: `CASE stop_${place} ${numbers.map((i) => `WHEN ${i} THEN top_${place}_${i}`).join(" ")} ELSE 1 END` });
    const reached = numbers.map((i) => `WHEN ${i} THEN ${this.costReached(layer, i)}`).join(" ");
    const amounts = [
      `WHEN amount_${place} IS NOT NULL AND is_bound_${place} = 0 THEN ${base}`,
      `WHEN amount_${place} IS NOT NULL AND allowed_${place} < amount_${place} * ${this.parts(place, PAID)} THEN GREATEST(0, ${base} - allowed_${place})`,
    ];
    const all = this.at(`base_${place}`, place, LEFT);
    this.step(`left_${place}`, {
      [`over_${place}`]: `CASE WHEN due_${place} <= payment_${place} THEN 0 ${hasAmount ? amounts.join(" ") : ""} ${numbers.length === 0 ? "" : `WHEN stop_${place} > 0 THEN GREATEST(0, ${all} - CASE stop_${place} ${reached} END)`} ELSE 0 END`,
    });
  }

  costReached({ place }, i) {
    const before = i === 1 ? "" : ` + reach_${place}_${i - 1} * ${this.factors({ place, phase: SHARED }, { place, phase: LEFT })}`;
    const value = i === 1 ? `allowed_${place}` : `(allowed_${place} - value_${place}_${i - 1})`;
    return `${this.at(`bearable_${place}`, place, LEFT)}${before} + ${value} * bottom_${place}_${i}`;
  }

  /**
   * What is paid is taken from the terms in the order written, each up to its amount, and what comes from a remainder out of that layer's terms too.
   * Since terms are always used up in the same order, the sum that was ever taken from a layer says how much of each is gone.
   */
  book({ place }) {
    const taken = new Map([[place, this.at(`payment_${place}`, place, LEFT)]]);
    const out = new Map([[place, this.at(`payment_${place}`, place, LEFT)]]);
    for (let source = place; source >= 1; source--) {
      if (!out.has(source) && !taken.has(source)) continue;
      const [before, paid] = [this.taken.get(source), this.paidOut.get(source)];
      const sum = (known, more) => [...(known === undefined ? [] : [this.at(known, place, LEFT)]), ...(more === undefined ? [] : [more])].join(" + ") || "0";
      const [takenNow, outNow] = [`taken_${place}_${source}`, `out_${place}_${source}`];
      this.step(`booked_${place}_${source}`, { [takenNow]: `LEAST(${this.at(`whole_${source}`, place, LEFT)}, ${sum(before, taken.get(source))})`, [outNow]: sum(paid, out.get(source)) });
      for (const column of [takenNow, outNow]) {
        this.note(column, place, LEFT);
        this.booked.add(column);
      }
      this.taken.set(source, takenNow);
      this.paidOut.set(source, outNow);
      this.layer(source).terms.forEach((term, i) => {
        if (term.kind === "measure" || term.place === 0 || term.place >= source) return;
        const part = (column) => this.takenOf(source, i, column, place);
        const share = before === undefined ? part(takenNow) : `(${part(takenNow)} - ${part(before)})`;
        taken.set(term.place, [taken.get(term.place), share].filter(Boolean).join(" + "));
        if (term.kind !== "firstShare") out.set(term.place, [out.get(term.place), share].filter(Boolean).join(" + "));
      });
    }
  }

  /** How much of one term is gone when so much was taken from the layer. */
  takenOf(source, i, column, place) {
    const amount = (j) => this.at(`term_${source}_${j}`, place, LEFT);
    const earlier = Array.from({ length: i }, (_, j) => ` - ${amount(j)}`).join("");
    return `GREATEST(0, LEAST(${amount(i)}, ${this.at(column, place, LEFT)}${earlier}))`;
  }
}

const times = (factor = 1n) => (factor === 1n ? "" : ` * ${factor}`);
/** LEAST of all three databases passes over what is null. */
export const least = (first, ...others) => (others.length === 0 ? first : `LEAST(${[first, ...others].join(", ")})`);
