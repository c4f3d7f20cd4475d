/** What a comparison does not look at, or not exactly, so that nobody takes its silence for a promise. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import type { ProvinceDifference } from "./difference.ts";
import type { Called } from "./match.ts";
import { joined } from "./phrase-order.ts";

const ONE_MEASURE: Phrase = {
  en: "The largest gains and losses are exact for bills of one kind of cost in a new insurance year. A bill of several kinds at once, or amounts used up before, may change more.",
  zh: "受益、受损最多者，是就单一口径的费用、新的参保年度精确求得的；多种口径的费用同时发生，或此前已有支付的，变化可能更大。",
};
const WAITING: Phrase = {
  en: "Waiting periods are compared in months; whoever is still waiting stands in no largest gain or loss.",
  zh: "等待期只比较月数；尚在等待期内的人不计入受益、受损最多者。",
};
const OF_TABLES: Phrase = {
  en: "One version is a folder of compiled tables, which hold no guardrails, statistics, deadlines of transitions, bounds for cities or allowed findings: these were not compared.",
  zh: "其中一个版本是编译后的数据表，其中没有约束、统计数据、过渡期限、各市幅度和所允许的诊断，故未比较这些内容。",
};

export function limitsOf(provinces: readonly ProvinceDifference[], isOfTables: boolean): readonly Phrase[] {
  const hasMoney = provinces.some(({ money }) => money.length > 0);
  const hasWaiting = provinces.some(({ slots }) => slots.some(({ word }) => word === "waiting"));
  const unsettled = provinces.flatMap((province) => province.unsettled);
  return [...(hasMoney ? [ONE_MEASURE] : []), ...(unsettled.length > 0 ? [notSettled(unsettled)] : []), ...(hasWaiting ? [WAITING] : []), ...(isOfTables ? [OF_TABLES] : [])];
}

function notSettled(benefits: readonly Called[]): Phrase {
  const names = joined(benefits.map(({ name, other }) => bothNames({ name, other })), ", ", "、");
  return {
    en: `Some cases stand in no largest gain or loss, because a statistic is not published yet or layers of one claim share a pool of deductibles or of cost: ${names.en}.`,
    zh: `部分情形未计入受益、受损最多者，因为统计数据尚未公布，或同一笔费用的几层共用起付线额度、费用额度：${names.zh}。`,
  };
}
