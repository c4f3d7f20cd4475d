/** Pages that the server writes, each beside the source that it is about. */
import { type Disposable, languages, type Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { say } from "./say.ts";
import { ask } from "./server.ts";

const METHODS = { tables: "tongchou/tables", compare: "tongchou/compare", converge: "tongchou/converge" } as const;
const TITLES = {
  tables: { en: "Compiled tables", zh: "编译后的表" },
  compare: { en: "Since the last commit", zh: "与上次提交比较" },
  converge: { en: "Convergence", zh: "归一进度" },
};

export type PageKind = keyof typeof METHODS;

interface Shown {
  readonly kind: PageKind;
  readonly about: Uri;
  readonly panel: WebviewPanel;
}

/** Tables follow the text; the reports stay as they were asked for. */
export class Pages implements Disposable {
  private readonly shown = new Map<string, Shown>();
  private readonly client: BaseLanguageClient;
  private readonly following: Disposable;

  constructor(client: BaseLanguageClient) {
    this.client = client;
    this.following = languages.onDidChangeDiagnostics(({ uris }) => {
      for (const page of this.shown.values()) if (page.kind === "tables" && page.panel.visible && uris.some((uri) => uri.toString() === page.about.toString())) void this.fill(page);
    });
  }

  async open(kind: PageKind): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== "tongchou") return;
    const key = `${kind} ${document.uri.toString()}`;
    const known = this.shown.get(key);
    known?.panel.reveal(undefined, true);
    const page = known ?? { kind, about: document.uri, panel: this.makePanel(kind, key, document.uri) };
    this.shown.set(key, page);
    await this.fill(page);
  }

  dispose(): void {
    this.following.dispose();
    for (const { panel } of [...this.shown.values()]) panel.dispose();
  }

  private makePanel(kind: PageKind, key: string, about: Uri): WebviewPanel {
    const name = about.path.slice(about.path.lastIndexOf("/") + 1);
    const panel = window.createWebviewPanel(`tongchou.${kind}`, `${say(TITLES[kind])}: ${name}`, { viewColumn: ViewColumn.Beside, preserveFocus: true }, { enableFindWidget: true });
    panel.onDidDispose(() => this.shown.delete(key));
    return panel;
  }

  private async fill({ kind, about, panel }: Shown): Promise<void> {
    try {
      panel.webview.html = (await ask(this.client, METHODS[kind], about.toString())).html;
    } catch (error) {
      panel.dispose();
      void window.showWarningMessage(error instanceof Error ? error.message : String(error));
    }
  }
}
