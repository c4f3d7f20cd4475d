import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { positionAt, sourceText } from "../../compiler/base/source-text.ts";
import { CATALOGUE } from "../../compiler/diagnostics/catalogue.ts";
import type { Entry } from "../../compiler/diagnostics/catalogue-entry.ts";
import { codeOf, messageOf } from "../../compiler/diagnostics/render/message.ts";
import { report } from "../../compiler/diagnostics/report.ts";
import { readConfig, SETTINGS } from "../../compiler/findings/config.ts";
import { isLowered, type RuleLevel, rulesIn, withRules } from "../../compiler/findings/rules.ts";
import { root } from "../house/source.ts";

/** Each finding as `line:column marked text: message`. */
async function faults(text: string, language: "en" | "zh" = "en"): Promise<readonly string[]> {
  const source = sourceText("tongchou.json", text);
  const { diagnostics } = await readConfig(source);
  return diagnostics.map((diagnostic) => {
    const { start, end } = diagnostic.location!.span;
    const { line, column } = positionAt(source, start);
    return `${line}:${column} ${text.slice(start, end)} ${codeOf(diagnostic)}: ${messageOf(diagnostic, language)}`;
  });
}

const wrong = (place: string, reason: string): readonly string[] => [`${place} TC9009: The workspace file cannot be understood: ${reason}.`];

describe("a workspace file", () => {
  test("sets what it says", async () => {
    const text = `{"libraries": ["../a"], "rules": {"TC4030": "off", "TC6009": "error"}, "asOf": "2026-02-28", "language": "zh", "failLevel": "warning", "baseline": "known.json"}`;
    const { value, diagnostics } = await readConfig(sourceText("tongchou.json", text));
    expect(diagnostics).toEqual([]);
    expect(value).toEqual(JSON.parse(text));
  });

  test.each([
    [`{\n  "failLevl": "error"}`, wrong(`2:3 "failLevl"`, "there is no setting “failLevl” (did you mean “failLevel”?)")],
    [`{"zzz": 1}`, wrong(`1:2 "zzz"`, "there is no setting “zzz”")],
    [`{"language": "chinese"}`, wrong(`1:14 "chinese"`, `“language” is "zh" or "en", not "chinese"`)],
    [`{"failLevel": "warn"}`, wrong(`1:15 "warn"`, `“failLevel” is "note", "warning" or "error", not "warn" (did you mean “warning”?)`)],
    [`{"failLevel": 2}`, wrong(`1:15 2`, `“failLevel” is "note", "warning" or "error", not 2`)],
    [`{"rules": ["TC4030"]}`, wrong(`1:2 "rules"`, `“rules” is written in braces, such as { "TC4030": "off" }, not ["TC4030"]`)],
    [`{"rules": {"TC403O": "off"}}`, wrong(`1:12 "TC403O"`, "there is no diagnostic “TC403O” (did you mean “TC4030”?)")],
    [`{"rules": {"TC4030": "offf"}}`, wrong(`1:22 "offf"`, `“TC4030” is "off", "note", "warning" or "error", not "offf" (did you mean “off”?)`)],
    [`{"asOf": "2026-02-29"}`, wrong(`1:10 "2026-02-29"`, `“asOf” is a day in quotes such as "2026-01-31", not "2026-02-29"`)],
    [`{"asOf": "today"}`, wrong(`1:10 "today"`, `“asOf” is a day in quotes such as "2026-01-31", not "today"`)],
    [`{"baseline": "/etc/known.json"}`, wrong(`1:14 "/etc/known.json"`, "a folder or file is named relative to this file, in quotes and with “/” between names")],
    [`{"libraries": ["a", 7]}`, wrong("1:21 7", "a folder or file is named relative to this file, in quotes and with “/” between names")],
    [`{"libraries": "../shared"}`, wrong(`1:2 "libraries"`, `“libraries” is a list in brackets, such as ["../shared"], not "../shared"`)],
    [`{"$schema": 7}`, wrong(`1:2 "$schema"`, "“$schema” is a text in quotes, not 7")],
    [`["../shared"]`, wrong(`1:1 ["../shared"]`, "its content stands in braces; where nothing is to be set, `{}` is enough")],
    [" \n", wrong("1:1 ", "its content stands in braces; where nothing is to be set, `{}` is enough")],
    [`{"language": "zh",\n  "language": "en"}`, wrong(`2:3 "language"`, "“language” is written twice")],
    [`{"rules": {"TC4030": "off", "TC4030": "off"}}`, wrong(`1:29 "TC4030"`, "“TC4030” is written twice")],
    [`{"language": "zh",}`, wrong(`1:1 {"language": "zh",}`, "it is not JSON")],
    [`{"rules": {"TC4001": "warning"}}`, [`1:22 "warning" TC9011: TC4001 is an error and stays one: behind every error stands a sum that would be paid wrongly, or tables that cannot be trusted.`]],
  ])("with a mistake is told where: %s", async (text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });

  test("the same in Chinese", async () => {
    expect(await faults(`{"failLevl": "error"}`, "zh")).toEqual([`1:2 "failLevl" TC9009: 无法理解工作区文件：没有名为“failLevl”的设置（是否想写“failLevel”？）。`]);
    expect(await faults(`{"asOf": "2025/1/1"}`, "zh")).toEqual([`1:10 "2025/1/1" TC9009: 无法理解工作区文件：“asOf”须为写在引号中的日期，如 "2026-01-31"，不能是 "2025/1/1"。`]);
    expect(await faults(`{"libraries": 7}`, "zh")).toEqual([`1:2 "libraries" TC9009: 无法理解工作区文件：“libraries”须为方括号中的列表，如 ["../shared"]，不能是 7。`]);
    expect(await faults(`{"language": "zh", "language": "zh"}`, "zh")).toEqual([`1:20 "language" TC9009: 无法理解工作区文件：“language”写了两次。`]);
    expect(await faults(`{"rules": {"TC4001": "off"}}`, "zh")).toEqual([`1:22 "off" TC9011: TC4001 属于错误，不能降级：每个错误背后都是会算错的金额，或不可信的数据表。`]);
  });

  test("of its rules only the one that lowers an error is passed over", async () => {
    const { value } = await readConfig(sourceText("tongchou.json", `{"rules": {"TC4001": "off", "TC4030": "off", "TC4002": "error"}}`));
    expect(value.rules).toEqual({ TC4030: "off", TC4002: "error" });
  });

  test("its settings are those of its schema", () => {
    const schema = JSON.parse(readFileSync(`${root}compiler/emit/schema/config.schema.json`, "utf8")) as { properties: object };
    expect(SETTINGS).toEqual(Object.keys(schema.properties));
  });
});

describe("rules", () => {
  const entries: readonly Entry[] = Object.values(CATALOGUE);
  const levels: readonly RuleLevel[] = ["off", "note", "warning", "error"];

  test("lower no error, whatever its code, and anything else", () => {
    for (const { code, severity } of entries) for (const level of levels) expect(isLowered(code, level)).toBe(severity === "error" && level !== "error");
  });

  test("set the severity of warnings and notes, or turn them off; what a guardrail made an error stays one", () => {
    const [note, warning, error] = [report("completeBuildKept", undefined, {}), report("linkOutside", undefined, {}), report("missingPath", undefined, {})];
    const breach = report("linkOutside", undefined, {}, { severity: "error" });
    const set = (level: RuleLevel) => withRules([note, warning, error, breach], () => ({ TC9008: level, TC9005: level, TC9002: level })).map(({ id, severity }) => [id, severity]);
    expect(set("off")).toEqual([["missingPath", "error"], ["linkOutside", "error"]]);
    expect(set("note")).toEqual([["completeBuildKept", "note"], ["linkOutside", "note"], ["missingPath", "error"], ["linkOutside", "error"]]);
    expect(set("error").map(([, severity]) => severity)).toEqual(["error", "error", "error", "error"]);
    expect(withRules([warning], () => ({}))).toEqual([warning]);
  });

  test("of a file that is being written are those that are whole", () => {
    expect(rulesIn(`{"rules": {"TC4030": "off", "TC4001": "off", "TC6009": "erro"}, "zzz": 1}`)).toEqual({ TC4030: "off" });
    for (const text of ["", "{", "[]", "null", `{"rules": 7}`, `{"rules": null}`]) expect(rulesIn(text)).toEqual({});
  });
});
