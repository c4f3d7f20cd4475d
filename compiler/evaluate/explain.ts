/** A settlement in sentences for the person it concerns, each figure with its row's value, document, article, file and line. */
import { rational } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Label, Source, TableBand, TableValue } from "../emit/format.ts";
import type { CostBound, Value } from "../model/value.ts";
import { phraseWord } from "../parts/phrase-slot.ts";
import { bandText, phraseValue } from "../parts/phrase-value.ts";
import type { Layer, PatientShares, Settlement } from "./claim.ts";
import type { ClosedBy, Trace, TraceFigure, TraceLayer, TraceTerm } from "./trace.ts";

export function explainSettlement(settlement: Settlement, { layers }: Trace): readonly Phrase[] {
  const idle = layers.filter(({ closed }) => closed === "facts" || closed === "dates");
  return [
    total(settlement),
    ...layers.flatMap((layer, place) => (idle.includes(layer) ? [] : layerLines(layer, settlement.layers[place]))),
    ...(idle.length === 0 ? [] : [notConcerned(idle.map(({ benefit }) => benefit))]),
    patientLine(settlement),
  ];
}

function total({ bill, patient }: Settlement): Phrase {
  return {
    en: `Of a bill of ${yuan(bill)} yuan the insurance pays ${yuan(bill - patient)} yuan and you pay ${yuan(patient)} yuan.`,
    zh: `本次费用共 ${yuan(bill)} 元，医保支付 ${yuan(bill - patient)} 元，您负担 ${yuan(patient)} 元。`,
  };
}

const NOT_PAID: Readonly<Record<ClosedBy, Phrase>> = {
  facts: { en: "does not concern this case", zh: "不适用于本次情形" },
  dates: { en: "is not in force that day", zh: "当日未施行" },
  notCovered: { en: "does not pay in this case", zh: "对本次情形不予支付" },
  waiting: { en: "does not pay yet, because you are in its waiting period", zh: "尚在等待期内，暂不支付" },
};

function notConcerned(benefits: readonly Label[]): Phrase {
  return {
    en: `Not for this case: ${benefits.map((benefit) => nameOf(benefit).en).join(", ")}.`,
    zh: `与本次无关：${benefits.map((benefit) => nameOf(benefit).zh).join("、")}。`,
  };
}

function layerLines(trace: TraceLayer, layer: Layer | undefined): Phrase[] {
  const name = nameOf(trace.benefit);
  const figures = trace.figures.flatMap((figure) => indented(figureLines(figure)));
  if (trace.closed !== undefined || layer === undefined) {
    const why = NOT_PAID[trace.closed ?? "facts"];
    return [{ en: `${name.en} ${why.en}.`, zh: `${name.zh}${why.zh}。` }, ...figures];
  }
  const slices = layer.base === 0 ? [] : trace.slices.map(({ cost, ratio, paid }) => ({
    en: `${percent(ratio)} of ${yuan(cost)} yuan is ${yuan(paid)} yuan`, zh: `${yuan(cost)} 元按 ${percent(ratio)} 支付，得 ${yuan(paid)} 元`,
  }));
  return [headOf(trace, layer), ...(layer.base === 0 ? [] : [...figures, ...indented([...slices, ...cutLines(trace, layer)])])];
}

function headOf({ benefit, base }: TraceLayer, layer: Layer): Phrase {
  const name = nameOf(benefit);
  if (layer.base === 0 && layer.payment === 0) return { en: `${name.en} is left no cost and pays nothing.`, zh: `${name.zh}：没有余下的费用，不支付。` };
  const parts: readonly (readonly [Phrase, number])[] = [
    [{ en: "first share", zh: "先行自付" }, layer.firstShare], [{ en: "deductible", zh: "起付线" }, layer.deductible], [{ en: "over the cap", zh: "超过封顶线" }, layer.overCap],
  ];
  const taken = parts.filter(([, amount]) => amount !== 0);
  const from = base.map(termOf);
  return {
    en: `${name.en} pays ${yuan(layer.payment)} yuan for ${yuan(layer.base)} yuan (${from.map(({ en }) => en).join(" + ")})${taken.map(([word, amount]) => `, ${word.en} ${yuan(amount)} yuan`).join("")}.`,
    zh: `${name.zh}：费用 ${yuan(layer.base)} 元（${from.map(({ zh }) => zh).join("＋")}）${taken.map(([word, amount]) => `，${word.zh} ${yuan(amount)} 元`).join("")}，支付 ${yuan(layer.payment)} 元。`,
  };
}

const REMAINDERS: Readonly<Record<Exclude<TraceTerm["kind"], "measure">, Phrase>> = {
  firstShare: { en: "first share of", zh: "的先行自付" },
  overCap: { en: "over cap of", zh: "的超封顶线部分" },
  ownShare: { en: "own share of", zh: "的自付部分" },
  unpaid: { en: "unpaid of", zh: "的未支付部分" },
};

function termOf({ kind, of, amount }: TraceTerm): Phrase {
  const name = nameOf(of);
  const what = kind === "measure" ? name : { en: `${REMAINDERS[kind].en} ${name.en}`, zh: `${name.zh}${REMAINDERS[kind].zh}` };
  return { en: `${what.en} ${yuan(amount)}`, zh: `${what.zh} ${yuan(amount)}` };
}

function cutLines({ due, cutBy }: TraceLayer, { payment }: Layer): Phrase[] {
  if (cutBy === undefined) return [];
  const what = whatOf(cutBy);
  return [{
    en: `${yuan(due)} yuan would be due, but the ${what.en} leaves ${yuan(payment)} yuan`,
    zh: `应支付 ${yuan(due)} 元，因${what.zh}限制，支付 ${yuan(payment)} 元`,
  }];
}

function figureLines(figure: TraceFigure): Phrase[] {
  const what = whatOf(figure);
  const value = valueOf(figure);
  const span = spanOf(figure);
  return [{ en: `${what.en} ${value.en}${span.en}`, zh: `${what.zh} ${value.zh}${span.zh}` }, ...indented(figure.sources.map(sourceLine))];
}

function whatOf({ word, pool }: TraceFigure): Phrase {
  if (word !== "pool" || pool === undefined) return phraseWord(word === "pool" ? "cap" : word);
  const name = nameOf(pool);
  return { en: `pool “${name.en}”`, zh: `额度“${name.zh}”` };
}

function valueOf({ value, costBound, bands, unit }: TraceFigure): Phrase {
  if (bands === undefined) return phraseValue(toValue(value, costBound), unit);
  const shown = bands.map((band) => ({ edges: edgesOf(band), value: phraseValue(toValue(band.value, band.costBound), unit) }));
  return { en: shown.map((band) => `${band.edges}: ${band.value.en}`).join("; "), zh: shown.map((band) => `${band.edges}：${band.value.zh}`).join("；") };
}

function toValue(value: TableValue | undefined, costBound: CostBound | undefined): Value {
  if (value === "not covered") return { kind: "notCovered" };
  if (typeof value !== "number") return { kind: "none" };
  return { kind: "number", amount: rational(BigInt(value)), ...(costBound === undefined ? {} : { costBound }) };
}

function edgesOf({ from, to }: TableBand): string {
  return bandText({ from: BigInt(from), to: to === null ? undefined : BigInt(to) });
}

const PERIODS: Readonly<Record<string, Phrase>> = {
  visit: { en: "visit", zh: "每次" }, admission: { en: "admission", zh: "每次住院" }, day: { en: "day", zh: "每日" }, month: { en: "month", zh: "每月" },
  quarter: { en: "quarter", zh: "每季度" }, year: { en: "year", zh: "每年" }, lifetime: { en: "lifetime", zh: "终身" }, disease: { en: "disease", zh: "每病种" },
};

/** Over what the figure is counted, and how much of it was used before. */
function spanOf({ per, used, unit }: TraceFigure): Phrase {
  if (per === undefined) return { en: "", zh: "" };
  const known = PERIODS[per.name] ?? { en: per.name, zh: `每${per.label}` };
  const before = used === undefined || used === 0 || unit !== "fen" ? undefined : yuan(used);
  return {
    en: ` per ${known.en}${before === undefined ? "" : `, ${before} yuan used before`}`,
    zh: `（${known.zh}${before === undefined ? "" : `，此前已用 ${before} 元`}）`,
  };
}

function sourceLine({ documents, article, file, line, trust }: Source): Phrase {
  const place = [`${file}:${line}`, ...documents.map(({ title }) => title), ...(article === undefined ? [] : [article])].join(" ");
  const marks = { verified: { en: "", zh: "" }, unverified: { en: " (unverified)", zh: "（未核对原文）" }, illustrative: { en: " (illustrative)", zh: "（示意）" } }[trust];
  return { en: `← ${place}${marks.en}`, zh: `← ${place}${marks.zh}` };
}

const SHARES: Readonly<Record<keyof PatientShares, Phrase>> = {
  outside: { en: "outside what any benefit covers", zh: "各项待遇范围之外" },
  firstShare: { en: "first share", zh: "先行自付" },
  deductible: { en: "deductible", zh: "起付线" },
  ownShare: { en: "own share", zh: "按比例等自付" },
  overCap: { en: "over the cap", zh: "超过封顶线" },
  rounding: { en: "rounding", zh: "取整差额" },
};

function patientLine({ patient, shares }: Settlement): Phrase {
  const parts = (Object.keys(SHARES) as (keyof PatientShares)[]).filter((part) => shares[part] !== 0);
  const list = (language: "en" | "zh", yuanWord: string): string => parts.map((part) => `${SHARES[part][language]} ${yuan(shares[part])}${yuanWord}`).join(language === "en" ? ", " : "，");
  if (parts.length === 0) return { en: "You pay nothing.", zh: "您无需负担费用。" };
  return { en: `Your ${yuan(patient)} yuan: ${list("en", " yuan")}.`, zh: `您负担的 ${yuan(patient)} 元：${list("zh", " 元")}。` };
}

function nameOf({ name, label }: Label): Phrase {
  return { en: name, zh: label };
}

function indented(lines: readonly Phrase[]): Phrase[] {
  return lines.map(({ en, zh }) => ({ en: `  ${en}`, zh: `  ${zh}` }));
}

function percent(ratio: number): string {
  return phraseValue({ kind: "number", amount: rational(BigInt(ratio)) }, "ratio").en;
}

/** As on a receipt: always two decimals. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "−" : ""}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
}
