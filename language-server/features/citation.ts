/** Where a number comes from, and how far the drafter vouches for it. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Citation, Document } from "../../compiler/model/citation.ts";

function phraseCitation(citation: Citation): Phrase {
  return { en: written(citation, "en", ({ title }) => title), zh: written(citation, "zh", ({ title }) => title) };
}

/** Each once, in words; nothing of what names no document. */
export function sourcesOf(citations: readonly Citation[], language: Language): readonly string[] {
  return [...new Set(citations.map((citation) => phraseCitation(citation)[language]))].filter((text) => text !== "");
}

/** With the documents' addresses behind their names. */
export function markdownCitation(citation: Citation, language: Language): string {
  return written(citation, language, ({ title, address }) => (address === undefined ? title : `[${title}](${address})`));
}

/** One line each, none twice; nothing where no document is named. */
export function citationLines(citations: readonly Citation[], language: Language): readonly string[] {
  return [...new Set(citations.map((citation) => markdownCitation(citation, language)))].filter((line) => line !== "").map((line) => `*${line}*`);
}

function written(citation: Citation, language: Language, show: (document: Document) => string): string {
  const { documents, article } = citation;
  const source = [...documents.map(show), ...(article === undefined ? [] : [article])].join(" ");
  return [source, ...marksOf(citation).map((mark) => mark[language])].filter((text) => text !== "").join(language === "zh" ? "；" : "; ");
}

function marksOf({ trust, remark, unresolved, provisional }: Citation): readonly Phrase[] {
  const why: Phrase = remark === undefined || remark === "" ? { en: "", zh: "" } : { en: ` (${remark})`, zh: `（${remark}）` };
  return [
    ...(trust === "unverified" ? [{ en: `not verified against the original${why.en}`, zh: `未核对原文${why.zh}` }] : []),
    ...(trust === "illustrative" ? [{ en: "illustrative, no law in force", zh: "示例，未核实" }] : []),
    ...(provisional ? [{ en: "provisional", zh: "暂定" }] : []),
    ...unresolved.map((text) => ({ en: `unresolved: ${text}`, zh: `待明确：${text}` })),
  ];
}
