/** A cross-tab that lacks rows or columns is offered both, with cells to fill in. */
import { expect, test } from "vitest";
import { codeOf } from "../../compiler/diagnostics/render/message.ts";
import { Workspace } from "../../compiler/workspace.ts";
import { fixesAt } from "../../language-server/features/fixes.ts";
import { applied, marked } from "./marked.ts";

const around = (table: string): string => `policy linhai.basic effective from 2025-01-01
province linhai
city dongxi of linhai
city nanbei of linhai
dimension hospital { primary, secondary, tertiary }
dimension member { active, retired, student }
dimension age integer 0..120
measure eligible
scheme employee
settle for employee: b
benefit b for employee { 
  base eligible
  deductible none
  cap none
  rat┆io {
${table}
  }
}`;

/** The offer, what the table becomes by it, and what is still missing once its cells are filled in. */
async function offered(text: string): Promise<readonly { readonly title: string; readonly table: string; readonly left: readonly string[] }[]> {
  const { view, session, offset, textOf } = await marked(text);
  const found = session.findingsIn(view.uri).filter((one) => codeOf(one) === "TC4001");
  expect(found).toHaveLength(1);
  return fixesAt(view.snapshot(), found, { start: offset, end: offset }).map(({ fix }) => {
    const mended = applied(textOf("basic.tongchou"), fix.edits);
    const workspace = new Workspace();
    workspace.set("basic.tongchou", mended.replace(/([|｜]) {1,2}(?=[|｜])/g, "$1 80% ").replace(/([|｜]) {1,2}(?=[|｜])/g, "$1 80% "));
    const left = workspace.snapshot().diagnostics.filter(({ severity }) => severity === "error").map(codeOf);
    return { title: fix.title.zh, table: mended.split("\n").filter((line) => /^\s*[|｜]/.test(line)).map((line) => line.trim()).join("\n"), left };
  });
}

test("a missing row has an empty cell for every column", async () => {
  expect(await offered(around("    | hospital | active | retired | student |\n    | primary, secondary | 90% | 91% | 92% | article \"一\""))).toEqual([
    { title: "插入所缺的 1 行（数值留空）", table: "| hospital | active | retired | student |\n| primary, secondary | 90% | 91% | 92% | article \"一\"\n| tertiary |  |  |  |", left: [] },
  ]);
});

test("a missing column has an empty cell in every row, before what is said of the row", async () => {
  expect(await offered(around("    | hospital | active |\n    | primary | 90% | article \"一\"\n    | other | 80% |"))).toEqual([
    { title: "插入所缺的 2 列（数值留空）", table: "| hospital | active | retired | student |\n| primary | 90% |  |  | article \"一\"\n| other | 80% |  |  |", left: [] },
  ]);
});

test("a missing row and a missing column meet in an empty cell", async () => {
  expect(await offered(around("    ｜ hospital ｜ active ｜ retired ｜\n    ｜ primary, tertiary ｜ 90% ｜ 91% ｜"))).toEqual([
    { title: "插入所缺的 1 行、1 列（数值留空）", table: "｜ hospital ｜ active ｜ retired ｜ student ｜\n｜ primary, tertiary ｜ 90% ｜ 91% ｜  ｜\n| secondary |  |  |  |", left: [] },
  ]);
});

test("columns may be ages", async () => {
  expect(await offered(around("    | hospital | 18..59 |\n    | any | 90% |"))).toEqual([
    { title: "插入所缺的 2 列（数值留空）", table: "| hospital | 18..59 | ..17 | 60.. |\n| any | 90% |  |  |", left: [] },
  ]);
});

test("what is missing for some time only is the drafter's to find", async () => {
  expect(await offered(around("    | hospital | active | retired | student |\n    | any | 90% | 91% | 92% | from 2026-01-01"))).toEqual([]);
});
