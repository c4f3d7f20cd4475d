/** Figures with the unit, the step or the bound that is due. */
import type { Phrase } from "../../../compiler/diagnostics/diagnostic.ts";
import { TYPE_NAMES, TYPE_UNITS } from "../../../compiler/check/units.ts";
import { adding, argument, type Remedy, textAt, writing } from "./finding.ts";
import { nodeAround } from "./tree-nodes.ts";

const FIGURE = /^([0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?(?:万亿|万|亿)?)\s*\S*$/;

/** The figure with the unit that is due; a word or a formula is left alone. */
export const changeUnit: Remedy = (finding) => {
  const figure = FIGURE.exec(textAt(finding, finding.span))?.[1];
  const due = argument(finding, "expected", "en");
  const units = Object.entries(TYPE_NAMES).filter(([, { en }]) => en === due).map(([type]) => TYPE_UNITS[type as keyof typeof TYPE_UNITS]);
  return figure === undefined || due === TYPE_NAMES.number.en ? [] : units.map((unit) => writing(finding, finding.span, withUnit(figure, unit)));
};

function withUnit(figure: string, { en, zh }: Phrase): Phrase {
  return { en: `${figure}${en === "%" ? "" : " "}${en}`, zh: `${figure}${zh}` };
}

export const asPoints: Remedy = (finding) => {
  const figure = FIGURE.exec(textAt(finding, finding.span))?.[1];
  return figure === undefined ? [] : [writing(finding, finding.span, withUnit(figure, TYPE_UNITS.points))];
};

/** Half up to two decimals, as money and ratios are exact to. */
export const roundToGrid: Remedy = (finding) => {
  const [, whole, decimals = "", unit = ""] = /^([0-9][0-9,]*)\.([0-9]{3,})(\s*(?:%|yuan|元|points|个百分点))$/.exec(textAt(finding, finding.span)) ?? [];
  if (whole === undefined) return [];
  const hundredths = BigInt(whole.replaceAll(",", "") + decimals.slice(0, 2)) + (decimals.charAt(2) >= "5" ? 1n : 0n);
  const rounded = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}${unit}`;
  return [writing(finding, finding.span, { en: rounded, zh: rounded })];
};

export const boundToCost: Remedy = (finding) => [
  adding(finding, finding.span.end, { en: ", at most the cost", zh: "，以实际费用为限" }),
  adding(finding, finding.span.end, { en: ", whatever the cost", zh: "，不论实际费用" }),
];

export const swapBounds: Remedy = (finding) => {
  const [, low, between, high] = /^(.*?)(\.\.|。。|～|\s至\s)(.*)$/.exec(textAt(finding, finding.span)) ?? [];
  if (low === undefined || between === undefined || high === undefined) return [];
  const text = `${high}${between}${low}`;
  return [writing(finding, finding.span, { en: text, zh: text })];
};

/** Behind the last change of the adjustment, or behind the formula of the cell. */
export const roundResult: Remedy = (finding) => {
  const between = nodeAround(finding, "Adjust") === undefined ? { en: " ", zh: " " } : { en: ", ", zh: "，" };
  return [adding(finding, finding.span.end, { en: `${between.en}rounded to ${argument(finding, "grain", "en")}`, zh: `${between.zh}取整到 ${argument(finding, "grain", "zh").replace(/\s/g, "")}` })];
};

/** The end of the possible that the value passes. */
export const boundResult: Remedy = (finding) => {
  if (nodeAround(finding, "Adjust") === undefined) return [];
  const value = argument(finding, "value", "en");
  const isBelow = /^[-−]/.test(value);
  if (!isBelow && !value.endsWith("%")) return [];
  const zero: Phrase = value.endsWith("%") ? { en: "0%", zh: "0%" } : { en: "0 yuan", zh: "0元" };
  return [adding(finding, finding.span.end, isBelow ? { en: `, at least ${zero.en}`, zh: `，不低于 ${zero.zh}` } : { en: ", at most 100%", zh: "，不高于 100%" })];
};

/** A bound of the province, instead of the value outside the two. */
export const nearestBound: Remedy = (finding) => ["lower", "upper"].map((bound) => (
  writing(finding, finding.span, { en: argument(finding, bound, "en"), zh: argument(finding, bound, "zh").replace(/\s/g, "") })
));

/** The next band begins where the last one ends. */
export const touchEdge: Remedy = (finding) => {
  const written = textAt(finding, finding.span);
  const text = written.replace(/^[0-9０-９][0-9０-９,，.．]*?(?=万|亿|元|\s|\.\.|。。|～)/, argument(finding, "edge"));
  return text === written || argument(finding, "edge") === "∞" ? [] : [writing(finding, finding.span, { en: text, zh: text })];
};
