import { benefit, head, layer, table, type Structure } from "./structure.ts";

const base = layer({ cap: "100,000 yuan of payment per year" });

/** A later document that amends the first one. */
export function later(body: string, more = ""): string {
  return head("later", `  amends linhai.case\n${more}`).replace("2025-01-01", "2026-01-01") + body;
}

export interface DatedStructure extends Structure {
  readonly second?: string;
  /** Last day of the first document. */
  readonly until?: string;
}

/** Handbook 2.15: time. */
export const TIMES: readonly DatedStructure[] = [
  {
    id: "T1", title: "first days of documents and of clauses", how: "`effective from` in the head, `from` behind a clause or a row",
    source: layer({ ratio: "80% to 2025-06-30\n  ratio 82% from 2025-07-01" }), yields: ["2025-01-01..2025-06-30\n      always: 80%", "2025-07-01..\n      always: 82%"],
  },
  { id: "T2", title: "a last day", how: "`effective from … to …`: nothing is in force beyond it", source: base, until: "2030-09-09", yields: ["inpatient open 2025-01-01..2030-09-09", "2025-01-01..2030-09-09 per year of payment"] },
  {
    id: "T3", title: "a list of repealed documents", how: "`repeals` a policy of the workspace, which ends the day before, or a document by its number, which is recorded",
    source: base, second: head("later", "  repeals linhai.case, \"示例〔2019〕78号\"\n").replace("2025-01-01", "2026-01-01"), yields: ["inpatient open 2025-01-01..2025-12-31"],
  },
  { id: "T4", title: "“不一致的以本通知为准”", how: "prose; what the file replaces is named: `replace cap of inpatient`", source: base, second: later("replace cap of inpatient 120,000 yuan of payment per year\n"), yields: ["2026-01-01.. per year of payment\n      always: 120,000"] },
  {
    id: "T5", title: "local standards are overridden (Qinghai)", how: "`overrides local` ends the transitions of the slots it touches",
    source: `${base}transition cap of inpatient for yunzhou converges by 2027-12-31 ${table("from | amount", "2025-01-01 | 120,000 yuan")}\n`,
    second: later("replace cap of inpatient 110,000 yuan of payment per year\n", "  overrides local\n"), yields: ["city yunzhou: 120,000", "2026-01-01.. per year of payment\n      always: 110,000"],
  },
  {
    id: "T6", title: "the more favourable prevails (Zhejiang)", how: "`best for the patient` on the benefit where several cases may apply; between documents the drafter says which one is in force",
    source: "benefit inpatient for resident best for the patient {\n  base eligible\n  deductible none\n  ratio best for the patient { | identity | ratio |\n    | poor | 75% |\n    | other | 60% |\n  }\n  cap none\n}\nsettle for resident: inpatient\n", yields: ["identity +poor: 75%"],
  },
  {
    id: "T7", title: "old levels kept for those who had them (Beijing's districts)", how: "a date of the person, or a `transition` of the city",
    source: `dimension joined 参保日期 date\n${layer({ scheme: "resident", ratio: table("joined | ratio", "..2017-12-31 | 70%", "2018-01-01.. | 60%") })}`, yields: ["joined ..2017-12-31: 70%"],
  },
  {
    id: "T8", title: "a schedule of convergence (Guangdong, Liaoning)", how: "`transition … for CITY converges by DATE { | from | amount | … }`",
    source: `${base}transition cap of inpatient for hewan converges by 2027-12-31 ${table("from | amount", "2025-01-01 | 120,000 yuan", "2027-01-01 | 110,000 yuan")}\n`,
    yields: ["2027-01-01..2027-12-31 per year of payment\n      city hewan: 110,000", "2028-01-01.. per year of payment\n      always: 100,000"],
  },
  {
    id: "T9", title: "the insurance year from 1 July (Shanghai)", how: "`year from 07-01`, which also decides the year of an indicator",
    source: `indicator income by year {\n  | year | value |\n  | 2023 | 30,000 yuan |\n  | 2024 | 40,000 yuan |\n}\nscheme shifted { member in resident\n  year from 07-01 }\n${layer({ scheme: "shifted", deductible: "50% × income of previous year rounded to 1 yuan per year" })}`,
    yields: ["2025-01-01..2025-06-30 per year\n      always: 15,000", "2025-07-01..2026-06-30 per year\n      always: 20,000"],
  },
  { id: "T10", title: "a stay across the year's end or a change of rules", how: "`settles by admission`, `discharge` or `visit`: one day decides", see: ["P13"] },
  {
    id: "T11", title: "an indicator known late", how: "`provisional` on its row; without a value there is no table from that year", source: `indicator income by year {\n  | year | value |\n  | 2024 | 40,000 yuan | provisional\n}\n${layer({ scheme: "resident", deductible: "50% × income of previous year rounded to 1 yuan per year" })}`,
    yields: ["always: 20,000", "2026-01-01.. waits for income 2025"],
  },
  { id: "T12", title: "a cap that changes within the year (Shanghai)", how: "a dated cap", source: layer({ cap: "63万元 of payment per year to 2025-06-30\n  cap 65万元 of payment per year from 2025-07-01" }), yields: ["always: 630,000", "2025-07-01.. per year of payment\n      always: 650,000"] },
  {
    id: "settlement order", title: "基本, 大病, 公务员, 医疗救助, each over some remainder of the earlier", how: "`settle for employee: one of A, B; then C; then D`; a layer reads only earlier ones",
    source: `${benefit({ when: "care = inpatient" })}${benefit({ name: "clinic", when: "care = outpatient" })}${benefit({ name: "critical", base: "unpaid of inpatient + unpaid of clinic" })}settle for employee: one of inpatient, clinic; then critical\n`,
    yields: ["settle 2025-01-01..: one of inpatient, clinic; critical (to 1 fen)"],
  },
  { id: "rounding", title: "half up to the fen, once for each layer; or as the policy says", how: "`rounding half up to 0.1 yuan, residual inpatient`", source: `rounding half up to 0.1 yuan, residual inpatient\n${base}`, yields: ["(to 10 fen, residual inpatient)"] },
  {
    id: "pooling: unified", title: "统收统支", how: "`fund … { pooling unified collection and expenditure }`", source: "fund pooled for employee {\n  pooling unified collection and expenditure\n}\n", yields: ["fund pooled for employee: unified"],
  },
  {
    id: "pooling: adjustment fund", title: "省级调剂金: hand up, draw by formula", how: "`hand up RATE of INDICATOR`, `sharing`, `allocate { | indicator | weight | }` over indicators of cities",
    source: `indicator collected by year and city {\n  | city | year | value |\n  | hewan | 2024 | 9,100,000 yuan |\n}\nfund pooled for employee {\n  pooling adjustment fund\n  hand up 20% of collected\n  sharing 60%\n  allocate ${table("indicator | weight", "collected | 100%")}\n}\n`,
    yields: ["fund pooled for employee: adjustment", "hand up 20% of collected", "sharing 60%", "100% by collected"],
  },
];
