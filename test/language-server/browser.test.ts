import { mkdtemp, readFile, rm } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleForBrowser } from "../../compiler/build/browser.ts";
import { placeIn, startEditor, uriOf } from "./client.ts";
import { policiesUnder, root } from "../support/workspace-texts.ts";

const policies = Object.fromEntries(policiesUnder("policies").map(({ path, text }) => [path, text]));
const changed = "policies/beijing/employee.tongchou";

let bundle = "";
let imported: readonly string[] = [];
const open: MessagePort[] = [];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "tongchou-browser-"));
  const metafile = await bundleForBrowser(root, "language-server/browser.ts", join(folder, "server.js"), { format: "iife", globalName: "tongchou" });
  imported = Object.values({ ...metafile.inputs, ...metafile.outputs }).flatMap(({ imports }) => imports).map(({ path }) => path);
  bundle = await readFile(join(folder, "server.js"), "utf8");
  await rm(folder, { recursive: true });
});

afterAll(() => open.forEach((port) => port.close()));

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri: string; readonly diagnostics: readonly unknown[] };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** What a worker has and Node's programs have too; nothing of Node itself. */
function workerScope(): object {
  return createContext({ setTimeout, clearTimeout, queueMicrotask, performance, MessageChannel, TextEncoder, TextDecoder, URL, console });
}

/** A client on the other end of a message channel that lends these files. */
function connect(files: Readonly<Record<string, string>>) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const scope = workerScope();
  runInContext(bundle, scope);
  (runInContext("tongchou.serveInWorker", scope) as (port: MessagePort) => void)(port1);
  const published = new Map<string, readonly unknown[]>();
  const waiting = new Map<number, (message: Message) => void>();
  const lent = new Set<string>();
  const answer = (method: string, params: { readonly uri: string }): unknown => {
    lent.add(method);
    if (method === "tongchou/list") return Object.keys(files).map(uriOf);
    return method === "tongchou/read" ? (files[params.uri.slice(uriOf("").length)] ?? null) : null;
  };
  port2.on("message", (message: Message) => {
    if (message.method === undefined) return waiting.get(message.id ?? -1)?.(message);
    if (message.id !== undefined) return port2.postMessage({ jsonrpc: "2.0", id: message.id, result: answer(message.method, message.params as never) });
    if (message.method === "textDocument/publishDiagnostics") published.set(message.params?.uri ?? "", message.params?.diagnostics ?? []);
  });
  let last = 0;
  const tell = (method: string, params: unknown): void => port2.postMessage({ jsonrpc: "2.0", method, params });
  const ask = <T>(method: string, params: unknown): Promise<T> => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, ({ result, error }) => (error === undefined ? resolve(result as T) : reject(new Error(error.message))));
    port2.postMessage({ jsonrpc: "2.0", id: last, method, params });
  });
  return { ask, tell, published, lent };
}

async function startBrowser(files: Readonly<Record<string, string>>, locale = "zh-cn") {
  const client = connect(files);
  await client.ask("initialize", { processId: null, rootUri: uriOf("").slice(0, -1), capabilities: {}, locale, initializationOptions: { asOf: "2026-01-01" } });
  client.tell("initialized", {});
  return client;
}

test("nothing of Node is imported; what runs below has none of it either", () => {
  expect(imported.length).toBeGreaterThan(100);
  expect(imported.filter(isBuiltin)).toEqual([]);
});

test("over a message channel the server says what it says over streams, for all policies and after a mistake", async () => {
  const stdio = await startEditor(policies, { locale: "zh-cn" });
  const browser = await startBrowser(policies);
  const text = policies[changed] ?? "";
  const wrong = text.replace("待遇", "待迂").replace("benefit ", "benifit ");
  await stdio.open(changed, text);
  browser.tell("textDocument/didOpen", { textDocument: { uri: uriOf(changed), languageId: "tongchou", version: 1, text } });
  const places = [...text.matchAll(/hospital|deductible|\| /g)].filter((_, index) => index % 9 === 0).map(({ index }) => placeIn(text, index + 1));
  expect(places.length).toBeGreaterThan(5);
  const about = { textDocument: { uri: uriOf(changed) } };
  for (const method of ["textDocument/hover", "textDocument/completion", "textDocument/definition"]) {
    for (const position of places) expect(await browser.ask(method, { ...about, position }), method).toEqual(await stdio.ask(method, { ...about, position }));
  }
  const colours = [browser.ask<{ data: unknown }>("textDocument/semanticTokens/full", about), stdio.ask<{ data: unknown }>("textDocument/semanticTokens/full", about)];
  const [here, there] = await Promise.all(colours);
  expect(here?.data).toEqual(there?.data);
  for (const method of ["textDocument/documentSymbol", "textDocument/formatting", "tongchou/tables", "tongchou/status"]) {
    expect(await browser.ask(method, { ...about, options: { tabSize: 2, insertSpaces: true } }), method).toEqual(await stdio.ask(method, { ...about, options: { tabSize: 2, insertSpaces: true } }));
  }
  const version = { textDocument: { ...about.textDocument, version: 2 }, contentChanges: [{ text: wrong }] };
  browser.tell("textDocument/didChange", version);
  await stdio.connection.sendNotification("textDocument/didChange", version);
  await stdio.until(changed, (messages) => messages.some((message) => message.startsWith("TC1")));
  await expect.poll(() => browser.published.get(uriOf(changed))).toEqual(stdio.published.get(uriOf(changed))?.diagnostics);
  expect(browser.published.get(uriOf(changed))).not.toEqual([]);
});

test("files come from the client, and a comparison with the last commit is refused in words", async () => {
  const browser = await startBrowser({ "tongchou.json": "{}", "a.tongchou": "library demo.words\nmeasure eligible\n" });
  const about = { textDocument: { uri: uriOf("a.tongchou") } };
  expect(await browser.ask("tongchou/status", about)).toEqual({ errors: 0, warnings: 0, policies: 1, asOf: "2026-01-01" });
  expect([...browser.lent]).toEqual(["tongchou/list", "tongchou/read"]);
  await expect(browser.ask("tongchou/compare", about)).rejects.toThrow("这里无法读取上次提交。");
});

test("a client that lends no files is served with those that it opens", async () => {
  const browser = await startBrowser({});
  browser.tell("textDocument/didOpen", { textDocument: { uri: uriOf("a.tongchou"), languageId: "tongchou", version: 1, text: "libary demo.words\n" } });
  await expect.poll(() => browser.published.get(uriOf("a.tongchou"))).toEqual([expect.objectContaining({ source: "tongchou" })]);
});
