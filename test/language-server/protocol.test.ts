import { expect, test } from "vitest";
import type { Files } from "../../language-server/session.ts";
import { placeIn, startEditor, uriOf } from "./client.ts";

const dimensions = `library national.dimensions
dimension hospital 医院级别 ordered { primary 一级, tertiary 三级 }
measure eligible
`;
const policy = `policy linhai.basic effective from 2025-01-01
use national.dimensions
province linhai 临海
scheme employee 职工
benefit inpatient 住院 for employee { base eligible
  ratio { | hospital | ratio |
          | primary  | 90%   |
          | tertiary | 85%   | }
  deductible none
  cap none
}
settle for employee: inpatient
`;
const files = { "tongchou.json": "{}", "dimensions.tongchou": dimensions, "basic.tongchou": policy };
const has = (code: string) => (messages: readonly string[]): boolean => messages.some((message) => message.startsWith(code));
const isEmpty = (messages: readonly string[]): boolean => messages.length === 0;

test("a missing row is found after a pause, and gone when it is there again", async () => {
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", policy);
  await editor.edit("basic.tongchou", "          | tertiary | 85%   | }", "  }");
  expect(await editor.until("basic.tongchou", has("TC4001"))).toEqual([expect.stringContaining("tertiary")]);
  await editor.edit("basic.tongchou", "  }\n  deductible none", "  | tertiary | 85% | }\n  deductible none");
  await editor.until("basic.tongchou", isEmpty);
});

test("sentences are in the language of the editor, or in the one that is set", async () => {
  const broken = policy.replace("          | tertiary | 85%   | }", "  }");
  const chinese = await startEditor({ ...files, "basic.tongchou": broken }, { locale: "zh-cn" });
  expect(await chinese.until("basic.tongchou", has("TC4001"))).toEqual([expect.stringContaining("三级")]);
  const english = await startEditor({ ...files, "basic.tongchou": broken }, { locale: "zh-cn", initializationOptions: { language: "en" } });
  expect(await english.until("basic.tongchou", has("TC4001"))).toEqual([expect.stringContaining("no ratio")]);
  await english.connection.sendNotification("workspace/didChangeConfiguration", { settings: { tongchou: { language: "zh" } } });
  await english.until("basic.tongchou", (messages) => messages.some((message) => message.includes("三级")));
});

test("the workspace file sets the language and the day where the editor's own settings leave them", async () => {
  const broken = { ...files, "basic.tongchou": policy.replace("          | tertiary | 85%   | }", "  }"), "tongchou.json": '{"language": "zh", "asOf": "2027-03-01"}' };
  const status = { textDocument: { uri: uriOf("basic.tongchou") } };
  const editor = await startEditor(broken, { initializationOptions: { language: "auto", asOf: "" } });
  await editor.until("basic.tongchou", (messages) => messages.some((message) => message.includes("三级")));
  expect(await editor.ask("tongchou/status", status)).toMatchObject({ asOf: "2027-03-01" });
  await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: { tongchou: { language: "en", asOf: "2026-02-02" } } });
  await editor.until("basic.tongchou", (messages) => messages.some((message) => message.includes("no ratio")));
  expect(await editor.ask("tongchou/status", status)).toMatchObject({ asOf: "2026-02-02" });
  await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: { tongchou: { language: "auto", asOf: "" } } });
  await editor.until("basic.tongchou", (messages) => messages.some((message) => message.includes("三级")));
  editor.disk.set("tongchou.json", "{\"language\": ");
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("tongchou.json"), type: 2 }] });
  await editor.until("basic.tongchou", (messages) => messages.some((message) => message.includes("no ratio")));
  expect(await editor.ask("tongchou/status", status)).toMatchObject({ asOf: "2026-01-01" });
});

test("a library that is gone from the disk is missed, and found again when it is back", async () => {
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", policy);
  const changed = async (): Promise<void> => editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("dimensions.tongchou"), type: 3 }] });
  editor.disk.delete("dimensions.tongchou");
  await changed();
  await editor.until("basic.tongchou", has("TC2"));
  editor.disk.set("dimensions.tongchou", dimensions);
  await changed();
  await editor.until("basic.tongchou", isEmpty);
});

test("a change in one open file is seen in another", async () => {
  const editor = await startEditor(files);
  await editor.open("dimensions.tongchou", dimensions);
  await editor.edit("dimensions.tongchou", "primary 一级", "primary 一级, secondary 二级");
  expect(await editor.until("basic.tongchou", has("TC4001"))).toEqual([expect.stringContaining("secondary")]);
});

test("what is typed and not saved is forgotten when the editor closes the file", async () => {
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", policy.replace("85%", "185%"));
  await editor.until("basic.tongchou", (messages) => messages.length > 0);
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf("basic.tongchou") } });
  await editor.until("basic.tongchou", isEmpty);
});

test("half a word is answered at once, and what else is wrong stays where it was, moved along", async () => {
  const broken = policy.replace("          | tertiary | 85%   | }", "  }");
  const editor = await startEditor(files);
  await editor.open("basic.tongchou", broken);
  await editor.until("basic.tongchou", has("TC4001"));
  await editor.edit("basic.tongchou", "use national", "// 说明\nus national");
  await editor.until("basic.tongchou", (messages) => has("TC1")(messages) && has("TC4001")(messages));
  const line = editor.published.get(uriOf("basic.tongchou"))?.diagnostics.find(({ code }) => code === "TC4001")?.range.start.line;
  expect(line).toBe(placeIn(broken, broken.indexOf("ratio {")).line + 1);
});

test("an editor that asks for findings is not sent any", async () => {
  const editor = await startEditor({ ...files, "basic.tongchou": policy.replace("85%", "85 yuan") }, { capabilities: { textDocument: { diagnostic: {} } } });
  await editor.open("basic.tongchou", policy.replace("85%", "85 yuan"));
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  const { items } = await editor.ask<{ readonly items: readonly { readonly code: string }[] }>("textDocument/diagnostic", { textDocument: { uri: uriOf("basic.tongchou") } });
  expect(items.map(({ code }) => code)).toEqual(["TC3002"]);
  expect(editor.published.size).toBe(0);
});

test("what is opened while the folder is being read wins over what lies on the disk", async () => {
  let answer = (_: string): void => {};
  const slow: Files = { list: async () => [uriOf("basic.tongchou")], read: () => new Promise((resolve) => { answer = resolve; }) };
  const editor = await startEditor({}, { machineFiles: slow });
  await editor.open("basic.tongchou", "policy linhai.basic effective from 2025-01-01\nprovince linhai\n");
  await editor.ask("textDocument/documentSymbol", { textDocument: { uri: uriOf("basic.tongchou") } });
  answer("polizy linhai.basic\n");
  expect(await editor.ask("tongchou/status", { textDocument: { uri: uriOf("basic.tongchou") } })).toMatchObject({ errors: 0 });
});

test("a file without a workspace file belongs to the folder that is open", async () => {
  const { "tongchou.json": _, ...loose } = files;
  const editor = await startEditor({ ...loose, "basic.tongchou": policy.replace("use national.dimensions\n", "") });
  await editor.until("basic.tongchou", (messages) => messages.length > 0);
});

test("a workspace file lends the libraries of other folders, whose own findings stay theirs", async () => {
  const nested = { "a/tongchou.json": `{"libraries": ["../lib"]}`, "a/basic.tongchou": policy, "lib/tongchou.json": "{}", "lib/dimensions.tongchou": dimensions };
  const editor = await startEditor({ ...nested, "a/basic.tongchou": policy.replace("85%", "185%") });
  expect(await editor.until("a/basic.tongchou", (messages) => messages.length > 0)).toHaveLength(1);
  editor.disk.set("a/tongchou.json", "{}");
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf("a/tongchou.json"), type: 2 }] });
  await editor.until("a/basic.tongchou", has("TC2"));
});

test("an editor that asks is told of files that it has not opened, and of each once", async () => {
  type Report = { readonly items: readonly { readonly kind: string; readonly uri: string; readonly resultId: string; readonly items?: readonly { readonly code: string }[] }[] };
  const editor = await startEditor({ ...files, "basic.tongchou": policy.replace("85%", "85 yuan") }, { capabilities: { textDocument: { diagnostic: {} } } });
  const first = await editor.ask<Report>("workspace/diagnostic", { previousResultIds: [] });
  expect(first.items.map(({ uri, items }) => [uri, items?.map(({ code }) => code)])).toEqual(expect.arrayContaining([[uriOf("basic.tongchou"), ["TC3002"]]]));
  const again = await editor.ask<Report>("workspace/diagnostic", { previousResultIds: first.items.map(({ uri, resultId }) => ({ uri, value: resultId })) });
  expect(new Set(again.items.map(({ kind }) => kind))).toEqual(new Set(["unchanged"]));
});

test("completion, signature help and layout over the protocol", async () => {
  const editor = await startEditor(files);
  const typing = policy.replace("cap none", "cap ").replace("| primary  | 90%   |", "|primary|90%|");
  await editor.open("basic.tongchou", typing);
  const about = { textDocument: { uri: uriOf("basic.tongchou") }, position: placeIn(typing, typing.indexOf("cap ") + 4) };
  const items = await editor.ask<readonly { readonly label: string; readonly filterText: string; readonly textEdit: unknown }[]>("textDocument/completion", about);
  expect(items).toContainEqual(expect.objectContaining({ label: "per year", filterText: expect.stringContaining("meinian"), textEdit: { newText: "per year", range: { start: about.position, end: about.position } } }));
  const help = await editor.ask<{ readonly signatures: readonly { readonly label: string }[] }>("textDocument/signatureHelp", about);
  expect(help.signatures[0]?.label).toContain("of payment | of cost");
  await editor.edit("basic.tongchou", "cap ", "cap none");
  const edits = await editor.ask<readonly { readonly newText: string }[]>("textDocument/formatting", { ...about, options: { tabSize: 2, insertSpaces: true } });
  expect(edits.map(({ newText }) => newText).join("")).toContain("| primary  | 90%   |");
});

test("an editor that colours by spelling is told only what spelling cannot tell", async () => {
  const tokens = async (augmentsSyntaxTokens: boolean): Promise<number> => {
    const capabilities = { textDocument: { semanticTokens: { augmentsSyntaxTokens, requests: {}, tokenTypes: [], tokenModifiers: [], formats: [] } } };
    const editor = await startEditor(files, { capabilities });
    await editor.open("basic.tongchou", policy);
    return (await editor.ask<{ readonly data: readonly number[] }>("textDocument/semanticTokens/full", { textDocument: { uri: uriOf("basic.tongchou") } })).data.length;
  };
  expect(await tokens(true)).toBeLessThan(await tokens(false));
  expect(await tokens(true)).toBeGreaterThan(0);
});
