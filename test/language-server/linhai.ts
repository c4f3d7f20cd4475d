/** A library and a policy that uses it, for tests that ask what an editor asks. */
export const dimensions = `library national.dimensions
dimension hospital 医院级别 ordered { primary 一级, tertiary 三级 }
measure eligible 政策范围内费用
`;
export const policy = `policy linhai.basic "办法" effective from 2025-01-01 source "示例"
use national.dimensions
province linhai 临海
scheme employee 职工
guardrail "不低于六成" { require ratio of inpatient >= 60% }
benefit inpatient 住院 for employee {
  base eligible
  deductible none
  ratio {
    | hospital | ratio |
    | primary  | 90%   |
    | tertiary | 85%   |
  }
  cap 100,000 yuan of payment per year
}
settle for employee: inpatient
example "一" {
  given hospital primary, on 2025-05-10
  claim eligible 1,000 yuan
  expect inpatient pays 900 yuan, patient 100 yuan
}
`;
export const files = { "tongchou.json": "{}", "dimensions.tongchou": dimensions, "basic.tongchou": policy };
