import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Benefit, Settlement } from "../model/benefit.ts";
import type { NamedBox, Region } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { valuesOf } from "../parts/adjust.ts";
import { axesOf, cityAxis, toBox, toNamed } from "../parts/axes.ts";
import type { DecidedPeriod } from "../parts/decided.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { commonTime, cutTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { intersectBoxes, isEmptyBox } from "../space/box.ts";
import { findGaps } from "../space/gaps.ts";
import { caseInTime } from "./case-in-time.ts";
import { note, type Rule, type RuleContext } from "./rule.ts";

/** Of `one of`, at most one layer is open for any case (§3). */
export const oneLayerIsOpen: Rule = (context) =>
  context.program.settlements.flatMap((order) => order.steps.filter((step) => step.oneOf).flatMap((step) => {
    const benefits = step.benefits.flatMap((name) => context.program.benefits.find((benefit) => benefit.name === name && benefit.scheme.name === order.scheme.name) ?? []);
    return benefits.flatMap((first, index) => benefits.slice(index + 1).flatMap((second) => judgePair(first, second, order, step.location, context)));
  }));

function judgePair(first: Benefit, second: Benefit, order: Settlement, location: Settlement["location"], context: RuleContext): readonly Diagnostic[] {
  const common = commonTime(first, second);
  const span = common === undefined ? undefined : commonTime(common, order);
  if (span === undefined) return [];
  const periods = [first, second].flatMap((benefit) => periodsOf(benefit, context));
  for (const piece of cutTime(span, periods.flatMap(({ from, to }) => [from, to + 1]))) {
    const open = bothOpen(first, second, [...context.program.impossible, ...closedIn(periods, piece)], context.program);
    if (open === undefined) continue;
    const args = { first: bothNames(first), second: bothNames(second), case: caseInTime(open.axes, open.region, piece, span) };
    const notes = [first, second].map((benefit) => note(benefit.location, `“${benefit.name}” is declared here`, `“${bothNames(benefit).zh}”在此规定`));
    return [report("twoOpenAtOnce", location, args, { notes })];
  }
  return [];
}

function periodsOf(benefit: Benefit, { decisions }: RuleContext): readonly DecidedPeriod[] {
  return benefit.slots.flatMap((slot) => decisions.get(slot)?.decided.periods ?? []);
}

/** A cell that says `not covered` closes its layer. */
function closedIn(periods: readonly DecidedPeriod[], piece: TimeSpan): Region {
  const inForce = periods.filter((period) => period.from <= piece.from && piece.to <= period.to);
  return inForce.flatMap(({ parts }) => parts.filter(({ value }) => valuesOf(value).every(({ kind }) => kind === "notCovered")).map(({ region }) => region));
}

function bothOpen(first: Benefit, second: Benefit, closed: Region, program: ProvinceProgram): Pick<DecidedPeriod, "axes"> & { readonly region: NamedBox } | undefined {
  const city = cityAxis(program.province);
  const axes = [...program.dimensions.flatMap(axesOf), ...(city === undefined ? [] : [city])];
  const covers = closed.map((box) => toBox(axes, box));
  const regions = [first.when, second.when, first.scheme.region].map((region) => region.map((box) => toBox(axes, box)));
  const [one = [], two = [], three = []] = regions;
  const common = one.flatMap((a) => two.flatMap((b) => three.map((c) => intersectBoxes(intersectBoxes(a, b), c))));
  for (const region of common.filter((box) => !isEmptyBox(box))) {
    const [gap] = findGaps(axes, covers, { region, limit: 1 }).gaps;
    if (gap !== undefined) return { axes, region: toNamed(axes, gap) };
  }
  return undefined;
}
