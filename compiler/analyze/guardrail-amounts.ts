import { add, compare, type Rational, subtract, ZERO } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Layer } from "../layers/benefit-cases.ts";
import { patientAmount, type SettledLayer } from "../layers/settle-curves.ts";
import { benefitsIn, domainsOf, measuresOf, settlementCases, settlementTimes, Settler, sheetsAt } from "../layers/settlement-cases.ts";
import type { Source } from "../layers/source.ts";
import type { Benefit, Measure, Settlement } from "../model/benefit.ts";
import { CITY_AXIS, type NamedBox } from "../model/dimension.ts";
import type { Comparison, Guardrail, Requirement } from "../model/guardrail.ts";
import type { Value } from "../model/value.ts";
import { toNamed } from "../parts/axes.ts";
import { evaluateValue } from "../parts/evaluate-value.ts";
import { dependsOnCity } from "../parts/expression-uses.ts";
import { insuranceYearOf } from "../parts/insurance-year.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { commonTime, cutByYears, type TimeSpan } from "../parts/spans-of-time.ts";
import type { Curve } from "../payment/curve.ts";
import { highestWhole, lowestWhole, type Witness } from "../payment/whole-witness.ts";
import { type Box, intersectBoxes, isEmptyBox } from "../space/box.ts";
import { contains } from "../space/side.ts";
import { allowancesOf, type Breach, demandNote, onePerPlace } from "./breach.ts";
import { caseInTime } from "./case-in-time.ts";
import { axesToShow } from "./guardrail-axes.ts";
import { type Judgement, phraseOperator } from "./guardrail-bounds.ts";
import { intersectNamed, targetsOf } from "./guardrail-targets.ts";
import { paymentSource, ROUND_FEN } from "./payment-source.ts";
import type { RuleContext } from "./rule.ts";

type Test = Extract<Requirement["test"], { kind: "compare" }>;

interface Question {
  readonly guardrail: Guardrail;
  readonly test: Test;
  readonly source: Source;
  readonly context: RuleContext;
  readonly order: Settlement;
  readonly span: TimeSpan;
  readonly measure: Measure;
}

/** What is used per period is known of one claim only. */
const ONE_CLAIM: ReadonlySet<string> = new Set(["visit", "admission"]);

/**
 * `payment of X` and `patient amount` in yuan, for every case and every cost of a bill of one measure, in a new insurance year. The
 * patient's amount is the bill less what all layers pay; of a benefit, for the cases in which it is open (§9).
 */
export function judgeAmounts(guardrail: Guardrail, test: Test, context: RuleContext): Judgement {
  const targets = targetsOf(guardrail.requirement, context.program).filter((target): target is Benefit => "benefitKind" in target);
  if (targets.length === 0) return { breaches: [], notJudged: [] };
  if (test.per !== undefined && !ONE_CLAIM.has(test.per)) return notJudged(guardrail, { en: "it depends on all claims of the period", zh: "它取决于该期间的全部费用" });
  const source = paymentSource(context);
  const results = context.program.settlements.flatMap((order) => {
    const wanted = targets.filter((benefit) => benefit.scheme.name === order.scheme.name);
    return wanted.length === 0 ? [] : settlementTimes(order, source).map((span) => judgeTime({ guardrail, test, source, context, order, span }, wanted));
  });
  const judged = together(results);
  return { ...judged, breaches: onePerPlace(judged.breaches) };
}

function together(results: readonly Judgement[]): Judgement {
  return { breaches: results.flatMap(({ breaches }) => breaches), notJudged: results.flatMap((result) => result.notJudged).slice(0, 1) };
}

function notJudged({ location, title, requirement }: Guardrail, reason: Phrase): Judgement {
  return { breaches: [], notJudged: [report("guardrailNotJudged", location, { title, slot: phraseQuantity(requirement.quantity), reason })] };
}

function phraseQuantity(quantity: string): Phrase {
  return quantity === "payment" ? { en: "payment", zh: "支付额" } : { en: "patient amount", zh: "个人负担额" };
}

function judgeTime(question: Omit<Question, "measure">, targets: readonly Benefit[]): Judgement {
  const { guardrail, source, order, span } = question;
  const time = commonTime(span, guardrail);
  if (time === undefined) return { breaches: [], notJudged: [] };
  const benefits = benefitsIn(order, source);
  const sheets = sheetsAt(benefits, span, source);
  const regions = regionsOf(targets, guardrail, source);
  const cases = sheets === undefined ? undefined : settlementCases(sheets, regions, source);
  if (cases === undefined) return notJudged(guardrail, { en: "the layers cross each other in too many ways", zh: "各层相互交叉过多" });
  const results = measuresOf(benefits, span).flatMap((measure) => {
    const settler = new Settler(span, ({ id }) => id === measure.id);
    return cases.map(({ region, layers }) => judgeCase({ ...question, measure }, targets, toNamed(source.axes, region), layers, settler.settle(layers)));
  });
  return together(results);
}

/** The cases of the targets for which the guardrail is meant. */
function regionsOf(targets: readonly Benefit[], { condition }: Guardrail, source: Source): readonly Box[] {
  const meant = condition.map((box) => source.boxOf(box));
  return domainsOf(targets, source).flatMap((domain) => meant.map((box) => intersectBoxes(domain, box))).filter((box) => !isEmptyBox(box));
}

function judgeCase(question: Question, targets: readonly Benefit[], region: NamedBox, layers: readonly Layer[], settled: readonly SettledLayer[] | "unknown"): Judgement {
  const open = targets.filter((benefit) => layers.some((layer) => layer.benefit === benefit));
  if (open.length === 0) return { breaches: [], notJudged: [] };
  if (settled === "unknown") return notJudged(question.guardrail, { en: "a figure that it needs is not known", zh: "所需的数值尚不确定" });
  const curves = question.guardrail.requirement.quantity === "payment"
    ? open.flatMap((benefit) => settled.filter(({ name }) => name === benefit.name).map(({ payment }) => ({ benefit, curve: payment })))
    : open.slice(0, 1).map((benefit) => ({ benefit, curve: patientAmount(settled) }));
  const results = curves.flatMap(({ benefit, curve }) => boundsFor(question, region).map((bound) => judgeCurve(question, benefit, region, curve, bound)));
  return together(results);
}

interface Bound {
  readonly value: Value;
  readonly slack: Rational;
  readonly span: TimeSpan;
}

/** Every bound that holds for the case at some time and in some city. */
function boundsFor({ guardrail, test, order, span, context }: Question, region: NamedBox): readonly Bound[] {
  const time = commonTime(span, guardrail);
  const values = [test.value, ...(test.tolerance === undefined ? [] : [test.tolerance])];
  const { cities } = context.program.province;
  const side = region.get(CITY_AXIS);
  const asked = values.some(dependsOnCity) && cities.length > 0 ? cities.filter((_, index) => side === undefined || contains(side, index)).map(({ name }) => name) : [undefined];
  return (time === undefined ? [] : cutByYears(time, values, order.scheme.yearFrom)).flatMap((piece) => asked.map((city) => {
    const at = { year: insuranceYearOf(piece.from, order.scheme.yearFrom), city };
    const tolerance: Value = test.tolerance === undefined ? { kind: "none" } : evaluateValue(test.tolerance, at, "fen");
    return { value: evaluateValue(test.value, at, "fen"), slack: tolerance.kind === "number" ? tolerance.amount : ZERO, span: piece };
  }));
}

function judgeCurve(question: Question, benefit: Benefit, region: NamedBox, curve: Curve, bound: Bound): Judgement {
  const { value, slack, span } = bound;
  if (value.kind === "unpublished") return notJudged(question.guardrail, { en: `“${value.indicator}” of ${value.year} is not published`, zh: `“${value.indicator}”（${value.year} 年度）尚未公布` });
  if (value.kind !== "number") return { breaches: [], notJudged: [] };
  const broken = breakOf(curve, question.test.operator, subtract(value.amount, slack), add(value.amount, slack));
  return { breaches: broken === undefined ? [] : [breachOf(question, benefit, region, span, broken, value)], notJudged: [] };
}

/** Where the curve breaks the bound most; `low` and `high` are the bound less and more its tolerance. */
function breakOf(curve: Curve, operator: Comparison, low: Rational, high: Rational): Witness | undefined {
  const [lowest, highest] = [lowestWhole(curve, ROUND_FEN, low), highestWhole(curve, ROUND_FEN, high)];
  const isTooLow = compare(lowest.value, low) < (operator === ">" ? 1 : 0);
  const isTooHigh = compare(highest.value, high) > (operator === "<" ? -1 : 0);
  if (isTooLow && (operator === ">=" || operator === ">" || operator === "=")) return lowest;
  return isTooHigh && operator !== ">=" && operator !== ">" ? highest : undefined;
}

function breachOf(question: Question, benefit: Benefit, region: NamedBox, span: TimeSpan, { at, value }: Witness, bound: Value): Breach {
  const { guardrail, context, source, test } = question;
  const fen = (amount: Rational): Phrase => phraseValue({ kind: "number", amount }, "fen");
  const [name, what, cost] = [bothNames(benefit), phraseQuantity(guardrail.requirement.quantity), fen({ numerator: at, denominator: 1n })];
  const bill = bothNames(question.measure);
  const slot = { en: `${what.en} of “${name.en}” at ${cost.en} of ${bill.en}`, zh: `“${name.zh}”在${bill.zh}为 ${cost.zh} 时的${what.zh}` };
  const axes = axesToShow({ axes: source.axes }, guardrail, context);
  const args = { title: guardrail.title, slot, case: caseInTime(axes, region, span, commonTime(benefit, guardrail) ?? benefit), value: fen(value), operator: phraseOperator(test.operator), bound: phraseValue(bound, "fen") };
  const diagnostic = report("guardrailBroken", benefit.location, args, { notes: [demandNote(guardrail)] });
  return { guardrail, diagnostic, allowances: allowancesIn(benefit, region, question) };
}

/** Of every row that has a part in the case. */
function allowancesIn(benefit: Benefit, region: NamedBox, { context, span }: Question): Breach["allowances"] {
  return benefit.slots.flatMap((slot) => {
    const period = context.decisions.get(slot)?.decided.periods.find(({ from, to }) => from <= span.from && span.from <= to);
    return period === undefined ? [] : allowancesOf(period.version, period.parts.filter((part) => intersectNamed(part.region, region) !== undefined));
  });
}
