/** What changes while the server runs: texts, files on the disk, folders, settings. */
import { type Connection, type Disposable, DidChangeWatchedFilesNotification, type FileSystemWatcher, type TextDocuments, WatchKind } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Day } from "../compiler/base/calendar.ts";
import { plainAddress } from "./features/addresses.ts";
import type { Client } from "./client.ts";
import type { LastVersion } from "./last-version.ts";
import { ENDING, isWorkspaceFile, WORKSPACE_FILE } from "./programs.ts";
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

/** Tells that something was committed, or another branch is there. */
const COMMITS = "/.git/logs/HEAD";
/** The last of them tells of folders: of what comes or goes with a folder nothing else is heard. */
const WATCHED: readonly FileSystemWatcher[] = [{ globPattern: `**/*${ENDING}` }, { globPattern: `**/${WORKSPACE_FILE}` }, { globPattern: `**${COMMITS}` }, { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete }];

export function hearOfTexts(documents: TextDocuments<TextDocument>, { session, publisher, lastVersion }: Hearing): void {
  documents.onDidOpen(({ document }) => publisher.forget(plainAddress(document.uri)));
  documents.onDidChangeContent(({ document }) => {
    const uri = plainAddress(document.uri);
    session.change(uri, document.getText(), document.version, document.languageId);
    publisher.changed(uri);
    if (isWorkspaceFile(uri)) void session.readLibraries().then(() => publisher.checkSoon());
  });
  documents.onDidClose(async ({ document }) => {
    await session.close(plainAddress(document.uri));
    publisher.checkSoon();
  });
  documents.onDidSave(() => lastVersion.forget());
}

export function hearOfSurroundings({ connection, session, publisher, lastVersion, client, today }: Hearing): void {
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const uris = changes.map(({ uri }) => plainAddress(uri));
    if (uris.some((uri) => uri.endsWith(COMMITS) || session.isFolder(uri))) await session.rereadFolders();
    else if (!(await session.changedOutside(uris))) return;
    lastVersion.forget();
    publisher.checkSoon();
  });
  connection.onDidChangeConfiguration(async ({ settings }: { readonly settings: unknown }) => {
    // An editor that is asked for its settings tells only that they have changed.
    const sent: unknown = client().configures && isEmpty(settings) ? await connection.workspace.getConfiguration("tongchou").catch(passOver) : settings;
    session.defaults = { ...session.defaults, asOf: today() };
    session.chosen = { ...session.chosen, ...readSettings(sent) };
    publisher.checkSoon();
  });
}

/** Once the editor is ready to be asked. */
export async function hearOfFolders(hearing: Hearing): Promise<void> {
  const { connection, session, publisher, lastVersion, client } = hearing;
  let folders = client().folders.map(plainAddress);
  if (client().watches) connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...WATCHED] }).catch(passOver);
  if (client().watchesElsewhere) session.lent = watchingLibraries(connection);
  if (client().changesFolders) connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => plainAddress(uri)));
    folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => plainAddress(uri))];
    lastVersion.forget();
    await session.setFolders(folders);
    publisher.checkSoon();
  });
  await session.setFolders(folders);
}

/** Of libraries outside of the folders nothing is heard, unless the editor is asked to watch just them. */
function watchingLibraries({ client }: Connection): (folders: readonly string[]) => void {
  let watching: Promise<Disposable | void> = Promise.resolve();
  const watch = async (folders: readonly string[]): Promise<Disposable | void> => {
    (await watching)?.dispose();
    const watchers = folders.flatMap((baseUri) => [`**/*${ENDING}`, `**/${WORKSPACE_FILE}`].map((pattern) => ({ globPattern: { baseUri, pattern } })));
    return watchers.length === 0 ? undefined : client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(passOver);
  };
  return (folders) => void (watching = watch(folders));
}

/** For a file that is shown and was not typed in; of one that was, the editor asks anew by itself. */
export function refreshOthers({ connection, session, client }: Hearing, typedIn: ReadonlySet<string>): void {
  if (session.isOpenBesides(typedIn)) for (const request of client().refreshRequests) connection.sendRequest(request).catch(passOver);
}

function isEmpty(settings: unknown): boolean {
  return typeof settings !== "object" || settings === null || Object.keys(settings).length === 0;
}

/** An editor that refuses what it said it could do is served all the same. */
export function passOver(): void {}
