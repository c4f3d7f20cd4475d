/** Requests about how a file is built up. */
import { type Connection, type DocumentSymbol, FoldingRangeKind, type SelectionRange, SemanticTokensBuilder, SymbolKind, type WorkspaceSymbol } from "vscode-languageserver";
import type { Span } from "../../compiler/base/span.ts";
import type { Desk } from "../desk.ts";
import { linksIn } from "../features/links.ts";
import { namesIn } from "../features/names.ts";
import { isMeantBy, type OutlineEntry, type OutlineKind, outlineOf } from "../features/outline.ts";
import { isBeyondSpelling, semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from "../features/semantic-tokens.ts";
import { foldsOf, selectionsAt } from "../features/structure.ts";
import { fromPosition, fromRange } from "../from-lsp.ts";
import type { View } from "../session.ts";
import { toRange } from "../to-lsp.ts";

export const STRUCTURE_CAPABILITIES = {
  documentSymbolProvider: true, workspaceSymbolProvider: true, foldingRangeProvider: true, selectionRangeProvider: true, documentLinkProvider: {},
  semanticTokensProvider: { legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] }, full: true, range: true },
};

export function answerAboutStructure(connection: Connection, { session, about, aboutNames, whenRead, editor }: Desk): void {
  connection.onDocumentSymbol((params) => about(params, [], (own) => outlineOf(own.parsed.tree, own.settings.language).map((entry) => toSymbol(entry, own))));
  connection.onWorkspaceSymbol(async ({ query }) => {
    await whenRead();
    return session.programs.all().flatMap((program) => [...program.own].flatMap((uri) => symbolsIn(session.view(uri), query)));
  });
  connection.onFoldingRanges((params) => about(params, [], (own) => foldsOf(own.parsed, own.source).map(({ first, last, kind }) => (
    { startLine: first - 1, endLine: last - 1, kind: kind === "comment" ? FoldingRangeKind.Comment : FoldingRangeKind.Region }
  ))));
  connection.onSelectionRanges((params) => about(params, [], (own) => params.positions.map((position) => nested(own, selectionsAt(own.parsed, own.source, fromPosition(own.source, position))))));
  connection.onDocumentLinks((params) => aboutNames(params, [], (own) => linksIn(own.uri, own.parsed.tokens, own.names().binding).map(({ span, target }) => ({ range: toRange(own.source, span), target }))));
  connection.languages.semanticTokens.on((params) => aboutNames(params, { data: [] }, (own) => tokenData(own, editor().coloursBySpelling)));
  connection.languages.semanticTokens.onRange((params) => aboutNames(params, { data: [] }, (own) => tokenData(own, editor().coloursBySpelling, fromRange(own.source, params.range))));
}

const SYMBOLS: Readonly<Record<OutlineKind, SymbolKind>> = {
  policy: SymbolKind.Module, declaration: SymbolKind.Class, slot: SymbolKind.Field, member: SymbolKind.EnumMember, rule: SymbolKind.Event, example: SymbolKind.Function,
};

function toSymbol({ name, detail, kind, span, selection, children }: OutlineEntry, own: View): DocumentSymbol {
  return { name, detail, kind: SYMBOLS[kind], range: toRange(own.source, span), selectionRange: toRange(own.source, selection), children: children.map((child) => toSymbol(child, own)) };
}

function symbolsIn(own: View | undefined, query: string): readonly WorkspaceSymbol[] {
  if (own === undefined) return [];
  const meant = outlineOf(own.parsed.tree, own.settings.language).filter((entry) => isMeantBy(query, entry));
  return meant.map(({ name, detail, kind, selection }) => ({ name, containerName: detail, kind: SYMBOLS[kind], location: { uri: own.uri, range: toRange(own.source, selection) } }));
}

function nested(own: View, spans: readonly Span[]): SelectionRange {
  const [inner, ...outer] = spans;
  const range = toRange(own.source, inner ?? { start: 0, end: 0 });
  return outer.length === 0 ? { range } : { range, parent: nested(own, outer) };
}

/** A token of several lines is split: most editors show only what lies on one. */
function tokenData(own: View, isColouredBySpelling: boolean, range: Span = { start: 0, end: own.source.text.length }): { data: number[] } {
  const builder = new SemanticTokensBuilder();
  const all = semanticTokens(own.parsed, namesIn(own.names(), own.uri)).filter(({ span }) => span.end >= range.start && span.start <= range.end);
  for (const { span, type, modifiers } of isColouredBySpelling ? all.filter(isBeyondSpelling) : all) {
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
    let { line, character } = toRange(own.source, span).start;
    for (const part of own.source.text.slice(span.start, span.end).split(/\r\n|\n|\r/)) {
      if (part !== "") builder.push(line, character, part.length, TOKEN_TYPES.indexOf(type), bits);
      line += 1;
      character = 0;
    }
  }
  return builder.build();
}
