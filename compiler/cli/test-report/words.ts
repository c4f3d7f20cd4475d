import { rational } from "../../base/rational.ts";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import { fill, type Language } from "../../diagnostics/render/fill.ts";
import { isRefused } from "../../evaluate/contribution-claim.ts";
import { phraseContributionRefusal } from "../../evaluate/phrase-contribution-refusal.ts";
import { phraseRefusal } from "../../evaluate/phrase-refusal.ts";
import { inReadersWords } from "../../evaluate/refusal-words.ts";
import type { CaseOutcome, Figures } from "../../evaluate/run-examples.ts";
import { isMet } from "../../evaluate/run-examples.ts";
import { isRefusal } from "../../evaluate/reference-facts.ts";
import type { Settling } from "../../evaluate/reference-settling.ts";
import { shownName } from "../../model/names.ts";
import { decimalText } from "../../parts/phrase-value.ts";

const SENTENCES = {
  file: { en: "{file}: {passed} of {all} pass", zh: "{file}：{all} 例中通过 {passed} 例" },
  summary: { en: "{passed} of {all} examples pass", zh: "共 {all} 例，通过 {passed} 例" },
  noExamples: { en: "There are no examples.", zh: "没有案例。" },
  row: { en: "“{title}”, row {row}", zh: "“{title}”第 {row} 行" },
  whole: { en: "“{title}”", zh: "“{title}”" },
  fails: { en: "{example} fails", zh: "{example} 未通过" },
  pays: { en: "{benefit} pays {actual}, expected {expected}", zh: "{benefit} 支付 {actual}，预期 {expected}" },
  patient: { en: "patient {actual}, expected {expected}", zh: "个人支付 {actual}，预期 {expected}" },
  credit: { en: "credit", zh: "划入" },
  credited: { en: "credit {actual}, expected {expected}", zh: "划入 {actual}，预期 {expected}" },
  severalSpans: { en: "{what} has amounts of several spans and no one figure, expected {expected}", zh: "{what} 的数额分属几个期间，不能合为一数，预期 {expected}" },
  notSettled: { en: "{benefit} is not settled that day, expected {expected}", zh: "{benefit} 当日不在结算顺序之中，预期 {expected}" },
  refused: { en: "cannot be settled: {why}", zh: "无法结算：{why}" },
  differs: { en: "the compiled tables give another settlement: {what}", zh: "编译后的数据表给出不同的结算：{what}" },
  coverage: { en: "{file}: {reached} of {all} rows reached, {percent} %", zh: "{file}：{all} 行中有 {reached} 行被案例用到，{percent} %" },
  coverageOfAll: { en: "Rows and adjustments that examples reach: {reached} of {all}, {percent} %", zh: "案例用到的行和调整：{all} 中的 {reached}，{percent} %" },
  unreached: { en: "{place}: no example reaches {what}", zh: "{place}：没有案例用到 {what}" },
  mutants: {
    en: "{noticed} of {judged} changed numbers are noticed by an example, {percent} %; {refused} more are refused by check, {idle} change no settlement.",
    zh: "改动的 {judged} 个数中有 {noticed} 个被案例发现，{percent} %；另有 {refused} 个改动被检查拒绝，{idle} 个改动不影响任何结算。",
  },
  survivor: { en: "{place}: no example notices {written} changed to {changed}", zh: "{place}：把 {written} 改为 {changed}，没有案例发现" },
} as const satisfies Record<string, Phrase>;

export function word(language: Language, name: keyof typeof SENTENCES, args: Readonly<Record<string, string | number>> = {}): string {
  return fill(SENTENCES[name], args, language);
}

export function yuan(fen: bigint): string {
  const text = decimalText(rational(fen, 100n));
  const [whole = "", decimals] = text.split(".");
  return `${whole}.${(decimals ?? "").padEnd(2, "0")}`;
}

/** A tenth of a percent, cut and not rounded: 100 only where nothing is missing. */
export function percentOf(part: number, all: number): string {
  const tenths = all === 0 ? 1000 : Math.floor((part * 1000) / all);
  return tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

export function nameOf({ example: { title, row } }: CaseOutcome, language: Language): string {
  return row === undefined ? word(language, "whole", { title }) : word(language, "row", { title, row });
}

/** What is wrong with a failed case, a line each. */
export function faultsOf(outcome: CaseOutcome, language: Language): readonly string[] {
  const { figures, disagreement } = outcome;
  const why = whyRefused(outcome);
  if (why !== undefined) return [word(language, "refused", { why: why[language] })];
  const trace = "trace" in outcome.result ? outcome.result.trace : [];
  const wrong = figures.filter((figure) => !isMet(figure)).map((figure) => figureText(figure, trace, language));
  return [...wrong, ...(disagreement === undefined ? [] : [word(language, "differs", { what: disagreement })])];
}

/** Why an example cannot be worked out; `undefined` where it can. */
function whyRefused(outcome: CaseOutcome): Phrase | undefined {
  const { kind, province, result } = outcome;
  if (kind === "bill") return isRefusal(result) ? inReadersWords(result.about, province, (about) => phraseRefusal({ ...result, about })) : undefined;
  return isRefused(result) ? inReadersWords(result.about, province, (about) => phraseContributionRefusal({ ...result, about })) : undefined;
}

function figureText({ expectation, actual }: Figures, trace: Settling["trace"], language: Language): string {
  const expected = yuan(expectation.fen);
  if (expectation.kind === "patient") return word(language, "patient", { actual: yuan(actual ?? 0n), expected });
  if (expectation.kind === "credited" || expectation.kind === "contributes") return paidInText(expectation, actual, language);
  const found = trace.find(({ benefit: { name } }) => name === expectation.benefit);
  const benefit = found === undefined ? expectation.benefit : shownName(found.benefit, language);
  return actual === undefined ? word(language, "notSettled", { benefit, expected }) : word(language, "pays", { benefit, actual: yuan(actual), expected });
}

function paidInText(expectation: Extract<Figures["expectation"], { readonly kind: "credited" | "contributes" }>, actual: Figures["actual"], language: Language): string {
  const { kind } = expectation;
  const what = kind === "credited" ? word(language, "credit") : expectation.payer;
  const expected = yuan(expectation.fen);
  if (actual === undefined) return word(language, "severalSpans", { what, expected });
  return kind === "credited" ? word(language, "credited", { actual: yuan(actual), expected }) : word(language, "pays", { benefit: what, actual: yuan(actual), expected });
}
