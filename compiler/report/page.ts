/** The frame around every page: nothing is loaded from anywhere, and nothing needs a script. */
import { formatDay } from "../base/calendar.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { asMarkup, type Content, html, type Html } from "./markup.ts";
import { SCREEN_STYLE } from "./screen-style.ts";
import { printStyle } from "./print-style.ts";
import { LANGUAGE_TAGS, say, type View, written } from "./view.ts";

/** A page's place in the site, from the root of its language: `index.html`, `beijing/employee.html`. */
export interface PagePlace {
  readonly path: string;
  /** Whether the same page stands in the other language's folder. */
  readonly isTwofold: boolean;
}

export interface PageParts {
  readonly place: PagePlace;
  readonly title: string;
  /** Above the title: of which province. */
  readonly over?: Content;
  readonly lead?: Content;
  /** The pages of the same province, the one at hand among them. */
  readonly siblings: readonly { readonly path: string; readonly label: string }[];
  /** What of the page one can go to. */
  readonly sections: readonly { readonly id: string; readonly label: string }[];
  readonly body: Html;
}

/** As a path is written in a link; names of files are plain, but what a drafter called things may be any letters. */
export function hrefBetween(from: string, to: string): string {
  const up = from.split("/").slice(1).map(() => "../").join("");
  return `${up}${to.split("/").map(encodeURIComponent).join("/")}`;
}

const OTHER: Readonly<Record<Language, Language>> = { en: "zh", zh: "en" };

export function pageText(view: View, { place, title, over, lead, siblings, sections, body }: PageParts): string {
  const { language } = view;
  const footer = `${say(view, "asOf", { day: formatDay(view.asOf) })} · ${say(view, "siteTitle")}`;
  const other = place.isTwofold ? html`<a class="language" href="${hrefBetween(place.path, "")}../${OTHER[language]}/${asMarkup(place.path.split("/").map(encodeURIComponent).join("/"))}" lang="${LANGUAGE_TAGS[OTHER[language]]}" hreflang="${LANGUAGE_TAGS[OTHER[language]]}">${say(view, "otherLanguage")}</a>` : undefined;
  const page = html`<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title} · ${say(view, "siteTitle")}</title>
<style>${asMarkup(SCREEN_STYLE)}${asMarkup(printStyle(title, say(view, "asOf", { day: formatDay(view.asOf) }), language))}</style>
</head>
<body>
<a class="skip" href="#content">${say(view, "skip")}</a>
<header class="top"><a class="home" href="${hrefBetween(place.path, "index.html")}">${say(view, "home")}</a>${other}</header>
${siblings.length === 0 ? undefined : html`<nav class="pages" aria-label="${say(view, "contents")}"><ul>${siblings.map(({ path, label }) => html`<li><a href="${hrefBetween(place.path, path)}"${path === place.path ? html` aria-current="page"` : undefined}>${written(view, label)}</a></li>`)}</ul></nav>`}
<main id="content" tabindex="-1">
<div class="title">${over === undefined ? undefined : html`<p class="over">${over}</p>`}<h1>${written(view, title)}</h1><p class="day">${say(view, "asOf", { day: formatDay(view.asOf) })}</p>${lead === undefined ? undefined : html`<p class="lead">${lead}</p>`}</div>
${sections.length < 2 ? undefined : html`<nav class="toc" aria-label="${title}"><ul>${sections.map(({ id, label }) => html`<li><a href="#${id}">${written(view, label)}</a></li>`)}</ul></nav>`}
${body}
</main>
<footer>${footer}</footer>
</body>
</html>
`;
  return page.markup;
}

/** A part of a page that its contents list. */
export function part(view: View, id: string, label: string, content: Content): Html {
  return html`<section class="part" id="${id}"><h2>${written(view, label)}</h2>${content}</section>`;
}
