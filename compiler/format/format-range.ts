/** The layout of a part of a file, for an editor. */
import type { Span } from "../base/span.ts";
import { layOut, pageOf, type FormatOptions, type Formatted } from "./format.ts";
import type { Item } from "./items.ts";
import { frameOf, withLineEnds } from "./line-ends.ts";
import { printItems } from "./print.ts";

export type FormattedRange =
  /** `span` is what `text` takes the place of: whole lines, without the end of the last. */
  | { readonly kind: "formatted"; readonly span: Span; readonly text: string }
  | { readonly kind: "nothing" }
  | Extract<Formatted, { readonly kind: "refused" }>;

/** Lays out what stands between the empty lines around a range, which is what can be laid out without the rest. */
export function formatRange(text: string, range: Span, options: FormatOptions = {}): FormattedRange {
  const layout = layOut(text, options);
  if (layout.kind === "refused") return layout;
  const { items } = layout;
  const touched = items.map(({ span }) => span.start <= range.end && span.end >= range.start);
  if (!touched.includes(true)) return { kind: "nothing" };
  let [first, last] = [touched.indexOf(true), touched.lastIndexOf(true)];
  while (first > 0 && items[first]?.blankBefore === false) first -= 1;
  while (items[last + 1]?.blankBefore === false) last += 1;
  const chosen = items.slice(first, last + 1);
  const span = { start: startOfLine(text, chosen[0]?.span.start ?? 0), end: Math.max(...chosen.map(endOf)) };
  return { kind: "formatted", span, text: withLineEnds(printItems(chosen, pageOf(options)).trimEnd(), frameOf(text)) };
}

function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

function endOf(item: Item): number {
  const trailing = item.kind === "remark" ? undefined : item.trailing.at(-1);
  return trailing?.span.end ?? item.span.end;
}
