/** What was checked: demands, examples, warnings. */
import { summarize } from "../diagnostics/render/summary.ts";
import { codeOf, messageOf } from "../diagnostics/render/message.ts";
import { unreached } from "../evaluate/coverage.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { caseText } from "./contributions-section.ts";
import type { GuardrailResult, GuardrailStanding } from "./guardrail-results.ts";
import { html, type Html } from "./markup.ts";
import type { ProvinceReport } from "./province-report.ts";
import { type Cell, tableOf } from "./table.ts";
import { days, phrase, placeText, say, type View, written } from "./view.ts";

const TONES: Readonly<Record<GuardrailStanding, string>> = { passed: "good", failed: "bad", allowed: "warn", notJudged: "open", withoutTarget: "past" };
const WEIGHTS = { error: "weightError", warning: "weightWarning", note: "weightNote" } as const;

export function guardrailSection(view: View, { guardrails }: ProvinceReport): Html {
  if (guardrails.length === 0) return html`<p>${say(view, "noGuardrails")}</p>`;
  const label = say(view, "guardrails");
  const columns: readonly Cell[] = (["guardrail", "result", "weight", "source"] as const).map((key) => ({ content: say(view, key) }));
  const shown = [...guardrails].sort((a, b) => Number(a.standing === "withoutTarget") - Number(b.standing === "withoutTarget"));
  return html`<p class="note">${say(view, "guardrailsLead")}</p>${tableOf({ caption: label, label, columns, heads: 1, rows: shown.map((result) => guardrailRow(view, result)) })}`;
}

function guardrailRow(view: View, { guardrail, standing, findings }: GuardrailResult): readonly Cell[] {
  const { title, severity, citation } = guardrail;
  const details = findings.map(({ diagnostic, allowance }) => html`<li>${written(view, messageOf(diagnostic, view.language))}${allowance === undefined ? undefined : html` <span class="remark">${written(view, say(view, "reason", { because: allowance.because }))}${allowance.article === undefined ? undefined : html` ${written(view, allowance.article)}`}</span>`}</li>`);
  return [
    { content: html`${written(view, title)}<br><small>${days(view, guardrail)}</small><br><code class="place">${placeText(view, guardrail.location)}</code>` },
    { content: html`<span class="badge ${TONES[standing]}">${say(view, standing)}</span>${details.length === 0 ? undefined : html`<ul>${details}</ul>`}` },
    { content: say(view, WEIGHTS[severity]) },
    { content: html`${citation.documents.map(({ title: document }) => html`${written(view, document)} `)}${citation.article === undefined ? undefined : written(view, citation.article)}` },
  ];
}

export function coverageSection(view: View, { program, coverage, outcomes }: ProvinceReport): Html {
  const missing = unreached(coverage);
  const lead = html`<p class="note">${say(view, "coverageLead")}${view.language === "zh" ? undefined : " "}<strong>${say(view, "coveredOf", { reached: coverage.all.length - missing.length, all: coverage.all.length })}</strong>${outcomes.length === 0 ? html`${view.language === "zh" ? "。" : ". "}${say(view, "noExamples")}` : undefined}</p>`;
  if (missing.length === 0) return html`${lead}<p>${say(view, "allReached")}</p>`;
  const label = say(view, "notReached");
  const columns: readonly Cell[] = (["concerns", "case", "place"] as const).map((key) => ({ content: say(view, key) }));
  const rows = missing.map(({ slot, item }): readonly Cell[] => [
    { content: phrase(view, phraseSlot(slot)) },
    { content: html`${item.region.map((box, index) => html`${index > 0 ? html`<br>` : undefined}${caseText(view, program, box)}`)}` },
    { content: html`<code>${placeText(view, item.location)}</code>` },
  ]);
  return html`${lead}${tableOf({ caption: label, label, columns, heads: 1, rows })}`;
}

export function findingsSection(view: View, { diagnostics }: ProvinceReport): Html {
  if (diagnostics.length === 0) return html`<p>${say(view, "noFindings")}</p>`;
  const label = say(view, "findings");
  const columns: readonly Cell[] = [{ content: say(view, "code") }, { content: say(view, "finding") }, { content: say(view, "place") }];
  const rows = diagnostics.map((diagnostic): readonly Cell[] => [
    { content: html`<code>${codeOf(diagnostic)}</code>` },
    { content: html`<span class="badge ${diagnostic.severity === "note" ? "past" : "warn"}">${say(view, WEIGHTS_OF_FINDING[diagnostic.severity])}</span> ${written(view, messageOf(diagnostic, view.language))}` },
    { content: diagnostic.location === undefined ? "—" : html`<code>${placeText(view, diagnostic.location)}</code>` },
  ]);
  return tableOf({ caption: label, label, columns, heads: 1, rows });
}

const WEIGHTS_OF_FINDING = { error: "errors", warning: "warnings", note: "notes" } as const;

/** In a word each: examples, guardrails, rows, warnings. */
export function checkCounts(report: Pick<ProvinceReport, "outcomes" | "guardrails" | "coverage" | "diagnostics">) {
  const { outcomes, guardrails, coverage, diagnostics } = report;
  const count = (wanted: GuardrailStanding): number => guardrails.filter(({ standing }) => standing === wanted).length;
  return {
    examples: { passed: outcomes.filter(({ passes }) => passes).length, all: outcomes.length },
    guardrails: { passed: count("passed"), failed: count("failed"), allowed: count("allowed"), notJudged: count("notJudged") },
    rows: { reached: coverage.all.length - unreached(coverage).length, all: coverage.all.length },
    errors: summarize(diagnostics, 0).errors,
    warnings: summarize(diagnostics, 0).warnings,
    notes: diagnostics.filter(({ severity }) => severity === "note").length,
  };
}
