import { compare, type Rational, ZERO } from "../base/rational.ts";
import { report } from "../diagnostics/report.ts";
import { benefitCases, timesOf } from "../layers/benefit-cases.ts";
import { paymentOfBase } from "../layers/settle-layer.ts";
import type { Benefit } from "../model/benefit.ts";
import type { NamedBox } from "../model/dimension.ts";
import type { Guardrail } from "../model/guardrail.ts";
import { toNamed } from "../parts/axes.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { commonTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { minus } from "../payment/combine.ts";
import { type Curve, evaluate, IDENTITY } from "../payment/curve.ts";
import { firstFall } from "../payment/extremes.ts";
import { allowancesOf, type Breach, demandNote, onePerPlace, placeOf, timeOf } from "./breach.ts";
import { caseInTime } from "./case-in-time.ts";
import { axesToShow } from "./guardrail-axes.ts";
import { concernedCase, intersectNamed } from "./guardrail-targets.ts";
import { paymentSource } from "./payment-source.ts";
import type { RuleContext } from "./rule.ts";

/**
 * No yuan of cost brings more than a yuan of payment, which is to say that the patient's amount never falls. What a ratio pays cannot
 * break it: its slopes lie in 0–100 %, and a deductible, copay, limit or cap only bends it. So only benefits that pay amounts are looked
 * at; layers that share a cost are judged by a rule of their own, guardrail or not.
 */
export function judgeCliffs(guardrail: Guardrail, benefits: readonly Benefit[], context: RuleContext): readonly Breach[] {
  const paying = benefits.filter(({ slots }) => slots.some(({ word }) => word === "amount"));
  if (paying.length === 0) return [];
  const source = paymentSource(context);
  return onePerPlace(paying.flatMap((benefit) => timesOf(benefit, source).flatMap((span) => {
    const cases = commonTime(span, guardrail) === undefined ? [] : benefitCases(benefit, span, source);
    return (cases ?? []).flatMap(({ region, label: { ways } }) => {
      const jump = ways === "unknown" ? undefined : cliffIn(paymentOfBase(ways));
      return jump === undefined ? [] : breachesAt(guardrail, benefit, span, toNamed(source.axes, region), jump, context);
    });
  })));
}

/** What is paid where the payment first rises by more than the cost. */
function cliffIn(payment: Curve): Rational | undefined {
  const atNothing = evaluate(payment, ZERO);
  if (compare(atNothing, ZERO) > 0) return atNothing;
  const fall = firstFall(minus(IDENTITY, payment));
  return fall === undefined ? undefined : evaluate(payment, fall.to);
}

/** At the amounts that stand for the case. */
function breachesAt(guardrail: Guardrail, benefit: Benefit, span: TimeSpan, region: NamedBox, amount: Rational, context: RuleContext): readonly Breach[] {
  return benefit.slots.filter(({ word }) => word === "amount").flatMap((slot) => {
    const period = context.decisions.get(slot)?.decided.periods.find(({ from, to }) => from <= span.from && span.from <= to);
    const time = period === undefined ? undefined : commonTime(period, guardrail);
    if (period === undefined || time === undefined) return [];
    return period.parts.flatMap((part): Breach[] => {
      const met = intersectNamed(part.region, region);
      const common = met === undefined ? undefined : concernedCase(met, slot, guardrail);
      if (common === undefined) return [];
      const facts = caseInTime(axesToShow(period, guardrail, context), common, time, timeOf(guardrail, period.version));
      const args = { title: guardrail.title, benefit: bothNames(benefit), case: facts, amount: phraseValue({ kind: "number", amount }, "fen") };
      const diagnostic = report("guardrailCliff", placeOf(period.version, part), args, { notes: [demandNote(guardrail)] });
      return [{ guardrail, diagnostic, allowances: allowancesOf(period.version, [part]) }];
    });
  });
}
