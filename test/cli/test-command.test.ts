import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { Ajv2020 } from "ajv/dist/2020.js";
import { run } from "../../compiler/cli/run.ts";
import { root } from "../house/source.ts";
import { requireTool } from "../support/require-tool.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

const library = readFileSync(`${root}test/golden/fictional.tongchou`, "utf8");
const policy = `policy linhai.a
  effective from 2025-01-01
  source "示例〔2025〕1号"
use fictional

benefit inpatient 住院 for employee when care = inpatient {
  base eligible
  deductible per admission article "第五条" {
    | hospital            | amount   |
    | primary             | 100 yuan |
    | secondary, tertiary | 800 yuan |
  }
  ratio 80%
  cap none
}
settle for employee: inpatient

example "级别" {
  given member active, care inpatient, on 2025-05-10
  | hospital | eligible    | inpatient pays | patient   |
  | tertiary | 1,000 yuan  | 160 yuan       | 840 yuan  |
  | tertiary | 10,000 yuan | 7,360 yuan     | 2,640 yuan |
}
`;

let folder = "";
beforeEach(() => {
  folder = scratchFolder();
  writeFileSync(join(folder, "fictional.tongchou"), library);
  writeFileSync(join(folder, "a.tongchou"), policy);
});

async function tongchou(...argv: readonly string[]) {
  const { host, out, err } = recordingHost(folder);
  const code = await run(["test", ...argv], host);
  return { code, out: out(), err: err() };
}

function edit(from: string, to: string): void {
  expect(policy).toContain(from);
  writeFileSync(join(folder, "a.tongchou"), policy.replace(from, to));
}

test("examples that give their figures", async () => {
  expect(await tongchou()).toEqual({ code: 0, out: "a.tongchou: 2 of 2 pass\n\n2 of 2 examples pass\n", err: "" });
  expect(await tongchou("--lang", "zh")).toEqual({ code: 0, out: "a.tongchou：2 例中通过 2 例\n\n共 2 例，通过 2 例\n", err: "" });
  expect(await tongchou("fictional.tongchou")).toEqual({ code: 0, out: "There are no examples.\n", err: "" });
});

describe("an example that fails", () => {
  beforeEach(() => edit("7,360 yuan     |", "7,361 yuan     |"));

  test("is shown with its figures and the row and article that gave each number", async () => {
    expect(await tongchou()).toEqual({
      code: 1, err: "", out: `a.tongchou: 1 of 2 pass
  a.tongchou:22: “级别”, row 2 fails
    inpatient pays 7,360.00, expected 7,361.00
    inpatient: base 10,000, deductible 800, pays 7,360
      deductible 800 yuan
        ← a.tongchou:11 示例〔2025〕1号 第五条
      ratio 80%
        ← a.tongchou:13 示例〔2025〕1号
      cap none
        ← a.tongchou:14 示例〔2025〕1号

1 of 2 examples pass
`,
    });
    const zh = await tongchou("--lang", "zh");
    expect(zh.out).toContain("住院 支付 7,360.00，预期 7,361.00");
    expect(zh.out).toContain("起付线 800 元\n");
  });

  test("in JSON", async () => {
    const { code, out } = await tongchou("--format", "json");
    const found = JSON.parse(out);
    expect([code, found.summary]).toEqual([1, { files: 1, examples: 2, failed: 1 }]);
    expect(found.examples[0]).toMatchObject({ name: "“级别”, row 1", file: "a.tongchou", line: 21, column: 3, passes: true });
    expect(found.examples[1].figures).toEqual([{ benefit: "inpatient", what: "pays", expected: 736100, actual: 736000 }, { what: "patient", expected: 264000, actual: 264000 }]);
  });

  test("in JUnit's XML", async () => {
    const { out } = await tongchou("--format", "junit");
    expect(out).toContain(`<testsuites name="tongchou test" tests="2" failures="1" skipped="0">\n  <testsuite name="a.tongchou" tests="2" failures="1" skipped="0">\n    <testcase classname="a.tongchou" name="“级别”, row 1"/>`);
    expect(out).toContain(`<failure message="inpatient pays 7,360.00, expected 7,361.00">`);
  });

  test("as a workflow command", async () => {
    expect((await tongchou("--format", "github")).out).toBe("::error file=a.tongchou,line=22,col=3,title=“级别”%2C row 2::inpatient pays 7,360.00, expected 7,361.00\n1 of 2 examples pass\n");
  });
});

test("marks of XML and of workflow commands in a title do no harm", async () => {
  writeFileSync(join(folder, "a.tongchou"), policy.replace("级别", "a<b & 100%: c").replace("7,360 yuan     |", "7,361 yuan     |"));
  expect((await tongchou("--format", "junit")).out).toContain(`name="“a&lt;b &amp; 100%: c”, row 2"`);
  expect((await tongchou("--format", "github")).out).toContain("title=“a<b & 100%25%3A c”%2C row 2::");
});

test("a case that cannot be settled says what is missing", async () => {
  edit("| hospital | eligible    |", "| age      | eligible    |");
  writeFileSync(join(folder, "a.tongchou"), readFileSync(join(folder, "a.tongchou"), "utf8").replaceAll("| tertiary | 1", "| 40       | 1"));
  expect(await tongchou()).toMatchObject({ code: 1, out: expect.stringContaining("cannot be settled: a rule asks for “hospital”, which is not given") });
  expect(await tongchou("--lang", "zh")).toMatchObject({ code: 1, out: expect.stringContaining("无法结算：规则须区分“医院级别”，而未写明") });
});

test("policies with errors are not tested, and what cannot be read is the outside world's fault", async () => {
  edit("ratio 80%", "ratio 80");
  expect(await tongchou()).toMatchObject({ code: 1, out: "", err: expect.stringContaining("TC3001") });
  expect(await tongchou("nowhere")).toMatchObject({ code: 2, out: "" });
  expect(await tongchou("--format", "xml")).toMatchObject({ code: 2, out: "" });
});

test("--coverage tells which rows no example reaches", async () => {
  expect((await tongchou("--coverage")).out).toBe(`a.tongchou: 2 of 2 pass

a.tongchou: 3 of 4 rows reached, 75 %
  a.tongchou:10: no example reaches 100 yuan ← | primary | 100 yuan |
Rows and adjustments that examples reach: 3 of 4, 75 %

2 of 2 examples pass
`);
  expect(JSON.parse((await tongchou("--coverage", "--format", "json")).out).coverage).toEqual([{ file: "a.tongchou", rows: 4, unreached: [{ kind: "row", line: 10, column: 29 }] }]);
});

test("--mutate tells which numbers could change unnoticed", async () => {
  expect((await tongchou("--mutate")).out).toContain("a.tongchou:10: no example notices 100 changed to 101\n2 of 3 changed numbers are noticed by an example, 66.6 %;");
});

test("--suggest prints the missing examples alone, and they are examples that pass", async () => {
  const { code, out, err } = await tongchou("--suggest");
  expect([code, err]).toEqual([0, "a.tongchou: 2 of 2 pass\n\n2 of 2 examples pass\n"]);
  expect(out).toBe(`example "deductible of inpatient: 100 yuan ← | primary | 100 yuan |"  // a.tongchou:10; figures as they are now; work them out by hand
  given member active, hospital primary, care inpatient, on 2025-01-01
  claim eligible 1,000.00 yuan
  expect inpatient pays 720.00 yuan, patient 280.00 yuan
`);
  const zh = (await tongchou("--suggest", "--lang", "zh")).out;
  for (const text of [out, zh]) {
    writeFileSync(join(folder, "a.tongchou"), `${policy}\n${text}`);
    expect(await tongchou("--coverage")).toMatchObject({ code: 0, err: "", out: expect.stringContaining("3 of 3 pass") });
    expect((await tongchou("--coverage")).out).toContain("4 of 4 rows reached, 100 %");
  }
});

test("--suggest states what the example had used before, from which it took the case", async () => {
  const capped = policy.replace("cap none", "cap 300,000 yuan of payment per year").replace("| tertiary | 10,000 yuan | 7,360 yuan     | 2,640 yuan |\n}", `| tertiary | 10,000 yuan | 7,360 yuan     | 2,640 yuan |
}
example "late in the year"
  given member active, care inpatient, hospital primary, on 2025-11-10, paid inpatient 295,000 yuan this year
  claim eligible 10,100 yuan
  expect inpatient pays 5,000 yuan, patient 5,100 yuan`);
  writeFileSync(join(folder, "a.tongchou"), capped);
  for (const language of ["en", "zh"]) {
    const { out } = await tongchou("--suggest", "--lang", language);
    expect(out).toContain(language === "en" ? "paid inpatient 295,000.00 yuan" : "已付 住院 295,000.00元");
    writeFileSync(join(folder, "a.tongchou"), `${capped}\n${out}`);
    expect(await tongchou()).toMatchObject({ code: 0, out: expect.stringContaining("6 of 6 examples pass") });
    writeFileSync(join(folder, "a.tongchou"), capped);
  }
});

describe("for programs", () => {
  const isValid = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(`${root}compiler/emit/schema/test.schema.json`, "utf8")));
  const json = async (...argv: readonly string[]) => JSON.parse((await tongchou("--format", "json", ...argv)).out) as Record<string, unknown>;
  const failing = (): void => edit("7,360 yuan     |", "7,361 yuan     |");
  const refused = (): void => {
    edit("| hospital | eligible    |", "| age      | eligible    |");
    writeFileSync(join(folder, "a.tongchou"), readFileSync(join(folder, "a.tongchou"), "utf8").replaceAll("| tertiary | 1", "| 40       | 1"));
  };

  test.each([["all pass", () => {}], ["one fails", failing], ["none can be settled", refused]] as const)("JSON obeys its schema where %s", async (_what, prepare) => {
    prepare();
    for (const argv of [[], ["--coverage"], ["--lang", "zh"]]) {
      const made = await json(...argv);
      expect([isValid(made), isValid.errors]).toEqual([true, null]);
    }
  });

  test("JSON obeys its schema with mutation, and what is no report does not", async () => {
    const made = await json("--mutate", "--coverage");
    expect([isValid(made), isValid.errors]).toEqual([true, null]);
    expect(made["mutation"]).toMatchObject({ noticed: 2, survivors: [{ file: "a.tongchou", line: 10, written: "100", changed: "101" }] });
    for (const wrong of [{ ...made, version: 2 }, { ...made, more: 1 }, { ...made, examples: [{}] }, { ...made, summary: { files: -1, examples: 0, failed: 0 } }]) expect(isValid(wrong)).toBe(false);
  });

  const read = `import sys, json, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
print(json.dumps([root.tag, root.get("tests"), root.get("failures"), [[case.get("name"), [failure.get("message") for failure in case]] for case in root.iter("testcase")]]))`;

  requireTool("python3")("JUnit's XML is well-formed, and holds what the report says", async () => {
    writeFileSync(join(folder, "a.tongchou"), policy.replace("级别", "a<b & \u0001 \t]]> 'c'").replace("7,360 yuan     |", "7,361 yuan     |"));
    const { out } = await tongchou("--format", "junit");
    const { stdout, stderr } = spawnSync("python3", ["-c", read], { input: out, encoding: "utf8" });
    expect(stderr).toBe("");
    const name = (row: number): string => `“a<b & \ufffd \t]]> 'c'”, row ${row}`;
    expect(JSON.parse(stdout)).toEqual(["testsuites", "2", "1", [[name(1), []], [name(2), ["inpatient pays 7,360.00, expected 7,361.00"]]]]);
  });
});
