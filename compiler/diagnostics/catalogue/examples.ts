import { entry } from "../catalogue-entry.ts";

/** TC8: examples, the unit tests of the language. */
export const EXAMPLES = {
  exampleColumn: entry("TC8001", "error",
    "The column heading “{word}” is nothing that an example states.",
    "列标题“{word}”不是案例可以写的内容。",
    {
      en: "A column is a dimension, a cost measure, `BENEFIT pays`, `patient`, `on`, `contribution`, or what was used before: `paid BENEFIT`, `base BENEFIT`, `used deductible of BENEFIT`.",
      zh: "列可以是维度、费用口径、“待遇名称 支付”、“个人支付”、“于”、“缴费”，或此前已用的数额：“已付 待遇名称”“基数 待遇名称”“已用起付线 待遇名称”。",
    }),
  exampleTwice: entry("TC8002", "error",
    "This example states {what} twice.",
    "本案例重复写了{what}。",
    { en: "Keep one of them.", zh: "请只保留一处。" }),
  exampleIncomplete: entry("TC8003", "error",
    "This example does not state {what}.",
    "本案例没有写{what}。"),
  exampleNoScheme: entry("TC8004", "error",
    "No scheme has such a person and all the benefits that this example names.",
    "没有一个险种既包括这样的人员，又包括本案例所写的各项待遇。",
    { en: "Check the facts by which people belong to a scheme, and which scheme each benefit is for.", zh: "请核对决定人员属于哪个险种的事实，以及各项待遇适用的险种。" }),
  exampleSeveralSchemes: entry("TC8005", "error",
    "This example could be one of several schemes: {schemes}.",
    "本案例可能属于几个险种：{schemes}。",
    { en: "State the fact that tells them apart, such as the kind of member.", zh: "请写明区分险种的事实，例如人员类别。" }),
  exampleOneValue: entry("TC8006", "error",
    "An example is one case, so it has exactly one value of “{dimension}”.",
    "案例是一个具体情形，“{dimension}”只能有一个确定的值。",
    { en: "Write one member, number or day; for several cases make it a column of a table.", zh: "请写一个成员、数字或日期；若有几种情形，请写成表中的一列。" }),
} as const;
