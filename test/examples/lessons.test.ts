import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { run } from "../../compiler/cli/run.ts";
import { compareVersions } from "../../compiler/compare/compare-programs.ts";
import { prettyDiagnostic } from "../../compiler/diagnostics/render/pretty.ts";
import { PLAIN } from "../../compiler/diagnostics/render/style.ts";
import { runExamples } from "../../compiler/evaluate/run-examples.ts";
import { recordingHost } from "../cli/memory-host.ts";
import { root } from "../house/source.ts";

const folder = "examples/lessons/reduced-by-20-percent";
const files = readdirSync(root + folder).filter((name) => name.endsWith(".tongchou")).map((name) => ({ path: name, text: readFileSync(`${root}${folder}/${name}`, "utf8") }));
const lessons = ["points", "first_share", "multiplier"];
const textOf = (name: string): string => readFileSync(`${root}${folder}/${name}`, "utf8");
const fenced = (text: string, kind: string): string[] => [...text.matchAll(new RegExp("```" + kind + "[^\\n]*\\n([\\s\\S]*?)```", "g"))].map((match) => match[1]!);

describe("reduced by 20 %", () => {
  test("10,000 yuan in scope, deductible 1,000, 60 %: the three files pay 3,600, 4,200 and 4,320", () => {
    const { program, decided, diagnostics } = compile(files);
    expect(diagnostics).toEqual([]);
    const outcomes = program.provinces.flatMap((province) => runExamples(province, decided));
    expect(outcomes.map(({ passes }) => passes)).toEqual(Array(6).fill(true));
    const paid = (file: string): readonly (bigint | undefined)[] => outcomes.filter(({ example }) => example.location.file === `${file}.tongchou`).map(({ figures }) => figures[0]?.actual);
    expect(lessons.map(paid)).toEqual([[540_000n, 360_000n], [540_000n, 420_000n], [540_000n, 432_000n]]);
  });

  test("the command says the same", async () => {
    const { host, out } = recordingHost(root);
    expect(await run(["test", folder, "--lang", "en"], host)).toBe(0);
    expect(out()).toContain("6 of 6 examples pass");
  });

  test.each(["README.md", "README.zh.md"])("%s names the figures in the order of the files", (readme) => {
    const figures = textOf(readme).split("\n").filter((line) => line.startsWith("| ")).slice(2).map((line) => [...line.matchAll(/[\d,]+\.\d\d/g)].map(([figure]) => figure));
    expect(figures).toEqual([["3,600.00", "6,400.00"], ["4,200.00", "5,800.00"], ["4,320.00", "5,680.00"]]);
    const examples = lessons.map((name) => /elsewhere \| 10,000 yuan \| +([\d,]+) yuan +\| +([\d,]+) yuan/.exec(textOf(`${name}.tongchou`))!.slice(1));
    expect(figures).toEqual(examples.map((pair) => pair.map((figure) => `${figure}.00`)));
  });

  test("the English clauses stand in the files", () => {
    fenced(textOf("README.md"), "tongchou").forEach((clause, at) => expect(textOf(`${lessons[at]!}.tongchou`)).toContain(clause));
  });

  test("the Chinese clauses mean the same", () => {
    const english = fenced(textOf("README.md"), "tongchou");
    const inChinese = fenced(textOf("README.zh.md"), "tongchou").map((clause, at) => files.map((file) => (file.path === `${lessons[at]!}.tongchou` ? { ...file, text: file.text.replace(english[at]!, clause) } : file)));
    for (const version of inChinese) {
      expect(version).not.toEqual(files);
      expect(compile(version).diagnostics).toEqual([]);
      expect(compareVersions(compile(files), compile(version)).provinces).toEqual([]);
    }
  });

  test.each([["README.md", "en"], ["README.zh.md", "zh"]] as const)("%s shows the finding of a slip", (readme, language) => {
    const slipped = files.map((file) => ({ ...file, text: file.text.replace("− 20 points", "− 20%") }));
    const { diagnostics, sources } = compile(slipped);
    const shown = diagnostics.map((diagnostic) => prettyDiagnostic(diagnostic, { sources, language, shownPath: (path) => path, style: PLAIN, width: 100 }));
    expect(shown.map((one) => one.trim())).toEqual(fenced(textOf(readme), "text").map((one) => one.trim()));
  });
});
