import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotation } from "../../compiler/cli/github-command.ts";
import { xmlAttribute, xmlText } from "../../compiler/cli/xml-text.ts";
import { requireTool } from "../support/require-tool.ts";
import { ciWorkspace, FILE, POLICY } from "./ci-workspace.ts";

/** As GitHub's runner reads a command: percent codes after the parts are told apart. */
function readCommand(line: string): { readonly level: string; readonly properties: Record<string, string>; readonly message: string } {
  const [, level = "", list = "", data = ""] = /^::(\w+)(?: ([^\n]*?))?::([^\n]*)$/.exec(line)!;
  const plain = (text: string): string => text.replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%0D/g, "\r").replace(/%0A/g, "\n").replace(/%25/g, "%");
  const properties = Object.fromEntries(list.split(",").filter((part) => part !== "").map((part) => [part.slice(0, part.indexOf("=")), plain(part.slice(part.indexOf("=") + 1))]));
  return { level, properties, message: data.replace(/%0D/g, "\r").replace(/%0A/g, "\n").replace(/%25/g, "%") };
}

describe("an annotation", () => {
  const texts = fc.string({ unit: fc.constantFrom("%", "\r", "\n", ":", ",", "=", "a", "住", " ", "%0A", "%3A", "%25"), maxLength: 12 });

  test("is one line, from which the runner reads what was meant", () => {
    fc.assert(fc.property(texts, texts, texts, (file, title, message) => {
      const line = annotation("error", { file, line: 3, endLine: 4, col: 5 }, title, message);
      expect(line).not.toMatch(/[\r\n]/);
      expect(readCommand(line)).toEqual({ level: "error", properties: { file, line: "3", endLine: "4", col: "5", ...(title !== "" && { title }) }, message });
    }));
  });

  test("escapes in its parts what would end them, and in its message only what would end the line", () => {
    expect(annotation("warning", { file: "a:b,c%" }, "", "85%: a, b\r\n::error::c")).toBe("::warning file=a%3Ab%2Cc%25::85%25: a, b%0D%0A::error::c");
    expect(annotation("notice", undefined, "", "x")).toBe("::notice::x");
  });
});

describe("check --format github", () => {
  test("shows each finding at its lines, gravest first, and a line of summary", async () => {
    const { tongchou, edit } = ciWorkspace();
    edit(FILE, "    | secondary | 85%   |\n", "");
    const { code, out } = await tongchou("check", "--format", "github");
    const lines = out.trimEnd().split("\n");
    expect([code, lines.at(-1)]).toEqual([1, "1 file: 1 error, 1 warning"]);
    expect(lines.slice(0, -1).map(readCommand)).toMatchObject([
      { level: "error", properties: { file: FILE, title: "TC4001" }, message: expect.stringMatching(/\n/) },
      { level: "warning", properties: { file: FILE, line: "16", endLine: "16", col: "19", endColumn: "21", title: "TC6001" }, message: expect.stringMatching(/^“Hospital care is paid at 60% or more”.*\nsee 临海\/a b#1\.tongchou:24: demanded by/) },
    ]);
  });

  test("without findings has the summary alone", async () => {
    const { tongchou, edit } = ciWorkspace();
    edit(FILE, `55%   | allow TC6001 because "Model notice No. 1"`, "65%   |");
    expect(await tongchou("check", "--format", "github", "--lang", "zh")).toEqual({ code: 0, out: "共 1 个文件：0 个错误，0 个警告\n", err: "" });
  });
});

const readXml = `import sys, json, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
print(json.dumps([root.get("tests"), root.get("failures"), [[suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("skipped"), [[case.get("name"), [[child.tag, child.get("message"), child.text] for child in case]] for case in suite]] for suite in root]]))`;

describe("check --format junit", () => {
  requireTool("python3")("has a suite for each file and a case for each finding; what does not fail passes, what is known is skipped", async () => {
    const { tongchou, edit, write } = ciWorkspace();
    write("shared.tongchou", "library shared\nmeasure spare\n");
    const read = async (...options: readonly string[]): Promise<unknown> => {
      const { out } = await tongchou("check", "--format", "junit", ...options);
      const { stdout, stderr } = spawnSync("python3", ["-c", readXml], { input: out, encoding: "utf8" });
      expect(stderr).toBe("");
      return JSON.parse(stdout);
    };
    const inOrder = ["shared.tongchou", "1", "0", "0", [["no findings", []]]];
    const warning = expect.stringContaining("is 55%, but must be at least 60%");
    expect(await read()).toEqual(["2", "0", [inOrder, [FILE, "1", "0", "0", [["TC6001 17:19", [["system-out", null, warning]]]]]]]);
    expect(await read("--fail-level", "warning")).toEqual(["2", "1", [inOrder, [FILE, "1", "1", "0", [["TC6001 17:19", [["failure", warning, warning]]]]]]]);
    await tongchou("check", "--fail-level", "warning", "--write-baseline", "--until", "2026-01-01");
    expect(await read("--fail-level", "warning", "--baseline", "tongchou-baseline.json")).toEqual(["2", "0", [inOrder, [FILE, "1", "0", "1", [["TC6001 17:19", [["skipped", "tolerated until 2026-01-01", null], ["system-out", null, warning]]]]]]]);
    edit(FILE, `"Hospital care is paid at 60% or more"`, `"a<b & ]]> \u0001 'c'"`);
    expect(JSON.stringify(await read())).toContain("“a<b & ]]> \ufffd 'c'”");
  });

  test("half a character, which no file can hold, is replaced, and a whole one stays", () => {
    expect([xmlText("a\ud842b"), xmlText("\udfb7"), xmlText("𠮷")]).toEqual(["a\ufffdb", "\ufffd", "𠮷"]);
  });

  requireTool("python3")("any text stands in an element and in an attribute as it was, but for what XML cannot say", () => {
    const texts = fc.sample(fc.string({ unit: "binary", maxLength: 20 }), 200);
    const xml = `<a>${texts.map((text) => `<b c="${xmlAttribute(text)}">${xmlText(text)}</b>`).join("")}</a>`;
    const script = `import sys, json, xml.etree.ElementTree as tree\nprint(json.dumps([[b.get("c"), b.text or ""] for b in tree.fromstring(sys.stdin.buffer.read())]))`;
    const { stdout, stderr } = spawnSync("python3", ["-c", script], { input: xml, encoding: "utf8" });
    expect(stderr).toBe("");
    const sayable = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd");
    // A parser reads CR in an element as a line end (XML 1.0, 2.11).
    expect(JSON.parse(stdout)).toEqual(texts.map((text) => [sayable(text), sayable(text).replace(/\r\n?/g, "\n")]));
  });
});

describe("check --format gitlab", () => {
  test("is an array of what GitLab asks for, each with a place and a print of its own", async () => {
    const { tongchou, edit } = ciWorkspace();
    edit(FILE, "    | secondary | 85%   |\n", "");
    const { code, out } = await tongchou("check", "--format", "gitlab");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      { description: expect.any(String), check_name: "TC4001", fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/), severity: "critical", location: { path: FILE, lines: { begin: expect.any(Number) } } },
      { description: expect.stringContaining("60%"), check_name: "TC6001", fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/), severity: "minor", location: { path: FILE, lines: { begin: 16 } } },
    ]);
  });
});

describe("diff --format markdown and github", () => {
  const twoVersions = async (from: string, to: string) => {
    const { tongchou, write, read, edit } = ciWorkspace();
    for (const version of ["old", "new"]) {
      write(`${version}/tongchou.json`, "{}");
      write(`${version}/a.tongchou`, read(FILE));
    }
    edit("new/a.tongchou", from, to);
    return tongchou;
  };

  test("a comment begins with what matters, and folds the rest", async () => {
    const tongchou = await twoVersions("85%", "80%");
    const { out } = await tongchou("diff", "old", "new", "--format", "markdown");
    expect(out).toMatch(/^### linhai, from 2025-01-01\n\n1 rows? of 1 tables? differ/);
    expect(out).toContain("<details open>\n<summary>ratio of “inpatient”, employee: 1 entry</summary>\n\n| Case | When | Before | After | Insured | Fund |\n| --- | --- | --- | --- | --- | --- |\n| secondary | from 2025-01-01 | 85% | 80% | loses | gains |\n\n</details>");
    expect((await tongchou("diff", "old", "new", "--format", "markdown", "--lang", "zh")).out).toContain("| 情形 | 期间 | 原 | 现 | 参保人 | 基金 |");
  });

  test("calls nobody, opens no tag and no cell", async () => {
    const tongchou = await twoVersions("guardrail \"Hospital care is paid", "guardrail \"@all <b>| `x` [y](z) Hospital care is paid");
    const { out } = await tongchou("diff", "old", "new", "--format", "markdown");
    expect(out).toContain("&#64;all \\<b\\>\\| \\`x\\` \\[y\\](z)");
    expect(out.replace(/<\/?(details|summary)( open)?>/g, "")).not.toMatch(/(?<!\\)</);
  });

  test("many rows are cut, and the comment stays within what a host takes", async () => {
    const { tongchou, write, read } = ciWorkspace();
    const name = (index: number): string => `care_${"x".repeat(300)}_${index}`;
    const benefits = Array.from({ length: 50 }, (_, index) => `benefit ${name(index)} for employee {\n  base eligible\n  deductible ${index + 1} yuan per admission\n  ratio 70%\n  cap none\n}\n`);
    const text = read(FILE).replace("settle for employee: inpatient", `${benefits.join("")}settle for employee: inpatient, ${benefits.map((_, index) => name(index)).join(", ")}`);
    for (const version of ["old", "new"]) write(`${version}/tongchou.json`, "{}");
    write("old/a.tongchou", text);
    write("new/a.tongchou", text.replace(/ratio 70%/g, "ratio 60%").replace(/(\d+) yuan per admission/g, "9$1 yuan per admission"));
    const { out } = await tongchou("diff", "old", "new", "--format", "markdown");
    expect(out.length).toBeLessThan(61_000);
    expect(out).toMatch(/… and \d+ more tables and lists/);
    expect(out.match(/<details/g)!.length).toBe(out.match(/<\/details>/g)!.length);
  });

  test("annotations stand at the lines of the new version, losses as warnings", async () => {
    const lost = await (await twoVersions("85%", "80%"))("diff", "old", "new", "--format", "github");
    expect(lost.out.trimEnd().split("\n").map(readCommand)).toMatchObject([{ level: "warning", properties: { file: "new/a.tongchou", line: "16", title: "The insured lose" } }]);
    const gained = await (await twoVersions("85%", "88%"))("diff", "old", "new", "--format", "github");
    expect(gained.out.trimEnd().split("\n").map(readCommand)).toMatchObject([{ level: "notice", properties: { title: "The insured gain" } }]);
  });
});

describe("diff --format junit", () => {
  requireTool("python3")("has a suite for each province and a case for each difference, which fails as --fail-on says", async () => {
    const { tongchou, write } = ciWorkspace();
    for (const version of ["old", "new"]) {
      write(`${version}/tongchou.json`, "{}");
      write(`${version}/a.tongchou`, POLICY);
    }
    write("new/a.tongchou", POLICY.replace("85%", "80%").replace("90%", "95%"));
    const read = async (...options: readonly string[]): Promise<readonly [string, string, readonly (readonly [string, string, string, null, readonly (readonly [string, readonly unknown[]])[]])[]]> => {
      const { stdout, stderr } = spawnSync("python3", ["-c", readXml], { input: (await tongchou("diff", "old", ...options, "--format", "junit")).out, encoding: "utf8" });
      expect(stderr).toBe("");
      return JSON.parse(stdout) as Awaited<ReturnType<typeof read>>;
    };
    const failing = async (...options: readonly string[]): Promise<readonly string[]> => {
      const [tests, failures, [[province, , , , cases]]] = (await read("new", ...options)) as readonly [string, string, readonly [readonly [string, string, string, null, readonly (readonly [string, readonly unknown[]])[]]]];
      const names = cases.filter(([, children]) => children.length > 0).map(([name]) => name);
      expect([province, tests, failures]).toEqual(["linhai", "3", String(names.length)]);
      return names;
    };
    expect(await failing()).toEqual([]);
    expect(await failing("--fail-on", "lower")).toEqual([expect.stringContaining("85% → 80%"), "after all layers"]);
    expect(await failing("--fail-on", "any")).toEqual([expect.stringContaining("90% → 95%"), expect.stringContaining("85% → 80%"), "after all layers"]);
    expect(await read("old")).toEqual(["0", "0", []]);
  });
});
