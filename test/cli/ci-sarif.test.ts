import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { root } from "../house/source.ts";
import { sarifFaults } from "../support/sarif-schema.ts";
import { ciWorkspace, FILE, POLICY } from "./ci-workspace.ts";
import { recordingHost } from "./memory-host.ts";

/** What these tests look at in a log. */
interface Log {
  readonly version: string;
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly markdown: string }; readonly shortDescription: { readonly text: string }; readonly defaultConfiguration: { readonly level: string } }[] } };
    readonly columnKind: string;
    readonly originalUriBaseIds: Record<string, unknown>;
    readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly exitCode: number; readonly toolExecutionNotifications?: readonly object[] }];
    readonly results: readonly Result[];
  }];
}
interface Result {
  readonly ruleId: string; readonly ruleIndex: number; readonly level: string; readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object } }];
  readonly relatedLocations?: readonly object[]; readonly fixes?: readonly object[]; readonly partialFingerprints: Record<string, string>; readonly baselineState?: string; readonly suppressions?: readonly object[];
}

const logOf = (out: string): Log => {
  const log = JSON.parse(out) as Log;
  expect(sarifFaults(log)).toEqual([]);
  return log;
};

describe("the schema", () => {
  const log = { version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [] as object[] }] };
  const withResult = (result: object): object => ({ ...log, runs: [{ ...log.runs[0], results: [result] }] });

  test.each([
    ["no version", { runs: [] }, "version"],
    ["another version", { ...log, version: "2.0.0" }, "/version"],
    ["a result without a message", withResult({ ruleId: "x" }), "message"],
    ["a level there is not", withResult({ message: { text: "x" }, level: "fatal" }), "/level"],
    ["a field there is not", withResult({ message: { text: "x" }, file: "x" }), "additional properties"],
    ["a line 0", withResult({ message: { text: "x" }, locations: [{ physicalLocation: { region: { startLine: 0 } } }] }), "startLine"],
    ["an address with a space", withResult({ message: { text: "x" }, locations: [{ physicalLocation: { artifactLocation: { uri: "a b" } } }] }), "uri"],
    ["an address in Chinese", withResult({ message: { text: "x" }, locations: [{ physicalLocation: { artifactLocation: { uri: "临海" } } }] }), "uri"],
  ])("refuses %s", (_name, broken, where) => {
    expect(sarifFaults(broken).join("\n")).toContain(where);
  });

  test("takes the nearest that is right", () => {
    expect(sarifFaults(withResult({ message: { text: "x" }, level: "error", locations: [{ physicalLocation: { artifactLocation: { uri: "a%20b" }, region: { startLine: 1 } } }] }))).toEqual([]);
  });
});

describe("check --format sarif", () => {
  test("tells where, in UTF-16 units and by an address relative to the folder of the call", async () => {
    const { tongchou } = ciWorkspace();
    const { code, out, err } = await tongchou("check", "--format", "sarif");
    const { runs: [run] } = logOf(out);
    expect([code, err, run.columnKind, Object.keys(run.originalUriBaseIds)]).toEqual([0, "", "utf16CodeUnits", ["%SRCROOT%"]]);
    const [result] = run.results;
    expect(result!).toMatchObject({ ruleId: "TC6001", level: "warning" });
    const place = result!.locations[0].physicalLocation;
    expect(decodeURIComponent(place.artifactLocation.uri)).toBe(FILE);
    expect(place.artifactLocation.uri).toMatch(/^[\w%/.-]+$/);
    expect(place.region).toEqual({ startLine: 17, startColumn: 19, endLine: 17, endColumn: 22 });
    expect(result!.relatedLocations).toHaveLength(2);
  });

  test("brings the page of each rule in both languages, and one title in the language of the call", async () => {
    const { tongchou } = ciWorkspace();
    for (const [language, title] of [["en", "A guardrail is broken"], ["zh", "突破约束"]] as const) {
      const { runs: [{ tool: { driver: { rules } } }] } = logOf((await tongchou("check", "--format", "sarif", "--lang", language)).out);
      expect(rules.map(({ id, shortDescription }) => [id, shortDescription.text])).toEqual([["TC6001", title]]);
      expect(rules[0]!.defaultConfiguration).toEqual({ level: "error" });
      const page = readFileSync(`${root}compiler/diagnostics/pages/TC6001.md`, "utf8");
      for (const part of ["## English", "## 中文", page.split("\n")[2]!]) expect(rules[0]!.help.markdown).toContain(part);
      expect(rules[0]!.help.markdown).not.toContain("with=");
    }
  });

  test("offers fixes as replacements, which make the text that --fix makes", async () => {
    const { tongchou, edit, read } = ciWorkspace();
    edit(FILE, "800 yuan per admission", "800元每次住院");
    const { runs: [{ results }] } = logOf((await tongchou("check", "--format", "sarif")).out);
    const fixes = results.flatMap((result) => result.fixes ?? []) as { artifactChanges: { replacements: { deletedRegion: Record<string, number>; insertedContent: { text: string } }[] }[] }[];
    expect(fixes.length).toBeGreaterThan(0);
    const lines = read(FILE).split("\n");
    const replacements = fixes.flatMap(({ artifactChanges }) => artifactChanges.flatMap((change) => change.replacements));
    for (const { deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent } of replacements.sort((a, b) => b.deletedRegion["startColumn"]! - a.deletedRegion["startColumn"]!)) {
      expect(endLine).toBe(startLine);
      const line = lines[startLine! - 1]!;
      lines[startLine! - 1] = line.slice(0, startColumn! - 1) + insertedContent.text + line.slice(endColumn! - 1);
    }
    await tongchou("check", "--fix");
    expect(read(FILE)).toBe(lines.join("\n"));
  });

  test("knows a finding again when lines move, and not when its figure changes", async () => {
    const { tongchou, edit } = ciWorkspace();
    const prints = async (): Promise<readonly string[]> => logOf((await tongchou("check", "--format", "sarif")).out).runs[0].results.map(({ partialFingerprints }) => partialFingerprints["tongchou/v1"]!);
    const before = await prints();
    expect(before).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    edit(FILE, "province linhai", "// one\n// two\n\nprovince linhai");
    expect(await prints()).toEqual(before);
    edit(FILE, "55%", "56%");
    expect(await prints()).not.toEqual(before);
  });

  test("tells findings apart that say the same in two declarations", async () => {
    const { tongchou, write } = ciWorkspace();
    write(FILE, POLICY.replace("settle for", `benefit outpatient for employee {
  base eligible
  deductible none
  ratio 50% allow TC6001 because "Model notice No. 1"
  cap none
}
guardrail "All care is paid at 60% or more"
  effective from 2025-01-01
  source "Model decision No. 9"
  require ratio of any benefit >= 60%

settle for`).replace("settle for employee: inpatient", "settle for employee: outpatient, inpatient").replace("|\n  }\n  cap", "| allow TC6001 because \"x\"\n  }\n  cap"));
    const { runs: [{ results }] } = logOf((await tongchou("check", "--format", "sarif")).out);
    const prints = results.map(({ partialFingerprints }) => partialFingerprints["tongchou/v1"]);
    expect(results.length).toBeGreaterThan(1);
    expect(new Set(prints).size).toBe(prints.length);
  });

  test("says what the outside world is at fault for as notifications, and that the call failed", async () => {
    const { tongchou } = ciWorkspace(`{"rules": {"TC4001": "off"}}`);
    const { code, out } = await tongchou("check", "--format", "sarif");
    const { runs: [{ invocations: [invocation], results }] } = logOf(out);
    expect([code, invocation.executionSuccessful, invocation.exitCode]).toEqual([2, false, 2]);
    expect(invocation.toolExecutionNotifications).toMatchObject([{ descriptor: { id: "TC9011" }, level: "error", locations: [{ physicalLocation: { artifactLocation: { uri: "tongchou.json" } } }] }]);
    expect(results.map(({ ruleId }) => ruleId)).toEqual(["TC6001"]);
  });

  test("marks what a baseline tolerates as suppressed, and the rest as new", async () => {
    const { tongchou, edit } = ciWorkspace(`{"failLevel": "warning"}`);
    await tongchou("check", "--write-baseline", "--until", "2025-12-31");
    edit(FILE, "    | secondary | 85%   |\n", "");
    const { code, out } = await tongchou("check", "--baseline", "tongchou-baseline.json", "--format", "sarif");
    const { runs: [{ results }] } = logOf(out);
    expect(code).toBe(1);
    expect(results.map(({ ruleId, baselineState, suppressions }) => [ruleId, baselineState, suppressions])).toEqual([
      ["TC4001", "new", undefined],
      ["TC6001", "unchanged", [{ kind: "external", status: "accepted", justification: "tolerated until 2025-12-31" }]],
    ]);
    expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1]);
  });

  test("of the policies of the repository obeys the schema, and no two prints are the same", async () => {
    const { host, out } = recordingHost(root);
    await run(["check", "policies", "--format", "sarif"], host);
    const prints = logOf(out()).runs[0].results.map(({ partialFingerprints }) => partialFingerprints["tongchou/v1"]);
    expect(prints.length).toBeGreaterThan(3);
    expect(new Set(prints).size).toBe(prints.length);
  });

  test("the same findings give the same bytes in another folder", async () => {
    const [one, other] = [ciWorkspace(), ciWorkspace()];
    expect((await one.tongchou("check", "--format", "sarif")).out).toBe((await other.tongchou("check", "--format", "sarif")).out);
  });
});

describe("diff --format sarif", () => {
  test("marks who loses at the line of the new version, and a row that gains beside it", async () => {
    const { tongchou, write } = ciWorkspace();
    for (const version of ["old", "new"]) {
      write(`${version}/tongchou.json`, "{}");
      write(`${version}/a.tongchou`, POLICY);
    }
    write("new/a.tongchou", POLICY.replace("85%", "80%").replace("90%", "95%"));
    const { code, out } = await tongchou("diff", "old", "new", "--format", "sarif", "--fail-on", "lower");
    const { runs: [{ results, tool, invocations: [{ exitCode }] }] } = logOf(out);
    expect([code, exitCode]).toEqual([1, 1]);
    const shown = results.map(({ ruleId, level, locations: [{ physicalLocation }] }) => [ruleId, level, physicalLocation.artifactLocation.uri, (physicalLocation.region as { startLine: number }).startLine]);
    expect(shown).toHaveLength(2);
    expect(shown).toEqual(expect.arrayContaining([["insured-lose", "warning", "new/a.tongchou", 16], ["insured-gain", "note", "new/a.tongchou", 15]]));
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(["insured-lose", "insured-gain"]);
  });

  test("of two versions that mean the same has no results", async () => {
    const { tongchou } = ciWorkspace();
    expect(logOf((await tongchou("diff", ".", ".", "--format", "sarif")).out).runs[0].results).toEqual([]);
  });
});

describe("test --format sarif", () => {
  const example = (pays: string): string => `
example "one bill" {
  given hospital primary, on 2025-05-10
  claim eligible 10,000 yuan
  expect inpatient pays ${pays} yuan
}
`;

  test("marks a failing example at its line, with the trace, and has no results where all pass", async () => {
    const { tongchou, write } = ciWorkspace();
    write(FILE, POLICY + example("8,280"));
    const passed = await tongchou("test", "--format", "sarif");
    expect([passed.code, logOf(passed.out).runs[0].results]).toEqual([0, []]);
    write(FILE, POLICY + example("8,281"));
    for (const language of ["en", "zh"]) {
      const { code, out } = await tongchou("test", "--format", "sarif", "--lang", language);
      const { runs: [{ results: [result, ...others], tool, invocations: [{ exitCode }] }] } = logOf(out);
      expect([code, exitCode, others, tool.driver.rules.map(({ id }) => id)]).toEqual([1, 1, [], ["example-fails"]]);
      expect(result).toMatchObject({ ruleId: "example-fails", level: "error", message: { text: expect.stringContaining("8,280.00") }, locations: [{ physicalLocation: { region: { startLine: 29 } } }] });
    }
  });

  test("tells of rows and numbers that no example would notice", async () => {
    const { tongchou, write } = ciWorkspace();
    write(FILE, POLICY + example("8,280"));
    const { runs: [{ results }] } = logOf((await tongchou("test", "--format", "sarif", "--coverage", "--mutate")).out);
    expect(new Set(results.map(({ ruleId, level }) => `${ruleId} ${level}`))).toEqual(new Set(["row-without-example note", "number-unnoticed note"]));
    expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints["tongchou/v1"])).size).toBe(results.length);
  });
});
