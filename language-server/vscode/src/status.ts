/** Errors, policies and the day that counts, in the status bar. */
import { type Disposable, languages, StatusBarAlignment, ThemeColor, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { say } from "./say.ts";
import { ask } from "./server.ts";

/** Findings come file by file; they are counted once they are all here. */
const PAUSE = 100;

export class Status implements Disposable {
  private readonly item = window.createStatusBarItem("tongchou.status", StatusBarAlignment.Left, 10);
  private readonly listening: readonly Disposable[];
  private readonly client: BaseLanguageClient;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(client: BaseLanguageClient) {
    this.client = client;
    this.item.name = "Tongchou";
    this.item.command = "workbench.actions.view.problems";
    this.listening = [languages.onDidChangeDiagnostics(() => this.soon()), window.onDidChangeActiveTextEditor(() => this.soon())];
    this.soon();
  }

  dispose(): void {
    clearTimeout(this.pause);
    for (const listener of this.listening) listener.dispose();
    this.item.dispose();
  }

  private soon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.show(), PAUSE);
  }

  private async show(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== "tongchou") return this.item.hide();
    try {
      const { errors, warnings, policies, asOf } = await ask(this.client, "tongchou/status", document.uri.toString());
      const findings = errors > 0 ? `$(error) ${errors}` : warnings > 0 ? `$(warning) ${warnings}` : "$(pass)";
      this.item.text = `${findings}  ${say({ en: `${policies} policies · ${asOf}`, zh: `政策 ${policies} 份 · ${asOf}` })}`;
      this.item.tooltip = say({ en: `${errors} errors, ${warnings} warnings in ${policies} policies; figures as of ${asOf}`, zh: `${policies} 份政策，错误 ${errors} 处，警告 ${warnings} 处；数值以 ${asOf} 为准` });
      this.item.backgroundColor = errors > 0 ? new ThemeColor("statusBarItem.errorBackground") : undefined;
      this.item.show();
    } catch {
      this.item.hide();
    }
  }
}
