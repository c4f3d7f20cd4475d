/** The extension where it runs on Node: the server is the command-line program, over standard input and output. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { begin } from "./begin.ts";
import { CLIENT_OPTIONS } from "./server.ts";

export function activate(context: ExtensionContext): Promise<void> {
  return begin(context, makeClient(context));
}

function makeClient(context: ExtensionContext): LanguageClient {
  const run = {
    command: process.execPath,
    args: [context.asAbsolutePath("server/tongchou.cjs"), "lsp"],
    options: { env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" } },
    transport: TransportKind.stdio,
  };
  return new LanguageClient("tongchou", "Tongchou", run, CLIENT_OPTIONS);
}
