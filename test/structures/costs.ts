import { benefit, layer, table, type Structure } from "./structure.ts";

/** Handbook 2.5: which cost counts. */
export const COSTS: readonly Structure[] = [
  {
    id: "S1", title: "甲, 乙, 丙 (乙 first 10 %)", how: "`measure`s are the disjoint parts of a bill; `base` names those that count, `first share` takes off",
    source: `measure class_c 丙类\n${layer({ base: "eligible + class_b_share", more: "first share 10%" })}`, yields: ["inpatient base 2025-01-01..: eligible + class_b_share", "always: 10%"],
  },
  { id: "S2", title: "a rate of the item or of its class", how: "not in the language: the bill arrives with its measures added up, and the catalogue says what an item's own rate is", },
  { id: "S3", title: "price limits: 超限价 is the patient's", how: "a measure that no base names", source: `measure over_limit 超限价自费\n${layer({})}`, yields: ["inpatient base 2025-01-01..: eligible\n"] },
  {
    id: "S4", title: "each layer has its scope (Beijing's 自付二)", how: "each layer's own `base`",
    source: `${benefit({})}${benefit({ name: "critical", base: "unpaid of inpatient + class_b_share" })}settle for employee: inpatient; then critical\n`,
    yields: ["inpatient base 2025-01-01..: eligible\n", "critical base 2025-01-01..: unpaid of inpatient + class_b_share"],
  },
  {
    id: "S5", title: "a wider scope for 大病 (Zhejiang's special drugs)", how: "a measure of its own in that layer's base",
    source: `measure special_drugs 特殊药品\n${benefit({})}${benefit({ name: "critical", base: "unpaid of inpatient + special_drugs" })}settle for employee: inpatient; then critical\n`,
    yields: ["critical base 2025-01-01..: unpaid of inpatient + special_drugs"],
  },
  {
    id: "S6", title: "dual channel, negotiated drugs", how: "a benefit for that care with its own `first share` and ratio",
    source: `dimension drug_list 药品目录 { list_a, list_b }\n${layer({ when: "care = outpatient", ratio: "70%", more: `first share ${table("drug_list | ratio", "list_a | none", "list_b | 10%")}` })}`,
    yields: ["drug_list list_b: 10%"],
  },
  {
    id: "S7", title: "tests before admission count (Qinghai's day surgery)", how: "a measure in the base",
    source: `measure pre_admission_tests 入院前检查\n${layer({ base: "eligible + pre_admission_tests" })}`, yields: ["eligible + pre_admission_tests"],
  },
  {
    id: "S8", title: "observation counts as inpatient care (Beijing's residents)", how: "`when setting in inpatient, observation`",
    source: `dimension setting 就医场所 { ward 住院, observation 留观, clinic 门诊 }\n${layer({ when: "setting in ward, observation" })}`, yields: ["setting ward/observation"],
  },
  {
    id: "S9", title: "not payable: work injury, third party, public health, abroad", how: "a fact in `when`: the layer is closed",
    source: `dimension cause 费用原因 { illness 疾病, work_injury 工伤, third_party 第三人, abroad 境外 }\n${layer({ when: "cause = illness" })}`, yields: ["when cause illness"],
  },
];
