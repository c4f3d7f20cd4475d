/** What the extension is in every editor, whichever way its server runs: it shows what the server says; everything else is the server's work. */
import { commands, type ExtensionContext, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { Examples } from "./examples.ts";
import { Pages } from "./pages.ts";
import { switchSpelling } from "./spelling.ts";
import { Status } from "./status.ts";

export async function begin(context: ExtensionContext, client: BaseLanguageClient): Promise<void> {
  context.subscriptions.push({ dispose: () => void client.dispose() });
  await client.start();
  const [pages, examples] = [new Pages(client), new Examples(client)];
  context.subscriptions.push(
    pages, examples, new Status(client),
    commands.registerCommand("tongchou.showTables", () => pages.open("tables")),
    commands.registerCommand("tongchou.compareWithCommit", () => pages.open("compare")),
    commands.registerCommand("tongchou.showConvergence", () => pages.open("converge")),
    commands.registerCommand("tongchou.switchSpelling", () => switchSpelling(client)),
    commands.registerCommand("tongchou.runExamples", async () => {
      await examples.find();
      await commands.executeCommand("testing.runAll");
    }),
    commands.registerCommand("tongchou.restart", async () => {
      await client.stop();
      await client.start();
    }),
    workspace.onDidSaveTextDocument((document) => (document.languageId === "tongchou" ? examples.find() : undefined)),
  );
  await examples.find();
}
