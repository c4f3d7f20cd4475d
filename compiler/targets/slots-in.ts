import type { ContributionTables, Label, SlotTable, Tables, When } from "../emit/format.ts";

export type OwnerKind = "benefit" | "contribution" | "account" | "pool" | "scheme";

/** Whatever has slots, in the order of the file. */
export interface Owner extends Label {
  readonly kind: OwnerKind;
  /** Cases in which it is asked for; disjoint. */
  readonly domain: readonly When[];
  readonly slots: readonly OwnedSlot[];
}

export interface OwnedSlot {
  /** Such as `cap`, of the file's own words. */
  readonly word: string;
  /** The word, told apart from other tables of it: `employerFixed` beside a rate, `cap1` and `cap2`. */
  readonly name: string;
  readonly table: SlotTable;
}

export function ownersIn(file: Tables): Owner[] {
  const { scheme, benefits, pools, contributions, accounts } = file;
  return [
    { ...labelIn(scheme), kind: "scheme", domain: scheme.domain, slots: named([["waiting", scheme.waiting]]) },
    ...benefits.map((benefit): Owner => ({ ...labelIn(benefit), kind: "benefit", domain: benefit.domain, slots: namedIn(benefit.slots) })),
    ...pools.map((pool): Owner => ({ ...labelIn(pool), kind: "pool", domain: [{}], slots: named([["size", [pool.table]]]) })),
    ...contributions.map((one) => contributionOwner("contribution", one)),
    ...accounts.map((one) => contributionOwner("account", one)),
  ];
}

function contributionOwner(kind: "contribution" | "account", contribution: ContributionTables): Owner {
  return { ...labelIn(contribution), kind, domain: contribution.domain, slots: namedIn(contribution.slots) };
}

function labelIn({ name, label, other, title, code }: Label): Label {
  return { name, label, other, title, code };
}

function namedIn(slots: Readonly<Record<string, readonly SlotTable[] | undefined>>): OwnedSlot[] {
  return named(Object.entries(slots).map(([word, tables = []]) => [word, tables]));
}

function named(words: readonly (readonly [string, readonly SlotTable[]])[]): OwnedSlot[] {
  return words.flatMap(([word, tables]) => tables.map((table) => {
    const alike = tables.filter(({ role }) => role === table.role);
    const role = table.role === "fixed" ? "Fixed" : "";
    return { word, name: `${word}${role}${alike.length > 1 ? alike.indexOf(table) + 1 : ""}`, table };
  }));
}

/** The inputs that some condition of the table asks, in the order of their names. */
export function inputsAsked({ domain = [], periods }: SlotTable): string[] {
  const whens = [...domain, ...periods.flatMap(({ rows, unpublished = [] }) => [...rows, ...unpublished].map(({ when }) => when))];
  return [...new Set(whens.flatMap((when) => Object.keys(when)))].sort();
}
