/** What changes while the server runs: texts, files on the disk, folders, settings. */
import { CodeLensRefreshRequest, type Connection, DidChangeWatchedFilesNotification, InlayHintRefreshRequest, type TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Day } from "../compiler/base/calendar.ts";
import type { Client } from "./client.ts";
import type { LastVersion } from "./last-version.ts";
import { ENDING, WORKSPACE_FILE } from "./programs.ts";
import type { Publisher } from "./publish.ts";
import type { Session } from "./session.ts";
import { readSettings } from "./settings.ts";

export interface Hearing {
  readonly connection: Connection;
  readonly session: Session;
  readonly publisher: Publisher;
  readonly lastVersion: LastVersion;
  /** As of now: nothing is known of it before it has introduced itself. */
  readonly client: () => Client;
  readonly today: () => Day;
}

/** The last of them tells that something was committed. */
const WATCHED = [`**/*${ENDING}`, `**/${WORKSPACE_FILE}`, "**/.git/logs/HEAD"] as const;

export function hearOfTexts(documents: TextDocuments<TextDocument>, { session, publisher, lastVersion }: Hearing): void {
  documents.onDidOpen(({ document }) => publisher.forget(document.uri));
  documents.onDidChangeContent(({ document }) => {
    session.change(document.uri, document.getText());
    publisher.changed(document.uri);
  });
  documents.onDidClose(async ({ document }) => {
    await session.close(document.uri);
    publisher.checkSoon();
  });
  documents.onDidSave(() => lastVersion.forget());
}

export function hearOfSurroundings(hearing: Hearing): void {
  const { connection, session, publisher, lastVersion, client, today } = hearing;
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    lastVersion.forget();
    await session.changedOutside(changes.map(({ uri }) => uri));
    publisher.checkSoon();
    refresh(hearing);
  });
  connection.onDidChangeConfiguration(async ({ settings }: { readonly settings: unknown }) => {
    // An editor that is asked for its settings tells only that they have changed.
    const sent: unknown = client().configures && isEmpty(settings) ? await connection.workspace.getConfiguration("tongchou").catch(passOver) : settings;
    session.defaults = { ...session.defaults, asOf: today() };
    session.chosen = { ...session.chosen, ...readSettings(sent) };
    publisher.checkSoon();
    refresh(hearing);
  });
}

/** Once the editor is ready to be asked. */
export async function hearOfFolders(hearing: Hearing): Promise<void> {
  const { connection, session, publisher, lastVersion, client } = hearing;
  let { folders } = client();
  if (client().watches) connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED.map((globPattern) => ({ globPattern })) }).catch(passOver);
  if (client().changesFolders) connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => uri));
    folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
    lastVersion.forget();
    await session.setFolders(folders);
    publisher.checkSoon();
  });
  await session.setFolders(folders);
}

/** What an editor asks for only while its own text changes. */
function refresh({ connection, client }: Hearing): void {
  if (client().refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(passOver);
  if (client().refreshesHints) connection.sendRequest(InlayHintRefreshRequest.type).catch(passOver);
}

function isEmpty(settings: unknown): boolean {
  return typeof settings !== "object" || settings === null || Object.keys(settings).length === 0;
}

/** An editor that refuses what it said it could do is served all the same. */
export function passOver(): void {}
