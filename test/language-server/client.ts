/** An editor in a test: a language client over real streams, with a disk in memory. */
import { PassThrough } from "node:stream";
import { createConnection } from "vscode-languageserver/node";
import {
  createMessageConnection, type InitializeParams, type MessageConnection, type PublishDiagnosticsParams, StreamMessageReader, StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { parseDay } from "../../compiler/base/calendar.ts";
import type { LastCommit } from "../../language-server/last-commit.ts";
import { serve } from "../../language-server/server.ts";
import type { Files } from "../../language-server/session.ts";

export const FOLDER = "file:///province";

/** A path below the folder, or a file of another one by its URI. */
export function uriOf(path: string): string {
  return path.startsWith("file:") ? path : `${FOLDER}/${path}`;
}

export interface Editor {
  readonly connection: MessageConnection;
  /** Files on the disk by path below the folder. */
  readonly disk: Map<string, string>;
  /** The last that was published, by URI. */
  readonly published: Map<string, PublishDiagnosticsParams>;
  open(path: string, text: string): Promise<void>;
  /** Replaces the first occurrence of a text in an open file. */
  edit(path: string, from: string, to: string): Promise<void>;
  /** The next publication about a file that satisfies the condition; one that has come already counts. */
  until(path: string, isMeant: (messages: readonly string[]) => boolean): Promise<readonly string[]>;
  ask<T>(method: string, params: unknown): Promise<T>;
}

export interface Options {
  readonly capabilities?: InitializeParams["capabilities"];
  readonly initializationOptions?: unknown;
  readonly locale?: string;
  readonly lastCommit?: LastCommit;
  readonly editorName?: string;
  /** In place of the disk in memory. */
  readonly machineFiles?: Files;
  /** As the editor writes its address. */
  readonly folder?: string;
}

const day = parseDay("2026-01-01") ?? 0;

export async function startEditor(files: Readonly<Record<string, string>>, { capabilities = {}, initializationOptions, locale = "en", lastCommit, editorName = "test", machineFiles, folder: root = FOLDER }: Options = {}): Promise<Editor> {
  const disk = new Map(Object.entries(files));
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    files: machineFiles ?? {
      list: async (folder) => [...disk.keys()].map(uriOf).filter((uri) => uri.startsWith(`${folder}/`)),
      read: async (uri) => disk.get(uri) ?? disk.get(uri.slice(FOLDER.length + 1)),
    },
    today: () => day, version: "0.0.0", ...(lastCommit === undefined ? {} : { lastCommit }),
    later: (_, run) => { const soon = setImmediate(run); return () => clearImmediate(soon); },
  });
  const connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const published = new Map<string, PublishDiagnosticsParams>();
  const waiting = new Set<() => void>();
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params);
    for (const check of waiting) check();
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/diagnostic/refresh", () => null);
  connection.listen();
  const { capabilities: server } = await connection.sendRequest<{ readonly capabilities: unknown }>("initialize", { processId: null, rootUri: root, capabilities, workspaceFolders: [{ uri: root, name: "province" }], locale, initializationOptions, clientInfo: { name: editorName } });
  void server;
  await connection.sendNotification("initialized", {});
  const versions = new Map<string, { version: number; text: string }>();
  return {
    connection, disk, published,
    open: async (path, text) => {
      versions.set(path, { version: 1, text });
      await connection.sendNotification("textDocument/didOpen", { textDocument: { uri: uriOf(path), languageId: "tongchou", version: 1, text } });
    },
    edit: async (path, from, to) => {
      const document = versions.get(path);
      if (!document?.text.includes(from)) throw new Error(`${path} does not hold “${from}”`);
      const start = document.text.indexOf(from);
      const range = { start: placeIn(document.text, start), end: placeIn(document.text, start + from.length) };
      document.text = document.text.replace(from, () => to);
      document.version += 1;
      await connection.sendNotification("textDocument/didChange", { textDocument: { uri: uriOf(path), version: document.version }, contentChanges: [{ range, text: to }] });
    },
    until: (path, isMeant) => new Promise((resolve) => {
      const check = (): void => {
        const messages = published.get(uriOf(path))?.diagnostics.map(({ code, message }) => `${String(code)} ${message}`);
        if (messages === undefined || !isMeant(messages)) return;
        waiting.delete(check);
        resolve(messages);
      };
      waiting.add(check);
      check();
    }),
    ask: (method, params) => connection.sendRequest(method, params),
  };
}

export function placeIn(text: string, offset: number): { readonly line: number; readonly character: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
