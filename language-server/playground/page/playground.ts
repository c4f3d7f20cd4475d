/** What stands on the page and what happens when somebody does something. */
import type { SharedFiles } from "../share.ts";
import { packFiles, unpackFiles } from "../share.ts";
import { recolour } from "./colours.ts";
import { Editor } from "./editor.ts";
import { byId, debounced, moveByArrows } from "./element.ts";
import { type ExampleEntry, listExamples, loadExample } from "./examples.ts";
import type { PlayFile } from "./files.ts";
import { type Finding, Findings } from "./findings.ts";
import { Panes } from "./panes.ts";
import { changesOf, offsetOf, type Range } from "./places.ts";
import { Server, type TextEdit } from "./server.ts";
import { fillTabs, tabTools } from "./tabs.ts";
import { firstLanguage, sayAll } from "./speech.ts";
import { type Language, WORDS } from "./words.ts";

export interface Places {
  readonly tabs: HTMLElement;
  readonly tools: HTMLElement;
  readonly editor: HTMLElement;
  readonly panes: HTMLElement;
  readonly pane: HTMLElement;
  readonly notice: HTMLElement;
}

/** A key that is held down, or a word typed in one go, is one change. */
const PAUSE = 120;
const STARTER: Readonly<Record<Language, string>> = { zh: "starter-zh", en: "starter-en" };

export class Playground {
  private language: Language = firstLanguage();
  private active: PlayFile | undefined;
  private examples: readonly ExampleEntry[] = [];
  private example = "";
  /** As the example or the link had it. */
  private loaded = "";
  private readonly places: Places;
  private readonly server: Server;
  private readonly editor: Editor;
  private readonly findings: Findings;
  private readonly panes: Panes;
  private readonly settle = debounced(PAUSE, () => void this.follow());

  constructor(places: Places) {
    this.places = places;
    this.server = new Server(this.language, {
      diagnostics: (uri, found) => {
        this.findings.put(uri, found);
        if (uri === this.active?.uri) void this.mark(this.active);
        this.refreshFindings();
      },
      message: (text) => this.notify(text),
      stopped: () => this.notify(WORDS.gone[this.language]),
    });
    this.findings = new Findings(this.server);
    this.editor = new Editor(places.editor, this.server.client, this.language, { changed: () => this.settle(), format: () => void this.format() });
    this.server.files.show = (file) => {
      this.show(file);
      return this.editor.view;
    };
    this.panes = new Panes(places.panes, places.pane, this.server, { reveal: (uri, range) => this.reveal(uri, range), findings: this.findings });
  }

  async start(): Promise<void> {
    this.listen();
    this.speak(this.language);
    try {
      this.examples = await listExamples();
    } catch {
      this.notify(WORDS.loadFailed[this.language]);
    }
    this.fillExamples();
    await this.openLink();
    window.addEventListener("hashchange", () => void this.openLink());
  }

  private listen(): void {
    const press = (id: string, run: () => void): void => byId(id, HTMLButtonElement).addEventListener("click", run);
    press("format", () => void this.format());
    press("respell", () => void this.respell());
    press("share", () => void this.share());
    press("zh", () => this.speak("zh"));
    press("en", () => this.speak("en"));
    moveByArrows(this.places.tabs);
    const choice = byId("example", HTMLSelectElement);
    choice.addEventListener("change", () => void this.chooseExample(choice.value));
  }

  // ── files ─────────────────────────────────────────────────────────────────
  private async openLink(): Promise<void> {
    const packed = location.hash.slice(1);
    if (packed === "") return this.openExample(STARTER[this.language]);
    const files = await unpackFiles(packed);
    if (files !== undefined) return this.open(files, "");
    await this.openExample(STARTER[this.language]);
    this.notify(WORDS.damaged[this.language]);
  }

  private async chooseExample(id: string): Promise<void> {
    const isTouched = JSON.stringify(this.server.files.shared()) !== this.loaded;
    if (isTouched && !window.confirm(WORDS.replace[this.language])) return this.fillExamples();
    if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
    await this.openExample(id);
  }

  private async openExample(id: string): Promise<void> {
    try {
      this.open(await loadExample(id), id);
    } catch {
      this.notify(WORDS.loadFailed[this.language]);
    }
  }

  private open(files: SharedFiles, example: string): void {
    const before = this.server.files.files;
    const made = files.map(([path, text]) => this.editor.makeFile(path, text));
    this.active = undefined;
    for (const file of before) this.server.files.remove(file);
    for (const file of made) this.server.files.add(file);
    this.example = example;
    this.loaded = JSON.stringify(files);
    this.panes.forget();
    this.fillExamples();
    if (made[0] !== undefined) this.show(made[0]);
  }

  private show(file: PlayFile): void {
    const before = this.active;
    this.active = file;
    this.editor.show(file, before);
    void this.mark(file);
    this.fillTabs();
    this.settle();
  }

  private addFile(): void {
    const name = window.prompt(WORDS.fileName[this.language])?.trim().replace(/\.tongchou$/, "");
    if (name === undefined || name === "") return;
    const path = `${name}.tongchou`;
    if (this.server.files.files.some((file) => file.path === path)) return this.notify(WORDS.fileExists[this.language]);
    const file = this.editor.makeFile(path, "");
    this.server.files.add(file);
    this.show(file);
  }

  private removeFile(file: PlayFile): void {
    const next = this.server.files.files.find((other) => other !== file);
    const isLost = file.text().trim() !== "";
    if (next === undefined || (isLost && !window.confirm(WORDS.discard[this.language].replace("{name}", file.path)))) return;
    this.show(next);
    this.server.files.remove(file);
    this.fillTabs();
  }

  private reveal(uri: string, { start, end }: Range): void {
    const file = this.server.files.find(uri);
    if (file === undefined) return;
    if (file !== this.active) this.show(file);
    const { doc } = this.editor.view.state;
    this.editor.reveal(offsetOf(doc, start), offsetOf(doc, end));
  }

  // ── what follows from the text ────────────────────────────────────────────
  private async follow(): Promise<void> {
    const [file, { view }] = [this.active, this.editor];
    if (file === undefined) return;
    const { doc } = view.state;
    const answer = await this.server.colours(file.uri);
    if (view.state.doc === doc && file === this.active) recolour(view, answer?.data ?? []);
    await this.panes.refresh(file.uri);
  }

  /** The ways out come a moment after the findings. */
  private async mark(file: PlayFile): Promise<void> {
    await this.findings.mark(this.editor.view, file);
    this.refreshFindings();
  }

  private refreshFindings(): void {
    this.fillTabs();
    this.panes.count(this.findings.all().length);
  }

  // ── what somebody presses ─────────────────────────────────────────────────
  private format(): Promise<void> {
    return this.edit((uri) => this.server.format(uri));
  }

  private respell(): Promise<void> {
    return this.edit((uri) => this.server.respell(uri));
  }

  private async edit(ask: (uri: string) => Promise<readonly TextEdit[] | null>): Promise<void> {
    const [file, { view }] = [this.active, this.editor];
    if (file === undefined) return;
    const { doc } = view.state;
    try {
      const edits = (await ask(file.uri)) ?? [];
      if (view.state.doc === doc && file === this.active) view.dispatch({ changes: changesOf(doc, edits), userEvent: "format" });
    } catch (refusal) {
      this.notify(messageOf(refusal));
    }
    view.focus();
  }

  private async share(): Promise<void> {
    const files = this.server.files.shared();
    const hash = `#${await packFiles(files)}`;
    history.replaceState(null, "", hash);
    this.loaded = JSON.stringify(files);
    const isCopied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    this.notify(WORDS[isCopied === true ? "copied" : "inAddress"][this.language]);
  }

  private speak(language: Language): void {
    this.language = language;
    sayAll(language);
    this.editor.speak(language);
    this.server.speak(language);
    this.panes.speak(language);
    this.fillTabs();
    this.fillExamples();
    this.settle();
  }

  private notify(text: string): void {
    const { notice } = this.places;
    notice.textContent = text;
    notice.classList.add("shown");
    this.hideNotice();
  }

  private readonly hideNotice = debounced(6000, () => this.places.notice.classList.remove("shown"));

  private fillTabs(): void {
    const wrong = new Set(this.findings.all().filter(({ diagnostic }) => (diagnostic.severity ?? 1) === 1).map(({ file }: Finding) => file.path));
    const state = { files: this.server.files.files, active: this.active, wrong, language: this.language };
    const events = { show: (file: PlayFile) => this.show(file), add: () => this.addFile(), remove: (file: PlayFile) => this.removeFile(file) };
    fillTabs(this.places.tabs, state, events);
    this.places.tools.replaceChildren(...tabTools(state, events));
  }

  private fillExamples(): void {
    const choice = byId("example", HTMLSelectElement);
    const own = this.example === "" ? [new Option(WORDS.custom[this.language], "")] : [];
    choice.replaceChildren(...own, ...this.examples.map(({ id, title }) => new Option(title[this.language], id)));
    choice.value = this.example;
  }
}

function messageOf(refusal: unknown): string {
  return typeof refusal === "object" && refusal !== null && "message" in refusal ? String(refusal.message) : String(refusal);
}

