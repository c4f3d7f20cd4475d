/** A convergence report in the words of a reader. */
import { formatDay } from "../base/calendar.ts";
import { divide, type Rational, rational } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { City } from "../model/jurisdiction.ts";
import type { Slot } from "../model/slot.ts";
import { bothNames, phraseCase } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { decimalText, phraseCell, phraseValue } from "../parts/phrase-value.ts";
import type { Convergence, Divergence, Proposal, SlotDivergence } from "./converge.ts";
import type { Step, TransitionReport } from "./converge-transitions.ts";
import { phrasePlace, phraseSpan, type ProvinceText, type Section } from "./phrase-difference.ts";
import { joined } from "./phrase-order.ts";

export function phraseConvergence(report: Convergence): ProvinceText {
  const sections: readonly Section[] = [
    ...report.slots.map((divergence) => ({ heading: phraseSlot(divergence.slot), lines: divergence.rows.flatMap((row) => phraseDivergence(divergence, row, report)) })),
    ...report.transitions.map((transition) => ({ heading: phraseTransition(transition), lines: transition.steps.map((step) => phraseStep(transition.slot, step, report)) })),
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
  const last = ends === undefined ? { en: "never departs", zh: "并未偏离" } : { en: `ends on ${formatDay(ends)}`, zh: `${formatDay(ends)} 结束` };
  const time = isInTime === undefined ? { en: "no deadline", zh: "未定期限" } : isInTime ? { en: "in time", zh: "按期" } : { en: "after its deadline", zh: "逾期" };
  return { en: `Transition in ${city.en}, ${name.en}: ${last.en}, ${time.en}`, zh: `过渡：${city.zh}，${name.zh}，${last.zh}，${time.zh}` };
}

function phraseStep(slot: Slot, { from, region, own, uniform, comesNearer }: Step, { axes }: Convergence): Phrase {
  const [where, value, goal] = [phraseCase(axes, region), phraseCell(own, slot.unit), phraseCell(uniform, slot.unit)];
  const way = comesNearer === undefined ? { en: "", zh: "" } : comesNearer ? { en: ", nearer than before", zh: "，较上一步接近" } : { en: ", no nearer than before", zh: "，未较上一步接近" };
  return { en: `${where.en}, from ${formatDay(from)}: ${value.en}, the province ${goal.en}${way.en}`, zh: `${where.zh}，${formatDay(from)} 起：${value.zh}，全省 ${goal.zh}${way.zh}` };
}
