// Which rows of a table hold for what is known of a case. A fact that is not known is `undefined`.
import { isDay } from "./days.mjs";

export const isValueOf = (input, fact) => {
  switch (input.kind) {
    case "members":
    case "city":
      return input.members.some(({ name }) => name === fact);
    case "many":
      return Array.isArray(fact) && new Set(fact).size === fact.length && fact.every((held) => input.members.some(({ name }) => name === held));
    case "yesNo":
      return typeof fact === "boolean";
    case "integer":
      return Number.isSafeInteger(fact) && fact >= input.low && fact <= input.high;
    case "count":
      return Number.isSafeInteger(fact) && fact >= 1;
    case "date":
      return typeof fact === "string" && isDay(fact);
  }
};

const holds = (condition, fact) => {
  if (typeof condition === "boolean") return fact === condition;
  if (!Array.isArray(condition)) return condition.has.every((name) => fact.includes(name)) && !condition.lacks.some((name) => fact.includes(name));
  const isNames = typeof condition[0] === "string" && !isDay(condition[0]);
  if (isNames) return condition.includes(fact);
  return condition.some((low, i) => i % 2 === 0 && (low === null || low <= fact) && (condition[i + 1] === null || fact <= condition[i + 1]));
};

export const mayHold = (when, facts) => Object.entries(when).every(([name, condition]) => facts[name] === undefined || holds(condition, facts[name]));

export const unknownIn = (when, facts) => Object.keys(when).filter((name) => facts[name] === undefined);

// Where a case lies: "inside" or "outside" whatever is not known, or the boxes on which that depends.
export const placeIn = (boxes, facts, inputs) => {
  const open = boxes.filter((box) => mayHold(box, facts));
  if (open.length === 0) return "outside";
  const unknown = [...new Set(open.flatMap((box) => unknownIn(box, facts)))];
  return completions(unknown, facts, inputs, open).every((full) => open.some((box) => mayHold(box, full))) ? "inside" : open;
};

// The facts with every value of the unknown inputs that some box tells from another.
const completions = (unknown, facts, inputs, boxes) =>
  unknown.reduce((all, name) => all.flatMap((known) => valuesOf(inputs.get(name), boxes.flatMap((box) => (name in box ? [box[name]] : []))).map((fact) => ({ ...known, [name]: fact }))), [facts]);

const valuesOf = (input, conditions) => {
  switch (input.kind) {
    case "members":
    case "city":
      return input.members.map(({ name }) => name);
    case "many":
      return [...new Set(conditions.flatMap(({ has, lacks }) => [...has, ...lacks]))].reduce((all, name) => all.flatMap((held) => [held, [...held, name]]), [[]]);
    case "yesNo":
      return [false, true];
    case "date":
      return ["0001-01-01", "9999-12-31", ...conditions.flat().filter((end) => end !== null), ...conditions.flat().flatMap((end) => (end === null ? [] : [`${end}+`]))];
    default:
      return [input.low ?? 1, input.high ?? Number.MAX_SAFE_INTEGER, ...conditions.flat().flatMap((end) => (end === null ? [] : [end - 1, end, end + 1]))]
        .filter((value) => value >= (input.low ?? 1) && value <= (input.high ?? Number.MAX_SAFE_INTEGER));
  }
};
