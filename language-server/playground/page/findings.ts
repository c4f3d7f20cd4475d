/** What the server finds: marks in the editor with the ways out, and a list of all of it. */
import { type Diagnostic as Mark, setDiagnostics } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";
import { button, element } from "./element.ts";
import type { PlayFile } from "./files.ts";
import { endOf, offsetOf, type Range, changesOf } from "./places.ts";
import type { CodeAction, Diagnostic, Server } from "./server.ts";
import type { Language } from "./words.ts";
import { WORDS } from "./words.ts";

const SEVERITIES = ["error", "error", "warning", "info", "info"] as const;
const NAMES = { error: "error", warning: "warning", info: "note" } as const;

export interface Finding {
  readonly file: PlayFile;
  readonly diagnostic: Diagnostic;
}

export class Findings {
  /** Titles of the ways out that are known by now. */
  private readonly ways = new WeakMap<Diagnostic, readonly string[]>();
  private readonly byUri = new Map<string, readonly Diagnostic[]>();
  private readonly server: Server;

  constructor(server: Server) {
    this.server = server;
  }

  put(uri: string, diagnostics: readonly Diagnostic[]): void {
    this.byUri.set(uri, diagnostics);
  }

  /** Errors first, then file by file. */
  all(): readonly Finding[] {
    const found = this.server.files.files.flatMap((file) => (this.byUri.get(file.uri) ?? []).map((diagnostic) => ({ file, diagnostic })));
    return found.sort((a, b) => (a.diagnostic.severity ?? 1) - (b.diagnostic.severity ?? 1));
  }

  waysOut({ diagnostic }: Finding): readonly string[] {
    return this.ways.get(diagnostic) ?? [];
  }

  /** Marks the file in the editor; the ways out come a moment later. */
  async mark(view: EditorView, { uri }: PlayFile): Promise<void> {
    const diagnostics = this.byUri.get(uri) ?? [];
    view.dispatch(setDiagnostics(view.state, diagnostics.map((diagnostic) => markOf(view, diagnostic, []))));
    if (diagnostics.length === 0) return;
    const doc = view.state.doc;
    const fixes = (await this.server.fixes(uri, endOf(doc))) ?? [];
    if (view.state.doc !== doc || this.byUri.get(uri) !== diagnostics) return;
    for (const diagnostic of diagnostics) this.ways.set(diagnostic, this.actionsOf(uri, diagnostic, fixes).map(({ name }) => name));
    view.dispatch(setDiagnostics(view.state, diagnostics.map((diagnostic) => markOf(view, diagnostic, this.actionsOf(uri, diagnostic, fixes)))));
  }

  private actionsOf(uri: string, diagnostic: Diagnostic, fixes: readonly CodeAction[]): NonNullable<Mark["actions"]> {
    const own = fixes.filter(({ diagnostics = [] }) => diagnostics.some((one) => one.code === diagnostic.code && isSame(one.range, diagnostic.range)));
    return own.map(({ title }) => ({ name: title, apply: () => void this.fix(uri, title, diagnostic) }));
  }

  /** Asked for again, so that it fits the text as it is by now; of several such fixes, the one that is nearest to where the finding stood. */
  async fix(uri: string, title: string, { code, range }: Diagnostic): Promise<void> {
    const file = this.server.files.find(uri);
    if (file === undefined) return;
    const fixes = (await this.server.fixes(uri, endOf((file.view?.state ?? file.state).doc))) ?? [];
    const like = fixes.flatMap((fix) => (fix.title === title ? (fix.diagnostics ?? []).filter((one) => one.code === code).map((one) => ({ fix, away: distance(one.range, range) })) : []));
    const wanted = like.sort((a, b) => a.away - b.away)[0]?.fix;
    for (const [changed, edits] of Object.entries(wanted?.edit?.changes ?? {})) {
      const target = this.server.files.find(changed);
      if (target !== undefined) this.server.files.updateFile(changed, { changes: changesOf((target.view?.state ?? target.state).doc, edits) });
    }
  }
}

/** A line counts for more than any column. */
function distance({ start: a }: Range, { start: b }: Range): number {
  return Math.abs(a.line - b.line) * 10_000 + Math.abs(a.character - b.character);
}

function isSame(a: Range, b: Range): boolean {
  return JSON.stringify([a.start, a.end]) === JSON.stringify([b.start, b.end]);
}

function severityOf({ severity = 1 }: Diagnostic): (typeof SEVERITIES)[number] {
  return SEVERITIES[severity] ?? "info";
}

function textOf({ message }: Diagnostic): string {
  return typeof message === "string" ? message : message.value;
}

/** Of nothing one letter is marked, so that it can be seen. */
function markOf({ state: { doc } }: EditorView, diagnostic: Diagnostic, actions: NonNullable<Mark["actions"]>): Mark {
  const [from, to] = [offsetOf(doc, diagnostic.range.start), offsetOf(doc, diagnostic.range.end)];
  const code = String(diagnostic.code ?? "");
  return { from: from === to ? Math.max(0, from - 1) : from, to, severity: severityOf(diagnostic), message: `${textOf(diagnostic)}　${code}`, actions };
}

export interface ListEvents {
  readonly reveal: (finding: Finding) => void;
  readonly fix: (finding: Finding, title: string) => void;
}

/** A finger cannot point at a mark and wait; so the ways out stand here too. */
export function problemList(findings: Findings, language: Language, events: ListEvents): HTMLElement {
  const all = findings.all();
  if (all.length === 0) return element("p", { class: "empty" }, WORDS.noProblems[language]);
  return element("ul", { class: "problems" }, ...all.map((finding) => itemOf(finding, findings.waysOut(finding), language, events)));
}

function itemOf(finding: Finding, ways: readonly string[], language: Language, { reveal, fix }: ListEvents): HTMLElement {
  const { file, diagnostic } = finding;
  const severity = severityOf(diagnostic);
  const [first = "", ...more] = textOf(diagnostic).split("\n");
  const place = `${file.path}:${diagnostic.range.start.line + 1}`;
  const name = WORDS[NAMES[severity]][language];
  return element("li", { class: `problem ${severity}` },
    button({ class: "problem-head" }, first, () => reveal(finding)),
    ...more.map((line) => element("p", {}, line)),
    element("p", { class: "where" }, `${name} · ${String(diagnostic.code ?? "")} · ${place}`),
    ...ways.map((title) => button({ class: "fix", title: WORDS.fix[language] }, title, () => fix(finding, title))));
}
