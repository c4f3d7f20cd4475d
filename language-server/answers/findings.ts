/** Requests of editors that ask for findings instead of being sent them. */
import type { Connection, InitializeResult } from "vscode-languageserver";
import type { Client } from "../client.ts";
import type { Desk } from "../desk.ts";
import { plainAddress } from "../features/addresses.ts";
import type { Publisher } from "../publish.ts";

export function findingCapabilities({ pulls }: Client): Pick<InitializeResult["capabilities"], "diagnosticProvider"> {
  return pulls ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } } : {};
}

export function answerWithFindings(connection: Connection, desk: Desk, publisher: Publisher, client: () => Client): void {
  connection.languages.diagnostics.on(async (params) => {
    // An editor that cannot be told to ask again has to be told all at once.
    if (!client().refreshes) await desk.aboutMeaning(params, undefined, () => undefined);
    return { kind: "full", items: [...publisher.diagnosticsOf(plainAddress(params.textDocument.uri))] };
  });
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }) => {
    await desk.whenChecked();
    return { items: publisher.reports(new Map(previousResultIds.map(({ uri, value }) => [plainAddress(uri), value]))) };
  });
}
