import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Benefit } from "../model/benefit.ts";
import type { Guardrail } from "../model/guardrail.ts";
import { allowanceFor, judgeAllowances, reportBreach } from "./allowances.ts";
import { judgeAmounts } from "./guardrail-amounts.ts";
import { judgeBounds, type Judgement } from "./guardrail-bounds.ts";
import { judgeCliffs } from "./guardrail-cliffs.ts";
import { judgeUniform, judgeWritten } from "./guardrail-form.ts";
import { judgeMonotone } from "./guardrail-monotone.ts";
import { reportReach } from "./guardrail-reach.ts";
import { targetsOf } from "./guardrail-targets.ts";
import { moreNotes, type Rule, type RuleContext, shorten } from "./rule.ts";

/** Of one guardrail. */
const BREACHES_SHOWN = 10;

/** Every guardrail holds in every cell and period, or the document that departs from it says why (§9). */
export const guardrailsHold: Rule = (context) => {
  const judgements = context.program.guardrails.map((guardrail) => judge(guardrail, context));
  const breaches = judgements.flatMap((judgement) => judgement.breaches);
  const used = breaches.flatMap((breach) => allowanceFor(breach) ?? []);
  const idle = context.program.guardrails.flatMap((guardrail) => reportReach(guardrail, context));
  return [...idle, ...judgements.flatMap(reportJudgement), ...judgeAllowances(context.decisions.keys(), used)];
};

/** Those that stand allowed come last, so that they hide no other. */
function reportJudgement({ breaches, notJudged }: Judgement): readonly Diagnostic[] {
  const [open, allowed] = [false, true].map((isAllowed) => breaches.filter((breach) => (allowanceFor(breach) !== undefined) === isAllowed).map(reportBreach));
  const { shown, hidden } = shorten(open ?? [], BREACHES_SHOWN);
  const last = shown.at(-1);
  const listed = last === undefined ? [] : [...shown.slice(0, -1), { ...last, notes: [...last.notes, ...moreNotes(hidden)] }];
  return [...listed, ...(allowed ?? []), ...notJudged];
}

function judge(guardrail: Guardrail, context: RuleContext): Judgement {
  const { test, quantity } = guardrail.requirement;
  const benefits = targetsOf(guardrail.requirement, context.program).filter((target): target is Benefit => "benefitKind" in target);
  const only = (breaches: Judgement["breaches"]): Judgement => ({ breaches, notJudged: [] });
  switch (test.kind) {
    case "compare":
      return quantity === "payment" || quantity === "patientAmount" ? judgeAmounts(guardrail, test, context) : judgeBounds(guardrail, test, context);
    case "monotone":
      return only(judgeMonotone(guardrail, test, context));
    case "isUniform":
      return only(judgeUniform(guardrail, context));
    case "isWritten":
      return judgeWritten(guardrail, context);
    // That the payment itself never falls is so of every curve; of what the patient pays it is not.
    case "neverFallsAsCostRises":
      return only(quantity === "payment" ? [] : judgeCliffs(guardrail, benefits, context));
    case "neverRisesByMoreThanCost":
      return only(quantity === "payment" ? judgeCliffs(guardrail, benefits, context) : []);
  }
}
