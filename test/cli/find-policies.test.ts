import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { findPolicies } from "../../compiler/cli/find-policies.ts";
import { pathNames, rootOf, targetsOf } from "../../compiler/cli/paths.ts";
import { codeOf } from "../../compiler/diagnostics/render/message.ts";
import { realFiles, recordingHost, scratchFolder } from "./memory-host.ts";

let folder = "";
beforeEach(() => void (folder = scratchFolder()));

function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "");
  }
}

function link(target: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(target, join(folder, path));
}

function find(...paths: readonly string[]): { readonly files: readonly string[]; readonly found: readonly string[] } {
  const names = pathNames(folder, folder);
  const { files, diagnostics } = findPolicies(paths.map((path) => join(folder, path)), names, realFiles);
  return { files: files.map(names.inWorkspace), found: diagnostics.map((diagnostic) => `${codeOf(diagnostic)} ${diagnostic.location?.file}`) };
}

describe("a folder", () => {
  test("is searched to the bottom, in the order of names, but for what is not the drafter's", () => {
    write("b/二.tongchou", "a.tongchou", "b/一.tongchou", "notes.md", "node_modules/x.tongchou", "b/dist/x.tongchou", ".git/x.tongchou", ".x.tongchou");
    expect(find(".")).toEqual({ files: ["a.tongchou", "b/一.tongchou", "b/二.tongchou"], found: [] });
  });

  test("is watched with every folder that was searched", () => {
    write("b/c/二.tongchou", "dist/x.tongchou", "d/notes.md", "e/one.tongchou");
    const names = pathNames(folder, folder);
    const foldersOf = (...paths: readonly string[]) => findPolicies(paths.map((path) => join(folder, path)), names, realFiles).folders.map(names.inWorkspace);
    expect(foldersOf(".")).toEqual([".", "b", "b/c", "d", "e"]);
    expect(foldersOf("e/one.tongchou", "b/c")).toEqual(["b/c", "e"]);
  });

  test("without a policy is an error, also if others hold some", () => {
    write("a/notes.md", "b/x.tongchou");
    expect(find("a", "b")).toEqual({ files: ["b/x.tongchou"], found: ["TC9003 a"] });
    expect(find(".").found).toEqual([]);
  });

  test("named twice is read once, and its inside is not called empty", () => {
    write("a/x.tongchou");
    expect(find(".", "a", "a/x.tongchou", "a/../a")).toEqual({ files: ["a/x.tongchou"], found: [] });
  });
});

describe("what cannot be read is named, and the rest is found", () => {
  test("a broken link, a ring of links and a folder with a policy's name", () => {
    write("ok.tongchou", "folder.tongchou/inside.tongchou");
    link("nowhere", "broken.tongchou");
    link("ring.tongchou", "ring.tongchou");
    expect(find(".")).toEqual({ files: ["ok.tongchou"], found: ["TC9001 folder.tongchou", "TC9001 broken.tongchou", "TC9001 ring.tongchou"] });
  });

  test("a broken link of another name is nobody's business", () => {
    write("ok.tongchou");
    link("nowhere", "broken.md");
    expect(find(".").found).toEqual([]);
  });

  test("a name that leads nowhere, and one of another kind", () => {
    write("ok.tongchou", "notes.md");
    expect(find("no.tongchou", "notes.md", "ok.tongchou")).toEqual({ files: ["ok.tongchou"], found: ["TC9002 no.tongchou", "TC9006 notes.md"] });
  });
});

describe("links", () => {
  test("inside the folder lead to what is read once, by its own path", () => {
    write("b/x.tongchou");
    link("../b", "a/to-b");
    link("b/x.tongchou", "0.tongchou");
    link("..", "b/ring");
    expect(find(".")).toEqual({ files: ["b/x.tongchou"], found: [] });
  });

  test("out of the folder are not followed, unless they were named", () => {
    write("outside/x.tongchou", "inside/ok.tongchou");
    link("../outside", "inside/folder");
    link("../outside/x.tongchou", "inside/file.tongchou");
    const names = pathNames(join(folder, "inside"), folder);
    const inside = findPolicies([names.root], names, realFiles);
    expect(inside.files.map(names.inWorkspace)).toEqual(["ok.tongchou"]);
    expect(inside.diagnostics.map(codeOf)).toEqual(["TC9005", "TC9005"]);
    const named = findPolicies([join(names.root, "folder")], names, realFiles);
    expect([named.files.map(names.inWorkspace), named.diagnostics]).toEqual([["folder/x.tongchou"], []]);
  });
});

describe("the folder that paths are relative to", () => {
  test("is the workspace around what was named, else the working folder, else what is shared", () => {
    write("w/tongchou.json", "w/p/a.tongchou", "v/p/b.tongchou");
    const root = (working: string, ...paths: readonly string[]): string => {
      const { host } = recordingHost(join(folder, working));
      return pathNames(folder, folder).inWorkspace(rootOf(targetsOf(paths, host), host));
    };
    expect(root("w/p")).toBe("w");
    expect(root("w/p", "a.tongchou")).toBe("w");
    expect(root(".", "w/p/a.tongchou")).toBe("w");
    expect(root("v", "p")).toBe("v");
    expect(root("v/p")).toBe("v/p");
    expect(root("v/p", "../../w/p", "b.tongchou")).toBe(".");
  });
});
