/** A city's own file sets local values and departs for a time; it declares and amends nothing for the whole province. */
import { report } from "../diagnostics/report.ts";
import type { Declaration } from "../syntax/ast.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import { at } from "./context.ts";
import type { Document } from "./policies.ts";
import { keywordPhrase } from "./units.ts";

const OF_PROVINCE: Partial<Record<Declaration["kind"], KeywordId>> = {
  Scheme: "scheme", Benefit: "benefit", Pool: "pool", Settle: "settle", Rounding: "rounding", Contribution: "contribution", Account: "account", Fund: "fund",
  Impossible: "impossible", Replace: "replace", AddTo: "addTo", Repeal: "repeal",
};

export function isCitysOwn({ unit }: Document): boolean {
  return unit.tree.header?.implements !== undefined;
}

export function refuseRulesForProvince(document: Document): void {
  if (!isCitysOwn(document)) return;
  const { context, unit } = document;
  for (const node of unit.tree.declarations) {
    const word = OF_PROVINCE[node.kind];
    if (word !== undefined) context.report(report("ruleForProvince", at(context, "name" in node ? node.name : node), { word: keywordPhrase(word) }));
  }
}
