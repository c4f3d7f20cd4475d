import { compare, ZERO } from "../base/rational.ts";
import { report } from "../diagnostics/report.ts";
import type { Benefit } from "../model/benefit.ts";
import type { Guardrail } from "../model/guardrail.ts";
import type { CellValue, Value } from "../model/value.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { commonTime } from "../parts/spans-of-time.ts";
import { allowancesOf, type Breach, demandNote, onePerPlace, placeOf, timeOf } from "./breach.ts";
import { caseInTime } from "./case-in-time.ts";
import { axesToShow } from "./guardrail-axes.ts";
import { concernedCase } from "./guardrail-targets.ts";
import type { RuleContext } from "./rule.ts";

/**
 * No yuan of cost brings more than a yuan of payment, which is to say that the patient's amount never falls. Within one
 * benefit and one case the payment is continuous in the cost and its slopes are ratios of 0–100 % (step 3 of §8: bands
 * are slices, a deductible, copay, limit or cap only bends the curve), with one exception: an amount paid whatever the
 * cost, or one that a band of cost raises, is a jump.
 */
export function judgeCliffs(guardrail: Guardrail, benefits: readonly Benefit[], context: RuleContext): readonly Breach[] {
  return onePerPlace(benefits.flatMap((benefit) => benefit.slots.filter(({ word }) => word === "amount").flatMap((slot) => {
    const periods = context.decisions.get(slot)?.decided.periods ?? [];
    return periods.flatMap((period) => {
      const time = commonTime(period, guardrail);
      if (time === undefined) return [];
      return period.parts.flatMap((part): Breach[] => {
        const jump = jumpIn(part.value);
        const region = jump === undefined ? undefined : concernedCase(part.region, slot, guardrail);
        if (jump === undefined || region === undefined) return [];
        const args = { title: guardrail.title, benefit: bothNames(benefit), case: caseInTime(axesToShow(period, guardrail, context), region, time, timeOf(guardrail, period.version)), amount: phraseValue(withoutBound(jump), "fen") };
        const diagnostic = report("guardrailCliff", placeOf(period.version, part), args, { notes: [demandNote(guardrail)] });
        return [{ guardrail, diagnostic, allowances: allowancesOf(period.version, [part]) }];
      });
    });
  })));
}

/** The amount that the payment jumps to. */
function jumpIn(cell: CellValue): Value | undefined {
  if (cell.kind === "number") return cell.costBound === "whateverTheCost" && compare(cell.amount, ZERO) > 0 ? cell : undefined;
  if (cell.kind !== "bands") return undefined;
  const whatever = cell.bands.map(({ value }) => value).find((value) => jumpIn(value) !== undefined);
  const raised = cell.bands.find(({ value }, index) => {
    const before = cell.bands[index - 1]?.value;
    return value.kind === "number" && before?.kind === "number" && compare(value.amount, before.amount) > 0;
  });
  return whatever ?? raised?.value;
}

function withoutBound(value: Value): Value {
  return value.kind === "number" ? { kind: "number", amount: value.amount } : value;
}
