/** The extension in a browser: the server runs in a worker of its own, and the client lends it the files of the workspace. */
import { type ExtensionContext, Uri, workspace } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { begin } from "./begin.ts";
import { lendFiles } from "./lend-files.ts";
import { CLIENT_OPTIONS } from "./server.ts";

type Worker = ConstructorParameters<typeof BrowserMessageReader>[0] & { readonly terminate: () => void };

/** Of the worker in which a browser runs extensions. */
const scope = globalThis as unknown as { readonly Worker: new (address: string) => Worker };

/** VS Code refuses a worker from an extension that lies on a remote machine; of a program already read it does not ask. */
async function addressOf(program: Uri): Promise<string> {
  if (program.scheme !== "vscode-remote") return program.toString(true);
  return URL.createObjectURL(new Blob([await workspace.fs.readFile(program)], { type: "text/javascript" }));
}

export async function activate(context: ExtensionContext): Promise<void> {
  const address = await addressOf(Uri.joinPath(context.extensionUri, "server/browser.js"));
  let running: Worker | undefined;
  const end = (): void => running?.terminate();
  // A server that is started again is a new worker. The client would not take VS Code's stand-in for a worker as one.
  const client = new LanguageClient("tongchou", "Tongchou", async () => {
    end();
    running = new scope.Worker(address);
    return { reader: new BrowserMessageReader(running), writer: new BrowserMessageWriter(running) };
  }, CLIENT_OPTIONS);
  context.subscriptions.push(lendFiles(client), { dispose: end });
  await begin(context, client);
}
