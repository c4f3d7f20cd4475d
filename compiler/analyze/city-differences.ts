import type { ValueExpression } from "../model/expression.ts";
import { CITY_AXIS, type Axis, type NamedBox } from "../model/dimension.ts";
import type { City } from "../model/jurisdiction.ts";
import type { SlotVersion } from "../model/slot.ts";
import { valuesOf } from "../parts/adjust.ts";
import { keyOfCell } from "../parts/compare-values.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { firstMeeting, withoutAxis } from "./parts-meeting.ts";

/** One case for which two cities differ. */
export interface CityDifference {
  readonly period: DecidedPeriod;
  readonly axes: readonly Axis[];
  readonly region: NamedBox;
  readonly first: DecidedPart;
  readonly second: DecidedPart;
  readonly cities: readonly [City, City];
}

/** The first difference of a period other than what transitions grant for a time; `differs` may narrow what counts. */
export function cityDifference(period: DecidedPeriod, cities: readonly City[], differs: (a: DecidedPart, b: DecidedPart) => boolean = () => true): CityDifference | undefined {
  if (!period.axes.some(({ key }) => key === CITY_AXIS)) return undefined;
  const steady = period.parts.map((whole) => ({ whole, region: whole.region })).filter(({ whole }) => isSteady(period.version, whole));
  const facts = withoutAxis({ axes: period.axes, parts: steady }, CITY_AXIS);
  const found = firstMeeting(facts, facts, (a, b) => keyOfCell(a.whole.value) !== keyOfCell(b.whole.value) && differs(a.whole, b.whole));
  if (found === undefined) return undefined;
  const [first, second] = [found.first.whole, found.second.whole];
  const [one, other] = [cities[first.region.get(CITY_AXIS)?.[0] ?? 0], cities[second.region.get(CITY_AXIS)?.[0] ?? 0]];
  if (one === undefined || other === undefined) return undefined;
  return { period, axes: found.axes, region: found.region, first, second, cities: [one, other] };
}

/** Not of a transition, and with values that can be compared. */
function isSteady(version: SlotVersion, part: DecidedPart): boolean {
  const isKnown = valuesOf(part.value).every(({ kind }) => kind !== "unknown" && kind !== "unpublished");
  return isKnown && !isTransitional(version, part);
}

export function isTransitional(version: SlotVersion, part: Pick<DecidedPart, "rows">): boolean {
  return part.rows.some((row) => version.rows[row]?.origin === "transition");
}

/** Whether two parts follow one formula, whatever statistics their cities put into it. */
export function isOneFormula(version: SlotVersion, a: DecidedPart, b: DecidedPart): boolean {
  return formulaOf(version, a) === formulaOf(version, b);
}

function formulaOf({ rows, adjustments }: SlotVersion, part: DecidedPart): string {
  const expressions = part.rows.map((row) => rows[row]?.value).map((value) => (value === undefined ? "" : keyOfExpression(value)));
  const local = part.adjustments.filter((index) => adjustments[index]?.region.some((box) => box.has(CITY_AXIS)));
  return `${expressions.join("|")} ${local.join()}`;
}

function keyOfExpression(expression: ValueExpression): string {
  switch (expression.kind) {
    case "constant":
      return `${expression.amount.numerator}/${expression.amount.denominator}`;
    case "indicator":
      return `${expression.indicator.id} ${expression.city ?? ""} ${expression.lag}`;
    case "sum":
    case "difference":
    case "product":
      return `(${keyOfExpression(expression.left)} ${expression.kind} ${keyOfExpression(expression.right)})`;
    case "rounded":
      return `round ${expression.step.numerator}/${expression.step.denominator} ${keyOfExpression(expression.value)}`;
    case "bounded":
      return `${expression.costBound} ${keyOfExpression(expression.value)}`;
    case "tableValue":
      return `table ${expression.factor.numerator}/${expression.factor.denominator}`;
    default:
      return expression.kind;
  }
}
