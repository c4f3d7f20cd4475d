/** The pages of one province, and all of them as one document. */
import type { Scheme } from "../model/benefit.ts";
import { benefitAnchor } from "./benefit-section.ts";
import { changesSection, convergenceSection } from "./changes-section.ts";
import { coverageSection, findingsSection, guardrailSection } from "./checks-section.ts";
import { contributionsSection } from "./contributions-section.ts";
import { documentsSection } from "./documents-section.ts";
import { examplesSection } from "./examples-section.ts";
import { signatures, stateList } from "./index-page.ts";
import { type Content, html, type Html } from "./markup.ts";
import { pageText, type PageParts, part } from "./page.ts";
import type { ProvinceReport } from "./province-report.ts";
import { schemeSection } from "./scheme-section.ts";
import { sourcesSection, unresolvedSection } from "./sources-section.ts";
import { anchor, nameOf, say, titleOf, type View, written } from "./view.ts";

interface Part {
  readonly id: string;
  readonly label: string;
  readonly content: Content;
}

interface Page {
  readonly file: string;
  readonly label: string;
  readonly parts: readonly Part[];
}

export function provincePages(view: View, report: ProvinceReport, isTwofold: boolean): readonly (readonly [string, string])[] {
  const { province } = report.program;
  const pages = pagesOf(view, report);
  const pathOf = (file: string): string => `${province.name}/${file}`;
  const whole: Page = { file: "document.html", label: say(view, "wholeDocument"), parts: wholeParts(view, report, pages) };
  const siblings = [...pages, whole].map(({ file, label }) => ({ path: pathOf(file), label }));
  return [...pages, whole].map((page) => {
    const parts: PageParts = {
      place: { path: pathOf(page.file), isTwofold }, siblings, sections: page.parts,
      ...(page === whole || page === pages[0] ? { title: titleOf(view, province) } : { title: page.label, over: nameOf(view, province) }),
      ...(page === pages[0] || page === whole ? { lead: say(view, "siteLead") } : {}), body: bodyOf(view, page),
    };
    return [pathOf(page.file), pageText(view, parts)];
  });
}

function bodyOf(view: View, { parts }: Page): Html {
  const [only, ...others] = parts;
  return others.length === 0 ? html`${only?.content}` : html`${parts.map(({ id, label, content }) => part(view, id, label, content))}`;
}

function pagesOf(view: View, report: ProvinceReport): readonly Page[] {
  const { program, changes } = report;
  const differences = changesSection(view, report);
  return [
    { file: "index.html", label: say(view, "overview"), parts: overviewParts(view, report) },
    ...program.schemes.map((scheme): Page => ({ file: schemeFile(scheme), label: titleOf(view, scheme), parts: [{ id: anchor("scheme", scheme.name), label: titleOf(view, scheme), content: html`${benefitList(view, scheme, report)}${schemeSection(view, scheme, report)}` }] })),
    { file: "contributions.html", label: say(view, "contributions"), parts: [{ id: "contributions", label: say(view, "contributions"), content: contributionsSection(view, report) }] },
    { file: "checks.html", label: say(view, "checks"), parts: checkParts(view, report) },
    { file: "examples.html", label: say(view, "examples"), parts: [{ id: "examples", label: say(view, "examples"), content: examplesSection(view, report, true) }] },
    ...(changes === undefined || differences === undefined ? [] : [{ file: "changes.html", label: say(view, "changes"), parts: [{ id: "changes", label: say(view, "changes"), content: differences }] }]),
  ];
}

/** Names of schemes may be any letters; a page of another kind may have the same name. */
function schemeFile({ name }: Scheme): string {
  return `scheme-${name}.html`;
}

function overviewParts(view: View, report: ProvinceReport): readonly Part[] {
  const { program } = report;
  const schemes = html`<ul>${program.schemes.map((scheme) => html`<li><a href="${encodeURIComponent(schemeFile(scheme))}">${written(view, titleOf(view, scheme))}</a></li>`)}</ul>`;
  return [
    { id: "state", label: say(view, "checks"), content: stateList(view, report) },
    { id: "schemes", label: say(view, "schemes"), content: schemes },
    { id: "documents", label: say(view, "documents"), content: documentsSection(view, report) },
    { id: "sources", label: say(view, "sources"), content: sourcesSection(view, report) },
    { id: "unresolved", label: say(view, "unresolvedMatters"), content: unresolvedSection(view, report) },
  ];
}

function benefitList(view: View, scheme: Scheme, { program }: ProvinceReport): Html {
  const own = program.benefits.filter((benefit) => benefit.scheme === scheme);
  if (own.length === 0) return html`<p>${say(view, "noBenefits")}</p>`;
  return html`<nav class="toc" aria-label="${say(view, "benefits")}"><ul>${own.map((benefit) => html`<li><a href="#${benefitAnchor(benefit)}">${written(view, titleOf(view, benefit))}</a></li>`)}</ul></nav>`;
}

function checkParts(view: View, report: ProvinceReport): readonly Part[] {
  const convergence = convergenceSection(view, report);
  return [
    { id: "guardrails", label: say(view, "guardrails"), content: guardrailSection(view, report) },
    { id: "coverage", label: say(view, "coverage"), content: coverageSection(view, report) },
    ...(convergence === undefined ? [] : [{ id: "convergence", label: say(view, "convergence"), content: convergence }]),
    { id: "findings", label: say(view, "findings"), content: findingsSection(view, report) },
  ];
}

/** For paper: without the list of pages and the workings of examples, and with room for names. */
function wholeParts(view: View, report: ProvinceReport, pages: readonly Page[]): readonly Part[] {
  const kept = pages.flatMap(({ file, parts }) => (file === "examples.html" ? [{ id: "examples", label: say(view, "examples"), content: examplesSection(view, report, false) }] : parts.filter(({ id }) => id !== "schemes")));
  return [...kept, { id: "signatures", label: say(view, "signOff"), content: signatures(view) }];
}
