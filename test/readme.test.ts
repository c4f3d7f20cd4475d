/** What the READMEs show is what the compiler does. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../compiler/compile.ts";
import { emit } from "../compiler/emit/emit.ts";
import { positionAt } from "../compiler/base/source-text.ts";
import { prettyDiagnostic } from "../compiler/diagnostics/render/pretty.ts";
import { PLAIN } from "../compiler/diagnostics/render/style.ts";

const fenced = (text: string, kind: string): string[] => [...text.matchAll(new RegExp("```" + kind + "[^\\n]*\\n([\\s\\S]*?)```", "g"))].map((match) => match[1]!);

describe.each([
  { file: "README.md", slot: "ratio", language: "en", wrong: ["| other    |", "| secondary |"] },
  { file: "README.zh.md", slot: "ratio", language: "zh", wrong: ["| 其他     |", "| 二级     |"] },
] as const)("$file", ({ file, language, wrong: [right, fault] }) => {
  const text = readFileSync(file, "utf8");
  const [policy] = fenced(text, "tongchou");
  const [rows] = fenced(text, "json");
  const [finding] = fenced(text, "text");

  it("shows a policy without findings, and the rows it gives", () => {
    const { diagnostics, program, decided, sources } = compile([{ path: "linhai.tongchou", text: policy! }]);
    expect(diagnostics).toEqual([]);
    const lineOf = ({ file: path, span }: { readonly file: string; readonly span: { readonly start: number } }): number => positionAt(sources.get(path)!, span.start).line;
    const emission = emit(program, decided, { release: false, version: "0.0.0", lineOf });
    const [tables] = emission.files.map((emitted) => JSON.parse(emitted.text) as { benefits: { slots: Record<string, { periods: { rows: unknown }[] }[]> }[] });
    expect(tables!.benefits[0]!.slots["ratio"]![0]!.periods[0]!.rows).toEqual(JSON.parse(rows!));
  });

  it("shows the finding of a row left out", () => {
    expect(policy).toContain(right);
    const { diagnostics, sources } = compile([{ path: "linhai.tongchou", text: policy!.replace(right, fault) }]);
    const shown = diagnostics.map((diagnostic) => prettyDiagnostic(diagnostic, { sources, language, shownPath: (path) => path, style: PLAIN, width: 100 }));
    expect(shown.map((one) => one.trim())).toEqual([finding!.trim()]);
  });
});
