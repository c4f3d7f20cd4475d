/** Requests about the layout of a file. */
import { type Connection, MessageType, ShowMessageNotification, type TextEdit as LspTextEdit } from "vscode-languageserver";
import { messageOf } from "../../compiler/diagnostics/render/message.ts";
import type { Desk } from "../desk.ts";
import { formatBehindBar, formatFile, formatPart, type Layout } from "../features/format.ts";
import { fromRange } from "../from-lsp.ts";
import type { View } from "../session.ts";
import { toRange } from "../to-lsp.ts";

export const LAYOUT_CAPABILITIES = { documentFormattingProvider: true, documentRangeFormattingProvider: true, documentOnTypeFormattingProvider: { firstTriggerCharacter: "|" } };

export function answerAboutLayout(connection: Connection, { about, at }: Desk): void {
  const told = (layout: Layout, own: View): LspTextEdit[] => {
    if ("obstacles" in layout) void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: whyNot(layout.obstacles, own) });
    return toEdits(layout, own);
  };
  connection.onDocumentFormatting((params) => about(params, [], (own) => told(formatFile(own.uri, own.source.text), own)));
  connection.onDocumentRangeFormatting((params) => about(params, [], (own) => told(formatPart(own.uri, own.source.text, fromRange(own.source, params.range)), own)));
  connection.onDocumentOnTypeFormatting((params) => at(params, [], (own, offset) => toEdits(formatBehindBar(own.uri, own.source.text, offset), own)));
}

const NOT_LAID_OUT = { en: "Nothing was laid out: ", zh: "未整理版式：" };

export function whyNot([first]: Extract<Layout, { readonly obstacles: unknown }>["obstacles"], { settings: { language } }: View): string {
  return NOT_LAID_OUT[language] + (first === undefined ? "" : messageOf(first, language));
}

export function toEdits(layout: Layout, { source }: View): LspTextEdit[] {
  return "obstacles" in layout ? [] : layout.edits.map(({ span, text }) => ({ range: toRange(source, span), newText: text }));
}
