/** What every answer needs: the file that was asked about, and places in LSP's terms. */
import type { Location as LspLocation, Position } from "vscode-languageserver";
import { sourceText } from "../compiler/base/source-text.ts";
import type { Location } from "../compiler/base/span.ts";
import type { Snapshot } from "../compiler/workspace.ts";
import { fromPosition } from "./from-lsp.ts";
import type { Session, View } from "./session.ts";
import { type SourceOf, toLocation } from "./to-lsp.ts";

export interface About {
  readonly textDocument: { readonly uri: string };
}

export interface AboutPlace extends About {
  readonly position: Position;
}

/** What the editor can do by itself, told when it connects. */
export interface EditorAbilities {
  readonly coloursBySpelling: boolean;
}

export interface Desk {
  readonly session: Session;
  readonly editor: EditorAbilities;
  readonly sourceOf: SourceOf;
  readonly places: (locations: readonly Location[]) => LspLocation[];
  /** Of every program that reads the file, its own first. */
  readonly snapshots: (own: View) => readonly Snapshot[];
  /** `otherwise` where the file is not known. */
  readonly about: <T>(params: About, otherwise: T, ask: (own: View) => T) => T;
  readonly at: <T>(params: AboutPlace, otherwise: T, ask: (own: View, offset: number) => T) => T;
}

export function makeDesk(session: Session, editor: EditorAbilities): Desk {
  const sourceOf: SourceOf = (uri) => {
    const text = session.programs.textOf(uri);
    return text === undefined ? undefined : sourceText(uri, text);
  };
  const about: Desk["about"] = ({ textDocument: { uri } }, otherwise, ask) => {
    const own = session.view(uri);
    return own === undefined ? otherwise : ask(own);
  };
  return {
    session, editor, sourceOf, about,
    places: (locations) => locations.flatMap((location) => toLocation(location, sourceOf) ?? []),
    snapshots: (own) => [own.program, ...session.programs.all().filter((program) => program !== own.program && program.workspace.parsed(own.uri) !== undefined)].map((program) => session.snapshotOf(program)),
    at: (params, otherwise, ask) => about(params, otherwise, (own) => ask(own, fromPosition(own.source, params.position))),
  };
}
