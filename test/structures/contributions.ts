import { wage } from "./caps.ts";
import { CITY_INCOME, layer, table, type Structure } from "./structure.ts";


/** Handbook 2.12 to 2.14: contributions, accounts, waiting periods. */
export const CONTRIBUTIONS: readonly Structure[] = [
  {
    id: "F1", title: "the employer's rate by city, the employee's 2 %", how: "`employer local within 5.5%..9%`, `member uniform 2%`; a city's file `set`s its own",
    source: "contribution employee for employee {\n  employer local within 5.5%..9% default 8%\n  member uniform 2%\n}\n", yields: ["employee employer, local\n    2025-01-01..\n      always: 8%", "employee member, uniform"],
  },
  { id: "F2", title: "a rate and a fixed sum", how: "`member uniform 2% + 3 yuan per month`", source: "contribution employee for employee {\n  member uniform 2% + 3 yuan per month\n}\n", yields: ["employee member, uniform", "employee member fixed, uniform\n    2025-01-01.. per month\n      always: 3"] },
  {
    id: "F3", title: "maternity merged (8.8 % with 0.8 %)", how: "two contributions of one payer, each `to` its purse", source: "fund maternity_fund for employee {\n  pooling unified collection and expenditure\n}\ncontribution flexible for employee {\n  member uniform 8% to pooled_fund\n}\ncontribution maternity for employee {\n  member uniform 0.8% to maternity_fund\n}\n",
    yields: ["flexible member, uniform\n    2025-01-01.. to pooled_fund\n      always: 8%", "always: 0.8%"],
  },
  {
    id: "F4", title: "floor and ceiling of the base (60–300 %)", how: "`base own_wage uniform formula, floor 60% × wage of previous year …, ceiling …`",
    source: `${wage}contribution employee for employee {\n  base own_wage uniform formula, floor 60% × wage of previous year rounded to 1 yuan, ceiling 300% × wage of previous year rounded to 1 yuan\n}\n`,
    yields: ["employee floor, uniformFormula\n    2025-01-01..2025-12-31\n      always: 57,630", "always: 288,150"],
  },
  {
    id: "F5", title: "the base changes on 1 July, benefits do not (Shanghai)", how: "dated parts: `from 2025-07-01`",
    source: "contribution employee for employee {\n  base own_wage uniform, floor 7,384 yuan to 2025-06-30\n  base own_wage uniform, floor 7,460 yuan from 2025-07-01\n}\n", yields: ["2025-01-01..2025-06-30\n      always: 7,384", "2025-07-01..\n      always: 7,460"],
  },
  { id: "F6", title: "flexible workers on a chosen base (Shanghai, 10 %)", how: "`base chosen_base uniform`", source: "contribution flexible for employee {\n  base chosen_base uniform, floor 7,384 yuan\n  member uniform 10%\n}\n", yields: ["flexible member, uniform\n    2025-01-01..\n      always: 10%"] },
  { id: "F7", title: "residents: a sum and a subsidy", how: "`member local within 400 yuan..1,000 yuan per year default 400 yuan`, `subsidy uniform 670 yuan per year`", source: "contribution resident for resident {\n  member local within 400 yuan..1,000 yuan per year default 400 yuan\n  subsidy uniform 670 yuan per year\n}\n", yields: ["resident member fixed, local\n    2025-01-01.. per year\n      always: 400", "always: 670"] },
  {
    id: "F8", title: "the subsidy by level of government and kind of county (Shanxi)", how: "`split { | county | by central | … | }`, each row 100 %",
    source: `contribution resident for resident {\n  subsidy uniform 580 yuan per year split ${table("county | by central | by province | by local", "ordinary | 60% | 20% | 20%", "western | 80% | 10% | 10%")}\n}\n`,
    yields: ["county western: central 80%, province 10%, local 10%"],
  },
  {
    id: "F9", title: "linked to local income (Zhejiang)", how: "bounds that are indicators, by city", source: `${CITY_INCOME}contribution resident for resident {\n  member local within 1% × income of previous year rounded to 1 yuan..1,000 yuan per year default 600 yuan\n}\n`,
    yields: ["always: 600"],
  },
  { id: "F10", title: "by age (Shanghai's residents)", how: "a table in the part", source: `contribution resident for resident {\n  member uniform per year ${table("age | amount", "..17 | 245 yuan", "18..59 | 955 yuan", "60.. | 545 yuan")}\n}\n`, yields: ["age 18..59: 955"] },
  {
    id: "F11", title: "years to retire, rising city by city (Guangdong)", how: "`years uniform { … }` with dates on rows",
    source: `dimension sex 性别 { man 男, woman 女 }\ncontribution employee for employee {\n  years uniform {\n    | sex   | years    |\n    | man   | 25 years | to 2029-12-31\n    | man   | 30 years | from 2030-01-01\n    | woman | 20 years | to 2029-12-31\n    | woman | 25 years | from 2030-01-01\n  }\n}\n`,
    yields: ["2030-01-01..\n      sex man: 30 years", "sex woman: 20 years"],
  },
  { id: "F12", title: "a one-off payment for missing years (Zhejiang)", how: "not in the language: the years are (`years`), the sum is a bill of the agency for one person and no standard of the document" },
  { id: "F13", title: "a collection window (1 September to 30 November)", how: "not in the language: it decides when one may enrol, not what is paid or got; late enrolment is the fact `late`, and waiting follows from it" },
  { id: "F14", title: "the employer's money: pool or account", how: "`employer uniform 9% to pooled_fund`, dated", source: "contribution employee for employee {\n  employer uniform 9% to pooled_fund\n}\n", yields: ["to pooled_fund"] },
  {
    id: "personal account", title: "credits by age and of the retired; since 2021 own 2 % and a fixed amount", how: "`account … { credit … }`; sharing in the family changes who spends, not what is credited",
    source: `account personal for employee {\n  credit uniform when member = active ${table("age | ratio", "..34 | 0.8%", "35..44 | 1%", "45.. | 2%")}\n  credit uniform 110 yuan per month when member = retired\n}\n`,
    yields: ["age 35..44, member active: 1%", "personal credit fixed, uniform\n    2025-01-01.. per month\n      member retired: 110"],
  },
  {
    id: "waiting periods", title: "3 months, +1 for each year missed, −1 for each bought back, with a floor, waived for some", how: "`waiting 3 months from contribution when late = yes`, growth, `at least`; or `from the 3rd calendar month of contribution`",
    source: `dimension missed 断保年数 integer 0..60\ndimension bought_back 补缴年数 integer 0..60
scheme flexible 灵活就业 { member in active\n  waiting from the 3rd calendar month of contribution }
${layer({ scheme: "resident", more: "waiting 3 months from contribution when late = yes and age >= 1\n  adjust waiting { + 1 month per missed after 0, − 1 month per bought_back after 0, at least 3 months, at most 12 months }" })}${layer({ name: "clinic", scheme: "flexible" })}`,
    yields: ["from calendar month 3\n      always: 2 months", "from contribution", "12 months"],
  },
];
