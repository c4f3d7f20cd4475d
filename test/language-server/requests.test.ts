/** Requests over real streams: what an editor asks while a drafter works and mistypes. */
import type { CodeAction, WorkspaceEdit } from "vscode-languageserver-protocol";
import { describe, expect, test } from "vitest";
import { type Editor, FOLDER, placeIn, startEditor, uriOf } from "./client.ts";
import { dimensions, files, policy } from "./linhai.ts";

const document = { uri: uriOf("basic.tongchou") };
const isEmpty = (messages: readonly string[]): boolean => messages.length === 0;
const has = (code: string) => (messages: readonly string[]): boolean => messages.some((message) => message.startsWith(code));

const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };

/** Every question about a place or a file that an editor has. */
function questions(text: string, offset: number): readonly (readonly [method: string, params: object])[] {
  const position = placeIn(text, offset);
  const [about, at] = [{ textDocument: document }, { textDocument: document, position }];
  return [
    ["hover", at], ["completion", at], ["signatureHelp", at], ["definition", at], ["references", { ...at, context: { includeDeclaration: true } }], ["documentHighlight", at], ["prepareRename", at],
    ["documentSymbol", about], ["foldingRange", about], ["selectionRange", { ...about, positions: [position] }], ["documentLink", about], ["semanticTokens/full", about], ["semanticTokens/range", { ...about, range: whole }], ["inlayHint", { ...about, range: whole }],
    ["codeLens", about], ["codeAction", { ...about, range: whole, context: { diagnostics: [] } }], ["formatting", { ...about, options }], ["rangeFormatting", { ...about, range: whole, options }], ["onTypeFormatting", { ...at, ch: "|", options }],
    ["diagnostic", about],
  ].map(([method, params]) => [`textDocument/${String(method)}`, params as object]);
}

async function askEverything(editor: Editor, text: string, offset: number): Promise<readonly string[]> {
  const answers = await Promise.allSettled(questions(text, offset).map(([method, params]) => editor.ask(method, params)));
  return answers.flatMap((answer, index) => (answer.status === "rejected" ? [`${questions(text, offset)[index]![0]}: ${String(answer.reason)}`] : []));
}

describe("no question is refused", () => {
  test("in a policy as it should be, wherever the cursor stands", async () => {
    const editor = await startEditor(files);
    await editor.open("basic.tongchou", policy);
    for (let offset = 0; offset <= policy.length; offset += 61) expect(await askEverything(editor, policy, offset)).toEqual([]);
  });

  test("in the middle of typing", async () => {
    for (const end of ["inpatient 住", "ratio {\n    | hospital | ra", "cap 100,0", "settle for emp", "given hospital pri"].map((text) => policy.indexOf(text) + text.length)) {
      const text = policy.slice(0, end);
      const editor = await startEditor({ ...files, "basic.tongchou": text });
      await editor.open("basic.tongchou", text);
      expect(await askEverything(editor, text, end)).toEqual([]);
    }
  });

  test("in a file with errors of every kind", async () => {
    const text = policy.replace("85%", "85 yuan").replace("employee: inpatient", "employee: nothing").replace("cap 100,000", "cap = 100,00").replace("guardrail", "gardrail");
    const editor = await startEditor({ ...files, "basic.tongchou": text });
    await editor.open("basic.tongchou", text);
    for (let offset = 0; offset <= text.length; offset += 97) expect(await askEverything(editor, text, offset)).toEqual([]);
  });

  test("about a file that nobody knows", async () => {
    const editor = await startEditor({});
    expect(await askEverything(editor, "", 0)).toEqual([]);
  });
});

test("after the library is deleted, names are looked for in vain, and found when it is back", async () => {
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", policy);
  const at = { textDocument: document, position: placeIn(policy, policy.indexOf("primary  |") + 1) };
  const definition = async (): Promise<readonly { readonly uri: string }[]> => editor.ask("textDocument/definition", at);
  expect((await definition()).map(({ uri }) => uri)).toEqual([uriOf("dimensions.tongchou")]);
  editor.disk.delete("dimensions.tongchou");
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("dimensions.tongchou"), type: 3 }] });
  await editor.until("basic.tongchou", has("TC2"));
  expect(await definition()).toEqual([]);
  expect(await askEverything(editor, policy, policy.indexOf("primary  |"))).toEqual([]);
  editor.disk.set("dimensions.tongchou", dimensions);
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("dimensions.tongchou"), type: 1 }] });
  await editor.until("basic.tongchou", isEmpty);
  expect(await definition()).toHaveLength(1);
});

test("folders come and go while the editor is open", async () => {
  const elsewhere = "file:///elsewhere/other.tongchou";
  const broken = policy.replace("linhai.basic", "qinglan.basic").replace("province linhai 临海", "province qinglan").replace("85%", "85 yuan");
  const other = { uri: "file:///elsewhere", name: "elsewhere" };
  const editor = await startEditor({ ...files, [elsewhere]: broken.replace("use national.dimensions\n", dimensions.slice(dimensions.indexOf("\n") + 1)) }, { capabilities: { workspace: { workspaceFolders: true } } });
  await editor.open("basic.tongchou", policy);
  expect(editor.published.get(elsewhere)).toBeUndefined();
  await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added: [other], removed: [] } });
  await editor.until(elsewhere, has("TC3002"));
  await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [other] } });
  await editor.until(elsewhere, isEmpty);
  const symbols = await editor.ask<readonly { readonly name: string }[]>("workspace/symbol", { query: "qinglan" });
  expect(symbols).toEqual([]);
  await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [{ uri: FOLDER, name: "province" }] } });
  expect(await askEverything(editor, policy, 10)).toEqual([]);
});

test("a way out is offered with the finding that it is for, and leads out", async () => {
  const text = policy.replace("85%", "55%");
  const editor = await startEditor({ ...files, "basic.tongchou": text });
  await editor.open("basic.tongchou", text);
  await editor.until("basic.tongchou", has("TC6001"));
  const start = placeIn(text, text.indexOf("55%"));
  type Action = { readonly title: string; readonly kind: string; readonly diagnostics: readonly { readonly code: string }[]; readonly edit: { readonly changes: Readonly<Record<string, readonly { readonly newText: string }[]>> } };
  const actions = await editor.ask<readonly Action[]>("textDocument/codeAction", { textDocument: document, range: { start, end: start }, context: { diagnostics: [] } });
  expect(actions.map(({ title, kind, diagnostics }) => [title, kind, diagnostics[0]?.code])).toEqual([["allow TC6001 here, with a reason to be written", "quickfix", "TC6001"]]);
  await editor.edit("basic.tongchou", "| tertiary | 55%   |", `| tertiary | 55%   |${actions[0]!.edit.changes[document.uri]![0]!.newText.replace("\"\"", "\"示例\"")}`);
  await editor.until("basic.tongchou", () => editor.published.get(document.uri)?.diagnostics.map(({ code, severity }) => `${String(code)} ${String(severity)}`).join() === "TC6001 2");
});

test("a picture is sent to an editor that draws it, and words to every other", async () => {
  const at = { textDocument: document, position: placeIn(policy, policy.indexOf("inpatient 住院")) };
  const hover = async (settings: Parameters<typeof startEditor>[1]): Promise<string> => {
    const editor = await startEditor(files, settings);
    await editor.open("basic.tongchou", policy);
    return (await editor.ask<{ readonly contents: { readonly value: string } }>("textDocument/hover", at)).contents.value;
  };
  expect(await hover({ editorName: "Visual Studio Code" })).toContain("data:image/svg+xml;base64,");
  expect(await hover({ editorName: "Visual Studio Code", initializationOptions: { pictures: false } })).not.toContain("data:image");
  expect(await hover({ editorName: "Neovim", locale: "zh-cn" })).toContain("0～111,111.1111… 元：90%；封顶线 100,000 元");
  expect(await hover({ editorName: "Neovim" })).not.toContain("data:image");
});

test("lenses carry a command where the editor has one", async () => {
  const lastCommit = () => new Map([["tongchou.json", "{}"], ["dimensions.tongchou", dimensions], ["basic.tongchou", policy.replace("85%", "80%")]].map(([path, text]) => [uriOf(path!), text!]));
  const lenses = async (initializationOptions: unknown): Promise<readonly (readonly string[])[]> => {
    const editor = await startEditor(files, { lastCommit, initializationOptions });
    await editor.open("basic.tongchou", policy);
    const found = await editor.ask<readonly { readonly command: { readonly title: string; readonly command: string } }[]>("textDocument/codeLens", { textDocument: document });
    return found.map(({ command: { title, command } }) => [title, command]);
  };
  expect(await lenses({ commands: ["tongchou.compareWithCommit"] })).toEqual([
    ["✓ inpatient pays 900 yuan, patient 100 yuan", ""], ["since the last commit: tertiary, from 2025-01-01: 80% → 85%", "tongchou.compareWithCommit"],
  ]);
  expect((await lenses({})).map(([, command]) => command)).toEqual(["", ""]);
});

test("a change taken back is no change any more, whether in the editor or on the disk", async () => {
  const lastCommit = () => new Map(Object.entries(files).map(([path, text]) => [uriOf(path), text]));
  const changed = policy.replace("85%", "80%");
  const editor = await startEditor({ ...files, "basic.tongchou": changed }, { lastCommit });
  const titles = async (): Promise<readonly string[]> => {
    const found = await editor.ask<readonly { readonly command: { readonly title: string } }[]>("textDocument/codeLens", { textDocument: document });
    return found.map(({ command: { title } }) => title).filter((title) => title.startsWith("since"));
  };
  const since = ["since the last commit: tertiary, from 2025-01-01: 85% → 80%"];
  const onDisk = async (text: string): Promise<void> => {
    editor.disk.set("basic.tongchou", text);
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("basic.tongchou"), type: 2 }] });
  };
  expect(await titles()).toEqual(since);
  await onDisk(policy);
  expect(await titles()).toEqual([]);
  await onDisk(changed);
  await editor.open("basic.tongchou", changed);
  expect(await titles()).toEqual(since);
  await onDisk(policy);
  await editor.edit("basic.tongchou", "80%", "85%");
  expect(await titles()).toEqual([]);
  await editor.edit("basic.tongchou", "85%", "80%");
  expect(await titles()).toEqual(since);
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: document });
  expect(await titles()).toEqual([]);
});

test("signature help opens by itself behind the word of a clause only", async () => {
  const text = policy.replace("cap 100,000 yuan of payment per year", "cap ").replace("deductible none", "deductible none ");
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", text);
  const help = (typed: string, context: object): Promise<unknown> => editor.ask("textDocument/signatureHelp", { textDocument: document, position: placeIn(text, text.indexOf(typed) + typed.length), context });
  const bySpace = { triggerKind: 2, triggerCharacter: " ", isRetrigger: false };
  expect(await help("\n  cap ", bySpace)).toHaveProperty("signatures");
  expect(await help("deductible none ", bySpace)).toBeNull();
  expect(await help("deductible none ", { triggerKind: 1, isRetrigger: false })).toHaveProperty("signatures");
});

test("a bar that closes the row lays the table out while it is typed", async () => {
  const text = policy.replace("    | tertiary | 85%   |", "    |tertiary|85%|");
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", text);
  const edits = await editor.ask<readonly { readonly newText: string }[]>("textDocument/onTypeFormatting", { textDocument: document, position: placeIn(text, text.indexOf("|85%|") + 5), ch: "|", options });
  expect(edits.map(({ newText }) => newText.trim())).toEqual(["| tertiary | 85%   |"]);
});

test("what cannot be laid out is told, whether all of it was asked for or a part", async () => {
  const editor = await startEditor(files, { locale: "zh-cn" });
  const shown: string[] = [];
  editor.connection.onNotification("window/showMessage", ({ message }: { readonly message: string }) => void shown.push(message));
  const text = `${policy}§§\n`;
  await editor.open("basic.tongchou", text);
  const range = { start: placeIn(text, 0), end: placeIn(text, 5) };
  for (const [method, more] of [["formatting", {}], ["rangeFormatting", { range }]] as const) expect(await editor.ask(`textDocument/${method}`, { textDocument: document, options, ...more })).toEqual([]);
  expect(shown).toEqual([expect.stringContaining("未整理版式："), shown[0]]);
});

test("renaming reaches every file that is read, and a word that is no name is refused in words", async () => {
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", policy);
  const rename = (typed: string): Promise<{ readonly changes: object }> => editor.ask("textDocument/rename", { textDocument: document, position: placeIn(policy, policy.indexOf(typed) + 1), newName: "first" });
  expect(Object.keys((await rename("primary  |")).changes).sort()).toEqual([uriOf("basic.tongchou"), uriOf("dimensions.tongchou")]);
  await expect(rename("benefit inpatient")).rejects.toThrow("Only a declared name");
});

test("an editor that looks at versions is told of which text edits are", async () => {
  const editor = await startEditor(files, { capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } });
  await editor.open("basic.tongchou", policy);
  await editor.edit("basic.tongchou", "85%", "85 yuan");
  const broken = policy.replace("85%", "85 yuan");
  const renamed = await editor.ask<WorkspaceEdit>("textDocument/rename", { textDocument: document, position: placeIn(broken, broken.indexOf("primary  |") + 1), newName: "first" });
  expect(versionsOf(renamed)).toEqual([{ uri: uriOf("basic.tongchou"), version: 2 }, { uri: uriOf("dimensions.tongchou"), version: null }]);
  const place = placeIn(broken, broken.indexOf("85 yuan"));
  const [fix] = await editor.ask<readonly CodeAction[]>("textDocument/codeAction", { textDocument: document, range: { start: place, end: place }, context: { diagnostics: [] } });
  expect(versionsOf(fix?.edit)).toEqual([{ uri: uriOf("basic.tongchou"), version: 2 }]);
});

function versionsOf(edit: WorkspaceEdit | undefined): unknown {
  expect(edit).not.toHaveProperty("changes");
  return edit?.documentChanges?.flatMap((change) => ("edits" in change ? [change.textDocument] : [])).sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

test("a change of language is heard by the next answer", async () => {
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", policy);
  const hover = async (): Promise<string> => (await editor.ask<{ readonly contents: { readonly value: string } }>("textDocument/hover", { textDocument: document, position: placeIn(policy, policy.indexOf("85%")) })).contents.value;
  expect(await hover()).toContain("ratio of “inpatient”");
  await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: { tongchou: { language: "zh" } } });
  expect(await hover()).toContain("“住院”的支付比例");
  await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: { tongchou: { language: "auto" } } });
  expect(await hover()).toContain("ratio of “inpatient”");
});

test("an editor that only tells that its settings have changed is asked for them", async () => {
  const editor = await startEditor(files, { capabilities: { workspace: { configuration: true } } });
  editor.connection.onRequest("workspace/configuration", () => [{ language: "zh" }]);
  await editor.open("basic.tongchou", policy.replace("85%", "185%"));
  await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await editor.until("basic.tongchou", (messages) => messages.some((message) => message.includes("支付比例")));
});

test("colours of a part of a file", async () => {
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", policy);
  const [all, part] = await Promise.all([
    editor.ask<{ readonly data: readonly number[] }>("textDocument/semanticTokens/full", { textDocument: document }),
    editor.ask<{ readonly data: readonly number[] }>("textDocument/semanticTokens/range", { textDocument: document, range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } } }),
  ]);
  expect(part.data).toEqual(all.data.slice(0, part.data.length));
  expect(part.data.length).toBeGreaterThan(0);
  expect(part.data.length).toBeLessThan(all.data.length);
});
