/** Wires a connection to a session: which request is answered by which feature. */
import { type Connection, type InitializeResult, TextDocuments, TextDocumentSyncKind } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Day } from "../compiler/base/calendar.ts";
import { answerAboutLayout, LAYOUT_CAPABILITIES } from "./answers/layout.ts";
import { answerAboutNames, NAME_CAPABILITIES } from "./answers/names.ts";
import { answerAboutStructure, STRUCTURE_CAPABILITIES } from "./answers/structure.ts";
import { answerWithCompletions, COMPLETION_CAPABILITIES } from "./answers/completion.ts";
import { answerWithFindings, findingCapabilities } from "./answers/findings.ts";
import { answerWithFixes, FIX_CAPABILITIES } from "./answers/fixes.ts";
import { answerWithInsight, INSIGHT_CAPABILITIES } from "./answers/insight.ts";
import { answerWithReports } from "./answers/reports.ts";
import { type Client, clientOf, SILENT_CLIENT } from "./client.ts";
import { type Desk, makeDesk } from "./desk.ts";
import { hearOfFolders, type Hearing, hearOfSurroundings, hearOfTexts, passOver, refreshOthers } from "./hear-changes.ts";
import type { LastCommit } from "./last-commit.ts";
import { LastVersion } from "./last-version.ts";
import { progressOf } from "./progress.ts";
import { Publisher } from "./publish.ts";
import { languageOf, readSettings } from "./settings.ts";
import { type Files, Session } from "./session.ts";

/** What a server needs of the machine it runs on. */
export interface Machine {
  readonly files: Files;
  readonly today: () => Day;
  readonly version: string;
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** In milliseconds, from whenever; with it long work is done in turns that a person does not feel, without it in the shortest ones. */
  readonly clock?: () => number;
  /** Where there is a repository. */
  readonly lastCommit?: LastCommit;
  /** Answers requests that only this client asks. */
  readonly alsoAnswer?: (connection: Connection, desk: Desk) => void;
}

export function serve(connection: Connection, machine: Machine): void {
  const documents = new TextDocuments(TextDocument);
  const session = new Session(machine.files, { language: "en", asOf: machine.today() });
  let client: Client = SILENT_CLIENT;
  const lastVersion = new LastVersion(machine.lastCommit);
  let settle = (): void => {};
  const ready = new Promise<void>((resolve) => { settle = resolve; });
  const publisher = new Publisher(session, {
    later: machine.later, ...(machine.clock === undefined ? {} : { clock: machine.clock }),
    progress: progressOf(connection, () => client.showsProgress, () => session.settings.language),
    send: (uri, diagnostics) => {
      if (!client.pulls) void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
    },
    checked: (typedIn) => {
      if (client.pulls && client.refreshes) connection.languages.diagnostics.refresh().catch(passOver);
      refreshOthers(hearing, typedIn);
    },
  });

  connection.onInitialize((params): InitializeResult => {
    client = clientOf(params);
    session.defaults = { language: languageOf(client.locale), asOf: machine.today() };
    session.chosen = readSettings(params.initializationOptions);
    return { serverInfo: { name: "tongchou", version: machine.version }, capabilities: capabilities(client) };
  });
  const hearing: Hearing = { connection, session, publisher, lastVersion, client: () => client, today: machine.today };
  connection.onInitialized(async () => {
    await hearOfFolders(hearing);
    settle();
    publisher.begin();
  });
  hearOfTexts(documents, hearing);
  hearOfSurroundings(hearing);
  const desk = makeDesk(session, () => client, publisher);
  for (const answer of [answerAboutNames, answerAboutStructure, answerWithFixes, answerWithCompletions, answerAboutLayout]) answer(connection, desk);
  answerWithFindings(connection, desk, publisher, () => client);
  answerWithInsight(connection, desk, lastVersion);
  answerWithReports(connection, desk, { lastCommit: machine.lastCommit, ready });
  machine.alsoAnswer?.(connection, desk);
  documents.listen(connection);
  connection.listen();
}

function capabilities(client: Client): InitializeResult["capabilities"] {
  return {
    ...NAME_CAPABILITIES, ...STRUCTURE_CAPABILITIES, ...FIX_CAPABILITIES, ...INSIGHT_CAPABILITIES, ...COMPLETION_CAPABILITIES, ...LAYOUT_CAPABILITIES,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...findingCapabilities(client),
  };
}
