/** What the editor at the other end can do and wants, as it says when it connects. */
import type { InitializeParams } from "vscode-languageserver";
import type { EditorAbilities } from "./desk.ts";
import { readOffers } from "./settings.ts";

export interface Client extends EditorAbilities {
  /** Asks for findings instead of being sent them, and can be told to ask again. */
  readonly pulls: boolean;
  readonly refreshes: boolean;
  readonly watches: boolean;
  /** Also outside of its folders. */
  readonly watchesElsewhere: boolean;
  readonly showsProgress: boolean;
  readonly changesFolders: boolean;
  /** Can be asked for its settings. */
  readonly configures: boolean;
  /** Requests that tell it what is out of date: above its lines, behind them, in their colours. */
  readonly refreshRequests: readonly string[];
  readonly folders: readonly string[];
  /** Of the editor itself. */
  readonly locale: string;
}

export const SILENT_CLIENT: Client = {
  pulls: false, refreshes: false, watches: false, watchesElsewhere: false, coloursBySpelling: false, looksAtVersions: false, showsPictures: false, commands: new Set(), showsProgress: false,
  changesFolders: false, configures: false, refreshRequests: [], folders: [], locale: "en",
};

export function clientOf({ capabilities: { workspace, textDocument, window }, workspaceFolders, rootUri, clientInfo, initializationOptions, locale = "en" }: InitializeParams): Client {
  return {
    ...readOffers(initializationOptions, clientInfo?.name),
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesElsewhere: workspace?.didChangeWatchedFiles?.dynamicRegistration === true && workspace.didChangeWatchedFiles.relativePatternSupport === true,
    coloursBySpelling: textDocument?.semanticTokens?.augmentsSyntaxTokens === true,
    looksAtVersions: workspace?.workspaceEdit?.documentChanges === true,
    showsProgress: window?.workDoneProgress === true,
    changesFolders: workspace?.workspaceFolders === true,
    configures: workspace?.configuration === true,
    refreshRequests: (["codeLens", "inlayHint", "semanticTokens"] as const).filter((what) => workspace?.[what]?.refreshSupport === true).map((what) => `workspace/${what}/refresh`),
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null || rootUri === undefined ? [] : [rootUri]),
    locale,
  };
}
