import type { Language } from "../diagnostics/render/fill.ts";

export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

/** A fictional province that passes `check`, `test` and `format --check`: small, but with everything that a first notice needs. */
export function provinceTemplate(name: string, language: Language): readonly TemplateFile[] {
  const files = language === "zh" ? [CHINESE_LIBRARY, CHINESE_POLICY, CHINESE_README] : [ENGLISH_LIBRARY, ENGLISH_POLICY, ENGLISH_README];
  return [WORKSPACE, ...files, ...AROUND].map(({ path, text }) => ({ path, text: text.replaceAll("NAME", name) }));
}

/** Its place says what one workspace is; there is nothing to set. */
const WORKSPACE: TemplateFile = { path: "tongchou.json", text: "{}\n" };

/** For git and VS Code: what is compiled is not kept, the extension is proposed, a saved file is laid out. */
const AROUND: readonly TemplateFile[] = [
  { path: ".gitignore", text: "dist/\n" },
  { path: ".vscode/extensions.json", text: `{ "recommendations": ["tongchou.tongchou"] }\n` },
  { path: ".vscode/settings.json", text: `{ "[tongchou]": { "editor.defaultFormatter": "tongchou.tongchou", "editor.formatOnSave": true } }\n` },
];

const ENGLISH_README: TemplateFile = {
  path: "README.md",
  text: `# Medical insurance of NAME

The rules are in the files that end in \`.tongchou\`: one notice, one file. They are read by people and compiled for settlement engines.

| When | Command |
| --- | --- |
| after each change | \`tongchou check\` |
| do the worked examples still come out? | \`tongchou test --coverage\` |
| before a commit | \`tongchou format\` |
| what does my change mean, in cells and in money? | \`tongchou diff git:HEAD .\` |
| tables for settlement engines, in \`dist/tables\` | \`tongchou build\` |

In VS Code, the extension does all of this while you type.
`,
};

const CHINESE_README: TemplateFile = {
  path: "README.md",
  text: `# NAME医疗保险政策

规则写在以 \`.tongchou\` 结尾的文件中，一份文件对应一个政策文件；既供人阅读，也编译成数据表供结算系统使用。

| 什么时候 | 命令 |
| --- | --- |
| 每次修改之后 | \`tongchou check\` |
| 案例结果是否仍然正确 | \`tongchou test --coverage\` |
| 提交之前 | \`tongchou format\` |
| 这次修改改变了哪些规则、影响多少钱 | \`tongchou diff git:HEAD .\` |
| 生成结算系统用的数据表（dist/tables） | \`tongchou build\` |

在 VS Code 中，扩展会在您输入时完成上述工作。
`,
};

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

  deductible per admission article "art. 1" {
    | hospital  | amount     |
    | primary   |   300 yuan |
    | secondary |   600 yuan |
    | tertiary  | 1,000 yuan |
  }

  ratio article "art. 2" {
    | hospital  | active | retired |
    | primary   | 90%    | 95%     |
    | secondary | 85%    | 90%     |
    | tertiary  | 80%    | 85%     |
  }

  cap 300,000 yuan of payment per year article "art. 3"
}

settle for employee: inpatient

// Every row of the tables above is used once; the last row exceeds the cap.
example "each level and group; above the cap" {
  given care inpatient, on 2025-05-10
  | hospital  | member  | eligible     | inpatient pays | patient      |
  | primary   | active  |  10,000 yuan |     8,730 yuan |   1,270 yuan |
  | primary   | retired |  10,000 yuan |     9,215 yuan |     785 yuan |
  | secondary | active  |  10,000 yuan |     7,990 yuan |   2,010 yuan |
  | secondary | retired |  10,000 yuan |     8,460 yuan |   1,540 yuan |
  | tertiary  | active  |  10,000 yuan |     7,200 yuan |   2,800 yuan |
  | tertiary  | retired |  10,000 yuan |     7,650 yuan |   2,350 yuan |
  | primary   | active  | 400,000 yuan |   300,000 yuan | 100,000 yuan |
}
`,
};

const CHINESE_LIBRARY: TemplateFile = {
  path: "公用.tongchou",
  text: `// 本省各政策文件共同引用的内容。
库 NAME.公用 "NAME公用声明"
  生效 2025年1月1日
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
  生效 2025年1月1日
  依据 "在此写明文号"
  示例未核实 "虚构省份，数字并非现行规定"

引用 NAME.公用

险种 职工 employee "职工基本医疗保险" {
  人员类别 属于 在职, 退休
  结算时点 出院
  年度起始 1月1日
}

待遇 住院 inpatient 适用 职工 当 就医类型 = 住院 {
  基数 政策范围内费用

  起付线 每次住院 条款 "第一条" {
    | 医院级别 | 定额    |
    | 一级     |   300元 |
    | 二级     |   600元 |
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

结算顺序 适用 职工: 住院

// 以上各表的每一行都用到一次；最后一行超过封顶线。
案例 "各级医院、各类人员；超过封顶线" {
  已知 就医类型 住院, 于 2025年5月10日
  | 医院级别 | 人员类别 | 政策范围内费用 | 住院 支付 | 个人支付  |
  | 一级     | 在职     |       10,000元 |   8,730元 |   1,270元 |
  | 一级     | 退休     |       10,000元 |   9,215元 |     785元 |
  | 二级     | 在职     |       10,000元 |   7,990元 |   2,010元 |
  | 二级     | 退休     |       10,000元 |   8,460元 |   1,540元 |
  | 三级     | 在职     |       10,000元 |   7,200元 |   2,800元 |
  | 三级     | 退休     |       10,000元 |   7,650元 |   2,350元 |
  | 一级     | 在职     |      400,000元 | 300,000元 | 100,000元 |
}
`,
};
