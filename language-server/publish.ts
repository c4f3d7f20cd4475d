/** What is said about a file at once, and what once the drafter pauses. */
import type { Diagnostic as LspDiagnostic, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { sha256Of } from "../compiler/base/digest.ts";
import type { Steps } from "../compiler/base/steps.ts";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import { codeOf } from "../compiler/diagnostics/render/message.ts";
import { changeBetween, followChange } from "./follow-edits.ts";
import type { Program } from "./programs.ts";
import type { Session } from "./session.ts";
import { toDiagnostic } from "./to-lsp.ts";
import { inTurns, type Timing } from "./turns.ts";

export interface Publishing extends Timing {
  readonly send: (uri: string, diagnostics: readonly LspDiagnostic[]) => void;
  /** A full check is done, after changes to these files among others: whoever asks for findings may ask again. */
  readonly checked: (typedIn: ReadonlySet<string>) => void;
  /** How much of a large workspace is done, of 1; at 1, or where the work is stopped, it is over. */
  readonly progress?: (share: number) => void;
}

/** Long enough that words typed in one go are checked once, short enough to feel like an answer. */
const PAUSE = 150;

interface Checked {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Somebody whose answer needs what a check finds out. */
interface Waiting {
  readonly uri: string | undefined;
  readonly isMet: () => boolean;
  readonly resolve: (isMet: boolean) => void;
}

export class Publisher {
  private readonly checked = new Map<string, Checked>();
  private readonly sent = new Map<string, string>();
  private readonly waiting = new Set<Waiting>();
  private typedIn = new Set<string>();
  private stop: () => void = () => {};
  private hasBegun = false;
  private isDue = false;

  private readonly session: Session;
  private readonly publishing: Publishing;

  constructor(session: Session, publishing: Publishing) {
    this.session = session;
    this.publishing = publishing;
  }

  /** The folders are read: before that, what a file uses would be missed. */
  begin(): void {
    this.hasBegun = true;
    this.checkNow();
  }

  /** Mistakes of spelling at once, those of meaning after a pause; a change before that begins the pause anew. */
  changed(uri: string): void {
    this.typedIn.add(uri);
    this.send(uri, this.diagnosticsOf(uri));
    this.settle((waiting) => (waiting.uri === uri ? false : undefined));
    this.checkSoon();
  }

  /** An editor that closes a file, if only to read it anew, may drop what it was told, or keep it: it is told again, even that there is nothing. */
  forget(uri: string): void {
    this.sent.set(uri, "");
  }

  checkSoon(): void {
    this.stop();
    this.isDue = true;
    this.stop = this.publishing.later(PAUSE, () => this.checkNow());
  }

  checkNow(): void {
    this.stop();
    this.isDue = true;
    if (this.hasBegun) this.stop = inTurns(this.check(), this.publishing);
  }

  /** Whether it came to that: `false` where the file that the question is about was changed before. */
  until(isMet: () => boolean, uri?: string): Promise<boolean> {
    if (this.hasBegun && isMet()) return Promise.resolve(true);
    if (!this.isDue) this.checkSoon();
    return new Promise((resolve) => void this.waiting.add({ uri, isMet, resolve }));
  }

  /** A check may be current before all of it is told: nothing more is to come of it. */
  isAllTold(): boolean {
    return !this.isDue && this.session.isCurrent();
  }

  /** As of now: the full check where it is current, else the last one, moved along with the text, and what reading the text tells. */
  diagnosticsOf(uri: string): readonly LspDiagnostic[] {
    const view = this.session.view(uri);
    if (view === undefined) return this.shown(uri, this.session.workspaceFiles.findingsIn(uri));
    const before = this.checked.get(uri);
    const found = this.hasBegun && this.session.isUnderstood(uri)
      ? this.session.findingsIn(uri)
      : [...view.parsed.diagnostics, ...(before === undefined ? [] : followChange(before.diagnostics.filter(isBeyondReading), changeBetween(before.text, view.parsed.source.text)))];
    return this.shown(uri, found);
  }

  /** Of the last check. */
  lastFindings(uri: string): readonly Diagnostic[] {
    return this.checked.get(uri)?.diagnostics ?? [];
  }

  /** Of all files of all programs, those also that no editor has open; a file about which nothing new is said is only named, and one that is gone has nothing. */
  reports(known: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    const current = [...this.session.programs.all().flatMap(({ own }) => [...own]), ...this.session.workspaceFiles.all()];
    return [...new Set([...current, ...known.keys()])].map((uri) => {
      const items = [...this.diagnosticsOf(uri)];
      const resultId = sha256Of(JSON.stringify(items));
      return known.get(uri) === resultId ? { kind: "unchanged", uri, version: null, resultId } : { kind: "full", uri, version: null, resultId, items };
    });
  }

  private *check(): Steps<void> {
    const current = new Set<string>();
    for (const program of this.session.programs.all()) {
      yield* this.checkProgram(program);
      for (const uri of program.own) current.add(uri);
    }
    for (const uri of this.session.workspaceFiles.all()) {
      current.add(uri);
      this.send(uri, this.diagnosticsOf(uri));
    }
    for (const uri of [...this.sent.keys()]) if (!current.has(uri)) this.send(uri, []);
    for (const uri of [...this.checked.keys()]) if (!current.has(uri)) this.checked.delete(uri);
    this.isDue = false;
    this.settle((waiting) => (waiting.isMet() ? true : undefined));
    this.publishing.checked(this.typedIn);
    this.typedIn = new Set();
  }

  /** What is open, or asked about, comes first. */
  private *checkProgram(program: Program): Steps<void> {
    const { session, publishing: { progress } } = this;
    const { workspace } = program;
    const isLarge = workspace.isUnread();
    if (isLarge) {
      for (const uri of this.urgent(program)) {
        const found = yield* workspace.firstLook(uri, session.optionsOf(program));
        if (found !== undefined) this.tell(uri, found);
      }
      yield* this.watched(workspace.readInSteps(), program);
      this.settle((waiting) => (waiting.isMet() ? true : undefined));
    }
    for (const uri of this.urgent(program)) {
      yield* workspace.snapshotAroundInSteps(uri, session.optionsOf(program));
      this.tell(uri, session.findingsIn(uri));
      this.settle((waiting) => (waiting.uri === uri && waiting.isMet() ? true : undefined));
    }
    const whole = workspace.snapshotInSteps(session.optionsOf(program));
    yield* isLarge ? this.watched(whole, program) : whole;
    for (const [uri, diagnostics] of session.diagnosticsOf(program)) {
      this.tell(uri, diagnostics);
      if (diagnostics.length > 0) yield;
    }
    if (isLarge) progress?.(1);
  }

  private *watched(steps: Steps<unknown>, { workspace }: Program): Steps<void> {
    let shown = 0;
    while (steps.next().done !== true) {
      const share = Math.floor(workspace.share() * 100) / 100;
      if (share > shown && share < 1) this.publishing.progress?.(share);
      shown = share;
      yield;
    }
  }

  private urgent({ own }: Program): readonly string[] {
    const asked = new Set([...this.waiting].map(({ uri }) => uri));
    return [...own].filter((uri) => this.session.isOpen(uri) || asked.has(uri));
  }

  private tell(uri: string, diagnostics: readonly Diagnostic[]): void {
    this.checked.set(uri, { text: this.session.programs.textOf(uri) ?? "", diagnostics });
    this.send(uri, this.shown(uri, diagnostics));
  }

  private settle(verdict: (waiting: Waiting) => boolean | undefined): void {
    for (const waiting of [...this.waiting]) {
      const isMet = verdict(waiting);
      if (isMet !== undefined && this.waiting.delete(waiting)) waiting.resolve(isMet);
    }
  }

  private shown(uri: string, diagnostics: readonly Diagnostic[]): readonly LspDiagnostic[] {
    const sourceOf = this.session.programs.sourceOf;
    const source = diagnostics.length === 0 ? undefined : sourceOf(uri);
    const program = this.session.programs.of(uri);
    const ruled = program === undefined ? diagnostics : this.session.ruled(diagnostics, program);
    const { language } = program === undefined ? this.session.settings : this.session.settingsOf(program);
    return source === undefined ? [] : ruled.map((diagnostic) => toDiagnostic(diagnostic, source, language, sourceOf));
  }

  private send(uri: string, diagnostics: readonly LspDiagnostic[]): void {
    const written = JSON.stringify(diagnostics);
    if ((this.sent.get(uri) ?? "[]") === written) return;
    if (diagnostics.length === 0) this.sent.delete(uri);
    else this.sent.set(uri, written);
    this.publishing.send(uri, diagnostics);
  }
}

function isBeyondReading(diagnostic: Diagnostic): boolean {
  return !codeOf(diagnostic).startsWith("TC1");
}
