import type { Phrase } from "../diagnostics/diagnostic.ts";
import { KEYWORDS } from "./keywords.ts";

const PHRASES: Readonly<Record<string, Phrase>> = {
  EndOfClause: { en: "the end of the line", zh: "本行结束" },
  NameWord: { en: "a name", zh: "名称" },
  name: { en: "a name", zh: "名称" },
  Text: { en: "a text in quotes “…”", zh: "引号“…”内的文字" },
  Date: { en: "a date such as 2025-01-01", zh: "日期（如 2025-01-01）" },
  MonthDay: { en: "a month and a day such as 01-01", zh: "月和日（如 01-01）" },
  Number: { en: "a number", zh: "数字" },
  Ordinal: { en: "an ordinal such as 3rd", zh: "序数（如 第3个）" },
  Colon: { en: "a colon", zh: "冒号" },
  Comma: { en: "a comma", zh: "逗号" },
  DotDot: { en: "a range such as 0..150", zh: "范围（如 0..150）" },
  LeftBrace: { en: "braces { … }", zh: "花括号 { … }" },
  RightParen: { en: "a closing parenthesis", zh: "右括号" },
  ComparisonWord: { en: "a comparison such as `at least`", zh: "比较词（如 以上、以下）" },
  SlotWord: { en: "what is set, such as `ratio` or `cap`", zh: "规定的事项（如 支付比例、封顶线）" },
  SlotOrPart: { en: "what is set, such as `ratio` or `cap`", zh: "规定的事项（如 支付比例、封顶线）" },
  slot: { en: "what is set, such as `ratio` or `cap`", zh: "规定的事项（如 支付比例、封顶线）" },
  value: { en: "a value", zh: "数值或名称" },
  document: { en: "the name of a policy or a title in quotes", zh: "政策名称或带引号的标题" },
  condition: { en: "a condition such as `care = inpatient`", zh: "条件（如 就医类型 = 住院）" },
  comparison: { en: "a comparison such as `= inpatient` or `>= 60`", zh: "比较（如 = 住院、>= 60）" },
  measure: { en: "what is counted, such as `eligible`", zh: "费用口径（如 政策范围内费用）" },
  adjustments: { en: "a colon, or the adjustments in braces { … }", zh: "冒号，或花括号 { … } 内的调整" },
  adjustment: { en: "a condition, a colon and what changes", zh: "条件、冒号和调整办法" },
  operation: { en: "what changes, such as `× 60%`, `halve` or `set to 85%`", zh: "调整办法（如 × 60%、减半、改为 85%）" },
  pooling: { en: "`unified collection and expenditure` or `adjustment fund`", zh: "“统收统支”或“调剂金”" },
  quantity: { en: "what is required of, such as `ratio` or `patient amount`", zh: "约束的对象（如 支付比例、个人负担额）" },
  test: { en: "what must hold, such as `>= 60%` or `never falls with hospital`", zh: "须满足的要求（如 >= 60%、不随之下降 医院级别）" },
  fact: { en: "a fact such as `hospital tertiary`", zh: "已知情况（如 医院级别 三级）" },
  expectation: { en: "what is expected, such as `inpatient pays 100 yuan`", zh: "预期结果（如 住院 支付 100元）" },
  braces: { en: "braces { … }", zh: "花括号 { … }" },
};

const KEYWORD_PHRASES = new Map(KEYWORDS.map(({ id, en, zh }) => [`'${id}'`, { en: `“${en[0] ?? id}”`, zh: `“${zh[0] ?? id}”` }]));
const SOMETHING: Phrase = { en: "something else", zh: "别的内容" };

/** What the grammar waited for, in the drafter's words; `name` is what the parser's message says. */
export function expectedPhrase(name: string): Phrase {
  return PHRASES[name] ?? KEYWORD_PHRASES.get(name) ?? SOMETHING;
}
