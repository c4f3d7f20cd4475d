import { describe, expect, test } from "vitest";
import type { Slot } from "../../compiler/syntax/ast.ts";
import type { Condition, Expression } from "../../compiler/syntax/ast-terms.ts";
import { formatDay } from "../../compiler/base/calendar.ts";
import { AMENDMENT, CITY, ENGLISH, PROVINCE } from "./programs.ts";
import { only, tree, withoutSpans } from "./reading.ts";

/** An expression as fully bracketed text. */
function bracketed(expression: Expression | undefined): string {
  if (!expression) return "nothing";
  switch (expression.kind) {
    case "Number": return `${expression.value.numerator}${expression.value.denominator === 1n ? "" : `/${expression.value.denominator}`}${expression.unit === "none" ? "" : ` ${expression.unit}`}`;
    case "Name": return expression.name.key;
    case "Indicator": return `${expression.name.key}[${expression.city?.key ?? ""}-${expression.lag}]`;
    case "Binary": return `(${bracketed(expression.left)} ${expression.operator} ${bracketed(expression.right)})`;
    case "Rounded": return `round(${bracketed(expression.value)}, ${bracketed(expression.step)})`;
    case "Date": return formatDay(expression.day);
    default: return expression.kind;
  }
}

const value = (written: string): string => bracketed(only(`parameter x ${written}`, "Parameter").value);

describe("formulas", () => {
  test.each([
    ["1 + 2 × 3", "(1 + (2 * 3))"],
    ["1 × 2 + 3", "((1 * 2) + 3)"],
    ["1 - 2 - 3", "((1 - 2) - 3)"],
    ["(1 + 2) × 3", "((1 + 2) * 3)"],
    ["- 5 yuan", "-5 yuan"],
    ["60% × wage of previous year rounded to 1 yuan", "round((60 percent * wage[-1]), 1 yuan)"],
    ["wage of 2 years before", "wage[-2]"],
    ["wage of yunzhou", "wage[yunzhou-0]"],
    ["wage of yunzhou of previous year", "wage[yunzhou-1]"],
    ["120% of the table value", "(120 percent * TableValue)"],
    ["6 × wage + 3", "((6 * wage) + 3)"],
    ["1.2亿元", "120000000 yuan"],
    ["92.2%", "461/5 percent"],
    ["5个百分点", "5 points"],
    ["3 months", "3 months"],
    ["2001年4月1日", "2001-04-01"],
    ["none", "None"],
    ["职工年平均工资 上年度", "职工年平均工资[-1]"],
  ])("%s", (written, expected) => {
    expect(value(written)).toBe(expected);
  });
});

function outline(condition: Condition): string {
  switch (condition.kind) {
    case "And": case "Or": return `${condition.kind}(${condition.operands.map(outline).join(", ")})`;
    case "Not": return `Not(${outline(condition.operand)})`;
    case "Is": return `${condition.dimension.key} ${condition.operator} ${condition.items.map((item) => (item.kind === "Value" ? bracketed(item.value) : item.kind === "Range" ? `${bracketed(item.low)}..${bracketed(item.high)}` : item.kind)).join(" | ")}`;
    case "Compare": return `${condition.dimension.key} ${condition.operator} ${bracketed(condition.value)}`;
    case "Missing": return "Missing";
  }
}

describe("conditions", () => {
  test.each([
    ["a = b and c = d or e = f", "Or(And(a = b, c = d), e = f)"],
    ["a = b and (c = d or e = f)", "And(a = b, Or(c = d, e = f))"],
    ["not a = b and c = d", "And(Not(a = b), c = d)"],
    ["not not a = b", "a = b"],
    ["member in active, retired", "member in active | retired"],
    ["age in ..5, 60..", "age in nothing..5 | 60..nothing"],
    ["年龄 属于 1 至 5、7", "年龄 in 1..5 | 7"],
    ["identity has poor", "identity has poor"],
    ["age at least 60", "age >= 60"],
    ["年龄 60 以上 且 年龄 不满 70", "And(年龄 >= 60, 年龄 < 70)"],
    ["age >= start", "age >= start"],
    ["ratio = amount", "ratio = amount"],
    ["a = any, other", "a = Any | Other"],
  ])("%s", (written, expected) => {
    expect(outline(only(`impossible ${written}`, "Impossible").condition)).toBe(expected);
  });

  test("a list ends where an option of the slot begins", () => {
    const [slot] = only("benefit x { amount 5 yuan when a = b, c, at most the cost\n}", "Benefit").items as readonly Slot[];
    expect(slot?.options.map((option) => option.kind)).toEqual(["When", "CostBound"]);
  });
});

const slotOf = (clause: string): Slot => only(`benefit x {\n${clause}\n}`, "Benefit").items[0] as Slot;
const optionsOf = (clause: string): unknown => withoutSpans(slotOf(clause).options);

describe("slots", () => {
  test.each<[string, unknown]>([
    ["cap 5 yuan of payment per year", [{ kind: "Of", what: "payment" }, { kind: "Per", period: { kind: "Builtin" }, eachHospital: false }]],
    ["封顶线 5元 按支付额 每年", [{ kind: "Of", what: "payment" }, { kind: "Per", period: { kind: "Builtin" }, eachHospital: false }]],
    ["deductible 5 yuan per visit each hospital", [{ kind: "Per", period: { kind: "Builtin" }, eachHospital: true }]],
    ["ratio by band of base { | ..5 | 5.. | }", [{ kind: "ByBand", scale: "base" }]],
    ["ratio by band per year of excess { | ..5 | 5.. | }", [{ kind: "ByBand", scale: "excess" }, { kind: "Per", period: { kind: "Builtin" }, eachHospital: false }]],
    ["amount 520 yuan, whatever the cost", [{ kind: "CostBound", how: "whateverTheCost" }]],
    ["waiting from the 3rd calendar month of contribution", [{ kind: "CalendarMonth", ordinal: 3 }]],
    ["ratio topped up to the higher level uniform formula 5%", [{ kind: "Transfer", how: "toppedUp" }, { kind: "UniformFormula" }]],
  ])("%s", (clause, expected) => {
    expect(optionsOf(clause)).toEqual(expected);
  });

  test.each([["deductible yuan { | 5 | }", "yuan"], ["ratio % { | 5 | }", "percent"], ["waiting months from contribution { | 5 | }", "months"], ["ratio { | 5% | }", undefined]])("%s says the unit of its table", (clause, unit) => {
    expect(slotOf(clause)).toMatchObject({ tableUnit: unit, table: { rows: [] } });
  });

  test("terms of a base", () => {
    const terms = slotOf("base eligible + over cap of a + unpaid of b + own share of c + first share of d").terms;
    expect(terms.map((term) => `${term.from} ${term.name.key}`)).toEqual(["measure eligible", "overCap a", "unpaid b", "ownShare c", "firstShare d"]);
  });

  test("a slot of an `except` may have a table, and the benefit braces of its own", () => {
    const benefit = only("benefit x as y except deductible per year {\n | 5 yuan |\n}, cap none {\n ratio 5%\n}", "Benefit");
    expect(benefit.items.map((item) => item.kind === "Slot" && [item.slot, item.table !== undefined])).toEqual([["deductible", true], ["cap", false], ["ratio", false]]);
  });
});

describe("cells", () => {
  const item = (cell: string): unknown => withoutSpans(slotOf(`ratio { | ${cell} | }`).table?.header.cells[0]?.items[0]);
  const range = (low: boolean, high: boolean, lowExclusive = false, highExclusive = false): unknown => expect.objectContaining({ kind: "Range", low: low ? expect.anything() : undefined, high: high ? expect.anything() : undefined, lowExclusive, highExclusive });
  test.each<[string, unknown]>([
    ["any", { kind: "Any" }],
    ["其他", { kind: "Other" }],
    ["..30,000", range(false, true)],
    ["40,000..", range(true, false)],
    ["1～5", range(true, true)],
    ["1 to 5", range(true, true)],
    ["60 以上", range(true, false)],
    ["不满 60", range(false, true, false, true)],
    ["超过 60", range(true, false, true)],
    ["by central", { kind: "By", name: expect.objectContaining({ key: "central" }) }],
    ["by", { kind: "Value", value: expect.objectContaining({ kind: "Name" }) }],
    ["inpatient pays", { kind: "Pays", name: expect.objectContaining({ key: "inpatient" }) }],
    ["used deductible of inpatient", { kind: "History", what: "usedDeductible", name: expect.objectContaining({ key: "inpatient" }) }],
    ["poor and destitute", { kind: "Several", names: [expect.objectContaining({ key: "poor" }), expect.objectContaining({ key: "destitute" })] }],
    ["not covered", { kind: "Value", value: { kind: "NotCovered" } }],
    ["at most the cost", { kind: "AtMostTheCost" }],
    ["first share", { kind: "Value", value: { kind: "Name", name: { key: "first share", keyword: "firstShare", quoted: false } } }],
  ])("%s", (cell, expected) => {
    expect(item(cell)).toEqual(expected);
  });

  test.each(["ratio", "amount", "value", "from", "to", "patient", "months", "city", "year", "member", "base", "paid", "limit"])("“%s” may head a column", (word) => {
    expect(item(word)).toMatchObject({ kind: "Value", value: { kind: "Name", name: { key: word, keyword: word } } });
  });

  test("a row's tail stands behind its last bar", () => {
    const table = slotOf("ratio {\n | from | to |\n | 1 | 5% | from 2025-01-01 to 2025-12-31 article \"二\" provisional\n}").table;
    expect(table?.header.cells).toHaveLength(2);
    expect(table?.rows[0]?.tail).toMatchObject({ article: { value: "二" } });
    expect(table?.rows[0]?.tail.from).toBeDefined();
    expect(table?.rows[0]?.tail.provisional).toBeDefined();
  });
});

describe("adjustments", () => {
  const operations = (line: string): unknown => {
    const [adjust] = only(`benefit x { adjust ratio { ${line} } }`, "Benefit").items;
    return adjust?.kind === "Adjust" ? adjust.lines[0]?.operations.map((operation) => ("value" in operation ? `${operation.kind} ${bracketed(operation.value)}` : operation.kind)) : undefined;
  };
  test.each([
    ["a = b: set to 5%", ["SetTo 5 percent"]],
    ["a = b: patient share × 60% rounded to 1%", ["Times 60 percent", "RoundedTo"]],
    ["halve, at least 5 yuan", ["Halve", "AtLeast 5 yuan"]],
    ["a = b: − 100 yuan per admission after 1, at least 100 yuan", ["Plus 100 yuan", "AtLeast 100 yuan"]],
    ["together at most 120% of the table value", ["TogetherAtMost (120 percent * TableValue)"]],
    ["a = b: none", ["None"]],
  ])("%s", (line, expected) => {
    expect(operations(line)).toEqual(expected);
  });

  test.each([["per admission after 1", "admission", 1], ["per continuous_year after 4", "continuous_year", 4], ["每次住院 之后 1", "住院", 1], ["每年", "年", 0]])("growth %s", (growth, name, after) => {
    const [adjust] = only(`benefit x { adjust cap { + 5 yuan ${growth} } }`, "Benefit").items;
    expect(adjust?.kind === "Adjust" && adjust.lines[0]?.operations[0]).toMatchObject({ kind: "Plus", sign: 1, per: { key: name }, after });
  });
});

describe("names", () => {
  test("a second name, a title, quotes", () => {
    expect(only("kind a b \"c\"", "BenefitKind")).toMatchObject({ name: { key: "a" }, other: { key: "b" }, title: { value: "c" } });
    expect(only("kind \"a\" \"b\" \"c\"", "BenefitKind")).toMatchObject({ name: { key: "a", quoted: true }, other: { key: "b" }, title: { value: "c" } });
    expect(only("kind a \"c\"", "BenefitKind")).toMatchObject({ name: { key: "a" }, other: undefined, title: { value: "c" } });
    expect(only("dimension member 个人 many", "Dimension")).toMatchObject({ name: { key: "member", keyword: "member" }, other: { key: "个人" }, many: true });
    expect(only("kind ａ１", "BenefitKind").name.key).toBe("a1");
  });

  test("of a parameter's two words the second is its value, of three its name", () => {
    expect(only("parameter a b", "Parameter")).toMatchObject({ other: undefined, value: { kind: "Name", name: { key: "b" } } });
    expect(only("parameter a b c", "Parameter")).toMatchObject({ other: { key: "b" }, value: { kind: "Name", name: { key: "c" } } });
  });
});

describe("clauses on lines of their own", () => {
  test("go to the head until a guardrail begins, then to that", () => {
    const { header, declarations } = tree("policy a.b\nsource \"1\"\nmeasure m\narticle \"2\"\nguardrail \"g\"\nsource \"3\"\nrequire cap of x is written\ndraft\n");
    expect(header).toMatchObject({ tail: { sources: [{ document: { value: "1" } }], article: { value: "2" } }, draft: expect.anything() });
    expect(declarations[1]).toMatchObject({ tail: { sources: [{ document: { value: "3" } }] }, requirements: [{ quantity: "cap" }] });
  });

  test("on a benefit's line or in its braces speak of the benefit", () => {
    const benefit = only("benefit x article \"1\" {\n  source \"2\"\n  best for the patient\n  local because \"3\"\n}", "Benefit");
    expect(benefit).toMatchObject({ tail: { article: { value: "1" }, sources: [{ document: { value: "2" } }] }, best: expect.anything(), local: { reason: { value: "3" } } });
  });

  test("go on behind a comma and before `and`", () => {
    expect(tree("settle for e: a,\n  b;\n  then c\nimpossible a = b\n  and c = d\n").declarations.map((declaration) => declaration.kind)).toEqual(["Settle", "Impossible"]);
  });
});

describe("amendments and a city's file", () => {
  test("say what they change", () => {
    const told = tree(AMENDMENT).declarations.map((declaration) => {
      if (declaration.kind === "Replace") return `replace ${declaration.rowsOnly ? "rows in " : ""}${declaration.part?.part ?? declaration.slot?.kind} of ${declaration.target?.key}`;
      if (declaration.kind === "AddTo") return `add ${declaration.items.length + declaration.members.length} to ${declaration.what} ${declaration.target?.key}`;
      return declaration.kind === "Repeal" ? `repeal ${declaration.what} ${declaration.slot ?? ""} ${declaration.target?.key}` : declaration.kind;
    });
    expect(told).toEqual([
      "replace Slot of abortion", "replace rows in Slot of delivery", "replace Slot of delivery", "replace Slot of delivery", "replace Adjust of delivery", "replace employer of employee",
      "add 1 to benefit delivery", "add 1 to dimension hospital", "repeal slot limit iud_removal", "repeal adjust cap delivery", "repeal benefit  abortion",
    ]);
  });

  test("set local parts and a transition", () => {
    const { header, declarations } = tree(CITY);
    expect(header?.implements).toMatchObject({ policy: { key: "linhai.basic" }, city: { key: "yunzhou" } });
    expect(declarations).toMatchObject([
      { kind: "Set", what: "contribution", target: { key: "employee" }, parts: [{ part: "employer" }] },
      { kind: "Set", what: "account", parts: [{ part: "credit" }] },
      { kind: "Set", what: "slot", target: { key: "inpatient" }, slot: { slot: "cap" } },
      { kind: "Transition", slot: "cap", benefit: { key: "inpatient" }, city: { key: "yunzhou" }, table: { rows: [{}, {}] } },
    ]);
  });
});

test("contributions, funds, guardrails and examples arrive whole", () => {
  const of = (kind: string): unknown[] => tree(PROVINCE).declarations.filter((declaration) => declaration.kind === kind);
  expect(of("Contribution")).toMatchObject([
    { tiers: { key: "level" }, parts: [{ part: "base", scope: "uniformFormula", value: { name: { key: "own_wage" } }, floor: { kind: "Rounded" }, ceiling: { kind: "Rounded" } }, { part: "employer", scope: "local", to: { key: "pooled_fund" } }, { part: "member", to: { key: "account" } }] },
    { parts: [{ part: "member", default: { kind: "Number" }, per: { word: "year" } }, { part: "subsidy", table: undefined, split: { rows: [{}] } }] },
  ]);
  expect(of("Fund")).toMatchObject([{ pooling: "adjustment", handUp: { of: { key: "employee" } }, sharing: {}, allocate: { rows: [{}] } }]);
  expect(of("Guardrail")).toMatchObject([{
    severity: "warning",
    requirements: [
      { quantity: "ratio", target: { name: { key: "critical_illness" } }, scheme: { key: "resident" }, test: { kind: "Compare", operator: ">=" }, tolerance: { unit: "points" } },
      { quantity: "deductible", test: { kind: "Monotone", direction: "neverFalls", along: { key: "hospital" } } },
      { quantity: "patientAmount", test: { kind: "NeverFallsAsCostRises" } },
      { quantity: "payment", target: { kind: "Any" }, test: { kind: "NeverRisesByMoreThanCost" } },
      { quantity: "firstShare", target: { name: { key: "outpatient" } }, test: { operator: "<=" } },
      { quantity: "employer", target: { kind: "Contribution", name: { key: "employee" } }, test: { per: { word: "year" } } },
      { quantity: "cap", test: { kind: "IsUniform" } },
    ],
  }]);
  expect(of("Example")).toMatchObject([
    { given: [{ kind: "Fact" }, { kind: "Fact" }, { values: [{ kind: "Several" }] }, { kind: "On" }, { what: "usedDeductible" }, { what: "paid" }, { what: "base", period: "year" }], table: { rows: [{}] } },
    { claim: [{ measure: { key: "eligible" } }, {}], expect: [{ kind: "Pays" }, { kind: "Patient" }] },
  ]);
});

test("spans are those of the source", () => {
  const slot = tree(ENGLISH).declarations.flatMap((declaration) => (declaration.kind === "Benefit" ? declaration.items : []))[1];
  expect(slot && ENGLISH.slice(slot.span.start, slot.span.end)).toMatch(/^deductible per settlement_period[^}]*\}$/);
});
