import { expect, test } from "vitest";
import type { Grid } from "../../../language-server/playground/protocol.ts";
import { tablesOf } from "../../../language-server/playground/tables.ts";
import { Workspace } from "../../../compiler/workspace.ts";

function gridOf(slot: string, language: "zh" | "en" = "en"): Grid | undefined {
  const workspace = new Workspace();
  workspace.set("a.tongchou", `policy linhai.basic effective from 2025-01-01
province linhai 临海
dimension hospital 医院级别 ordered { primary 一级, secondary 二级, tertiary 三级 }
dimension member 人员类别 { active 在职, retired 退休 }
dimension sex 性别 { male, female }
measure eligible
scheme employee 职工
benefit inpatient 住院 for employee { base eligible
  ${slot}
  ${slot.startsWith("deductible") ? "" : "deductible none"}
  ${slot.startsWith("ratio") ? "" : "ratio 80%"}
  cap none
}
settle for employee: inpatient
`);
  const snapshot = workspace.snapshot();
  expect(snapshot.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { slots } = tablesOf(snapshot, "a.tongchou", language, ({ file, span }) => ({ uri: file, range: { start: { line: 0, character: span.start }, end: { line: 0, character: span.end } } }));
  const wanted = language === "en" ? slot.split(" ")[0] : { ratio: "支付比例", deductible: "起付线" }[slot.split(" ")[0] ?? ""];
  return slots.find(({ title }) => title.includes(wanted ?? ""))?.periods[0]?.grid;
}

function drawn(grid: Grid | undefined): string {
  if (grid === undefined) return "";
  const rows = grid.rows.map(({ heads, cells }) => [...heads.map(({ text, rows: high }) => (high > 1 ? `${text}↓${high}` : text)), "‖", ...cells.map(({ text, columns }) => (columns > 1 ? `${text}→${columns}` : text))].join(" "));
  return [[...grid.heads, `‖ ${grid.across}`, ...grid.columns].join(" "), ...rows].join("\n");
}

test("one value is one cell", () => {
  expect(drawn(gridOf("deductible 300 yuan per admission"))).toBe("‖  value\n ‖ 300 yuan".replace("\n ", "\n"));
});

test("one fact goes down the left", () => {
  expect(drawn(gridOf("ratio { | hospital | ratio |\n | primary, secondary | 90% |\n | tertiary | 80% | }", "zh"))).toBe("医院级别 ‖  数值\n一级、二级 ‖ 90%\n三级 ‖ 80%");
});

const TWO = `ratio { | hospital | member | ratio |
  | primary | active | 90% |
  | primary | retired | 92% |
  | secondary | active | 80% |
  | secondary | retired | 82% |
  | tertiary | active | 70% |
  | tertiary | retired | REST | }`;

test("a list stays the list that was written, and what the row above says is said once", () => {
  expect(drawn(gridOf(TWO.replace("REST", "72%")))).toBe(
    "hospital member ‖  value\nprimary↓2 active ‖ 90%\nretired ‖ 92%\nsecondary↓2 active ‖ 80%\nretired ‖ 82%\ntertiary↓2 active ‖ 70%\nretired ‖ 72%");
});

test("of two facts of which the table has one, that goes across the top that makes it shortest", () => {
  const slot = "ratio { | hospital | ratio |\n | primary | 90% |\n | secondary | 80% |\n | tertiary | 70% | }\n  adjust ratio { member = retired: + 2 points }";
  expect(drawn(gridOf(slot))).toBe("member ‖ hospital primary secondary tertiary\nactive ‖ 90% 80% 70%\nretired ‖ 92% 82% 72%");
});

test("of three facts two go down the left, and the one that was written across goes across", () => {
  const slot = `ratio { | hospital | sex | active | retired |
  | primary | male | 90% | 92% |
  | primary | female | 91% | 93% |
  | secondary, tertiary | male | 80% | 82% |
  | secondary, tertiary | female | 81% | 83% | }`;
  expect(drawn(gridOf(slot))).toBe("hospital sex ‖ member active retired\nprimary↓2 male ‖ 90% 92%\nfemale ‖ 91% 93%\nsecondary, tertiary↓2 male ‖ 80% 82%\nfemale ‖ 81% 83%");
});

test("a row that tells nothing apart is one row", () => {
  const slot = TWO.replace(/\| tertiary \| active \| 70% \|\n {2}\| tertiary \| retired \| REST \|/, "| tertiary | any | 70% |");
  expect(drawn(gridOf(slot))).toBe("hospital member ‖  value\nprimary↓2 active ‖ 90%\nretired ‖ 92%\nsecondary↓2 active ‖ 80%\nretired ‖ 82%\ntertiary any ‖ 70%");
});

test("bands go across the top; what is no band holds for all of them", () => {
  const slot = `ratio by band of base per year { | hospital | ..30,000 | 30,000.. |
    | primary, secondary | 85% | 90% |
    | tertiary | 80% | 88% | }
    adjust ratio { member = retired: not covered }`;
  expect(drawn(gridOf(slot))).toBe("hospital member ‖ cost up to 30,000 yuan over 30,000 yuan\nprimary, secondary active ‖ 85% 90%\nany retired ‖ not covered→2\ntertiary active ‖ 80% 88%");
});

function placesIn(slot: string): ReadonlySet<number | undefined> {
  return new Set((gridOf(slot)?.rows.flatMap((row) => row.cells) ?? []).map(({ place }) => place?.range.start.character));
}

test("each value leads to where it is written, also one that stands in two places", () => {
  expect(placesIn(TWO.replace("REST", "72%")).size).toBe(6);
  expect(placesIn(TWO.replace("REST", "90%")).size).toBe(6);
  expect(placesIn("ratio by band of base per year { | hospital | ..30,000 | 30,000.. |\n | primary | 85% | 90% |\n | other | 80% | 88% | }").size).toBe(4);
});
