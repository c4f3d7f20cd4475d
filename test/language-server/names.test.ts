import { expect, test } from "vitest";
import { findDeclarations, findHighlights, findReferences } from "../../language-server/features/find.ts";
import { prepareRename, rename, whyNotRenamed } from "../../language-server/features/rename.ts";
import { applied, inOrder, marked } from "./marked.ts";

const library = `### lib.tongchou
library national.dimensions
dimension hospital 医院级别 ordered { primary 一级, tertiary 三级 }
measure eligible
`;

test.each([
  ["a scheme by its name in the other language", `policy linhai.basic effective from 2025-01-01
province linhai
measure eligible
scheme ⟦employee⟧ 职工
benefit inpatient for ┆职工 { base eligible }`],
  ["a member in a cell, from a library", `### basic.tongchou
policy linhai.basic effective from 2025-01-01
use national.dimensions
province linhai
scheme employee
benefit inpatient for employee { ratio { | hospital | ratio |
  | 三┆级 | 90% | } }
${library.replace("tertiary", "⟦tertiary⟧")}`],
  ["a library", `### basic.tongchou
policy linhai.basic effective from 2025-01-01
use national.dimen┆sions
${library.replace("national.dimensions", "⟦national.dimensions⟧")}`],
  ["what stands right before the cursor", `policy linhai.basic effective from 2025-01-01
province linhai
city ⟦yunzhou⟧ of linhai
transition cap of inpatient for yunzhou┆ { | from | amount |
 | 2025-01-01 | none | }`],
  ["the schemes of all provinces, for a library", `### a.tongchou
library national.guardrails
guardrail "x" { require ratio of inpatient for emp┆loyee >= 50% }
### b.tongchou
policy linhai.basic effective from 2025-01-01
province linhai
scheme ⟦employee⟧
### c.tongchou
policy qinglan.basic effective from 2025-01-01
province qinglan
scheme ⟦employee⟧`],
  ["nothing, for a word that is not a name", `policy linhai.basic effective from 2025-01-01
province linhai
measure eligible
bene┆fit x for y { base eligible }`],
])("definition: %s", async (_, text) => {
  const { view, offset, ranges } = await marked(text);
  expect(inOrder(findDeclarations(view.snapshot(), view.uri, offset))).toEqual(ranges);
});

const inpatient = `### basic.tongchou
policy linhai.basic effective from 2025-01-01
use national.dimensions
province linhai
scheme employee
benefit ⟦inpatient⟧ ⟦住院⟧ for employee { base eligible }
benefit large_sum for employee { base over cap of ⟦住院⟧ }
settle for employee: ⟦inp┆atient⟧; then large_sum
`;

test("references: in every file and either spelling, with the declaration or without", async () => {
  const { view, offset, ranges } = await marked(`${inpatient}### care.tongchou
policy linhai.care effective from 2025-01-01 amends linhai.basic
replace cap of ⟦inpatient⟧ 5 yuan of payment per year
${library}`);
  const snapshot = view.snapshot();
  expect(inOrder(findReferences([snapshot], view.uri, offset, true))).toEqual(ranges);
  expect(inOrder(findReferences([snapshot], view.uri, offset, false))).toEqual(ranges.slice(2));
  expect(findHighlights(snapshot, view.uri, offset).map(({ isDeclaration }) => isDeclaration)).toEqual([true, true, false, false]);
});

async function renamed(text: string, wanted: string, path = "basic.tongchou"): Promise<string> {
  const { view, offset, textOf } = await marked(text);
  const renaming = rename([view.snapshot()], view.uri, offset, wanted);
  if ("refused" in renaming) return renaming.refused.en;
  const refused = whyNotRenamed(view.snapshot(), renaming.edits, {});
  if (refused !== undefined) return refused.en;
  return applied(textOf(path), renaming.edits.filter(({ location }) => location.file.endsWith(`/${path}`)));
}

test("rename: only the spelling under the cursor, in every file", async () => {
  const text = (inpatient + library).replace(/[⟦⟧]/g, "");
  const clean = text.replace("┆", "");
  expect(await renamed(text, "hospital_stay")).toBe(clean.slice(clean.indexOf("\n") + 1, clean.indexOf("### lib")).replaceAll("inpatient", "hospital_stay"));
  expect(await renamed(text.replace("inp┆atient", "inpatient").replace("of 住院", "of ┆住院"), "入院")).toBe(clean.slice(clean.indexOf("\n") + 1, clean.indexOf("### lib")).replaceAll("住院", "入院"));
});

test("rename: a name that could be read otherwise is put in quotes", async () => {
  const text = `policy linhai.basic effective from 2025-01-01
province linhai
dimension member { ┆active, retired }`;
  expect(await renamed(text, "在职 职工")).toContain(`{ "在职 职工", retired }`);
  expect(await renamed(text, "2型")).toContain(`{ "2型", retired }`);
  expect(await renamed(text, "source")).toContain(`{ "source", retired }`);
});

test("rename: refused where the name is taken, is none, or nothing stands that has one", async () => {
  const text = `policy linhai.basic effective from 2025-01-01
province linhai
dimension member { ┆active, retired }`;
  expect(await renamed(text, "retired")).toContain("is taken");
  expect(await renamed(text, "a\"b")).toContain("one line");
  expect(await renamed(text.replace("┆", "").replace("province", "pro┆vince"), "x")).toContain("Only a declared name");
  const { view, offset } = await marked(text.replace("┆", "").replace("province", "pro┆vince"));
  expect(prepareRename(view.snapshot(), view.uri, offset)).toBeUndefined();
});

test("rename: a second name stands without quotes, unless a title follows it", async () => {
  const text = `policy linhai.basic effective from 2025-01-01
province linhai 临海
city yunzhou 云州 of linhai
scheme employee
dimension member 人员 { active 在职, retired 退休 }
benefit inpatient 住┆院 for employee { base over cap of inpatient }`;
  const at = (name: string): string => text.replace("┆", "").replace(name, `${name}┆`);
  for (const wanted of ["住院（一类）", "2025年住院", "60岁以上", "封顶线", "无", "住 院"]) expect(await renamed(text, wanted)).toContain("read as a title");
  for (const name of ["临海", "云州", "人员", "在职"]) expect(await renamed(at(name), "江 西")).toContain("read as a title");
  expect(await renamed(text, "住院一类")).toContain("benefit inpatient 住院一类 for");
  expect(await renamed(text.replace("住┆院 for", "住┆院 \"办法\" for"), "住 院")).toContain("benefit inpatient \"住 院\" \"办法\" for");
  expect(await renamed(text.replace("inpatient 住┆院 for", "inpat┆ient 住院 for"), "in patient")).toContain("benefit \"in patient\" 住院 for");
  expect(await renamed(text, "   ")).toContain("one line");
});

test("rename: refused where the new name would lead to an error", async () => {
  const text = `### basic.tongchou
policy linhai.ba┆sic effective from 2025-01-01
province linhai
### more.tongchou
policy linhai.more effective from 2025-01-01 amends linhai.basic
`;
  expect(await renamed(text, "haizhou.basic")).toContain("would lead to an error");
  expect(await renamed(text, "linhai.main", "more.tongchou")).toContain("amends linhai.main");
});

test("rename: a policy, where it is used", async () => {
  const text = `### basic.tongchou
policy linhai.basic effective from 2025-01-01
use national.dim┆ensions
${library}`;
  expect(await renamed(text, "national.axes")).toContain("use national.axes");
  expect(await renamed(text, "national.axes", "lib.tongchou")).toContain("library national.axes");
  expect(await renamed(text, "national axes")).toContain("joined by dots");
});

test("rename: the policies that are named for a province or a city go along", async () => {
  const text = `### basic.tongchou
policy linhai.basic effective from 2025-01-01
province lin┆hai 临海
### city.tongchou
policy linhai.city effective from 2025-01-01 amends linhai.basic
use linhaiwai.lib
city yunzhou of linhai
### yun.tongchou
policy yunzhou.own effective from 2025-01-01 implements linhai.basic for yunzhou
### lib.tongchou
library linhaiwai.lib
`;
  expect(await renamed(text, "haizhou")).toBe("policy haizhou.basic effective from 2025-01-01\nprovince haizhou 临海\n");
  expect(await renamed(text, "haizhou", "city.tongchou")).toBe("policy haizhou.city effective from 2025-01-01 amends haizhou.basic\nuse linhaiwai.lib\ncity yunzhou of haizhou\n");
  expect(await renamed(text, "hai zhou")).toContain("one word");
  expect(await renamed(text.replace("lin┆hai 临海", "linhai 临┆海"), "海州")).toBe("policy linhai.basic effective from 2025-01-01\nprovince linhai 海州\n");
  expect(await renamed(text.replace("┆", "").replace("city yunzhou", "city yun┆zhou"), "yun", "yun.tongchou")).toBe("policy yun.own effective from 2025-01-01 implements linhai.basic for yun\n");
});
