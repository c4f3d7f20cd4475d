import { finish, type Steps } from "../base/steps.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Program, ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { type Decision, decideSlotInSteps } from "../parts/decide.ts";
import type { DecidedSlot } from "../parts/decided.ts";
import { slotsOf } from "../parts/decide-program.ts";
import type { RuleContext } from "./rule.ts";
import { RULES } from "./rules.ts";

export interface Analysis {
  readonly decided: ReadonlyMap<Slot, DecidedSlot>;
  readonly diagnostics: readonly Diagnostic[];
}

export function analyze(program: Program): Analysis {
  const analyses = program.provinces.map(analyzeProvince);
  return { decided: new Map(analyses.flatMap(({ decided }) => [...decided])), diagnostics: analyses.flatMap(({ diagnostics }) => diagnostics) };
}

/** Decides every slot of the province and asks every rule; exact, but for the limits that a finding names. */
export function analyzeProvince(program: ProvinceProgram): Analysis {
  return finish(analyzeProvinceInSteps(program));
}

/** A step is a period of a slot, or a rule. */
export function* analyzeProvinceInSteps(program: ProvinceProgram): Steps<Analysis> {
  const context = yield* decideProvinceInSteps(program);
  const decided = new Map([...context.decisions].map(([slot, decision]) => [slot, decision.decided]));
  const diagnostics: Diagnostic[] = [];
  for (const { rule } of RULES) {
    diagnostics.push(...rule(context));
    yield;
  }
  return { decided, diagnostics };
}

export function decideProvince(program: ProvinceProgram): RuleContext {
  return finish(decideProvinceInSteps(program));
}

function* decideProvinceInSteps(program: ProvinceProgram): Steps<RuleContext> {
  const decisions = new Map<Slot, Decision>();
  for (const slot of slotsOf(program)) decisions.set(slot, yield* decideSlotInSteps(slot, program));
  return { program, decisions };
}
