import { compare, type Rational, rational, ZERO, add } from "../base/rational.ts";
import { termsAt } from "../layers/settlement-cases.ts";
import { periodAt, type Source } from "../layers/source.ts";
import type { Benefit } from "../model/benefit.ts";
import { valuesOf } from "../parts/adjust.ts";
import { WHOLE } from "../parts/evaluate-value.ts";
import type { TimeSpan } from "../parts/spans-of-time.ts";
import type { CostShared } from "./shared-costs.ts";

/**
 * Whether the highest ratios of those who share a cost add up to no more than 100 %, each of a base that is this cost or less of it: then
 * together they pay no more than it in any case, and nothing has to be settled to see that. Where false, they may still not.
 */
export function doRatiosLeaveEnough({ readers, remainder }: CostShared, span: TimeSpan, source: Source): boolean {
  const isWithin = readers.every(({ benefit, term }) => termsAt(benefit, span).length === 1 && (term.kind !== "overCap" || remainder?.kind === "overCap"));
  const ratios = isWithin ? readers.map(({ benefit }) => highestRatio(benefit, span, source)) : [];
  return isWithin && ratios.every((ratio) => ratio !== undefined) && compare(ratios.reduce(add, ZERO), rational(WHOLE)) <= 0;
}

/** In 0.01 %; `undefined` where something else than a ratio is paid. */
function highestRatio({ slots }: Benefit, span: TimeSpan, source: Source): Rational | undefined {
  if (slots.some(({ word }) => word === "amount")) return undefined;
  const periods = slots.filter(({ word }) => word === "ratio").flatMap((slot) => periodAt(source, slot, span) ?? []);
  const values = periods.flatMap(({ parts }) => parts.flatMap(({ value }) => valuesOf(value)));
  return values.reduce((highest, value) => (value.kind === "number" && compare(value.amount, highest) > 0 ? value.amount : highest), ZERO);
}
