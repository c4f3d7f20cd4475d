/** A claim settled layer by layer, and what is reported of it. */
import { Refusal, understand } from "./claim.mjs";
import { figuresAt, newFaults, numberOf, throwGravest } from "./figures.mjs";
import { add, fraction, isLess, notBelowZero, roundHalfUp, subtract, sum, ZERO } from "./fraction.mjs";
import { amountOf, baseOf, settleLayer, takeFrom } from "./layer.mjs";
import { isInForce, memberKey } from "./tables.mjs";

/** The settlement, or why the claim is refused; money in it is `bigint` fen. */
export function settle(provinces, claim) {
  const id = claim.id === undefined ? {} : { id: claim.id };
  try {
    const known = understand(provinces, claim);
    return { ...id, ...report(known, settleLayers(known)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...id, refused: error.refused, about: error.about };
  }
}

/** The open layers by name, in the order of settlement. */
function settleLayers(known) {
  const { scheme, order, facts } = known;
  const faults = newFaults();
  const ways = new Map(order.steps.flatMap(({ benefits }) => benefits).map((name) => {
    const benefit = scheme.benefits.find((one) => one.name === name);
    const cases = benefit.bestForThePatient ? heldAlone(scheme, facts) : [facts];
    return [name, cases.flatMap((one) => figuresAt(benefit, one, known, faults) ?? [])];
  }));
  throwGravest(faults);
  for (const { oneOf, benefits } of order.steps) {
    const open = benefits.filter((name) => ways.get(name).length > 0);
    if (oneOf && open.length > 1) throw new Refusal("severalOpen", open);
  }
  const layers = new Map();
  const drawn = new Map();
  for (const [name, figures] of ways) if (figures.length > 0) layers.set(name, settleBest(name, figures, { known, layers, drawn }));
  return layers;
}

/** Step 5: the case with each of the identities held alone, in the order declared. */
function heldAlone({ inputs }, facts) {
  return [...inputs.values()].filter(({ kind }) => kind === "many").reduce((cases, { name, members }) => {
    const keys = members.map((member) => memberKey(name, member.name));
    const held = keys.filter((key) => facts.get(key) === true);
    if (held.length < 2) return cases;
    return cases.flatMap((one) => held.map((kept) => new Map([...one, ...keys.map((key) => [key, key === kept])])));
  }, [facts]);
}

/** The first of the largest payments. */
function settleBest(name, ways, { known, layers, drawn }) {
  const { claim, scheme, costs, used } = known;
  const { base: bases } = scheme.benefits.find((one) => one.name === name);
  const terms = bases.find(isInForce(claim.on))?.terms ?? [];
  const portions = terms.map((term) => ({ term, amount: amountOf(term, costs, layers), taken: ZERO }));
  const results = ways.map((figures) => {
    const poolsLeft = (of) => figures.pools.filter((pool) => pool.of === of && numberOf(pool) !== undefined)
      .map(({ owner, row }) => notBelowZero(subtract(fraction(BigInt(row.value) - used.pools[owner]), drawn.get(owner) ?? ZERO)));
    return { name, figures, portions, ...settleLayer(name, figures, { base: baseOf(portions), used, poolsLeft }) };
  });
  const best = results.reduce((winner, other) => (isLess(winner.payment, other.payment) ? other : winner));
  best.paidOut = best.payment;
  takeFrom(best, best.payment, layers);
  for (const { owner, of } of best.figures.pools) drawn.set(owner, add(drawn.get(owner) ?? ZERO, best[of]));
  return best;
}

function report(known, layers) {
  const { bill, order } = known;
  const payments = paymentsOf(known, [...layers.values()]);
  const patient = bill - [...payments.values()].reduce((all, payment) => all + payment, 0n);
  return {
    bill, patient, shares: sharesOf(known, layers, patient), used: usedAfter(known, layers, payments),
    layers: order.steps.flatMap(({ benefits }) => benefits).map((name) => {
      const { base, firstShare, deductible, overCap } = layers.get(name) ?? { base: ZERO, firstShare: ZERO, deductible: ZERO, overCap: ZERO };
      return {
        benefit: name, open: layers.has(name), base: roundHalfUp(base), firstShare: roundHalfUp(firstShare), deductible: roundHalfUp(deductible),
        payment: payments.get(name) ?? 0n, overCap: roundHalfUp(overCap),
      };
    }),
  };
}

const smallest = (first, ...others) => others.reduce((low, other) => (other < low ? other : low), first);

/** Each payment rounded once, but never past what is left of a cap, a pool or the bill; what is due whatever the cost may exceed the bill. */
function paymentsOf({ bill, order: { rounding }, used }, layers) {
  const step = BigInt(rounding.step);
  const reported = new Map();
  const drawn = new Map();
  const roomOf = ({ capsLeft, figures }) => [...capsLeft.map(({ numerator }) => numerator), ...figures.pools
    .filter((pool) => pool.of === "payment" && numberOf(pool) !== undefined)
    .map(({ owner, row }) => BigInt(row.value) - used.pools[owner] - (drawn.get(owner) ?? 0n))].map((room) => (room < 0n ? 0n : room));
  let [exact, paid] = [ZERO, 0n];
  for (const layer of layers.filter(({ name }) => name !== rounding.residual)) {
    exact = add(exact, layer.payment);
    const ofBill = [bill, roundHalfUp(exact)].reduce((a, b) => (a > b ? a : b)) - paid;
    const payment = smallest(roundHalfUp(layer.payment, step), ofBill, ...roomOf(layer));
    reported.set(layer.name, payment);
    paid += payment;
    for (const { owner, of } of layer.figures.pools) if (of === "payment") drawn.set(owner, (drawn.get(owner) ?? 0n) + payment);
  }
  const residual = layers.find(({ name }) => name === rounding.residual);
  if (residual === undefined) return reported;
  const patient = roundHalfUp(subtract(fraction(bill), sum(layers.map(({ payment }) => payment))), step);
  const rest = smallest(bill - patient - paid, ...roomOf(residual));
  return reported.set(residual.name, rest < 0n ? 0n : rest);
}

/** What explains the patient's amount. What of a layer lies in the base of a later open one is explained by that one; the own share is the rest. */
function sharesOf({ bill, costs }, layers, patient) {
  const open = [...layers.values()];
  const terms = open.flatMap(({ portions }) => portions.map(({ term }) => term));
  const outside = [...costs].reduce((all, [measure, cost]) => (terms.some((term) => term.measure === measure) ? all : all + cost), 0n);
  const parts = Object.fromEntries(["firstShare", "deductible", "overCap"].map((part) =>
    [part, sum(open.filter((layer, i) => !isTakenUp(part, layer, open.slice(i + 1), layers)).map((layer) => layer[part]))]));
  const others = [fraction(outside), ...Object.values(parts), ...open.map(({ payment }) => payment)];
  const exact = { ...parts, ownShare: subtract(fraction(bill), sum(others)) };
  const shares = { outside, ...Object.fromEntries(Object.entries(exact).map(([part, amount]) => [part, roundHalfUp(amount)])) };
  return { ...shares, rounding: Object.values(shares).reduce((left, share) => left - share, patient) };
}

/** Whether a later base names the part, or what is unpaid of the layer or of one that its cost came from. */
function isTakenUp(part, layer, later, layers) {
  const sources = sourcesOf(layer, layers);
  return later.flatMap(({ portions }) => portions).some(({ term: { of, remainder } }) => {
    const isWhole = remainder === "unpaid" || remainder === "ownShare";
    return of === layer.name ? remainder === part || (isWhole && part !== "firstShare") : isWhole && sources.has(of);
  });
}

function sourcesOf({ portions }, layers) {
  const direct = portions.flatMap(({ term }) => term.of ?? []);
  return new Set(direct.flatMap((name) => [name, ...(layers.has(name) ? sourcesOf(layers.get(name), layers) : [])]));
}

/** Of what was stated, everything that an open layer ever counts goes on, and so do the pools it draws on; the next claim starts from here. */
function usedAfter({ scheme, used }, layers, payments) {
  const tooMuch = [];
  const grow = (amounts, key, by, name) => {
    if (amounts?.[key] === undefined) return;
    amounts[key] += by;
    if (amounts[key] > BigInt(Number.MAX_SAFE_INTEGER)) tooMuch.push(name);
  };
  for (const [name, { figures, deductible, cost }] of layers) {
    const by = { payment: payments.get(name), cost: roundHalfUp(cost), deductible: roundHalfUp(deductible) };
    const own = used.benefits[name];
    for (const { kind, per } of scheme.counters.get(name)) {
      if (kind === "deductible") grow(own, kind, by.deductible, name);
      else grow(own?.[kind], per, kind === "paid" ? by.payment : by.cost, name);
    }
    for (const { owner, of } of figures.pools) grow(used.pools, owner, by[of], owner);
  }
  if (tooMuch.length > 0) throw new Refusal("badUsed", tooMuch);
  return used;
}
