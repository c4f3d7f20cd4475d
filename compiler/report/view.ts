import { FIRST_DAY, formatDay, LAST_DAY, type Day } from "../base/calendar.ts";
import { isChinese } from "../base/chinese.ts";
import type { Location } from "../base/span.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { fill, type Language } from "../diagnostics/render/fill.ts";
import { payerOf } from "../evaluate/explain-contribution.ts";
import { type Named, shownName } from "../model/names.ts";
import { type Content, html, type Html } from "./markup.ts";
import { type WordHoles, type WordKey, WORDS } from "./words.ts";

/** How one page speaks. */
export interface View {
  readonly language: Language;
  readonly asOf: Day;
  /** `path:line`, for whoever looks a figure up in the source. */
  readonly placeOf: (location: Location) => string;
}

/** A line is broken before the number of a line, never in it. */
export function placeText({ placeOf }: Pick<View, "placeOf">, location: Location): Content {
  const [, file, line] = /^(.*)(:\d+)$/.exec(placeOf(location)) ?? [];
  return file === undefined || line === undefined ? placeOf(location) : html`${file}<wbr><span class="nowrap">${line}</span>`;
}

export function say<K extends WordKey>({ language }: Pick<View, "language">, key: K, ...[holes]: keyof WordHoles<K> extends never ? [] : [WordHoles<K>]): string {
  return fill(WORDS[key], holes ?? {}, language);
}

/** Names, titles and reasons are as the drafter wrote them: where that is another language than the page's, the page says so. */
export function written({ language }: Pick<View, "language">, text: string): Content {
  return language === "en" && isChinese(text) ? html`<span lang="zh-CN">${text}</span>` : readable({ language }, text);
}

/** English names are written with _ between their words. */
export function readable({ language }: Pick<View, "language">, text: string): string {
  return language === "en" ? text.replace(/(?<=\p{L})_(?=\p{L})/gu, " ") : text;
}

/** Who pays in or bears a share. */
export function payerName(view: Pick<View, "language">, payer: string): string {
  return readable(view, payerOf(payer)[view.language]);
}

export function colon({ language }: Pick<View, "language">): string {
  return language === "zh" ? "：" : ": ";
}

export function phrase(view: Pick<View, "language">, text: Phrase): Content {
  return written(view, text[view.language]);
}

/** As it is called in the page's language; the title where one was given is the longer name. */
export function nameOf(view: Pick<View, "language">, named: Pick<Named, "name" | "other">): Content {
  return written(view, shownName(named, view.language));
}

export function titleOf({ language }: Pick<View, "language">, { title, ...named }: Pick<Named, "name" | "other" | "title">): string {
  const name = shownName(named, language);
  return title !== undefined && (language === "zh" || !isChinese(title)) ? title : readable({ language }, name);
}

export function days(view: Pick<View, "language">, { from, to }: { readonly from: Day; readonly to: Day }): string {
  const [start, end] = [from <= FIRST_DAY ? "" : formatDay(from), to >= LAST_DAY ? "" : formatDay(to)];
  const parts = view.language === "zh" ? [start && `${start} 起`, end && `至 ${end}`] : [start && `from ${start}`, end && `to ${end}`];
  return parts.filter((part) => part !== "").join(view.language === "zh" ? "" : " ") || say(view, "always");
}

export type Standing = "current" | "past" | "future";

function standingOf({ asOf }: Pick<View, "asOf">, { from, to }: { readonly from: Day; readonly to: Day }): Standing {
  return to < asOf ? "past" : asOf < from ? "future" : "current";
}

export function standingBadge(view: Pick<View, "asOf" | "language">, span: { readonly from: Day; readonly to: Day; readonly draft?: boolean }): Html {
  const standing = standingOf(view, span);
  const draft = span.draft === true ? html` <span class="badge warn">${say(view, "draft")}</span>` : undefined;
  return html`<span class="badge ${standing}">${say(view, standing)}</span>${draft}`;
}

export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: "en", zh: "zh-CN" };

/** An anchor that stays the same as long as the names do. */
export function anchor(...parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[^\p{L}\p{N}_]+/gu, "-")).join("-");
}
