/** Steps 3 and 4 of compiler/docs/semantics.md: what a layer pays, and the cost beyond its caps. */
import { paidParts, poolsLeft } from "./entering.ts";
import { least, LEFT, PAID, type SettlementQuery, SHARED } from "./query.ts";
import type { Layer, LayerRatio } from "./structure.ts";

const fields = ["low", "high", "numerator", "top", "bottom", "spread"];

function bandsOf({ ratio }: Layer): number[] {
  return Array.from({ length: ratio?.bands ?? 0 }, (_, i) => i + 1);
}

/** Of each band the width of what is left of it, in cost; where there is no such band it is 0, and without end null. */
export function addBands(query: SettlementQuery, layer: Layer): void {
  const { place, ratio } = layer;
  if (ratio === undefined) return;
  const numbers = bandsOf(layer);
  const ladder = numbers.flatMap((i) => fields.map((field) => ({ column: `${field}_${place}_${i}`, found: `MAX(CASE WHEN place = ${i} THEN ${field} END) AS ${field}_${i}`, from: `b.${field}_${i}` })));
  query.step(`laddered_${place}`, Object.fromEntries(ladder.map(({ column, from }) => [column, from])),
    `\n    LEFT JOIN (SELECT content, ${ladder.map(({ found }) => found).join(", ")}\n      FROM @.band GROUP BY content) b ON b.content = s.ratio_content_${place}`);
  query.step(`widths_${place}`, Object.fromEntries(numbers.map((i) => [`width_${place}_${i}`, width(query, layer, ratio, i)])));
  for (const i of numbers) {
    const before = i === 1 ? "0" : `reach_${place}_${i - 1}`;
    query.step(`band_${place}_${i}`, {
      [`reach_${place}_${i}`]: `${before} + width_${place}_${i}`,
      [`part_${place}_${i}`]: i === 1 ? `LEAST(width_${place}_1, excess_${place})` : `CASE WHEN ${before} IS NULL THEN 0 ELSE GREATEST(0, LEAST(width_${place}_${i}, excess_${place} - ${before})) END`,
    });
  }
}

function width(query: SettlementQuery, layer: Layer, { scale }: LayerRatio, i: number): string {
  const { place } = layer;
  const [low, high, start] = [`low_${place}_${i}`, `high_${place}_${i}`, `start_${place}`];
  if (scale !== "payment") {
    const parts = `parts_${place}`;
    return `CASE WHEN ${low} IS NULL THEN 0 WHEN ${high} IS NULL THEN NULL ELSE GREATEST(0, ${high} * ${parts} - GREATEST(${low} * ${parts}, ${start})) END`;
  }
  const parts = paidParts(query, layer);
  return `CASE WHEN ${low} IS NULL OR ${high} * ${parts} <= ${start} THEN 0 WHEN ${high} IS NULL OR numerator_${place}_${i} = 0 THEN NULL ELSE (${high} * ${parts} - GREATEST(${low} * ${parts}, ${start})) * spread_${place}_${i} END`;
}

export function addPayment(query: SettlementQuery, layer: Layer): void {
  const { place, hasAmount } = layer;
  const parts = query.parts(place, PAID);
  const slices = bandsOf(layer).map((i) => `part_${place}_${i} * COALESCE(numerator_${place}_${i}, 0)`).join(" + ") || "0";
  const amount = `amount_${place} * ${parts}`;
  const whole = hasAmount ? `CASE WHEN amount_${place} IS NULL THEN ${slices} WHEN is_bound_${place} = 1 THEN LEAST(${query.at(`base_${place}`, place, PAID)}, ${amount}) ELSE ${amount} END` : slices;
  query.step(`paying_${place}`, { [`paying_${place}`]: `CASE WHEN open_${place} = 0 THEN 0 ELSE ${whole} END` });
  query.step(`due_${place}`, { [`due_${place}`]: least(`GREATEST(0, paying_${place} - copay_${place} * ${parts})`, `left_of_limits_${place} * ${parts}`) });
  query.note(`payment_${place}`, place, PAID);
  query.step(`paid_${place}`, { [`payment_${place}`]: least(`due_${place}`, `left_of_caps_${place} * ${parts}`, ...poolsLeft(query, layer, "payment", PAID)) });
}

/** Of the variants of a claim the first with the largest payment. */
export function keepBest(query: SettlementQuery, { place }: Layer): void {
  query.step(`ranked_${place}`, { [`rank_${place}`]: `ROW_NUMBER() OVER (PARTITION BY claim ORDER BY payment_${place} DESC, variant_${place})` });
  query.add(`best_${place}`, `  SELECT * FROM ${query.last} WHERE rank_${place} = 1`);
}

/** The cost beyond the largest one for which no more is due than caps and pools allow. */
export function addOverCap(query: SettlementQuery, layer: Layer): void {
  const { place, hasAmount } = layer;
  const base = query.at(`base_${place}`, place, PAID);
  query.note(`over_${place}`, place, LEFT);
  query.step(`allowed_${place}`, { [`allowed_${place}`]: `payment_${place} + COALESCE(copay_${place}, 0) * ${query.parts(place, PAID)}` });
  const numbers = bandsOf(layer);
  addStop(query, layer, numbers);
  const reached = numbers.map((i) => `WHEN ${i} THEN ${costReached(query, layer, i)}`).join(" ");
  const amounts = [
    `WHEN amount_${place} IS NOT NULL AND is_bound_${place} = 0 THEN ${base}`,
    `WHEN amount_${place} IS NOT NULL AND allowed_${place} < amount_${place} * ${query.parts(place, PAID)} THEN GREATEST(0, ${base} - allowed_${place})`,
  ];
  const all = query.at(`base_${place}`, place, LEFT);
  query.step(`left_${place}`, {
    [`over_${place}`]: `CASE WHEN due_${place} <= payment_${place} THEN 0 ${hasAmount ? amounts.join(" ") : ""} ${numbers.length === 0 ? "" : `WHEN stop_${place} > 0 THEN GREATEST(0, ${all} - CASE stop_${place} ${reached} END)`} ELSE 0 END`,
  });
}

/** The band in which no more is allowed, and by how much parts become finer there. */
function addStop(query: SettlementQuery, { place }: Layer, numbers: readonly number[]): void {
  if (numbers.length === 0) return;
  for (const i of numbers) query.step(`value_${place}_${i}`, { [`value_${place}_${i}`]: `${i === 1 ? "0" : `value_${place}_${i - 1}`} + width_${place}_${i} * COALESCE(numerator_${place}_${i}, 0)` });
  const stops = numbers.map((i) => `WHEN width_${place}_${i} IS NULL AND numerator_${place}_${i} = 0 THEN 0 WHEN width_${place}_${i} IS NULL OR value_${place}_${i} > allowed_${place} THEN ${i}`);
  query.step(`stopped_${place}`, { [`stop_${place}`]: `CASE WHEN due_${place} <= payment_${place} OR amount_${place} IS NOT NULL THEN 0 ${stops.join(" ")} ELSE 0 END` });
  query.step(`grown_${place}`, { [`grow_${place}`]: `CASE stop_${place} ${numbers.map((i) => `WHEN ${i} THEN top_${place}_${i}`).join(" ")} ELSE 1 END` });
}

function costReached(query: SettlementQuery, { place }: Layer, i: number): string {
  const before = i === 1 ? "" : ` + reach_${place}_${i - 1} * ${query.factors({ place, phase: SHARED }, { place, phase: LEFT })}`;
  const value = i === 1 ? `allowed_${place}` : `(allowed_${place} - value_${place}_${i - 1})`;
  return `${query.at(`bearable_${place}`, place, LEFT)}${before} + ${value} * bottom_${place}_${i}`;
}
