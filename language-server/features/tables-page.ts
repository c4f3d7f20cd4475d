/** The compiled tables of a file beside its source: what every clause comes to, for whom, since when, by what document. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Axis, NamedBox } from "../../compiler/model/dimension.ts";
import type { Slot } from "../../compiler/model/slot.ts";
import type { DecidedPart, DecidedPeriod, DecidedSlot } from "../../compiler/parts/decided.ts";
import { bothNames, phraseRegion } from "../../compiler/parts/phrase-facts.ts";
import { phraseSlot } from "../../compiler/parts/phrase-slot.ts";
import { phraseCell } from "../../compiler/parts/phrase-value.ts";
import { forEachInterval } from "../../compiler/space/side.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { phraseCitation } from "./citation.ts";
import { phraseStretch } from "./computed.ts";
import { escaped, pageOf } from "./page.ts";

const TITLE: Phrase = { en: "Compiled tables", zh: "编译后的表" };
const VALUE: Phrase = { en: "value", zh: "数值" };
const SOURCE: Phrase = { en: "source", zh: "依据" };
const ANY: Phrase = { en: "any", zh: "任意" };
const NONE: Phrase = { en: "This file gives no values of its own.", zh: "本文件没有自己的数值。" };
/** Rows of one period that are seen at once; the others unfold below them. */
const ROWS_SEEN = 200;
/** More than these would be slow to show; they are for the JSON files. */
const ROWS_UNFOLDED = 5000;

export function tablesPage({ decided }: Snapshot, file: string, language: Language): string {
  const own = [...decided.values()].filter(({ periods }) => periods.some((period) => isFrom(period, file))).sort((a, b) => startOf(a, file) - startOf(b, file));
  const body = own.map((slot) => sectionOf(slot, file, language)).join("\n");
  return pageOf(TITLE[language], body === "" ? `<p class="none">${NONE[language]}</p>` : body, language);
}

/** A row of the file gives a value in it. */
function isFrom({ version, parts }: DecidedPeriod, file: string): boolean {
  return parts.length > 0 && version.rows.some(({ location }) => location.file === file);
}

function startOf({ periods }: DecidedSlot, file: string): number {
  return Math.min(...periods.flatMap(({ version }) => version.rows.filter(({ location }) => location.file === file).map(({ location }) => location.span.start)));
}

function sectionOf({ slot, periods }: DecidedSlot, file: string, language: Language): string {
  const shown = periods.filter((period) => isFrom(period, file));
  return shown.map((period, index) => {
    const heading = index === 0 ? escaped(phraseSlot(slot)[language]) : "";
    return `<h2>${heading}<span class="when">${escaped(phraseStretch(period.from, period.to)[language])}</span></h2>\n${tableOf(slot, period, language)}`;
  }).join("\n");
}

function tableOf(slot: Slot, { axes, parts }: DecidedPeriod, language: Language): string {
  const used = axes.filter(({ key }) => parts.some(({ region }) => region.has(key)));
  const sources = sourcesOf(parts, language);
  const head = `<tr>${[...used.map((axis) => nameOf(axis)[language]), VALUE[language], ...(sources.areShared ? [] : [SOURCE[language]])].map((name) => `<th>${escaped(name)}</th>`).join("")}</tr>`;
  const table = (from: number, to: number): string => `<table>${head}\n${parts.slice(from, to).map((part) => rowOf(slot, used, part, sources, language)).join("\n")}</table>`;
  const [more, left] = [Math.min(parts.length, ROWS_UNFOLDED) - ROWS_SEEN, parts.length - ROWS_UNFOLDED];
  const rest = more > 0 ? `<details><summary>${{ en: `${more} more rows`, zh: `其余 ${more} 行` }[language]}</summary>${table(ROWS_SEEN, ROWS_UNFOLDED)}</details>` : "";
  return table(0, ROWS_SEEN) + rest + (left > 0 ? `<p class="none">${leftOut(left)[language]}</p>` : "") + sourceList(sources, language);
}

/** What the values of one table rest on: each once, in the order of its first row. */
interface Sources {
  readonly texts: readonly string[];
  /** Every row rests on all of them, so that no row has to say which. */
  readonly areShared: boolean;
}

function sourcesOf(parts: readonly DecidedPart[], language: Language): Sources {
  const rows = parts.map((part) => sourcesOfPart(part, language));
  const texts = [...new Set(rows.flat())];
  return { texts, areShared: rows.every((row) => row.length === texts.length) };
}

function sourcesOfPart({ citations }: DecidedPart, language: Language): readonly string[] {
  return [...new Set(citations.map((citation) => phraseCitation(citation)[language]))].filter((text) => text !== "");
}

/** Below the table, numbered where its rows name them by number. */
function sourceList({ texts, areShared }: Sources, language: Language): string {
  if (texts.length === 0) return "";
  const lines = texts.map((text, index) => `${areShared ? "" : `[${index + 1}] `}${escaped(text)}`);
  return `<p class="source">${SOURCE[language]}${language === "zh" ? "：" : ": "}${areShared ? "" : "<br>"}${lines.join("<br>")}</p>`;
}

function leftOut(rows: number): Phrase {
  return { en: `${rows} rows are not shown; tongchou build writes all of them.`, zh: `另有 ${rows} 行未显示；tongchou build 写出全部各行。` };
}

function nameOf({ dimension, member }: Axis): Phrase {
  return bothNames(member ?? dimension);
}

function rowOf(slot: Slot, used: readonly Axis[], part: DecidedPart, { texts, areShared }: Sources, language: Language): string {
  const facts = used.map((axis) => factOf(axis, part.region)[language]);
  const value = linesOf(part.value).map((line) => escaped(phraseCell(line, slot.unit)[language])).join("<br>");
  const numbers = sourcesOfPart(part, language).map((text) => `[${texts.indexOf(text) + 1}]`).join(" ");
  return `<tr>${facts.map((fact) => `<td>${escaped(fact)}</td>`).join("")}<td class="value">${value}</td>${areShared ? "" : `<td class="source">${numbers}</td>`}</tr>`;
}

/** The heading names the fact; the cell says only which. */
function factOf(axis: Axis, region: NamedBox): Phrase {
  const side = region.get(axis.key);
  if (side === undefined) return ANY;
  const { kind } = axis.dimension.domain;
  if (axis.member !== undefined || (kind !== "integer" && kind !== "counts")) return phraseRegion([axis], region);
  const ranges: Phrase[] = [];
  forEachInterval(side, (lo, hi) => void ranges.push(phraseRange(axis, lo, hi)));
  return { en: ranges.map(({ en }) => en).join(", "), zh: ranges.map(({ zh }) => zh).join("、") };
}

function phraseRange({ offset, size }: Axis, lo: number, hi: number): Phrase {
  const [low, high] = [String(lo + offset), String(hi + offset)];
  if (lo === hi) return { en: low, zh: low };
  if (hi === size - 1) return lo === 0 ? ANY : { en: `${low} and over`, zh: `${low} 及以上` };
  return lo === 0 ? { en: `${high} and under`, zh: `${high} 及以下` } : { en: `${low} to ${high}`, zh: `${low}～${high}` };
}

/** Bands stand one below the other: a page beside a source is narrow. */
function linesOf(value: DecidedPart["value"]): readonly DecidedPart["value"][] {
  return value.kind === "bands" ? value.bands.map((band) => ({ ...value, bands: [band] })) : [value];
}
