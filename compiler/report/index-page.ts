import { checkCounts } from "./checks-section.ts";
import { html, type Html } from "./markup.ts";
import { type Cell, tableOf } from "./table.ts";
import type { ProvinceReport } from "./province-report.ts";
import { hrefBetween } from "./page.ts";
import { colon, nameOf, say, titleOf, type View, written } from "./view.ts";

/** Every province with what is in it and how it stands. */
export function provinceTable(view: View, reports: readonly ProvinceReport[]): Html {
  const label = say(view, "provinces");
  const columns: readonly Cell[] = [
    { content: say(view, "province") }, { content: say(view, "schemes") }, { content: say(view, "benefits"), isNumber: true }, { content: say(view, "examples"), isNumber: true },
    { content: say(view, "coverage"), isNumber: true }, { content: say(view, "guardrails") }, { content: say(view, "warnings"), isNumber: true },
  ];
  return tableOf({ caption: label, label, columns, heads: 1, rows: reports.map((report) => provinceRow(view, report)) });
}

function provinceRow(view: View, report: ProvinceReport): readonly Cell[] {
  const { program } = report;
  const { examples, rows, warnings } = checkCounts(report);
  return [
    { content: html`<a href="${hrefBetween("index.html", `${program.province.name}/index.html`)}">${written(view, titleOf(view, program.province))}</a>` },
    { content: html`${program.schemes.map((scheme, index) => html`${index > 0 ? (view.language === "zh" ? "、" : ", ") : undefined}${nameOf(view, scheme)}`)}` },
    { content: program.benefits.length, isNumber: true },
    { content: `${examples.passed} / ${examples.all}`, isNumber: true },
    { content: `${rows.reached} / ${rows.all}`, isNumber: true },
    { content: guardrailSummary(view, report) },
    { content: warnings, isNumber: true },
  ];
}

function guardrailSummary(view: View, report: ProvinceReport): Html {
  const { guardrails } = checkCounts(report);
  const tones = { failed: "bad", allowed: "warn", notJudged: "open", passed: "good" } as const;
  const shown = (Object.keys(tones) as (keyof typeof tones)[]).filter((standing) => guardrails[standing] > 0);
  if (shown.length === 0) return html`${say(view, report.guardrails.length === 0 ? "noneInForce" : "withoutTarget")}`;
  return html`${shown.map((standing) => html`<span class="badge ${tones[standing]}">${say(view, standing)} ${guardrails[standing]}</span> `)}`;
}

export function stateList(view: View, report: ProvinceReport): Html {
  const { examples, rows, errors, warnings, notes } = checkCounts(report);
  const between = colon(view);
  return html`<ul class="state"><li>${say(view, "examples")}${between}${say(view, "passedOf", examples)}</li><li>${say(view, "coverage")}${between}${say(view, "coveredOf", rows)}</li><li>${say(view, "guardrails")}${between}${guardrailSummary(view, report)}</li><li>${say(view, "errors")} ${errors}${view.language === "zh" ? "，" : ", "}${say(view, "warnings")} ${warnings}${view.language === "zh" ? "，" : ", "}${say(view, "notes")} ${notes}</li></ul>`;
}

/** For hands: who drafted, reviewed and approved. */
export function signatures(view: View): Html {
  const label = say(view, "signOff");
  const columns: readonly Cell[] = (["role", "name", "signature", "date"] as const).map((key) => ({ content: say(view, key) }));
  const rows = (["drafted", "reviewed", "approved"] as const).map((key): readonly Cell[] => [{ content: say(view, key) }, { content: " " }, { content: " " }, { content: " " }]);
  return html`<div class="signatures sign-block">${tableOf({ caption: label, label, columns, heads: 1, rows })}</div>`;
}
