/** What a place means, as Markdown for people. */
import type { Span } from "../../compiler/base/span.ts";
import { phraseRegion } from "../../compiler/parts/phrase-facts.ts";
import { phraseSlot } from "../../compiler/parts/phrase-slot.ts";
import { phraseCell } from "../../compiler/parts/phrase-value.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { cardOf } from "./card.ts";
import { citationLines } from "./citation.ts";
import { computedRows, type ComputedRow, phraseStretch, rowAt } from "./computed.ts";
import { declaredBlocks } from "./declared-card.ts";
import { nameAt } from "./names.ts";
import type { Reader } from "./reader.ts";
import { formOf } from "./signature-forms.ts";
import { wordFor } from "./spelling.ts";

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** At most so many values of one row are listed. */
const MOST = 12;

export function hoverAt(snapshot: Snapshot, file: string, offset: number, reader: Reader): Hover | undefined {
  const name = nameAt(snapshot, file, offset);
  const row = rowAt(computedRows(snapshot, file), offset);
  const card = name === undefined ? [] : [...cardOf(snapshot, name.target, reader.language), ...declaredBlocks(snapshot, name.target, reader)];
  const blocks = [...card, ...(row === undefined ? [] : rowCard(row, reader))];
  const span = name?.name.span ?? row?.row.location.span;
  return span === undefined || blocks.length === 0 ? wordCard(snapshot, file, offset, reader) : { span, markdown: blocks.join("\n\n") };
}

/** A word of the language in both spellings, with what it is for where that is more than its name. */
function wordCard({ parsed }: Snapshot, file: string, offset: number, { language }: Reader): Hover | undefined {
  const token = parsed.get(file)?.tokens.find(({ kind, keyword, span }) => kind === "Keyword" && keyword !== undefined && span.start <= offset && offset < span.end);
  if (token?.keyword === undefined) return undefined;
  const other = language === "zh" ? "en" : "zh";
  const [about] = formOf(token.keyword, false) ?? [];
  const heading = `**${wordFor(token.keyword, language)}** ${wordFor(token.keyword, other)}`;
  return { span: token.span, markdown: about === undefined ? heading : `${heading}\n\n${about.about[language]}` };
}

/** Every value that the row gives, after statistics and adjustments, with all the documents that had a part in it. */
function rowCard({ slot, row, periods }: ComputedRow, { language }: Reader): readonly string[] {
  const lines = periods.flatMap(({ period, parts }) => parts.map(({ region, value }) => {
    const stretch = phraseStretch(period.from, period.to)[language];
    const [facts, amount] = [phraseRegion(period.axes, region)[language], phraseCell(value, slot.unit)[language]];
    return language === "zh" ? `- ${facts}：**${amount}**（${stretch}）` : `- ${facts}: **${amount}** (${stretch})`;
  }));
  const more = lines.length > MOST ? [{ en: `- and ${lines.length - MOST} more`, zh: `- 另有 ${lines.length - MOST} 项` }[language]] : [];
  const citations = [row.citation, ...periods.flatMap(({ parts }) => parts.flatMap((part) => part.citations))];
  return [phraseSlot(slot)[language], [...lines.slice(0, MOST), ...more].join("\n"), ...citationLines(citations, language)];
}
