/** Wires a connection to a session: which request is answered by which feature. */
import { type Connection, DidChangeWatchedFilesNotification, type InitializeParams, type InitializeResult, TextDocuments, TextDocumentSyncKind } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Day } from "../compiler/base/calendar.ts";
import { answerAboutLayout, LAYOUT_CAPABILITIES } from "./answers/layout.ts";
import { answerAboutNames, NAME_CAPABILITIES } from "./answers/names.ts";
import { answerAboutStructure, STRUCTURE_CAPABILITIES } from "./answers/structure.ts";
import { answerWithCompletions, COMPLETION_CAPABILITIES } from "./answers/completion.ts";
import { answerWithFixes, FIX_CAPABILITIES } from "./answers/fixes.ts";
import { answerWithInsight, INSIGHT_CAPABILITIES } from "./answers/insight.ts";
import { answerWithReports } from "./answers/reports.ts";
import { makeDesk } from "./desk.ts";
import { ENDING, WORKSPACE_FILE } from "./programs.ts";
import type { LastCommit } from "./last-commit.ts";
import { Publisher } from "./publish.ts";
import { readSettings } from "./settings.ts";
import { type Files, Session } from "./session.ts";

/** What a server needs of the machine it runs on. */
export interface Machine {
  readonly files: Files;
  readonly today: () => Day;
  readonly version: string;
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** Where there is a repository. */
  readonly lastCommit?: LastCommit;
}

export function serve(connection: Connection, machine: Machine): void {
  const documents = new TextDocuments(TextDocument);
  const session = new Session(machine.files, { language: "en", asOf: machine.today() });
  const client = { pulls: false, refreshes: false, watches: false, coloursBySpelling: false, folders: [] as readonly string[] };
  let settle = (): void => {};
  const ready = new Promise<void>((resolve) => { settle = resolve; });
  const publisher = new Publisher(session, {
    later: machine.later,
    send: (uri, diagnostics) => {
      if (!client.pulls) void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
    },
    checked: () => {
      if (client.pulls && client.refreshes) void connection.languages.diagnostics.refresh();
    },
  });

  connection.onInitialize((params): InitializeResult => {
    Object.assign(client, abilitiesOf(params));
    session.settings = { ...session.settings, ...readSettings(params.initializationOptions, params.locale, machine.today()) };
    return { serverInfo: { name: "tongchou", version: machine.version }, capabilities: capabilities(client.pulls) };
  });
  connection.onInitialized(async () => {
    if (client.watches) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: `**/*${ENDING}` }, { globPattern: `**/${WORKSPACE_FILE}` }] });
    await session.setFolders(client.folders);
    settle();
    publisher.checkNow();
  });

  documents.onDidChangeContent(({ document }) => {
    session.change(document.uri, document.getText());
    publisher.changed(document.uri);
  });
  documents.onDidClose(async ({ document }) => {
    await session.close(document.uri);
    publisher.checkSoon();
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await session.changedOutside(changes.map(({ uri }) => uri));
    publisher.checkSoon();
  });
  connection.onDidChangeConfiguration(({ settings }: { readonly settings: unknown }) => {
    session.settings = { ...session.settings, ...readSettings(settings, undefined, machine.today()) };
    publisher.checkSoon();
  });
  const desk = makeDesk(session, client);
  for (const answer of [answerAboutNames, answerAboutStructure, answerWithFixes, answerWithInsight, answerWithCompletions, answerAboutLayout]) answer(connection, desk);
  answerWithReports(connection, desk, { lastCommit: machine.lastCommit, ready });
  connection.languages.diagnostics.on(({ textDocument }) => ({ kind: "full", items: [...publisher.diagnosticsOf(textDocument.uri)] }));
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }) => {
    await ready;
    return { items: publisher.reports(new Map(previousResultIds.map(({ uri, value }) => [uri, value]))) };
  });
  documents.listen(connection);
  connection.listen();
}

function abilitiesOf({ capabilities: { workspace, textDocument }, workspaceFolders, rootUri }: InitializeParams) {
  return {
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    coloursBySpelling: textDocument?.semanticTokens?.augmentsSyntaxTokens === true,
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null || rootUri === undefined ? [] : [rootUri]),
  };
}

function capabilities(pulls: boolean): InitializeResult["capabilities"] {
  return {
    ...NAME_CAPABILITIES, ...STRUCTURE_CAPABILITIES, ...FIX_CAPABILITIES, ...INSIGHT_CAPABILITIES, ...COMPLETION_CAPABILITIES, ...LAYOUT_CAPABILITIES,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(pulls && { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } }),
  };
}
