import { benefit, layer, table, type Structure } from "./structure.ts";

const byLevel = `per admission ${table("hospital | amount", "primary | 200 yuan", "secondary | 500 yuan", "tertiary | 800 yuan")}`;

/** Handbook 2.3: deductibles. */
export const DEDUCTIBLES: readonly Structure[] = [
  { id: "D1", title: "by level (Jiangxi)", how: "a table over `hospital`", source: layer({ deductible: byLevel }), yields: ["hospital secondary: 500"] },
  {
    id: "D2", title: "the same for all levels, less later (Beijing)", how: "a table over the ordinal alone",
    source: layer({ deductible: `per admission ${table("ordinal | amount", "1 | 1,300 yuan", "2.. | 650 yuan")}` }), yields: ["ordinal 1..1: 1,300", "ordinal 2..: 650"],
  },
  {
    id: "D3", title: "later admissions 50 % of the first (Beijing's residents)", how: "`adjust deductible { ordinal >= 2: halve }`, from this visit's own cell",
    source: layer({ deductible: byLevel, more: "adjust deductible { ordinal >= 2: halve }" }), yields: ["hospital tertiary, ordinal 1..1: 800", "hospital tertiary, ordinal 2..: 400"],
  },
  {
    id: "D4", title: "the second halved, the third free (Nanjing)", how: "one line for each", source: layer({ deductible: byLevel, more: "adjust deductible {\n    ordinal = 2: halve\n    ordinal >= 3: none\n  }" }),
    yields: ["hospital tertiary, ordinal 2..2: 400", "ordinal 3..: none"],
  },
  {
    id: "D5", title: "less each time, with a floor (Tangshan)", how: "`− 100 yuan per ordinal after 1, at least 100 yuan`",
    source: layer({ deductible: "400 yuan per admission", more: "adjust deductible { − 100 yuan per ordinal after 1, at least 100 yuan }" }),
    yields: ["ordinal 1..1: 400", "ordinal 3..3: 200", "ordinal 4..: 100"],
  },
  {
    id: "D6", title: "20 % less each time, at most 40 % (Shangluo)", how: "`ordinal = 2: × 80%`, `ordinal >= 3: × 60%`",
    source: layer({ deductible: "500 yuan per admission", more: "adjust deductible {\n    ordinal = 2: × 80%\n    ordinal >= 3: × 60%\n  }" }), yields: ["ordinal 2..2: 400", "ordinal 3..: 300"],
  },
  {
    id: "D7", title: "a second table for later admissions (Tianjin)", how: "the ordinal as a column of the cross-tab",
    source: layer({ deductible: `per admission ${table("ordinal | primary | secondary | tertiary", "1 | 800 yuan | 1,100 yuan | 1,700 yuan", "2.. | 270 yuan | 350 yuan | 500 yuan")}` }),
    yields: ["hospital tertiary, ordinal 1..1: 1,700", "hospital tertiary, ordinal 2..: 500"],
  },
  {
    id: "D8", title: "free from the n-th for some (Jiangxi's residents)", how: "an adjustment over ordinal, age and treatment",
    source: `dimension treatment 治疗 { general 一般, chemotherapy 放化疗 }\n${layer({ deductible: byLevel, more: "adjust deductible {\n    treatment = chemotherapy and ordinal >= 2: none\n    (age >= 70 or age <= 6) and ordinal >= 4: none\n  }" })}`,
    yields: ["ordinal 4..", "none"],
  },
  {
    id: "D9", title: "once a year, a period, a hospital (Beijing's 门特)", how: "`per year`, `per settlement_period`, `per year each hospital`",
    source: `${benefit({ deductible: "1,300 yuan per year", when: "care = inpatient" })}${benefit({ name: "elsewhere", deductible: "300 yuan per year each hospital", when: "care = outpatient" })}settle for employee: one of inpatient, elsewhere\n`,
    yields: ["per year\n      always: 1,300", "per year each hospital\n      always: 300"],
  },
  {
    id: "D10", title: "the difference is paid when moving up", how: "`topped up to the higher level`",
    source: layer({ deductible: `per year topped up to the higher level ${table("hospital | amount", "..secondary | 400 yuan", "tertiary | 800 yuan")}` }), yields: ["per year toppedUp"],
  },
  { id: "D11", title: "separate after transfer (Shenzhen)", how: "`separate after transfer`", source: layer({ deductible: "400 yuan per admission separate after transfer" }), yields: ["per admission separate"] },
  {
    id: "D12", title: "a settlement period of 90 days (Beijing)", how: "`period … splits admission every 90 days`, `dimension … counts settlement_period in year`",
    source: `period settlement_period 结算期 splits admission every 90 days\ndimension period_ordinal 结算期次序 counts settlement_period in year\n${layer({ deductible: `per settlement_period ${table("period_ordinal | amount", "1 | 1,300 yuan", "2.. | 650 yuan")}` })}`,
    yields: ["per settlement_period\n      period_ordinal 1..1: 1,300"],
  },
  { id: "D13", title: "one a year over outpatient visits (Jiangxi)", how: "`deductible 300 yuan per year`", source: layer({ deductible: "300 yuan per year" }), yields: ["per year\n      always: 300"] },
  { id: "D14", title: "for each visit", how: "`deductible 50 yuan per visit`", source: layer({ deductible: "50 yuan per visit" }), yields: ["per visit\n      always: 50"] },
  { id: "D15", title: "none (Qinghai's day surgery)", how: "`deductible none`, which is written and is neither missing nor 0", source: layer({}), yields: ["deductible, uniform\n    2025-01-01..\n      always: none"] },
  {
    id: "D16", title: "a ceiling over deductibles of several levels (Shaoyang)", how: "`pool … 300 yuan of deductible per year`, which benefits draw on",
    source: `pool deductibles 起付线合计 300 yuan of deductible per year for employee\n${layer({ deductible: "100 yuan per visit", more: "draws on deductibles" })}`,
    yields: ["inpatient draws on deductibles", "pool deductibles for employee, uniform\n    2025-01-01.. per year of deductible\n      always: 300"],
  },
  {
    id: "D17", title: "waived or lowered for 特困, 低保", how: "`identity has destitute: none`, `× 50%`",
    source: layer({ scheme: "resident", deductible: "400 yuan per admission", more: "adjust deductible {\n    identity has poor: × 50%\n    identity has destitute: none\n  }" }),
    yields: ["identity +poor +destitute: none", "identity +poor −destitute: 200"],
  },
  { id: "D18", title: "merging at transfer or in mid-stay", how: "the four modes are `topped up to the higher level`, `separate after transfer`, `per settlement_period` and `each hospital`", see: ["D9", "D10", "D11", "D12"] },
  {
    id: "D19", title: "bounded by an indicator (G4)", how: "`require deductible … <= 10% × wage of previous year rounded to 1 yuan`",
    source: `indicator wage by year {\n  | year | value |\n  | 2024 | 96,000 yuan |\n}\nguardrail "起付线不高于工资的10%"\n  require deductible of inpatient <= 10% × wage of previous year rounded to 1 yuan\n${layer({ kind: "inpatient", deductible: "800 yuan per admission" })}`,
    yields: ["always: 800"], finds: ["TC6009"],
  },
  {
    id: "D20", title: "two side by side (慢特病, ordinary outpatient)", how: "each benefit has its own",
    source: `${benefit({ name: "chronic", when: "care = inpatient", deductible: "500 yuan per year" })}${benefit({ name: "clinic", when: "care = outpatient", deductible: "300 yuan per year" })}settle for employee: one of chronic, clinic\n`,
    yields: ["chronic deductible, uniform\n    2025-01-01.. per year\n      always: 500", "clinic deductible, uniform\n    2025-01-01.. per year\n      always: 300"],
  },
];
