/** Requests about what may be written next. */
import { type CompletionItem, CompletionItemKind, type Connection, InsertTextFormat, MarkupKind, type SignatureHelp, SignatureHelpTriggerKind } from "vscode-languageserver";
import type { Desk } from "../desk.ts";
import { completionsAt } from "../features/completion/complete.ts";
import type { Completion, CompletionKind } from "../features/completion/completion.ts";
import { type Signature, signatureAt } from "../features/signature.ts";
import type { View } from "../session.ts";
import { toRange } from "../to-lsp.ts";

export const COMPLETION_CAPABILITIES = {
  completionProvider: { triggerCharacters: ["|", "=", "."], completionItem: { labelDetailsSupport: true } },
  signatureHelpProvider: { triggerCharacters: [" "] },
};

export function answerWithCompletions(connection: Connection, { at, lastFindings }: Desk): void {
  connection.onCompletion((params) => at(params, [], (own, offset) => {
    const { uri: file, parsed, settings: { language } } = own;
    const found = completionsAt({ snapshot: { ...own.names(), diagnostics: lastFindings(file) }, file, parsed, text: parsed.source.text, offset, language, typed: params.context?.triggerCharacter });
    return found.map((completion, index) => toItem(completion, index, own));
  }));
  connection.onSignatureHelp((params) => at(params, null, (own, offset) => {
    const { triggerKind, isRetrigger } = params.context ?? {};
    const isOpening = triggerKind === SignatureHelpTriggerKind.TriggerCharacter && isRetrigger !== true;
    const signature = signatureAt(own.parsed, offset, own.settings.language, isOpening);
    return signature === undefined ? null : toHelp(signature, own);
  }));
}

function toHelp({ label, parts, active }: Signature, { settings: { language } }: View): SignatureHelp {
  const parameters = parts.map(({ span: { start, end }, about }) => ({ label: [start, end] as [number, number], documentation: about[language] }));
  return { signatures: [{ label, parameters, activeParameter: active }], activeSignature: 0, activeParameter: active };
}

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword, unit: CompletionItemKind.Unit, member: CompletionItemKind.EnumMember, skeleton: CompletionItemKind.Snippet,
  policy: CompletionItemKind.Module, code: CompletionItemKind.Event, word: CompletionItemKind.Value,
  Province: CompletionItemKind.Module, City: CompletionItemKind.Module, Dimension: CompletionItemKind.Enum, Measure: CompletionItemKind.Field,
  BenefitKind: CompletionItemKind.Interface, Period: CompletionItemKind.Struct, Parameter: CompletionItemKind.Constant, Indicator: CompletionItemKind.Variable,
  Scheme: CompletionItemKind.Class, Benefit: CompletionItemKind.Function, Pool: CompletionItemKind.Property, Contribution: CompletionItemKind.Method,
  Account: CompletionItemKind.Method, Fund: CompletionItemKind.Property,
};

/** The order of the list is the order shown where what is typed fits several as well. */
function toItem({ label, kind, aside, documentation, span, text, isSnippet, filter }: Completion, index: number, { source }: View): CompletionItem {
  return {
    label, kind: KINDS[kind], filterText: filter, sortText: String(index).padStart(5, "0"),
    ...(aside === undefined ? {} : { labelDetails: { description: aside }, detail: aside }),
    ...(documentation === undefined || documentation === "" ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: toRange(source, span), newText: text },
  };
}
