/** What may follow the word that a clause begins with, part by part, in the order in which it is usually written. */
import { optionWordsOf } from "../../compiler/check/slot-options.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { KeywordId } from "../../compiler/syntax/keywords.ts";
import { HISTORY_WORDS, OF_WORDS, PERIOD_WORDS, SLOT_WORDS, TAIL_WORDS } from "../../compiler/syntax/word-groups.ts";

export interface FormPart {
  /** Words that begin it; none for the first part, which stands right behind the clause's own word. */
  readonly words: readonly KeywordId[];
  /** How it is written, in either spelling. */
  readonly form: Phrase;
  readonly about: Phrase;
}

type SlotWord = Parameters<typeof optionWordsOf>[0];

const part = (words: readonly KeywordId[], form: Phrase, about: Phrase): FormPart => ({ words, form, about });
const first = (form: Phrase, about: Phrase): FormPart => part([], form, about);

const TAIL = part(TAIL_WORDS, { en: 'article "…" from DATE to DATE', zh: "条款 “…” 自 日期 至 日期" }, { en: "where it is written, since when, and how sure that is", zh: "出处、起止日期与可信程度" });
const WHEN = part(["when"], { en: "when CONDITION", zh: "当 条件" }, { en: "it holds only for these cases", zh: "只对这些情形适用" });
const UNIFORM_FORMULA = part(["uniformFormula"], { en: "uniform formula", zh: "统一公式" }, { en: "the same formula everywhere, over each city's own figures", zh: "各市公式相同，代入本市数据" });
const PER = part(["per", ...PERIOD_WORDS, "eachHospital"], { en: "per PERIOD [each hospital]", zh: "每 期间 [每家医院]" }, { en: "how often it counts: visit, admission, day, month, quarter, year, lifetime, disease, or a declared period", zh: "按次、每次住院、每日、每月、每季度、每年、终身、每病种，或已声明的期间" });

const SLOT_PARTS: readonly FormPart[] = [
  part(["byBand", ...OF_WORDS], { en: "by band of base | of excess | of payment", zh: "分段 按基数 | 按超过部分 | 按支付额" }, { en: "one ratio for each slice of the money, and on which scale the slices lie", zh: "按金额分段，并写明按什么分段" }),
  part(["ofPayment", "ofCost"], { en: "of payment | of cost", zh: "按支付额 | 按费用额" }, { en: "what it limits: what is paid, or the cost that counts", zh: "限的是支付额还是费用额" }),
  PER,
  part(["toppedUp", "separateAfterTransfer"], { en: "topped up to the higher level | separate after transfer", zh: "转诊补足差额 | 转院另计" }, { en: "what a transfer to another hospital does", zh: "转院时如何计算" }),
  part(["atMostTheCost", "whateverTheCost"], { en: "at most the cost | whatever the cost", zh: "以实际费用为限 | 不论实际费用" }, { en: "whether a fixed amount may exceed the cost", zh: "定额可否超过实际费用" }),
  part(["fromContribution", "fromThe"], { en: "from contribution | from the 3rd calendar month of contribution", zh: "自缴费起 | 自缴费后 第3个 自然月起" }, { en: "when the waiting begins", zh: "等待期从何时起算" }),
  part(["bestForThePatient", "inOrder", "sum"], { en: "best for the patient | in order | sum", zh: "就高 | 依次 | 合计" }, { en: "which row counts where several apply", zh: "多行同时适用时如何取" }),
  WHEN, UNIFORM_FORMULA,
];

const VALUES: Readonly<Record<SlotWord, FormPart>> = {
  base: first({ en: "MEASURE + over cap of BENEFIT + …", zh: "费用口径 ＋ 超封顶线部分 待遇 ＋ …" }, { en: "measures and what earlier layers left: over cap of, unpaid of, own share of, first share of", zh: "费用口径，以及前面各层留下的部分：超封顶线、未支付、个人负担、先行自付" }),
  firstShare: first({ en: "20% | AMOUNT | none | { table }", zh: "20% | 金额 | 无 | { 表 }" }, { en: "taken off the cost before the deductible", zh: "在起付线之前从费用中扣除" }),
  deductible: first({ en: "AMOUNT | none | { table }", zh: "金额 | 无 | { 表 }" }, { en: "what the patient pays before anything is paid", zh: "支付之前由个人承担的数额" }),
  ratio: first({ en: "80% | not covered | { table }", zh: "80% | 不予支付 | { 表 }" }, { en: "the share of the excess over the deductible that is paid", zh: "起付线以上部分的支付比例" }),
  amount: first({ en: "AMOUNT | not covered | { table }", zh: "金额 | 不予支付 | { 表 }" }, { en: "a fixed amount instead of a ratio", zh: "定额支付，不按比例" }),
  copay: first({ en: "AMOUNT | none | { table }", zh: "金额 | 无 | { 表 }" }, { en: "taken off what would be paid", zh: "从应支付额中扣除" }),
  limit: first({ en: "AMOUNT | none | { table }", zh: "金额 | 无 | { 表 }" }, { en: "what is above it is the patient's; it never spills over to a later layer", zh: "超出部分由个人承担，不转入以后各层" }),
  cap: first({ en: "AMOUNT | none | { table }", zh: "金额 | 无 | { 表 }" }, { en: "what is above it may go to a later layer", zh: "超出部分可转入以后各层" }),
  waiting: first({ en: "3 months | none", zh: "3个月 | 无" }, { en: "how long after the first contribution the benefit begins", zh: "缴费后多久开始享受待遇" }),
};

const UNIFORM = part(["uniform"], { en: "uniform VALUE", zh: "统一 数值" }, { en: "the same in every city", zh: "各市相同" });
const LOCAL = part(["localWithin", "default"], { en: "local within LOW..HIGH default VALUE", zh: "地方区间 下限..上限 缺省 数值" }, { en: "each city sets it inside the bounds", zh: "各市在区间内确定" });
const TO = part(["to"], { en: "to FUND", zh: "至 基金" }, { en: "the fund or account that receives it", zh: "缴入的基金或账户" });
const BOUNDS = part(["floor", "ceiling"], { en: "floor VALUE, ceiling VALUE", zh: "下限 数值, 上限 数值" }, { en: "the bounds of the base", zh: "基数的上下限" });
const SPLIT = part(["split"], { en: "split { | by central | … | }", zh: "分担 { | 由 中央 | … | }" }, { en: "how the levels of government share it", zh: "各级财政如何分担" });

const FORMS: Readonly<Partial<Record<KeywordId, readonly FormPart[]>>> = {
  employer: [first({ en: "", zh: "" }, { en: "what the employer pays", zh: "单位缴费" }), UNIFORM, LOCAL, PER, TO, WHEN, TAIL],
  member: [first({ en: "", zh: "" }, { en: "what the insured pays", zh: "个人缴费" }), UNIFORM, LOCAL, PER, TO, WHEN, TAIL],
  subsidy: [first({ en: "", zh: "" }, { en: "what public finance pays", zh: "财政补助" }), UNIFORM, LOCAL, PER, TO, SPLIT, TAIL],
  credit: [first({ en: "", zh: "" }, { en: "what is credited to the account", zh: "划入个人账户" }), UNIFORM, LOCAL, PER, WHEN, TAIL],
  years: [first({ en: "", zh: "" }, { en: "years of contribution", zh: "缴费年限" }), UNIFORM, LOCAL, WHEN, TAIL],
  adjust: [
    first({ en: "SLOT { CONDITION: CHANGE, … }", zh: "事项 { 条件: 调整办法, … }" }, { en: "exceptions to the table, applied in the order written", zh: "对表值的例外，按所写次序适用" }),
    part(["setTo", "none", "notCovered", "halve", "patientShare"], { en: "set to 85% | none | not covered | halve | × 60% | + 5 points | − 100 yuan | patient share × 60%", zh: "改为 85% | 无 | 不予支付 | 减半 | × 60% | + 5个百分点 | − 100元 | 个人负担比例 × 60%" }, { en: "the change", zh: "调整办法" }),
    part(["per", "after"], { en: "per DIMENSION after 1", zh: "每 维度 之后 1" }, { en: "grows with a counted dimension", zh: "随计数递增" }),
    part(["atLeast", "atMost", "together", "roundedTo"], { en: "at least V | at most V | together at most V | rounded to V", zh: "不低于 数值 | 不高于 数值 | 合计上限 数值 | 取整到 数值" }, { en: "its bounds", zh: "上下限" }),
  ],
  settle: [
    first({ en: "for SCHEME, …:", zh: "适用 险种、…:" }, { en: "whose claims are settled in this order", zh: "哪些险种按此次序结算" }),
    part(["oneOf"], { en: "one of A, B", zh: "择一 甲、乙" }, { en: "at most one of them is open for any case", zh: "任何情形至多适用其中一项" }),
    part(["then"], { en: "; then C", zh: "；然后 丙" }, { en: "the next layer", zh: "下一层" }),
  ],
  require: [
    first({ en: "QUANTITY of TARGET", zh: "事项 的 对象" }, { en: "a slot, a part, patient share, patient amount, or payment; of a kind, a benefit, any benefit, a contribution", zh: "待遇或缴费的事项、个人负担比例、个人负担额、支付额；对象为待遇类型、待遇、任一待遇、缴费" }),
    part(["for"], { en: "for SCHEME", zh: "适用 险种" }, { en: "only of this scheme", zh: "限于该险种" }), WHEN,
    part(["neverFallsWith", "neverRisesWith", "neverFallsAsCostRises", "neverRisesByMoreThanCost", "isUniform", "isWritten"], { en: ">= VALUE | never falls with DIMENSION | never rises with DIMENSION | never falls as cost rises | is uniform | is written", zh: "≥ 数值 | 不随之下降 维度 | 不随之上升 维度 | 不随费用增加而下降 | 全省统一 | 须有规定" }, { en: "what must hold in every cell", zh: "每种情形都须满足的要求" }),
    part(["tolerance"], { en: ", tolerance VALUE", zh: ", 容差 数值" }, { en: "by how much it may miss", zh: "允许的偏差" }),
  ],
  given: [
    first({ en: "DIMENSION MEMBER, …", zh: "维度 成员, …" }, { en: "the facts of the claim", zh: "这笔申报的情况" }),
    part(["on"], { en: "on DATE", zh: "于 日期" }, { en: "the day that decides", zh: "据以结算的日期" }),
    part(HISTORY_WORDS, { en: "paid BENEFIT AMOUNT this year | used deductible of BENEFIT AMOUNT | base BENEFIT AMOUNT", zh: "已付 待遇 金额 本年度 | 已用起付线 待遇 金额 | 基数 待遇 金额" }, { en: "what was used up before", zh: "此前已用的数额" }),
  ],
  expect: [
    first({ en: "BENEFIT pays AMOUNT, …", zh: "待遇 支付 金额, …" }, { en: "what each layer must pay", zh: "各层应支付的数额" }),
    part(["patient"], { en: "patient AMOUNT", zh: "个人支付 金额" }, { en: "what is left to the patient", zh: "个人应支付的数额" }),
  ],
};

/** `isOfContribution`: `base` is there the fact that rates are taken of. */
export function formOf(word: KeywordId, isOfContribution: boolean): readonly FormPart[] | undefined {
  if (word === "base" && isOfContribution) return [first({ en: "FACT", zh: "事实" }, { en: "what the rates are taken of, such as own_wage", zh: "计费的依据，如本人工资" }), PER, UNIFORM_FORMULA, UNIFORM, BOUNDS, TAIL];
  return isSlotWord(word) ? formOfSlot(word) : FORMS[word];
}

function isSlotWord(word: KeywordId): word is SlotWord {
  const words: readonly KeywordId[] = SLOT_WORDS;
  return words.includes(word);
}

function formOfSlot(slot: SlotWord): readonly FormPart[] {
  if (slot === "base") return [VALUES.base, TAIL];
  const options = optionWordsOf(slot);
  const opens = ({ words: [opening] }: FormPart): boolean => opening !== undefined && options.includes(opening);
  return [VALUES[slot], ...SLOT_PARTS.filter(opens), TAIL];
}
