/** One layer that paid, step by step as `docs/semantics.md` has them: its cost, what is taken off, what is paid of the rest, what holds that down. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Layer } from "./claim.ts";
import { nameOf, yuan } from "./explain-figure.ts";
import { capLines, costLimitLines, deductibleLines, firstShareLines, limitLines, paidLines } from "./explain-steps.ts";
import type { TraceLayer, TraceTerm } from "./trace.ts";

export function layerLines(trace: TraceLayer, layer: Layer): readonly Phrase[] {
  const name = nameOf(trace.benefit);
  if (layer.base === 0 && layer.payment === 0) return [{ en: `${name.en}: no cost is left for it to pay.`, zh: `${name.zh}：没有余下的费用，不支付。` }];
  const head = { en: `${name.en} pays ${yuan(layer.payment)} yuan.`, zh: `${name.zh}支付 ${yuan(layer.payment)} 元。` };
  return [head, ...indented([
    costLine(trace, layer), ...firstShareLines(trace, layer), ...costLimitLines(trace), ...deductibleLines(trace, layer), ...paidLines(trace), ...limitLines(trace), ...capLines(trace, layer),
  ])];
}

export function indented(lines: readonly Phrase[]): readonly Phrase[] {
  return lines.map(({ en, zh }) => ({ en: `  ${en}`, zh: `  ${zh}` }));
}

function costLine({ base }: TraceLayer, layer: Layer): Phrase {
  const terms = base.filter(({ amount }, place) => amount !== 0 || place === 0).map(termOf);
  const sum = terms.length < 2 ? { en: "", zh: "" } : { en: ` ${yuan(layer.base)} yuan`, zh: ` ${yuan(layer.base)} 元` };
  return { en: `Cost that counts${sum.en}: ${terms.map(({ en }) => en).join(", ")}.`, zh: `计入的费用${sum.zh}：${terms.map(({ zh }) => zh).join("，")}。` };
}

function termOf({ kind, of, amount }: TraceTerm): Phrase {
  const { en, zh } = nameOf(of);
  const what = {
    measure: { en, zh },
    firstShare: { en: `the first share of ${en}`, zh: `${zh}的先行自付` },
    overCap: { en: `the cost over the cap of ${en}`, zh: `${zh}超过封顶线的费用` },
    ownShare: { en: `your own share of ${en}`, zh: `${zh}的自付部分` },
    unpaid: { en: `what is unpaid of ${en}`, zh: `${zh}未支付的部分` },
  }[kind];
  return { en: `${what.en} ${yuan(amount)} yuan`, zh: `${what.zh} ${yuan(amount)} 元` };
}
