/** What a place means, as Markdown for people. */
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Span } from "../../compiler/base/span.ts";
import { phraseRegion } from "../../compiler/parts/phrase-facts.ts";
import { phraseSlot } from "../../compiler/parts/phrase-slot.ts";
import { phraseCell } from "../../compiler/parts/phrase-value.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { cardOf } from "./card.ts";
import { computedRows, type ComputedRow, phraseCitation, phraseStretch, rowAt } from "./computed.ts";
import { nameAt } from "./names.ts";

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** At most so many values of one row are listed. */
const MOST = 12;

export function hoverAt(snapshot: Snapshot, file: string, offset: number, language: Language): Hover | undefined {
  const name = nameAt(snapshot, file, offset);
  const row = rowAt(computedRows(snapshot, file), offset);
  const blocks = [...(name === undefined ? [] : cardOf(snapshot, name.target, language)), ...(row === undefined ? [] : rowCard(row, language))];
  const span = name?.name.span ?? row?.row.location.span;
  return span === undefined || blocks.length === 0 ? undefined : { span, markdown: blocks.join("\n\n") };
}

// ── rows ────────────────────────────────────────────────────────────────────
function rowCard({ slot, row, periods }: ComputedRow, language: Language): readonly string[] {
  const lines = periods.flatMap(({ period, parts }) => parts.map(({ region, value }) => {
    const stretch = phraseStretch(period.from, period.to)[language];
    return `- ${phraseRegion(period.axes, region)[language]}${language === "zh" ? "：" : ": "}**${phraseCell(value, slot.unit)[language]}** (${stretch})`;
  }));
  const more = lines.length > MOST ? [{ en: `- and ${lines.length - MOST} more`, zh: `- 另有 ${lines.length - MOST} 项` }[language]] : [];
  const source = phraseCitation(row.citation)[language];
  return [phraseSlot(slot)[language], [...lines.slice(0, MOST), ...more].join("\n"), ...(source === "" ? [] : [`*${source}*`])];
}
