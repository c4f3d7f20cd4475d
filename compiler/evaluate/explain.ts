/** A settlement in sentences for the person it concerns: who pays what, from which cost, by which rule of which document. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Label } from "../emit/format.ts";
import type { Layer, PatientShares, Settlement } from "./claim.ts";
import { asSentence, nameOf, yuan } from "./explain-figure.ts";
import { indented, layerLines } from "./explain-layer.ts";
import { closingFigure } from "./explain-steps.ts";
import type { ClosedBy, Trace, TraceLayer } from "./trace.ts";

export function explainSettlement(settlement: Settlement, { layers }: Trace): readonly Phrase[] {
  const idle = layers.filter(({ closed }) => closed === "facts" || closed === "dates");
  return [
    total(settlement),
    ...layers.flatMap((layer, place) => (idle.includes(layer) ? [] : linesOf(layer, settlement.layers[place]))),
    ...(idle.length === 0 ? [] : [notConcerned(idle.map(({ benefit }) => benefit))]),
    patientLine(settlement),
  ].map(asSentence);
}

/** More than the bill is paid where an amount is paid whatever the cost. */
function total({ bill, patient }: Settlement): Phrase {
  const paid = yuan(bill - patient);
  if (patient < 0) {
    return {
      en: `Of a bill of ${yuan(bill)} yuan the insurance pays ${paid} yuan: ${yuan(-patient)} yuan more than the bill, which are yours.`,
      zh: `本次费用共 ${yuan(bill)} 元，医保支付 ${paid} 元，超出费用的 ${yuan(-patient)} 元归您。`,
    };
  }
  return {
    en: `Of a bill of ${yuan(bill)} yuan the insurance pays ${paid} yuan and you pay ${yuan(patient)} yuan.`,
    zh: `本次费用共 ${yuan(bill)} 元，医保支付 ${paid} 元，您负担 ${yuan(patient)} 元。`,
  };
}

function notConcerned(benefits: readonly Label[]): Phrase {
  return {
    en: `Not for this case: ${benefits.map((benefit) => nameOf(benefit).en).join(", ")}.`,
    zh: `与本次无关：${benefits.map((benefit) => nameOf(benefit).zh).join("、")}。`,
  };
}

function linesOf(trace: TraceLayer, layer: Layer | undefined): readonly Phrase[] {
  if (trace.closed !== undefined || layer === undefined) return [notPaid(trace), ...indented(trace.figures.map(closingFigure))];
  return layerLines(trace, layer);
}

const NOT_PAID: Readonly<Record<Exclude<ClosedBy, "waiting">, Phrase>> = {
  facts: { en: "does not concern this case", zh: "不适用于本次情形" },
  dates: { en: "is not in force that day", zh: "当日未施行" },
  notCovered: { en: "does not pay in this case", zh: "对本次情形不予支付" },
};

function notPaid({ benefit, closed, until }: TraceLayer): Phrase {
  const name = nameOf(benefit);
  if (closed !== "waiting") return { en: `${name.en} ${NOT_PAID[closed ?? "facts"].en}.`, zh: `${name.zh}${NOT_PAID[closed ?? "facts"].zh}。` };
  return {
    en: `${name.en} does not pay yet: you are in its waiting period${until === undefined ? "" : `; it pays from ${until} on`}.`,
    zh: `${name.zh}尚在等待期内，暂不支付${until === undefined ? "" : `，自 ${until} 起可以支付`}。`,
  };
}

const SHARES: Readonly<Record<keyof PatientShares, Phrase>> = {
  outside: { en: "cost that no benefit pays for", zh: "没有待遇支付的费用" },
  firstShare: { en: "first share", zh: "先行自付" },
  deductible: { en: "deductible", zh: "起付线" },
  ownShare: { en: "your share of the rest", zh: "其余费用的自付部分" },
  overCap: { en: "cost over the cap", zh: "超过封顶线的费用" },
  rounding: { en: "rounding", zh: "取整差额" },
};

function patientLine({ patient, shares }: Settlement): Phrase {
  const parts = (Object.keys(SHARES) as (keyof PatientShares)[]).filter((part) => shares[part] !== 0);
  const list = (language: "en" | "zh", unit: string): string => parts.map((part) => `${SHARES[part][language]} ${yuan(shares[part])}${unit}`).join(language === "en" ? ", " : "，");
  if (parts.length === 0 || patient < 0) return { en: "You pay nothing.", zh: "您无需负担费用。" };
  return { en: `Your ${yuan(patient)} yuan: ${list("en", " yuan")}.`, zh: `您负担的 ${yuan(patient)} 元：${list("zh", " 元")}。` };
}
