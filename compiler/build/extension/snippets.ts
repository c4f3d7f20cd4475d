/** Whole files to begin with, in both spellings. What stands inside a file is proposed by the server, which knows the place. */

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const POLICY: Snippet = {
  prefix: ["policy", "policy file"],
  description: "A province's policy: head, scheme, one benefit, order of settlement",
  body: [
    'policy ${1:province}.${2:basic} "${3:title}"',
    "  effective from ${4:2025-01-01}",
    '  source "${5:document}"',
    "",
    'province ${1:province} ${6:某省} code "${7:990000}"',
    'dimension hospital 医院级别 ordered { primary 一级, secondary 二级, tertiary 三级 }',
    "measure eligible 政策范围内费用",
    "",
    'scheme employee 职工 "职工基本医疗保险" code "310" {',
    "  settles by discharge",
    "  year from 01-01",
    "}",
    "",
    "benefit inpatient 住院 for employee {",
    "  base eligible",
    "  deductible per admission {",
    "    | hospital  | amount   |",
    "    | primary   | ${8:300} yuan |",
    "    | secondary | ${9:500} yuan |",
    "    | tertiary  | ${10:800} yuan |",
    "  }",
    "  ratio ${11:80}%",
    "  cap ${12:100,000} yuan of payment per year",
    "}",
    "",
    "settle for employee: inpatient",
    "$0",
  ],
};

const POLICY_ZH: Snippet = {
  prefix: ["政策", "zhengce"],
  description: "省级政策：文件头、险种、一项待遇、结算顺序",
  body: [
    "政策 ${1:某省}.${2:基本} “${3:标题}”",
    "  生效 ${4:2025年1月1日}",
    "  依据 “${5:文件}”",
    "",
    "省份 ${1:某省} ${6:province} 编码 “${7:990000}”",
    "维度 医院级别 hospital 有序 { 一级 primary、二级 secondary、三级 tertiary }",
    "费用口径 政策范围内费用 eligible",
    "",
    "险种 职工 employee “职工基本医疗保险” 编码 “310” {",
    "  结算时点 出院",
    "  年度起始 1月1日",
    "}",
    "",
    "待遇 住院 inpatient 适用 职工 {",
    "  基数 政策范围内费用",
    "  起付线 每次住院 {",
    "    | 医院级别 | 定额  |",
    "    | 一级     | ${8:300}元 |",
    "    | 二级     | ${9:500}元 |",
    "    | 三级     | ${10:800}元 |",
    "  }",
    "  支付比例 ${11:80}%",
    "  封顶线 ${12:10}万元 按支付额 每年",
    "}",
    "",
    "结算顺序 适用 职工：住院",
    "$0",
  ],
};

const LIBRARY: Snippet = {
  prefix: ["library", "library file"],
  description: "A library: dimensions and measures that several policies share",
  body: [
    "library ${1:national}.${2:dimensions}",
    "",
    "dimension ${3:hospital} ${4:医院级别} ordered {",
    "  primary 一级",
    "  secondary 二级",
    "  tertiary 三级",
    "}",
    "measure ${5:eligible} ${6:政策范围内费用}",
    "$0",
  ],
};

const LIBRARY_ZH: Snippet = {
  prefix: ["库", "ku"],
  description: "库：多份政策共用的维度与费用口径",
  body: [
    "库 ${1:national}.${2:dimensions}",
    "",
    "维度 ${3:医院级别} ${4:hospital} 有序 {",
    "  一级 primary",
    "  二级 secondary",
    "  三级 tertiary",
    "}",
    "费用口径 ${5:政策范围内费用} ${6:eligible}",
    "$0",
  ],
};

const AMENDMENT: Snippet = {
  prefix: ["amendment", "amendment file"],
  description: "A policy that amends another from a day on",
  body: [
    'policy ${1:province}.${2:notice_2026} "${3:title}"',
    "  issued ${4:2025-12-01}",
    "  effective from ${5:2026-01-01}",
    '  source "${6:document}"',
    "  amends ${7:province.basic}",
    "",
    "replace cap of ${8:inpatient} ${9:120,000 yuan} of payment per year article \"${10:第一条}\"",
    "$0",
  ],
};

const AMENDMENT_ZH: Snippet = {
  prefix: ["修订文件", "xiudingwenjian"],
  description: "自某日起修订另一份政策",
  body: [
    "政策 ${1:某省}.${2:通知2026} “${3:标题}”",
    "  印发 ${4:2025年12月1日}",
    "  生效 ${5:2026年1月1日}",
    "  依据 “${6:文件}”",
    "  修订 ${7:某省.基本}",
    "",
    "替换 封顶线 的 ${8:住院} ${9:12万元} 按支付额 每年 条款 “${10:第一条}”",
    "$0",
  ],
};

export function snippets(): Readonly<Record<string, Snippet>> {
  return { "policy": POLICY, "政策": POLICY_ZH, "library": LIBRARY, "库": LIBRARY_ZH, "amendment": AMENDMENT, "修订": AMENDMENT_ZH };
}
