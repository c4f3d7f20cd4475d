import { add, compare, negate, subtract, ZERO } from "../base/rational.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { NamedBox } from "../model/dimension.ts";
import type { Comparison, Guardrail, Requirement } from "../model/guardrail.ts";
import { periodPhrase } from "../model/period-names.ts";
import type { SlotUnit, Value } from "../model/value.ts";
import { valuesOf } from "../parts/adjust.ts";
import { compareHeights, type Height } from "../parts/compare-values.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { evaluateValue, typeOf } from "../parts/evaluate-value.ts";
import { dependsOnCity } from "../parts/expression-uses.ts";
import { insuranceYearOf } from "../parts/insurance-year.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { commonTime, cutByYears, type TimeSpan } from "../parts/spans-of-time.ts";
import { contains } from "../space/side.ts";
import { CITY_AXIS } from "../model/dimension.ts";
import { allowancesOf, type Breach, demandNote, onePerPlace, placeOf, timeOf } from "./breach.ts";
import { caseInTime } from "./case-in-time.ts";
import { concernedCase, type JudgedSlot, quantityOf, slotsUnder } from "./guardrail-targets.ts";
import { axesToShow } from "./guardrail-axes.ts";
import { phraseObstacles, type Obstacle } from "./obstacles.ts";
import type { RuleContext } from "./rule.ts";

export interface Judgement {
  readonly breaches: readonly Breach[];
  /** Why something could not be judged. */
  readonly notJudged: readonly Diagnostic[];
}

type Test = Extract<Requirement["test"], { kind: "compare" }>;

interface Question extends JudgedSlot {
  readonly guardrail: Guardrail;
  readonly test: Test;
  readonly context: RuleContext;
}

/** `require ratio of … >= 60%, tolerance …`, in every cell and period (§9). */
export function judgeBounds(guardrail: Guardrail, test: Test, context: RuleContext): Judgement {
  const judged = slotsUnder(guardrail.requirement, context).filter(({ slot }) => isOfUnit(typeOf(test.value, slot.unit), slot.unit));
  const results = judged.map(({ slot, decision }) => judgeSlot({ slot, decision, guardrail, test, context }));
  return { breaches: onePerPlace(results.flatMap((result) => result.breaches)), notJudged: results.flatMap((result) => result.notJudged) };
}

function judgeSlot(question: Question): Judgement {
  const results = question.decision.decided.periods.map((period) => judgePeriod(question, period));
  const obstacles = results.flatMap((result) => result.obstacles);
  return { breaches: results.flatMap((result) => result.breaches), notJudged: phraseObstacles(obstacles).map((reason) => reportObstacle(question, reason)) };
}

export function isOfUnit(type: string, unit: SlotUnit): boolean {
  return type === unit || (type === "points" && unit === "ratio");
}

/** What was found, and what stood in the way of finding more. */
interface Found {
  readonly breaches: readonly Breach[];
  readonly obstacles: readonly Obstacle[];
}

const NOTHING: Found = { breaches: [], obstacles: [] };

function judgePeriod(question: Question, period: DecidedPeriod): Found {
  const { guardrail, test, decision } = question;
  const time = commonTime(period, guardrail);
  if (time === undefined) return NOTHING;
  const own = period.attributes.per;
  if (test.per !== undefined && own !== undefined && own !== test.per) {
    const [set, demanded] = [own, test.per].map((per) => periodPhrase(per, question.context.program.periods));
    return { breaches: [], obstacles: [{ en: `it is set per ${set?.en ?? own}, the guardrail per ${demanded?.en ?? test.per}`, zh: `它按${set?.zh ?? own}规定，而约束按${demanded?.zh ?? test.per}要求` }] };
  }
  const bounds = [test.value, ...(test.tolerance === undefined ? [] : [test.tolerance])];
  const results = cutByYears(time, bounds, decision.yearStart).flatMap((span) => {
    const boundIn = boundsOver(question, span);
    return period.parts.map((part) => judgePart(question, period, part, span, boundIn));
  });
  return { breaches: results.flatMap((result) => result.breaches), obstacles: results.flatMap((result) => result.obstacles) };
}

/** Whom the part concerns is asked last: of most parts nothing is wrong. */
function judgePart(question: Question, period: DecidedPeriod, part: DecidedPart, span: TimeSpan, boundIn: BoundIn): Found {
  const { guardrail, slot } = question;
  for (const city of citiesToAsk(question, part)) {
    const [bound, tolerance] = boundIn(city);
    const broken = valuesOf(part.value).find((value) => isBroken(question, value, bound, tolerance));
    if (bound.kind !== "unpublished" && broken === undefined) continue;
    const region = concernedCase(part.region, slot, guardrail);
    if (region === undefined) return NOTHING;
    if (bound.kind === "unpublished") return { breaches: [], obstacles: [bound] };
    return broken === undefined ? NOTHING : { breaches: [breachOf(question, period, part, span, region, broken, bound)], obstacles: [] };
  }
  return NOTHING;
}

/** The bound is the same everywhere, unless a statistic by city stands in it. */
function citiesToAsk({ test, context }: Question, part: DecidedPart): readonly (string | undefined)[] {
  if (![test.value, test.tolerance].some((bound) => bound !== undefined && dependsOnCity(bound))) return [undefined];
  const { cities } = context.program.province;
  return cities.length === 0 ? [undefined] : cities.filter((_, index) => contains(part.region.get(CITY_AXIS) ?? [0, index], index)).map((city) => city.name);
}

/** The bound and its tolerance in a city. */
type BoundIn = (city: string | undefined) => readonly [Value, Value];

function boundsOver(question: Question, span: TimeSpan): BoundIn {
  const known = new Map<string | undefined, readonly [Value, Value]>();
  return (city) => {
    const bound = known.get(city) ?? boundAt(question, span, city);
    known.set(city, bound);
    return bound;
  };
}

function boundAt({ test, slot, decision }: Question, span: TimeSpan, city: string | undefined): readonly [Value, Value] {
  const at = { year: insuranceYearOf(span.from, decision.yearStart), city };
  const tolerance: Value = test.tolerance === undefined ? { kind: "none" } : evaluateValue(test.tolerance, at, slot.unit);
  return [evaluateValue(test.value, at, slot.unit), tolerance];
}

function isBroken({ guardrail, test }: Question, value: Value, bound: Value, tolerance: Value): boolean {
  const height = quantityOf(guardrail.requirement, value);
  const limit: Height | undefined = bound.kind === "number" ? bound.amount : bound.kind === "none" ? quantityOf(guardrail.requirement, bound) : undefined;
  if (height === undefined || limit === undefined) return false;
  const slack = tolerance.kind === "number" ? tolerance.amount : ZERO;
  const low = limit === "infinite" ? limit : subtract(limit, slack);
  const high = limit === "infinite" ? limit : add(limit, slack);
  return !holds(test.operator, height, low, high);
}

function holds(operator: Comparison, value: Height, low: Height, high: Height): boolean {
  switch (operator) {
    case ">=":
      return compareHeights(value, low) >= 0;
    case "<=":
      return compareHeights(value, high) <= 0;
    case ">":
      return compareHeights(value, low) > 0;
    case "<":
      return compareHeights(value, high) < 0;
    case "=":
      return compareHeights(value, low) >= 0 && compareHeights(value, high) <= 0;
  }
}

const operators: Readonly<Record<Comparison, Phrase>> = {
  ">=": { en: "at least", zh: "不低于" }, "<=": { en: "at most", zh: "不高于" }, ">": { en: "more than", zh: "高于" }, "<": { en: "less than", zh: "低于" }, "=": { en: "exactly", zh: "等于" },
};

export function phraseOperator(operator: Comparison): Phrase {
  return operators[operator];
}

function breachOf(question: Question, period: DecidedPeriod, part: DecidedPart, span: TimeSpan, region: NamedBox, value: Value, bound: Value): Breach {
  const { guardrail, slot, test, context } = question;
  const { requirement, title } = guardrail;
  const shown = requirement.quantity === "patientShare" && value.kind === "number" ? { ...value, amount: add(negate(value.amount), { numerator: 10_000n, denominator: 1n }) } : value;
  const name = requirement.quantity === "patientShare" ? patientShareOf(slot) : phraseSlot(slot);
  const args = {
    title, slot: name, case: caseInTime(axesToShow(period, guardrail, context), region, span, timeOf(guardrail, period.version)), value: phraseValue(shown, slot.unit),
    operator: phraseOperator(test.operator), bound: phraseValue(bound, slot.unit),
  };
  const diagnostic = report("guardrailBroken", placeOf(period.version, part), args, { notes: [demandNote(guardrail)] });
  return { guardrail, diagnostic, allowances: allowancesOf(period.version, [part]) };
}

function patientShareOf({ owner }: JudgedSlot["slot"]): Phrase {
  const { en, zh } = bothNames(owner);
  return { en: `patient share of “${en}”`, zh: `“${zh}”的个人负担比例` };
}

function reportObstacle({ guardrail, slot }: Question, reason: Phrase): Diagnostic {
  return report("guardrailNotJudged", slot.location, { title: guardrail.title, slot: phraseSlot(slot), reason }, { notes: [demandNote(guardrail)] });
}

/** Whether the first is a weaker demand than the second: what the second forbids and the first lets pass. */
export function isLooser(a: Test, b: Test, unit: SlotUnit): boolean {
  const [mine, theirs] = [a, b].map((test) => evaluateValue(test.value, { year: 0, city: undefined }, unit));
  if (a.operator !== b.operator || mine?.kind !== "number" || theirs?.kind !== "number") return false;
  const slackOf = (test: Test): Value => (test.tolerance === undefined ? { kind: "number", amount: ZERO } : evaluateValue(test.tolerance, { year: 0, city: undefined }, unit));
  const [mySlack, theirSlack] = [slackOf(a), slackOf(b)];
  if (mySlack.kind === "number" && theirSlack.kind === "number" && compare(mySlack.amount, theirSlack.amount) > 0) return true;
  const order = compare(mine.amount, theirs.amount);
  return a.operator === ">=" || a.operator === ">" ? order < 0 : a.operator === "=" ? order !== 0 : order > 0;
}
