import { afterAll, expect, test } from "vitest";
import { parseDay } from "../../compiler/base/calendar.ts";
import { sourceText } from "../../compiler/base/source-text.ts";
import { compile } from "../../compiler/compile.ts";
import { toDiagnostic } from "../../language-server/to-lsp.ts";
import { type Dice, newDice } from "../bench/random-table.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { type Editor, startEditor, uriOf } from "./client.ts";
import { type Document, editRandomly, onCharacter, positionIn, restored } from "./random-edits.ts";

const policies = policiesUnder("policies");
const seed = Number(process.env["TONGCHOU_EDIT_SEED"] ?? Math.floor(Math.random() * 1e9));
const [editsPerFile, editsPerCheck, longest] = [1000, 500, 12_000];

/** An editor with some of the files open, and the texts that the server should know by now. */
class Drafting {
  readonly documents = new Map<string, Document>();
  readonly editor: Editor;
  private readonly dice: Dice;

  constructor(editor: Editor, dice: Dice) {
    this.editor = editor;
    this.dice = dice;
  }

  async open(path: string): Promise<void> {
    const text = this.editor.disk.get(path);
    if (text === undefined || this.documents.has(path)) return;
    this.documents.set(path, { path, text, version: 1, before: [] });
    await this.editor.open(path, text);
  }

  async close(path: string): Promise<void> {
    if (!this.documents.delete(path)) return;
    await this.editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(path) } });
  }

  /** One or several edits told at once; the number of them. */
  async edit(path: string): Promise<number> {
    const document = this.documents.get(path);
    if (document === undefined) return 0;
    const count = 1 + this.dice(8);
    const changes = [];
    let now = document;
    for (let index = 0; index < count; index += 1) {
      const isGrown = now.text.length > longest;
      const edited = isGrown ? restored(now, policies.find((policy) => policy.path === path)?.text ?? "") : editRandomly(now, this.dice, policies.map(({ text }) => text));
      changes.push(...edited.changes);
      now = edited.document;
    }
    this.documents.set(path, { ...now, version: document.version + 1 });
    await this.editor.connection.sendNotification("textDocument/didChange", { textDocument: { uri: uriOf(path), version: document.version + 1 }, contentChanges: changes });
    return count;
  }

  /** A file that is not open goes from the disk, or comes back. */
  async turnOnDisk(path: string): Promise<void> {
    if (this.documents.has(path)) return;
    const isThere = this.editor.disk.has(path);
    if (isThere) this.editor.disk.delete(path);
    else this.editor.disk.set(path, policies.find((policy) => policy.path === path)?.text ?? "");
    await this.editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf(path), type: isThere ? 3 : 1 }] });
  }

  texts(): ReadonlyMap<string, string> {
    return new Map([...this.editor.disk, ...[...this.documents].map(([path, { text }]) => [path, text] as const)]);
  }

  /** An answer of any kind, or the refusal of one that may be refused. */
  async ask(path: string): Promise<void> {
    const text = this.texts().get(path) ?? "";
    const request = requests[this.dice(requests.length)];
    if (request === undefined) return;
    const position = positionIn(text, onCharacter(text, this.dice(text.length + 1)));
    const range = { start: position, end: positionIn(text, text.length) };
    const [method, more] = request;
    await this.editor.ask(method, { textDocument: { uri: uriOf(path) }, position, range, positions: [position], ...more }).catch((error: unknown) => {
      const { code, message } = error as { readonly code: number; readonly message: string };
      if (!mayRefuse.has(code)) throw new Error(`${method} at ${JSON.stringify(position)} of ${path}, seed ${seed}: ${code} ${message}\n${JSON.stringify(text)}`);
    });
  }
}

/** The protocol's `ContentModified` and `RequestFailed`: anything else is a mistake of the server. */
const mayRefuse: ReadonlySet<number> = new Set([-32801, -32803]);
const layout = { options: { tabSize: 2, insertSpaces: true } };
const requests: readonly (readonly [string, object])[] = [
  ["textDocument/hover", {}], ["textDocument/completion", {}], ["textDocument/completion", { context: { triggerKind: 2, triggerCharacter: "|" } }], ["textDocument/signatureHelp", {}],
  ["textDocument/definition", {}], ["textDocument/references", { context: { includeDeclaration: true } }], ["textDocument/documentHighlight", {}],
  ["textDocument/prepareRename", {}], ["textDocument/rename", { newName: "别名𠮷" }], ["textDocument/semanticTokens/full", {}], ["textDocument/foldingRange", {}],
  ["textDocument/selectionRange", {}], ["textDocument/documentSymbol", {}], ["textDocument/documentLink", {}], ["textDocument/codeAction", { context: { diagnostics: [] } }],
  ["textDocument/inlayHint", {}], ["textDocument/codeLens", {}], ["textDocument/formatting", layout], ["textDocument/rangeFormatting", layout],
  ["textDocument/onTypeFormatting", { ...layout, ch: "|" }], ["workspace/symbol", { query: "住院" }], ["tongchou/tables", {}], ["tongchou/status", {}], ["textDocument/diagnostic", {}],
];

type Report = { readonly items: readonly { readonly uri: string; readonly items: readonly unknown[] }[] };

/** What the server says of all files, once it has checked them, and of one what it shows in the text. */
async function stateOf(editor: Editor, path: string): Promise<unknown> {
  const { items } = await editor.ask<Report>("workspace/diagnostic", { previousResultIds: [] });
  const about = { textDocument: { uri: uriOf(path) } };
  const shown = await Promise.all(["semanticTokens/full", "codeLens", "documentSymbol", "documentLink", "foldingRange"].map((method) => editor.ask(`textDocument/${method}`, about)));
  // The number of an answer about colours is the time it was given.
  return { findings: Object.fromEntries(items.map((item) => [item.uri, item.items]).sort()), shown: shown.map((answer) => ({ ...(answer as object), resultId: undefined })) };
}

async function expectAsFresh(drafting: Drafting, path: string): Promise<void> {
  const texts = drafting.texts();
  const fresh = await startEditor(Object.fromEntries(texts));
  const [state, expected] = [await stateOf(drafting.editor, path), await stateOf(fresh, path)];
  expect(state, `seed ${seed}`).toEqual(expected);
  fresh.connection.dispose();
  for (const uri of [...texts.keys()].map(uriOf)) expect([uri, drafting.editor.published.get(uri)?.diagnostics ?? []], `seed ${seed}`).toEqual([uri, fresh.published.get(uri)?.diagnostics ?? []]);
}

async function expectAsCompiled(drafting: Drafting, path: string): Promise<void> {
  await stateOf(drafting.editor, path);
  const files = [...drafting.texts()].filter(([path]) => path.endsWith(".tongchou")).map(([path, text]) => ({ path: uriOf(path), text }));
  const sources = new Map(files.map(({ path, text }) => [path, sourceText(path, text)]));
  const { diagnostics } = compile(files, { asOf: parseDay("2026-01-01") ?? 0 });
  for (const [uri, source] of sources) {
    const found = diagnostics.filter(({ location }) => location?.file === uri).map((diagnostic) => toDiagnostic(diagnostic, source, "en", (other) => sources.get(other)));
    expect([uri, drafting.editor.published.get(uri)?.diagnostics ?? []], `seed ${seed}`).toEqual([uri, JSON.parse(JSON.stringify(found))]);
  }
}

afterAll(() => console.log(`random edits: TONGCHOU_EDIT_SEED=${seed}`));

const library = "policies/national/dimensions.tongchou";

test.each(policies.map(({ path }, index) => [path, index] as const))("a thousand edits of %s leave what a fresh start finds", async (path, index) => {
  const dice = newDice(seed + index);
  const neighbour = policies[(index + 1) % policies.length]?.path ?? path;
  const drafting = new Drafting(await startEditor({ "tongchou.json": "{}", ...Object.fromEntries(policies.map((policy) => [policy.path, policy.text])) }), dice);
  await drafting.open(path);
  for (let edits = 0, checked = 0; edits < editsPerFile;) {
    const chance = dice(40);
    if (chance === 0) await drafting.turnOnDisk(path === library ? neighbour : library);
    else if (chance === 1) await (drafting.documents.has(neighbour) ? drafting.close(neighbour) : drafting.open(neighbour));
    else if (chance < 8) await drafting.ask(chance < 7 ? path : neighbour);
    else edits += await drafting.edit(chance < 12 && drafting.documents.has(neighbour) ? neighbour : path);
    if (edits < checked + editsPerCheck) continue;
    checked = edits;
    await expectAsFresh(drafting, path);
  }
  await expectAsCompiled(drafting, path);
  drafting.editor.connection.dispose();
});
