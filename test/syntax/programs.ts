/** The program that opens the language's description, in its two spellings, and one file that uses every other construct. */
export const ENGLISH = `policy beijing.employee "北京市职工基本医疗保险"
  effective from 2010-05-01
  source "北京市人民政府令第158号"

use national.dimensions

scheme employee 职工 "职工基本医疗保险" code "310" {
  member in active, retired
  settles by discharge
  year from 01-01
}

period settlement_period 结算期 splits admission every 90 days
dimension ordinal 结算期次序 counts settlement_period in year

benefit inpatient 住院 for employee when care = inpatient {
  base eligible                                             // 政策范围内费用

  deductible per settlement_period article "第三十四条" {
    | ordinal | amount     |
    | 1       | 1,300 yuan |
    | 2..     |   650 yuan |
  }

  ratio by band of base per settlement_period article "第三十六条" {      // edges on cost including the deductible
    | hospital  | ..30,000 | 30,000..40,000 | 40,000.. |
    | primary   | 90%      | 95%            | 97%      |
    | secondary | 87%      | 92%            | 97%      |
    | tertiary  | 85%      | 90%            | 95%      |
  }

  adjust ratio {
    member = retired: patient share × 60%     article "第三十六条（四）"
  }

  cap 100,000 yuan of payment per year  source "2010年通知" unverified "文号未录"
}

benefit large_sum 大额医疗互助 for employee when care = inpatient {
  base over cap of inpatient
  deductible none
  ratio {
    | member  | ratio |
    | active  | 85%   |
    | retired | 80%   |
  }
  cap 200,000 yuan of payment per year
}

settle for employee: inpatient; then large_sum
`;

export const CHINESE = `政策 北京.职工 “北京市职工基本医疗保险”
  生效 2010年5月1日
  依据 “北京市人民政府令第158号”

引用 国家.维度

险种 职工 employee “职工基本医疗保险” 编码 “310” ｛
  人员类别 属于 在职、退休
  结算时点 出院
  年度起始 1月1日
｝

期间 结算期 settlement_period 拆分 住院 每满 90日
维度 结算期次序 ordinal 计数 结算期 年内

待遇 住院 inpatient 适用 职工 当 就医类型 ＝ 住院 ｛
  基数 政策范围内费用

  起付线 每 结算期 条款 “第三十四条” ｛
    ｜ 结算期次序 ｜ 定额    ｜
    ｜ 1          ｜ 1300元  ｜
    ｜ ２。。     ｜ ６５０元 ｜
  ｝

  支付比例 分段 按基数 每 结算期 条款 “第三十六条” {
    | 医院级别 | ..3万 | 3万～4万 | 4万.. |
    | 一级     | 90%   | 95%      | 97%   |
    | 二级     | 87％  | 92%      | 97%   |
    | 三级     | 85%   | 90%      | 95%   |
  }

  调整 支付比例 {
    人员类别 = 退休：个人负担比例 * 60%  条款 "第三十六条（四）"
  }

  封顶线 10万元 按支付额 每年  依据 "2010年通知" 未核对原文 "文号未录"
}

待遇 大额医疗互助 large_sum 适用 职工 当 就医类型 = 住院 {
  基数 超封顶线部分 住院
  起付线 无
  支付比例 {
    | 人员类别 | 支付比例 |
    | 在职     | 85%      |
    | 退休     | 80%      |
  }
  封顶线 20万元 按支付额 每年
}

结算顺序 适用 职工：住院；然后 大额医疗互助
`;

export const LIBRARY = `library national.dimensions
dimension hospital 医院级别 ordered {
  primary 一级 code "1"
  secondary 二级
  tertiary 三级
  community 社区 in primary
  elsewhere 异地 same as tertiary
}
dimension member 人员类别 { active 在职, retired 退休, child 儿童 }
dimension age 年龄 integer 0..150 as of admission
dimension identity 困难身份 many { poor 低保, destitute 特困 }
dimension late 断缴 yes/no
dimension birthday date
measure eligible 政策范围内费用
kind critical_illness 大病保险
impossible member = child and age >= 18
`;

export const PROVINCE = `policy linhai.basic "临海省" issued 2024-12-01 effective from 2025-01-01 to 2026-12-31
  repeals linhai.old, "临海〔2001〕1号"
  review by 2026-06-30
  draft
  allow TC6004 because "原则上" article "第一条"
province linhai 临海 code "990000"                     // fictional
city yunzhou 云州 of linhai code "990100"
parameter poor_share 50%
indicator average_wage 职工年平均工资 by year and city {
  | city    | year | value       |
  | yunzhou | 2024 | 96,000 yuan | provisional
}
indicator income by year
contribution employee for employee {
  base     own_wage uniform formula, floor 60% × average_wage of previous year rounded to 1 yuan, ceiling 300% × average_wage of previous year rounded to 1 yuan
  employer local within 5.5%..9% to pooled_fund
  member   uniform 2% to account
  tiers level
}
contribution resident for resident when age >= 6 {
  member  local within 400 yuan..1,000 yuan per year default 400 yuan
  subsidy uniform 670 yuan per year split {
    | county   | by central | by province | by city |
    | ordinary | 60%        | 20%         | 20%     |
  }
}
account employee for employee { credit uniform 2% }
fund employee for employee {
  pooling adjustment fund
  hand up 5% of employee
  sharing 20%
  allocate { | indicator | weight |
             | income    | 50%    | }
}
pool employee_year 统筹年度限额 100,000 yuan of payment per year
pool inner for employee in employee_year 5 yuan of deductible
benefit outpatient 门诊 kind outpatient for employee, resident when (care = outpatient or care = chronic) and not late = yes as inpatient on 2025-08-31 except deductible none, cap 5 yuan of payment per year {
  draws on employee_year, inner
  first share 20%
  amount 520 yuan, at most the cost
  waiting 3 months from contribution when late = yes
  waiting from the 3rd calendar month of contribution
  limit 50 yuan of cost per visit each hospital
  ratio best for the patient { | identity | ratio |
    | poor and destitute | 90% |
    | other | 80% | article "二" from 2025-01-01 to 2025-12-31 unresolved "未定"
    | any | not covered | }
  adjust deductible {
    hospital = tertiary or age in ..5, 60..: − 100 yuan per admission after 1, at least 100 yuan
    identity has poor: none
    age at least 60: + 3,000 yuan per continuous_year after 4, together at most 120% of the table value
    halve
  }
  adjust cap: set to 6 × (average_wage of yunzhou of 2 years before + 5 yuan) rounded to 1 yuan
  impossible member = child
  best for the patient
  local because "补充" article "第三条"
}
settle for employee: one of inpatient, outpatient, chronic; then large_sum; then assistance
rounding half up to 0.1 yuan, residual assistance
guardrail "大病保险支付比例不低于60%" warning
  effective from 2021-01-01
  source "医保发" address "https://www.nhsa.gov.cn" digest "00ff"
  require ratio of critical_illness for resident when identity has poor >= 60%, tolerance 0 points
  require deductible of inpatient never falls with hospital
  require patient amount never falls as cost rises
  require payment of any benefit never rises by more than cost
  require first share of outpatient at most 30%
  require employer of contribution employee <= 9% per year
  require cap of inpatient is uniform
example "住院次数" {
  given member active, hospital tertiary, identity poor and destitute, on 2025-05-10
  given used deductible of inpatient 650 yuan, paid inpatient 5,000 yuan, base inpatient 0 yuan this year
  | ordinal | eligible    | inpatient pays | patient       | paid inpatient |
  | 1       | 20,000 yuan | 15,895.00 yuan | 4,105.00 yuan | 0 yuan         |
}
example "一次"
  given member active
  claim eligible 20,000 yuan, class_b 5 yuan
  expect inpatient pays 15,895.00 yuan, patient 4,105.00 yuan
`;

export const AMENDMENT = `policy fictional.maternity_2025 "…"
  issued 2025-07-24
  effective from 2025-09-01
  source "示例〔2025〕1号"
  amends fictional.maternity
  overrides local

replace amount of abortion { | place | amount |
  | hospital | 500 yuan | }
replace rows in ratio of delivery {
  | hospital | ratio |
  | tertiary | 90%   |
}
replace base of delivery eligible + unpaid of inpatient
replace first share of delivery 10%
replace adjust ratio of delivery { late = yes: − 20 points }
replace employer of contribution employee uniform 6%
add to delivery { cap 5 yuan of payment per year }
add to dimension hospital { district_tertiary in tertiary }
repeal limit of iud_removal
repeal adjust cap of delivery
repeal benefit abortion
`;

export const CITY = `policy yunzhou.contribution "…" implements linhai.basic for yunzhou
  effective from 2025-01-01
set contribution employee { employer 6% }
set account employee { credit 2% }
set cap of inpatient 5 yuan of payment per year
transition cap of inpatient for yunzhou converges by 2027-12-31 {
  | from       | amount       |
  | 2025-01-01 | 120,000 yuan |
  | 2027-01-01 | 110,000 yuan |
}
`;

export const PROGRAMS: Readonly<Record<string, string>> = { ENGLISH, CHINESE, LIBRARY, PROVINCE, AMENDMENT, CITY };
