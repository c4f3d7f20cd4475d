import { multiply, rational, type Rational } from "../base/rational.ts";
import type { Location } from "../base/span.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Citation } from "../model/citation.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseWord } from "../parts/phrase-slot.ts";
import { bandText, decimalText, phraseCell, phraseValue } from "../parts/phrase-value.ts";
import type { CellValue } from "../model/value.ts";
import { adjustmentsThatActed, rowsThatGave } from "./coverage.ts";
import type { Closed, Figure } from "./reference-figures.ts";
import type { LayerTrace } from "./reference-settling.ts";

const WHY_CLOSED: Readonly<Record<Closed, Phrase>> = {
  facts: { en: "is not for this case", zh: "不适用于该情形" },
  dates: { en: "is not in force that day", zh: "当日未生效" },
  notCovered: { en: "does not cover this case", zh: "对该情形不予支付" },
  waiting: { en: "is still waited for", zh: "仍在等待期内" },
};

/** Layer by layer what it came to, and below, indented, which row gave each number, with its document and article. */
export function explainTrace(trace: readonly LayerTrace[], placeOf: (location: Location) => string): readonly Phrase[] {
  return trace.flatMap((layer) => [headOf(layer), ...(isIdle(layer) ? [] : layer.figures.flatMap((figure) => indented(figureLines(figure, layer, placeOf))))]);
}

/** The same of contributions: the rows that gave a number, by whose they are. */
export function explainPaidIn(figures: readonly Figure[], placeOf: (location: Location) => string): readonly Phrase[] {
  const owners = [...new Map(figures.map(({ slot: { owner } }) => [`${owner.kind} ${owner.name}`, owner])).values()];
  return owners.flatMap((owner) => [bothNames(owner), ...figures.filter(({ slot }) => slot.owner.kind === owner.kind && slot.owner.name === owner.name).flatMap((figure) => indented(figureLines(figure, { result: undefined }, placeOf)))]);
}

/** Nothing was left to it, so that no row of it gave a number. */
function isIdle({ result }: LayerTrace): boolean {
  return result !== undefined && result.base.numerator === 0n && result.payment.numerator === 0n;
}

function indented(lines: readonly Phrase[]): Phrase[] {
  return lines.map(({ en, zh }) => ({ en: `  ${en}`, zh: `  ${zh}` }));
}

function headOf({ benefit, closed, result }: LayerTrace): Phrase {
  const name = bothNames(benefit);
  if (result === undefined) {
    const why = WHY_CLOSED[closed ?? "facts"];
    return { en: `${name.en} ${why.en}`, zh: `${name.zh}${why.zh}` };
  }
  const { base, firstShare, deductible, payment, overCap } = result;
  const parts: readonly (readonly [Phrase, Rational])[] = [
    [{ en: "base", zh: "基数" }, base], [{ en: "first share", zh: "先行自付" }, firstShare], [{ en: "deductible", zh: "起付线" }, deductible],
    [{ en: "over cap", zh: "超封顶线" }, overCap], [{ en: "pays", zh: "支付" }, payment],
  ];
  const shown = parts.filter(([{ en }, amount]) => amount.numerator !== 0n || en === "base" || en === "pays");
  return {
    en: `${name.en}: ${shown.map(([word, amount]) => `${word.en} ${yuan(amount)}`).join(", ")}`,
    zh: `${name.zh}：${shown.map(([word, amount]) => `${word.zh} ${yuan(amount)}`).join("，")}`,
  };
}

/** Exact as far as four digits reach. */
function yuan(fen: Rational): string {
  return decimalText(multiply(fen, rational(1n, 100n)));
}

function figureLines(figure: Figure, { result }: Pick<LayerTrace, "result">, placeOf: (location: Location) => string): readonly Phrase[] {
  const { slot, part } = figure;
  const name = bothNames(slot.owner);
  const word = slot.owner.kind === "pool" ? { en: `pool “${name.en}”`, zh: `额度“${name.zh}”` } : phraseWord(slot.word);
  const edges = result?.bands ?? [];
  const value = valueOf(figure, part.value, edges);
  const adjusted = adjustmentsThatActed(figure);
  const table = adjusted.length === 0 ? undefined : valueOf(figure, part.tableValue, edges);
  const sources = [...new Set([...rowsThatGave(figure, edges), ...adjusted].map(({ citation }) => sourceOf(citation, placeOf)))];
  return [
    { en: `${word.en} ${value.en}${table === undefined ? "" : `, ${table.en} before adjustments`}`, zh: `${word.zh} ${value.zh}${table === undefined ? "" : `，调整前 ${table.zh}`}` },
    ...indented(sources.map((source) => ({ en: `← ${source}`, zh: `← ${source}` }))),
  ];
}

/** Of a value in bands those in which some of the cost lay. */
function valueOf({ slot }: Figure, value: CellValue, edges: readonly bigint[]): Phrase {
  if (value.kind !== "bands") return phraseCell(value, slot.unit);
  const used = value.bands.filter(({ from }) => edges.includes(from)).map((band) => ({ edges: bandText(band), value: phraseValue(band.value, slot.unit) }));
  return { en: used.map((band) => `${band.edges}: ${band.value.en}`).join("; "), zh: used.map((band) => `${band.edges}：${band.value.zh}`).join("；") };
}

/** File and line, the documents, the article. */
function sourceOf({ documents, article, location }: Citation, placeOf: (location: Location) => string): string {
  return [placeOf(location), ...documents.map(({ title }) => title), ...(article === undefined ? [] : [article])].join(" ");
}
