/** Cells and conditions as notices and spreadsheets write them: the fix that is offered first gives what they mean. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { codeOf } from "../../compiler/diagnostics/render/message.ts";

const policy = (row: string, when = "", article = ""): string => `政策 临海.甲
  生效 2025-01-01
  依据 "示例〔2024〕1号"
省份 临海 代码 "990000"
维度 hospital 医院级别 有序 { 一级, 二级, 三级 }
维度 member 人员类别 { 在职, 退休 }
费用口径 政策范围内费用
险种 职工 代码 "310"
待遇 住院 适用 职工${when} {
  基数 政策范围内费用
  起付线 无
  支付比例${article} {
    | 医院级别 | 支付比例 |
    ${row}
    | 三级     | 80%      |
  }
  封顶线 无
}
结算顺序 适用 职工: 住院
`;

interface Found {
  readonly codes: readonly string[];
  /** With the first fix of the first finding. */
  readonly mended: string | undefined;
}

function found(text: string): Found {
  const { diagnostics } = compile([{ path: "a.tongchou", text }]);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const edits = errors[0]?.fixes[0]?.edits;
  const mended = edits?.toReversed().reduce((mending, { location: { span }, text: now }) => mending.slice(0, span.start) + now + mending.slice(span.end), text);
  return { codes: errors.map(codeOf), mended };
}

describe("the first fix gives what was meant", () => {
  test.each([
    ["a member and below", policy("| 二级及以下 | 90% |"), "TC2002", policy("| ..二级 | 90% |")],
    ["a member and above", policy("| 一级以上 | 90% |"), "TC2002", policy("| 一级.. | 90% |")],
    ["the same in a condition", policy("| ..二级 | 90% |", " 当 医院级别 = 二级及以下"), "TC2002", policy("| ..二级 | 90% |", " 当 医院级别 = ..二级")],
    ["a ratio as a fraction of one", policy("| ..二级 | 0.905 |"), "TC3001", policy("| ..二级 | 90.5% |")],
    ["members with 和 between them", policy("| 一级和二级 | 90% |"), "TC2002", policy("| 一级, 二级 | 90% |")],
    ["a value with its period", policy("| ..二级 | 每年90% |"), "TC1015", policy("| ..二级 | 每年 90% |")],
    ["an article without its word", policy("| ..二级 | 90% |", "", " 第二条"), "TC3014", policy("| ..二级 | 90% |", "", ' 条款 "第二条"')],
    ["the same in quotes", policy("| ..二级 | 90% |", "", ' "二、（一）"'), "TC3014", policy("| ..二级 | 90% |", "", ' 条款 "二、（一）"')],
  ])("%s", (_name, written, code, meant) => {
    expect(found(written)).toEqual({ codes: [code], mended: meant });
  });

  test("where the fix can be taken as it is, nothing is left to tell", () => {
    expect(found(policy("| ..二级 | 90.5% |")).codes).toEqual([]);
  });
});

test("a name before a table that is no article is told of, without a guess", () => {
  expect(found(policy("| ..二级 | 90% |", "", " 二级"))).toEqual({ codes: ["TC3014"], mended: undefined });
});

describe("what may mean something else is not turned round", () => {
  test.each([
    ["a member of a dimension without order", policy("| ..二级 | 90% |", " 当 人员类别 = 退休以上"), policy("| ..二级 | 90% |", " 当 人员类别 = 退休")],
    ["a ratio finer than a hundredth of a percent", policy("| ..二级 | 0.900001 |"), policy("| ..二级 | 0.900001% |")],
    ["one", policy("| ..二级 | 1 |"), policy("| ..二级 | 1% |")],
    ["more than one", policy("| ..二级 | 1.5 |"), policy("| ..二级 | 1.5% |")],
  ])("%s", (_name, written, mended) => {
    expect(found(written).mended).toBe(mended);
  });
});
