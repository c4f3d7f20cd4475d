/** The client in VS Code: it starts the server and shows what the server says; everything else is the server's work. */
import { commands, type ExtensionContext, workspace } from "vscode";
import { Examples } from "./examples.ts";
import { Pages } from "./pages.ts";
import { makeClient } from "./server.ts";
import { switchSpelling } from "./spelling.ts";
import { Status } from "./status.ts";

export async function activate(context: ExtensionContext): Promise<void> {
  const client = makeClient(context);
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
    commands.registerCommand("tongchou.restart", () => client.restart()),
    workspace.onDidSaveTextDocument((document) => (document.languageId === "tongchou" ? examples.find() : undefined)),
  );
  await examples.find();
}
