import { compile } from "../../compiler/compile.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim, Refusal, Settlement } from "../../compiler/evaluate/claim.ts";
import { type Engine, loadTables } from "../../compiler/evaluate/engine.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { policiesUnder } from "../support/workspace-texts.ts";

export const realCompilation = compile(policiesUnder("policies", "examples"));
export const realFiles: readonly Tables[] = emittedFiles(realCompilation).filter((file): file is Tables => "settlement" in file);

export function engineFor(files: readonly Tables[]): Engine {
  return loadTables(new Map(files.map((file, i) => [`${i}.json`, JSON.stringify(file)])));
}

export const realEngine = engineFor(realFiles);

export const yuan = 100;

/** A stay of someone employed in Beijing, in a hospital of the highest level. */
export const beijing: Claim = {
  province: "beijing", scheme: "employee", on: "2024-05-10", costs: { eligible: 20_000 * yuan }, used: "nothing",
  facts: { member: "active", hospital: "tertiary", care: "inpatient", ordinal: 1 },
};

/** A stay of a resident of the fictional province whom critical illness and assistance may also help. */
export const linhai: Claim = {
  province: "linhai", scheme: "resident", on: "2025-05-10", city: "shitan", costs: { eligible: 100_000 * yuan }, used: "nothing",
  facts: {
    member: "resident", hospital: "tertiary", care: "inpatient", place: "inside", late: false, newborn: false, missed_years: 0, continuous_years: 1,
    zero_claim_years: 0, identity: [],
  },
};

export function settled(claim: Claim, engine = realEngine): Settlement {
  const result = engine.settle(claim);
  if ("refused" in result) throw new Error(`refused: ${result.refused} ${result.about}`);
  return result;
}

/** Payments of the open layers in yuan, and the patient's amount. */
export function figuresOf(claim: Claim, engine = realEngine): Record<string, number> {
  const { layers, patient } = settled(claim, engine);
  return { ...Object.fromEntries(layers.filter(({ open }) => open).map(({ benefit, payment }) => [benefit, payment / yuan])), patient: patient / yuan };
}

export function refusalOf(claim: Claim, engine = realEngine): Refusal {
  const result = engine.settle(claim);
  if (!("refused" in result)) throw new Error("settled");
  return result;
}

export const withFacts = (claim: Claim, facts: Claim["facts"]): Claim => ({ ...claim, facts: { ...claim.facts, ...facts } });

export function without(claim: Claim, ...names: readonly string[]): Claim {
  return { ...claim, facts: Object.fromEntries(Object.entries(claim.facts).filter(([name]) => !names.includes(name))) };
}

