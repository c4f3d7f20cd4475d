/** How a benefit pays: for each kind of case the payment as a function of the cost that its base comes to, drawn and told. */
import { compare, multiply, rational, type Rational, ZERO } from "../../compiler/base/rational.ts";
import type { Day } from "../../compiler/base/calendar.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import { benefitCases, timesOf } from "../../compiler/layers/benefit-cases.ts";
import { paymentOfBase } from "../../compiler/layers/settle-layer.ts";
import { periodAt, sourceOf, type Source } from "../../compiler/layers/source.ts";
import type { Benefit } from "../../compiler/model/benefit.ts";
import { CITY_AXIS } from "../../compiler/model/dimension.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import { toNamed } from "../../compiler/parts/axes.ts";
import { phraseRegion } from "../../compiler/parts/phrase-facts.ts";
import { decimalText } from "../../compiler/parts/phrase-value.ts";
import type { TimeSpan } from "../../compiler/parts/spans-of-time.ts";
import { type Curve, keyOfCurve, type Piece, valueOn } from "../../compiler/payment/curve.ts";
import type { Box } from "../../compiler/space/box.ts";
import { mergeBoxes } from "../../compiler/space/merge.ts";
import type { Snapshot } from "../../compiler/workspace.ts";

/** Cases that are paid alike. */
export interface WayToPay {
  readonly cases: Phrase;
  /** Of the base, both in fen; with everything still to be used up. */
  readonly curve: Curve;
}

export interface BenefitCurves {
  readonly benefit: Benefit;
  readonly span: TimeSpan;
  /** All of them, in the order in which their cases come. */
  readonly ways: readonly WayToPay[];
}

/** The benefit that is declared there, on the day, or when it last was in force with every number known; else when it first will be. */
export function benefitCurves({ program, decided }: Snapshot, at: { readonly file: string; readonly start: number }, asOf: Day): readonly BenefitCurves[] {
  return program.provinces.flatMap((province) => province.benefits.filter(({ location }) => location.file === at.file && location.span.start === at.start).flatMap((benefit) => {
    const source = sourceFor(province, decided);
    const spans = timesOf(benefit, source);
    const begun = spans.filter(({ from }) => from <= asOf).reverse();
    for (const span of begun.length === 0 ? spans : begun) {
      const ways = waysOf(benefit, span, source);
      if (ways.length > 0) return [{ benefit, span, ways }];
    }
    return [];
  }));
}

const sources = new WeakMap<ProvinceProgram, Source>();

function sourceFor(province: ProvinceProgram, decided: Snapshot["decided"]): Source {
  const source = sources.get(province) ?? sourceOf(province, decided);
  sources.set(province, source);
  return source;
}

function waysOf(benefit: Benefit, span: TimeSpan, source: Source): readonly WayToPay[] {
  const groups = new Map<string, { readonly curve: Curve; readonly boxes: Box[] }>();
  for (const { region, label: { ways } } of benefitCases(benefit, span, source) ?? []) {
    if (ways === "unknown") return [];
    const curve = paymentOfBase(ways);
    const group = groups.get(keyOfCurve(curve)) ?? { curve, boxes: [] };
    group.boxes.push(region);
    groups.set(keyOfCurve(curve), group);
  }
  const told = dimensionsTold(benefit, span, source);
  const shown = [...groups.values()].map(({ curve, boxes }) => ({ curve, boxes: mergeBoxes(source.axes, projected(boxes, (axis) => told.has(source.axes[axis]?.dimension.id ?? ""))) }));
  const telling = source.axes.filter((_, axis) => new Set(shown.flatMap(({ boxes }) => boxes.map((box) => String(box[axis])))).size > 1);
  return shown.map(({ curve, boxes }) => ({ curve, cases: casesOf(boxes.map((box) => phraseRegion(telling, toNamed(source.axes, box)))) }));
}

/** What its own tables and adjustments tell apart; who belongs to the scheme and what cannot occur does not help to tell cases from each other. */
function dimensionsTold(benefit: Benefit, span: TimeSpan, source: Source): ReadonlySet<string> {
  const periods = benefit.slots.flatMap((slot) => periodAt(source, slot, span) ?? []);
  const differsByCity = periods.some(({ parts }) => parts.some(({ region }) => region.has(CITY_AXIS)));
  return new Set([...periods.flatMap(({ version: { dimensions } }) => dimensions.map(({ id }) => id)), ...(differsByCity ? [CITY_AXIS] : [])]);
}

function projected(boxes: readonly Box[], isKept: (axis: number) => boolean): readonly Box[] {
  const kept = boxes.map((box) => box.map((side, axis) => (isKept(axis) ? side : undefined)));
  return [...new Map(kept.map((box) => [JSON.stringify(box.map((side) => side ?? [])), box])).values()];
}

/** Several cases of several facts each stand in parentheses, so that nobody takes one for a fact of the other. */
function casesOf(phrases: readonly Phrase[]): Phrase {
  const shown = phrases.slice(0, 2);
  const isApart = phrases.length > 1 && shown.some(({ en }) => en.includes("; "));
  const [en, zh] = [shown.map((phrase) => (isApart ? `(${phrase.en})` : phrase.en)), shown.map((phrase) => (isApart ? `（${phrase.zh}）` : phrase.zh))];
  const isCut = phrases.length > shown.length;
  return { en: [...en, ...(isCut ? ["…"] : [])].join(" or "), zh: isApart ? zh.join("或") + (isCut ? "或……" : "") : [...zh, ...(isCut ? ["……"] : [])].join(" 或 ") };
}

/** The key points: from which cost on something is paid, which share of each slice, and the most. Edges are costs in yuan. */
export function phraseCurve(curve: Curve): Phrase {
  const parts = curve.map((piece, index) => phrasePiece(piece, curve[index - 1], curve[index + 1]));
  return { en: parts.map(({ en }) => en).join("; "), zh: parts.map(({ zh }) => zh).join("；") };
}

const HUNDREDTH = rational(1n, 100n);
const HUNDRED = rational(100n);

function phrasePiece(piece: Piece, before: Piece | undefined, next: Piece | undefined): Phrase {
  const [from, to] = [yuan(piece.from), next === undefined ? undefined : yuan(next.from)];
  if (compare(piece.slope, ZERO) === 0 && compare(piece.value, ZERO) === 0) {
    return to === undefined ? { en: `nothing from ${from} yuan on`, zh: `${from} 元以上不支付` } : { en: `deductible ${to} yuan`, zh: `起付线 ${to} 元` };
  }
  if (compare(piece.slope, ZERO) === 0) {
    const most = yuan(piece.value);
    const isReached = before !== undefined && compare(valueOn(before, piece.from), piece.value) === 0;
    return isReached && to === undefined ? { en: `at most ${most} yuan, reached at ${from} yuan`, zh: `封顶线 ${most} 元（费用达 ${from} 元时）` } : { en: `${range(from, to).en}: ${most} yuan`, zh: `${range(from, to).zh}：${most} 元` };
  }
  const share = `${decimalText(multiply(piece.slope, HUNDRED))}%`;
  return { en: `${range(from, to).en}: ${share}`, zh: `${range(from, to).zh}：${share}` };
}

function range(from: string, to: string | undefined): Phrase {
  return { en: to === undefined ? `above ${from}` : `${from} to ${to}`, zh: to === undefined ? `${from} 元以上` : `${from}～${to} 元` };
}

function yuan(fen: Rational): string {
  return decimalText(multiply(fen, HUNDREDTH));
}
