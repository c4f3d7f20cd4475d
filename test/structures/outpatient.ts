import { benefit, layer, table, type Structure } from "./structure.ts";

/** Handbook 2.7: ordinary outpatients. */
export const OUTPATIENT: readonly Structure[] = [
  {
    id: "O1", title: "own deductible, ratio, cap (Jiangxi's employees)", how: "a benefit `when care = outpatient`",
    source: layer({ name: "clinic", when: "care = outpatient", deductible: "300 yuan per year", ratio: "65%", cap: "2,000 yuan of payment per year" }),
    yields: ["clinic open 2025-01-01.. when care outpatient", "always: 2,000"],
  },
  {
    id: "O2", title: "bands of cost (Tianjin: 800 to 5,500, then to 10,000)", how: "`by band of base per year`, and `cap … of cost`",
    source: layer({ deductible: "800 yuan per year", ratio: `by band of base per year ${table("..5,500 | 5,500..", "65% | 55%")}`, cap: "10,000 yuan of cost per year" }),
    yields: ["0..5,500 65% | 5,500.. 55%", "per year of cost\n      always: 10,000"],
  },
  { id: "O3", title: "no cap (Beijing since 2023)", how: "`cap none`", source: layer({}), yields: ["inpatient cap, uniform\n    2025-01-01..\n      always: none"] },
  { id: "O4", title: "primary care only (Jiangxi's residents)", how: "`when hospital = primary`", source: layer({ scheme: "resident", when: "hospital = primary", ratio: "60%" }), yields: ["hospital primary/community"] },
  { id: "O5", title: "a limit for each visit", how: "`limit … per visit`", see: ["C10"] },
  {
    id: "O6", title: "by class of item (Shenzhen, old: A 80 %, B 60 %, tests 90 % up to 120)", how: "a layer for each measure; “120 an item” is a `limit` per visit where each item is a visit of its own",
    source: `measure class_a 甲类费用\nmeasure tests 检查费用\n${benefit({ name: "drugs", base: "class_a" })}${benefit({ name: "examined", base: "tests", ratio: "90%", more: "limit 120 yuan of payment per visit" })}settle for employee: drugs; then examined\n`,
    yields: ["drugs base 2025-01-01..: class_a", "examined base 2025-01-01..: tests", "per visit of payment\n      always: 120"],
  },
  {
    id: "O7", title: "open to the continuously enrolled (Beijing's residents)", how: "an adjustment `not covered`", source: `dimension continuous 连续参保 yes/no\n${layer({ scheme: "resident", more: "adjust ratio { continuous = no: not covered }" })}`,
    yields: ["continuous no: not covered"],
  },
  {
    id: "O8", title: "part from the account, part from the pool (Shenzhen, old: 70 / 30)", how: "a layer for each payer over the same cost",
    source: `${benefit({ name: "pooled", ratio: "30%" })}${benefit({ name: "from_account", base: "unpaid of pooled", ratio: "100%" })}settle for employee: pooled; then from_account\n`,
    yields: ["from_account base 2025-01-01..: unpaid of pooled"],
  },
];
