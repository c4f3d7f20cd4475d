import { describe, expect, test } from "vitest";
import { convergenceOf } from "../../compiler/compare/converge.ts";
import { phraseConvergence } from "../../compiler/compare/phrase-convergence.ts";
import { compile, type SourceFile } from "../../compiler/compile.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { program } from "./versions.ts";

function told(files: readonly SourceFile[], language: "en" | "zh" = "en"): readonly string[] {
  const compiled = compile(files);
  const [province] = compiled.program.provinces;
  const { sections } = phraseConvergence(convergenceOf(province!, compiled.decided));
  return sections.flatMap(({ heading, lines }) => [`# ${heading[language]}`, ...lines.map((line) => line[language])]);
}

const byCity = (rows: string, word = "ratio") => program(`
scheme local 地方 "地方医保" { member in resident\n pooled by city\n }
benefit care 住院 for local {
  base eligible
  deductible none
  ${word === "ratio" ? `ratio {\n | city | hospital | ratio |\n ${rows}\n }\n cap none` : `ratio 80%\n cap of payment per year {\n | city | amount |\n ${rows}\n }`}
}
settle for local: care
`);

describe("cities that differ", () => {
  test("the five cities of the example, in their cells", () => {
    const lines = told(policiesUnder("policies/national", "examples/qinglan"), "zh");
    expect(lines.filter((line) => line.startsWith("#"))).toEqual([
      "# “居民住院”的起付线", "# “居民住院”的支付比例", "# “居民住院”的封顶线", "# “居民普通门诊”的封顶线",
      "# 过渡：东滩，“职工住院”的封顶线，2026-12-31 结束，按期", "# 过渡：枫溪，“职工住院”的起付线，2025-12-31 结束，按期",
    ]);
    expect(lines).toContain("三级，2025-01-01 起：安平、北河、枫溪为 800 元；长林为 600 元；东滩为 1,000 元（相差 400 元）");
    expect(lines).toContain("  统一为 600 元 时受损最少：无人受损；安平、北河、枫溪、东滩参保人受益");
    expect(lines).toContain("  统一为 800 元 时变动的城市最少：长林参保人受损；东滩参保人受益");
    expect(lines).toContain("所有情形，2026-01-01 起：350,000 元，全省 300,000 元，较上一步接近");
  });

  test("only the cells in which they differ", () => {
    expect(told(byCity("| hewan, shitan | any | 80% |\n | yunzhou | ..secondary | 80% |\n | yunzhou | tertiary | 70% |"))).toEqual([
      "# ratio of “care”",
      "tertiary, from 2025-01-01: 80% in hewan, shitan; 70% in yunzhou (10 points apart)",
      "  fewest lose with 80% everywhere: nobody loses; gain in yunzhou",
    ]);
    expect(told(byCity("| hewan, shitan, yunzhou | any | 80% |"))).toEqual([]);
  });

  test("a cap of none is more than any, by no amount", () => {
    expect(told(byCity("| hewan | none |\n | shitan, yunzhou | 100 yuan |", "cap"))).toEqual([
      "# cap of “care”",
      "every case, from 2025-01-01: none in hewan; 100 yuan in shitan, yunzhou",
      "  fewest lose with none everywhere: nobody loses; gain in shitan, yunzhou",
      "  fewest cities change with 100 yuan everywhere: the insured lose in hewan",
    ]);
  });
});

describe("transitions, step by step", () => {
  const transition = (rows: string, deadline = "2027-12-31") => [
    ...program("benefit care 住院 for employee {\n base eligible\n deductible none\n ratio 80%\n cap 100,000 yuan of payment per year\n}\nsettle for employee: care\n"),
    { path: "linhai/hewan.tongchou", text: `policy linhai.hewan implements linhai.case for hewan\n  effective from 2025-01-01\n  source "示例"\ntransition cap of care for hewan converges by ${deadline} {\n | from | amount |\n ${rows}\n}\n` },
  ];

  test("nearer and no nearer, and its end", () => {
    expect(told(transition("| 2025-01-01 | 150,000 yuan |\n | 2026-01-01 | 120,000 yuan |\n | 2027-01-01 | 130,000 yuan |"))).toEqual([
      "# Transition in hewan, cap of “care”: ends on 2027-12-31, in time",
      "every case, from 2025-01-01: 150,000 yuan, the province 100,000 yuan",
      "every case, from 2026-01-01: 120,000 yuan, the province 100,000 yuan, nearer than before",
      "every case, from 2027-01-01: 130,000 yuan, the province 100,000 yuan, no nearer than before",
    ]);
  });

  test("an open end is no day, and cases equally far from the province are one line", () => {
    const files = (by: string) => [
      ...program("dimension years 连续年数 integer 0..20\nbenefit care 住院 for employee {\n base eligible\n deductible none\n ratio 80%\n cap 100,000 yuan of payment per year\n adjust cap {\n + 3,000 yuan per years after 4\n }\n}\nsettle for employee: care\n"),
      { path: "linhai/hewan.tongchou", text: `policy linhai.hewan implements linhai.case for hewan\n  effective from 2025-01-01\n  source "示例"\ntransition cap of care for hewan ${by}{\n | from | amount |\n | 2025-01-01 | 150,000 yuan |\n}\n` },
    ];
    expect(told(files(""), "zh")).toEqual(["# 过渡：河湾，“住院”的封顶线，未定期限", "所有情形，2025-01-01 起：150,000 元至 198,000 元，全省 100,000 元至 148,000 元（相差 50,000 元）"]);
    expect(told(files("converges by 2027-12-31 "))[0]).toBe("# Transition in hewan, cap of “care”: ends on 2027-12-31, in time");
  });

  test("stairs of cases are told by the widest of them", () => {
    const lines = told(policiesUnder("policies/national", "policies/jiangxi"), "zh");
    expect(lines[0]).toBe("# 过渡：南昌，“居民大病保险”的封顶线，未定期限");
    expect(lines[1]).toBe("不是特困人员；不是低保对象；不是返贫致贫人口；连续参保年数 20 及以下；零报销年数 0 等 17 组情形，2025-01-01 起：300,000 元至 348,000 元，全省 250,000 元至 298,000 元（相差 50,000 元）");
    expect(lines.length).toBeLessThan(20);
  });

  test("one that is no departure", () => {
    expect(told(transition("| 2025-01-01 | 100,000 yuan |"))).toEqual(["# Transition in hewan, cap of “care”: never departs, in time"]);
  });
});
