import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Program, ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { type Decision, decideSlot } from "../parts/decide.ts";
import type { DecidedSlot } from "../parts/decided.ts";
import { slotsOf } from "../parts/decide-program.ts";
import type { RuleContext } from "./rule.ts";
import { RULES } from "./rules.ts";

export interface Analysis {
  readonly decided: ReadonlyMap<Slot, DecidedSlot>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Decides every slot of every province and asks every rule; exact, but for the limits that a finding names. */
export function analyze(program: Program): Analysis {
  const decided = new Map<Slot, DecidedSlot>();
  const diagnostics: Diagnostic[] = [];
  for (const province of program.provinces) {
    const context = decideProvince(province);
    for (const [slot, decision] of context.decisions) decided.set(slot, decision.decided);
    for (const { rule } of RULES) diagnostics.push(...rule(context));
  }
  return { decided, diagnostics };
}

export function decideProvince(program: ProvinceProgram): RuleContext {
  const decisions = new Map<Slot, Decision>();
  for (const slot of slotsOf(program)) decisions.set(slot, decideSlot(slot, program));
  return { program, decisions };
}
