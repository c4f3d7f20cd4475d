import { compare } from "../base/rational.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { CITY_AXIS } from "../model/dimension.ts";
import type { ValueExpression } from "../model/expression.ts";
import type { City } from "../model/jurisdiction.ts";
import type { Scope, Slot } from "../model/slot.ts";
import type { Value } from "../model/value.ts";
import { valuesOf } from "../parts/adjust.ts";
import type { Decision } from "../parts/decide.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { evaluateValue, type Moment } from "../parts/evaluate-value.ts";
import { dependsOnCity } from "../parts/expression-uses.ts";
import { insuranceYearOf } from "../parts/insurance-year.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { cutByYears, type TimeSpan } from "../parts/spans-of-time.ts";
import { contains } from "../space/side.ts";
import { caseInTime } from "./case-in-time.ts";
import { note, type Rule } from "./rule.ts";

type LocalScope = Extract<Scope, { kind: "local" }>;

/** A local value lies within the bounds of the province at every date, both ends included (§6). */
export const localValuesAreWithinBounds: Rule = ({ program, decisions }) =>
  [...decisions].flatMap(([slot, decision]) => {
    const { scope } = slot;
    if (scope.kind !== "local") return [];
    return firstOfEachRow(decision.decided.periods.flatMap((period) => judgePeriod(slot, scope, decision, period, program.province.cities)));
  });

function judgePeriod(slot: Slot, scope: LocalScope, { yearStart }: Decision, period: DecidedPeriod, cities: readonly City[]): readonly Diagnostic[] {
  const bounds = [scope.lower, scope.upper].filter((bound) => bound !== undefined);
  return cutByYears(period, bounds, yearStart).flatMap((span) => {
    const year = insuranceYearOf(span.from, yearStart);
    return period.parts.flatMap((part) => {
      const city = cities.find((one, index) => contains(part.region.get(CITY_AXIS) ?? [0, index], index) && isOutside(slot, scope, part, { year, city: one.name }));
      return city === undefined ? [] : [reportOutside(slot, scope, period, part, span, city, year)];
    });
  });
}

function isOutside(slot: Slot, scope: LocalScope, part: DecidedPart, at: Moment): boolean {
  const [lower, upper] = boundsAt(slot, scope, at);
  return valuesOf(part.value).some((value) => isBelow(value, lower) || isBelow(upper, value));
}

function boundsAt(slot: Slot, scope: LocalScope, at: Moment): readonly [Value, Value] {
  const evaluate = (bound: ValueExpression | undefined): Value => (bound === undefined ? { kind: "none" } : evaluateValue(bound, at, slot.unit));
  return [evaluate(scope.lower), evaluate(scope.upper)];
}

function isBelow(a: Value, b: Value): boolean {
  return a.kind === "number" && b.kind === "number" && compare(a.amount, b.amount) < 0;
}

function reportOutside(slot: Slot, scope: LocalScope, period: DecidedPeriod, part: DecidedPart, span: TimeSpan, city: City, year: number): Diagnostic {
  const [lower, upper] = boundsAt(slot, scope, { year, city: city.name });
  const value = valuesOf(part.value).find((one) => isBelow(one, lower) || isBelow(upper, one)) ?? lower;
  const axes = period.axes.filter(({ key }) => key !== CITY_AXIS);
  const args = {
    case: caseInTime(axes, part.region, span, period.version), city: bothNames(city), slot: phraseSlot(slot), value: phraseValue(value, slot.unit),
    lower: boundPhrase(lower, slot), upper: boundPhrase(upper, slot),
  };
  const row = period.version.rows[part.rows[0] ?? -1];
  const place = row?.location ?? period.version.location;
  const notes = [note(scope.location, "the bounds of the province", "省定区间")];
  if (row?.origin === "city") return report("localValueOutsideBounds", place, args, { notes });
  const where = [scope.lower, scope.upper].some((bound) => bound !== undefined && dependsOnCity(bound)) ? { en: ` in ${args.city.en}`, zh: `（${args.city.zh}）` } : { en: "", zh: "" };
  return report("defaultOutsideBounds", place, { ...args, where }, { notes });
}

function boundPhrase(bound: Value, slot: Slot) {
  return bound.kind === "none" ? { en: "no limit", zh: "不限" } : phraseValue(bound, slot.unit);
}

function firstOfEachRow(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(diagnostics.toReversed().map((diagnostic) => [`${diagnostic.location?.file}:${diagnostic.location?.span.start}`, diagnostic]));
  return diagnostics.filter((diagnostic) => seen.get(`${diagnostic.location?.file}:${diagnostic.location?.span.start}`) === diagnostic);
}
