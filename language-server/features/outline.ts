/** The declarations of a file, for the outline and for finding them from anywhere. */
import type { Span } from "../../compiler/base/span.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { BenefitItem, ContributionPart, Declaration, SourceTree } from "../../compiler/syntax/ast.ts";
import type { Name } from "../../compiler/syntax/ast-terms.ts";
import type { KeywordId } from "../../compiler/syntax/keywords.ts";
import { wordFor } from "./spelling.ts";

export type OutlineKind = "policy" | "declaration" | "slot" | "member" | "rule" | "example";

export interface OutlineEntry {
  readonly name: string;
  /** What it is, in the words of the language, and its name in the other language. */
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly span: Span;
  /** What to mark: the name, where there is one. */
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}

const KINDS: Readonly<Partial<Record<Declaration["kind"], KeywordId>>> = {
  Province: "province", City: "city", Dimension: "dimension", Measure: "measure", BenefitKind: "kind", Period: "period", Parameter: "parameter",
  Indicator: "indicator", Scheme: "scheme", Benefit: "benefit", Pool: "pool", Contribution: "contribution", Account: "account", Fund: "fund",
};

export function outlineOf({ header, declarations }: SourceTree, language: Language): readonly OutlineEntry[] {
  const head = header?.name === undefined ? [] : [entry(header.name.key, wordFor(header.kind, language), "policy", header.span, header.name.span)];
  return [...head, ...declarations.map((node) => outlineDeclaration(node, language))];
}

function outlineDeclaration(node: Declaration, language: Language): OutlineEntry {
  const word = KINDS[node.kind];
  if ("name" in node && word !== undefined) return named(node.name, node.other, wordFor(word, language), "declaration", node.span, childrenOf(node, language));
  switch (node.kind) {
    case "Guardrail": return entry(node.title?.value ?? "", wordFor("guardrail", language), "rule", node.span, node.title?.span);
    case "Example": return entry(node.title?.value ?? "", wordFor("example", language), "example", node.span, node.title?.span);
    case "Settle": return entry(`${wordFor("settle", language)} ${node.schemes.map(({ key }) => key).join(", ")}`, "", "rule", node.span);
    case "Transition": return entry(`${wordFor("transition", language)} ${node.benefit?.key ?? ""}`, node.city?.key ?? "", "rule", node.span, node.word);
    case "Rounding": return entry(wordFor("rounding", language), "", "rule", node.span);
    case "Impossible": return entry(wordFor("impossible", language), "", "rule", node.span);
    case "Replace": return entry(node.target?.key ?? "", wordFor("replace", language), "rule", node.span, node.target?.span);
    case "AddTo": return entry(node.target?.key ?? "", wordFor("addTo", language), "rule", node.span, node.target?.span);
    case "Repeal": return entry(node.target?.key ?? "", wordFor("repeal", language), "rule", node.span, node.target?.span);
    case "Set": return entry(node.target?.key ?? "", wordFor("set", language), "rule", node.span, node.target?.span);
    default: return entry("", "", "declaration", node.span);
  }
}

function childrenOf(node: Declaration, language: Language): readonly OutlineEntry[] {
  switch (node.kind) {
    case "Benefit": return node.items.flatMap((item) => outlineItem(item, language));
    case "Dimension": return node.members.map(({ name, other, span }) => named(name, other, "", "member", span));
    case "Contribution":
    case "Account": return node.parts.map((part) => outlinePart(part, language));
    default: return [];
  }
}

function outlineItem(item: BenefitItem, language: Language): readonly OutlineEntry[] {
  if (item.kind === "Slot") return [entry(wordFor(item.slot, language), "", "slot", item.span, item.word)];
  return item.kind === "Adjust" ? [entry(`${wordFor("adjust", language)} ${wordFor(item.slot, language)}`, "", "slot", item.span)] : [];
}

function outlinePart(part: ContributionPart, language: Language): OutlineEntry {
  return entry(wordFor(part.part, language), "", "slot", part.span, part.word);
}

function named(name: Name, other: Name | undefined, word: string, kind: OutlineKind, span: Span, children: readonly OutlineEntry[] = []): OutlineEntry {
  return entry(name.key, [word, other?.key ?? ""].filter((part) => part !== "").join(" "), kind, span, name.span, children);
}

/** Editors refuse an empty name, and a selection outside its range. */
function entry(name: string, detail: string, kind: OutlineKind, span: Span, selection: Span = { start: span.start, end: span.start }, children: readonly OutlineEntry[] = []): OutlineEntry {
  const inside = selection.start >= span.start && selection.end <= span.end;
  return { name: name === "" ? "…" : name, detail, kind, span, selection: inside ? selection : { start: span.start, end: span.start }, children };
}

/** The letters of the query stand in their order in one of its names. */
export function isMeantBy(query: string, { name, detail }: OutlineEntry): boolean {
  const text = `${name} ${detail}`.toLowerCase();
  let at = -1;
  return [...query.toLowerCase()].every((letter) => {
    at = text.indexOf(letter, at + 1);
    return at >= 0;
  });
}
