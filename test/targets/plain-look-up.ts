/** What a table says, in the plainest way: every row of every period is held against the case. */
import type { Condition, Input, Row, SlotTable, TablePeriod, When } from "../../compiler/emit/format.ts";

export type Fact = string | number | boolean | readonly string[];
export type Facts = Readonly<Record<string, Fact>>;

export type Cell =
  | { readonly found: "row"; readonly row: Row; readonly period: TablePeriod }
  | { readonly found: "unpublished"; readonly indicator: string; readonly year: number }
  | { readonly found: "nothing" };

export function lookUp(inputs: readonly Input[], { domain, periods, unpublished = [] }: SlotTable, on: string, facts: Facts): Cell {
  if (domain !== undefined && !domain.some((when) => holds(inputs, when, facts))) return { found: "nothing" };
  const found: Cell[] = [
    ...periods.filter((span) => isOn(span, on)).flatMap((period) => [
      ...period.rows.filter(({ when }) => holds(inputs, when, facts)).map((row) => ({ found: "row" as const, row, period })),
      ...(period.unpublished ?? []).filter(({ when }) => holds(inputs, when, facts)).map(({ indicator, year }) => ({ found: "unpublished" as const, indicator, year })),
    ]),
    ...unpublished.filter((span) => isOn(span, on)).map(({ indicator, year }) => ({ found: "unpublished" as const, indicator, year })),
  ];
  if (found.length > 1) throw new Error(`${found.length} cells on ${on} for ${JSON.stringify(facts)}`);
  return found[0] ?? { found: "nothing" };
}

export function isOn({ from, to }: { readonly from: string; readonly to: string | null }, day: string): boolean {
  return from <= day && (to === null || day <= to);
}

export function holds(inputs: readonly Input[], when: When, facts: Facts): boolean {
  return Object.entries(when).every(([name, condition]) => agrees(inputs.find((input) => input.name === name)!, condition, facts[name]!));
}

function agrees(input: Input, condition: Condition, fact: Fact): boolean {
  if (typeof condition === "boolean") return fact === condition;
  if ("has" in condition) {
    const held = fact as readonly string[];
    return condition.has.every((member) => held.includes(member)) && condition.lacks.every((member) => !held.includes(member));
  }
  if ("members" in input) return condition.includes(fact as string);
  return condition.some((low, end) => end % 2 === 0 && (low === null || low <= fact) && (condition[end + 1] === null || fact <= condition[end + 1]!));
}
