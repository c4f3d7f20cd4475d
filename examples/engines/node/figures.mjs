/** Step 0 of the semantics: whether a benefit is open for a case, and the one cell of each of its slots. */
import { monthsLater } from "./calendar.mjs";
import { Refusal } from "./claim.mjs";
import { counterOf, isInForce, isInside, mayHold, unknownIn } from "./tables.mjs";

/** What stands in the way of a claim, over all layers: all missing facts are told first, then the first other fault, then all that is not stated as used. */
export function newFaults() {
  return { missing: new Set(), others: [], unstated: new Set() };
}

export function throwGravest({ missing, others, unstated }) {
  if (missing.size > 0) throw new Refusal("missingFact", missing);
  if (others.length > 0) throw others[0];
  if (unstated.size > 0) throw new Refusal("missingUsed", unstated);
}

const words = ["firstShare", "deductible", "ratio", "amount", "copay", "limit", "cap", "waiting"];

/** The figures of the benefit, or `undefined` where it is closed for the case. */
export function figuresAt(benefit, facts, { claim, scheme, used }, faults) {
  const own = newFaults();
  const found = isInForce(claim.on)(benefit) && isInside(benefit.domain, facts, own.missing) ? openAt(benefit, facts, { claim, scheme, used }, own) : undefined;
  for (const name of own.missing) faults.missing.add(name);
  for (const name of own.unstated) faults.unstated.add(name);
  faults.others.push(...own.others);
  return found;
}

function openAt(benefit, facts, { claim, scheme, used }, faults) {
  const cell = (word, owner, slot) => figureAt({ word, owner, slot, day: claim.on, facts }, faults) ?? [];
  const figures = Object.fromEntries(words.map((word) => [word, (benefit.slots[word] ?? []).flatMap((slot) => cell(word, benefit.name, slot))]));
  figures.waiting.push(...scheme.scheme.waiting.flatMap((slot) => cell("waiting", scheme.scheme.name, slot)));
  if (isFaulty(faults) || isClosed(figures, claim, faults)) return undefined;
  if (numberOf(figures.amount[0]) === undefined && numberOf(figures.ratio[0]) === undefined && figures.ratio[0]?.row.bands === undefined) {
    faults.others.push(new Refusal("noRule", [`ratio of ${benefit.name}`]));
  }
  figures.pools = poolsOn(benefit, scheme, claim.on).flatMap(({ name, table }) => cell("pool", name, table));
  if (!isFaulty(faults)) unstatedIn(benefit.name, figures, used).forEach((what) => faults.unstated.add(what));
  return figures;
}

const isFaulty = ({ missing, others }) => missing.size > 0 || others.length > 0;

/** `undefined` for “none”, and where there is no figure. */
export function numberOf(figure) {
  return typeof figure?.row.value === "number" ? figure.row.value : undefined;
}

/** The cell of a slot that is in force; a fact is asked for only where the cells that are possible without it differ. */
function figureAt({ word, owner, slot, day, facts }, faults) {
  const period = [...slot.periods, ...(slot.unpublished ?? [])].find(isInForce(day));
  if (period === undefined || (slot.domain !== undefined && !isInside(slot.domain, facts, faults.missing))) return undefined;
  if (period.indicator !== undefined) return void faults.others.push(unpublished(period));
  const rows = [...period.rows, ...(period.unpublished ?? [])].filter(({ when }) => mayHold(when, facts));
  const contents = rows.map(({ value, costBound, bands, indicator, year }) => JSON.stringify([value, costBound, bands, indicator, year]));
  if (new Set(contents).size > 1) return void rows.flatMap(({ when }) => unknownIn(when, facts)).forEach(({ input }) => faults.missing.add(input.name));
  const [row] = rows;
  if (row === undefined) return void faults.others.push(new Refusal("noRule", [`${word} of ${owner}`]));
  if (row.indicator !== undefined) return void faults.others.push(unpublished(row));
  return { word, owner, unit: slot.unit, period, row, of: period.of ?? "payment", counter: counterOf(word, period) };
}

const unpublished = ({ indicator, year }) => new Refusal("unpublished", [`${indicator} ${year}`]);

/** One cell that is not covered closes the layer, and so does a waiting period that is not over. */
function isClosed(figures, { on, contribution }, faults) {
  const isNotCovered = ({ row: { value, bands } }) => value === "not covered" || bands?.every((band) => band.value === "not covered") === true;
  if (Object.values(figures).flat().some(isNotCovered)) return true;
  const waitings = figures.waiting.filter((figure) => numberOf(figure) !== undefined);
  if (waitings.length > 0 && contribution === undefined) faults.missing.add("contribution");
  if (contribution === undefined) return false;
  const isOver = ({ row, period }) => on >= (monthsLater(contribution, row.value, period.waitingFrom?.kind === "calendarMonth") ?? "after 9999");
  return !waitings.every(isOver);
}

/** The pools that the benefit draws on that day, and those they lie in. */
function poolsOn(benefit, { pools }, day) {
  const names = new Set(benefit.pools.filter(isInForce(day)).map(({ pool }) => pool));
  for (const name of names) {
    const outer = pools.find((pool) => pool.name === name)?.inside;
    if (outer !== undefined) names.add(outer);
  }
  return [...names].map((name) => pools.find((pool) => pool.name === name));
}

/** What the figures count and the claim does not state, whatever their rows say. */
function unstatedIn(name, figures, used) {
  const slots = words.flatMap((word) => figures[word]).filter(({ counter }) => counter !== undefined && usedBefore(name, counter, used) === undefined);
  const pools = figures.pools.filter(({ owner }) => used.pools[owner] === undefined);
  return [...slots.map(({ counter: { kind, per } }) => [name, kind, per].filter((part) => part !== undefined).join(" ")), ...pools.map(({ owner }) => `${owner} pool`)];
}

/** In fen; `undefined` where the claim does not say. */
export function usedBefore(name, { kind, per }, used) {
  const amounts = used.benefits[name]?.[kind];
  return per === undefined ? amounts : amounts?.[per];
}
