import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { finish } from "../../compiler/base/steps.ts";
import { compile } from "../../compiler/compile.ts";
import { parseDay } from "../../compiler/base/calendar.ts";
import { Workspace } from "../../compiler/workspace.ts";
import { Publisher } from "../../language-server/publish.ts";
import { Session } from "../../language-server/session.ts";
import { grow } from "../bench/grow.ts";
import { newDice } from "../bench/random-table.ts";
import { edited, policiesUnder } from "../support/workspace-texts.ts";
import { startEditor, uriOf } from "./client.ts";

const policies = policiesUnder("policies");
const asOf = parseDay("2026-01-01") ?? 0;
const path = "policies/jiangxi/resident.tongchou";

/** More than is read at once. */
const large = grow(policies, 9_000, newDice(5));
const broken = edited(large, [{ file: path, from: "90%", to: "190%" }]);
const expected = compile(broken, { asOf }).diagnostics;

function textsOf(files: readonly { readonly path: string; readonly text: string }[]): Readonly<Record<string, string>> {
  return { "tongchou.json": "{}", ...Object.fromEntries(files.map((file) => [file.path, file.text])) };
}

test.each(["policies/jiangxi/resident.tongchou", "policies/beijing/common.tongchou", "policies/qinghai/maternity_2025.tongchou"])("a first look at %s says what the whole check says", (one) => {
  const workspace = new Workspace();
  for (const file of broken) workspace.set(file.path, file.text);
  const found = finish(workspace.firstLook(one, { asOf }));
  expect(workspace.isUnread()).toBe(true);
  expect(found?.map(({ id, location, args }) => ({ id, location, args }))).toEqual(expected.filter(({ location }) => location?.file === one).map(({ id, location, args }) => ({ id, location, args })));
});

test.each([
  ["a name that another province may declare", { file: path, from: "jiangxi.employee", to: "elsewhere.employee" }],
  ["a city of a province that lies elsewhere", { file: "policies/jiangxi/common.tongchou", from: "隶属 江西 编码 \"360100\"", to: "隶属 别处 编码 \"360100\"" }],
])("a first look says nothing of a file with %s", (_, edit) => {
  const workspace = new Workspace();
  for (const file of edited(large, [edit])) workspace.set(file.path, file.text);
  expect(finish(workspace.firstLook(edit.file, { asOf }))).toBeUndefined();
});

test("of a large workspace the open file is told of first, then the others, and how far it has come", async () => {
  const elsewhere = large.find((file) => /jiangxi_\d+\/resident/.test(file.path))?.path ?? "";
  const files = edited(broken, [{ file: elsewhere, from: "支付比例 60%", to: "支付比例 160%" }]);
  const editor = await startEditor(textsOf(files), { capabilities: { window: { workDoneProgress: true } } });
  editor.connection.onRequest("window/workDoneProgress/create", () => null);
  const shares: number[] = [];
  let areOthersTold = false;
  const ended = new Promise<void>((resolve) => {
    editor.connection.onNotification("$/progress", ({ value }: { readonly value: { readonly kind: string; readonly percentage?: number } }) => {
      shares.push(value.percentage ?? 100);
      if (value.kind === "end") resolve();
    });
  });
  await editor.open(path, files.find((file) => file.path === path)?.text ?? "");
  await editor.until(path, (messages) => {
    if (messages.length > 0) areOthersTold ||= editor.published.has(uriOf(elsewhere));
    return messages.some((message) => message.startsWith("TC3"));
  });
  expect(areOthersTold).toBe(false);
  await editor.until(elsewhere, (messages) => messages.length > 0);
  await ended;
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  editor.connection.dispose();
});

test("a question about a text that changes before it can be answered is to be asked again; one about another file is answered", async () => {
  const editor = await startEditor(textsOf(policies));
  const about = (file: string) => ({ textDocument: { uri: uriOf(file) }, position: { line: 1, character: 5 } });
  const text = policies.find((file) => file.path === path)?.text ?? "";
  await editor.open(path, text);
  await editor.ask("textDocument/hover", about(path));
  await editor.edit(path, "居民住院", "居民住 院");
  const [outdated, other] = [editor.ask("textDocument/hover", about(path)), editor.ask("textDocument/hover", about("policies/jiangxi/common.tongchou"))];
  await editor.edit(path, "居民住 院", "居民住院");
  await expect(outdated).rejects.toMatchObject({ code: -32801 });
  await expect(other).resolves.not.toThrow();
  await expect(editor.ask("textDocument/hover", about(path))).resolves.toMatchObject({ contents: expect.anything() });
  editor.connection.dispose();
});

test("all is told before whoever waits for that is answered, also where a text is set anew that is the same", async () => {
  const files = edited(policies, [{ file: path, from: "90%", to: "190%" }, { file: "policies/beijing/resident_inpatient.tongchou", from: "80%", to: "180%" }]);
  const disk = new Map(Object.entries(textsOf(files)).map(([name, text]) => [uriOf(name), text]));
  const [told, turns]: [Set<string>, Set<() => void>] = [new Set(), new Set()];
  const turn = (): void => [...turns].slice(0, 1).forEach((run) => (turns.delete(run), run()));
  const session = new Session({ list: async () => [...disk.keys()], read: async (uri) => disk.get(uri) }, { language: "en", asOf });
  const publisher = new Publisher(session, { send: (uri) => told.add(uri), checked: () => {}, later: (_, run) => { turns.add(run); return () => void turns.delete(run); } });
  await session.setFolders([uriOf("").slice(0, -1)]);
  publisher.begin();
  while (!session.isCurrent()) turn();
  session.change(uriOf(path), disk.get(uriOf(path)) ?? "", 1);
  publisher.changed(uriOf(path));
  const wanted = files.map((file) => uriOf(file.path)).filter((uri) => publisher.diagnosticsOf(uri).length > 0);
  expect([session.isCurrent(), told.size < wanted.length]).toEqual([true, true]);
  const answered = publisher.until(() => publisher.isAllTold()).then(() => [...told].sort());
  while (turns.size > 0) {
    turn();
    await Promise.resolve();
  }
  expect(await answered).toEqual(wanted.sort());
});

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Objects that are held by a stack frame or an optimised function for a while longer go with a later turn. */
async function isGone(reference: WeakRef<object>): Promise<boolean> {
  for (let turn = 0; turn < 10 && reference.deref() !== undefined; turn += 1) {
    await new Promise((resolve) => { setImmediate(resolve); });
    collect();
  }
  return reference.deref() === undefined;
}

/** Checks are run to their end where they are asked for. */
async function opened(): Promise<{ readonly session: Session; readonly publisher: Publisher; readonly disk: Map<string, string>; readonly settled: () => Promise<unknown> }> {
  const disk = new Map(Object.entries(textsOf(policies)).map(([name, text]) => [uriOf(name), text]));
  const session = new Session({ list: async () => [...disk.keys()], read: async (uri) => disk.get(uri) }, { language: "en", asOf });
  const publisher = new Publisher(session, { send: () => {}, checked: () => {}, later: (_, run) => { const soon = setImmediate(run); return () => clearImmediate(soon); } });
  await session.setFolders([uriOf("").slice(0, -1)]);
  publisher.begin();
  const settled = (): Promise<unknown> => publisher.until(() => session.isCurrent());
  await settled();
  return { session, publisher, disk, settled };
}

async function change({ session, publisher, settled }: Awaited<ReturnType<typeof opened>>, uri: string, text: string): Promise<WeakRef<object>> {
  session.change(uri, text, 2);
  publisher.changed(uri);
  await settled();
  return new WeakRef(session.view(uri)?.parsed.tree ?? {});
}

test("what is closed, deleted or written anew is held no longer", async () => {
  const drafting = await opened();
  const { session, publisher, disk, settled } = drafting;
  const [uri, passing] = [uriOf(path), uriOf("policies/jiangxi/passing.tongchou")];
  const text = disk.get(uri) ?? "";
  const first = await change(drafting, uri, text.replace("90%", "190%"));
  expect(first.deref()).toBeDefined();
  const second = await change(drafting, uri, text.replace("90%", "80%"));
  expect(await isGone(first)).toBe(true);
  const unsaved = await change(drafting, passing, "policy jiangxi.passing effective from 2025-01-01\nbenefit x");
  await session.close(uri);
  await session.close(passing);
  publisher.checkSoon();
  await settled();
  expect([await isGone(second), await isGone(unsaved)]).toEqual([true, true]);
  const kept = new WeakRef<object>(session.view(uri)?.parsed.tree ?? {});
  disk.delete(uri);
  await session.changedOutside([uri]);
  publisher.checkSoon();
  await settled();
  expect([await isGone(kept), session.view(uri), publisher.diagnosticsOf(uri)]).toEqual([true, undefined, []]);
});

test("of a folder that is emptied nothing is held, nor of one that becomes part of another program", async () => {
  const { session, publisher, disk, settled } = await opened();
  const [uri, root] = [uriOf(path), uriOf("policies/jiangxi/tongchou.json")];
  const before = new WeakRef<object>(session.view(uri)?.program ?? {});
  disk.set(root, "{}");
  await session.changedOutside([root]);
  publisher.checkSoon();
  await settled();
  expect(session.view(uri)?.program.root).toBe(uriOf("policies/jiangxi"));
  expect(await isGone(before)).toBe(true);
  const [workspace, uris] = [new WeakRef<object>(session.view(uri)?.program.workspace ?? {}), [...disk.keys()]];
  disk.clear();
  await session.changedOutside(uris);
  publisher.checkSoon();
  await settled();
  expect([session.programs.all(), await isGone(workspace)]).toEqual([[], true]);
});
