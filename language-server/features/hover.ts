/** What a place means, as Markdown for people. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Span } from "../../compiler/base/span.ts";
import { KIND_NAMES } from "../../compiler/bind/scope.ts";
import type { Occurrence, Target } from "../../compiler/bind/occurrences/occurrence.ts";
import { phraseRegion } from "../../compiler/parts/phrase-facts.ts";
import { phraseSlot } from "../../compiler/parts/phrase-slot.ts";
import { phraseCell } from "../../compiler/parts/phrase-value.ts";
import type { Member } from "../../compiler/syntax/ast.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { computedRows, type ComputedRow, phraseCitation, phraseStretch, rowAt } from "./computed.ts";
import { docCommentBefore } from "./doc-comments.ts";
import { declarationsOf, nameAt } from "./names.ts";

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** At most so many values of one row are listed. */
const MOST = 12;

export function hoverAt(snapshot: Snapshot, file: string, offset: number, language: Language): Hover | undefined {
  const name = nameAt(snapshot, file, offset);
  const row = rowAt(computedRows(snapshot, file), offset);
  const blocks = [...(name === undefined ? [] : nameCard(snapshot, name, language)), ...(row === undefined ? [] : rowCard(row, language))];
  const span = name?.name.span ?? row?.row.location.span;
  return span === undefined || blocks.length === 0 ? undefined : { span, markdown: blocks.join("\n\n") };
}

// ── names ───────────────────────────────────────────────────────────────────
function nameCard(snapshot: Snapshot, { target }: Occurrence, language: Language): readonly string[] {
  const heading = headingOf(target, language);
  if (heading === undefined) return [];
  const [declared] = declarationsOf(target);
  const comment = declared === undefined ? undefined : docCommentBefore(snapshot.parsed.get(declared.file)?.tokens ?? [], declared.span.start);
  return [heading, ...detailsOf(target, language), ...(comment === undefined ? [] : [comment])];
}

function headingOf(target: Target, language: Language): string | undefined {
  switch (target.kind) {
    case "symbol": return titled(KIND_NAMES[target.symbol.kind][language], target.symbol.node.name.key, target.symbol.node.other?.key, target.symbol.node.title?.value);
    case "member": return titled(memberOf(target.dimension, language), target.member.name.key, target.member.other?.key, target.member.title?.value);
    case "unit": return titled(target.unit.isLibrary ? { en: "library", zh: "库" }[language] : { en: "policy", zh: "政策" }[language], target.unit.name, undefined, target.unit.tree.header?.title?.value);
    case "late": return target.symbols.map(({ kind, node, unit }) => `${KIND_NAMES[kind][language]} **${node.name.key}** (${unit})`).join("\n\n");
    case "word": return undefined;
  }
}

function memberOf({ node }: Extract<Target, { readonly kind: "member" }>["dimension"], language: Language): string {
  const name = language === "zh" ? (node.other ?? node.name).key : node.name.key;
  return { en: `member of “${name}”`, zh: `“${name}”的成员` }[language];
}

function titled(what: string, name: string, other: string | undefined, title: string | undefined): string {
  return `${what} **${name}**${other === undefined ? "" : ` ${other}`}${title === undefined ? "" : ` — ${title}`}`;
}

const CODE: Phrase = { en: "national code", zh: "国家编码" };
const INSIDE: Phrase = { en: "inside", zh: "属于" };

function detailsOf(target: Target, language: Language): readonly string[] {
  if (target.kind === "member") return memberDetails(target.member, language);
  if (target.kind !== "symbol") return [];
  const { node } = target.symbol;
  const code = "code" in node && node.code !== undefined ? [`${CODE[language]} ${node.code.value}`] : [];
  const members = node.kind === "Dimension" && node.members.length > 0 ? [node.members.map(({ name, other }) => (other === undefined ? name.key : `${name.key} ${other.key}`)).join(language === "zh" ? "、" : ", ")] : [];
  return [...code, ...members];
}

function memberDetails({ inside, code }: Member, language: Language): readonly string[] {
  return [...(inside === undefined ? [] : [`${INSIDE[language]} ${inside.key}`]), ...(code === undefined ? [] : [`${CODE[language]} ${code.value}`])];
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
