/** HTML that cannot forget to escape: whatever stands in a hole of `html` is text, unless it was made by `html` itself. */
import { escapeMarkup } from "./escape.ts";

export interface Html {
  readonly markup: string;
}

export type Content = string | number | Html | undefined | readonly Content[];

/** Holes stand between tags or inside quoted attributes; `undefined` and an empty list leave nothing. */
export function html(strings: TemplateStringsArray, ...holes: readonly Content[]): Html {
  return { markup: strings.map((text, index) => text + markupOf(holes[index])).join("") };
}

/** What was made elsewhere and is known to be markup: a picture. */
export function asMarkup(markup: string): Html {
  return { markup };
}

function markupOf(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "string") return escapeMarkup(content);
  if (typeof content === "number") return String(content);
  return isHtml(content) ? content.markup : content.map(markupOf).join("");
}

function isHtml(content: Html | readonly Content[]): content is Html {
  return "markup" in content;
}
