/** What every answer needs: the file that was asked about, and places in LSP's terms. */
import { type Location as LspLocation, LSPErrorCodes, type Position, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import type { Diagnostic, Edit } from "../compiler/diagnostics/diagnostic.ts";
import type { Location } from "../compiler/base/span.ts";
import type { Names } from "../compiler/workspace.ts";
import { plainAddress } from "./features/addresses.ts";
import { fromPosition } from "./from-lsp.ts";
import type { Publisher } from "./publish.ts";
import type { Session, View } from "./session.ts";
import { type SourceOf, toLocation, toWorkspaceEdit } from "./to-lsp.ts";

export interface About {
  readonly textDocument: { readonly uri: string };
}

export interface AboutPlace extends About {
  readonly position: Position;
}

/** What the editor can do by itself, told when it connects. */
export interface EditorAbilities {
  readonly coloursBySpelling: boolean;
  /** Edits may say which version of a text they are of. */
  readonly looksAtVersions: boolean;
  /** Inside Markdown. */
  readonly showsPictures: boolean;
  /** That a click may run, by name. */
  readonly commands: ReadonlySet<string>;
}

/** `otherwise` where the file is not known. */
type AskAbout<R> = <T>(params: About, otherwise: T, ask: (own: View) => T) => R extends "later" ? Promise<T> : T;
type AskAt<R> = <T>(params: AboutPlace, otherwise: T, ask: (own: View, offset: number) => T) => R extends "later" ? Promise<T> : T;

/**
 * A question is answered at once, or once the names or the meaning of all that matters to the file are known; in the meantime others are heard.
 * Where the file changes before that, the editor is told to ask again.
 */
export interface Desk {
  readonly session: Session;
  /** As it introduced itself. */
  readonly editor: () => EditorAbilities;
  readonly sourceOf: SourceOf;
  readonly places: (locations: readonly Location[]) => LspLocation[];
  readonly edit: (edits: readonly Edit[]) => WorkspaceEdit;
  /** Of every program that reads the file, its own first. */
  readonly programs: (own: View) => readonly Names[];
  /** Of the last check. */
  readonly lastFindings: (uri: string) => readonly Diagnostic[];
  readonly about: AskAbout<"now">;
  readonly at: AskAt<"now">;
  readonly aboutNames: AskAbout<"later">;
  readonly atNames: AskAt<"later">;
  readonly aboutMeaning: AskAbout<"later">;
  readonly atMeaning: AskAt<"later">;
  /** Everything is read, or even checked and told. */
  readonly whenRead: () => Promise<unknown>;
  readonly whenChecked: () => Promise<unknown>;
}

export function makeDesk(session: Session, editor: () => EditorAbilities, publisher: Publisher): Desk {
  const { sourceOf } = session.programs;
  const fileOf = ({ textDocument: { uri } }: About): string => plainAddress(uri);
  const about: Desk["about"] = (params, otherwise, ask) => {
    const own = session.view(fileOf(params));
    return own === undefined ? otherwise : ask(own);
  };
  const at: Desk["at"] = (params, otherwise, ask) => about(params, otherwise, (own) => ask(own, fromPosition(own.source, params.position)));
  const once = async (params: About, isMet: () => boolean): Promise<void> => {
    if (!(await publisher.until(isMet, fileOf(params)))) throw new ResponseError(LSPErrorCodes.ContentModified, "The file was changed.");
  };
  const names = (params: About): Promise<void> => once(params, () => session.isRead());
  const meaning = (params: About): Promise<void> => once(params, () => session.isUnderstood(fileOf(params)));
  const then = (when: (params: About) => Promise<void>): AskAbout<"later"> => async (params, otherwise, ask) => (await when(params), about(params, otherwise, ask));
  const thenAt = (when: (params: About) => Promise<void>): AskAt<"later"> => async (params, otherwise, ask) => (await when(params), at(params, otherwise, ask));
  return {
    session, editor, sourceOf, about, at,
    aboutNames: then(names), atNames: thenAt(names), aboutMeaning: then(meaning), atMeaning: thenAt(meaning),
    whenRead: () => publisher.until(() => session.isRead()),
    whenChecked: () => publisher.until(() => publisher.isAllTold()),
    lastFindings: (uri) => publisher.lastFindings(uri),
    edit: (edits) => toWorkspaceEdit(edits, sourceOf, editor().looksAtVersions ? (uri) => session.versionOf(uri) : undefined),
    places: (locations) => locations.flatMap((location) => toLocation(location, sourceOf) ?? []),
    programs: (own) => [own.program, ...session.programs.all().filter((program) => program !== own.program && program.workspace.has(own.uri))].map(({ workspace }) => workspace.names(own.uri)),
  };
}
