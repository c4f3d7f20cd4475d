/** Steps 1 to 4 of the semantics for one open layer, in exact fractions of fen. */
import { numberOf, usedBefore } from "./figures.mjs";
import { add, divide, fen, fraction, isLess, isZero, least, multiply, notBelowZero, ONE, ratio, subtract, sum, ZERO } from "./fraction.mjs";

/** `base` is what the terms sum to; `poolsLeft(of)` what the pools of payment, cost or deductible leave. */
export function settleLayer(name, figures, { base, used, poolsLeft }) {
  const before = (figure) => fraction(figure?.counter === undefined ? 0n : usedBefore(name, figure.counter, used));
  const left = (list) => list.filter((figure) => numberOf(figure) !== undefined).map((figure) => notBelowZero(subtract(fen(figure.row.value), before(figure))));
  const ofCost = ({ of }) => of === "cost";
  const ofPayment = ({ of }) => of !== "cost";
  const [first, deductible, amount, copay] = [figures.firstShare[0], figures.deductible[0], figures.amount[0], fen(numberOf(figures.copay[0]) ?? 0)];

  const firstShare = first?.unit === "ratio" ? multiply(base, ratio(numberOf(first) ?? 0)) : least(base, fen(numberOf(first) ?? 0));
  const afterShare = subtract(base, firstShare);
  const cost = least(afterShare, ...left([...figures.limit, ...figures.cap].filter(ofCost)), ...poolsLeft("cost"));
  const isAmount = numberOf(amount) !== undefined;
  const d = isAmount ? ZERO : least(left(figures.deductible)[0] ?? ZERO, ...poolsLeft("deductible"));
  const schedule = isAmount ? scheduleOfAmount(amount.row) : scheduleOfRatio(figures.ratio[0], { d, C: before(figures.ratio[0]), usedD: before(deductible) });
  const due = least(notBelowZero(subtract(paidFor(cost, schedule), copay)), ...left(figures.limit.filter(ofPayment)));
  const payment = least(due, ...left(figures.cap.filter(ofPayment)), ...poolsLeft("payment"));
  const overCap = isLess(payment, due) ? subtract(cost, largestCost(cost, add(payment, copay), schedule)) : ZERO;
  return { base, firstShare, afterShare, cost, deductible: least(cost, d), payment, overCap, capsLeft: left(figures.cap.filter(ofPayment)) };
}

/*
 * A schedule pays `lump` whatever the cost, then for each slice of cost its ratio. The deductible is a first slice at nothing.
 * A slice without a width has no end.
 */
function scheduleOfAmount({ value, costBound }) {
  if (costBound === "whateverTheCost") return { lump: fen(value), slices: [{ ratio: ZERO }] };
  return { lump: ZERO, slices: [{ width: fen(value), ratio: ONE }, { ratio: ZERO }] };
}

function scheduleOfRatio(figure, { d, C, usedD }) {
  const { row: { value, bands }, period: { scale } } = figure;
  const slices = bands === undefined ? [{ ratio: ratio(value) }]
    : scale === "payment" ? slicesFrom(bands, C).map(costOf)
      : slicesFrom(bands, scale === "excess" ? notBelowZero(subtract(C, usedD)) : add(C, d));
  return { lump: ZERO, slices: [{ width: d, ratio: ZERO }, ...slices] };
}

/** What is left of the bands above a place on their scale; a band that is none or not covered pays nothing. */
function slicesFrom(bands, start) {
  return bands.filter(({ to }) => to === null || isLess(start, fen(to))).map(({ from, to, value }) => ({
    width: to === null ? undefined : subtract(fen(to), isLess(start, fen(from)) ? fen(from) : start), ratio: ratio(typeof value === "number" ? value : 0),
  }));
}

/** A band of money paid takes more cost than it pays; one at 0 % never ends. */
function costOf({ width, ratio: r }) {
  return { width: width === undefined || isZero(r) ? undefined : divide(width, r), ratio: r };
}

function paidFor(cost, { lump, slices }) {
  let left = cost;
  return slices.reduce((paid, { width = left, ratio: r }) => {
    const part = least(width, left);
    left = subtract(left, part);
    return add(paid, multiply(part, r));
  }, lump);
}

/** The largest cost, up to `most`, for which the schedule pays no more than `allowed`; 0 where it pays more at once. */
function largestCost(most, allowed, { lump, slices }) {
  let money = subtract(allowed, lump);
  let cost = ZERO;
  if (isLess(money, ZERO)) return ZERO;
  for (const { width, ratio: r } of slices) {
    const reach = isZero(r) ? undefined : divide(money, r);
    if (reach !== undefined && (width === undefined || isLess(reach, width))) return least(most, add(cost, reach));
    if (width === undefined) return most;
    cost = add(cost, width);
    money = subtract(money, multiply(width, r));
  }
  return least(most, cost);
}

/** What a term of a base comes to: a measure of the bill, or what an earlier layer left; a closed one leaves nothing. */
export function amountOf(term, costs, layers) {
  if (term.measure !== undefined) return fraction(costs.get(term.measure));
  const source = layers.get(term.of);
  if (source === undefined) return ZERO;
  const { firstShare, overCap, afterShare, payment, paidOut } = source;
  const amounts = { firstShare, overCap, ownShare: subtract(afterShare, payment), unpaid: subtract(afterShare, paidOut) };
  return notBelowZero(amounts[term.remainder]);
}

/** Takes a payment from the terms of the base in the order written, and what comes from a remainder out of that layer too. */
export function takeFrom(layer, amount, layers) {
  let left = amount;
  for (const portion of layer.portions) {
    const taken = least(left, subtract(portion.amount, portion.taken));
    portion.taken = add(portion.taken, taken);
    left = subtract(left, taken);
    const source = layers.get(portion.term.of);
    if (source === undefined || isZero(taken)) continue;
    if (portion.term.remainder !== "firstShare") source.paidOut = add(source.paidOut, taken);
    takeFrom(source, taken, layers);
  }
}

export const baseOf = (portions) => sum(portions.map(({ amount }) => amount));
