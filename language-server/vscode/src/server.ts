/** The server inside the extension, and what it can be asked beyond the protocol. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, type Range, type TextEdit, TransportKind } from "vscode-languageclient/node";

export interface Page {
  readonly html: string;
}

export interface ExampleAnswer {
  readonly title: string;
  readonly range: Range;
  readonly cases: readonly { readonly row?: number; readonly range: Range; readonly passes: boolean; readonly message: string }[];
}

export interface FileAnswer {
  readonly uri: string;
  readonly examples: readonly ExampleAnswer[];
}

export interface StatusAnswer {
  readonly errors: number;
  readonly warnings: number;
  readonly policies: number;
  readonly asOf: string;
}

interface Answers {
  readonly "tongchou/tables": Page;
  readonly "tongchou/compare": Page;
  readonly "tongchou/converge": Page;
  readonly "tongchou/respell": readonly TextEdit[];
  readonly "tongchou/status": StatusAnswer;
}

export function makeClient(context: ExtensionContext): LanguageClient {
  const run = {
    command: process.execPath,
    args: [context.asAbsolutePath("server/tongchou.js"), "lsp"],
    options: { env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" } },
    transport: TransportKind.stdio,
  };
  return new LanguageClient("tongchou", "Tongchou", run, { documentSelector: [{ language: "tongchou" }], synchronize: { configurationSection: "tongchou" } });
}

/** About one file. */
export function ask<M extends keyof Answers>(client: LanguageClient, method: M, uri: string): Promise<Answers[M]> {
  return client.sendRequest<Answers[M]>(method, { textDocument: { uri } });
}

/** Of all files. */
export function askForExamples(client: LanguageClient): Promise<readonly FileAnswer[]> {
  return client.sendRequest<readonly FileAnswer[]>("tongchou/examples");
}
