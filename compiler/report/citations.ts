/** Where figures come from, with how far the drafter vouches for them. */
import type { Citation, Document } from "../model/citation.ts";
import { type Content, html, type Html } from "./markup.ts";
import { placeText, say, type View, written } from "./view.ts";

export function trustBadges(view: View, { trust, provisional, unresolved }: Pick<Citation, "trust" | "provisional" | "unresolved">): readonly Html[] {
  return [
    html`<span class="badge ${trust === "verified" ? "good" : "warn"}">${say(view, trust)}</span>`,
    ...(provisional ? [html` <span class="badge warn">${say(view, "provisional")}</span>`] : []),
    ...(unresolved.length > 0 ? [html` <span class="badge open">${say(view, "unresolved")}</span>`] : []),
  ];
}

/** The document by its number, the article, the marks, and in full what is left open. */
export function citationText(view: View, citation: Citation): Html {
  const { documents, article, remark, unresolved, location } = citation;
  const open = unresolved.map((text) => html`<span class="open-text">${say(view, "unresolved")}${view.language === "zh" ? "：" : ": "}${written(view, text)}</span>`);
  return html`${documents.map((document, index) => html`${index > 0 ? (view.language === "zh" ? "；" : "; ") : undefined}${documentLink(view, document)}`)}${article === undefined ? undefined : html` ${written(view, article)}`} ${trustBadges(view, citation)}${remark === undefined ? undefined : html` <span class="remark">${written(view, remark)}</span>`}${open} <code class="place">${placeText(view, location)}</code>`;
}

/** An address that people can open stands as a link; nothing is asked of it until then. */
export function documentLink(view: View, { title, address }: Document): Content {
  const shown = written(view, title);
  return address !== undefined && /^https?:\/\//.test(address) ? html`<a href="${address}" rel="noreferrer noopener">${shown}</a>` : shown;
}

function keyOf({ documents, article, trust, remark, unresolved, provisional, location }: Citation): string {
  return JSON.stringify([documents.map(({ title }) => title), article, trust, remark, unresolved, provisional, location.file]);
}

/** Numbers the sources of a table in the order they are first used. */
export class Footnotes {
  readonly #known = new Map<string, { readonly citation: Citation; readonly number: number }>();

  marksOf(citations: readonly Citation[]): readonly number[] {
    return [...new Set(citations.map((citation) => this.#numberOf(citation)))].sort((a, b) => a - b);
  }

  #numberOf(citation: Citation): number {
    const key = keyOf(citation);
    const known = this.#known.get(key) ?? { citation, number: this.#known.size + 1 };
    this.#known.set(key, known);
    return known.number;
  }

  get citations(): readonly Citation[] {
    return [...this.#known.values()].map(({ citation }) => citation);
  }
}

/** One source stands alone; several are numbered as the cells number them. */
export function sourceList(view: View, notes: Footnotes): Html | undefined {
  const { citations } = notes;
  const [only, ...others] = citations;
  if (only === undefined) return undefined;
  if (others.length === 0) return html`<p class="source">${say(view, "sourceOfTable")}${citationText(view, only)}</p>`;
  return html`<ol class="source">${citations.map((citation) => html`<li>${citationText(view, citation)}</li>`)}</ol>`;
}
