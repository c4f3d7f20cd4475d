/** Clause tails to citations: what a clause does not say it inherits from the clause around it and from the head of its file. */
import type { Location } from "../base/span.ts";
import type { Allowance, Citation, Document, Trust } from "../model/citation.ts";
import type { Header } from "../syntax/ast.ts";
import type { SourceMention, Tail } from "../syntax/ast-terms.ts";
import { report } from "../diagnostics/report.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";

const RANK: Readonly<Record<Trust, number>> = { verified: 0, unverified: 1, illustrative: 2 };

export function headCitation(header: Header | undefined, location: Location): Citation {
  const bare: Citation = { documents: [], article: undefined, trust: "verified", remark: undefined, unresolved: [], provisional: false, location };
  return header === undefined ? bare : cite(bare, header.tail, location);
}

export function cite(parent: Citation, tail: Tail, location: Location): Citation {
  const own = trustOf(tail);
  const lower = RANK[own.trust] > RANK[parent.trust] || (own.trust === parent.trust && own.remark !== undefined);
  return {
    documents: tail.sources.length > 0 ? tail.sources.map(documentOf) : parent.documents,
    article: tail.article?.value ?? (tail.sources.length > 0 ? undefined : parent.article),
    trust: lower ? own.trust : parent.trust,
    remark: lower ? own.remark : parent.remark,
    unresolved: [...new Set([...parent.unresolved, ...tail.unresolved.flatMap(({ reason }) => (reason === undefined ? [] : [reason.value]))])],
    provisional: parent.provisional || tail.provisional !== undefined,
    location,
  };
}

function trustOf(tail: Tail): { readonly trust: Trust; readonly remark: string | undefined } {
  if (tail.illustrative !== undefined) return { trust: "illustrative", remark: tail.illustrative.reason?.value };
  if (tail.unverified !== undefined) return { trust: "unverified", remark: tail.unverified.reason?.value };
  return { trust: "verified", remark: undefined };
}

function documentOf({ document, address, digest }: SourceMention): Document {
  return { title: document.value, address: address?.value, digest: digest?.value };
}

/** `allow CODE because "…"`; the code must be one of ours and the reason must be given. */
export function allowancesOf(context: Context, tail: Tail): Allowance[] {
  return tail.allowances.flatMap(({ code, because, article, span }) => {
    const isCode = /^TC\d{4}$/.test(code.key);
    if (!isCode) context.report(report("allowWhat", at(context, code), { word: code.key }));
    if (!isCode || because === undefined) return [];
    return [{ code: code.key, because: because.value, article: article?.value, location: at(context, { span }) }];
  });
}
