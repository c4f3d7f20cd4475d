/** The editor: one view, into which one file after the other is put with its own history. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { findReferencesKeymap, hoverTooltips, jumpToDefinitionKeymap, type LSPClient, renameKeymap, serverCompletion, signatureHelp } from "@codemirror/lsp-client";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { colours } from "./colours.ts";
import { LANGUAGE_ID, PlayFile, uriOf } from "./files.ts";
import { theme } from "./theme.ts";
import { EDITOR_PHRASES, type Language, WORDS } from "./words.ts";

export interface EditorEvents {
  readonly changed: () => void;
  readonly format: () => void;
}

export class Editor {
  readonly view: EditorView;
  private readonly spoken = new Compartment();
  private readonly client: LSPClient;
  private readonly events: EditorEvents;
  private language: Language;

  constructor(parent: HTMLElement, client: LSPClient, language: Language, events: EditorEvents) {
    this.client = client;
    this.events = events;
    this.language = language;
    this.view = new EditorView({ parent });
  }

  makeFile(path: string, text: string): PlayFile {
    return new PlayFile(path, EditorState.create({ doc: text, extensions: [this.spoken.of(wordsOf(this.language)), this.client.plugin(uriOf(path), LANGUAGE_ID), this.common()] }));
  }

  /** The file that stood there keeps its state; the server hears of it first. */
  show(file: PlayFile, before: PlayFile | undefined): void {
    this.client.sync();
    if (before?.view === this.view) before.state = this.view.state;
    this.view.setState(file.state);
    this.speak(this.language);
  }

  speak(language: Language): void {
    this.language = language;
    this.view.dispatch({ effects: this.spoken.reconfigure(wordsOf(language)) });
  }

  /** Selects and shows a place. */
  reveal(from: number, to: number): void {
    this.view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    this.view.focus();
  }

  private common(): Extension {
    return [
      lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), drawSelection(), history(), bracketMatching(), highlightSelectionMatches(), lintGutter(),
      // Behind a full-width mark the half-width brackets of the language close as behind any other.
      closeBrackets(), EditorState.languageData.of(() => [{ closeBrackets: { brackets: ["{", "(", "\"", "“", "（", "｛"] } }]),
      indentUnit.of("  "), EditorState.tabSize.of(2), colours, theme,
      autocompletion(), serverCompletion({ override: true }), hoverTooltips(), signatureHelp({ keymap: true }),
      EditorView.updateListener.of(({ docChanged }) => {
        if (docChanged) this.events.changed();
      }),
      keymap.of([
        { key: "Shift-Alt-f", run: () => { this.events.format(); return true; } },
        ...closeBracketsKeymap, ...completionKeymap, ...renameKeymap, ...jumpToDefinitionKeymap, ...findReferencesKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap,
      ]),
    ];
  }
}

function wordsOf(language: Language): Extension {
  return [EditorState.phrases.of(EDITOR_PHRASES[language]), EditorView.contentAttributes.of({ tabindex: "0", "aria-label": WORDS.source[language], lang: language === "zh" ? "zh-CN" : "en" })];
}
