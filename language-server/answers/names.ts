/** Requests about what a name stands for. */
import { type Connection, DocumentHighlightKind, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Desk } from "../desk.ts";
import { findDeclarations, findHighlights, findReferences } from "../features/find.ts";
import { prepareRename, type Renaming, rename, whyNotRenamed } from "../features/rename.ts";
import type { Session } from "../session.ts";
import { toRange } from "../to-lsp.ts";

export const NAME_CAPABILITIES = { definitionProvider: true, referencesProvider: true, documentHighlightProvider: true, renameProvider: { prepareProvider: true } };

export function answerAboutNames(connection: Connection, { session, atNames, places, programs, edit }: Desk): void {
  connection.onDefinition((params) => atNames(params, [], (own, offset) => places(findDeclarations(own.names(), own.uri, offset))));
  connection.onReferences((params) => atNames(params, [], (own, offset) => places(findReferences(programs(own), own.uri, offset, params.context.includeDeclaration))));
  connection.onDocumentHighlight((params) => atNames(params, [], (own, offset) => findHighlights(own.names(), own.uri, offset).map(({ span, isDeclaration }) => (
    { range: toRange(own.source, span), kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read }
  ))));
  connection.onPrepareRename((params) => atNames(params, null, (own, offset) => {
    const found = prepareRename(own.names(), own.uri, offset);
    return found === undefined ? null : { range: toRange(own.source, found.span), placeholder: found.written };
  }));
  connection.onRenameRequest((params) => atNames(params, null, (own, offset) => {
    const renaming = tried(rename(programs(own), own.uri, offset, params.newName), session);
    if ("refused" in renaming) throw new ResponseError(LSPErrorCodes.RequestFailed, renaming.refused[own.settings.language]);
    return edit(renaming.edits);
  }));
}

/** In every program that reads one of the files. */
function tried(renaming: Renaming, session: Session): Renaming {
  if ("refused" in renaming) return renaming;
  const touched = session.programs.all().filter(({ workspace }) => renaming.edits.some(({ location }) => workspace.has(location.file)));
  const refused = touched.map((program) => whyNotRenamed(session.snapshotOf(program), renaming.edits, session.optionsOf(program))).find((reason) => reason !== undefined);
  return refused === undefined ? renaming : { refused };
}
