import type { Compilation } from "../../compiler/compile.ts";
import { compiled } from "./small-policy.ts";

/** Fictional policies with everything of the formula that the real ones do not use. */
const policies: Readonly<Record<string, string>> = {
  "rates and fixed sums, monthly bounds, receivers": `
indicator wage 职工月平均工资 by year and city {
  | city | year | value |
  | hewan | 2024 | 9,001 yuan |
  | shitan | 2024 | 8,000.01 yuan |
  | yunzhou | 2024 | 7,000 yuan |
}
fund pooled 统筹基金 for employee { pooling unified collection and expenditure }
contribution basic 基本 for employee when member = active {
  base own_wage per month uniform formula, floor 60% × wage of previous year rounded to 0.01 yuan, ceiling 300% × wage of previous year rounded to 1 yuan
  employer local within 5.5%..9% default 7% to pooled
  member uniform 2% + 3 yuan per month to account
}
contribution maternity 生育 for employee when member = active {
  base own_wage per month uniform formula, floor 60% × wage of previous year rounded to 0.01 yuan, ceiling 300% × wage of previous year rounded to 1 yuan
  employer uniform 0.85% to pooled
}
account personal 个人账户 for employee {
  credit uniform when member = active {
    | age | ratio |
    | ..34 | 2.33% |
    | 35.. | 3% |
  }
  credit uniform 110.01 yuan per month when member = retired
}
`,
  "yearly bounds, a base of the account's own, two bases": `
contribution basic 基本 for employee {
  base own_wage per year uniform, floor 57,601 yuan, ceiling 288,000.07 yuan
  employer uniform 9.99%
  member uniform {
    | member | ratio |
    | active | 2% |
    | retired | none |
  }
}
contribution chosen 自选 for employee when late = yes and member = retired {
  base chosen_base per quarter uniform, floor 12,000 yuan
  member uniform 8.88%
}
account pension 养老金账户 for employee when member = retired {
  base pension per month uniform, ceiling 9,000 yuan
  credit uniform 4.3%
}
account wage 工资账户 for employee when member = active {
  credit uniform 2%
}
`,
  "a base whose span nobody names, and a rate without a base": `
contribution basic 基本 for employee {
  base own_wage uniform, floor 4,000 yuan
  employer uniform 6% when member = active
  employer uniform 2% per month when member = retired
}
contribution extra 附加 for employee when late = yes {
  member uniform 1% to account
}
account account 个人账户 for employee {
  base own_wage uniform
  credit uniform 2%
}
`,
  "a subsidy split by county, dated, and a part of the member's too": `
contribution resident 居民缴费 for resident {
  member uniform per year split {
    | county | by person | by assistance |
    | ordinary | 100% | 0% |
    | western | 33.33% | 66.67% |
  } {
    | age | amount |
    | ..17 | 245.05 yuan |
    | 18.. | 955.33 yuan |
  }
  subsidy uniform 670.01 yuan per year split {
    | county | by central | by province | by city |
    | ordinary | 60% | 20% | 20% |
    | western | 80% | 10% | 10% |
  }
}
`,
  "a tier of contribution, and a subsidy that no level shares": `
dimension tier 缴费档次 { first 一档, second 二档 }
contribution resident 居民缴费 for resident tiers tier {
  member uniform per year {
    | tier | amount |
    | first | 400 yuan |
    | second | 775.50 yuan |
  }
  subsidy uniform 670 yuan per year to 2025-12-31
  subsidy uniform 724 yuan per year from 2026-01-01
}
`,
};

export const oddContributions: readonly (readonly [string, Compilation])[] = Object.entries(policies).map(([name, text]) => [name, compiled(text)]);
