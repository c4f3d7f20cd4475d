/** Compiled tables as the relations of schema.sql, and what a query must know beforehand: how the layers of each plan hang together. */
import { dayAfter, dayBefore } from "./days.mjs";
import { axesOf, boxOf, complementOf } from "./regions.mjs";

export const LAST_DAY = "9999-12-31";
const WHOLE = 10_000;

/** Everything is numbered over all files, so that one database holds all provinces. */
export function relationsOf(files) {
  const relations = new Map();
  const add = (name, ...row) => void (relations.get(name) ?? relations.set(name, []).get(name)).push(row);
  const structures = [];
  const next = { axis: 1, box: 0, region: 0, period: 0, content: 0, counter: 0, plan: 0 };
  files.forEach((tables, scheme) => loadScheme({ tables, scheme, add, next, structures }));
  return { relations, structures };
}

function loadScheme(loading) {
  const { tables, scheme, add, next } = loading;
  const slots = [...tables.scheme.waiting, ...tables.benefits.flatMap((benefit) => Object.values(benefit.slots).flat()), ...tables.pools.map(({ table }) => table)];
  const whens = [...tables.impossible, ...tables.benefits.flatMap(({ domain }) => domain), ...slots.flatMap(whensIn)];
  loading.axes = axesOf(tables.inputs, whens, next.axis);
  loading.sizes = new Map([...loading.axes.values()].flat().map(({ axis, classes }) => [axis, classes.length]));
  addAxes(loading);
  loading.boxes = new Map();
  loading.regions = new Map();
  loading.slots = new Map(slots.map((slot) => [slot, addSlot(slot, loading)]));
  loading.impossible = tables.impossible.map((when, place) => {
    const box = addBox(boxOf(when, loading.axes), loading);
    add("impossible", scheme, place, box);
    return box;
  });
  for (const { name } of tables.measures) add("measure", scheme, name);
  for (const { name } of tables.benefits) add("benefit", scheme, name);
  loading.counters = addCounters(loading);
  const figures = slots.flatMap(({ periods }) => periods.flatMap(({ rows }) => rows.flatMap(({ value, bands = [] }) => [value, ...bands.map(({ from }) => from)])));
  loading.largestFigure = figures.reduce((a, b) => (typeof b === "number" && b > a ? b : a), 0);
  addPlans(loading);
  add("scheme", scheme, tables.province.name, tables.scheme.name);
}

function whensIn({ domain = [], periods }) {
  return [...domain, ...periods.flatMap(({ rows, unpublished = [] }) => [...rows, ...unpublished].map(({ when }) => when))];
}

/** The strides make a number of any choice of classes, 0 for what is not known among them. */
function addAxes({ axes, scheme, add, next }) {
  let stride = 1n;
  for (const { axis, input, member, manyNo, classes } of [...axes.values()].flat()) {
    add("axis", axis, scheme, input.name, member, input.kind, manyNo, stride);
    classes.forEach((each, i) => add("axis_class", axis, i + 1, each.kind ?? null, each.member ?? null, each.low ?? null, each.high ?? null));
    stride *= BigInt(classes.length + 1);
    next.axis = axis + 1;
  }
  if (stride > 10n ** 37n) throw new RangeError("the inputs of a scheme have more combinations than a number of 38 digits can tell apart");
}

/** Axis 0 stands in every box and always holds; class 0 of the others agrees with everything, being unknown. Boxes that are alike are one. */
function addBox(box, { boxes, add, next }) {
  const key = JSON.stringify([...box].map(([axis, classes]) => [axis, ...classes]).sort(([a], [b]) => a - b));
  const known = boxes.get(key);
  if (known !== undefined) return known;
  const number = next.box++;
  boxes.set(key, number);
  add("rule_box", number, box.size + 1);
  add("box_class", number, 0, 1);
  for (const [axis, classes] of box) for (const each of [0, ...classes]) add("box_class", number, axis, each);
  return number;
}

/** Domains that are written alike are one region. Its boxes outside are those of the complement. */
function addRegion(whens, loading) {
  const key = JSON.stringify(whens);
  const known = loading.regions.get(key);
  if (known !== undefined) return known;
  const inside = whens.map((when) => boxOf(when, loading.axes));
  const region = { region: loading.next.region++, boxes: [] };
  for (const [boxes, isInside] of [[inside, 1], [complementOf(inside, loading.sizes), 0]]) {
    for (const box of boxes) {
      const number = addBox(box, loading);
      region.boxes.push(number);
      loading.add("region_box", region.region, number, isInside);
    }
  }
  loading.regions.set(key, region);
  return region;
}

function addSlot(slot, loading) {
  const { domain, periods, unit, unpublished = [] } = slot;
  const ratios = periods.flatMap(({ rows }) => rows.flatMap(({ value, bands }) => [value, ...(bands ?? []).map((band) => band.value)])).filter((value) => typeof value === "number");
  const denominator = unit === "ratio" ? ratios.reduce((common, ratio) => leastCommonMultiple(common, WHOLE / divisor(ratio, WHOLE)), 1) : 1;
  const paidRatios = periods.filter(({ scale }) => scale === "payment").flatMap(({ rows }) => rows.flatMap(({ bands = [] }) => bands.map(({ value }) => value))).filter((value) => typeof value === "number" && value > 0);
  const common = paidRatios.reduce((multiple, ratio) => leastCommonMultiple(multiple, BigInt(ratio / divisor(ratio, WHOLE))), 1n);
  return {
    unit, denominator, common, largestTop: Math.max(1, ...ratios.map((ratio) => ratio / divisor(ratio, WHOLE))),
    region: domain === undefined ? undefined : addRegion(domain, loading),
    periods: periods.map((period) => addPeriod(period, { unit, denominator, common }, loading)),
    waits: unpublished.map(({ from, to, indicator, year }) => ({ from, to: to ?? LAST_DAY, indicator: `${indicator} ${year}` })),
  };
}

function addPeriod(period, table, loading) {
  const { add, next } = loading;
  const number = next.period++;
  const contents = new Map();
  const boxes = [...period.rows, ...(period.unpublished ?? [])].map((row) => {
    const key = JSON.stringify([row.value, row.costBound, row.bands, row.indicator, row.year]);
    const content = contents.get(key) ?? addContent(row, table, loading);
    contents.set(key, content);
    const box = addBox(boxOf(row.when, loading.axes), loading);
    add("slot_row", number, box, content);
    return box;
  });
  return { ...period, to: period.to ?? LAST_DAY, period: number, boxes, mostBands: Math.max(1, ...period.rows.map(({ bands = [] }) => bands.length)) };
}

function addContent({ value, costBound, bands, indicator, year }, { unit, denominator, common }, { add, next }) {
  const content = next.content++;
  const number = typeof value === "number" ? value : null;
  const over = (ratio) => (ratio * denominator) / WHOLE;
  const closes = bands === undefined ? value === "not covered" : bands.every((band) => band.value === "not covered");
  const isRatio = unit === "ratio";
  add("content", content, number, isRatio && number !== null ? over(number) : null, costBound === "atMostTheCost" ? 1 : 0, bands === undefined ? 0 : 1, closes ? 1 : 0,
    indicator === undefined ? null : `${indicator} ${year}`);
  const ladder = !isRatio ? [] : (bands ?? (number === null ? [] : [{ from: 0, to: null, value }]));
  ladder.forEach(({ from, to, value: written }, i) => {
    const ratio = typeof written === "number" ? written : 0;
    const top = ratio / divisor(ratio, WHOLE);
    const bottom = WHOLE / divisor(ratio, WHOLE);
    const spread = ratio === 0 || common % BigInt(top) !== 0n ? null : (common / BigInt(top)) * BigInt(bottom);
    add("band", content, i + 1, from, to, over(ratio), top, bottom, spread);
  });
  return content;
}

function divisor(a, b) {
  return a === 0 ? b : divisor(b % a, a);
}

function leastCommonMultiple(a, b) {
  const zero = typeof a === "bigint" ? 0n : 0;
  let [x, y] = [a, b];
  while (y !== zero) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** What a slot counts from claim to claim while the period is in force. */
function countedBy(word, owner, { per, of, scale }) {
  if (per === undefined) return undefined;
  if (word === "deductible") return { kind: "deductible", owner, per: "" };
  const counted = word === "ratio" ? scale : word === "cap" || word === "limit" ? of : undefined;
  return counted === undefined ? undefined : { kind: counted === "payment" ? "paid" : "base", owner, per };
}

const keyOf = ({ kind, owner, per }) => JSON.stringify([kind, owner, per]);

/** All that any table of the file counts at any time. */
function addCounters({ tables, scheme, add, next }) {
  const found = new Map();
  const note = (counter) => counter !== undefined && !found.has(keyOf(counter)) && found.set(keyOf(counter), counter);
  for (const { name, slots } of tables.benefits) {
    for (const [word, list] of Object.entries(slots)) for (const period of list.flatMap(({ periods }) => periods)) note(countedBy(word, name, period));
  }
  for (const { name } of tables.pools) note({ kind: "pool", owner: name, per: "" });
  for (const [key, counter] of found) {
    found.set(key, { ...counter, counter: next.counter });
    add("counter", next.counter++, scheme, counter.kind, counter.owner, counter.per);
  }
  return found;
}

const isIn = (day) => ({ from, to }) => from <= day && day <= (to ?? LAST_DAY);

/** Cuts time wherever anything of the scheme begins or ends; a plan for each span in which an order of settlement is in force. */
function addPlans(loading) {
  const { tables, slots } = loading;
  const spans = [
    ...[...slots.values()].flatMap(({ periods, waits }) => [...periods, ...waits]),
    ...tables.settlement, ...tables.benefits, ...tables.benefits.flatMap(({ base, pools }) => [...base, ...pools]),
  ];
  const starts = [...new Set(spans.flatMap(({ from, to }) => [from, ...((to ?? LAST_DAY) === LAST_DAY ? [] : [dayAfter(to)])]))].sort();
  return starts.flatMap((from, i) => {
    const order = tables.settlement.find(isIn(from));
    return order === undefined ? [] : [addPlan({ from, to: starts[i + 1] === undefined ? LAST_DAY : dayBefore(starts[i + 1]), order }, loading)];
  });
}

function addPlan({ from, to, order }, loading) {
  const { scheme, add, next, structures, impossible } = loading;
  const plan = next.plan++;
  const names = order.steps.flatMap(({ benefits }) => benefits);
  const boxes = new Set(impossible);
  const layers = names.map((name, i) => addLayer({ plan, name, place: i + 1, names, day: from, order, boxes }, loading));
  for (const box of boxes) add("plan_box", plan, box);
  const shape = { scheme, step: order.rounding.step, residual: names.indexOf(order.rounding.residual) + 1, layers };
  const key = JSON.stringify(shape, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
  const structure = structures.find((other) => other.key === key) ?? { ...shape, key, number: structures.length, counters: [...loading.counters.values()], largestFigure: loading.largestFigure, finest: finestOf(layers, names, loading) };
  if (structure.number === structures.length) structures.push(structure);
  add("plan", plan, scheme, from, to, structure.number);
  return structure;
}

/** What a query must know of a layer; the figures themselves are rows. */
function addLayer({ plan, name, place, names, day, order, boxes }, loading) {
  const { tables, slots, add } = loading;
  const benefit = tables.benefits.find((other) => other.name === name);
  const found = Object.entries(benefit.slots).flatMap(([word, list]) => list.flatMap((slot) => slotOn(word, name, slots.get(slot), day)));
  found.push(...tables.scheme.waiting.flatMap((slot) => slotOn("waiting", tables.scheme.name, slots.get(slot), day)));
  found.sort((a, b) => words.indexOf(a.word) - words.indexOf(b.word));
  const pools = poolsOn(benefit, day, loading);
  const isInDates = isIn(day)(benefit);
  if (isInDates) {
    const region = addRegion(benefit.domain, loading);
    const oneOf = order.steps.findIndex((step) => step.oneOf && step.benefits.includes(name));
    add("layer", plan, place, name, region.region, benefit.bestForThePatient === true ? 1 : 0, oneOf < 0 ? null : oneOf);
    region.boxes.forEach((box) => boxes.add(box));
    [...found, ...pools].forEach((slot, i) => addLayerSlot({ ...slot, plan, place, seat: slot.word === "pool" ? 600 + i : i }, boxes, loading));
  }
  const one = (word) => found.find((slot) => slot.word === word);
  const { terms = [] } = benefit.base.find(isIn(day)) ?? {};
  const divisions = {
    firstShare: one("firstShare") === undefined ? undefined : { unit: one("firstShare").table.unit, denominator: one("firstShare").table.denominator },
    ratio: one("ratio") === undefined ? undefined : ratioOf(one("ratio")),
  };
  return {
    ...divisions, growth: growthOf(divisions), name, isBest: benefit.bestForThePatient === true,
    terms: terms.map((term) => ("measure" in term ? { kind: "measure", measure: tables.measures.findIndex((measure) => measure.name === term.measure) } : { kind: term.remainder, place: names.indexOf(term.of) + 1 })),
    hasAmount: one("amount") !== undefined,
    pools: pools.map(({ counter, limits }) => ({ counter: counter.counter, limits })),
    measures: tables.measures.map((measure) => measure.name),
  };
}

function ratioOf({ table: { denominator, common, largestTop }, period }) {
  return { denominator, common: period?.scale === "payment" ? common : 1n, largestTop, scale: period?.scale ?? "base", bands: period?.mostBands ?? 1 };
}

/** The order in which an engine asks them, which decides what it says first. */
const words = ["firstShare", "deductible", "ratio", "amount", "copay", "limit", "cap", "waiting"];

function slotOn(word, owner, table, day) {
  const period = table.periods.find(isIn(day));
  const waits = period === undefined ? table.waits.find(isIn(day)) : undefined;
  return period === undefined && waits === undefined ? [] : [{ word, owner, table, period, waits, limits: period?.of ?? "payment", counter: period === undefined ? undefined : countedBy(word, owner, period) }];
}

/** The pools drawn on and those they lie in, each once. */
function poolsOn({ pools }, day, { tables, slots, counters }) {
  const names = new Set(pools.filter(isIn(day)).map(({ pool }) => pool));
  for (const name of names) {
    const outer = tables.pools.find((pool) => pool.name === name)?.inside;
    if (outer !== undefined) names.add(outer);
  }
  return [...names].flatMap((name) => {
    const counter = counters.get(keyOf({ kind: "pool", owner: name, per: "" }));
    return slotOn("pool", name, slots.get(tables.pools.find((pool) => pool.name === name).table), day).map((slot) => ({ ...slot, counter }));
  });
}

function addLayerSlot({ plan, place, seat, word, owner, table, period, waits, limits, counter }, boxes, { add, counters }) {
  const number = counter === undefined ? null : counters.get(keyOf(counter)).counter;
  add("layer_slot", plan, place, seat, word, owner, table.unit, limits, table.region?.region ?? null, period?.period ?? null, waits?.indicator ?? null, number,
    period?.waitingFrom?.kind === "calendarMonth" ? 1 : 0);
  for (const box of [...(table.region?.boxes ?? []), ...(period?.boxes ?? [])]) boxes.add(box);
}

/**
 * How much finer a part of a fen an open layer may need: it divides by the denominators of its first share and its ratio and, where a cap is reached, by
 * the numerator of one ratio.
 */
function growthOf({ firstShare, ratio }) {
  return BigInt(firstShare?.denominator ?? 1) * BigInt(ratio?.denominator ?? 1) * (ratio?.common ?? 1n) * BigInt(ratio?.largestTop ?? 1);
}

function finestOf(layers, names, loading) {
  const benefits = names.map((name) => loading.tables.benefits.find((benefit) => benefit.name === name));
  return largestTogether(layers.map(({ growth }) => growth), openTogether(benefits, loading));
}

/** The largest product over layers of which each may be open together with each other one. */
function largestTogether(parts, together, from = 0, chosen = []) {
  const others = parts.flatMap((_, i) => (i >= from && chosen.every((other) => together(i, other)) ? [i] : []));
  return others.map((i) => parts[i] * largestTogether(parts, together, i + 1, [...chosen, i])).reduce((a, b) => (b > a ? b : a), 1n);
}

/** A benefit that is best for the patient looks at other people's memberships than the person has, so that these cannot keep it apart. */
function openTogether(benefits, { axes }) {
  const held = new Set([...axes.values()].flat().flatMap(({ axis, member }) => (member === null ? [] : [axis])));
  const boxes = benefits.map(({ domain }) => domain.map((when) => boxOf(when, axes)));
  const isBest = benefits.map(({ bestForThePatient }) => bestForThePatient === true);
  const meet = (a, b, leaveOut) => [...a].every(([axis, classes]) => (leaveOut && held.has(axis)) || [...classes].some((each) => b.get(axis)?.has(each) ?? true));
  return (i, j) => boxes[i].some((a) => boxes[j].some((b) => meet(a, b, isBest[i] || isBest[j])));
}
