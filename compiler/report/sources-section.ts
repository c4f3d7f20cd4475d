/** Every document that some figure goes back to, and everything that the documents leave open. */
import type { Citation, Document } from "../model/citation.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { slotsOf } from "../parts/decide-program.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { documentLink } from "./citations.ts";
import { html, type Html } from "./markup.ts";
import type { ProvinceReport } from "./province-report.ts";
import { type Cell, tableOf } from "./table.ts";
import { phrase, placeText, say, type View, written } from "./view.ts";

/** A citation, and what it is cited for. */
interface Cited {
  readonly citation: Citation;
  readonly what: Phrase;
}

/** Each place of the source once, in the order in which the pages show what it gives. */
function citedIn({ program, decided }: ReportParts): readonly Cited[] {
  const all: readonly Cited[] = [
    ...program.policies.map(({ citation, title, name }) => ({ citation, what: { en: title ?? name, zh: title ?? name } })),
    ...[...program.benefits, ...program.contributions, ...program.funds].map((one) => ({ citation: one.citation, what: bothNames(one) })),
    ...program.settlements.map(({ citation, scheme }) => ({ citation, what: bothNames(scheme) })),
    ...slotsOf(program).flatMap((slot) => (decided.get(slot)?.periods ?? []).flatMap(({ parts, version }) => [version.citation, ...parts.flatMap(({ citations }) => citations)].map((citation) => ({ citation, what: phraseSlot(slot) })))),
    ...program.indicators.flatMap((indicator) => indicator.values.map(({ citation }) => ({ citation, what: bothNames(indicator) }))),
  ];
  const seen = new Set<string>();
  return all.filter(({ citation: { location: { file, span }, article, unresolved, trust } }) => {
    const key = JSON.stringify([file, span.start, article, unresolved, trust]);
    return !seen.has(key) && seen.add(key);
  });
}

type ReportParts = Pick<ProvinceReport, "program" | "decided">;

export function sourcesSection(view: View, report: ReportParts): Html {
  const byTitle = new Map<string, { readonly document: Document; readonly citations: Citation[] }>();
  for (const { citation } of citedIn(report)) {
    for (const document of citation.documents) {
      const known = byTitle.get(document.title) ?? { document, citations: [] };
      known.citations.push(citation);
      byTitle.set(document.title, known);
    }
  }
  const columns: readonly Cell[] = (["document", "articles", "trust", "archived"] as const).map((key) => ({ content: say(view, key) }));
  const rows = [...byTitle.values()].map(({ document, citations }): readonly Cell[] => [
    { content: documentLink(view, document) },
    { content: articlesOf(view, citations) },
    { content: standings(view, citations) },
    { content: document.digest === undefined ? "—" : html`<code class="digest">SHA-256 ${document.digest}</code>` },
  ]);
  const label = say(view, "sources");
  return tableOf({ caption: label, label, columns, heads: 1, rows });
}

function articlesOf(view: View, citations: readonly Citation[]) {
  const articles = [...new Set(citations.flatMap(({ article }) => article ?? []))];
  return articles.length === 0 ? "—" : written(view, articles.join(view.language === "zh" ? "、" : ", "));
}

/** How many figures stand on how firm a ground. */
function standings(view: View, citations: readonly Citation[]): Html {
  const counts = (["verified", "unverified", "illustrative"] as const).map((trust) => [trust, citations.filter((citation) => citation.trust === trust).length] as const);
  const open = citations.filter(({ unresolved }) => unresolved.length > 0).length;
  const shown = [
    ...counts.filter(([, count]) => count > 0).map(([trust, count]) => html`<span class="badge ${trust === "verified" ? "good" : "warn"}">${say(view, trust)} ${count}</span> `),
    ...(open > 0 ? [html`<span class="badge open">${say(view, "unresolved")} ${open}</span>`] : []),
  ];
  return html`${shown}`;
}

export function unresolvedSection(view: View, report: ReportParts): Html {
  const open = citedIn(report).flatMap(({ citation, what }) => citation.unresolved.map((text) => ({ text, what, citation })));
  const distinct = open.filter(({ text, citation }, index) => open.findIndex((other) => other.text === text && other.citation.location.file === citation.location.file) === index);
  if (distinct.length === 0) return html`<p>${say(view, "nothingUnresolved")}</p>`;
  const columns: readonly Cell[] = (["question", "concerns", "place"] as const).map((key) => ({ content: say(view, key) }));
  const rows = distinct.map(({ text, what, citation }): readonly Cell[] => [
    { content: written(view, text) }, { content: phrase(view, what) }, { content: html`<code>${placeText(view, citation.location)}</code>` },
  ]);
  const label = say(view, "unresolvedMatters");
  return html`<p class="note">${say(view, "unresolvedLead")}</p>${tableOf({ caption: label, label, columns, heads: 1, rows })}`;
}
