import { benefit, layer, table, type Structure } from "./structure.ts";

const bands = "..30,000 | 30,000..40,000 | 40,000..";

/** Handbook 2.4: ratios and bands. */
export const RATIOS: readonly Structure[] = [
  { id: "R1", title: "flat by level (Jiangxi)", how: "a table over `hospital`", see: ["I1"] },
  {
    id: "R2", title: "bands × level × population (Beijing, Art. 36)", how: "bands head the columns, dimensions the rows",
    source: layer({ ratio: `by band of base per admission ${table(`member | hospital | ${bands}`, "active | tertiary | 85% | 90% | 95%", "active | other | 90% | 95% | 97%", "retired | any | 91% | 94% | 97%")}` }),
    yields: ["hospital tertiary, member active: 0..30,000 85% | 30,000..40,000 90% | 40,000.. 95%"],
  },
  {
    id: "R3", title: "edges on the cost with the deductible, or on the excess (大病)", how: "`by band of base`, `by band of excess`: the scale is always written",
    source: `${benefit({ ratio: `by band of base per admission ${table("..30,000 | 30,000..", "85% | 90%")}` })}${benefit({ name: "critical", base: "unpaid of inpatient", ratio: `by band of excess per year ${table("..50,000 | 50,000..", "60% | 70%")}` })}settle for employee: inpatient; then critical\n`,
    yields: ["per admission bands of base", "per year bands of excess"],
  },
  { id: "R4", title: "bands for a period or for the year", how: "the period of the bands: `per admission`, `per year`", see: ["R3"] },
  {
    id: "R5", title: "fund's and person's share both stated (Beijing)", how: "the fund's is written; `patient share` reads the other, here to check the notice's second figure",
    source: `guardrail "个人负担15%"\n  require patient share of inpatient = 15%\n${layer({ kind: "inpatient", ratio: "85%" })}`, yields: ["always: 85%"],
  },
  { id: "R6", title: "a ratio relative to another", how: "`patient share × 60%`", see: ["P3"] },
  {
    id: "R7", title: "points added, at most 100 %", how: "`+ 5 points, at most 100%`", source: layer({ ratio: "97%", more: "adjust ratio { member = retired: + 5 points, at most 100% }" }), yields: ["member retired: 100%"],
  },
  {
    id: "R8", title: "two payers in one ratio (Beijing 2010: 80 + 10)", how: "two layers over one base, each with its share",
    source: `${benefit({ cap: "100,000 yuan of payment per year" })}${benefit({ name: "large_sum", base: "over cap of inpatient", ratio: "80%" })}${benefit({ name: "supplement", base: "over cap of inpatient", ratio: "10%" })}settle for employee: inpatient; then large_sum; then supplement\n`,
    yields: ["large_sum base 2025-01-01..: overCap of inpatient", "supplement base 2025-01-01..: overCap of inpatient"],
  },
  { id: "R9", title: "it goes on above the cap (Shanghai 80 %)", how: "a layer over `over cap of inpatient`", see: ["R8", "C1"] },
  {
    id: "R10", title: "lower in the upper band (Beijing's outpatients)", how: "bands have no direction", source: layer({ ratio: `by band of payment per year ${table("..20,000 | 20,000..", "70% | 60%")}` }),
    yields: ["0..20,000 70% | 20,000.. 60%"],
  },
  { id: "R11", title: "by class of item (甲 in full, 乙 after 先行自付, 丙 not)", how: "measures in `base`, `first share`; what no base names is not insured", see: ["I5", "S1"] },
  { id: "R12", title: "in full at low levels (maternity)", how: "`100%` is a ratio", source: layer({ ratio: table("hospital | ratio", "..secondary | 100%", "tertiary | 90%") }), yields: ["hospital primary/secondary/community: 100%"] },
  {
    id: "R13", title: "a fixed sum (Qinghai: 520, 580)", how: "`amount … at most the cost`, or `whatever the cost`",
    source: `dimension with_iud 放置宫内节育器 yes/no
benefit abortion 终止妊娠 for employee when late = no {
  base eligible
  amount at most the cost ${table("with_iud | amount", "no | 520 yuan", "yes | 580 yuan")}
}
benefit grant 补助 for employee when late = yes {
  amount 300 yuan whatever the cost
}
settle for employee: one of abortion, grant\n`,
    yields: ["with_iud no: 520 at most the cost", "always: 300 whatever the cost"],
  },
  {
    id: "R14", title: "by continuous enrolment (Shenzhen, old)", how: "an integer fact as a column", source: layer({ ratio: table("enrolled | ratio", "0 | 60%", "1..3 | 75%", "4.. | 90%") }), yields: ["enrolled 1..3: 75%", "enrolled 4..60: 90%"],
  },
];
