import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../compiler/compile.ts";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import { Workspace } from "../compiler/workspace.ts";
import { policiesUnder } from "./support/workspace-texts.ts";

const policies = policiesUnder("policies");

function opened(files = policies): Workspace {
  const workspace = new Workspace();
  for (const { path, text } of files) workspace.set(path, text);
  return workspace;
}

/** Findings without the objects that they came from. */
function said(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map((diagnostic) => JSON.stringify(diagnostic, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value)));
}

function expectAsFresh(workspace: Workspace): void {
  const files = workspace.paths().map((path) => ({ path, text: workspace.parsed(path)?.source.text ?? "" }));
  expect(said(workspace.snapshot().diagnostics)).toEqual(said(compile(files).diagnostics));
}

const pieces = ["", "{", "}", "|", "\n", "85%", "1,300 yuan", "三级", "retired", "benefit x for employee {", "effective from 2030-01-01", "// ", "\"", "use national.dimensions\n", "city 新市 of beijing\n"];
const edit = fc.record({ file: fc.nat(), at: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(40)), piece: fc.constantFrom(...pieces), undo: fc.boolean() });

test("after any edits the answers are those of a fresh compile", () => {
  fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
    const workspace = opened();
    workspace.snapshot();
    for (const { file, at, length, piece, undo } of edits) {
      const { path, text } = policies[file % policies.length] ?? { path: "", text: "" };
      const start = at % (text.length + 1);
      workspace.set(path, undo ? text : text.slice(0, start) + piece + text.slice(start + length));
      workspace.snapshot();
    }
    expectAsFresh(workspace);
  }), { numRuns: 12 });
});

test("after a file is gone, and when it is back", () => {
  const workspace = opened();
  const before = said(workspace.snapshot().diagnostics);
  for (const { path, text } of policies.filter(({ path: name }) => /common|dimensions/.test(name))) {
    workspace.delete(path);
    expectAsFresh(workspace);
    workspace.set(path, text);
    expect(said(workspace.snapshot().diagnostics)).toEqual(before);
  }
});

describe("what is not done again", () => {
  const programOf = (workspace: Workspace, name: string) => workspace.snapshot().program.provinces.find(({ province }) => province.name === name);
  const edited = (workspace: Workspace, path: string, from: string, to: string): void => workspace.set(path, (workspace.parsed(path)?.source.text ?? "").replace(from, to));

  test("a province in which nothing changed is not checked again, and the one that changed is", () => {
    const workspace = opened();
    const [beijing, jiangxi] = [programOf(workspace, "beijing"), programOf(workspace, "jiangxi")];
    edited(workspace, "policies/beijing/employee.tongchou", "1,300", "1,200");
    expect(programOf(workspace, "jiangxi")).toBe(jiangxi);
    expect(programOf(workspace, "beijing")).not.toBe(beijing);
  });

  test("what a library says anew is heard by every province that uses it", () => {
    const workspace = opened();
    const jiangxi = programOf(workspace, "jiangxi");
    edited(workspace, "policies/national/dimensions.tongchou", "library", "// \nlibrary");
    expect(programOf(workspace, "jiangxi")).not.toBe(jiangxi);
  });

  test("the same text is no change", () => {
    const workspace = opened();
    const snapshot = workspace.snapshot();
    edited(workspace, "policies/beijing/employee.tongchou", "no such text", "");
    expect(workspace.snapshot()).toBe(snapshot);
  });
});
