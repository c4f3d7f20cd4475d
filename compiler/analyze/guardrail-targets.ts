import type { Benefit } from "../model/benefit.ts";
import type { Contribution } from "../model/contribution.ts";
import { CITY_AXIS, type NamedBox } from "../model/dimension.ts";
import type { Guardrail, Requirement } from "../model/guardrail.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot, SlotWord } from "../model/slot.ts";
import type { Value } from "../model/value.ts";
import { rational, subtract } from "../base/rational.ts";
import { heightOf, type Height } from "../parts/compare-values.ts";
import type { Decision } from "../parts/decide.ts";
import { mapNumber, WHOLE } from "../parts/evaluate-value.ts";
import { intersect, isDisjoint } from "../space/side.ts";
import type { RuleContext } from "./rule.ts";

export type Target = Benefit | Contribution;

/** The benefits, or contributions and accounts, that a requirement is about. */
export function targetsOf({ target, scheme }: Requirement, program: ProvinceProgram): readonly Target[] {
  const isOfScheme = (one: Target): boolean => scheme === undefined || isCalled(one.scheme, scheme);
  switch (target.kind) {
    case "any":
      return program.benefits.filter(isOfScheme);
    case "benefitKind":
      return program.benefits.filter((benefit) => benefit.benefitKind === target.name && isOfScheme(benefit));
    case "benefit":
      return program.benefits.filter((benefit) => benefit.name === target.name && isOfScheme(benefit));
    case "contribution":
    case "account":
      return program.contributions.filter((one) => one.kind === target.kind && (target.name === undefined || isCalled(one, target.name)) && isOfScheme(one));
  }
}

/** A library knows the things that provinces declare by either of their names. */
function isCalled({ name, other }: { readonly name: string; readonly other: string | undefined }, called: string): boolean {
  return name === called || other === called;
}

export interface JudgedSlot {
  readonly slot: Slot;
  readonly decision: Decision;
}

export function slotsUnder(requirement: Requirement, { program, decisions }: RuleContext): readonly JudgedSlot[] {
  const word = wordOf(requirement);
  const targets = targetsOf(requirement, program);
  const slots = new Set([...targets.flatMap((target) => target.slots), ...targets.flatMap(schemeWaiting)].filter((slot) => slot.word === word));
  return [...slots].flatMap((slot) => {
    const decision = decisions.get(slot);
    return decision === undefined ? [] : [{ slot, decision }];
  });
}

/** A scheme's waiting period is each of its benefits'. */
function schemeWaiting(target: Target): readonly Slot[] {
  return "benefitKind" in target ? target.scheme.waiting : [];
}

/** The patient's share is always what the payment ratio leaves of 100 % (§9). */
export function wordOf({ quantity }: Requirement): SlotWord {
  return quantity === "patientShare" ? "ratio" : (quantity as SlotWord);
}

/** What is compared; `undefined` where there is nothing to: not covered, paid in another way, not known. */
export function quantityOf(requirement: Requirement, value: Value): Height | undefined {
  const word = wordOf(requirement);
  if (value.kind === "none" && (word === "ratio" || word === "amount")) return undefined;
  const measured = requirement.quantity === "patientShare" ? mapNumber(value, (ratio) => subtract(rational(WHOLE), ratio)) : value;
  return heightOf(measured, word);
}

/** A case of the part that the slot is asked for and the guardrail speaks about. */
export function concernedCase(part: NamedBox, { domain }: Slot, { condition }: Guardrail): NamedBox | undefined {
  const near = condition.filter((meant) => doMeet(part, meant));
  for (const asked of near.length === 0 ? [] : domain) {
    const own = intersectNamed(part, asked);
    for (const meant of own === undefined ? [] : near) {
      const common = intersectNamed(own, meant);
      if (common !== undefined) return common;
    }
  }
  return undefined;
}

/** `undefined` when they have no point in common. */
export function intersectNamed(a: NamedBox | undefined, b: NamedBox): NamedBox | undefined {
  if (a === undefined || !doMeet(a, b)) return undefined;
  const common = new Map(a);
  for (const [key, side] of b) {
    const other = common.get(key);
    common.set(key, other === undefined ? side : intersect(other, side));
  }
  return common;
}

function doMeet(a: NamedBox, b: NamedBox): boolean {
  for (const [key, side] of b) {
    const other = a.get(key);
    if (other === undefined ? side.length === 0 : isDisjoint(other, side)) return false;
  }
  return true;
}

export function withoutCity(region: NamedBox): NamedBox {
  return new Map([...region].filter(([key]) => key !== CITY_AXIS));
}
