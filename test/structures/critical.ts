import { benefit, layer, table, type Structure } from "./structure.ts";

const income = "indicator income 居民人均可支配收入 by year {\n  | year | value |\n  | 2024 | 40,000 yuan |\n  | 2025 | 42,000 yuan |\n}\n";

/** Handbook 2.9 and 2.10: 大病保险, 职工大额, assistance. */
export const CRITICAL: readonly Structure[] = [
  {
    id: "B1", title: "a deductible of half the income (Jiangxi)", how: "`deductible 50% × income of previous year rounded to 100 yuan per year`",
    source: income + layer({ name: "critical", scheme: "resident", deductible: "50% × income of previous year rounded to 100 yuan per year" }), yields: ["2025-01-01..2025-12-31 per year\n      always: 20,000"],
  },
  {
    id: "B2", title: "another indicator (Beijing: the lowest fifth)", how: "any published statistic is an `indicator`",
    source: `indicator lowest_fifth 低收入户人均可支配收入 by year {\n  | year | value |\n  | 2024 | 30,404 yuan |\n}\n${layer({ name: "critical", scheme: "resident", deductible: "lowest_fifth of previous year per year" })}`,
    yields: ["always: 30,404"],
  },
  { id: "B3", title: "bands on the excess (Beijing)", how: "`by band of excess per year`", see: ["R3"] },
  {
    id: "B4", title: "tilt for the poor (+5 points, half the deductible)", how: "adjustments of both slots", source: layer({ name: "critical", scheme: "resident", deductible: "16,000 yuan per year", ratio: "60%", more: "adjust deductible { identity has poor: halve }\n  adjust ratio { identity has poor: + 5 points }" }),
    yields: ["identity +poor: 8,000", "identity +poor: 65%"],
  },
  { id: "B5", title: "its base: what basic insurance left of the in-scope cost", how: "`base unpaid of inpatient`", see: ["S4"] },
  {
    id: "B6", title: "a cap of at least 250,000 (Jiangxi)", how: "the province's value, and a guardrail for the bound", source: `guardrail "封顶线不低于25万元"\n  require cap of critical >= 250,000 yuan per year\n${layer({ name: "critical", scheme: "resident", cap: "25万元 of payment per year" })}`,
    yields: ["always: 250,000"],
  },
  { id: "B7", title: "a new value each year", how: "the `indicator`'s rows, apart from the rule", source: income + layer({ name: "critical", scheme: "resident", deductible: "50% × income of previous year rounded to 100 yuan per year" }), yields: ["2026-01-01..2026-12-31 per year\n      always: 21,000"] },
  {
    id: "B8", title: "two triggers under one name (above the cap; above 100,000 of own cost)", how: "`base over cap of inpatient`, or `unpaid of inpatient` with a deductible",
    source: `${benefit({ cap: "100,000 yuan of payment per year" })}${benefit({ name: "large_sum", base: "unpaid of inpatient", deductible: "100,000 yuan per year", ratio: "90%" })}settle for employee: inpatient; then large_sum\n`,
    yields: ["large_sum base 2025-01-01..: unpaid of inpatient", "per year\n      always: 100,000"],
  },
  {
    id: "B9", title: "one benefit for both schemes (Zhejiang)", how: "`benefit critical for employee, resident`", source: `${benefit({ name: "critical", scheme: "employee, resident" })}settle for employee, resident: critical\n`,
    yields: ["linhai employee\n  critical open", "linhai resident\n  critical open"],
  },
  {
    id: "A1", title: "assistance by group, after the others", how: "the last layer, `best for the patient` over identities",
    source: `${benefit({ scheme: "resident" })}${benefit({ name: "assistance", scheme: "resident", when: "identity has poor, destitute", base: "unpaid of inpatient", ratio: `best for the patient ${table("identity | ratio", "destitute | 90%", "poor | 75%")}` })}settle for resident: inpatient; then assistance\n`,
    yields: ["identity +destitute: 90%", "settle 2025-01-01..: inpatient; assistance"],
  },
  {
    id: "A2", title: "thresholds by income", how: "indicator multiples by identity",
    source: income + layer({ name: "assistance", scheme: "resident", deductible: `per year best for the patient ${table("identity | amount", "destitute, poor | none", "other | 10% × income of previous year rounded to 1 yuan")}` }),
    yields: ["identity −poor −destitute: 4,000"],
  },
  {
    id: "A3", title: "further layers (倾斜救助, 再救助)", how: "each a benefit over `unpaid of` the one before",
    source: `${benefit({ name: "assistance", scheme: "resident" })}${benefit({ name: "second_assistance", scheme: "resident", base: "unpaid of assistance" })}settle for resident: assistance; then second_assistance\n`,
    yields: ["settle 2025-01-01..: assistance; second_assistance"],
  },
  { id: "A4", title: "an annual limit over kinds of care", how: "a pool", see: ["C3"] },
  { id: "A5", title: "a base without out-of-catalogue cost", how: "`unpaid of X` is X's base less payments, never the bill less payments", see: ["S3", "A1"] },
  { id: "A6", title: "only where referral rules were kept", how: "a fact in `when`", source: `dimension kept_referral 按规定转诊 yes/no\n${layer({ scheme: "resident", when: "kept_referral = yes" })}`, yields: ["kept_referral yes"] },
  {
    id: "A7", title: "assistance pays the contribution of the poor", how: "the person's part `when identity has destitute`; which purse pays it is not recorded",
    source: `contribution resident for resident {
  member uniform 0 yuan per year when identity has destitute
  member uniform 400 yuan per year when not identity has destitute
}\n`,
    yields: ["identity +destitute: 0", "identity −destitute: 400"],
  },
  {
    id: "care elsewhere: points", title: "“支付比例降低20个百分点”", how: "`− 20 points`", source: layer({ deductible: "1,000 yuan per admission", ratio: "60%", more: "adjust ratio { late = yes: − 20 points }" }), yields: ["late yes: 40%"],
  },
  {
    id: "care elsewhere: first share", title: "“个人先行自付20%”", how: "`first share`", source: layer({ deductible: "1,000 yuan per admission", ratio: "60%", more: `first share ${table("late | ratio", "no | none", "yes | 20%")}` }),
    yields: ["inpatient firstShare, uniform\n    2025-01-01..\n      late no: none", "late yes: 20%"],
  },
  {
    id: "care elsewhere: multiplier", title: "“按本地标准的80%支付”", how: "`× 80%`", source: layer({ deductible: "1,000 yuan per admission", ratio: "60%", more: "adjust ratio { late = yes: × 80% }" }), yields: ["late yes: 48%"],
  },
];
