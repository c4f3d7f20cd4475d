/** The file in the other spelling; what it means stays as it is. */
import { Range, window, WorkspaceEdit, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { ask } from "./server.ts";

export async function switchSpelling(client: BaseLanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== "tongchou") return;
  const { version } = document;
  try {
    const edits = await ask(client, "tongchou/respell", document.uri.toString());
    // Edits of a text that has been typed in since would hit other words.
    if (document.version !== version) return await switchSpelling(client);
    const edit = new WorkspaceEdit();
    for (const { range: { start, end }, newText } of edits) edit.replace(document.uri, new Range(start.line, start.character, end.line, end.character), newText);
    await workspace.applyEdit(edit);
  } catch (error) {
    void window.showWarningMessage(error instanceof Error ? error.message : String(error));
  }
}
