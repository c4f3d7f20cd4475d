/** Requests about what a place comes to. */
import { type Connection, InlayHintKind, MarkupKind } from "vscode-languageserver";
import type { Desk } from "../desk.ts";
import { hoverAt } from "../features/hover.ts";
import { inlayHints } from "../features/inlay-hints.ts";
import { exampleLenses } from "../features/lenses.ts";
import { fromRange } from "../from-lsp.ts";
import { toRange } from "../to-lsp.ts";

export const INSIGHT_CAPABILITIES = { hoverProvider: true, inlayHintProvider: true, codeLensProvider: {} };

export function answerWithInsight(connection: Connection, { at, about }: Desk): void {
  connection.onHover((params) => at(params, null, (own, offset) => {
    const hover = hoverAt(own.snapshot(), own.uri, offset, own.settings.language);
    return hover === undefined ? null : { range: toRange(own.source, hover.span), contents: { kind: MarkupKind.Markdown, value: hover.markdown } };
  }));
  connection.languages.inlayHint.on((params) => about(params, [], (own) => {
    const hints = inlayHints(own.snapshot(), own.uri, fromRange(own.source, params.range), own.settings.asOf);
    return hints.map(({ offset, text }) => ({ position: toRange(own.source, { start: offset, end: offset }).start, label: text[own.settings.language], kind: InlayHintKind.Type, paddingLeft: true }));
  }));
  connection.onCodeLens((params) => about(params, [], (own) => exampleLenses(own.snapshot(), own.uri).map(({ span, title }) => (
    { range: toRange(own.source, { start: span.start, end: span.start }), command: { title: title[own.settings.language], command: "" } }
  ))));
}
