/** What is said about a file at once, and what once the drafter pauses. */
import type { Diagnostic as LspDiagnostic, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { sha256Of } from "../compiler/base/digest.ts";
import { sourceText } from "../compiler/base/source-text.ts";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import { codeOf } from "../compiler/diagnostics/render/message.ts";
import { changeBetween, followChange } from "./follow-edits.ts";
import type { Program } from "./programs.ts";
import type { Session } from "./session.ts";
import { toDiagnostic } from "./to-lsp.ts";

export interface Publishing {
  readonly send: (uri: string, diagnostics: readonly LspDiagnostic[]) => void;
  /** A full check is done: whoever asks for findings may ask again. */
  readonly checked: () => void;
  /** Calls back after so many milliseconds; what it gives back stops that. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

/** Long enough that words typed in one go are checked once, short enough to feel like an answer. */
const PAUSE = 150;

interface Checked {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export class Publisher {
  private readonly checked = new Map<string, Checked>();
  private readonly sent = new Map<string, string>();
  private stop: () => void = () => {};

  private readonly session: Session;
  private readonly publishing: Publishing;

  constructor(session: Session, publishing: Publishing) {
    this.session = session;
    this.publishing = publishing;
  }

  /** Mistakes of spelling at once, those of meaning after a pause; a change before that begins the pause anew. */
  changed(uri: string): void {
    this.send(uri, this.diagnosticsOf(uri));
    this.checkSoon();
  }

  checkSoon(): void {
    this.stop();
    this.stop = this.publishing.later(PAUSE, () => this.checkNow());
  }

  checkNow(): void {
    this.stop();
    const current = new Set<string>();
    for (const program of this.session.programs.all()) for (const uri of this.check(program)) current.add(uri);
    for (const uri of this.sent.keys()) if (!current.has(uri)) this.send(uri, []);
    this.publishing.checked();
  }

  /** As of now: the full check where it is current, else the last one, moved along with the text, and what reading the text tells. */
  diagnosticsOf(uri: string): readonly LspDiagnostic[] {
    const view = this.session.view(uri);
    if (view === undefined) return [];
    const before = this.checked.get(uri);
    const found = view.program.workspace.isCurrent()
      ? (this.session.diagnosticsOf(view.program).get(uri) ?? [])
      : [...view.parsed.diagnostics, ...(before === undefined ? [] : followChange(before.diagnostics.filter(isBeyondReading), changeBetween(before.text, view.parsed.source.text)))];
    return this.shown(uri, found);
  }

  /** Of all files of all programs, those also that no editor has open; a file about which nothing new is said is only named. */
  reports(known: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    return this.session.programs.all().flatMap(({ own }) => [...own]).map((uri) => {
      const items = [...this.diagnosticsOf(uri)];
      const resultId = sha256Of(JSON.stringify(items));
      return known.get(uri) === resultId ? { kind: "unchanged", uri, version: null, resultId } : { kind: "full", uri, version: null, resultId, items };
    });
  }

  private check(program: Program): readonly string[] {
    const found = this.session.diagnosticsOf(program);
    for (const [uri, diagnostics] of found) {
      this.checked.set(uri, { text: program.workspace.parsed(uri)?.source.text ?? "", diagnostics });
      this.send(uri, this.shown(uri, diagnostics));
    }
    return [...found.keys()];
  }

  private shown(uri: string, diagnostics: readonly Diagnostic[]): readonly LspDiagnostic[] {
    const sourceOf = (file: string) => {
      const text = this.session.programs.textOf(file);
      return text === undefined ? undefined : sourceText(file, text);
    };
    const source = sourceOf(uri);
    return source === undefined ? [] : diagnostics.map((diagnostic) => toDiagnostic(diagnostic, source, this.session.settings.language, sourceOf));
  }

  private send(uri: string, diagnostics: readonly LspDiagnostic[]): void {
    const written = JSON.stringify(diagnostics);
    if ((this.sent.get(uri) ?? "[]") === written) return;
    this.sent.set(uri, written);
    this.publishing.send(uri, diagnostics);
  }
}

function isBeyondReading(diagnostic: Diagnostic): boolean {
  return !codeOf(diagnostic).startsWith("TC1");
}
