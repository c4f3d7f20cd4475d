/** Files outside of the opened folders, documents without a file, and workspace files that are wrong. */
import { expect, test } from "vitest";
import type { SymbolInformation, WorkspaceDiagnosticReport } from "vscode-languageserver-protocol/node";
import { placeIn, startEditor, uriOf } from "./client.ts";
import { dimensions, files, policy } from "./linhai.ts";

const has = (code: string) => (messages: readonly string[]): boolean => messages.some((message) => message.startsWith(code));
const isEmpty = (messages: readonly string[]): boolean => messages.length === 0;
const LIBRARY = "file:///national/dimensions.tongchou";
const lending = { "tongchou.json": '{"libraries": ["../national"]}', "basic.tongchou": policy, [LIBRARY]: dimensions };
const broken = policy.replace("85%", "85 yuan");
const named = (name: string) => ({ query: name });

test("a library outside of the folders is read, and nothing is said about it", async () => {
  const editor = await startEditor({ ...lending, [LIBRARY]: `${dimensions}measure eligible\n` });
  await editor.open("basic.tongchou", broken);
  expect(await editor.until("basic.tongchou", has("TC3002"))).toHaveLength(1);
  await editor.ask("tongchou/examples", null);
  expect(editor.published.get(LIBRARY)).toBeUndefined();
  expect(await editor.ask("tongchou/status", { textDocument: { uri: uriOf("basic.tongchou") } })).toMatchObject({ policies: 1 });
  const [place] = await editor.ask<readonly { readonly uri: string }[]>("textDocument/definition", { textDocument: { uri: uriOf("basic.tongchou") }, position: placeIn(policy, policy.indexOf("primary")) });
  expect(place?.uri).toBe(LIBRARY);
});

test("a workspace file may name other libraries than before", async () => {
  const editor = await startEditor({ ...lending, "tongchou.json": "{}" });
  const changed = (uri: string): Promise<void> => editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
  await editor.until("basic.tongchou", has("TC2"));
  editor.disk.set("tongchou.json", lending["tongchou.json"]);
  await changed(uriOf("tongchou.json"));
  await editor.until("basic.tongchou", isEmpty);
  editor.disk.set(LIBRARY, dimensions.replace("tertiary", "third"));
  await changed(LIBRARY);
  await editor.until("basic.tongchou", has("TC2"));
  editor.disk.set(LIBRARY, dimensions);
  await changed(LIBRARY);
  await editor.until("basic.tongchou", isEmpty);
  await editor.open("tongchou.json", lending["tongchou.json"]);
  await editor.edit("tongchou.json", '"../national"', "");
  await editor.until("basic.tongchou", has("TC2"));
});

test("a lent file is served while it is open, with those beside it", async () => {
  const editor = await startEditor({ ...lending, "file:///national/more.tongchou": "library national.more\nuse national.dimensions\nmeasure wide\n" });
  const uri = "file:///national/more.tongchou";
  await editor.open(uri, "library national.more\nuse national.dimensions\nmeasure wide\nimpossible hospital = fourth\n");
  expect(await editor.until(uri, has("TC2"))).toEqual([expect.stringContaining("fourth")]);
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  await editor.until(uri, isEmpty);
  expect(await editor.ask("tongchou/status", { textDocument: { uri: uriOf("basic.tongchou") } })).toMatchObject({ policies: 1 });
});

test("what was said about a file of no folder is taken back when it is closed", async () => {
  const other = "file:///other/basic.tongchou";
  const editor = await startEditor({ ...files, [other]: broken });
  await editor.open(other, broken);
  await editor.until(other, has("TC2"));
  expect(await editor.ask<readonly SymbolInformation[]>("workspace/symbol", named("inpatient"))).toHaveLength(2);
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: other } });
  await editor.until(other, isEmpty);
  expect(await editor.ask<readonly SymbolInformation[]>("workspace/symbol", named("inpatient"))).toHaveLength(1);
});

test("so it is when its folder was removed before, and not where the folder is still there", async () => {
  const editor = await startEditor({ ...files, "basic.tongchou": broken }, { capabilities: { workspace: { workspaceFolders: true } } });
  await editor.open("basic.tongchou", broken);
  await editor.until("basic.tongchou", has("TC3002"));
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf("basic.tongchou") } });
  await editor.ask("tongchou/examples", null);
  await editor.until("basic.tongchou", has("TC3002"));
  await editor.open("basic.tongchou", broken);
  await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [{ uri: uriOf("").slice(0, -1), name: "province" }] } });
  await editor.until("basic.tongchou", has("TC2"));
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf("basic.tongchou") } });
  await editor.until("basic.tongchou", isEmpty);
});

test("an editor that asks for findings is told that a deleted file has none", async () => {
  const editor = await startEditor({ ...files, "basic.tongchou": broken }, { capabilities: { textDocument: { diagnostic: {} } } });
  const pull = (previousResultIds: readonly { readonly uri: string; readonly value: string }[]): Promise<WorkspaceDiagnosticReport> => editor.ask("workspace/diagnostic", { previousResultIds });
  const { items } = await pull([]);
  const previous = items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
  editor.disk.delete("basic.tongchou");
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("basic.tongchou"), type: 3 }] });
  const after = await pull(previous);
  expect(after.items.find(({ uri }) => uri === uriOf("basic.tongchou"))).toMatchObject({ kind: "full", items: [] });
  expect(after.items.find(({ uri }) => uri === uriOf("dimensions.tongchou"))?.kind).toBe("unchanged");
});

test("a document without a file is a program of its own, with the libraries of the workspace", async () => {
  const editor = await startEditor(files);
  const uri = "untitled:Untitled-1";
  const opened = (languageId: string, address: string, text: string): Promise<void> => editor.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: address, languageId, version: 1, text } });
  await opened("tongchou", uri, broken.replaceAll("\n  ", "\n "));
  await editor.ask("tongchou/examples", null);
  expect(editor.published.get(uri)?.diagnostics.map(({ code }) => code)).toEqual(["TC3002"]);
  expect(editor.published.get(uriOf("basic.tongchou"))).toBeUndefined();
  expect(await editor.ask("textDocument/formatting", { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } })).not.toEqual([]);
  expect(await editor.ask("textDocument/hover", { textDocument: { uri }, position: placeIn(policy, policy.indexOf("use national") + 5) })).not.toBeNull();
  await opened("plaintext", "untitled:Untitled-2", broken);
  await opened("tongchou", "git:/province/basic.tongchou?%7B%7D", broken);
  await editor.ask("tongchou/examples", null);
  expect([...editor.published.values()].filter(({ diagnostics }) => diagnostics.length > 0).map((params) => params.uri)).toEqual([uri]);
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  await editor.ask("tongchou/examples", null);
  expect(editor.published.get(uri)?.diagnostics).toEqual([]);
});

test("a workspace file that cannot be understood is told of, until it is mended", async () => {
  const editor = await startEditor({ ...files, "tongchou.json": '{"libraries": ["nat"],' });
  const changed = (text: string): Promise<void> => {
    editor.disk.set("tongchou.json", text);
    return editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("tongchou.json"), type: 2 }] });
  };
  expect(await editor.until("tongchou.json", has("TC9009"))).toHaveLength(1);
  await changed("{}");
  await editor.until("tongchou.json", isEmpty);
  await changed('{"librarys": []}');
  expect(await editor.until("tongchou.json", has("TC9009"))).toEqual([expect.stringContaining("libraries")]);
  editor.disk.delete("tongchou.json");
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("tongchou.json"), type: 3 }] });
  await editor.until("tongchou.json", isEmpty);
});
