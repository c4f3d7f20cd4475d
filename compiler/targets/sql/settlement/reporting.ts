/** Step 5 of compiler/docs/semantics.md: whole fen that add up, and what is used up afterwards. */
import { ENTERED, least, LEFT, PAID, type SettlementQuery, SHARED } from "./query.ts";
import type { Counter, Layer, Limits, Structure } from "./structure.ts";

/** What each layer has in the report. */
export const LAYER_FIGURES = ["open", "base", "first_share", "deductible", "payment", "over_cap"] as const;
export const SHARES = ["outside", "first_share", "deductible", "own_share", "over_cap", "rounding"] as const;

export function addReport(query: SettlementQuery): void {
  const { layers, residual } = query.structure;
  addRounded(query);
  const paid = layers.filter(({ place }) => place !== residual);
  const all = last(query);
  const sumOf = (count: number): string => paid.slice(0, count).map(({ place }) => query.at(`payment_${place}`, all.place, all.phase)).join(" + ");
  query.step("sums", { parts_end: query.parts(all.place, all.phase), ...Object.fromEntries(paid.map(({ place }, i) => [`sum_${place}`, sumOf(i + 1)])) });
  for (const [i, layer] of paid.entries()) {
    const reported = paid.slice(0, i);
    const room = `CASE WHEN sum_${layer.place} <= bill * parts_end THEN bill ELSE ${halfUp(query, `sum_${layer.place}`, "parts_end")} END${reported.map(({ place }) => ` - reported_${place}`).join("")}`;
    query.step(`reported_${layer.place}`, { [`reported_${layer.place}`]: `CASE WHEN open_${layer.place} = 0 THEN 0 ELSE ${least(`payment_fen_${layer.place}`, room, ...roomOf(layer, reported))} END` });
  }
  const rest = query.layer(residual);
  if (rest !== undefined) addResidual(query, rest, paid);
  query.step("paid", { patient: layers.reduce((left, { place }) => `${left} - reported_${place}`, "bill") });
  addShares(query);
  query.keep("settled", resultColumns(query.structure));
}

function last({ structure }: SettlementQuery): { readonly place: number; readonly phase: typeof LEFT } {
  return { place: structure.layers.length, phase: LEFT };
}

function addRounded(query: SettlementQuery): void {
  const { layers, residual, step } = query.structure;
  const figures = [["whole", ENTERED], ["first", SHARED], ["deductible", SHARED], ["base", SHARED], ["over", LEFT]] as const;
  query.step("rounded", Object.fromEntries(layers.flatMap(({ place }) => [
    ...figures.map(([name, made]) => [`${name}_fen_${place}`, halfUp(query, `${name}_${place}`, query.parts(place, made))]),
    ...(place === residual ? [] : [[`payment_fen_${place}`, halfUp(query, `payment_${place}`, query.parts(place, PAID), step)]]),
  ])));
}

/** What caps and pools of payment leave after what was reported. */
function roomOf(layer: Layer, reported: readonly Layer[]): string[] {
  const { place } = layer;
  const pools = layer.pools.filter(({ limits }) => limits === "payment").map(({ counter }) => {
    const drawn = reported.filter(({ pools: other }) => other.some((pool) => pool.counter === counter && pool.limits === "payment")).map((each) => ` - CASE WHEN draws_${each.place}_${counter} = 1 THEN reported_${each.place} ELSE 0 END`);
    return `CASE WHEN pool_${place}_${counter} IS NULL THEN NULL ELSE GREATEST(0, pool_${place}_${counter}${drawn.join("")}) END`;
  });
  return [`left_of_caps_${place}`, ...pools];
}

/** The layer takes what the rounded amount of the patient and the other layers leave of the bill. */
function addResidual(query: SettlementQuery, layer: Layer, reported: readonly Layer[]): void {
  const { place, phase } = last(query);
  query.step("patient_exactly", { patient_exact: query.structure.layers.reduce((left, { place: own }) => `${left} - ${query.at(`payment_${own}`, place, phase)}`, "bill * parts_end") });
  const left = `bill - ${signedHalfUp(query, "patient_exact", "parts_end", query.structure.step)}${reported.map((each) => ` - reported_${each.place}`).join("")}`;
  query.step(`reported_${layer.place}`, { [`reported_${layer.place}`]: `CASE WHEN open_${layer.place} = 0 THEN 0 ELSE GREATEST(0, ${least(left, ...roomOf(layer, reported))}) END` });
}

function addShares(query: SettlementQuery): void {
  const { layers, measures } = query.structure;
  const { place, phase } = last(query);
  const named = (i: number): string[] => layers.filter(({ terms }) => terms.some((term) => term.kind === "measure" && term.measure === i)).map(({ place: own }) => isOpen(own));
  const sum = (part: Part, column: string): string => layers.map((layer) => unless(takers(query.structure, part, layer.place), query.at(`${column}_${layer.place}`, place, phase))).join(" + ");
  query.step("parts_of_patient", {
    outside: measures.map((_, i) => unless(named(i), `cost_${i}`)).join(" + ") || "0", sum_first: sum("firstShare", "first"), sum_deductible: sum("deductible", "deductible"), sum_over: sum("overCap", "over"),
  });
  const paid = layers.map(({ place: own }) => ` - ${query.at(`payment_${own}`, place, phase)}`).join("");
  query.step("own_share", { sum_own: `(bill - outside) * parts_end${paid} - sum_first - sum_deductible - sum_over` });
  query.step("shares", {
    share_first: halfUp(query, "sum_first", "parts_end"), share_deductible: halfUp(query, "sum_deductible", "parts_end"), share_over: halfUp(query, "sum_over", "parts_end"),
    share_own: signedHalfUp(query, "sum_own", "parts_end"),
  });
}

type Part = "firstShare" | "deductible" | "overCap";

/** When a later layer explains the part: where it is open and names it, or what is unpaid of the layer or of one its cost came from. */
function takers(structure: Structure, part: Part, place: number): string[] {
  const sources = sourcesOf(structure, place);
  return structure.layers.filter((later) => later.place > place).flatMap((later) => later.terms.flatMap((term) => {
    if (term.kind === "measure") return [];
    const isWhole = term.kind === "unpaid" || term.kind === "ownShare";
    if (term.place === place) return term.kind === part || (isWhole && part !== "firstShare") ? [isOpen(later.place)] : [];
    return isWhole ? sources.filter((source) => source.place === term.place).map(({ through }) => [later.place, ...through].map(isOpen).join(" AND ")) : [];
  }));
}

interface CostSource {
  readonly place: number;
  /** Layers through which cost comes from there only where they are open. */
  readonly through: readonly number[];
}

function sourcesOf(structure: Structure, place: number): CostSource[] {
  const direct = (structure.layers[place - 1]?.terms ?? []).flatMap((term) => (term.kind === "measure" || term.place === 0 || term.place >= place ? [] : [term.place]));
  return direct.flatMap((of) => [{ place: of, through: [] }, ...sourcesOf(structure, of).map((source) => ({ place: source.place, through: [of, ...source.through] }))]);
}

/** The relation that is left: fen, but for the claim and whether a layer is open. */
function resultColumns({ layers, counters }: Structure): string[] {
  const figures = ["open", "whole_fen", "first_fen", "deductible_fen", "reported", "over_fen"];
  const own = layers.flatMap(({ place }) => figures.map((figure, i) => [`${figure}_${place}`, `${LAYER_FIGURES[i]}_${place}`] as const));
  const shares = ["outside", "share_first", "share_deductible", "share_own", "share_over"];
  const rounding = ["patient", ...shares].join(" - ");
  const all = [["bill", "bill"], ["patient", "patient"], ...own, ...[...shares, rounding].map((share, i) => [share, SHARES[i]] as const), ...counters.map((counter) => [usedAfter(layers, counter), `used_${counter.counter}`] as const)];
  return ["claim", ...all.map(([expression, column]) => `CAST(${expression} AS BIGINT) AS ${column}`)];
}

const countedColumns = { paid: "reported", base: "base_fen", deductible: "deductible_fen" } as const;
const drawnColumns: Readonly<Record<Limits, string>> = { payment: "reported", cost: "base_fen", deductible: "deductible_fen" };

/** All that a benefit counts at any time goes on, and the pools that it draws on; what the claim does not state stays unstated. */
function usedAfter(layers: readonly Layer[], { counter, kind, owner }: Counter): string {
  const own = kind === "pool" ? [] : layers.filter(({ name }) => name === owner).map(({ place }) => ` + CASE WHEN ${isOpen(place)} THEN ${countedColumns[kind]}_${place} ELSE 0 END`);
  const drawn = layers.flatMap(({ place, pools }) => pools.filter((pool) => pool.counter === counter).map(({ limits }) => ` + CASE WHEN draws_${place}_${counter} = 1 THEN ${drawnColumns[limits]}_${place} ELSE 0 END`));
  return `used_${counter}${[...own, ...drawn].join("")}`;
}

function isOpen(place: number): string {
  return `open_${place} = 1`;
}

function unless(conditions: readonly string[], amount: string): string {
  return conditions.length === 0 ? amount : `CASE WHEN ${[...new Set(conditions)].join(" OR ")} THEN 0 ELSE ${amount} END`;
}

/** The nearest multiple of so many fen, halves upwards, of an amount that is not below 0. Dividing numbers of 38 digits is slow, and many amounts are 0. */
function halfUp({ dialect }: SettlementQuery, amount: string, parts: string, step = 1): string {
  const unit = step === 1 ? `(${parts})` : `(${parts} * ${step})`;
  const doubled = `(2 * ${amount} + ${unit})`;
  const whole = dialect.quotient(`(${doubled} - MOD(${doubled}, 2 * ${unit}))`, `(2 * ${unit})`);
  return `CASE WHEN ${amount} = 0 THEN 0 ELSE ${whole}${step === 1 ? "" : ` * ${step}`} END`;
}

function signedHalfUp(query: SettlementQuery, amount: string, parts: string, step = 1): string {
  return `CASE WHEN ${amount} < 0 THEN -(${halfUp(query, `-(${amount})`, parts, step)}) ELSE ${halfUp(query, amount, parts, step)} END`;
}
