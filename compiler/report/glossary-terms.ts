import type { Phrase } from "../diagnostics/diagnostic.ts";

/** Words of the field that the pages use, as `docs/glossary.md` pairs them, each in a sentence for whoever is not at home in it. */
export const FIELD_TERMS: readonly { readonly term: Phrase; readonly meaning: Phrase }[] = [
  { term: { zh: "起付线", en: "deductible" }, meaning: { zh: "基金开始支付之前，由个人先负担的范围内费用。", en: "The in-scope cost that the person bears before the fund begins to pay." } },
  { term: { zh: "支付比例", en: "payment ratio" }, meaning: { zh: "起付线以上的范围内费用由基金支付的百分比；其余为个人负担比例。", en: "The percentage of in-scope cost above the deductible that the fund pays; the rest is the patient’s share." } },
  { term: { zh: "封顶线", en: "cap" }, meaning: { zh: "一定期间内的最高支付限额；通常限制的是支付金额，而非费用。", en: "The most that is paid within a period; it usually limits the payment, not the cost." } },
  { term: { zh: "限额", en: "limit" }, meaning: { zh: "单次或某项目的上限；超出部分不转入其他层次支付。", en: "A bound on one event or item; what exceeds it goes to no other layer." } },
  { term: { zh: "先行自付", en: "first share" }, meaning: { zh: "计入范围之前先由个人负担的部分，如乙类项目的先行自付比例。", en: "What the person pays before a cost counts at all, such as the share taken off Class B items." } },
  { term: { zh: "分段", en: "band" }, meaning: { zh: "按金额划分的区间，每段费用各按其比例支付；边缘处前后两段相接。", en: "A slice of money; each slice of the cost is paid at its own ratio, and neighbours touch at their edge." } },
  { term: { zh: "定额", en: "amount" }, meaning: { zh: "不按比例而按固定金额支付；须写明是否以实际费用为限。", en: "A fixed sum instead of a ratio; it says whether it is limited to the cost." } },
  { term: { zh: "等待期", en: "waiting period" }, meaning: { zh: "参保缴费之后、开始享受待遇之前的时间。", en: "The time between paying in and being covered." } },
  { term: { zh: "政策范围内费用", en: "eligible expenses" }, meaning: { zh: "符合药品、诊疗项目和服务设施目录、可由基金按规定支付的费用。", en: "Cost inside the catalogues of drugs, treatments and facilities, which the fund may pay." } },
  { term: { zh: "支付基数", en: "base" }, meaning: { zh: "某一层待遇据以计算的费用，可以是某种口径的费用，也可以是前一层的剩余部分。", en: "The cost that a layer is worked out from: a measured cost, or what an earlier layer leaves." } },
  { term: { zh: "统筹基金", en: "pooled fund" }, meaning: { zh: "由单位缴费和财政补助等形成、用于共同支付的基金。", en: "The fund made of employers’ contributions and subsidies from which benefits are paid." } },
  { term: { zh: "个人账户", en: "personal account" }, meaning: { zh: "归参保人个人使用的账户，记入个人缴费等。", en: "An account of the insured person’s own, credited with what that person pays in." } },
  { term: { zh: "缴费基数", en: "contribution base" }, meaning: { zh: "计算缴费的金额，通常有上限和下限。", en: "The amount that contributions are a share of, usually between a floor and a ceiling." } },
  { term: { zh: "省级统筹", en: "provincial-level pooling" }, meaning: { zh: "全省统一政策，并统一收支基金或实行调剂。", en: "One policy for the province, with one fund or an adjustment among its areas." } },
  { term: { zh: "过渡", en: "transition" }, meaning: { zh: "某市在规定期限内逐步趋近全省统一标准的安排。", en: "A city’s dated steps towards the province’s uniform value." } },
  { term: { zh: "约束条件", en: "guardrail" }, meaning: { zh: "上级文件或本省文件要求各项规定在任何情形下都须满足的条件。", en: "What a higher or the province’s own document demands of every case." } },
  { term: { zh: "大病保险", en: "critical illness insurance" }, meaning: { zh: "基本医保支付后，对个人负担较重的费用再予支付的保险。", en: "Pays again out of what a heavy bill leaves to the person after basic insurance." } },
  { term: { zh: "医疗救助", en: "medical assistance" }, meaning: { zh: "由财政对困难群众在医保之后给予的救助。", en: "Public assistance for people in need, after insurance." } },
  { term: { zh: "门诊慢特病", en: "outpatient chronic and special diseases" }, meaning: { zh: "列入名录、门诊费用按专门规定支付的病种。", en: "Listed diseases whose outpatient cost is paid by rules of their own." } },
  { term: { zh: "未核对原文", en: "unverified" }, meaning: { zh: "数值转引自其他资料，尚未与文件原文核对。", en: "The figure was taken from elsewhere and not yet held against the document." } },
  { term: { zh: "示例", en: "illustrative" }, meaning: { zh: "仅用于说明写法，并非现行规定。", en: "Shows how something is written; it is no law in force." } },
  { term: { zh: "待明确", en: "unresolved" }, meaning: { zh: "文件未作规定或自相矛盾，所用数值为暂行理解。", en: "The document is silent or contradicts itself; the figure is a reading." } },
];
