/** The files of the page: every one is open on the server, one of them stands in the editor. */
import { ChangeSet, type EditorState, type Text, type TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { type LSPClient, LSPPlugin, Workspace, type WorkspaceFile } from "@codemirror/lsp-client";
import type { SharedFiles } from "../share.ts";

/** One folder holds them all, so that they make one program. */
export const ROOT = "file:///policies";
export const LANGUAGE_ID = "tongchou";

export class PlayFile implements WorkspaceFile {
  readonly languageId = LANGUAGE_ID;
  version = 0;
  /** What the server knows. */
  doc: Text;
  view: EditorView | null = null;
  /** Changes made while another file stood in the editor, not yet told. */
  untold: ChangeSet;

  readonly path: string;
  /** As it was when the editor last held it. */
  state: EditorState;

  constructor(path: string, state: EditorState) {
    this.path = path;
    this.state = state;
    this.doc = state.doc;
    this.untold = ChangeSet.empty(state.doc.length);
  }

  get uri(): string {
    return uriOf(this.path);
  }

  getView(): EditorView | null {
    return this.view;
  }

  text(): string {
    return (this.view?.state ?? this.state).doc.toString();
  }
}

export function uriOf(path: string): string {
  return `${ROOT}/${path.split("/").map(encodeURIComponent).join("/")}`;
}

export class PlayWorkspace extends Workspace {
  override files: PlayFile[] = [];
  /** Puts a file into the editor. */
  show: (file: PlayFile) => EditorView | null = () => null;

  constructor(client: LSPClient) {
    super(client);
  }

  find(uri: string): PlayFile | undefined {
    return this.files.find((file) => file.uri === uri);
  }

  add(file: PlayFile): void {
    this.files.push(file);
    if (this.client.connected) this.client.didOpen(file);
  }

  remove(file: PlayFile): void {
    this.files = this.files.filter((other) => other !== file);
    this.client.didClose(file.uri);
  }

  shared(): SharedFiles {
    return this.files.map((file) => [file.path, file.text()] as const);
  }

  override syncFiles() {
    return this.files.flatMap((file) => {
      const plugin = file.view === null ? null : LSPPlugin.get(file.view);
      const changes = plugin?.unsyncedChanges ?? file.untold;
      if (changes.empty) return [];
      const prevDoc = file.doc;
      file.doc = (file.view?.state ?? file.state).doc;
      file.version += 1;
      file.untold = ChangeSet.empty(file.doc.length);
      plugin?.clear();
      return [{ file, prevDoc, changes }];
    });
  }

  override openFile(uri: string, _language: string, view: EditorView): void {
    const file = this.find(uri);
    if (file !== undefined) file.view = view;
  }

  /** It only leaves the editor. */
  override closeFile(uri: string): void {
    const file = this.find(uri);
    if (file !== undefined) file.view = null;
  }

  override updateFile(uri: string, update: TransactionSpec): void {
    const file = this.find(uri);
    if (file === undefined) return;
    if (file.view !== null) return file.view.dispatch(update);
    const { changes, state } = file.state.update(update);
    file.untold = file.untold.compose(changes);
    file.state = state;
  }

  override async displayFile(uri: string): Promise<EditorView | null> {
    const file = this.find(uri);
    return file === undefined ? null : this.show(file);
  }
}
