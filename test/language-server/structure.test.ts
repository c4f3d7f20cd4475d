import { expect, test } from "vitest";
import { sourceText } from "../../compiler/base/source-text.ts";
import { safeFixes, fixesAt } from "../../language-server/features/fixes.ts";
import { linksIn } from "../../language-server/features/links.ts";
import { namesIn } from "../../language-server/features/names.ts";
import { isMeantBy, type OutlineEntry, outlineOf } from "../../language-server/features/outline.ts";
import { semanticTokens } from "../../language-server/features/semantic-tokens.ts";
import { foldsOf, selectionsAt } from "../../language-server/features/structure.ts";
import { applied, marked } from "./marked.ts";

const policy = `policy linhai.basic effective from 2025-01-01
// 一
// 二
province linhai 临海
dimension member 人员类别 { active 在职, retired 退休 }
measure eligible
scheme employee 职工
benefit inpatient 住院 for employee {
  base eligible
  ratio {
    | member  | ratio |
    | active  | ┆90%   |
    | retired | 95%   |
  }
  adjust ratio { member = retired: patient share × 60% }
}
guardrail "不低" { require ratio of inpatient >= 50% }
example "一" { given member active, on 2025-05-10
  | eligible | patient |
  | 1 yuan   | 1 yuan  |
}
`;

function drawn(entries: readonly OutlineEntry[], indent = ""): readonly string[] {
  return entries.flatMap(({ name, detail, children }) => [`${indent}${name}${detail === "" ? "" : ` (${detail})`}`, ...drawn(children, `${indent}  `)]);
}

test("the outline names what is declared, in the language of the editor", async () => {
  const { view } = await marked(policy);
  expect(drawn(outlineOf(view.parsed.tree, "zh"))).toEqual([
    "linhai.basic (政策)", "linhai (省份 临海)", "member (维度 人员类别)", "  active (在职)", "  retired (退休)", "eligible (费用口径)", "employee (险种 职工)",
    "inpatient (待遇 住院)", "  基数", "  支付比例", "  调整 支付比例", "不低 (约束)", "一 (案例)",
  ]);
  const [first] = outlineOf(view.parsed.tree, "en");
  expect([first && isMeantBy("lbas", first), first && isMeantBy("sbl", first)]).toEqual([true, false]);
});

test("every entry's mark lies inside it, in a half-typed file too", async () => {
  for (let end = 0; end < policy.length; end += 7) {
    const { view } = await marked(policy.replace("┆", "").slice(0, end));
    const check = ({ span, selection, children, name }: OutlineEntry): void => {
      expect(name).not.toBe("");
      expect(span.start <= selection.start && selection.end <= span.end).toBe(true);
      children.forEach(check);
    };
    outlineOf(view.parsed.tree, "en").forEach(check);
  }
});

test("braces and blocks of comments fold, and the closing brace stays in sight", async () => {
  const { view } = await marked(policy);
  expect(foldsOf(view.parsed, view.source).map(({ first, last, kind }) => `${first}-${last} ${kind}`)).toEqual(["10-13 block", "8-15 block", "18-20 block", "2-3 comment"]);
});

test("a selection grows from the word to the cell, the row, the table, the clause and the file", async () => {
  const { view, offset } = await marked(policy);
  const texts = selectionsAt(view.parsed, view.source, offset).map(({ start, end }) => view.source.text.slice(start, end));
  expect(texts.slice(0, 2)).toEqual(["90", "90%"]);
  const trimmed = texts.slice(2).map((text) => text.trim());
  expect(trimmed.map((text) => text.slice(0, 8))).toEqual(["| active", "| member", "{\n    | ", "base eli", "{\n  base", "policy l"]);
  expect(trimmed.map((text) => text.slice(-4))).toEqual(["%   |", "%   |", "|\n  }", "0% }", "% }\n}", " |\n}"].map((text) => text.slice(-4)));
});

test("a selection begins with what holds the place, also where nothing stands", async () => {
  const first = async (text: string): Promise<string> => {
    const { view, offset } = await marked(text);
    const spans = selectionsAt(view.parsed, view.source, offset);
    expect(spans.every(({ start, end }) => start <= offset && offset <= end)).toBe(true);
    return view.source.text.slice(spans[0]!.start, spans[0]!.end);
  };
  const plain = policy.replace("┆", "");
  expect(await first(plain.replace("| active  |", "| active ┆ |"))).toBe(" active  ");
  expect(await first(plain.replace("| active  | 90%   |", "| active  |  ┆ |"))).toBe("   ");
  expect(await first(plain.replace("    | active", "  ┆  | active"))).toContain("| active");
});

test("a name has the colour of what it stands for", async () => {
  const { view } = await marked(`policy linhai.basic effective from 2025-01-01
province linhai
dimension hospital { primary }
/// 说明
benefit primary for employee { ratio { | hospital | ratio |
  | primary | 90% | } }
scheme employee`);
  const shown = semanticTokens(view.parsed, namesIn(view.snapshot(), view.uri)).map(({ span, type, modifiers }) => `${view.source.text.slice(span.start, span.end)}:${type}${modifiers.length > 0 ? `(${modifiers.join()})` : ""}`);
  expect(shown.slice(-13)).toEqual([
    "/// 说明:comment(documentation)", "benefit:keyword", "primary:function(declaration)", "for:keyword", "employee:class", "ratio:keyword", "hospital:enum", "ratio:keyword",
    "primary:enumMember", "90:number", "%:operator", "scheme:keyword", "employee:class(declaration)",
  ]);
});

test("addresses of sources and used files are links", async () => {
  const { view, ranges } = await marked(`### basic.tongchou
policy linhai.basic effective from 2025-01-01 source "某办法" address "⟦https://example.org/a?b=1⟧"
use ⟦national.dimensions⟧
use national.nothing
### lib.tongchou
library national.dimensions`);
  const links = linksIn(view.uri, view.parsed.tokens, view.snapshot().binding);
  expect(links.map(({ span }) => ({ file: view.uri, span }))).toEqual(ranges);
  expect(links.map(({ target }) => target)).toEqual(["https://example.org/a?b=1", "file:///province/lib.tongchou"]);
});

test("fixes are offered where the finding is, and the safe ones together", async () => {
  const { view, session, textOf } = await marked(`policy linhai.basic effective from 2025-01-01
province linhai
dimension age integer 0..150
measure eligible
scheme employee
benefit inpatient for employee {
  base eligible
  deductible per admission { | age | amount |
    | 0-59 | 1 yuan |
    | 60-150 | 2 yuan | }
  ratio 85%
  cap none
}
settle for employee: inpatient`);
  const found = session.diagnosticsOf(view.program).get(view.uri) ?? [];
  const at = view.source.text.indexOf("60-150");
  expect(fixesAt(view.snapshot(), found, { start: at, end: at }).map(({ fix }) => fix.title.zh)).toHaveLength(1);
  expect(fixesAt(view.snapshot(), found, { start: 0, end: 0 })).toEqual([]);
  const edits = safeFixes(found).flatMap((fix) => fix.edits);
  expect(applied(textOf("basic.tongchou"), edits)).toContain("| 0..59 | 1 yuan |\n    | 60..150 |");
});

test("places are counted as the protocol does", () => {
  const source = sourceText("x", "𠮷a\r\nb");
  expect(source.lineStarts).toEqual([0, 5]);
});
