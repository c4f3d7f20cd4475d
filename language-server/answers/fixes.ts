/** Requests about ways out of findings. */
import { type CodeAction, CodeActionKind, type Connection } from "vscode-languageserver";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Desk } from "../desk.ts";
import { fixesAt, type OfferedFix, safeFixes } from "../features/fixes.ts";
import { fromRange } from "../from-lsp.ts";
import type { View } from "../session.ts";
import { toDiagnostic } from "../to-lsp.ts";

const FIX_ALL = `${CodeActionKind.SourceFixAll}.tongchou`;
const ALL = { en: "Apply all safe fixes in this file", zh: "应用本文件中全部安全修正" };

export const FIX_CAPABILITIES = { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } };

export function answerWithFixes(connection: Connection, desk: Desk): void {
  connection.onCodeAction(({ textDocument, range, context: { only } }) => desk.aboutMeaning({ textDocument }, [], (own) => {
    const found = desk.session.findingsIn(own.uri);
    const isWanted = (kind: string): boolean => only === undefined || only.some((prefix) => kind === prefix || kind.startsWith(`${prefix}.`));
    const single = isWanted(CodeActionKind.QuickFix) ? fixesAt(own.snapshot(), found, fromRange(own.source, range)).map((offered) => quickFix(offered, own, desk)) : [];
    return [...single, ...(isWanted(FIX_ALL) ? fixAll(found, own, desk) : [])];
  }));
}

function quickFix({ fix, of, isPreferred }: OfferedFix, { source, settings: { language } }: View, { sourceOf, edit }: Desk): CodeAction {
  return { title: fix.title[language], kind: CodeActionKind.QuickFix, isPreferred, edit: edit(fix.edits), diagnostics: of.map((finding) => toDiagnostic(finding, source, language, sourceOf)) };
}

function fixAll(found: readonly Diagnostic[], { settings: { language } }: View, { edit }: Desk): readonly CodeAction[] {
  const edits = safeFixes(found).flatMap((fix) => fix.edits);
  return edits.length === 0 ? [] : [{ title: ALL[language], kind: FIX_ALL, edit: edit(edits) }];
}
