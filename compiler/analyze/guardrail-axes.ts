import type { Axis } from "../model/dimension.ts";
import type { Guardrail } from "../model/guardrail.ts";
import { axesOf, cityAxis } from "../parts/axes.ts";
import type { DecidedPeriod } from "../parts/decided.ts";
import type { RuleContext } from "./rule.ts";

/** Axes worth naming in a case: those of the table, then those of the population that the guardrail is about. */
export function axesToShow(period: Pick<DecidedPeriod, "axes">, { condition }: Guardrail, { program }: RuleContext): readonly Axis[] {
  const asked = new Set(condition.flatMap((box) => [...box.keys()]));
  const city = cityAxis(program.province);
  const others = [...program.dimensions.flatMap(axesOf), ...(city === undefined ? [] : [city])].filter(({ key }) => asked.has(key));
  return [...new Map([...period.axes, ...others].map((axis) => [axis.key, axis])).values()];
}
