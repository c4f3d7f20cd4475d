/** Requests beyond the protocol, for the extension's commands. Each is about a file; a refusal is a sentence for the person who asked. */
import { type Connection, LSPErrorCodes, type Range, ResponseError, type TextEdit } from "vscode-languageserver";
import { formatDay } from "../../compiler/base/calendar.ts";
import { plainAddress } from "../features/addresses.ts";
import type { About, Desk } from "../desk.ts";
import { respell } from "../features/format.ts";
import { coveredRows } from "../features/coverage.ts";
import { exampleReports } from "../features/lenses.ts";
import { convergencePage, differencePage } from "../features/report-pages.ts";
import { spellingOf } from "../features/spelling.ts";
import { tablesPage } from "../features/tables-page.ts";
import { compileLast, isRefused, type LastCommit, textsOf } from "../last-commit.ts";
import type { Session, View } from "../session.ts";
import { toRange } from "../to-lsp.ts";
import { toEdits, whyNot } from "./layout.ts";

export interface Page {
  readonly html: string;
}

/** Files with examples, in the order of their programs. */
export interface FileAnswer {
  readonly uri: string;
  readonly examples: readonly ExampleAnswer[];
}

export interface ExampleAnswer {
  readonly title: string;
  readonly range: Range;
  readonly cases: readonly { readonly row: number | undefined; readonly range: Range; readonly passes: boolean; readonly message: string }[];
}

/** Rows and adjustments of a file, and whether an example reaches them. */
export interface CoverageAnswer {
  readonly uri: string;
  readonly rows: readonly { readonly range: Range; readonly isReached: boolean }[];
}

export interface StatusAnswer {
  readonly errors: number;
  readonly warnings: number;
  readonly policies: number;
  /** ISO 8601. */
  readonly asOf: string;
}

export interface Backing {
  readonly lastCommit: LastCommit | undefined;
  /** The folders were read; before that no answer would be true. */
  readonly ready: Promise<void>;
}

const NO_REPOSITORY = { en: "The last commit cannot be read here.", zh: "这里无法读取上次提交。" };
const ERRORS = { en: "The policies have errors; once they are mended, they can be compared.", zh: "政策存在错误，改正后方可比较。" };
const NO_SPELLING = { en: "A file is written in the spelling “zh” or “en”.", zh: "写法只有“zh”和“en”两种。" };
const UNKNOWN = { en: "This is no file of a policy folder.", zh: "这不是政策文件夹中的文件。" };

export function answerWithReports(connection: Connection, desk: Desk, { lastCommit, ready }: Backing): void {
  const whenReady = async (): Promise<void> => {
    await ready;
    await desk.whenChecked();
  };
  answerAboutOne(connection, desk, lastCommit, whenReady);
  answerAboutAll(connection, desk, whenReady);
}

function answerAboutOne(connection: Connection, { session }: Desk, lastCommit: LastCommit | undefined, whenReady: () => Promise<void>): void {
  const about = async <T>({ textDocument: { uri } }: About, ask: (own: View) => T): Promise<T> => {
    await whenReady();
    const own = session.view(plainAddress(uri));
    if (own === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, UNKNOWN[session.settings.language]);
    return ask(own);
  };
  connection.onRequest("tongchou/tables", (params: About) => about(params, (own): Page => ({ html: tablesPage(own.snapshot(), own.uri, own.settings.language) })));
  connection.onRequest("tongchou/converge", (params: About) => about(params, (own): Page => {
    refuseErrors(own, session);
    return { html: convergencePage(own.snapshot(), own.settings.language) };
  }));
  connection.onRequest("tongchou/compare", (params: About) => about(params, (own): Page => {
    refuseErrors(own, session);
    const texts = lastCommit === undefined ? NO_REPOSITORY : textsOf(lastCommit, own.program.root);
    if (isRefused(texts)) throw new ResponseError(LSPErrorCodes.RequestFailed, texts[own.settings.language]);
    return { html: differencePage(compileLast(texts, own.program, own.settings), own.snapshot(), own.settings.language) };
  }));
  connection.onRequest("tongchou/respell", (params: About & { readonly spelling?: unknown }) => about(params, (own): readonly TextEdit[] => {
    const wanted = params.spelling ?? (spellingOf(own.parsed.tokens, "en") === "en" ? "zh" : "en");
    if (wanted !== "zh" && wanted !== "en") throw new ResponseError(LSPErrorCodes.RequestFailed, NO_SPELLING[own.settings.language]);
    const layout = respell(own.snapshot(), own.uri, own.source.text, wanted);
    if ("obstacles" in layout) throw new ResponseError(LSPErrorCodes.RequestFailed, whyNot(layout.obstacles, own));
    return toEdits(layout, own);
  }));
  connection.onRequest("tongchou/status", (params: About) => about(params, (own) => statusOf(own, session)));
}

function answerAboutAll(connection: Connection, { session }: Desk, whenReady: () => Promise<void>): void {
  connection.onRequest("tongchou/examples", async (): Promise<readonly FileAnswer[]> => {
    await whenReady();
    const views = session.programs.all().flatMap(({ own }) => [...own]).flatMap((uri) => session.view(uri) ?? []);
    return views.map((own) => ({ uri: own.uri, examples: examplesOf(own) })).filter(({ examples }) => examples.length > 0);
  });
  connection.onRequest("tongchou/coverage", async (): Promise<readonly CoverageAnswer[]> => {
    await whenReady();
    return session.programs.all().flatMap(({ own }) => coverageIn([...own].flatMap((uri) => session.view(uri) ?? [])));
  });
}

/** What has errors means nothing for certain, so a report about it could be wrong. */
function refuseErrors({ program, settings: { language } }: View, session: Session): void {
  const hasErrors = [...session.diagnosticsOf(program).values()].flat().some(({ severity }) => severity === "error");
  if (hasErrors) throw new ResponseError(LSPErrorCodes.RequestFailed, ERRORS[language]);
}

function statusOf({ program, settings: { asOf } }: View, session: Session): StatusAnswer {
  const found = [...session.diagnosticsOf(program).values()].flat();
  const count = (severity: string): number => found.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), policies: program.own.size, asOf: formatDay(asOf) };
}

/** Of the files of one program. */
function coverageIn(views: readonly View[]): readonly CoverageAnswer[] {
  const [first] = views;
  const rows = first === undefined ? undefined : coveredRows(first.snapshot());
  return views.map((own) => ({ uri: own.uri, rows: (rows?.get(own.uri) ?? []).map(({ span, isReached }) => ({ range: toRange(own.source, span), isReached })) })).filter((file) => file.rows.length > 0);
}

function examplesOf(own: View): readonly ExampleAnswer[] {
  const { source, settings: { language } } = own;
  return exampleReports(own.snapshot(), own.uri).map(({ span, title, cases }) => ({
    title, range: toRange(source, span),
    cases: cases.map((one) => ({ row: one.row, range: toRange(source, one.span), passes: one.passes, message: one.says[language] })),
  }));
}
