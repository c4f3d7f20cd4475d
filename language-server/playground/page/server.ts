/** The language server in its worker, and what it can be asked. */
import { LSPClient, type Transport } from "@codemirror/lsp-client";
import type { Diagnostic, PublishDiagnosticsParams, TextEdit, WorkspaceEdit, CodeAction } from "vscode-languageserver";
import type { PaymentAnswer, PaymentQuestion, TablesAnswer } from "../protocol.ts";
import { PAYMENT_REQUEST, TABLES_REQUEST } from "../protocol.ts";
import { PlayWorkspace, ROOT } from "./files.ts";
import { safeHtml } from "./safe-html.ts";
import type { Language } from "./words.ts";

export type { CodeAction, Diagnostic, TextEdit, WorkspaceEdit };

/** Everything is read again for a large province after a change of language. */
const TIMEOUT = 60_000;

const MOST_TRIES = 20;
/** The protocol's `ContentModified`. */
const CONTENT_MODIFIED = -32801;

export interface Heard {
  readonly diagnostics: (uri: string, diagnostics: readonly Diagnostic[]) => void;
  readonly message: (text: string) => void;
  readonly stopped: () => void;
}

export class Server {
  readonly client: LSPClient;
  readonly files: PlayWorkspace;

  constructor(language: Language, heard: Heard) {
    this.client = new LSPClient({
      rootUri: ROOT, timeout: TIMEOUT, initializationOptions: { language, pictures: true }, sanitizeHTML: safeHtml,
      workspace: (client) => new PlayWorkspace(client),
      notificationHandlers: {
        "textDocument/publishDiagnostics": (_, { uri, diagnostics }: PublishDiagnosticsParams) => {
          heard.diagnostics(uri, diagnostics);
          return true;
        },
        "window/showMessage": (_, { message }: { readonly message: string }) => {
          heard.message(message);
          return true;
        },
      },
    });
    this.files = this.client.workspace as PlayWorkspace;
    this.client.connect(transportTo(heard.stopped));
  }

  speak(language: Language): void {
    this.client.notification("workspace/didChangeConfiguration", { settings: { tongchou: { language } } });
  }

  tables(uri: string): Promise<TablesAnswer | null> {
    return this.ask(TABLES_REQUEST, { textDocument: { uri } });
  }

  payment(question: PaymentQuestion): Promise<PaymentAnswer | null> {
    return this.ask(PAYMENT_REQUEST, question);
  }

  /** Every way out of every finding of the file. */
  fixes(uri: string, end: { readonly line: number; readonly character: number }): Promise<readonly CodeAction[] | null> {
    return this.ask("textDocument/codeAction", { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end }, context: { diagnostics: [], only: ["quickfix"] } });
  }

  format(uri: string): Promise<readonly TextEdit[] | null> {
    return this.ask("textDocument/formatting", { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } });
  }

  respell(uri: string): Promise<readonly TextEdit[] | null> {
    return this.ask("tongchou/respell", { textDocument: { uri } });
  }

  colours(uri: string): Promise<{ readonly data: readonly number[] } | null> {
    return this.ask("textDocument/semanticTokens/full", { textDocument: { uri } });
  }

  /** As the texts are now; where they go on in the meantime, once more. */
  private async ask<Answer>(method: string, params: object, tries = MOST_TRIES): Promise<Answer> {
    await this.client.initializing;
    this.client.sync();
    try {
      return await this.client.request<object, Answer>(method, params);
    } catch (refusal) {
      if (tries === 0 || !isOutdated(refusal)) throw refusal;
      return this.ask(method, params, tries - 1);
    }
  }
}

function isOutdated(refusal: unknown): boolean {
  return typeof refusal === "object" && refusal !== null && "code" in refusal && refusal.code === CONTENT_MODIFIED;
}

function transportTo(stopped: () => void): Transport {
  const worker = new Worker("worker.js");
  const handlers = new Set<(message: string) => void>();
  worker.addEventListener("message", ({ data }) => handlers.forEach((handle) => handle(JSON.stringify(data))));
  worker.addEventListener("error", stopped);
  return {
    send: (message) => worker.postMessage(withoutPulling(JSON.parse(message) as Message)),
    subscribe: (handler) => void handlers.add(handler),
    unsubscribe: (handler) => void handlers.delete(handler),
  };
}

interface Message {
  readonly method?: string;
  readonly params?: { readonly capabilities?: { readonly textDocument?: { diagnostic?: unknown } } };
}

/** The client says that it asks for findings, and never does (@codemirror/lsp-client 6.3); the server would wait for it. */
function withoutPulling(message: Message): Message {
  if (message.method === "initialize") delete message.params?.capabilities?.textDocument?.diagnostic;
  return message;
}
