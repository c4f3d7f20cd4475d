import type { Phrase } from "../diagnostics/diagnostic.ts";
import { fill } from "../diagnostics/render/fill.ts";
import type { ContributionRefusal, ContributionRefusalReason } from "./contribution-claim.ts";
import type { FundRefusal, FundRefusalReason } from "./fund-claim.ts";

const SENTENCES: Readonly<Record<ContributionRefusalReason | FundRefusalReason, Phrase>> = {
  unknownProvince: { en: "there is no province “{about}”", zh: "没有省份“{about}”" },
  unknownScheme: { en: "there is no scheme “{about}”", zh: "没有险种“{about}”" },
  unknownFact: { en: "no rule knows the fact “{about}”", zh: "没有规则使用事实“{about}”" },
  missingFact: { en: "a rule asks for “{about}”, which is not given", zh: "规则须区分“{about}”，而未写明" },
  badFact: { en: "the value of “{about}” is none that it can have", zh: "“{about}”的值不在其范围之内" },
  unknownBase: { en: "no contribution has a base “{about}”", zh: "没有以“{about}”为基数的缴费" },
  missingBase: { en: "a rate is taken of “{about}”, whose amount is not given", zh: "费率以“{about}”为基数，而未写明其数额" },
  badAmount: { en: "the amount of “{about}” is not a whole number of fen from 0 up", zh: "“{about}”的数额不是不小于 0 的整数分" },
  badDay: { en: "“{about}” is no day", zh: "“{about}”不是日期" },
  missingSpan: { en: "“{about}” is given without the span that it is for", zh: "没有写明“{about}”是哪一期间（月、季度、年）的数额" },
  otherSpan: { en: "“{about}” is for another span than the base that is given", zh: "“{about}”的期间与所给基数的期间不同" },
  noSpan: { en: "the policy does not say for which span “{about}” is: write `per month` or `per year` behind the base", zh: "政策没有写明“{about}”是哪一期间的数额：请在基数后写“每月”或“每年”" },
  severalBases: { en: "there are several for “{about}”", zh: "“{about}”可作多种理解" },
  beforeFirstDay: { en: "the day lies before the first rule of “{about}”", zh: "日期早于“{about}”最早的规则" },
  noRule: { en: "no rule is in force for “{about}”", zh: "“{about}”没有生效的规则" },
  unpublished: { en: "the rule waits for the statistic “{about}”", zh: "规则所需的统计数据“{about}”尚未公布" },
  impossibleCase: { en: "such a case does not occur: “{about}”", zh: "不存在这样的情形：“{about}”" },
  unknownFund: { en: "there is no fund “{about}”", zh: "没有基金“{about}”" },
  badYear: { en: "“{about}” is no year", zh: "“{about}”不是年份" },
  idleClause: { en: "under unified collection and expenditure there is no “{about}”", zh: "统收统支不适用“{about}”" },
  unknownCity: { en: "the province has no city “{about}”", zh: "该省没有城市“{about}”" },
  missingCity: { en: "the accounts of “{about}” are not given", zh: "没有写明“{about}”的收支" },
  missingAmount: { en: "the rate is taken of “{about}”, which is not given", zh: "上解比例以“{about}”为基数，而未写明" },
  unknownIndicator: { en: "the fund is not allocated by “{about}”", zh: "基金不按“{about}”分配" },
  knownIndicator: { en: "“{about}” is in the policies, and is not for a claim to state", zh: "“{about}”已载于政策，不由申报写明" },
  badIndicator: { en: "a value of “{about}” is not whole, or negative", zh: "“{about}”的值不是不小于 0 的整数" },
};

/** Why a contribution or a fund cannot be worked out, as the end of a sentence. */
export function phraseContributionRefusal({ refused, about }: ContributionRefusal | FundRefusal): Phrase {
  const sentence = SENTENCES[refused];
  return { en: fill(sentence, { about }, "en"), zh: fill(sentence, { about }, "zh") };
}
