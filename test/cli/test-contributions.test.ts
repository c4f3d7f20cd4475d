import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeEach, describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { exampleLenses } from "../../language-server/features/lenses.ts";
import { marked } from "../language-server/marked.ts";
import { root } from "../support/workspace-texts.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

const policy = (employer: string, county = ", county western"): string => `policy linhai.basic effective from 2025-01-01 source "示例"
province linhai 临海
dimension member 人员类别 { active 在职, resident 居民 }
dimension county 县区类别 { ordinary 一般, western 西部 }
scheme employee 职工 { member in active }
scheme resident 居民 { member in resident }
contribution employee 职工缴费 for employee {
  base own_wage per year uniform, floor 57,600 yuan
  employer uniform 6% article "第五条"
  member uniform 2% to account
}
account own 个人账户 for employee { credit uniform 2% }
contribution resident 居民缴费 for resident {
  subsidy uniform 580 yuan per year split {
    | county   | by central | by city |
    | ordinary | 60%        | 40%     |
    | western  | 80%        | 20%     |
  }
}
example "职工" {
  given member active, per month, on 2025-05-10
  | own_wage   | employer pays | credit   |
  | 8,000 yuan | ${employer}   | 160 yuan |
}
example "居民"
  given member resident${county}, on 2025-05-10
  expect central pays 464 yuan
`;

let folder = "";
beforeEach(() => void (folder = scratchFolder()));

async function tongchou(text: string, ...argv: readonly string[]): Promise<{ code: number; out: string }> {
  writeFileSync(join(folder, "a.tongchou"), text);
  const { host, out } = recordingHost(folder);
  return { code: await run(["test", ...argv], host), out: out() };
}

describe("examples of contributions in the report of `test`", () => {
  test("pass, and count in coverage", async () => {
    expect(await tongchou(policy("480 yuan"), "--coverage")).toEqual({
      code: 0, out: "a.tongchou: 2 of 2 pass\n\na.tongchou: 6 of 7 rows reached, 85.7 %\n  a.tongchou:16: no example reaches | ordinary | 60% | 40% |\nRows and adjustments that examples reach: 6 of 7, 85.7 %\n\n2 of 2 examples pass\n",
    });
  });

  test("one that fails says by how much, and by which rows", async () => {
    const { code, out } = await tongchou(policy("480.01 yuan", ""), "--lang", "en");
    expect(code).toBe(1);
    expect(out).toContain("“职工”, row 1 fails\n    employer pays 480.00, expected 480.01\n    employee\n      employer's part 6%\n        ← a.tongchou:9 示例 第五条\n");
    expect(out).toContain("“居民” fails\n    cannot be settled: a rule asks for “county”, which is not given\n");
    expect((await tongchou(policy("480.01 yuan"), "--lang", "zh")).out).toContain("employer 支付 480.00，预期 480.01");
  });

  test("JSON obeys its schema", async () => {
    const isValid = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(`${root}compiler/emit/schema/test.schema.json`, "utf8")));
    for (const text of [policy("480 yuan"), policy("480.01 yuan", "")]) {
      const made = JSON.parse((await tongchou(text, "--format", "json")).out) as Record<string, unknown>;
      expect([isValid(made), isValid.errors]).toEqual([true, null]);
    }
    const made = JSON.parse((await tongchou(policy("480 yuan"), "--format", "json")).out) as { readonly examples: readonly { readonly figures: unknown }[] };
    expect(made.examples[0]!.figures).toEqual([{ payer: "employer", what: "contributes", expected: 48_000, actual: 48_000 }, { what: "credited", expected: 16_000, actual: 16_000 }]);
  });

  test("a changed rate is noticed", async () => {
    expect((await tongchou(policy("480 yuan"), "--mutate")).out).toContain("no example notices 57,600 changed to 57601");
    expect((await tongchou(policy("480 yuan").replace("8,000 yuan |", "1 yuan |").replace("480 yuan", "288 yuan").replace("160 yuan", "96 yuan"), "--mutate")).out).not.toContain("notices 6 changed");
  });

  test("the editor shows them above their lines", async () => {
    const { view } = await marked(policy("480 yuan", ""));
    expect(exampleLenses(view.snapshot(), view.uri).map(({ title }) => [title.en, title.zh])).toEqual([
      ["✓ the employer pays 480 yuan, credit 160 yuan", "✓ 单位缴 480 元、划入 160 元"], ["✗ a rule asks for “county”, which is not given", "✗ 规则须区分“县区类别”，而未写明"],
    ]);
  });
});
