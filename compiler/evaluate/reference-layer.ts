import { add, compare, divide, multiply, ONE, rational, type Rational, subtract, ZERO } from "../base/rational.ts";
import type { Attributes } from "../model/slot.ts";
import type { BandValue, CostBound } from "../model/value.ts";
import type { UsedByBenefit } from "./claim.ts";
import { type Figure, numberOf } from "./reference-figures.ts";

/** What a layer starts from: cost, what was used before in its own periods, and what pools still leave. All in fen. */
export interface LayerStart {
  /** The sum of the base's terms. */
  readonly base: Rational;
  readonly used: UsedByBenefit;
  /** What the pools of deductible, of cost and of payment that it draws on still leave. */
  readonly pools: Readonly<Record<"deductible" | "cost" | "payment", readonly Rational[]>>;
}

/** What a layer comes to, in exact fen. */
export interface LayerResult {
  readonly base: Rational;
  readonly firstShare: Rational;
  /** The base less its first share. */
  readonly afterFirstShare: Rational;
  /** After cost limits, the deductible included. */
  readonly cost: Rational;
  /** Of the cost, what the deductible takes. */
  readonly deductible: Rational;
  readonly payment: Rational;
  readonly overCap: Rational;
  /** What each cap of payment still left before. */
  readonly capsLeft: readonly Rational[];
  /** In fen, the bands of the ratio in which some of the cost lay. */
  readonly bands: readonly bigint[];
}

/** A stretch of cost that is paid at one ratio; `band` is the lower edge of its band of money. */
interface Slice {
  readonly width: Rational;
  readonly ratio: Rational;
  readonly band?: bigint;
}

/** What is paid before caps: `start` whatever the cost, then slice by slice, less the copay, up to the limit. */
interface Schedule {
  readonly start: Rational;
  readonly slices: readonly Slice[];
}

const WHOLE = rational(10_000n);

/** Steps 1 to 4 of one layer, for the figures in force. */
export function settleLayer(figures: readonly Figure[], { base, used, pools }: LayerStart): LayerResult {
  const named = (word: string): Figure | undefined => figures.find(({ slot }) => slot.word === word);
  const firstShare = firstShareOf(named("firstShare"), base);
  const afterFirstShare = subtract(base, firstShare);
  const bounds = figures.filter(({ slot }) => slot.word === "cap" || slot.word === "limit");
  const costLimits = bounds.filter(({ period }) => period.attributes.of === "cost").flatMap((figure) => left(figure, used.base));
  const cost = least(afterFirstShare, ...costLimits, ...pools.cost);
  const isAmount = amountOf(named("amount")) !== undefined;
  const deductible = isAmount ? ZERO : least(cost, deductibleLeft(named("deductible"), used), ...pools.deductible);
  const schedule = isAmount ? byAmount(named("amount"), cost) : byRatio(named("ratio"), { cost, deductible, used });
  const copay = amountOf(named("copay")) ?? ZERO;
  const limits = bounds.filter(({ slot, period }) => slot.word === "limit" && period.attributes.of !== "cost").flatMap((figure) => left(figure, used.paid));
  const before = least(atLeastNothing(subtract(paidFor(schedule), copay)), ...limits);
  const capsLeft = bounds.filter(({ slot, period }) => slot.word === "cap" && period.attributes.of !== "cost").flatMap((figure) => left(figure, used.paid));
  const payment = least(before, ...capsLeft, ...pools.payment);
  const overCap = compare(payment, before) < 0 ? subtract(cost, costWithin(schedule, add(payment, copay))) : ZERO;
  const bands = schedule.slices.filter(({ width }) => compare(width, ZERO) > 0).flatMap(({ band }) => band ?? []);
  return { base, firstShare, afterFirstShare, cost, deductible, payment, overCap, capsLeft, bands };
}

/** Step 1: a ratio of the base, or an amount up to it. */
function firstShareOf(figure: Figure | undefined, base: Rational): Rational {
  const share = amountOf(figure);
  if (share === undefined) return ZERO;
  return figure?.slot.unit === "ratio" ? multiply(base, divide(share, WHOLE)) : least(share, base);
}

function amountOf(figure: Figure | undefined): Rational | undefined {
  return figure === undefined ? undefined : numberOf(figure);
}

/** What a cap or limit leaves after what was used in its period; nothing where it is `none`. */
function left(figure: Figure, used: Readonly<Record<string, number>> | undefined): readonly Rational[] {
  const bound = numberOf(figure);
  return bound === undefined ? [] : [atLeastNothing(subtract(bound, fen(used?.[periodOf(figure)])))];
}

export function periodOf({ period }: Figure): string {
  return period.attributes.per ?? "claim";
}

function deductibleLeft(figure: Figure | undefined, used: UsedByBenefit): Rational {
  const deductible = amountOf(figure);
  return deductible === undefined ? ZERO : atLeastNothing(subtract(deductible, fen(used.deductible)));
}

/** Step 3, an amount: as much of the cost in full, or the amount itself. */
function byAmount(figure: Figure | undefined, cost: Rational): Schedule {
  const amount = amountOf(figure) ?? ZERO;
  const bound: CostBound | undefined = figure?.part.value.kind === "number" ? figure.part.value.costBound : undefined;
  if (bound === "whateverTheCost") return { start: amount, slices: [{ width: cost, ratio: ZERO }] };
  const inFull = least(amount, cost);
  return { start: ZERO, slices: [{ width: inFull, ratio: ONE }, { width: subtract(cost, inFull), ratio: ZERO }] };
}

interface Spent {
  readonly cost: Rational;
  readonly deductible: Rational;
  readonly used: UsedByBenefit;
}

/** Step 3, by ratio: the deductible at nothing, then the excess at one ratio or by its bands. */
function byRatio(figure: Figure | undefined, spent: Spent): Schedule {
  const excess = subtract(spent.cost, spent.deductible);
  return { start: ZERO, slices: [{ width: spent.deductible, ratio: ZERO }, ...slicesOf(figure, excess, spent)] };
}

function slicesOf(figure: Figure | undefined, excess: Rational, spent: Spent): readonly Slice[] {
  if (figure?.part.value.kind !== "bands") return [{ width: excess, ratio: divide(amountOf(figure) ?? ZERO, WHOLE) }];
  const { bands } = figure.part.value;
  const { scale } = figure.period.attributes;
  if (scale === "payment") return bandsOfPayment(bands, fen(spent.used.paid?.[periodOf(figure)]), excess);
  const from = startOnScale(scale, fen(spent.used.base?.[periodOf(figure)]), spent);
  return bandsOfCost(bands, from, add(from, excess));
}

/** `of base` the claim lies on [C + d, C + B], `of excess` on [E, E + excess]. */
function startOnScale(scale: Attributes["scale"], before: Rational, { deductible, used }: Spent): Rational {
  return scale === "excess" ? atLeastNothing(subtract(before, fen(used.deductible))) : add(before, deductible);
}

function bandsOfCost(bands: readonly BandValue[], from: Rational, to: Rational): readonly Slice[] {
  return bands.map((band) => {
    const start = most(from, rational(band.from));
    const end = band.to === undefined ? to : least(to, rational(band.to));
    return { width: atLeastNothing(subtract(end, start)), ratio: ratioOf(band), band: band.from };
  });
}

/** A band from `a` to `b` of money paid at ratio `r` pays for (b − a) / r of cost; one at 0 % never ends. */
function bandsOfPayment(bands: readonly BandValue[], paid: Rational, excess: Rational): readonly Slice[] {
  const slices: Slice[] = [];
  let rest = excess;
  for (const band of bands.filter(({ to }) => to === undefined || compare(paid, rational(to)) < 0)) {
    const ratio = ratioOf(band);
    const endless = band.to === undefined || compare(ratio, ZERO) === 0;
    const width = endless ? rest : least(rest, divide(subtract(rational(band.to ?? 0n), most(paid, rational(band.from))), ratio));
    slices.push({ width, ratio, band: band.from });
    rest = subtract(rest, width);
  }
  return slices;
}

function ratioOf({ value }: BandValue): Rational {
  return value.kind === "number" ? divide(value.amount, WHOLE) : ZERO;
}

function paidFor({ start, slices }: Schedule): Rational {
  return slices.reduce((sum, { width, ratio }) => add(sum, multiply(width, ratio)), start);
}

/** Step 4: the largest cost for which the schedule pays no more than the money; 0 where it pays more at once. */
function costWithin({ start, slices }: Schedule, money: Rational): Rational {
  let rest = subtract(money, start);
  let cost = ZERO;
  if (compare(rest, ZERO) < 0) return ZERO;
  for (const { width, ratio } of slices) {
    const price = multiply(width, ratio);
    if (compare(price, rest) > 0) return add(cost, divide(rest, ratio));
    cost = add(cost, width);
    rest = subtract(rest, price);
  }
  return cost;
}

export function least(first: Rational, ...others: readonly Rational[]): Rational {
  return others.reduce((lowest, other) => (compare(other, lowest) < 0 ? other : lowest), first);
}

export function most(a: Rational, b: Rational): Rational {
  return compare(a, b) < 0 ? b : a;
}

export function atLeastNothing(amount: Rational): Rational {
  return most(amount, ZERO);
}

export function fen(amount: number | undefined): Rational {
  return rational(BigInt(amount ?? 0));
}
