/** The pages of a program for people, as texts by path; the same program gives the same bytes. */
import { formatDay } from "../base/calendar.ts";
import type { Location } from "../base/span.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { asMarkup, html } from "./markup.ts";
import { provincePages } from "./province-pages.ts";
import { provinceReports, type ProvinceReport, type ReportInput } from "./province-report.ts";
import { pageText, part } from "./page.ts";
import { provinceTable } from "./index-page.ts";
import { fieldTerms, provinceNames } from "./glossary-section.ts";
import { SCREEN_STYLE } from "./screen-style.ts";
import { LANGUAGE_TAGS, say, titleOf, type View } from "./view.ts";

export interface ReportOptions extends ReportInput {
  /** Of two, each has a folder of its own. */
  readonly languages: readonly Language[];
  /** `path:line` */
  readonly placeOf: (location: Location) => string;
}

/** The path of a page relative to the output folder, with `/`; `index.html` leads to all others. The program has no errors. */
export function reportPages(options: ReportOptions): ReadonlyMap<string, string> {
  const { languages, asOf, placeOf } = options;
  const reports = provinceReports(options);
  const isTwofold = languages.length > 1;
  const pages = languages.flatMap((language) => {
    const folder = isTwofold ? `${language}/` : "";
    return sitePages({ language, asOf, placeOf }, reports, isTwofold).map(([path, text]) => [`${folder}${path}`, text] as const);
  });
  const all = isTwofold ? [...pages, ["index.html", landing(languages, options)] as const] : pages;
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sitePages(view: View, reports: readonly ProvinceReport[], isTwofold: boolean): readonly (readonly [string, string])[] {
  const siblings = [{ path: "index.html", label: say(view, "provinces") }, { path: "glossary.html", label: say(view, "glossary") }];
  const index = pageText(view, { place: { path: "index.html", isTwofold }, title: say(view, "siteTitle"), lead: say(view, "siteLead"), siblings, sections: [], body: provinceTable(view, reports) });
  const terms = reports.map(({ program }) => ({ id: `names-${program.province.name}`, label: say(view, "namesOf", { province: titleOf(view, program.province) }), content: provinceNames(view, program) }));
  const sections = [{ id: "field", label: say(view, "fieldTerms"), content: fieldTerms(view) }, ...terms];
  const glossary = pageText(view, {
    place: { path: "glossary.html", isTwofold }, title: say(view, "glossary"), siblings, sections,
    body: html`${sections.map(({ id, label, content }) => part(view, id, label, content))}`,
  });
  return [["index.html", index], ["glossary.html", glossary], ...reports.flatMap((report) => provincePages(view, report, isTwofold))];
}

/** Which language; both are asked in their own. */
function landing(languages: readonly Language[], { asOf }: ReportOptions): string {
  return html`<!doctype html>
<html lang="${LANGUAGE_TAGS.zh}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${say({ language: "zh" }, "siteTitle")} · ${say({ language: "en" }, "siteTitle")}</title>
<style>${asMarkup(SCREEN_STYLE)}</style>
</head>
<body><main id="content">${languages.map((language, index) => html`<section lang="${LANGUAGE_TAGS[language]}">${index === 0 ? html`<h1>${say({ language }, "siteTitle")}</h1>` : html`<h2>${say({ language }, "siteTitle")}</h2>`}<p>${say({ language }, "siteLead")}</p><p>${say({ language }, "asOf", { day: formatDay(asOf) })}</p><p><a href="${language}/index.html">${say({ language }, "provinces")}</a></p></section>`)}</main></body>
</html>
`.markup;
}
