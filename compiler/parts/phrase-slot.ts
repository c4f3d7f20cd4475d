import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Owner, SlotWord } from "../model/slot.ts";
import { bothNames } from "./phrase-facts.ts";

const words: Readonly<Record<SlotWord, Phrase>> = {
  firstShare: { en: "first share", zh: "先行自付" },
  deductible: { en: "deductible", zh: "起付线" },
  ratio: { en: "ratio", zh: "支付比例" },
  amount: { en: "amount", zh: "定额" },
  copay: { en: "copay", zh: "自付" },
  limit: { en: "limit", zh: "限额" },
  cap: { en: "cap", zh: "封顶线" },
  waiting: { en: "waiting period", zh: "等待期" },
  base: { en: "base", zh: "基数" },
  floor: { en: "floor", zh: "下限" },
  ceiling: { en: "ceiling", zh: "上限" },
  employer: { en: "employer's part", zh: "单位缴费" },
  member: { en: "member's part", zh: "个人缴费" },
  subsidy: { en: "subsidy", zh: "财政补助" },
  years: { en: "years", zh: "缴费年限" },
  credit: { en: "credit", zh: "划入" },
  rate: { en: "hand-up rate", zh: "上解比例" },
  sharing: { en: "sharing", zh: "分担比例" },
};

export function phraseWord(word: SlotWord): Phrase {
  return words[word];
}

/** `deductible of “inpatient”`, “住院”的起付线. */
export function phraseSlot({ owner, word }: { readonly owner: Owner; readonly word: SlotWord }): Phrase {
  const name = bothNames(owner);
  return { en: `${words[word].en} of “${name.en}”`, zh: `“${name.zh}”的${words[word].zh}` };
}
