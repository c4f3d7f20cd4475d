/** A convergence report in the words of a reader. */
import { formatDay, LAST_DAY } from "../base/calendar.ts";
import { compare, divide, negate, type Rational, rational, subtract } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { City } from "../model/jurisdiction.ts";
import type { Slot } from "../model/slot.ts";
import type { CellValue } from "../model/value.ts";
import { toBox } from "../parts/axes.ts";
import { keyOfCell } from "../parts/compare-values.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { decimalText, phraseCell, phraseValue } from "../parts/phrase-value.ts";
import { type Box, doBoxesMeet, volumeOf } from "../space/box.ts";
import { mergeBoxes } from "../space/merge.ts";
import type { Convergence, Divergence, Proposal, SlotDivergence } from "./converge.ts";
import type { Step, TransitionReport } from "./converge-transitions.ts";
import { phrasePlace, phraseSpan, type ProvinceText, type Section } from "./phrase-difference.ts";
import { joined } from "./phrase-order.ts";

export function phraseConvergence(report: Convergence): ProvinceText {
  const sections: readonly Section[] = [
    ...report.slots.map((divergence) => ({ heading: phraseSlot(divergence.slot), lines: divergence.rows.flatMap((row) => phraseDivergence(divergence, row, report)) })),
    ...report.transitions.map((transition) => ({ heading: phraseTransition(transition), lines: phraseSteps(transition, report) })),
  ];
  return { title: bothNames(report.program.province), sections };
}

function cities(list: readonly City[]): Phrase {
  return joined(list.map(bothNames), ", ", "、");
}

function phraseDivergence({ slot }: SlotDivergence, { region, from, to, values, spread, fewestLose, fewestChange }: Divergence, { axes }: Convergence): readonly Phrase[] {
  const [where, days] = [phrasePlace(region, axes), phraseSpan({ from, to })];
  const said = joined(values.map((one) => {
    const [value, names] = [phraseCell(one.value, slot.unit), cities(one.cities)];
    return { en: `${value.en} in ${names.en}`, zh: `${names.zh}为 ${value.zh}` };
  }), "; ", "；");
  const apart = spread === undefined ? { en: "", zh: "" } : phraseSpread(spread, slot.unit);
  const lines = [{ en: `${where.en}, ${days.en}: ${said.en}${apart.en}`, zh: `${where.zh}，${days.zh}：${said.zh}${apart.zh}` }];
  const own = [phraseProposal(slot, fewestLose, { en: "fewest lose", zh: "受损最少" })];
  return [...lines, ...own, ...(fewestChange.value === fewestLose.value ? [] : [phraseProposal(slot, fewestChange, { en: "fewest cities change", zh: "变动的城市最少" })])];
}

function phraseSpread(spread: Rational, unit: Slot["unit"]): Phrase {
  const points = decimalText(divide(spread, rational(100n)));
  const { en, zh } = unit === "ratio" ? { en: `${points} points`, zh: `${points} 个百分点` } : phraseValue({ kind: "number", amount: spread }, unit);
  return { en: ` (${en} apart)`, zh: `（相差 ${zh}）` };
}

function phraseProposal(slot: Slot, { value, losing, gaining, unclear }: Proposal, what: Phrase): Phrase {
  const rule = phraseCell(value, slot.unit);
  const part = (list: readonly City[], en: string, zh: string): readonly Phrase[] => {
    const names = cities(list);
    return list.length === 0 ? [] : [{ en: `${en} in ${names.en}`, zh: `${names.zh}${zh}` }];
  };
  const nobody: readonly Phrase[] = losing.length + unclear.length === 0 ? [{ en: "nobody loses", zh: "无人受损" }] : [];
  const effects = joined([...nobody, ...part(losing, "the insured lose", "参保人受损"), ...part(gaining, "gain", "参保人受益"), ...part(unclear, "not comparable", "不可比")], "; ", "；");
  return { en: `  ${what.en} with ${rule.en} everywhere: ${effects.en}`, zh: `  统一为 ${rule.zh} 时${what.zh}：${effects.zh}` };
}

export function phraseTransition({ transition, slot, ends, isInTime }: TransitionReport): Phrase {
  const [name, city] = [phraseSlot(slot), bothNames(transition.city)];
  const time = isInTime === undefined ? { en: "no deadline set", zh: "未定期限" } : isInTime ? { en: "in time", zh: "按期" } : { en: "after its deadline", zh: "逾期" };
  const said = joined([...phraseEnd(ends), time], ", ", "，");
  return { en: `Transition in ${city.en}, ${name.en}: ${said.en}`, zh: `过渡：${city.zh}，${name.zh}，${said.zh}` };
}

/** Only without a deadline is the end open, and then that is all there is to say. */
function phraseEnd(ends: TransitionReport["ends"]): readonly Phrase[] {
  if (ends === undefined) return [{ en: "never departs", zh: "并未偏离" }];
  return ends === LAST_DAY ? [] : [{ en: `ends on ${formatDay(ends)}`, zh: `${formatDay(ends)} 结束` }];
}

/** As many regions that pay alike are told one by one. */
const MOST_REGIONS = 3;

/** Steps of one day that are equally far from the province's rule are told together, box by box of all their cases. */
function phraseSteps({ slot, steps }: TransitionReport, { axes }: Convergence): readonly Phrase[] {
  const groups = new Map<string, Step[]>();
  for (const step of steps) groups.set(keyOfDistance(step), [...(groups.get(keyOfDistance(step)) ?? []), step]);
  return [...groups.values()].flatMap((group) => {
    const placed = group.map((step) => ({ step, box: toBox(axes, step.region) }));
    const regions = mergeBoxes(axes, placed.map(({ box }) => box));
    if (regions.length > MOST_REGIONS) return [phraseStep(slot, group, phraseWidest(regions, axes))];
    return regions.map((region) => phraseStep(slot, placed.filter(({ box }) => doBoxesMeet(box, region)).map(({ step }) => step), phrasePlace(region, axes)));
  });
}

/** What grows with two facts makes stairs, which nobody reads step by step. */
function phraseWidest(regions: readonly Box[], axes: Convergence["axes"]): Phrase {
  const widest = regions.reduce((wide, region) => (volumeOf(axes, region) > volumeOf(axes, wide) ? region : wide));
  const { en, zh } = phrasePlace(widest, axes);
  return { en: `${en} and ${regions.length - 1} more ranges of cases`, zh: `${zh} 等 ${regions.length} 组情形` };
}

function keyOfDistance({ from, own, uniform, comesNearer }: Step): string {
  const apart = distanceOf({ own, uniform });
  return `${from} ${String(comesNearer)} ${apart === undefined ? `${keyOfCell(own)} ${keyOfCell(uniform)}` : `${apart.numerator}/${apart.denominator}`}`;
}

/** Below zero where the city has less than the province; `undefined` where they are not both numbers. */
function distanceOf({ own, uniform }: Pick<Step, "own" | "uniform">): Rational | undefined {
  return own.kind === "number" && uniform.kind === "number" ? subtract(own.amount, uniform.amount) : undefined;
}

function phraseStep(slot: Slot, steps: readonly Step[], where: Phrase): Phrase {
  const [first] = steps;
  if (first === undefined) throw new Error("a merged region holds a step");
  const [value, goal] = [phraseValues(slot, steps.map(({ own }) => own)), phraseValues(slot, steps.map(({ uniform }) => uniform))];
  const apart = distanceOf(first);
  const isOne = new Set(steps.map(({ own }) => keyOfCell(own))).size === 1;
  const spread = isOne || apart === undefined ? { en: "", zh: "" } : phraseSpread(apart.numerator < 0n ? negate(apart) : apart, slot.unit);
  const way = first.comesNearer === undefined ? { en: "", zh: "" } : first.comesNearer ? { en: ", nearer than before", zh: "，较上一步接近" } : { en: ", no nearer than before", zh: "，未较上一步接近" };
  return { en: `${where.en}, from ${formatDay(first.from)}: ${value.en}, the province ${goal.en}${spread.en}${way.en}`, zh: `${where.zh}，${formatDay(first.from)} 起：${value.zh}，全省 ${goal.zh}${spread.zh}${way.zh}` };
}

/** From the lowest to the highest. */
function phraseValues(slot: Slot, values: readonly CellValue[]): Phrase {
  const sorted = [...values].sort((a, b) => (a.kind === "number" && b.kind === "number" ? compare(a.amount, b.amount) : 0));
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return { en: "", zh: "" };
  const [from, to] = [phraseCell(low, slot.unit), phraseCell(high, slot.unit)];
  return keyOfCell(low) === keyOfCell(high) ? from : { en: `${from.en} to ${to.en}`, zh: `${from.zh}至 ${to.zh}` };
}
