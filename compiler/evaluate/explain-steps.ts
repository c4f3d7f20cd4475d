/** The steps of a layer, each with the figure that it goes by and the article of that. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Layer } from "./claim.ts";
import { aside, byWhat, edgesOf, percent, valueOf, whatOf, yuan } from "./explain-figure.ts";
import type { TraceFigure, TraceLayer, TraceSlice } from "./trace.ts";

/** Whatever closed the layer, with its article. */
export function closingFigure(figure: TraceFigure): Phrase {
  const [what, value, around] = [whatOf(figure), valueOf(figure), aside(figure)];
  return cited(figure, { en: `${what.en} ${value.en}${around.en}`, zh: `${what.zh} ${value.zh}${around.zh}` });
}

function cited({ sources }: TraceFigure, { en, zh }: Phrase): Phrase {
  const by = byWhat(sources);
  return sources.length === 0 ? { en: `${en}.`, zh: `${zh}。` } : { en: `${en}, ${by.en}.`, zh: `${zh}。${by.zh}。` };
}

function figuresFor({ figures }: TraceLayer, ...words: readonly TraceFigure["word"][]): readonly TraceFigure[] {
  return figures.filter(({ word }) => words.includes(word));
}

function the(what: string): string {
  return what.startsWith("the ") ? what : `the ${what}`;
}

function isAmount(layer: TraceLayer): boolean {
  return figuresFor(layer, "amount").some(({ value }) => typeof value === "number");
}

export function firstShareLines(trace: TraceLayer, { firstShare }: Layer): readonly Phrase[] {
  return figuresFor(trace, "firstShare").filter(({ value }) => typeof value === "number").map((figure) => {
    const [value, around] = [valueOf(figure), aside(figure)];
    return cited(figure, { en: `first share ${value.en}${around.en}: ${yuan(firstShare)} yuan`, zh: `先行自付 ${value.zh}${around.zh}：${yuan(firstShare)} 元` });
  });
}

/** Caps, limits and pools of cost: what lies above them is the patient's. */
export function costLimitLines(trace: TraceLayer): readonly Phrase[] {
  return figuresFor(trace, "limit", "cap", "pool").filter(({ of, value }) => of === "cost" && typeof value === "number").map((figure) => {
    const [what, value, around] = [whatOf(figure), valueOf(figure), aside(figure, before(figure, { en: "counted", zh: "计入" }))];
    return cited(figure, { en: `cost counts up to ${the(what.en)} of ${value.en}${around.en}`, zh: `计入的费用以${what.zh} ${value.zh}为限${around.zh}` });
  });
}

function before({ used }: TraceFigure, done: Phrase): Phrase | undefined {
  return used === undefined || used === 0 ? undefined : { en: `${yuan(used)} yuan ${done.en} before`, zh: `此前已${done.zh} ${yuan(used)} 元` };
}

/** An amount knows no deductible. */
export function deductibleLines(trace: TraceLayer, { deductible }: Layer): readonly Phrase[] {
  if (isAmount(trace)) return [];
  const pools = figuresFor(trace, "pool").filter(({ of }) => of === "deductible");
  return [...figuresFor(trace, "deductible"), ...pools].map((figure) => {
    const [what, value, around] = [whatOf(figure), valueOf(figure), aside(figure, before(figure, { en: "borne", zh: "扣除" }))];
    if (typeof figure.value !== "number") return cited(figure, { en: `no deductible${around.en}`, zh: `不设起付线${around.zh}` });
    if (figure.word === "pool") return cited(figure, { en: `the deductible is not more than ${the(what.en)} of ${value.en}${around.en}`, zh: `起付线合计不超过${what.zh} ${value.zh}${around.zh}` });
    return cited(figure, { en: `deductible ${value.en}${around.en}: ${yuan(deductible)} yuan of this bill`, zh: `起付线 ${value.zh}${around.zh}：本次扣除 ${yuan(deductible)} 元` });
  });
}

export function paidLines(trace: TraceLayer): readonly Phrase[] {
  const [amount] = figuresFor(trace, "amount");
  const [ratio] = figuresFor(trace, "ratio");
  if (amount !== undefined && typeof amount.value === "number") {
    const [value, around] = [valueOf(amount), aside(amount)];
    return [cited(amount, { en: `fixed amount ${value.en}${around.en}: ${yuan(trace.before)} yuan`, zh: `定额 ${value.zh}${around.zh}：${yuan(trace.before)} 元` })];
  }
  if (ratio === undefined) return [];
  if (trace.slices.length === 0) return [cited(ratio, { en: "no cost lies above the deductible", zh: "费用未超过起付线" })];
  return ratio.bands === undefined ? [plainRatio(ratio, trace.slices)] : bandLines(ratio, trace);
}

function plainRatio(ratio: TraceFigure, slices: readonly TraceSlice[]): Phrase {
  const { en, zh } = aside({ ...ratio, per: undefined });
  const value = valueOf(ratio);
  return cited(ratio, { en: `paid at ${value.en}${en}: ${slices.map(product).join(" + ")}`, zh: `按 ${value.zh} 支付${zh}：${slices.map(productZh).join("，")}` });
}

function product(slice: TraceSlice): string {
  const { cost, ratio, paid } = slice;
  return `${yuan(cost)} yuan × ${percent(ratio)} = ${yuan(paid)} yuan${isAsShown(slice) ? "" : " (from the cost before it is rounded)"}`;
}

function productZh(slice: TraceSlice): string {
  const { cost, ratio, paid } = slice;
  return `${yuan(cost)} 元 × ${percent(ratio)} ＝ ${yuan(paid)} 元${isAsShown(slice) ? "" : "（按取整前的费用计算）"}`;
}

/** Whether a reader who multiplies what is shown gets what is shown. */
function isAsShown({ cost, ratio, paid }: TraceSlice): boolean {
  return (BigInt(cost) * BigInt(ratio) + 5_000n) / 10_000n === BigInt(paid);
}

const SCALES: Readonly<Record<"base" | "excess" | "payment", Phrase>> = {
  base: { en: "in bands of the cost, deductible included", zh: "按费用（含起付线）分段支付" },
  excess: { en: "in bands of the cost above the deductible", zh: "按起付线以上的费用分段支付" },
  payment: { en: "in bands of what is paid", zh: "按已支付的数额分段支付" },
};

const COUNTED: Readonly<Record<"base" | "excess" | "payment", Phrase>> = { base: { en: "counted", zh: "计入" }, excess: { en: "counted", zh: "计入" }, payment: { en: "paid", zh: "支付" } };

/** The bands that some of the cost lay in, then where they stand. */
function bandLines(ratio: TraceFigure, { slices }: TraceLayer): readonly Phrase[] {
  const scale = ratio.scale ?? "base";
  const around = aside(ratio, before(ratio, COUNTED[scale]));
  const lines = slices.map((slice) => {
    const edges = slice.band === undefined ? { en: "", zh: "" } : edgesOf(slice.band);
    return { en: `  ${edges.en}: ${product(slice)}`, zh: `  ${edges.zh}：${productZh(slice)}` };
  });
  const by = byWhat(ratio.sources);
  return [{ en: `paid ${SCALES[scale].en}${around.en}:`, zh: `${SCALES[scale].zh}${around.zh}：` }, ...lines, ...(ratio.sources.length === 0 ? [] : [{ en: `  ${by.en}`, zh: `  ${by.zh}` }])];
}

/** The copay, then limits of payment. */
export function limitLines(trace: TraceLayer): readonly Phrase[] {
  const copays = figuresFor(trace, "copay").filter(({ value }) => typeof value === "number");
  const less = copays.reduce((sum, { value }) => sum + (typeof value === "number" ? value : 0), 0);
  const limits = figuresFor(trace, "limit").filter(({ of, value }) => of !== "cost" && typeof value === "number");
  return [
    ...copays.map((figure) => {
      const [value, around] = [valueOf(figure), aside(figure)];
      return cited(figure, { en: `less a copay of ${value.en}${around.en}`, zh: `减去自付 ${value.zh}${around.zh}` });
    }),
    ...limits.map((figure) => boundLine(figure, Math.max(0, trace.before - less), trace.due)),
  ];
}

/** Caps of payment and pools, and what they leave to others. */
export function capLines(trace: TraceLayer, { payment, overCap }: Layer): readonly Phrase[] {
  const bounds = figuresFor(trace, "cap", "pool").filter(({ of }) => of !== "cost" && of !== "deductible");
  const lines = bounds.map((figure) => boundLine(figure, trace.due, payment));
  const rest: Phrase = { en: `cost of ${yuan(overCap)} yuan lies over the cap.`, zh: `超过封顶线的费用为 ${yuan(overCap)} 元。` };
  return overCap === 0 ? lines : [...lines, rest];
}

function boundLine(figure: TraceFigure, due: number, paid: number): Phrase {
  const [what, value, around] = [whatOf(figure), valueOf(figure), aside(figure, before(figure, { en: "paid", zh: "支付" }))];
  if (typeof figure.value !== "number") return cited(figure, { en: `no ${what.en}${around.en}`, zh: `不设${what.zh}${around.zh}` });
  const left = Math.max(0, figure.value - (figure.used ?? 0));
  if (due <= paid || left > paid) return cited(figure, { en: `${what.en} ${value.en}${around.en}: not reached`, zh: `${what.zh} ${value.zh}${around.zh}：未超过` });
  return cited(figure, {
    en: `${yuan(due)} yuan would be due, but ${the(what.en)} of ${value.en}${around.en} allows ${yuan(paid)} yuan`,
    zh: `应付 ${yuan(due)} 元，受${what.zh} ${value.zh}${around.zh}所限，支付 ${yuan(paid)} 元`,
  });
}
