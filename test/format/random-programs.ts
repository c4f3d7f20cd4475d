/** Programs of every construct, with names and spellings that are easily mistaken for one another. */
import fc from "fast-check";
import { KEYWORDS, type KeywordId } from "../../compiler/syntax/keywords.ts";

const SPELLINGS = new Map(KEYWORDS.map(({ id, en, zh }) => [id, [...en, ...zh]]));

/** Any spelling of a keyword. */
function word(id: KeywordId): fc.Arbitrary<string> {
  return fc.constantFrom(...(SPELLINGS.get(id) ?? [id]));
}

/** A declared thing: how it is declared, and the ways to refer to it. */
interface Named {
  readonly declared: string;
  readonly uses: readonly string[];
}

const named = (declared: string, ...uses: readonly string[]): Named => ({ declared, uses });

const DIMENSION = [
  named("hospital 医院级别", "hospital", "医院级别", '"hospital"', "“医院级别”"), named("member 人员类别", "member", "人员类别"),
  named('"base" 基础', '"base"', "基础"), named('年度 insured_year "参保年度"', "年度", "insured_year"), named("plain", "plain"), named("amount 数额", '"amount"', "数额"),
];
const MEMBERS = [
  named("primary 一级", "primary", "一级"), named("tertiary 三级", "tertiary", "三级"), named('"2型糖尿病" type2 "病种"', '"2型糖尿病"', "type2"),
  named("“恶性肿瘤（放化疗）”", "“恶性肿瘤（放化疗）”"), named("每次 each_time", "每次", "each_time"),
];
const BENEFIT = [named("inpatient 住院", "inpatient", "住院"), named("cap_of 封顶", "cap_of", "封顶"), named("hospital 门诊", "hospital", "门诊"), named("one 其一", "one", "其一")];
const SCHEME = [named("employee 职工", "employee", "职工"), named("resident", "resident")];
const AMOUNT = ["1300", "1,300", "15万", "150000", "1.5万", "100,000.00", "20000", "1", "0.01", "１２３４", "1.2亿"];
const DATES = ["2025-01-01", "2025年1月1日", "2025-1-1", "２０２５－１２－３１"];

const use = (things: readonly Named[]): fc.Arbitrary<string> => fc.constantFrom(...things.flatMap(({ uses }) => uses));
const space = fc.constantFrom(" ", "  ", "\t", " /* 注 */ ");
const separator = fc.constantFrom(", ", "，", "、", " , ");

/** Pieces with some space between them. */
function line(...pieces: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  const all = pieces.map((piece) => (typeof piece === "string" ? fc.constant(piece) : piece));
  return fc.tuple(fc.tuple(...all), fc.array(space, { minLength: all.length, maxLength: all.length }))
    .map(([texts, spaces]) => texts.map((text, index) => (index === 0 || text === "" ? text : `${spaces[index]}${text}`)).join(""));
}

const optional = (piece: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(""), piece);
const yuan = line(fc.constantFrom(...AMOUNT), word("yuan"));
const ratio = fc.constantFrom("85%", "８５％", "92.2%", "100%");
const date = fc.constantFrom(...DATES);
const item = fc.oneof(use(MEMBERS), fc.constantFrom("..5", "60..", "60 ..69", "60 to 69", "3 至 5", "。。7"));
const condition = fc.oneof(
  line(use(DIMENSION), fc.constantFrom("=", "＝"), use(MEMBERS)), line(use(DIMENSION), word("in"), item, separator, item),
  line(use(DIMENSION), fc.constantFrom(">=", "≥", "<", "＞"), "60"), line(use(DIMENSION), word("atLeast"), "60"), line(use(DIMENSION), "60", word("atLeast")), line(use(DIMENSION), word("over"), "60"),
);
const conditions = fc.oneof(condition, line(condition, word("and"), "(", condition, word("or"), word("not"), condition, ")"));
const tail = fc.oneof(
  line(word("article"), fc.constantFrom('"第一条"', "“第二条”")), line(word("from"), date), line(word("unverified"), '"转引"'), line(word("unresolved"), '"未定"'), word("provisional"),
);
const remark = optional(fc.constantFrom("// 注", " /* 其 */", "//再注  "));
const operation = fc.oneof(
  word("halve"), word("none"), line(fc.constantFrom("+", "−", "-"), yuan), line(word("patientShare"), fc.constantFrom("×", "*"), "60%"), line(word("atMost"), yuan),
  line("+", yuan, word("per"), use(DIMENSION), word("after"), "4"), line(word("together"), word("atMost"), "120%", word("ofTheTableValue")),
);

function table(headings: readonly (string | fc.Arbitrary<string>)[], cells: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  const row = (texts: readonly (string | fc.Arbitrary<string>)[], end: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    line(...texts.flatMap((text) => [fc.constantFrom("|", "｜"), text]), "|", end);
  return fc.tuple(row(headings, fc.constant("")), fc.array(row(cells, fc.oneof(optional(tail), remark)), { maxLength: 3 })).map(([head, rows]) => `{\n${[head, ...rows].join("\n")}\n}`);
}

const slot = fc.oneof(
  line(word("base"), use(BENEFIT), "+", word("overCapOf"), use(BENEFIT)),
  line(word("deductible"), word("perYear"), table([use(DIMENSION), word("amount")], [item, fc.oneof(yuan, word("none"))])),
  line(word("ratio"), word("byBand"), word("ofBase"), word("perYear"), table([use(DIMENSION), "..3万", "30000.."], [item, ratio, ratio])),
  line(word("ratio"), table([use(DIMENSION), "primary", "三级"], [fc.oneof(word("any"), use(MEMBERS)), ratio, fc.oneof(ratio, word("notCovered"))])),
  line(word("cap"), yuan, word("ofPayment"), word("perYear"), optional(tail)), line(word("ratio"), ratio, optional(tail), remark),
  line(word("waiting"), "3", word("months"), word("fromContribution"), word("when"), conditions),
  line(word("waiting"), word("fromThe"), fc.constantFrom("3rd", "第3个"), word("calendarMonthOfContribution")),
  line(word("adjust"), word("cap"), "{\n", conditions, ":", operation, separator, operation, optional(tail), "\n}"),
);
const declaration = fc.oneof(
  line(word("pool"), "yearly 年度限额", yuan, word("ofPayment"), word("perYear"), word("for"), use(SCHEME)),
  line(word("settle"), word("for"), use(SCHEME), ":", word("oneOf"), use(BENEFIT), separator, use(BENEFIT), "；", word("then"), use(BENEFIT)),
  line(word("city"), "yunzhou 云州", word("of"), fc.constantFrom("linhai", "临海"), word("code"), '"990100"'),
  line(word("repeal"), word("firstShare"), word("of"), use(BENEFIT)), line(word("impossible"), conditions),
  line(word("guardrail"), '"约束"', word("warning"), "\n", word("require"), word("ratio"), word("of"), use(BENEFIT), word("for"), use(SCHEME), ">=", "60%"),
  line(word("example"), "“案例”", "{\n", word("given"), use(DIMENSION), use(MEMBERS), separator, word("on"), date, "\n", table([use(DIMENSION), word("patient")], [use(MEMBERS), yuan]).map((text) => text.slice(2, -2)), "\n}"),
);
const block = fc.array(fc.tuple(slot, remark, fc.constantFrom("\n", "\n\n", "\n\n\n")), { minLength: 1, maxLength: 4 })
  .map((slots) => slots.map(([text, behind, end]) => `  ${text} ${behind}${end}`).join(""));
const benefit = fc.tuple(line(word("benefit"), fc.constantFrom(...BENEFIT.map(({ declared }) => declared)), word("for"), use(SCHEME), word("when"), conditions), block).map(([head, body]) => `${head} {\n${body}}`);

const head = `province linhai 临海\nperiod stay 结算期 splits admission every 90 days\n${SCHEME.map(({ declared }) => `scheme ${declared}`).join("\n")}\n`
  + DIMENSION.map(({ declared }, index) => `dimension ${declared} { ${MEMBERS.slice(0, index < 2 ? MEMBERS.length : 2).map((member) => member.declared).join(", ")} }\n`).join("");

export const randomPrograms: fc.Arbitrary<string> = fc.array(fc.oneof(benefit, declaration), { minLength: 1, maxLength: 5 })
  .map((declarations) => `policy linhai.basic\n${head}${declarations.join("\n\n")}\n`);
