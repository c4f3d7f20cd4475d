/** Steps 1 and 2 of compiler/docs/semantics.md: what comes under a layer, its first share and deductible. */
import { ENTERED, finerBefore, finerWithin, least, LEFT, type Phase, type SettlementQuery, SHARED, SLACK, times } from "./query.ts";
import type { Layer, Limits, Term } from "./structure.ts";

/** What stands in `claim_layer` for the layer. */
const own = ["amount", "is_bound", "ratio_content", "copay", "deductible_left", "deductible_used", "ratio_used", "first_share", "first_numerator", "left_of_cost", "left_of_limits", "left_of_caps", "variant"];

export function addBase(query: SettlementQuery, layer: Layer): void {
  const { place, terms, pools } = layer;
  const [before, within] = [finerBefore(layer), finerWithin(layer)];
  const isOpen = (open: string, closed: string): string => `CASE WHEN f.claim IS NULL THEN ${closed} ELSE ${open} END`;
  for (const [i] of terms.entries()) query.note(`term_${place}_${i}`, place, ENTERED);
  query.step(`entered_${place}`, Object.fromEntries([
    ...own.map((name) => [`${name}_${place}`, `f.${name}`]),
    [`open_${place}`, isOpen("1", "0")],
    ...(before > 1n ? [[`before_${place}`, isOpen(String(before), "1")]] : []),
    ...(within > 1n ? [[`within_${place}`, isOpen(String(within), "1")]] : []),
    ...pools.flatMap(({ counter }) => [[`pool_${place}_${counter}`, `p.pool_${counter}`], [`draws_${place}_${counter}`, `p.draws_${counter}`]]),
    ...terms.map((term, i) => [`term_${place}_${i}`, isOpen(termText(query, term, place), "0")]),
  ]), `\n    LEFT JOIN claim_layer f ON f.claim = s.claim AND f.place = ${place}${poolJoin(layer)}${guard(query, layer)}`);
  query.note(`whole_${place}`, place, ENTERED);
  query.step(`whole_${place}`, {
    [`whole_${place}`]: terms.map((_, i) => `term_${place}_${i}`).join(" + ") || "0",
    [`parts_${place}`]: before === 1n ? query.parts(place, ENTERED) : `${query.parts(place, ENTERED)} * before_${place}`,
  });
  query.note(`first_${place}`, place, SHARED);
  query.step(`shared_${place}`, { [`first_${place}`]: firstShare(query, layer) });
  query.note(`after_${place}`, place, SHARED);
  query.step(`after_${place}`, { [`after_${place}`]: `${query.at(`whole_${place}`, place, SHARED)} - first_${place}` });
}

/** Claims whose parts would be too fine for the database are left out, and refused by name. */
function guard(query: SettlementQuery, { place, growth }: Layer): string {
  const { end } = query;
  if (end === undefined) return "";
  const amounts = ["bill", String(query.structure.largestFigure), ...query.structure.counters.map(({ counter }) => `used_${counter}`)];
  return `\n  WHERE f.claim IS NULL OR GREATEST(${amounts.join(", ")}) * ${query.parts(place, ENTERED)} < ${end / (growth * SLACK)}`;
}

function poolJoin({ place, pools }: Layer): string {
  if (pools.length === 0) return "";
  const columns = pools.map(({ counter }) => `MAX(CASE WHEN counter = ${counter} THEN left_of_pool END) AS pool_${counter}, MAX(CASE WHEN counter = ${counter} THEN 1 ELSE 0 END) AS draws_${counter}`);
  return `\n    LEFT JOIN (SELECT claim, variant, ${columns.join(", ")}\n      FROM claim_pool WHERE place = ${place} GROUP BY claim, variant) p ON p.claim = f.claim AND p.variant = f.variant`;
}

/** What a measure or a remainder comes to; of a closed layer nothing is left. */
function termText(query: SettlementQuery, term: Term, place: number): string {
  if (term.kind === "measure") return `cost_${term.measure} * ${query.parts(place, ENTERED)}`;
  const { kind, place: source } = term;
  if (source === 0 || source >= place) return "0";
  const at = (column: string): string => query.at(column, place, ENTERED);
  switch (kind) {
    case "firstShare":
      return at(`first_${source}`);
    case "overCap":
      return at(`over_${source}`);
    case "ownShare":
      return `GREATEST(0, ${at(`after_${source}`)} - ${at(`payment_${source}`)})`;
    case "unpaid":
      return `GREATEST(0, ${at(`after_${source}`)} - ${at(query.paidOut.get(source) ?? `payment_${source}`)})`;
  }
}

function firstShare(query: SettlementQuery, { place, firstShare: share, ratio }: Layer): string {
  if (share === undefined) return `CAST(0 AS ${query.dialect.amount})`;
  if (share.unit === "ratio") return `whole_${place} * COALESCE(first_numerator_${place}, 0)${times(ratio?.common)}`;
  return `LEAST(${query.at(`whole_${place}`, place, SHARED)}, COALESCE(first_share_${place}, 0) * parts_${place})`;
}

export function addDeductible(query: SettlementQuery, layer: Layer): void {
  const { place, ratio } = layer;
  const parts = `parts_${place}`;
  query.note(`base_${place}`, place, SHARED);
  query.note(`bearable_${place}`, place, SHARED);
  query.step(`based_${place}`, {
    [`base_${place}`]: least(`after_${place}`, `left_of_cost_${place} * ${parts}`, ...poolsLeft(query, layer, "cost", SHARED)),
    [`bearable_${place}`]: `CASE WHEN open_${place} = 0 OR amount_${place} IS NOT NULL THEN 0 ELSE ${least(`deductible_left_${place} * ${parts}`, ...poolsLeft(query, layer, "deductible", SHARED))} END`,
  });
  query.note(`deductible_${place}`, place, SHARED);
  const starts = { base: `ratio_used_${place} * ${parts} + bearable_${place}`, excess: `GREATEST(0, ratio_used_${place} - deductible_used_${place}) * ${parts}`, payment: `ratio_used_${place} * ${paidParts(query, layer)}` };
  query.step(`borne_${place}`, {
    [`deductible_${place}`]: `LEAST(base_${place}, bearable_${place})`,
    [`excess_${place}`]: `GREATEST(0, base_${place} - bearable_${place})`,
    ...(ratio === undefined ? {} : { [`start_${place}`]: starts[ratio.scale] }),
  });
}

/** Parts of a fen in which the edges of bands of money paid are; cost is in finer ones, so that no ratio need be divided by. */
export function paidParts(query: SettlementQuery, { place, firstShare: share }: Layer): string {
  return `${query.parts(place, ENTERED)}${times(BigInt(share?.denominator ?? 1))}`;
}

const drawnColumns: Readonly<Record<Limits, string>> = { payment: "payment", cost: "base", deductible: "deductible" };

/** What pools of the kind leave, null where the case draws on none or it has no size. */
export function poolsLeft(query: SettlementQuery, { place, pools }: Layer, limits: Limits, phase: Exclude<Phase, typeof LEFT>): string[] {
  return pools.filter((pool) => pool.limits === limits).map(({ counter }) => {
    const column = `pool_${place}_${counter}`;
    const earlier = query.structure.layers.slice(0, place - 1).flatMap(({ place: other, pools: drawn }) => drawn.filter((pool) => pool.counter === counter)
      .map((pool) => ` - CASE WHEN draws_${other}_${counter} = 1 THEN ${query.at(`${drawnColumns[pool.limits]}_${other}`, place, phase)} ELSE 0 END`));
    return `CASE WHEN ${column} IS NULL THEN NULL ELSE GREATEST(0, ${column} * ${query.parts(place, phase)}${earlier.join("")}) END`;
  });
}
