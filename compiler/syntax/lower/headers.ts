import { spanOf as spanBetween } from "../../base/span.ts";
import type { Header, Use } from "../ast.ts";
import type { QualifiedName, Text } from "../ast-terms.ts";
import type { CstNode } from "../cst.ts";
import type { KeywordId } from "../keywords.ts";
import { keyword, nodeOf, nodes } from "./cst.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { lowerTailItems, reportClauseTwice } from "./tails.ts";
import { dateOf, lowerQualifiedName, nameOf, textOf } from "./words.ts";

/** `loose` are the clauses on lines of their own below the first; each holds `headerClause`s, `effective`s and `tailItem`s, as the first line does. */
export function lowerHeader(lowering: Lowering, node: CstNode, loose: readonly CstNode[]): Header {
  const holders = [node, ...loose];
  const clauses = holders.flatMap((holder) => nodes(holder, "headerClause"));
  const saying = (id: KeywordId): CstNode | undefined => {
    const [first, second] = clauses.filter((clause) => keyword(clause, id));
    if (second && id !== "repeals") reportClauseTwice(lowering, second, id);
    return first;
  };
  const [effective, another] = holders.flatMap((holder) => nodes(holder, "effective"));
  if (another) reportClauseTwice(lowering, another, "effectiveFrom");
  const issued = saying("issued");
  const amends = saying("amends");
  const overridesLocal = saying("overridesLocal");
  const draft = saying("draft");
  const reviewBy = saying("reviewBy");
  const last = loose.at(-1);
  return {
    kind: keyword(node, "policy") ? "policy" : "library",
    name: qualifiedNameOf(lowering, node),
    title: textOf(node),
    issued: issued && dateOf(lowering, issued),
    effectiveFrom: effective && dateOf(lowering, effective),
    effectiveTo: effective && dateOf(lowering, effective, 1),
    amends: amends && qualifiedNameOf(lowering, amends),
    repeals: clauses.filter((clause) => keyword(clause, "repeals")).flatMap((clause) => documentsOf(lowering, clause)),
    overridesLocal: overridesLocal && spanIn(overridesLocal),
    implements: lowerImplements(lowering, saying("implements")),
    draft: draft && spanIn(draft),
    reviewBy: reviewBy && dateOf(lowering, reviewBy),
    tail: lowerTailItems(lowering, holders.flatMap((holder) => nodes(holder, "tailItem"))),
    span: last ? spanBetween(spanIn(node), spanIn(last)) : spanIn(node),
  };
}

function qualifiedNameOf(lowering: Lowering, node: CstNode): QualifiedName | undefined {
  const name = nodeOf(node, "qualifiedName");
  return name && lowerQualifiedName(lowering, name);
}

function lowerImplements(lowering: Lowering, node: CstNode | undefined): Header["implements"] {
  const policy = node && qualifiedNameOf(lowering, node);
  return node && policy && { policy, city: nameOf(lowering, node) };
}

function documentsOf(lowering: Lowering, node: CstNode): readonly (QualifiedName | Text)[] {
  return nodes(node, "document").flatMap((document) => textOf(document) ?? qualifiedNameOf(lowering, document) ?? []);
}

export function lowerUses(lowering: Lowering, node: CstNode): readonly Use[] {
  return documentsOf(lowering, node).map((target) => ({ target, span: target.span }));
}
