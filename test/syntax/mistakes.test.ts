import { describe, expect, test } from "vitest";
import { parse } from "../../compiler/syntax/parse.ts";
import { applyFix, describeFinding, findings, marked, tree } from "./reading.ts";

const inBenefit = (clause: string): string => `benefit x for e {\n  ${clause}\n  cap 5 yuan of payment per year\n}\nsettle for e: x\n`;
const inTable = (rows: string): string => inBenefit(`ratio {\n    | a | b |\n    ${rows}\n  }`);
const inAdjust = (line: string): string => inBenefit(`adjust ratio {\n    ${line}\n  }`);

/** The mistake with `⟦…⟧` around what is marked, what is found, and the nearest text that is right. */
type Case = readonly [mistake: string, id: string, right: string];

/** One mistake is one finding at one place, and its fix, applied, leaves what is right. */
const FIXED: Readonly<Record<string, Case>> = {
  "a row without its last bar": [inTable("| 1 | 2%⟦⟧\n    | 2 | 3% |"), "rowNotClosed", inTable("| 1 | 2% |\n    | 2 | 3% |")],
  "the same before an article": [inTable("| 1 | 2%⟦⟧ article \"x\""), "rowNotClosed", inTable("| 1 | 2% | article \"x\"")],
  "a percent sign apart": [inBenefit("ratio ⟦85 %⟧"), "percentApart", inBenefit("ratio 85%")],
  "a hyphen for a range": [inTable("| ⟦60-69⟧ | 2% |"), "rangeWithHyphen", inTable("| 60..69 | 2% |")],
  "a hyphen between larger figures": [inTable("| ⟦100－200⟧ | 2% |"), "rangeWithHyphen", inTable("| 100..200 | 2% |")],
  "a hyphen between amounts that share their 万": [inTable("| ⟦3-5万元⟧ | 2% |"), "rangeWithHyphen", inTable("| 3万..5万元 | 2% |")],
  "a hyphen between amounts each with its own": [inTable("| ⟦8000元-5万元⟧ | 2% |"), "rangeWithHyphen", inTable("| 8000元..5万元 | 2% |")],
  "a range without spaces": [inTable("| 60⟦至69⟧ | 2% |"), "wordsRunTogether", inTable("| 60 至 69 | 2% |")],
  "a list without a space": [inTable("| ⟦1,3000⟧ | 2% |"), "badGrouping", inTable("| 1, 3000 | 2% |")],
  "a list without a space, in full width": [inTable("| ⟦１，３０００⟧ | 2% |"), "badGrouping", inTable("| １， ３０００ | 2% |")],
  "a ratio in characters": [inBenefit("ratio ⟦百分之八十五⟧"), "hanNumeral", inBenefit("ratio 85%")],
  "an amount in characters": [inBenefit("deductible ⟦一千三百元⟧"), "hanNumeral", inBenefit("deductible 1300元")],
  "two keywords run together": [inBenefit("⟦起付线每年⟧ 100元"), "wordsRunTogether", inBenefit("起付线 每年 100元")],
  "a unit and a period run together": [inBenefit("起付线 100⟦元每年⟧"), "wordsRunTogether", inBenefit("起付线 100元 每年")],
  "the same behind a space": [inBenefit("起付线 100 ⟦元每年⟧"), "wordsRunTogether", inBenefit("起付线 100 元 每年")],
  "a unit and a declared period run together": [inBenefit("起付线 100⟦元每结算期⟧"), "wordsRunTogether", inBenefit("起付线 100元 每 结算期")],
  "a name that starts with a digit": [inTable("| ⟦2型糖尿病⟧ | 2% |"), "nameStartsWithDigit", inTable("| \"2型糖尿病\" | 2% |")],
  "a name that holds parentheses": [inTable("| ⟦恶性肿瘤（放化疗）⟧ | 2% |"), "nameWithSpaces", inTable("| \"恶性肿瘤（放化疗）\" | 2% |")],
  "a declared name that holds a stroke": ["dimension d { ⟦a/b⟧, c }", "nameWithSpaces", "dimension d { \"a/b\", c }"],
  "a declared name of two words": ["dimension d { ⟦first share⟧ }", "nameWithSpaces", "dimension d { \"first share\" }"],
  "a range that does not say what it is of": ["dimension age⟦⟧ 0..120", "missing", "dimension age integer 0..120"],
  "the same in Chinese, behind the other name": ["维度 age 年龄⟦⟧ 0..120", "missing", "维度 age 年龄 整数 0..120"],
  "a word and the day behind it": ["政策 a.b\n⟦生效2025年1月1日⟧", "wordsRunTogether", "政策 a.b\n生效 2025年1月1日"],
  "a word and a name": [inBenefit("⟦基数政策范围内费用⟧"), "wordsRunTogether", inBenefit("基数 政策范围内费用")],
  "a declaration and its name": ["⟦待遇职工住院⟧ inpatient 适用 职工", "wordsRunTogether", "待遇 职工住院 inpatient 适用 职工"],
  "a city and what it belongs to": ["⟦城市苏河隶属景溪⟧", "wordsRunTogether", "城市 苏河 隶属 景溪"],
  "a word and what it is about": ["⟦结算顺序适用职工⟧：住院", "wordsRunTogether", "结算顺序 适用 职工：住院"],
  "a figure behind 为": [inBenefit("⟦支付比例为85⟧%"), "wordsRunTogether", inBenefit("支付比例 85%")],
  "适用 and a name": ["待遇 住院 inpatient ⟦适用职工⟧ 当 甲 = 乙 {\n}", "wordsRunTogether", "待遇 住院 inpatient 适用 职工 当 甲 = 乙 {\n}"],
  "适用, a name and 当": ["待遇 住院 ⟦适用职工当⟧ 甲 = 乙 {\n}", "wordsRunTogether", "待遇 住院 适用 职工 当 甲 = 乙 {\n}"],
  "当 and a name": ["待遇 住院 适用 职工 ⟦当甲⟧ = 乙 {\n}", "wordsRunTogether", "待遇 住院 适用 职工 当 甲 = 乙 {\n}"],
  "于 and a day": ["案例 \"甲\"\n  已知 就医类型 住院, ⟦于2025年5月10日⟧", "wordsRunTogether", "案例 \"甲\"\n  已知 就医类型 住院, 于 2025年5月10日"],
  "属于 between names": ["险种 职工 {\n  ⟦人员类别属于在职⟧, 退休\n}", "wordsRunTogether", "险种 职工 {\n  人员类别 属于 在职, 退休\n}"],
  "two clauses on a line": [inBenefit("deductible 100 yuan ⟦ratio⟧ 5%"), "clauseOnSameLine", inBenefit("deductible 100 yuan\nratio 5%")],
  "two clauses on a line with a comma": [inBenefit("deductible 100 yuan, ⟦ratio⟧ 5%"), "clauseOnSameLine", inBenefit("deductible 100 yuan\nratio 5%")],
  "libraries without a comma": ["引用 national.dimensions ⟦national⟧.guardrails", "surplus", "引用 national.dimensions, national.guardrails"],
  "cells without a bar": [inTable("| 在职 ⟦2,000元⟧ |"), "surplus", inTable("| 在职 | 2,000元 |")],
  "headings without a bar": [inBenefit("ratio {\n | a ⟦ratio⟧ |\n | 1 | 2% |\n }"), "surplus", inBenefit("ratio {\n | a | ratio |\n | 1 | 2% |\n }")],
  "members without a comma": ["维度 人员类别 { 在职 active ⟦退休⟧ retired }", "surplus", "维度 人员类别 { 在职 active, 退休 retired }"],
  "a declaration misspelled": ["⟦benfit⟧ x for e", "unknownClauseSimilar", "benefit x for e"],
  "a declaration misspelled in Chinese": ["⟦待预⟧ 住院 适用 职工", "unknownClauseSimilar", "待遇 住院 适用 职工"],
  "a phrase misspelled": [inBenefit("ratio ⟦by bnad⟧ of base"), "unexpectedSimilar", inBenefit("ratio by band of base")],
  "a short word misspelled": ["benefit x ⟦fro⟧ e", "unexpectedSimilar", "benefit x for e"],
  "a long phrase misspelled": ["guardrail \"g\"\n  require ratio of x ⟦never fall with⟧ y", "unexpectedSimilar", "guardrail \"g\"\n  require ratio of x never falls with y"],
  "a colon forgotten before what changes": [inAdjust("member = retired⟦⟧ × 60%"), "missing", inAdjust("member = retired: × 60%")],
  "a brace too many": [`${inBenefit("ratio 5%")}⟦}⟧\n`, "braceClosesNothing", `${inBenefit("ratio 5%")}\n`],
  "a block never opened": ["benefit x for e⟦⟧\n  ratio 5%\n}\nmeasure a", "braceNotOpened", "benefit x for e {\n  ratio 5%\n}\nmeasure a"],
  "a table never opened": [inBenefit("ratio⟦⟧\n    | a | b |\n    | 1 | 2% |\n  }"), "braceNotOpened", inBenefit("ratio {\n    | a | b |\n    | 1 | 2% |\n  }")],
  "a block never closed": ["benefit x for e ⟦{⟧\n  ratio 5%\nmeasure a\n", "braceNotClosed", "benefit x for e {\n  ratio 5%\n}\nmeasure a\n"],
  "a table never closed": ["benefit x for e {\n  ratio ⟦{⟧\n    | a |\n    | 5% |\n  cap 5 yuan\n}\nmeasure a\n", "braceNotClosed", "benefit x for e {\n  ratio {\n    | a |\n    | 5% |\n}\n  cap 5 yuan\n}\nmeasure a\n"],
  "a block never closed and not indented": ["benefit x for e ⟦{⟧\nratio 5%\nmeasure a\nscheme s {\nsettles by d\n}\n", "braceNotClosed", "benefit x for e {\nratio 5%\n}\nmeasure a\nscheme s {\nsettles by d\n}\n"],
  "a quotation that is not closed": ["policy a.b ⟦\"⟧title\nmeasure a", "textNotClosed", "policy a.b \"title\"\nmeasure a"],
  "a quotation not closed before a brace": ["benefit x when a = ⟦“⟧b {\n  ratio 5%\n}", "textNotClosed", "benefit x when a = “b” {\n  ratio 5%\n}"],
  "a character without a meaning": [inBenefit("ratio 5%⟦@#⟧"), "unknownCharacter", inBenefit("ratio 5%")],
  "an age and above": [inTable("| ⟦60岁以上⟧ | 2% |"), "countInWords", inTable("| 60.. | 2% |")],
  "an age and below, in a list": [inTable("| 1, ⟦60周岁及以下⟧ | 2% |"), "countInWords", inTable("| 1, ..60 | 2% |")],
  "a number of admissions": [inAdjust("a = ⟦3次⟧: halve"), "countInWords", inAdjust("a = 3: halve")],
  "ages from one to another": [inAdjust("a in 1, ⟦18岁至59岁⟧: halve"), "countInWords", inAdjust("a in 1, 18..59: halve")],
  "the same as a name that is declared": [`dimension d { "60岁以上", b }\n${inTable("| ⟦60岁以上⟧ | 2% |")}`, "nameStartsWithDigit", `dimension d { "60岁以上", b }\n${inTable("| \"60岁以上\" | 2% |")}`],
  "the same where a name is declared": ["dimension d { ⟦60岁以上⟧, b }", "nameStartsWithDigit", "dimension d { \"60岁以上\", b }"],
  "an amount and above": [inTable("| 3万⟦元以上⟧ | 2% |"), "wordsRunTogether", inTable("| 3万元.. | 2% |")],
  "amounts from one to another": [inTable("| 3万⟦元至4万元⟧ | 2% |"), "wordsRunTogether", inTable("| 3万元..4万元 | 2% |")],
  "tenths": [inBenefit("ratio ⟦八成⟧"), "hanNumeral", inBenefit("ratio 80%")],
  "tenths and a half": [inBenefit("ratio ⟦八成五⟧"), "hanNumeral", inBenefit("ratio 85%")],
  "a fraction": [inBenefit("ratio 17⟦/⟧20"), "surplus", inBenefit("ratio 85%")],
  "a fraction off the whole percents": [inBenefit("ratio 1⟦/⟧8"), "surplus", inBenefit("ratio 12.5%")],
  "thousands with a space": [inBenefit("deductible 1 ⟦300⟧ yuan per year"), "surplus", inBenefit("deductible 1,300 yuan per year")],
  "a year for months": [inBenefit("waiting 1 ⟦year from⟧ contribution"), "surplus", inBenefit("waiting 12 months from contribution")],
  "a sign of money before the figure": [inBenefit("deductible ⟦¥⟧1,300 per year"), "unknownCharacter", inBenefit("deductible 1,300 yuan per year")],
  "a fact between two figures": [inAdjust("⟦60⟧ <= age < 70: halve"), "unknownClause", inAdjust("age in 60..69: halve")],
  "the same behind when": ["benefit x for e when ⟦60⟧ <= age <= 69 { }", "unexpected", "benefit x for e when age in 60..69 { }"],
  "a member without its dimension": [inAdjust("⟦retired⟧: halve\n    member = retired: × 60%"), "unexpected", inAdjust("member = retired: halve\n    member = retired: × 60%")],
  "an option on a line of its own": [inBenefit("deductible 300 yuan\n  ⟦per year⟧"), "unknownClause", inBenefit("deductible 300 yuan per year")],
  "a word of the language in a policy's name": ["policy linhai.⟦other⟧\n  effective from 2025-01-01", "unexpected", "policy linhai.\"other\"\n  effective from 2025-01-01"],
  "the scheme of an order without for": ["settle ⟦employee⟧: x", "unexpected", "settle for employee: x"],
  "a pool with the name of a period": ["pool a 1 yuan of payment per year for e ⟦in year⟧", "surplus", "pool a 1 yuan of payment per year for e in \"year\""],
  "a condition of a benefit without its word": ["待遇 住院 适用 职工 ⟦就医类型⟧ = 住院", "surplus", "待遇 住院 适用 职工 当 就医类型 = 住院"],
  "the same with a list": ["benefit x for e ⟦care⟧ in a, b {\n  ratio 5%\n}", "surplus", "benefit x for e when care in a, b {\n  ratio 5%\n}"],
  "a benefit that does not say for whom": ["待遇 住院 inpatient ⟦职工⟧ 当 就医类型 = 住院", "surplus", "待遇 住院 inpatient 适用 职工 当 就医类型 = 住院"],
  "a comparison as it is spoken": ["impossible age ⟦is⟧ 5", "unexpected", "impossible age = 5"],
  "the same comparison in Chinese": ["不可能 就医类型 ⟦为⟧ 住院", "unexpected", "不可能 就医类型 = 住院"],
  "a member for a condition, where the file compares it elsewhere": ["impossible care = inpatient\nbenefit x for e when ⟦inpatient⟧ {\n  ratio 5%\n}", "unexpected", "impossible care = inpatient\nbenefit x for e when care = inpatient {\n  ratio 5%\n}"],
  "a text without quotes": ["policy linhai.basic\n  source ⟦notice⟧ of 2025", "unexpected", "policy linhai.basic\n  source \"notice of 2025\""],
  "an article without quotes": [inBenefit("支付比例 80% 条款 ⟦第二条⟧"), "unexpected", inBenefit("支付比例 80% 条款 \"第二条\"")],
  "a date with dots": ["policy linhai.basic\n  effective from ⟦2025.1⟧.31", "unexpected", "policy linhai.basic\n  effective from 2025-01-31"],
  "a date with strokes": ["政策 linhai.basic\n  生效 ⟦2025⟧/12/1 至 2026-01-01", "unexpected", "政策 linhai.basic\n  生效 2025-12-01 至 2026-01-01"],
  "a title in the marks of titles": ["政策 linhai.basic ⟦《⟧职工 医保办法》", "unknownCharacter", "政策 linhai.basic \"《职工 医保办法》\""],
  "the number of a document without quotes": ["政策 linhai.basic\n  依据 海政发⟦〔⟧2025〕1号", "unknownCharacter", "政策 linhai.basic\n  依据 \"海政发〔2025〕1号\""],
  "the first day as notices say it": ["政策 linhai.basic\n⟦自2025年1月1日起施行⟧", "unknownClause", "政策 linhai.basic\n生效 2025年1月1日"],
  "the same at the end of a notice": ["政策 linhai.basic\n⟦本通知自2025年1月1日起正式执行⟧", "unknownClause", "政策 linhai.basic\n生效 2025年1月1日"],
  "a first day with its 起": ["政策 linhai.basic\n生效 2025年1月1日⟦起⟧", "surplus", "政策 linhai.basic\n生效 2025年1月1日"],
  "a period behind a stroke": [inBenefit("封顶线 30万元⟦/⟧年 按支付额"), "surplus", inBenefit("封顶线 30万元 每年 按支付额")],
  "members with 或 between them": [inAdjust("人员类别 属于 在职 或 退休⟦：⟧ 减半"), "unexpected", inAdjust("人员类别 属于 在职, 退休： 减半")],
  "a unit in a heading": [inBenefit("ratio {\n | a | 支付比例⟦（%）⟧ |\n | 1 | 2% |\n }"), "surplus", inBenefit("ratio {\n | a | 支付比例 |\n | 1 | 2% |\n }")],
  "facts without a comma": ["example \"e\"\n  given care inpatient ⟦on⟧ 2025-05-10", "surplus", "example \"e\"\n  given care inpatient, on 2025-05-10"],
  "facts without a comma, in Chinese": ["案例 \"甲\"\n  已知 就医类型 住院 ⟦人员类别⟧ 在职，于 2025-05-10", "surplus", "案例 \"甲\"\n  已知 就医类型 住院， 人员类别 在职，于 2025-05-10"],
  "a slip among facts": ["example \"e\"\n  given care inpatient ⟦clam⟧ eligible 5 yuan", "unexpectedSimilar", "example \"e\"\n  given care inpatient claim eligible 5 yuan"],
  "a slip where a scheme is named": ["settle ⟦fro⟧ employee: x", "unexpectedSimilar", "settle for employee: x"],
  "figures expected without a comma": ["example \"e\"\n  expect inpatient pays 10 yuan ⟦patient⟧ 20 yuan", "surplus", "example \"e\"\n  expect inpatient pays 10 yuan, patient 20 yuan"],
  "an article without its word": [inBenefit("封顶线 5元 按支付额 每年 ⟦第三条⟧"), "surplus", inBenefit("封顶线 5元 按支付额 每年 条款 \"第三条\"")],
  "a title without quotes": ["政策 linhai.basic ⟦基本⟧ 医保 办法\n生效 2025-01-01", "surplus", "政策 linhai.basic \"基本 医保 办法\"\n生效 2025-01-01"],
  "a title without quotes before a clause": ["library linhai.words ⟦Words⟧ draft", "surplus", "library linhai.words \"Words\" draft"],
  "a slip where a title could stand": ["policy linhai.basic ⟦efective from⟧ 2025-01-01", "unexpectedSimilar", "policy linhai.basic effective from 2025-01-01"],
  "a benefit repealed without the word": ["repeal ⟦inpatient⟧", "unexpected", "repeal benefit inpatient"],
  "the same in Chinese": ["废止 ⟦住院⟧", "unexpected", "废止 待遇 住院"],
  "a range of whole numbers in words": ["dimension d integer 0 ⟦to⟧ 150", "unexpected", "dimension d integer 0..150"],
};

/** The same without a fix. */
const TOLD: Readonly<Record<string, Case>> = {
  "a day that is not in the calendar": ["policy a.b\n  effective from ⟦2025-02-30⟧", "noSuchDay", "policy a.b\n  effective from 2025-02-28"],
  "a day of the year that is none": ["scheme s { year from ⟦02-30⟧ }", "noSuchDay", "scheme s { year from 02-29 }"],
  "a word that follows nothing": [inBenefit("ratio 5% ⟦foo⟧"), "surplus", inBenefit("ratio 5%")],
  "a member that nothing compares": [inAdjust("⟦retired⟧: halve"), "unexpected", inAdjust("member = retired: halve")],
  "a ratio before its parameter": ["parameter ⟦50%⟧ share", "unexpected", "parameter share 50%"],
  "a fraction that is no percentage": [inBenefit("ratio 1⟦/⟧3"), "surplus", inBenefit("ratio 33.33%")],
  "a second severity": ["guardrail \"g\" warning ⟦error⟧\n  require ratio of x >= 5%", "contradicts", "guardrail \"g\" warning\n  require ratio of x >= 5%"],
  "the same severity twice": ["guardrail \"g\" warning\n  ⟦warning⟧\n  require ratio of x >= 5%", "writtenTwice", "guardrail \"g\" warning\n  require ratio of x >= 5%"],
  "too few cells": [inTable("| 1⟦⟧ |"), "fewCells", inTable("| 1 | 2% |")],
  "too many cells": [inTable("| 1 | 2% | ⟦3⟧ |"), "manyCells", inTable("| 1 | 2% |")],
  "an empty cell": [inTable("| 1 |⟦ ⟧|"), "emptyCell", inTable("| 1 | none |")],
  "an empty cell of the header": [inBenefit("ratio {\n | a |⟦⟧|\n | 1 | 2% |\n }"), "emptyCell", inBenefit("ratio {\n | a | b |\n | 1 | 2% |\n }")],
  "a table without rows": [inBenefit("ratio ⟦{⟧ }"), "emptyTable", inBenefit("ratio { | 5% | }")],
  "a clause among rows": [inTable("⟦deductible⟧ 5 yuan\n    | 1 | 2% |"), "tableNeedsRows", inTable("| 1 | 2% |")],
  "rows outside a table": [inBenefit("⟦|⟧ a | b |\n  | 1 | 2 |"), "rowOutsideTable", inBenefit("ratio { | a | b |\n  | 1 | 2 | }")],
  "a word that begins nothing": [inBenefit("⟦hospital⟧ tertiary"), "unknownClause", inBenefit("// hospital tertiary")],
  "a month for a day": ["政策 linhai.basic\n生效 ⟦2025年1月⟧", "unexpected", "政策 linhai.basic\n生效 2025年1月1日"],
  "a stroke before no period": [inBenefit("封顶线 30万元⟦/⟧人 按支付额"), "surplus", inBenefit("封顶线 30万元 每年 按支付额")],
  "a dash in a cell": [inTable("| 1 | ⟦——⟧ |"), "signInCell", inTable("| 1 | none |")],
  "a minus in a cell": [inTable("| 1 | ⟦-⟧ |"), "signInCell", inTable("| 1 | -5 yuan |")],
  "a stroke in a cell": [inTable("| ⟦/⟧ | 2% |"), "signInCell", inTable("| any | 2% |")],
  "a tick in a cell": [inTable("| ⟦√⟧ | 2% |"), "signInCell", inTable("| yes | 2% |")],
  "the same as above, in a cell": [inTable("| 1 | ⟦同上⟧ |"), "signInCell", inTable("| 1 | 同上城 |")],
  "a name forgotten": ["benefit⟦⟧\nmeasure a", "missing", "benefit b\nmeasure a"],
  "a comparison forgotten": [inBenefit("ratio 5% when late⟦⟧"), "missing", inBenefit("ratio 5% when late = yes")],
  "a value forgotten": [inAdjust("member = retired: at least⟦⟧"), "missing", inAdjust("member = retired: at least 5%")],
  "a parenthesis forgotten": [inBenefit("cap (5 yuan + 3 yuan⟦⟧"), "missing", inBenefit("cap (5 yuan + 3 yuan)")],
  "a name where a comparison is due": [inAdjust("member ⟦retired⟧: × 60%"), "unexpected", inAdjust("member = retired: × 60%")],
  "a range that is none": ["contribution c { employer local within ⟦5%⟧ }", "rangeExpected", "contribution c { employer local within 5%..9% }"],
  "a parameter without a value": ["parameter half⟦⟧", "parameterWithoutValue", "parameter half 50%"],
  "a fraction of a day": ["period p splits s every ⟦1.5⟧ days", "notWhole", "period p splits s every 15 days"],
  "a comment that is not closed": ["measure a\n⟦/*⟧ b", "commentNotClosed", "measure a\n/* b */"],
  "a second policy": ["policy a.b\npolicy ⟦c.d⟧", "headerTwice", "policy a.b"],
  "a second article": [inBenefit("ratio 5% article \"1\" ⟦article⟧ \"2\""), "writtenTwice", inBenefit("ratio 5% article \"1\" source \"2\"")],
  "a second day of effect": ["policy a.b\n  effective from 2025-01-01\n  ⟦effective from⟧ 2025-02-01", "writtenTwice", "policy a.b\n  effective from 2025-01-01\n  issued 2025-02-01"],
  "a second period": [inBenefit("deductible 5 yuan per year ⟦per month⟧"), "contradicts", inBenefit("deductible 5 yuan per year each hospital")],
  "a second unit": [inBenefit("deductible yuan ⟦yuan⟧ { | 5 | }"), "writtenTwice", inBenefit("deductible yuan { | 5 | }")],
  "uniform and local": ["contribution c { member uniform ⟦local within 5%..9%⟧ }", "contradicts", "contribution c { member local within 5%..9% }"],
  "a clause of a guardrail under none": ["policy a.b\nmeasure m\n⟦require⟧ ratio of x is uniform", "clauseBelongsToNothing", "policy a.b\nmeasure m\nguardrail \"g\"\nrequire ratio of x is uniform"],
  "a fact under no example": ["⟦given⟧ a b", "clauseBelongsToNothing", "example \"e\"\ngiven a b"],
};

const found = (text: string): string[] => parse("a.tongchou", text).diagnostics.map((diagnostic) => describeFinding(text, diagnostic));

describe("one mistake is one finding, at its place", () => {
  test.each(Object.entries({ ...FIXED, ...TOLD }))("%s", (_name, [mistake, id, right]) => {
    const { text, start, end } = marked(mistake);
    const { diagnostics } = parse("a.tongchou", text);
    expect(diagnostics.map((diagnostic) => describeFinding(text, diagnostic))).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ id, location: { file: "a.tongchou", span: { start, end } } });
    expect(found(right)).toEqual([]);
  });
});

describe("a fix leaves what is right", () => {
  test.each(Object.entries(FIXED))("%s", (_name, [mistake, , right]) => {
    const { text } = marked(mistake);
    const [diagnostic] = parse("a.tongchou", text).diagnostics;
    expect(diagnostic && applyFix(text, diagnostic)).toBe(right);
  });
});

describe("a broken piece costs only itself", () => {
  test("two mistakes in two clauses are two findings, and the rest of the benefit stands", () => {
    const text = "benefit x for e {\n  ratio 5% foo\n  deductible 5 yuan\n  cap yuan yuan\n  limit 3 yuan of payment\n}\nmeasure a";
    const { tree: read, diagnostics } = parse("a.tongchou", text);
    expect(diagnostics.map((diagnostic) => diagnostic.id)).toEqual(["surplus", "writtenTwice"]);
    const [benefit, measure] = read.declarations;
    expect(benefit?.kind === "Benefit" && benefit.items.map((item) => item.kind === "Slot" && item.slot)).toEqual(["ratio", "deductible", "cap", "limit"]);
    expect(measure?.kind).toBe("Measure");
  });

  test("a broken cell leaves its row and the others", () => {
    const { tree: read, diagnostics } = parse("a.tongchou", inTable("| 1 = | 2% |\n    | 2 | 3% |"));
    expect(diagnostics.map((diagnostic) => diagnostic.id)).toEqual(["surplus"]);
    const [benefit] = read.declarations;
    const slot = benefit?.kind === "Benefit" ? benefit.items[0] : undefined;
    expect(slot?.kind === "Slot" && slot.table?.rows.map((row) => [row.whole, row.cells.length])).toEqual([[false, 2], [true, 2]]);
  });

  test("a broken head leaves the braces behind it", () => {
    const { tree: read, diagnostics } = parse("a.tongchou", "benefit x for e wheen a = b {\n  ratio 5%\n}");
    expect(diagnostics.map((diagnostic) => diagnostic.id)).toEqual(["unexpectedSimilar"]);
    const [benefit] = read.declarations;
    expect(benefit?.kind === "Benefit" && [benefit.name.key, benefit.items.length]).toEqual(["x", 1]);
  });

  test("lines below an unknown beginning are not told one by one", () => {
    expect(findings("gaurdrail \"g\"\n  effective from 2025-01-01\n  require ratio of x is uniform")).toEqual(["unknownClauseSimilar"]);
    expect(findings("foo {\n  a\n  b\n}\nbar")).toEqual(["unknownClause"]);
    expect(findings("foo\nmeasure a\nbar")).toEqual(["unknownClause", "unknownClause"]);
  });

  test("nothing is said about a clause in which a quotation is open", () => {
    expect(findings(inTable("| \"a | 2% |\n    | 2 | 3% |"))).toEqual(["textNotClosed"]);
  });
});

describe("a line that was lost above a block", () => {
  const rows = "    | a | b |\n    | 1 | 2% |\n}\nmeasure c";
  test("is not looked for at the head of the file, which has no block", () => {
    expect(findings(`政策 a.b "title"\n  生效 2025-01-01\n${rows}`)).toEqual(["rowOutsideTable", "braceClosesNothing"]);
  });

  test("nor at the end of the block before", () => {
    expect(findings(`${inBenefit("ratio 5%").trimEnd()}\n${rows}`)).toEqual(["rowOutsideTable", "braceClosesNothing"]);
  });

  test("but at a line that may have one", () => {
    expect(findings(`transition ratio of x for e\n${rows}`)).toContain("braceNotOpened");
  });
});

test("`to` makes a range only between figures or dates", () => {
  expect(tree("contribution c { member uniform 2% to account }").declarations).toHaveLength(1);
  expect(tree(inTable("| 2025-01-01 至 2025-12-31 | 2% |")).declarations).toHaveLength(2);
});
