/** Texts that other commands print too: how a version differs from an earlier one, and how cities differ from each other. */
import type { ProvinceText } from "../compare/phrase-difference.ts";
import { phraseConvergence } from "../compare/phrase-convergence.ts";
import { html, type Html } from "./markup.ts";
import type { ProvinceReport } from "./province-report.ts";
import { phrase, say, type View, written } from "./view.ts";

export function changesSection(view: View, { changes }: ProvinceReport): Html | undefined {
  if (changes === undefined) return undefined;
  const limits = changes.limits.length === 0 ? undefined : html`<ul class="note">${changes.limits.map((limit) => html`<li>${phrase(view, limit)}</li>`)}</ul>`;
  const body = changes.text === undefined ? html`<p>${say(view, "noChanges")}</p>` : textSections(view, changes.text);
  return html`<p class="note">${written(view, say(view, "against", { version: changes.against }))}</p>${body}${limits}`;
}

/** Nothing where cities do not differ. */
export function convergenceSection(view: View, { convergence }: ProvinceReport): Html | undefined {
  if (convergence.slots.length + convergence.transitions.length === 0) return undefined;
  return html`<p class="note">${say(view, "convergenceLead")}</p>${textSections(view, phraseConvergence(convergence))}`;
}

/** A line that is set in belongs to the one before. */
function textSections(view: View, { sections }: ProvinceText): Html {
  return html`${sections.map(({ heading, lines }) => html`<section><h3>${phrase(view, heading)}</h3><ul class="lines">${lines.map((line) => {
    const text = line[view.language];
    return html`<li${text.startsWith("  ") ? html` class="depth1"` : undefined}>${written(view, text.trimStart())}</li>`;
  })}</ul></section>`)}`;
}
