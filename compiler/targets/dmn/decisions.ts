import type { BenefitTables, ContributionTables, Tables } from "../../emit/format.ts";
import { type OwnerKind, ownersIn } from "../slots-in.ts";
import { apart } from "../words.ts";
import { casesDecision, type DecisionTable, slotDecision, splitDecision, type Variables } from "./decision.ts";
import { feelName } from "./feel.ts";

interface Planned {
  readonly name: string;
  readonly make: (name: string) => DecisionTable;
}

const prefixes: Readonly<Record<OwnerKind, string>> = { benefit: "", pool: "pool_", scheme: "scheme_", contribution: "contribution_", account: "account_" };

/** All that a scheme decides case by case: its slots, who has them, and who pays which share. */
export function decisionsOf(file: Tables, variables: Variables): DecisionTable[] {
  const planned = [...slotsOf(file, variables), ...openCases(file, variables), ...schemeCases(file, variables)];
  const names = apart(planned.map(({ name }) => feelName(name)));
  return planned.map(({ make }, i) => make(names[i] ?? ""));
}

function slotsOf(file: Tables, variables: Variables): Planned[] {
  return ownersIn(file).flatMap((owner) => owner.slots.map((slot) => ({
    name: `${prefixes[owner.kind]}${owner.name}_${slot.name}`, make: (name: string) => slotDecision(file, owner, slot, name, variables),
  })));
}

function openCases(file: Tables, variables: Variables): Planned[] {
  return [
    ...file.benefits.map((benefit) => openDecision(file, "benefit", benefit, variables)),
    ...file.contributions.flatMap((one) => [openDecision(file, "contribution", one, variables), ...sharesOf(file, "contribution", one, variables)]),
    ...file.accounts.flatMap((one) => [openDecision(file, "account", one, variables), ...sharesOf(file, "account", one, variables)]),
  ];
}

function openDecision(file: Tables, kind: OwnerKind, owner: BenefitTables | ContributionTables, variables: Variables): Planned {
  const label = `${owner.title ?? owner.label} 适用范围`;
  return { name: `${prefixes[kind]}${owner.name}_open`, make: (name) => casesDecision(file, { name, label, output: "open", span: owner }, owner.domain, owner.sources, variables) };
}

function sharesOf(file: Tables, kind: OwnerKind, owner: ContributionTables, variables: Variables): Planned[] {
  const label = `${owner.title ?? owner.label} 分担（万分之一）`;
  return [...new Set(owner.splits.map(({ slot }) => slot))].map((slot) => ({
    name: `${prefixes[kind]}${owner.name}_${slot}_shares`, make: (name) => splitDecision(file, name, label, owner.splits.filter((split) => split.slot === slot), variables),
  }));
}

function schemeCases(file: Tables, variables: Variables): Planned[] {
  const insured = `${file.scheme.title ?? file.scheme.label} 参保范围`;
  return [
    { name: "scheme_insured", make: (name) => casesDecision(file, { name, label: insured, output: "open" }, file.scheme.domain, [], variables) },
    ...(file.impossible.length === 0 ? [] : [{ name: "impossible_case", make: (name: string) => casesDecision(file, { name, label: "不存在的组合", output: "impossible" }, file.impossible, [], variables) }]),
  ];
}
