import type { Phrase } from "../diagnostics/diagnostic.ts";
import { fill } from "../diagnostics/render/fill.ts";
import type { Refusal, RefusalReason } from "./claim.ts";

const SENTENCES: Readonly<Record<RefusalReason, Phrase>> = {
  unknownProvince: { en: "there is no province “{about}”", zh: "没有省份“{about}”" },
  unknownScheme: { en: "there is no scheme “{about}”", zh: "没有险种“{about}”" },
  unknownFact: { en: "no rule knows the fact “{about}”", zh: "没有规则使用事实“{about}”" },
  missingFact: { en: "a rule asks for “{about}”, which is not given", zh: "规则须区分“{about}”，而未写明" },
  badFact: { en: "the value of “{about}” is none that it can have", zh: "“{about}”的值不在其范围之内" },
  unknownMeasure: { en: "there is no cost measure “{about}”", zh: "没有费用口径“{about}”" },
  badAmount: { en: "the amount of “{about}” is not a whole number of fen from 0 up", zh: "“{about}”的数额不是不小于 0 的整数分" },
  badDay: { en: "the day given for “{about}” is not in the calendar", zh: "“{about}”所填的日期不存在" },
  beforeFirstDay: { en: "the day lies before the first rule of “{about}”", zh: "日期早于“{about}”最早的规则" },
  noRule: { en: "no rule is in force for “{about}”", zh: "“{about}”没有生效的规则" },
  unpublished: { en: "the rule waits for the statistic “{about}”", zh: "规则所需的统计数据“{about}”尚未公布" },
  missingUsed: { en: "what was used before is not stated: “{about}”", zh: "没有写明此前已用的数额：“{about}”" },
  badUsed: { en: "what was used before of “{about}” is no amount that the rules count", zh: "“{about}”的已用数额不是规则所计的数额" },
  impossibleCase: { en: "such a case does not occur: “{about}”", zh: "不存在这样的情形：“{about}”" },
  severalOpen: { en: "several benefits of one step are open: “{about}”", zh: "同一步有几项待遇同时适用：“{about}”" },
};

/** Why a claim cannot be settled, as the end of a sentence. */
export function phraseRefusal({ refused, about }: Refusal): Phrase {
  const sentence = SENTENCES[refused];
  return { en: fill(sentence, { about }, "en"), zh: fill(sentence, { about }, "zh") };
}
