import { expect, test } from "vitest";
import fc from "fast-check";
import { editsBetween, formatBehindBar, formatFile, formatPart, type Layout, respell, type TextEdit } from "../../language-server/features/format.ts";
import { marked } from "./marked.ts";

const policy = `policy linhai.basic effective from 2025-01-01
province linhai 临海
dimension hospital 医院级别 { primary 一级, tertiary 三级 }
measure eligible 政策范围内费用
scheme employee 职工

benefit inpatient 住院 for employee {
  base eligible
  ratio {
    | hospital | ratio |
    | primary  | 90%   |
    | tertiary | 85%   |
  }
}
`;

function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits].sort((a, b) => b.span.start - a.span.start).reduce((whole, { span, text: now }) => whole.slice(0, span.start) + now + whole.slice(span.end), text);
}

function laidOut(text: string, layout: Layout): string {
  return "edits" in layout ? apply(text, layout.edits) : "refused";
}

test("a file, a part of it, and nothing where reading passed over text", () => {
  const loose = policy.replace("| primary  | 90%   |", "|primary|90%|").replace("  base eligible", "     base   eligible");
  expect(laidOut(loose, formatFile("a", loose))).toBe(policy);
  const at = loose.indexOf("|primary|");
  expect(laidOut(loose, formatPart("a", loose, { start: at, end: at }))).toBe(policy);
  expect(formatFile("a", policy)).toEqual({ edits: [] });
  expect(formatFile("a", `${policy}benefit = = {`)).toHaveProperty("obstacles");
});

test("the bar that ends a whole row lays out its table, another one does not", () => {
  const row = (cells: string): string => policy.replace("    | tertiary | 85%   |", cells);
  const whole = row("    |tertiary|85%|");
  expect(laidOut(whole, formatBehindBar("a", whole, whole.indexOf("|85%|") + 5))).toBe(policy);
  expect(formatBehindBar("a", whole, whole.indexOf("|tertiary|") + 10)).toEqual({ edits: [] });
  const heading = policy.replace("    | hospital | ratio |", "    |hospital|ratio|");
  expect(formatBehindBar("a", heading, heading.indexOf("|ratio|") + 7)).toEqual({ edits: [] });
});

test("while a table is typed, what stands around it stays as it is", () => {
  const loose = policy.replace("  base eligible", "     base   eligible").replace("| tertiary | 85%   |", "|tertiary|85%|").replace("from 2025-01-01", "from   2025-01-01").replace("\n\nbenefit", "\nbenefit");
  expect(laidOut(loose, formatBehindBar("a", loose, loose.indexOf("|85%|") + 5))).toBe(loose.replace("|tertiary|85%|", "| tertiary | 85%   |"));
  const broken = `${loose}benefet x\n`;
  expect(laidOut(broken, formatBehindBar("a", broken, broken.indexOf("|85%|") + 5))).toContain("| tertiary | 85%   |");
});

test("a wide cross-tab keeps its shape while it is typed", () => {
  const cities = Array.from({ length: 9 }, (_, index) => `"第${String(index)}级综合医疗机构"`);
  const head = policy.replace("primary 一级, tertiary 三级", cities.map((name, index) => `m${String(index)} ${name} "x"`).join(", "));
  const typed = head.replace(/ratio \{[^}]*\}/, `ratio {\n    | ${cities.join(" | ")} |\n    |${cities.map(() => "90%|").join("")}\n  }`);
  const end = typed.lastIndexOf("90%|") + 4;
  const rows = (layout: Layout): readonly string[] => laidOut(typed, layout).split("\n").filter((line) => line.trim().startsWith("|"));
  expect(rows(formatBehindBar("a", typed, end))).toHaveLength(2);
  expect(rows(formatBehindBar("a", typed, end))[1]).toContain("| 90%                 |");
  expect(rows(formatPart("a", typed, { start: end, end }))).toHaveLength(10);
});

test("the spelling is switched, names with two names included", async () => {
  const { view } = await marked(policy);
  const text = laidOut(policy, respell(view.snapshot(), view.uri, policy, "zh"));
  expect(text).toContain("待遇 inpatient 住院 适用 职工 {\n  基数 政策范围内费用");
  expect(text).toContain("| 一级     | 90%      |");
  const back = await marked(text);
  expect(laidOut(text, respell(back.view.snapshot(), back.view.uri, text, "en"))).toBe(policy);
});

test("edits lead from one text to the other", () => {
  const text = fc.array(fc.constantFrom("a", "b", "", "c d"), { maxLength: 6 }).chain((lines) => fc.constantFrom("\n", "\r\n", "\r").map((end) => lines.join(end)));
  fc.assert(fc.property(text, text, (before, after) => apply(before, editsBetween(before, after)) === after));
});
