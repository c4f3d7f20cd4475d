/** A year of a fund in sentences: what each city hands up and draws, and why. */
import { decimalText, phraseValue } from "../parts/phrase-value.ts";
import { multiply, type Rational, rational } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { CitySettlement, FundSettlement } from "./fund-claim.ts";
import type { FundTrace, TraceCity, TraceKey } from "./fund-trace.ts";
import { asSentence, byWhat, nameOf, percent, yuan } from "./explain-figure.ts";
import { indented } from "./explain-layer.ts";

export function explainFund(settlement: FundSettlement, trace: FundTrace): readonly Phrase[] {
  const { pooling, handedUp, allocated, stays } = settlement;
  const model = pooling === "unified" ? { en: "unified collection and expenditure", zh: "统收统支" } : { en: "an adjustment fund", zh: "省级调剂金" };
  return [
    { en: `${nameOf(trace.fund).en}, ${model.en}: ${yuan(handedUp)} yuan handed up, ${yuan(allocated)} yuan allocated, ${yuan(stays)} yuan stay.`, zh: `${trace.fund.label}（${model.zh}）：上解 ${yuan(handedUp)} 元，下拨 ${yuan(allocated)} 元，结余 ${yuan(stays)} 元。` },
    byWhat(trace.sources),
    ...trace.cities.flatMap((city, place) => cityLines(city, settlement.cities[place], trace.of)),
  ].map(asSentence);
}

function cityLines(city: FundTrace["cities"][number], settled: CitySettlement | undefined, of: string | undefined): Phrase[] {
  if (settled === undefined) return [];
  const what = of === undefined || of === "collected" ? { en: "collected", zh: "征收额" } : nameOf({ name: of, label: of });
  return [
    nameOf({ name: city.city, label: city.label }),
    ...indented([
      { en: `hands up ${percent(city.rate)} of ${yuan(city.base)} yuan ${what.en}: ${yuan(city.handedUp)} yuan`, zh: `上解：${what.zh} ${yuan(city.base)} 元的 ${percent(city.rate)}，${yuan(city.handedUp)} 元` },
      gapLine(city),
      ...city.keys.flatMap(keyLines),
      ...(city.entitled === undefined ? [] : [{ en: `by the indicators ${yuan(city.entitled)} yuan of the fund`, zh: `按指标可得 ${yuan(city.entitled)} 元` }]),
      { en: `is allocated ${yuan(settled.allocated)} yuan and left with ${yuan(settled.balance)} yuan`, zh: `下拨 ${yuan(settled.allocated)} 元，收支相抵 ${yuan(settled.balance)} 元` },
    ]),
  ];
}

function gapLine({ gap, sharing, limit }: TraceCity): Phrase {
  const made = sharing === undefined || limit === undefined ? undefined : { share: percent(sharing), most: yuan(limit) };
  return {
    en: `recognised gap ${yuan(gap)} yuan${made === undefined ? "" : `, of which ${made.share} is ${made.most} yuan at most`}`,
    zh: `认定缺口 ${yuan(gap)} 元${made === undefined ? "" : `，其 ${made.share} 即至多 ${made.most} 元`}`,
  };
}

function keyLines({ indicator, label, unit, value, sum, part, sources }: TraceKey): Phrase[] {
  const share = `${decimalText(multiply(part, rational(100n)))}%`;
  return [
    { en: `${nameOf({ name: indicator, label }).en}: ${amountOf(value, unit).en} of ${amountOf(sum, unit).en}, for ${share} of the fund`, zh: `${label}：${amountOf(value, unit).zh}，各市合计 ${amountOf(sum, unit).zh}，占基金的 ${share}` },
    ...(sources.length === 0 ? [] : indented([byWhat(sources)])),
  ];
}

function amountOf(amount: Rational, unit: TraceKey["unit"]): Phrase {
  return phraseValue({ kind: "number", amount }, unit);
}
