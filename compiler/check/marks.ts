/** A number is vouched for no better than the parameters it is made of: their marks go with it. */
import { findSymbol } from "../bind/scope.ts";
import type { Citation, Trust } from "../model/citation.ts";
import type { Expression, Name } from "../syntax/ast-terms.ts";
import type { Context } from "./context.ts";

const RANK: Readonly<Record<Trust, number>> = { verified: 0, unverified: 1, illustrative: 2 };

export function namesIn(value: Expression | undefined): Name[] {
  if (value?.kind === "Name") return [value.name];
  if (value?.kind === "Binary") return [...namesIn(value.left), ...namesIn(value.right)];
  return value?.kind === "Rounded" ? [...namesIn(value.value), ...namesIn(value.step)] : [];
}

export function withMarksOf({ scope, world }: Context, citation: Citation, values: readonly (Expression | undefined)[]): Citation {
  return values.flatMap(namesIn).reduce((marked, name) => {
    const symbol = findSymbol(scope, "Parameter", name);
    const own = symbol === undefined ? undefined : world.parameterCitations.get(symbol);
    return own === undefined ? marked : lowered(marked, own);
  }, citation);
}

function lowered(citation: Citation, by: Citation): Citation {
  const { trust, remark } = RANK[by.trust] > RANK[citation.trust] ? by : citation;
  const unresolved = [...new Set([...citation.unresolved, ...by.unresolved])];
  return { ...citation, trust, remark, unresolved, provisional: citation.provisional || by.provisional };
}
