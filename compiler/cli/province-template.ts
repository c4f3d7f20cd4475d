import type { Language } from "../diagnostics/render/fill.ts";

export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

/** A fictional province that passes `check`: small, but with everything that a first notice needs. */
export function provinceTemplate(name: string, language: Language): readonly TemplateFile[] {
  const files = language === "zh" ? [WORKSPACE, CHINESE_LIBRARY, CHINESE_POLICY] : [WORKSPACE, ENGLISH_LIBRARY, ENGLISH_POLICY];
  return files.map(({ path, text }) => ({ path, text: text.replaceAll("NAME", name) }));
}

/** Its place says what one workspace is; there is nothing to set. */
const WORKSPACE: TemplateFile = { path: "tongchou.json", text: "{}\n" };

const ENGLISH_LIBRARY: TemplateFile = {
  path: "shared.tongchou",
  text: `// What several policies of the province refer to.
library NAME.shared "Shared declarations of NAME"
  effective from 2025-01-01
  source "write here the document that these follow"
  illustrative "a fictional province"

province NAME

dimension care 就医类型 { inpatient 住院, outpatient 门诊 }
dimension hospital 医院级别 ordered { primary 一级, secondary 二级, tertiary 三级 }
dimension member 人员类别 { active 在职, retired 退休 }
measure eligible 政策范围内费用
`,
};

const ENGLISH_POLICY: TemplateFile = {
  path: "employee.tongchou",
  text: `// One notice, one file. Replace the numbers by those of the notice, name its articles, and take "illustrative" away.
policy NAME.employee "Basic medical insurance for employees in NAME"
  effective from 2025-01-01
  source "write here the number of the notice"
  illustrative "a fictional province; the numbers are no law"

use NAME.shared

scheme employee 职工 "Basic medical insurance for employees" {
  member in active, retired
  settles by discharge
  year from 01-01
}

benefit inpatient 住院 for employee when care = inpatient {
  base eligible

  deductible per admission article "1" {
    | hospital  | amount     |
    | primary   |   300 yuan |
    | secondary |   600 yuan |
    | tertiary  | 1,000 yuan |
  }

  ratio article "2" {
    | hospital  | active | retired |
    | primary   | 90%    | 95%     |
    | secondary | 85%    | 90%     |
    | tertiary  | 80%    | 85%     |
  }

  cap 300,000 yuan of payment per year article "3"
}

settle for employee: inpatient

example "active, tertiary hospital, 10,000 yuan" {
  given member active, hospital tertiary, care inpatient, on 2025-05-10
  claim eligible 10,000 yuan
  expect inpatient pays 7,200 yuan, patient 2,800 yuan    // (10,000 - 1,000) x 80%
}
`,
};

const CHINESE_LIBRARY: TemplateFile = {
  path: "公用.tongchou",
  text: `// 本省各政策文件共同引用的内容。
库 NAME.公用 "NAME公用声明"
  生效 2025-01-01
  依据 "在此写明所依据的文件"
  示例未核实 "虚构省份"

省份 NAME

维度 就医类型 care { 住院 inpatient, 门诊 outpatient }
维度 医院级别 hospital 有序 { 一级 primary, 二级 secondary, 三级 tertiary }
维度 人员类别 member { 在职 active, 退休 retired }
费用口径 政策范围内费用 eligible
`,
};

const CHINESE_POLICY: TemplateFile = {
  path: "职工.tongchou",
  text: `// 一份文件对应一个政策文件。请把数字换成文件中的数字，写明条款，并删去“示例未核实”。
政策 NAME.职工 "NAME职工基本医疗保险"
  生效 2025-01-01
  依据 "在此写明文号"
  示例未核实 "虚构省份，数字并非现行规定"

引用 NAME.公用

险种 职工 employee "职工基本医疗保险" {
  人员类别 属于 在职、退休
  结算时点 出院
  年度起始 01-01
}

待遇 住院 inpatient 适用 职工 当 就医类型 = 住院 {
  基数 政策范围内费用

  起付线 每次住院 条款 "第一条" {
    | 医院级别 | 定额    |
    | 一级     | 300元   |
    | 二级     | 600元   |
    | 三级     | 1,000元 |
  }

  支付比例 条款 "第二条" {
    | 医院级别 | 在职 | 退休 |
    | 一级     | 90%  | 95%  |
    | 二级     | 85%  | 90%  |
    | 三级     | 80%  | 85%  |
  }

  封顶线 30万元 按支付额 每年 条款 "第三条"
}

结算顺序 适用 职工：住院

案例 "在职、三级医院、10,000元" {
  已知 人员类别 在职，医院级别 三级，就医类型 住院，于 2025-05-10
  申报 政策范围内费用 10,000元
  预期 住院 支付 7,200元，个人支付 2,800元    // （10,000 - 1,000）× 80%
}
`,
};
