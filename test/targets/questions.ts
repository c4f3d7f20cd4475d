/** Cases at which a table is asked: every combination of what its conditions can tell apart where they are few, else a spread of them and one in every row. */
import { formatDay, parseDay } from "../../compiler/base/calendar.ts";
import type { Condition, Input, SlotTable, When } from "../../compiler/emit/format.ts";
import { inputsAsked } from "../../compiler/targets/slots-in.ts";
import type { Fact, Facts } from "./plain-look-up.ts";

export interface Question {
  readonly on: string;
  readonly facts: Facts;
}

const firstDay = "0001-01-01";
const lastDay = "9999-12-31";

export function questionsFor(inputs: readonly Input[], table: SlotTable, most: number): Question[] {
  const whens = whensIn(table);
  const asked = inputsAsked(table).map((name) => inputs.find((input) => input.name === name)!);
  const spans = [...table.periods, ...(table.unpublished ?? [])];
  return questionsOver(asked, whens, spans, most);
}

export function questionsOver(asked: readonly Input[], whens: readonly When[], spans: readonly { readonly from: string; readonly to: string | null }[], most: number): Question[] {
  const days = [...new Set(spans.flatMap(({ from, to }) => around(from).concat(to === null ? [lastDay] : around(to))))];
  const choices = asked.map((input) => factsAround(input, whens.flatMap((when) => (when[input.name] === undefined ? [] : [when[input.name]!]))));
  const all = [days, ...choices].reduce((product, { length }) => product * length, 1);
  const at = (number: number): Question => {
    let rest = number;
    const [on, ...facts] = [days, ...choices].map((values) => {
      const value = values[rest % values.length]!;
      rest = Math.floor(rest / values.length);
      return value;
    });
    return { on: on as string, facts: Object.fromEntries(asked.map(({ name }, i) => [name, facts[i]!])) };
  };
  if (all <= most) return Array.from({ length: all }, (_, i) => at(i));
  const spread = Array.from({ length: most }, (_, i) => at(Math.floor((i * all) / most) + (i % 7)));
  const [someDay = ""] = spans.map(({ from }) => from);
  const inside = whens.map((when, i) => ({ on: spans[i % Math.max(1, spans.length)]?.from ?? someDay, facts: { ...spread[i % most]!.facts, ...Object.fromEntries(asked.flatMap((input) => (when[input.name] === undefined ? [] : [[input.name, someFact(input, when[input.name]!)]]))) } }));
  return [...spread, ...inside];
}

function whensIn({ domain = [], periods }: SlotTable): When[] {
  return [...domain, ...periods.flatMap(({ rows, unpublished = [] }) => [...rows, ...unpublished].map(({ when }) => when))];
}

/** Some fact of which the condition holds. */
function someFact(input: Input, condition: Condition): Fact {
  if (typeof condition === "boolean") return condition;
  if ("has" in condition) return condition.has;
  const [low, high] = condition;
  return low ?? high ?? (input.kind === "date" ? firstDay : 1);
}

/** What conditions on the input can tell apart, and the nearest values on both sides. */
function factsAround(input: Input, conditions: readonly Condition[]): Fact[] {
  switch (input.kind) {
    case "members":
    case "city":
      return input.members.map(({ name }) => name);
    case "many": {
      const members = [...new Set(conditions.flatMap((condition) => (typeof condition === "object" && "has" in condition ? [...condition.has, ...condition.lacks] : [])))];
      return members.length <= 3 ? subsets(members) : [[], ...members.map((member) => [member]), ...members.map((member, i) => [member, members[(i + 1) % members.length]!]), members];
    }
    case "yesNo":
      return [false, true];
    case "date":
      return [...new Set([firstDay, lastDay, ...ends(conditions).flatMap((end) => around(String(end)))])];
    case "integer":
    case "count": {
      const [low, high] = input.kind === "integer" ? [input.low, input.high] : [1, 2_000];
      const near = ends(conditions).flatMap((end) => [Number(end) - 1, Number(end), Number(end) + 1]);
      return [...new Set([low, high, ...near.filter((point) => low <= point && point <= high)])];
    }
  }
}

function ends(conditions: readonly Condition[]): (string | number)[] {
  return conditions.flatMap((condition) => (Array.isArray(condition) ? (condition as readonly (string | number | null)[]) : [])).filter((end) => end !== null);
}

function subsets(members: readonly string[]): string[][] {
  return members.reduce<string[][]>((all, member) => [...all, ...all.map((subset) => [...subset, member])], [[]]);
}

/** The day before, the day, the day after. */
function around(day: string): string[] {
  const at = parseDay(day)!;
  return [at - 1, at, at + 1].filter((near) => near >= parseDay(firstDay)! && near <= parseDay(lastDay)!).map(formatDay);
}
