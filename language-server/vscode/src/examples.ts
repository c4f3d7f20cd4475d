/** The examples of all policies in the Testing view. */
import {
  type CancellationToken, type Disposable, Location, Range, type TestController, type TestItem, TestMessage, type TestRun, type TestRunRequest, TestRunProfileKind, tests, Uri, workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { say } from "./say.ts";
import { ask, type ExampleAnswer } from "./server.ts";

const RUN = { en: "Run", zh: "运行" };

export class Examples implements Disposable {
  private readonly controller: TestController;
  private readonly client: LanguageClient;

  constructor(client: LanguageClient) {
    this.client = client;
    this.controller = tests.createTestController("tongchou", say({ en: "Tongchou examples", zh: "统筹案例" }));
    this.controller.refreshHandler = () => this.find();
    this.controller.createRunProfile(say(RUN), TestRunProfileKind.Run, (request, token) => this.run(request, token), true);
  }

  dispose(): void {
    this.controller.dispose();
  }

  async find(): Promise<void> {
    const uris = await workspace.findFiles("**/*.tongchou", "**/{node_modules,dist}/**");
    await Promise.all(uris.map((uri) => this.read(uri)));
    const known = new Set(uris.map(String));
    for (const [id] of this.controller.items) if (!known.has(id)) this.controller.items.delete(id);
  }

  /** The examples of one file; those that are gone are gone here too. */
  async read(uri: Uri): Promise<readonly ExampleAnswer[]> {
    const found = await ask(this.client, "tongchou/examples", uri.toString()).catch((): readonly ExampleAnswer[] => []);
    if (found.length === 0) {
      this.controller.items.delete(uri.toString());
      return found;
    }
    const file = this.controller.items.get(uri.toString()) ?? this.controller.createTestItem(uri.toString(), workspace.asRelativePath(uri), uri);
    file.children.replace(found.map(({ title, range }, index) => {
      const item = this.controller.createTestItem(`${uri.toString()} ${index}`, title, uri);
      item.range = rangeOf(range);
      return item;
    }));
    this.controller.items.add(file);
    return found;
  }

  async run(request: TestRunRequest, token: CancellationToken): Promise<void> {
    const run = this.controller.createTestRun(request);
    const wanted = request.include === undefined ? undefined : new Set(request.include.map(({ id }) => id));
    const uris = [...this.controller.items].map(([id]) => Uri.parse(id));
    for (const uri of uris) {
      if (token.isCancellationRequested) break;
      await this.runFile(run, uri, wanted);
    }
    run.end();
  }

  private async runFile(run: TestRun, uri: Uri, wanted: ReadonlySet<string> | undefined): Promise<void> {
    const found = await this.read(uri);
    const file = this.controller.items.get(uri.toString());
    if (file === undefined) return;
    found.forEach((example, index) => {
      const item = file.children.get(`${uri.toString()} ${index}`);
      if (item !== undefined && (wanted === undefined || wanted.has(file.id) || wanted.has(item.id))) tell(run, item, uri, example);
    });
  }
}

const NOT_UNDERSTOOD = { en: "not settled: the policy has errors", zh: "未结算：政策有错误" };

function tell(run: TestRun, item: TestItem, uri: Uri, { cases }: ExampleAnswer): void {
  const failed = cases.filter(({ passes }) => !passes);
  if (cases.length === 0) run.errored(item, new TestMessage(say(NOT_UNDERSTOOD)));
  else if (failed.length === 0) run.passed(item);
  else run.failed(item, failed.map(({ message, range }) => Object.assign(new TestMessage(message), { location: new Location(uri, rangeOf(range)) })));
}

function rangeOf({ start, end }: ExampleAnswer["range"]): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
