import { benefit, layer, table, type Structure } from "./structure.ts";

/** Handbook 2.8: 慢特病, 两病, maternity. */
export const CHRONIC: readonly Structure[] = [
  {
    id: "K1", title: "a provincial list of diseases, no deductible (Jiangxi)", how: "the list is a dimension of the province",
    source: `dimension disease 病种 { uremia 尿毒症, tumour 恶性肿瘤, epilepsy 癫痫, unlisted 其他病种 }\n${layer({ when: "disease in uremia, tumour, epilepsy" })}`, yields: ["disease uremia/tumour/epilepsy"],
  },
  {
    id: "K2", title: "class I as inpatient care, class II with limits (Nanchang)", how: "`as inpatient except deductible none`; a `limit` by disease",
    source: `dimension disease 病种 { uremia 尿毒症, epilepsy 癫痫 }
${benefit({ when: "care = inpatient", deductible: "400 yuan per admission" })}benefit class_one for employee when care = outpatient and disease = uremia as inpatient except deductible none
${benefit({ name: "class_two", when: "care = outpatient and disease = epilepsy", more: `limit of payment per year ${table("disease | amount", "epilepsy | 4,000 yuan")}` })}settle for employee: one of inpatient, class_one, class_two\n`,
    yields: ["class_one deductible, uniform\n    2025-01-01..\n      always: none", "class_one ratio, uniform", "class_two limit, uniform\n    2025-01-01.. per year of payment"],
  },
  {
    id: "K3", title: "a joint limit for several diseases (Nanchang: 7,000)", how: "a pool that the disease's benefits draw on", source: `pool joint 合并限额 7,000 yuan of payment per year for employee\n${layer({ more: "draws on joint" })}`,
    yields: ["pool joint for employee, uniform\n    2025-01-01.. per year of payment\n      always: 7,000"],
  },
  {
    id: "K4", title: "limits by month, quarter, year", how: "`per month`, `per quarter`, `per year`; which drugs belong to a disease is the catalogue's",
    source: layer({ more: "limit 300 yuan of payment per quarter" }), yields: ["per quarter of payment\n      always: 300"],
  },
  {
    id: "K5", title: "a period that begins with filing (Beijing's 门特)", how: "the filing is a fact, the deductible `per year`; the year is the insurance year",
    source: `dimension filed 已备案 yes/no as of visit\n${layer({ when: "filed = yes", deductible: "1,300 yuan per year" })}`, yields: ["when filed yes", "per year\n      always: 1,300"],
  },
  {
    id: "K6", title: "两病 (Jiangxi: 60 % and 50 %)", how: "a benefit over a `many` dimension of diseases, by level", source: `dimension two_disease 两病 many { hypertension 高血压, diabetes 糖尿病 }
${layer({ scheme: "resident", when: "two_disease has hypertension, diabetes and hospital in primary, secondary", ratio: table("hospital | ratio", "primary | 60%", "secondary | 50%") })}`,
    yields: ["hospital primary/community: 60%"],
  },
  {
    id: "K7", title: "a qualification that expires", how: "a yes/no fact `as of visit`; when a review is due belongs to the register of the qualified",
    source: `dimension qualified 资格有效 yes/no as of visit\n${layer({ when: "qualified = yes" })}`, yields: ["when member active/retired, qualified yes"],
  },
];
