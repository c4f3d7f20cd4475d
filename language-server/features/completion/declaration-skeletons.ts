/** Declarations to fill in, in both spellings. Each compiles as it stands beside what it refers to. */
import type { Language } from "../../../compiler/diagnostics/render/fill.ts";
import type { KeywordId } from "../../../compiler/syntax/keywords.ts";

export interface DeclarationSkeleton {
  readonly keyword: KeywordId;
  readonly title: Readonly<Record<Language, string>>;
  /** LSP snippets, line by line. */
  readonly lines: Readonly<Record<Language, readonly string[]>>;
}

export const DECLARATION_SKELETONS: readonly DeclarationSkeleton[] = [
  {
    keyword: "scheme",
    title: { en: "a scheme: who is insured, which day decides", zh: "险种：参保人群与结算时点" },
    lines: {
      en: ["scheme ${1:employee} ${2:职工} \"${3:职工基本医疗保险}\" code \"${4:310}\" {", "  settles by ${5|discharge,admission,visit|}", "  year from ${6:01-01}", "}"],
      zh: ["险种 ${1:职工} ${2:employee} “${3:职工基本医疗保险}” 编码 “${4:310}” {", "  结算时点 ${5|出院,入院,就诊|}", "  年度起始 ${6:1月1日}", "}"],
    },
  },
  {
    keyword: "benefit",
    title: { en: "a benefit with base, deductible, ratio and cap", zh: "待遇：基数、起付线、支付比例、封顶线" },
    lines: {
      en: ["benefit ${1:inpatient} ${2:住院} for ${3:employee} {", "  base ${4:eligible}", "  deductible ${5:1,300 yuan} per ${6|admission,year,visit|} article \"${7:第一条}\"", "  ratio ${8:80%} article \"${9:第二条}\"", "  cap ${10:100,000 yuan} of payment per year article \"${11:第三条}\"", "}"],
      zh: ["待遇 ${1:住院} ${2:inpatient} 适用 ${3:职工} {", "  基数 ${4:政策范围内费用}", "  起付线 ${5:1300元} ${6|每次住院,每年,每次|} 条款 “${7:第一条}”", "  支付比例 ${8:80%} 条款 “${9:第二条}”", "  封顶线 ${10:10万元} 按支付额 每年 条款 “${11:第三条}”", "}"],
    },
  },
  {
    keyword: "contribution",
    title: { en: "a contribution with base, rates and bounds", zh: "缴费：基数、费率与上下限" },
    lines: {
      en: ["contribution ${1:employee} ${2:职工缴费} for ${3:employee} {", "  base     own_wage per year uniform", "  employer uniform ${4:8%} to pooled_fund", "  member   uniform ${5:2%} to account", "}"],
      zh: ["缴费 ${1:职工缴费} ${2:employee} 适用 ${3:职工} {", "  基数 own_wage 每年 统一", "  单位 统一 ${4:8%} 至 统筹基金", "  个人 统一 ${5:2%} 至 个人账户", "}"],
    },
  },
  {
    keyword: "guardrail",
    title: { en: "a guardrail: what must hold in every cell", zh: "约束：每种情形都须满足的要求" },
    lines: {
      en: ["guardrail \"${1:ratio not below 60%}\" ${2|error,warning,note|}", "  source \"${3:document}\"", "  require ratio of ${4:inpatient} for ${5:employee} >= ${6:60%}"],
      zh: ["约束 “${1:支付比例不低于60%}” ${2|错误,警告,提示|}", "  依据 “${3:文件名称}”", "  要求 支付比例 的 ${4:住院} 适用 ${5:职工} ≥ ${6:60%}"],
    },
  },
  {
    keyword: "example",
    title: { en: "an example: a claim and what it must come to", zh: "案例：一笔申报与预期结果" },
    lines: {
      en: ["example \"${1:first admission}\"", "  given on ${2:2025-05-10}", "  claim ${3:eligible} ${4:20,000 yuan}", "  expect ${5:inpatient} pays ${6:0 yuan}, patient ${7:0 yuan}"],
      zh: ["案例 “${1:第一次住院}”", "  已知 于 ${2:2025-05-10}", "  申报 ${3:政策范围内费用} ${4:20000元}", "  预期 ${5:住院} 支付 ${6:0元}，个人支付 ${7:0元}"],
    },
  },
];
