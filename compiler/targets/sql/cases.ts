import { canonicalJson } from "../../emit/canonical.ts";
import type { Condition, Input, When } from "../../emit/format.ts";
import { day, type Rows } from "./script.ts";

type Points = Extract<Condition, readonly unknown[]>;

/** Sets of cases, numbered from 1; conditions that are alike are one set. */
export class CaseSets {
  readonly #inputs: ReadonlyMap<string, Input>;
  readonly #rows: Rows;
  readonly #known = new Map<string, number>();

  constructor(inputs: readonly Input[], rows: Rows) {
    this.#inputs = new Map(inputs.map((input) => [input.name, input]));
    this.#rows = rows;
  }

  numberOf(when: When): number {
    const key = canonicalJson(when);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const number = this.#known.size + 1;
    this.#known.set(key, number);
    const conditions = Object.entries(when).map(([name, condition]) => ({ input: this.#inputs.get(name), condition }));
    const asked = conditions.reduce((sum, { condition }) => sum + (isHeld(condition) ? condition.has.length + condition.lacks.length : 1), 0);
    this.#rows.add("cases", number, asked, conditions.flatMap(({ input, condition }) => (input === undefined ? [] : [described(input, condition)])).join("；"));
    for (const { input, condition } of conditions) if (input !== undefined) this.#addCondition(number, input, condition);
    return number;
  }

  #addCondition(cases: number, input: Input, condition: Condition): void {
    if (isHeld(condition)) return this.#addHeld(cases, input.name, condition);
    this.#rows.add("cases_asked", cases, input.name, input.name);
    if (typeof condition === "boolean") return this.#rows.add("cases_answer", cases, input.name, condition);
    if (input.kind === "members" || input.kind === "city") {
      for (const member of condition) this.#rows.add("cases_member", cases, input.name, String(member));
      return;
    }
    for (const [i, [low, high]] of pairs(condition).entries()) {
      if (input.kind === "date") this.#rows.add("cases_days", cases, input.name, i + 1, day(low?.toString()), day(high?.toString()));
      else this.#rows.add("cases_range", cases, input.name, i + 1, low, high);
    }
  }

  #addHeld(cases: number, input: string, { has, lacks }: Held): void {
    for (const [members, held] of [[has, true], [lacks, false]] as const) {
      for (const member of members) {
        this.#rows.add("cases_asked", cases, `${input}:${member}`, input);
        this.#rows.add("cases_held", cases, `${input}:${member}`, input, member, held);
      }
    }
  }
}

type Held = Extract<Condition, { readonly has: unknown }>;

function isHeld(condition: Condition): condition is Held {
  return typeof condition === "object" && "has" in condition;
}

function pairs(flat: Points): (readonly [string | number | undefined, string | number | undefined])[] {
  return flat.flatMap((low, end) => (end % 2 === 0 ? [[low ?? undefined, flat[end + 1] ?? undefined] as const] : []));
}

/** In Chinese, as in a notice: 医院级别 一级、二级. */
function described(input: Input, condition: Condition): string {
  const labels = new Map("members" in input ? input.members.map(({ name, label }) => [name, label]) : []);
  const listed = (names: readonly unknown[]): string => names.map((name) => labels.get(String(name)) ?? String(name)).join("、");
  if (typeof condition === "boolean") return `${input.label} ${condition ? "是" : "否"}`;
  if (isHeld(condition)) return [condition.has.length > 0 ? `${input.label} 含${listed(condition.has)}` : "", condition.lacks.length > 0 ? `${input.label} 不含${listed(condition.lacks)}` : ""].filter(Boolean).join("，");
  if (labels.size > 0) return `${input.label} ${listed(condition)}`;
  return `${input.label} ${pairs(condition).map(([low, high]) => (low === high ? String(low) : `${low ?? ""}至${high ?? ""}`)).join("、")}`;
}
