/** What stands beside the text: tables, a bill settled, problems. One of them is shown, and only that is asked for. */
import { button, moveByArrows } from "./element.ts";
import { type Finding, type Findings, problemList } from "./findings.ts";
import { type Chosen, paymentPane } from "./payment-pane.ts";
import type { Range } from "./places.ts";
import type { Server } from "./server.ts";
import { tablesPane } from "./tables-pane.ts";
import { type Language, WORDS } from "./words.ts";

const KINDS = ["tables", "payment", "problems"] as const;
type Kind = (typeof KINDS)[number];

export interface PaneEvents {
  readonly reveal: (uri: string, range: Range) => void;
  readonly findings: Findings;
}

export class Panes {
  private kind: Kind = "tables";
  private language: Language = "zh";
  private chosen: Chosen = {};
  private uri: string | undefined;
  private problems = 0;
  private readonly list: HTMLElement;
  private readonly pane: HTMLElement;
  private readonly server: Server;
  private readonly events: PaneEvents;

  constructor(list: HTMLElement, pane: HTMLElement, server: Server, events: PaneEvents) {
    this.list = list;
    this.pane = pane;
    this.server = server;
    this.events = events;
    moveByArrows(list);
  }

  speak(language: Language): void {
    this.language = language;
    this.fillTabs();
  }

  /** Other files: nothing that was chosen for the old ones is kept. */
  forget(): void {
    this.chosen = {};
  }

  count(problems: number): void {
    this.problems = problems;
    this.fillTabs();
    if (this.kind === "problems") this.put(this.problemsPane());
  }

  async refresh(uri: string): Promise<void> {
    this.uri = uri;
    const { kind } = this;
    const content = await this.contentOf(kind, uri);
    if (kind === this.kind && uri === this.uri && content !== undefined) this.put(content);
  }

  private async contentOf(kind: Kind, uri: string): Promise<HTMLElement | undefined> {
    switch (kind) {
      case "tables":
        return tablesPane(await this.server.tables(uri), this.language, (place) => this.events.reveal(place.uri, place.range));
      case "payment":
        return paymentPane(await this.server.payment({ textDocument: { uri }, ...this.chosen }), this.language, (chosen) => {
          this.chosen = chosen;
          void this.refresh(uri);
        });
      case "problems":
        this.count(this.events.findings.all().length);
        return undefined;
    }
  }

  private problemsPane(): HTMLElement {
    const { findings, reveal } = this.events;
    return problemList(findings, this.language, {
      reveal: ({ file, diagnostic }: Finding) => reveal(file.uri, diagnostic.range),
      fix: ({ file, diagnostic }, title) => void findings.fix(file.uri, title, diagnostic),
    });
  }

  /** Whoever is in a field of the form stays in it, and what was folded stays folded. */
  private put(content: HTMLElement): void {
    const [active, top] = [document.activeElement, this.pane.scrollTop];
    const name = active !== null && this.pane.contains(active) ? active.getAttribute("name") : null;
    const folded = this.pane.querySelector("details");
    this.pane.replaceChildren(content);
    this.pane.scrollTop = top;
    if (folded !== null) this.pane.querySelector("details")?.toggleAttribute("open", folded.open);
    if (name !== null) this.pane.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
  }

  private choose(kind: Kind): void {
    this.kind = kind;
    this.fillTabs();
    this.pane.scrollTop = 0;
    if (this.uri !== undefined) void this.refresh(this.uri);
  }

  private fillTabs(): void {
    this.list.setAttribute("aria-label", WORDS.results[this.language]);
    const tabs = KINDS.map((kind) => {
      const isActive = kind === this.kind;
      const count = kind === "problems" && this.problems > 0 ? ` ${this.problems}` : "";
      return button({ id: `tab-${kind}`, class: "tab", role: "tab", "aria-selected": String(isActive), "aria-controls": "pane", tabindex: isActive ? "0" : "-1" }, WORDS[kind][this.language] + count, () => this.choose(kind));
    });
    const hadFocus = this.list.contains(document.activeElement);
    this.list.replaceChildren(...tabs);
    this.pane.setAttribute("aria-labelledby", `tab-${this.kind}`);
    if (hadFocus) tabs.find((tab) => tab.id === `tab-${this.kind}`)?.focus();
  }
}
