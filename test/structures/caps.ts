import { benefit, layer, table, type Structure } from "./structure.ts";

export const wage = "indicator wage 职工年平均工资 by year {\n  | year | value |\n  | 2023 | 90,000 yuan |\n  | 2024 | 96,050 yuan |\n}\n";

/** Handbook 2.6: caps. */
export const CAPS: readonly Structure[] = [
  {
    id: "C1", title: "on payment, with the rest to the next layer", how: "`cap … of payment`, `base over cap of inpatient`: the inverse is the engine's",
    source: `${benefit({ cap: "100,000 yuan of payment per year" })}${benefit({ name: "large_sum", base: "over cap of inpatient" })}settle for employee: inpatient; then large_sum\n`,
    yields: ["per year of payment\n      always: 100,000", "overCap of inpatient"],
  },
  { id: "C2", title: "on cost", how: "`cap … of cost`", source: layer({ cap: "5,000 yuan of cost per year" }), yields: ["per year of cost\n      always: 5,000"] },
  {
    id: "C3", title: "shared by kinds of care (Jiangxi class I, Qinghai's TCM wards)", how: "`pool`, `draws on`",
    source: `pool annual 年度限额 100,000 yuan of payment per year for employee\n${benefit({ when: "care = inpatient", more: "draws on annual" })}${benefit({ name: "ward", when: "care = outpatient", more: "draws on annual" })}settle for employee: one of inpatient, ward\n`,
    yields: ["inpatient draws on annual", "ward draws on annual"],
  },
  {
    id: "C4", title: "additive (两病: 400 + 500)", how: "`cap sum` over a `many` dimension",
    source: `dimension two_disease 两病 many { hypertension 高血压, diabetes 糖尿病 }\n${layer({ scheme: "resident", when: "two_disease has hypertension, diabetes", cap: `sum of payment per year ${table("two_disease | amount", "hypertension | 400 yuan", "diabetes | 500 yuan")}` })}`,
    yields: ["two_disease +hypertension +diabetes: 900"],
  },
  {
    id: "C5", title: "caps inside caps", how: "`pool clinic_year … in annual`",
    source: `pool annual 100,000 yuan of payment per year for employee\npool clinic_year 3,000 yuan of payment per year for employee in annual\n${layer({ more: "draws on clinic_year" })}`,
    yields: ["pool clinic_year in annual for employee"],
  },
  {
    id: "C6", title: "no cap for some (大病 for 低保)", how: "`identity has poor: none`; never a sentinel",
    source: layer({ scheme: "resident", cap: "300,000 yuan of payment per year", more: "adjust cap { identity has poor: none }" }), yields: ["identity +poor: none"],
  },
  {
    id: "C7", title: "a multiple of an indicator, rounded", how: "`cap 6 × wage of previous year rounded to 100 yuan of payment per year`",
    source: wage + layer({ cap: "6 × wage of previous year rounded to 100 yuan of payment per year" }), yields: ["2025-01-01..2025-12-31 per year of payment\n      always: 576,300", "2026-01-01.. waits for wage 2025"],
  },
  {
    id: "C8", title: "a percentage of the wage of two years before (Zhanjiang)", how: "`2% × wage of 2 years before rounded to 1 yuan`",
    source: wage + layer({ cap: "2% × wage of 2 years before rounded to 1 yuan of payment per year" }), yields: ["2025-01-01..2025-12-31 per year of payment\n      always: 1,800", "2026-01-01..2026-12-31 per year of payment\n      always: 1,921"],
  },
  { id: "C9", title: "monthly (Yangjiang)", how: "`limit … per month`: what a month leaves is not carried over", source: layer({ more: "limit 165.50 yuan of payment per month" }), yields: ["per month of payment\n      always: 165.50"] },
  { id: "C10", title: "a visit, a day (Ya'an)", how: "`limit … per visit`, `per day`", source: layer({ more: "limit 20 yuan of payment per visit" }), yields: ["per visit of payment\n      always: 20"] },
  {
    id: "C11", title: "by continuous enrolment, in wages (Shenzhen, old)", how: "indicator multiples as cells",
    source: wage + layer({ cap: `of payment per year ${table("enrolled | amount", "0 | 1 × wage of previous year rounded to 1 yuan", "1.. | 6 × wage of previous year rounded to 1 yuan")}` }),
    yields: ["enrolled 0..0: 96,050", "enrolled 1..60: 576,300"],
  },
  {
    id: "C12", title: "raised by incentives (Jiangxi: +3,000, +3,000, together at most 20 %)", how: "growth over two facts, `together at most 120% of the table value`; resets belong to the counting of the facts",
    source: `dimension zero_claims 零报销年数 integer 0..60\n${layer({ scheme: "resident", cap: "20,000 yuan of payment per year", more: "adjust cap { + 3,000 yuan per enrolled after 4, + 3,000 yuan per zero_claims after 0, together at most 120% of the table value }" })}`,
    yields: ["enrolled 0..4, zero_claims 0..0: 20,000", "enrolled 5..5, zero_claims 0..0: 23,000", "24,000"],
  },
  { id: "C13", title: "by tier (Chongqing)", how: "the tier as a column", see: ["P8"] },
  { id: "C14", title: "derived values say how they are rounded", how: "`rounded to 100 yuan`; without it the multiple is an error (TC3005)", see: ["C7"] },
];
