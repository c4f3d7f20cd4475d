/** How the server is spoken to, and what it can be asked beyond the protocol. */
import type { BaseLanguageClient, LanguageClientOptions, Range, TextEdit } from "vscode-languageclient";

export interface Page {
  readonly html: string;
}

export interface ExampleAnswer {
  readonly title: string;
  readonly range: Range;
  readonly cases: readonly { readonly row?: number; readonly range: Range; readonly passes: boolean; readonly message: string }[];
}

export interface FileAnswer {
  readonly uri: string;
  readonly examples: readonly ExampleAnswer[];
}

export interface CoverageAnswer {
  readonly uri: string;
  readonly rows: readonly { readonly range: Range; readonly isReached: boolean }[];
}

export interface StatusAnswer {
  readonly errors: number;
  readonly warnings: number;
  readonly policies: number;
  readonly asOf: string;
}

interface Answers {
  readonly "tongchou/tables": Page;
  readonly "tongchou/compare": Page;
  readonly "tongchou/converge": Page;
  readonly "tongchou/respell": readonly TextEdit[];
  readonly "tongchou/status": StatusAnswer;
}

/** That a click on a line above a clause or an example runs; `begin.ts` registers them. */
const CLICKED = ["tongchou.runExamples", "tongchou.showConvergence", "tongchou.compareWithCommit"];

export const CLIENT_OPTIONS: LanguageClientOptions = {
  documentSelector: [{ language: "tongchou" }], synchronize: { configurationSection: "tongchou" }, initializationOptions: { commands: CLICKED },
};

/** About one file. */
export function ask<M extends keyof Answers>(client: BaseLanguageClient, method: M, uri: string): Promise<Answers[M]> {
  return client.sendRequest<Answers[M]>(method, { textDocument: { uri } });
}

export function askForCoverage(client: BaseLanguageClient): Promise<readonly CoverageAnswer[]> {
  return client.sendRequest<readonly CoverageAnswer[]>("tongchou/coverage");
}

/** Of all files. */
export function askForExamples(client: BaseLanguageClient): Promise<readonly FileAnswer[]> {
  return client.sendRequest<readonly FileAnswer[]>("tongchou/examples");
}
