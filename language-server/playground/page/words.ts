/** What the page itself says. */
import type { Phrase } from "../../../compiler/diagnostics/diagnostic.ts";

export type Language = "zh" | "en";

export const WORDS = {
  title: { zh: "统筹", en: "Tongchou" },
  tagline: { zh: "医保待遇规则，边写边核", en: "Benefit rules, checked as you write" },
  example: { zh: "示例", en: "Example" },
  custom: { zh: "自编", en: "Your own" },
  format: { zh: "整理版式", en: "Format" },
  formatHint: { zh: "对齐表格，统一写法（Shift+Alt+F）", en: "Align tables, one spelling (Shift+Alt+F)" },
  respell: { zh: "中英写法", en: "Spelling" },
  respellHint: { zh: "关键词在中文与英文之间切换，含义不变", en: "Keywords in the other language; the meaning stays" },
  share: { zh: "分享", en: "Share" },
  shareHint: { zh: "把全部文件装进一个链接；不上传任何内容", en: "All files in one link; nothing is uploaded" },
  language: { zh: "界面语言", en: "Language" },
  source: { zh: "政策原文", en: "Source" },
  files: { zh: "文件", en: "Files" },
  addFile: { zh: "新建文件", en: "New file" },
  removeFile: { zh: "移除此文件", en: "Remove this file" },
  fileName: { zh: "文件名（不含扩展名）", en: "Name of the file, without its ending" },
  fileExists: { zh: "已有同名文件。", en: "There is a file of that name." },
  hasErrors: { zh: "（有错误）", en: " (has errors)" },
  results: { zh: "结果", en: "Results" },
  tables: { zh: "编译后的表", en: "Compiled tables" },
  payment: { zh: "试算", en: "Try a bill" },
  problems: { zh: "问题", en: "Problems" },
  noTables: { zh: "本文件没有自己的数值。", en: "This file gives no values of its own." },
  moreRows: { zh: "另有 {n} 行未显示", en: "{n} more rows are not shown" },
  basis: { zh: "依据", en: "Source" },
  noProblems: { zh: "没有发现问题。", en: "No problems were found." },
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  note: { zh: "提示", en: "note" },
  scheme: { zh: "险种", en: "Scheme" },
  benefit: { zh: "待遇", en: "Benefit" },
  on: { zh: "结算日期", en: "Day" },
  costs: { zh: "费用（元）", en: "Bill, yuan" },
  person: { zh: "情形", en: "Case" },
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
  insurance: { zh: "医保支付", en: "Insurance pays" },
  patient: { zh: "个人负担", en: "Patient pays" },
  details: { zh: "计算过程", en: "How it comes about" },
  payers: { zh: "费用变化时各方负担多少", en: "Who pays what as the bill grows" },
  compared: { zh: "个人负担的比较", en: "What the patient pays, compared" },
  compareBy: { zh: "按", en: "by" },
  noComparison: { zh: "不比较", en: "nothing" },
  newYear: { zh: "新的参保年度，此前没有使用；费用只含所选口径。", en: "A new insurance year with nothing used before; the bill is of one kind of cost." },
  badAmount: { zh: "请填写不小于 0 的金额，最多两位小数。", en: "An amount from 0 up, with at most two decimals." },
  copied: { zh: "链接已复制，打开即可还原全部文件。", en: "The link is copied; opening it brings all files back." },
  inAddress: { zh: "链接已在地址栏中，可自行复制。", en: "The link is in the address bar, to be copied from there." },
  damaged: { zh: "链接已损坏，无法还原文件，现显示示例。", en: "The link is damaged and its files cannot be brought back; an example is shown instead." },
  replace: { zh: "换成示例会丢弃现在的文件，是否继续？", en: "The example replaces the present files. Go on?" },
  discard: { zh: "移除“{name}”会丢弃其内容，是否继续？", en: "Removing “{name}” discards what it holds. Go on?" },
  loadFailed: { zh: "示例未能载入。", en: "The example could not be loaded." },
  fix: { zh: "修正", en: "Fix" },
  gone: { zh: "语言服务已停止，请刷新页面。", en: "The language service has stopped; please reload the page." },
} as const satisfies Readonly<Record<string, Phrase>>;

export type Word = keyof typeof WORDS;

/** The words of CodeMirror's own panels. */
export const EDITOR_PHRASES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  zh: {
    "Find": "查找", "Replace": "替换", "next": "下一个", "previous": "上一个", "all": "全部", "match case": "区分大小写", "by word": "全字匹配", "regexp": "正则", "replace": "替换", "replace all": "全部替换", "close": "关闭",
    "current match": "当前匹配", "on line": "所在行", "replaced match on line $": "已替换第 $ 行", "replaced $ matches": "已替换 $ 处", "Go to line": "转到行", "go": "转到",
    "Completions": "补全", "Diagnostics": "问题", "No diagnostics": "没有问题", "Folded lines": "已折叠", "Unfolded lines": "已展开", "to": "至", "folded code": "已折叠的内容", "unfold": "展开", "Fold line": "折叠", "Unfold line": "展开",
    "Supported signature": "写法", "New name": "新名称", "Rename": "重命名", "No references found": "没有引用", "Reference list": "引用列表", "Failed to rename": "未能重命名",
  },
};
