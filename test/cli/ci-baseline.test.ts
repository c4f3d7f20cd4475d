import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../compiler/base/calendar.ts";
import { sourceText } from "../../compiler/base/source-text.ts";
import { report } from "../../compiler/diagnostics/report.ts";
import { baselineText, type KnownFinding, matchBaseline, readBaseline, renewBaseline } from "../../compiler/findings/baseline.ts";
import { identify } from "../../compiler/findings/fingerprint.ts";
import { root } from "../house/source.ts";
import { ciWorkspace, FILE, POLICY, type Workspace } from "./ci-workspace.ts";

const schema = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(`${root}compiler/emit/schema/baseline.schema.json`, "utf8")));
const KNOWN = "tongchou-baseline.json";
const WARNINGS = `{"failLevel": "warning", "baseline": "${KNOWN}"}`;
const last = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";
/** The host's day is 2025-06-01. */
const written = async (until = "2025-12-31"): Promise<Workspace> => {
  const workspace = ciWorkspace(WARNINGS);
  expect(await workspace.tongchou("check", "--write-baseline", "--until", until)).toMatchObject({ code: 0, err: "" });
  return workspace;
};
const entries = ({ read }: Workspace): KnownFinding[] => (JSON.parse(read(KNOWN)) as { findings: KnownFinding[] }).findings;

describe("a list of known findings", () => {
  test("is written from what fails, an entry a line, as its schema says, and then fails nothing", async () => {
    const workspace = await written();
    const text = workspace.read(KNOWN);
    expect([schema(JSON.parse(text)), schema.errors]).toEqual([true, null]);
    expect(entries(workspace)).toEqual([{
      code: "TC6001", file: FILE, within: ["linhai.basic", "Benefit inpatient", "Slot ratio"], until: "2025-12-31", fingerprint: expect.any(String),
      says: "“Hospital care is paid at 60% or more”: for tertiary, the ratio of “inpatient” is 55%, but must be at least 60%.",
    }]);
    expect(text.split("\n")).toHaveLength(4);
    const { code, out } = await workspace.tongchou("check");
    expect([code, last(out)]).toEqual([0, "1 file: no errors, no warnings; 1 known finding"]);
    expect(out).toContain("(tolerated until 2025-12-31)\n");
  });

  test("is written in the language of the call, and known in the other", async () => {
    const workspace = ciWorkspace(`{"failLevel": "warning", "baseline": "${KNOWN}", "language": "zh"}`);
    await workspace.tongchou("check", "--write-baseline", "--until", "2025-12-31");
    const [inChinese] = entries(workspace);
    expect(inChinese!.says).toMatch(/^“Hospital care is paid at 60% or more”：.*\p{Script=Han}/u);
    for (const language of ["zh", "en"]) expect((await workspace.tongchou("check", "--lang", language)).code).toBe(0);
    await workspace.tongchou("check", "--write-baseline", "--until", "2026-12-31", "--lang", "en");
    const [inEnglish] = entries(workspace);
    expect(inEnglish).toEqual({ ...inChinese, says: expect.stringContaining("must be at least 60%") });
  });

  test("holds only what fails at the level of the call", async () => {
    const workspace = ciWorkspace();
    await workspace.tongchou("check", "--write-baseline", "--until", "2025-12-31");
    expect(entries(workspace)).toEqual([]);
  });

  test("does not tolerate what is new beside it", async () => {
    const { tongchou, edit } = await written();
    edit(FILE, "    | secondary | 85%   |\n", "");
    const { code, out } = await tongchou("check");
    expect([code, last(out)]).toEqual([1, "1 file: 1 error, no warnings; 1 known finding"]);
  });

  test.each([
    ["moves", "province linhai", "// a remark\n\nprovince linhai", 0],
    ["stands in another row", "    | tertiary  | 55%   | allow TC6001 because \"Model notice No. 1\"\n", "", undefined],
    ["states another figure", "55%", "54%", 1],
    ["belongs to another benefit", "benefit inpatient for", "benefit outpatient for", 1],
  ])("a finding that %s", async (_name, from, to, code) => {
    const { tongchou, edit } = await written();
    edit(FILE, from, to);
    if (code === undefined) edit(FILE, "    | primary   | 90%   |\n", "    | tertiary  | 55%   | allow TC6001 because \"Model notice No. 1\"\n    | primary   | 90%   |\n");
    if (to.includes("outpatient")) {
      edit(FILE, "ratio of inpatient", "ratio of outpatient");
      edit(FILE, "employee: inpatient", "employee: outpatient");
    }
    expect((await tongchou("check")).code).toBe(code ?? 0);
  });

  test("an entry runs out behind its day: the finding counts again, with a note at the entry", async () => {
    const { tongchou } = await written("2025-06-30");
    expect((await tongchou("check", "--as-of", "2025-06-30")).code).toBe(0);
    const { code, out } = await tongchou("check", "--as-of", "2025-07-01");
    expect(code).toBe(1);
    expect(out).toContain(`see: ${KNOWN}:2:1: it was tolerated until 2025-06-30`);
  });

  test("an entry that nothing answers to is to be taken out", async () => {
    const { tongchou, edit } = await written();
    edit(FILE, `55%   | allow TC6001 because "Model notice No. 1"`, "65%   |");
    const { code, out } = await tongchou("check");
    expect([code, last(out)]).toEqual([1, "1 file: no errors, 1 warning; no known findings"]);
    expect(out).toContain(`${KNOWN}:2:1: warning TC9013: TC6001 is no longer found in ${FILE} › linhai.basic › Benefit inpatient › Slot ratio; take`);
    expect((await tongchou("check", "--fail-level", "error")).code).toBe(0);
    await tongchou("check", "--write-baseline", "--until", "2025-12-31");
    expect((await tongchou("check")).code).toBe(0);
  });

  test("entries of files that were not looked at are left as they are", async () => {
    const workspace = ciWorkspace(WARNINGS);
    workspace.write("yunhai/b.tongchou", POLICY.replace(/linhai/g, "yunhai"));
    await workspace.tongchou("check", "--write-baseline", "--until", "2025-12-31");
    const both = entries(workspace);
    expect(both.map(({ file }) => file)).toEqual(["yunhai/b.tongchou", FILE]);
    expect(await workspace.tongchou("check", "yunhai")).toMatchObject({ code: 0, out: expect.stringContaining("1 known finding") });
    await workspace.tongchou("check", "yunhai", "--write-baseline", "--until", "2026-12-31");
    expect(entries(workspace)).toEqual(both);
  });

  test("written again keeps days that hold and every reason, and gives a new day to what has run out", async () => {
    const workspace = await written("2025-06-30");
    workspace.edit(KNOWN, `"code"`, `"because":"meeting of 3 May","code"`);
    await workspace.tongchou("check", "--write-baseline", "--until", "2025-12-31");
    expect(entries(workspace)).toMatchObject([{ until: "2025-06-30", because: "meeting of 3 May" }]);
    expect((await workspace.tongchou("check")).out).toContain("(tolerated until 2025-06-30: meeting of 3 May)");
    await workspace.tongchou("check", "--as-of", "2025-07-01", "--write-baseline", "--until", "2025-12-31");
    expect(entries(workspace)).toMatchObject([{ until: "2025-12-31", because: "meeting of 3 May" }]);
  });

  test("the workspace's day decides what is past", async () => {
    const { tongchou } = ciWorkspace(`{ "asOf": "2026-07-01" }`);
    expect(await tongchou("check", "--write-baseline", "--until", "2026-06-30")).toMatchObject({ code: 2, err: expect.stringContaining("already past") });
    expect(await tongchou("check", "--write-baseline", "--until", "2026-07-01")).toMatchObject({ code: 0 });
  });

  test.each([
    [["--write-baseline"], "--write-baseline needs --until DATE: the last day on which what is found now is tolerated."],
    [["--write-baseline", "--until", "2025-05-31"], "The day given with --until is already past."],
    [["--until", "2025-12-31"], "The option “--until” needs “--write-baseline”."],
    [["--until", "2025-12-31", "--lang", "zh"], "选项“--until”须与“--write-baseline”同用。"],
    [["--write-baseline", "--until", "soon"], "The option “--until” takes a date such as 2025-01-31, not “soon”."],
  ])("%j is not understood", async (options, sentence) => {
    const { tongchou, folder } = ciWorkspace();
    expect(await tongchou("check", ...options)).toMatchObject({ code: 2, out: "", err: expect.stringContaining(`tongchou: ${sentence}`) });
    expect(() => readFileSync(`${folder}/${KNOWN}`)).toThrow();
  });

  test.each([
    [undefined, "TC9002"], ["{", "TC9012"], [`{"findings": [{}], "version": 1}`, "TC9012"], [`{"findings": [], "version": 2}`, "TC9012"],
    [`{"findings":[{"code":"TC6001","file":"a","fingerprint":"${"0".repeat(32)}","says":"x","until":"2025-02-30","within":[]}],"version":1}`, "there is no such day"],
  ])("%j is the fault of the call, and is not written over", async (text, why) => {
    const { tongchou, write, read } = ciWorkspace();
    if (text !== undefined) write("known.json", text);
    const { code, out } = await tongchou("check", "--baseline", "known.json");
    expect([code, out]).toEqual([2, expect.stringContaining(why)]);
    if (text === undefined) return;
    expect((await tongchou("check", "--baseline", "known.json", "--write-baseline", "--until", "2025-12-31")).code).toBe(2);
    expect(read("known.json")).toBe(text);
  });

  test("tolerates an error in check, but not in build", async () => {
    const { tongchou, edit } = ciWorkspace(`{"baseline": "${KNOWN}"}`);
    edit(FILE, "    | secondary | 85%   |\n", "");
    await tongchou("check", "--write-baseline", "--until", "2025-12-31");
    expect((await tongchou("check")).code).toBe(0);
    expect((await tongchou("build")).code).toBe(1);
  });

  test("is said of each finding in JSON, as the schema says", async () => {
    const isValid = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(`${root}compiler/emit/schema/diagnostics.schema.json`, "utf8")));
    const made = JSON.parse((await (await written()).tongchou("check", "--format", "json")).out) as { diagnostics: object[]; summary: object };
    expect([isValid(made), isValid.errors]).toEqual([true, null]);
    expect(made).toMatchObject({ diagnostics: [{ known: { until: "2025-12-31" } }], summary: { errors: 0, warnings: 0, known: 1 } });
  });
});

describe("matching", () => {
  const today = parseDay("2025-06-01")!;
  const finding = fc.record({ file: fc.constantFrom("a", "b"), reason: fc.constantFrom("x", "y") });
  const identified = (list: readonly { readonly file: string; readonly reason: string }[]) => identify(list.map(({ file, reason }, index) => report("unreadableFile", { file, span: { start: index, end: index } }, { reason })), () => undefined);

  test("of the same sentence in the same place as many are tolerated as were listed", () => {
    const until = parseDay("2025-07-01")!;
    return fc.assert(fc.asyncProperty(fc.array(finding, { maxLength: 6 }), fc.array(finding, { maxLength: 6 }), async (before, after) => {
      const text = renewBaseline({ findings: [], source: undefined }, identified(before), { today, until, language: "en" }, () => true);
      const { value, diagnostics } = await readBaseline(sourceText("known.json", text));
      expect(diagnostics).toEqual([]);
      const { findings, diagnostics: gone } = matchBaseline(value, identified(after), today, () => true);
      const count = (list: readonly { readonly file: string; readonly reason: string }[], key: string): number => list.filter(({ file, reason }) => file + reason === key).length;
      const keys = ["ax", "ay", "bx", "by"];
      expect(findings.filter(({ known }) => known !== undefined)).toHaveLength(keys.reduce((sum, key) => sum + Math.min(count(before, key), count(after, key)), 0));
      expect(gone).toHaveLength(keys.reduce((sum, key) => sum + Math.max(0, count(before, key) - count(after, key)), 0));
    }));
  });

  test("what is found in a file that was not named is listed once", async () => {
    const [one] = [identified([{ file: "a", reason: "x" }])];
    const until = parseDay("2025-07-01")!;
    const text = renewBaseline({ findings: [], source: undefined }, one, { today, until, language: "en" }, () => false);
    const { value } = await readBaseline(sourceText("known.json", text));
    expect(renewBaseline(value, one, { today, until, language: "en" }, () => false)).toBe(text);
    expect(renewBaseline(value, [], { today, until, language: "en" }, () => false)).toBe(text);
    expect(renewBaseline(value, [], { today, until, language: "en" }, () => true)).toBe(baselineText([]));
  });

  test("the text does not depend on the order of what was found", () => {
    const one = (says: string): KnownFinding => ({ code: "TC6001", file: "a", within: [], says, fingerprint: "0".repeat(32), until: "2025-07-01" });
    expect(baselineText([one("x"), one("y")])).toBe(baselineText([one("y"), one("x")]));
    expect(baselineText([])).toBe(`{"findings":[],"version":1}\n`);
  });
});
