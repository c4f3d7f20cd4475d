import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createMessageConnection, type Diagnostic, type MessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import { placeIn } from "../language-server/client.ts";

/** A language server in a process of its own, and the time that its answers take on their way through the pipes and back. */
export class BenchEditor {
  private readonly texts = new Map<string, { text: string; version: number }>();
  private readonly listeners = new Set<(uri: string, diagnostics: readonly Diagnostic[]) => void>();
  private readonly ended = new Set<() => void>();
  private heaps = "";
  private readonly process: ChildProcess;
  private readonly connection: MessageConnection;
  private readonly folder: string;

  private constructor(process: ChildProcess, connection: MessageConnection, folder: string) {
    this.process = process;
    this.connection = connection;
    this.folder = folder;
  }

  static async start(command: string, folder: string, flags: readonly string[] = []): Promise<BenchEditor> {
    const child = spawn(process.execPath, [...flags, "--expose-gc", "--import", collector, command, "lsp"], { stdio: ["pipe", "pipe", "pipe"] });
    const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    const editor = new BenchEditor(child, connection, folder);
    child.stderr.setEncoding("utf8").on("data", (text: string) => { editor.heaps += text; });
    connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => editor.listeners.forEach((tell) => tell(uri, diagnostics)));
    connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => { if (value.kind === "end") editor.ended.forEach((tell) => tell()); });
    connection.onRequest("window/workDoneProgress/create", () => null);
    connection.listen();
    child.once("exit", (code) => { if (code !== 0) throw new Error(`the server ended with ${code}: ${editor.heaps}`); });
    const root = pathToFileURL(folder).href;
    await connection.sendRequest("initialize", { processId: null, rootUri: root, workspaceFolders: [{ uri: root, name: "bench" }], locale: "zh-cn", capabilities: { window: { workDoneProgress: true } } });
    await connection.sendNotification("initialized", {});
    return editor;
  }

  uriOf(path: string): string {
    return pathToFileURL(`${this.folder}/${path}`).href;
  }

  async open(path: string, text: string): Promise<void> {
    this.texts.set(path, { text, version: 1 });
    await this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri: this.uriOf(path), languageId: "tongchou", version: 1, text } });
  }

  /** Sends the change as an editor does, without waiting for anything. */
  replace(path: string, start: number, end: number, piece: string): void {
    const document = this.texts.get(path);
    if (document === undefined) throw new Error(`${path} is not open`);
    const range = { start: placeIn(document.text, start), end: placeIn(document.text, end) };
    document.text = document.text.slice(0, start) + piece + document.text.slice(end);
    document.version += 1;
    void this.connection.sendNotification("textDocument/didChange", { textDocument: { uri: this.uriOf(path), version: document.version }, contentChanges: [{ range, text: piece }] });
  }

  textOf(path: string): string {
    return this.texts.get(path)?.text ?? "";
  }

  ask<T>(method: string, path: string, offset: number, more: object = {}): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri: this.uriOf(path) }, position: placeIn(this.textOf(path), offset), ...more });
  }

  /** The next that is published about a file and satisfies the condition. */
  next(path: string, isMeant: (diagnostics: readonly Diagnostic[]) => boolean = () => true): Promise<void> {
    const wanted = this.uriOf(path);
    return within(30_000, `no findings of ${path}`, (resolve) => {
      const listener = (uri: string, diagnostics: readonly Diagnostic[]): void => {
        if (uri !== wanted || !isMeant(diagnostics)) return;
        this.listeners.delete(listener);
        resolve();
      };
      this.listeners.add(listener);
    });
  }

  progressEnded(): Promise<void> {
    return within(120_000, "the check did not end", (resolve) => void this.ended.add(resolve));
  }

  /** Milliseconds; those in which the server or this process was ready and other programs had the processors are left out, where Linux counts them. */
  clock(): number {
    return performance.now() - delayOf(this.process.pid) - delayOf(process.pid);
  }

  /** Bytes in use after everything that can be was collected. */
  async heap(): Promise<number> {
    this.heaps = "";
    this.process.kill("SIGUSR2");
    while (!this.heaps.includes("\n")) await pause(20);
    return Number(/heap (\d+)/.exec(this.heaps)?.[1]);
  }

  async end(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    const gone = once(this.process, "exit");
    await this.connection.sendNotification("exit");
    await gone;
    this.connection.dispose();
  }
}

/** Only here, and for nobody but this process's parent: the server itself knows nothing of it. */
const collector = "data:text/javascript," + encodeURIComponent(`process.on("SIGUSR2", () => { gc(); gc(); process.stderr.write("heap " + process.memoryUsage().heapUsed + "\\n"); });`);

/** Of the main thread; the second number is nanoseconds. */
function delayOf(pid: number | undefined): number {
  const file = `/proc/${pid}/task/${pid}/schedstat`;
  return existsSync(file) ? Number(readFileSync(file, "utf8").split(" ")[1]) / 1e6 : 0;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

function within(milliseconds: number, otherwise: string, begin: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(otherwise)), milliseconds);
    begin(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
