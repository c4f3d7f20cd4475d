/** What changes outside the text that is typed: files and folders on the disk, branches, folders of the workspace, other open files. */
import { expect, test } from "vitest";
import { type Editor, startEditor, uriOf } from "./client.ts";
import { dimensions, files, policy } from "./linhai.ts";

const document = { uri: uriOf("basic.tongchou") };
const isEmpty = (messages: readonly string[]): boolean => messages.length === 0;
const has = (code: string) => (messages: readonly string[]): boolean => messages.some((message) => message.startsWith(code));

test("what was said about a deleted file is taken back", async () => {
  const editor = await startEditor({ ...files, "basic.tongchou": policy.replace("85%", "85 yuan") });
  await editor.until("basic.tongchou", has("TC3002"));
  editor.disk.delete("basic.tongchou");
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: document.uri, type: 3 }] });
  await editor.until("basic.tongchou", isEmpty);
});

test("of a folder that is renamed or deleted the editor names the folder alone", async () => {
  const nested = { "tongchou.json": "{}", "a/dimensions.tongchou": dimensions, "a/basic.tongchou": policy.replace("85%", "85 yuan") };
  const editor = await startEditor(nested);
  await editor.until("a/basic.tongchou", has("TC3002"));
  for (const name of ["dimensions.tongchou", "basic.tongchou"]) {
    editor.disk.set(`b/${name}`, editor.disk.get(`a/${name}`) ?? "");
    editor.disk.delete(`a/${name}`);
  }
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("a"), type: 3 }] });
  await editor.until("a/basic.tongchou", isEmpty);
  expect(await editor.until("b/basic.tongchou", (messages) => messages.length > 0)).toHaveLength(1);
  for (const name of ["dimensions.tongchou", "basic.tongchou"]) editor.disk.delete(`b/${name}`);
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("b"), type: 3 }] });
  await editor.until("b/basic.tongchou", isEmpty);
});

test("of a folder that is moved in the editor names the folder alone; what else comes is none of ours", async () => {
  const editor = await startEditor({ "tongchou.json": "{}", "dimensions.tongchou": dimensions }, { capabilities: { workspace: { codeLens: { refreshSupport: true } } } });
  let refreshed = 0;
  editor.connection.onRequest("workspace/codeLens/refresh", () => { refreshed += 1; return null; });
  await editor.open("dimensions.tongchou", dimensions);
  await editor.ask("tongchou/examples", null);
  const created = (path: string): Promise<void> => editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf(path), type: 1 }] });
  editor.disk.set("a/basic.tongchou", policy.replace("85%", "85 yuan"));
  editor.disk.set("node_modules/b/basic.tongchou", policy);
  await created("notes.docx");
  await created("node_modules/b");
  await editor.ask("tongchou/examples", null);
  expect(refreshed).toBe(0);
  await created("a");
  await editor.until("a/basic.tongchou", has("TC3002"));
  expect(await editor.ask("tongchou/status", { textDocument: { uri: uriOf("dimensions.tongchou") } })).toMatchObject({ policies: 2 });
});

test("another branch may hold other files", async () => {
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", policy);
  await editor.ask("tongchou/examples", null);
  editor.disk.set("new/basic.tongchou", policy.replace("linhai.basic", "linhai.more"));
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf(".git/logs/HEAD"), type: 2 }] });
  expect(await editor.until("new/basic.tongchou", (messages) => messages.length > 0)).not.toEqual([]);
});

const REFRESHES = ["codeLens", "inlayHint", "semanticTokens"];

/** Counts what the server says is out of date. */
async function refreshing(): Promise<{ readonly editor: Editor; readonly heard: string[] }> {
  const heard: string[] = [];
  const editor = await startEditor(files, { capabilities: { workspace: Object.fromEntries(REFRESHES.map((what) => [what, { refreshSupport: true }])) } });
  for (const what of REFRESHES) editor.connection.onRequest(`workspace/${what}/refresh`, () => { heard.push(what); return null; });
  return { editor, heard };
}

test("what stands above the lines of another open file is asked for anew once a change is understood", async () => {
  const { editor, heard } = await refreshing();
  await editor.open("basic.tongchou", policy);
  await editor.open("dimensions.tongchou", dimensions);
  await editor.ask("tongchou/examples", null);
  heard.length = 0;
  await editor.edit("dimensions.tongchou", "primary 一级", "primary 一级, secondary 二级");
  await editor.until("basic.tongchou", has("TC4001"));
  await editor.ask("tongchou/examples", null);
  expect(heard).toEqual(REFRESHES);
});

test("so it is when something changes outside", async () => {
  const { editor, heard } = await refreshing();
  await editor.open("basic.tongchou", policy);
  await editor.ask("tongchou/examples", null);
  heard.length = 0;
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: "file:///province/.git/logs/HEAD", type: 2 }] });
  await editor.ask("tongchou/examples", null);
  expect(heard).toEqual(REFRESHES);
});

test("an editor that shows one file alone asks by itself when that changes", async () => {
  const { editor, heard } = await refreshing();
  await editor.open("basic.tongchou", policy);
  await editor.edit("basic.tongchou", "85%", "85 yuan");
  await editor.until("basic.tongchou", has("TC3002"));
  await editor.ask("tongchou/examples", null);
  expect(heard).toEqual([]);
});
