import { describe, expect, test } from "vitest";
import { sitesIn } from "../../compiler/cli/mutants/sites.ts";
import { mutate } from "../../compiler/cli/mutants/mutation.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { compiled, inpatient } from "../evaluate/small-policy.ts";

function changes(clauses: string): readonly string[] {
  const text = `policy linhai.a\n${clauses}\n`;
  return sitesIn(parse("a.tongchou", text).tree, text).map(({ ways, isBound }) =>
    ways.map((way) => way.map(({ span, text: by }) => `${text.slice(span.start, span.end)}→${by}`).join(" & ")).join(" or ") + (isBound ? " bound" : ""));
}

describe("what is changed", () => {
  test.each([
    ["benefit a for b { deductible 1,300 yuan per year }", ["1,300→1301 or 1,300→1299"]],
    ["benefit a for b { cap 10万元 of payment per year }", ["10万→100001 or 10万→99999"]],
    ["benefit a for b { ratio 92.2% }", ["92.2→93.2 or 92.2→91.2"]],
    ["benefit a for b { ratio 100% }", ["100→99"]],
    ["benefit a for b { ratio 0% }", ["0→1"]],
    ["benefit a for b { adjust deductible { age >= 70: − 100 yuan per n after 1, at least 50 yuan } }", ["70→71 or 70→69 bound", "100→101 or 100→99", "1→2 bound", "50→51 or 50→49"]],
    ["scheme a { waiting 3 months from contribution }", ["3→4 or 3→2"]],
    ["indicator wage by year { | year | value |\n | 2024 | 5 yuan |\n }", ["5→6 or 5→4"]],
    ["contribution a for b { employer uniform 9% }", ["9→10 or 9→8"]],
    ["account a for b { credit uniform 2% }", ["2→3 or 2→1"]],
    ["fund a for b { hand up 20% of collected }", []],
    ["dimension age integer 0..150", []],
    ["example \"a\" { given age 40 }", []],
  ])("%s", (clauses, expected) => {
    expect(changes(clauses)).toEqual(expected);
  });

  test("edges of bands move together, and so do ranges that touch", () => {
    expect(changes("benefit a for b {\n ratio by band of base per year {\n | ..3 | 3..4 | 4.. |\n | 1% | 2% | 3% |\n }\n}").slice(0, 2)).toEqual(["3→4 & 3→4 or 3→2 & 3→2", "4→5 & 4→5 or 4→3 & 4→3"]);
    expect(changes("benefit a for b {\n ratio {\n | age | ratio |\n | ..69 | 1% |\n | 70.. | 2% |\n }\n}")[0]).toBe("69→70 & 70→71 bound");
    expect(changes("benefit a for b {\n deductible per year {\n | n | amount |\n | 1 | 1 yuan |\n | 2.. | 2 yuan |\n }\n}")[0]).toBe("1→1..2 & 2→3 bound");
  });
});

describe("whether an example notices", () => {
  const policy = (rows: string) => compiled(`${inpatient("deductible per admission {\n  | age  | amount   |\n  | ..69 | 100 yuan |\n  | 70.. | 50 yuan  |\n}\nratio 80%\ncap none")}
example "a" {
  given member active, care inpatient, on 2025-05-10
  | age | eligible | inpatient pays |
${rows}
}
`);
  const result = (rows: string) => {
    const heard: string[] = [];
    const made = mutate(policy(rows), new Set(["linhai/a.tongchou"]), (done, all) => void heard.push(`${done}/${all}`));
    return { ...made, survivors: made.survivors.map(({ written, changed }) => `${written}→${changed}`), heard };
  };

  test("a changed number that no figure depends on is told", () => {
    expect(result("  | 40 | 1,000 yuan | 720 yuan |")).toEqual({ noticed: 2, survivors: ["69→70", "50→51"], refused: 0, idle: 0, heard: ["1/4", "2/4", "3/4", "4/4"] });
    expect(result("  | 40 | 1,000 yuan | 720 yuan |\n  | 71 | 1,000 yuan | 760 yuan |").survivors).toEqual(["69→70"]);
    expect(result("  | 40 | 1,000 yuan | 720 yuan |\n  | 70 | 1,000 yuan | 760 yuan |").survivors).toEqual([]);
  });

  test("an example that fails already notices nothing", () => {
    expect(result("  | 40 | 1,000 yuan | 1 yuan |").noticed).toBe(0);
  });

  test("a number of another file is not changed, one that changes no settlement is idle, one that check refuses is no survivor", () => {
    const text = `indicator wage 工资 by year {\n  | year | value |\n  | 2023 | 7 yuan |\n}\nguardrail "g"\n  require ratio of inpatient = 80%\n${inpatient("deductible none\nratio 80%\ncap none").replace("for employee", "for employee kind inpatient")}`;
    expect(mutate(compiled(text), new Set(["linhai/a.tongchou"]), () => {})).toEqual({ noticed: 0, survivors: [], refused: 1, idle: 1 });
    expect(mutate(compiled(text), new Set(["fictional.tongchou"]), () => {})).toEqual({ noticed: 0, survivors: [], refused: 0, idle: 0 });
  });
});
