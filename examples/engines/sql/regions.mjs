/** Conditions as boxes of classes: on each axis that they ask, the classes that agree. */
import { dayNumber } from "./days.mjs";

/**
 * The axes of a scheme: one for each input, and one for each member of an input of which several may be held. Ranges are cut wherever a
 * condition begins or ends, so that relations need to compare nothing but the numbers of classes.
 */
export function axesOf(inputs, whens, firstAxis) {
  let axis = firstAxis;
  let manyNo = 0;
  const byInput = new Map();
  for (const input of inputs) {
    if (input.kind === "many") manyNo += 1;
    const own = input.kind === "many"
      ? input.members.map(({ name }) => ({ axis: axis++, input, member: name, manyNo, classes: [{}, {}] }))
      : [{ axis: axis++, input, member: null, manyNo: 0, classes: classesOf(input, whens.flatMap((when) => (when[input.name] === undefined ? [] : [when[input.name]]))) }];
    byInput.set(input.name, own);
  }
  return byInput;
}

function classesOf(input, conditions) {
  if ("members" in input) return input.members.map(({ name }) => ({ kind: "text", member: name }));
  if (input.kind === "yesNo") return [0, 1].map((answer) => ({ kind: "yesno", low: answer, high: answer }));
  const [low, high] = input.kind === "integer" ? [input.low, input.high] : input.kind === "count" ? [1, Number.MAX_SAFE_INTEGER] : [0, dayNumber("9999-12-31")];
  const starts = new Set([low]);
  for (const [from, to] of conditions.flatMap(rangesIn)) {
    if (from > low) starts.add(from);
    if (to < high) starts.add(to + 1);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, i) => ({ kind: input.kind === "date" ? "text" : "number", low: start, high: (sorted[i + 1] ?? high + 1) - 1 }));
}

/** Both ends included. */
function rangesIn(flat) {
  const ends = flat.map((end) => (typeof end === "string" ? dayNumber(end) : end));
  return ends.flatMap((low, i) => (i % 2 === 0 ? [[low ?? -Infinity, ends[i + 1] ?? Infinity]] : []));
}

/** Axis number to the numbers of its classes, from 1. */
export function boxOf(when, axes) {
  return new Map(Object.entries(when).flatMap(([name, condition]) => conditionsOf(axes.get(name), condition)));
}

function conditionsOf(own, condition) {
  const [{ axis, input, classes }] = own;
  const numbersWhere = (agrees) => new Set(classes.flatMap((each, i) => (agrees(each) ? [i + 1] : [])));
  if (typeof condition === "boolean") return [[axis, new Set([condition ? 2 : 1])]];
  if ("has" in condition) {
    const heldAs = (members, number) => members.map((member) => [own.find((each) => each.member === member).axis, new Set([number])]);
    return [...heldAs(condition.has, 2), ...heldAs(condition.lacks, 1)];
  }
  if ("members" in input) return [[axis, numbersWhere(({ member }) => condition.includes(member))]];
  const ranges = rangesIn(condition);
  return [[axis, numbersWhere(({ low, high }) => ranges.some(([from, to]) => from <= low && high <= to))]];
}

/** Disjoint boxes that hold exactly where none of the given ones does. `sizes` gives the number of classes of an axis. */
export function complementOf(boxes, sizes) {
  if (boxes.length === 0) return [new Map()];
  if (boxes.some((box) => box.size === 0)) return [];
  const [axis] = boxes[0].keys();
  const alike = new Map();
  for (let number = 1; number <= sizes.get(axis); number++) {
    const left = boxes.filter((box) => box.get(axis)?.has(number) ?? true);
    const key = left.map((box) => boxes.indexOf(box)).join();
    const group = alike.get(key) ?? { left, numbers: new Set() };
    alike.set(key, group);
    group.numbers.add(number);
  }
  return [...alike.values()].flatMap(({ left, numbers }) => {
    const rest = left.map((box) => new Map([...box].filter(([other]) => other !== axis)));
    const isAll = numbers.size === sizes.get(axis);
    return complementOf(rest, sizes).map((box) => (isAll ? box : new Map([[axis, numbers], ...box])));
  });
}
