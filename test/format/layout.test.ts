import { describe, expect, test } from "vitest";
import { laidOut } from "./laid-out.ts";

/** What a clause of a benefit becomes. */
function clause(text: string): string {
  const lines = laidOut(`benefit b {\n${text}\n}\n`).split("\n");
  return lines.slice(1, -2).map((line) => line.slice(2)).join("\n");
}

describe("spaces", () => {
  test.each([
    ["cap   5 yuan of payment   per year", "cap 5 yuan of payment per year"],
    ["amount 5 yuan,at most the cost", "amount 5 yuan, at most the cost"],
    ["ratio 85 %", "ratio 85%"],
    ["cap ( 5 yuan+3 yuan )*2 of payment per year", "cap (5 yuan + 3 yuan) × 2 of payment per year"],
    ["adjust ratio { -5 points }", "adjust ratio { − 5 points }"],
    ["adjust ratio { set to -5% }", "adjust ratio { set to −5% }"],
    ["adjust ratio { patient share*60% }", "adjust ratio { patient share × 60% }"],
    ["adjust ratio { age in ..5 , 60 .. 69 ,70..: halve }", "adjust ratio { age in ..5, 60..69, 70..: halve }"],
    ["adjust ratio { age in 60.. and late=yes: halve }", "adjust ratio { age in 60.. and late = yes: halve }"],
    ["adjust ratio { age in 60 to 69: halve }", "adjust ratio { age in 60..69: halve }"],
    ["adjust ratio { 年龄 60以上: 减半 }", "adjust ratio { 年龄 60 以上: 减半 }"],
    ["等待期 自缴费后 第３个自然月起", "等待期 自缴费后 第3个自然月起"],
    ["waiting from the 3rd calendar month of contribution", "waiting from the 3rd calendar month of contribution"],
    ["base eligible+unpaid  of x", "base eligible + unpaid of x"],
  ])("%s", (written, due) => {
    expect(clause(written)).toBe(due);
  });
});

describe("figures", () => {
  test.each([
    ["cap 1300 yuan", "cap 1,300 yuan"], ["cap 1,300.50 yuan", "cap 1,300.50 yuan"], ["cap 15万 yuan", "cap 150,000 yuan"], ["cap 999 yuan", "cap 999 yuan"],
    ["封顶线 １３００元", "封顶线 1,300元"], ["封顶线 150000元", "封顶线 15万元"], ["封顶线 15,000元", "封顶线 15,000元"], ["封顶线 1.5万元", "封顶线 15,000元"],
    ["封顶线 1.2亿元", "封顶线 1.2亿元"], ["封顶线 120,000,000元", "封顶线 1.2亿元"], ["封顶线 123,450,000元", "封顶线 12,345万元"], ["封顶线 20,000.00元", "封顶线 20,000.00元"],
    ["封顶线 1.23456万元", "封顶线 12,345.6元"], ["封顶线 3万亿元", "封顶线 30,000亿元"],
    ["waiting 1 months", "waiting 1 month"], ["waiting 3 month", "waiting 3 months"], ["等待期 3 个月", "等待期 3个月"],
    ["cap 1,3000 yuan", "cap 1,3000 yuan"],
  ])("%s", (written, due) => {
    expect(clause(written)).toBe(due);
  });

  test.each([
    ["parameter a 2024", "parameter a 2024"], ["parameter a 1,234", "parameter a 1,234"], ["parameter a 3万", "parameter a 30000"],
    ["dimension d integer 0..3650", "dimension d integer 0..3650"],
    ["policy a effective from 2025-1-2", "policy a effective from 2025-01-02"], ["policy a effective from 2025年1月2日", "policy a effective from 2025-01-02"],
    ["政策 a 生效 2025-01-02", "政策 a 生效 2025年1月2日"], ["险种 a { 年度起始 07-01 }", "险种 a { 年度起始 7月1日 }"], ["scheme a { year from 7月1日 }", "scheme a { year from 07-01 }"],
    ["期间 a 拆分 入院 每满 90 天", "期间 a 拆分 入院 每满 90日"],
  ])("%s", (written, due) => {
    expect(laidOut(written)).toBe(`${due}\n`);
  });

  test("edges of bands and amounts with their unit before the table are yuan, ages are not", () => {
    expect(clause("ratio by band of base per year {\n| age | ..30000 | 3万.. |\n| 1000..2000 | 90% | 95% |\n}")).toBe("ratio by band of base per year {\n  | age        | ..30,000 | 30,000.. |\n  | 1000..2000 | 90%      | 95%      |\n}");
    expect(clause("cap yuan of payment per year {\n| days | amount |\n| 1000 | 1000 |\n}")).toBe("cap yuan of payment per year {\n  | days | amount |\n  | 1000 | 1,000  |\n}");
  });
});

describe("words and names", () => {
  test.each([
    ["起付标准 每年", "起付线 每年"], ["最高支付限额 无", "封顶线 无"], ["adjust cap { 至多 5 yuan }", "adjust cap { 不高于 5 yuan }"],
    ['base "eligible"', "base eligible"], ['base "2型"', 'base "2型"'], ["base “a b”", 'base "a b"'], ['base "any"', 'base "any"'], ["base ＡＢ", "base AB"],
    ['ratio { | "ratio" | ratio | }', 'ratio { | "ratio" | ratio | }'],
    ['cap per "year"', 'cap per "year"'], ['cap 5 yuan per "visits"', "cap 5 yuan per visits"],
    ["first   share 10%", "first share 10%"],
    ["ratio 85% article “第“三”条”", 'ratio 85% article "第“三”条"'], ['ratio 85% article “第"三"条”', 'ratio 85% article “第"三"条”'],
  ])("%s", (written, due) => {
    expect(clause(written)).toBe(due);
  });

  test("`of` has a word of its own between a city and its province", () => {
    expect(laidOut("城市 云州 的 临海")).toBe("城市 云州 隶属 临海\n");
    expect(laidOut("废止 封顶线 隶属 云州")).toBe("废止 封顶线 的 云州\n");
  });
});

describe("lines", () => {
  test.each([
    ["", ""], ["\n\n", ""], ["\n// a\n\n\n\n// b\n\n", "// a\n\n// b\n"],
    ["benefit a {\n\n  base b\n\n\n  ratio 5%\n\n}", "benefit a {\n  base b\n\n  ratio 5%\n}\n"],
    ["benefit a\n{ base b }", "benefit a { base b }\n"], ["benefit a {\n}", "benefit a {}\n"], ["benefit a { }", "benefit a {}\n"],
    ["use a,\n  b", "use a, b\n"], ["impossible a = b\n  and c = d", "impossible a = b and c = d\n"],
    ['guardrail "x"\n// of it\nrequire ratio of a >= 5%\nuse b', 'guardrail "x"\n  // of it\n  require ratio of a >= 5%\nuse b\n'],
  ])("%j", (written, due) => {
    expect(laidOut(written)).toBe(due);
  });

  test("a clause that is too long goes on where the language lets it", () => {
    const names = Array.from({ length: 12 }, (_, index) => `policy_number_${index}`);
    expect(laidOut(`use ${names.join(",")}`, { width: 60 })).toBe(
      "use policy_number_0, policy_number_1, policy_number_2,\n    policy_number_3, policy_number_4, policy_number_5,\n    policy_number_6, policy_number_7, policy_number_8,\n    policy_number_9, policy_number_10, policy_number_11\n");
  });

  test("an order of settlement has a step to a line if it is too long for one", () => {
    expect(laidOut("settle for a: one of b, c;then d;  then e", { width: 30 })).toBe("settle for a: one of b, c;\n    then d;\n    then e\n");
    expect(laidOut("settle for a: one of b, c;then d;  then e")).toBe("settle for a: one of b, c; then d; then e\n");
  });

  test("a short list in a condition is not torn apart", () => {
    expect(laidOut("benefit a for b when c in d, e, f and g = h", { width: 30 })).toBe("benefit a for b when c in d, e, f\n    and g = h\n");
  });

  test("line ends and the byte order mark stay", () => {
    expect(laidOut("\uFEFFuse  a\r\n\r\n\r\nuse b /* x\r\ny */\r\n")).toBe("\uFEFFuse a\r\n\r\nuse b  /* x\r\ny */\r\n");
    expect(laidOut("use  a\ruse b")).toBe("use a\ruse b\r");
  });
});

describe("tables", () => {
  test("what is missing in a row is not made up, and a last bar is put in", () => {
    expect(clause('ratio {\n| a | b | ratio |\n| x | 5% |\n| x | 5% | 6% article "一"\n}')).toBe('ratio {\n  | a | b  | ratio |\n  | x | 5% |\n  | x | 5% | 6%    | article "一"\n}');
  });

  test("rows of an example stand apart from its clauses", () => {
    expect(laidOut('example "x" {\n given a b\n| c | patient |\n| 1 | 5 yuan |\n\n| 10 | 15 yuan |\n}')).toBe('example "x" {\n  given a b\n  | c  | patient |\n  | 1  |  5 yuan |\n\n  | 10 | 15 yuan |\n}\n');
  });

  test("marks that no font widens do not bend a column", () => {
    expect(clause("ratio {\n| 𠮷a | ratio |\n| e\u0301 | 5% |\n}".replace("e\u0301", "eb"))).toBe("ratio {\n  | 𠮷a | ratio |\n  | eb  | 5%    |\n}");
  });
});

test("a last bar behind a comment of several lines is the last bar of its row", () => {
  const table = (bar: string): string => `cap {\n  | hospital | amount |\n  | primary | 5,800 yuan /* a\nb */${bar}\n  | tertiary | none |\n}`;
  const rows = (text: string): number => clause(text).split("\n").filter((line) => line.trim().startsWith("|")).length;
  expect(rows(table("|"))).toBe(3);
  expect(rows(table(" | "))).toBe(3);
  expect(rows(table("| // x"))).toBe(4);
  expect(rows(table("\n  |"))).toBe(4);
});
