/** Requests about what a name stands for. */
import { type Connection, DocumentHighlightKind, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Desk } from "../desk.ts";
import { findDeclarations, findHighlights, findReferences } from "../features/find.ts";
import { prepareRename, rename } from "../features/rename.ts";
import { toRange } from "../to-lsp.ts";

export const NAME_CAPABILITIES = { definitionProvider: true, referencesProvider: true, documentHighlightProvider: true, renameProvider: { prepareProvider: true } };

export function answerAboutNames(connection: Connection, { atNames, places, programs, edit }: Desk): void {
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
    const renaming = rename(programs(own), own.uri, offset, params.newName);
    if ("refused" in renaming) throw new ResponseError(LSPErrorCodes.RequestFailed, renaming.refused[own.settings.language]);
    return edit(renaming.edits);
  }));
}
