/** The examples of all policies in the Testing view. */
import {
  type CancellationToken, type Disposable, FileCoverage, Location, Range, StatementCoverage, type TestController, type TestItem, TestMessage, type TestRun, type TestRunRequest, TestRunProfileKind, tests, Uri, workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { say } from "./say.ts";
import { askForCoverage, askForExamples, type CoverageAnswer, type ExampleAnswer, type FileAnswer } from "./server.ts";

const RUN = { en: "Run", zh: "运行" };
const COVER = { en: "Run, and show which rows no example reaches", zh: "运行，并标出没有案例用到的行" };

/** The rows of one file, which the editor asks for again when it shows the file. */
class RowCoverage extends FileCoverage {
  readonly rows: readonly StatementCoverage[];

  constructor({ uri, rows }: CoverageAnswer) {
    const statements = rows.map(({ range, isReached }) => new StatementCoverage(isReached, rangeOf(range)));
    super(Uri.parse(uri), { covered: rows.filter(({ isReached }) => isReached).length, total: rows.length });
    this.rows = statements;
  }
}

export class Examples implements Disposable {
  private readonly controller: TestController;
  private readonly client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.client = client;
    this.controller = tests.createTestController("tongchou", say({ en: "Tongchou examples", zh: "统筹案例" }));
    this.controller.refreshHandler = async () => void (await this.find());
    this.controller.createRunProfile(say(RUN), TestRunProfileKind.Run, (request, token) => this.run(request, token), true);
    const profile = this.controller.createRunProfile(say(COVER), TestRunProfileKind.Coverage, (request, token) => this.run(request, token, true), true);
    profile.loadDetailedCoverage = async (_run, coverage) => (coverage instanceof RowCoverage ? [...coverage.rows] : []);
  }

  dispose(): void {
    this.controller.dispose();
  }

  /** All that there are now; what is gone is gone here too. */
  async find(): Promise<readonly FileAnswer[]> {
    const files = await askForExamples(this.client);
    this.controller.items.replace(files.map((file) => this.itemOf(file)));
    return files;
  }

  private itemOf({ uri, examples }: FileAnswer): TestItem {
    const place = Uri.parse(uri);
    const file = this.controller.createTestItem(uri, workspace.asRelativePath(place), place);
    file.children.replace(examples.map(({ title, range }, index) => {
      const item = this.controller.createTestItem(`${uri} ${index}`, title, place);
      item.range = rangeOf(range);
      return item;
    }));
    return file;
  }

  /** The server settles all examples whenever the policies change; a run asks for what came out. */
  private async run(request: TestRunRequest, token: CancellationToken, withCoverage = false): Promise<void> {
    const wanted = request.include === undefined ? undefined : new Set(request.include.map(({ id }) => id));
    const files = await this.find();
    const run = this.controller.createTestRun(request);
    for (const { uri, examples } of token.isCancellationRequested ? [] : files) {
      examples.forEach((example, index) => {
        const item = this.controller.items.get(uri)?.children.get(`${uri} ${index}`);
        if (item !== undefined && (wanted === undefined || wanted.has(uri) || wanted.has(item.id))) tell(run, item, { ...example, uri: Uri.parse(uri) });
      });
    }
    if (withCoverage) for (const file of await askForCoverage(this.client)) run.addCoverage(new RowCoverage(file));
    run.end();
  }
}

const NOT_UNDERSTOOD = { en: "not settled: the policy has errors", zh: "未结算：政策有错误" };

function tell(run: TestRun, item: TestItem, { uri, title, cases }: ExampleAnswer & { readonly uri: Uri }): void {
  const failed = cases.filter(({ passes }) => !passes);
  const lines = cases.length === 0 ? [`✗ ${say(NOT_UNDERSTOOD)}`] : cases.map(({ row, passes, message }) => `${passes ? "✓" : "✗"} ${row === undefined ? "" : `${row} `}${message}`);
  run.appendOutput([title, ...lines.map((line) => `  ${line}`), ""].join("\r\n"), undefined, item);
  if (cases.length === 0) run.errored(item, new TestMessage(say(NOT_UNDERSTOOD)));
  else if (failed.length === 0) run.passed(item);
  else run.failed(item, failed.map(({ message, range }) => Object.assign(new TestMessage(message), { location: new Location(uri, rangeOf(range)) })));
}

function rangeOf({ start, end }: ExampleAnswer["range"]): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
