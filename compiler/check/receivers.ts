/** Where the money of a contribution goes: a declared fund, a declared account, or the words for “the” pooled fund and account. */
import { findSymbol, namesOf, symbolsOf, unknownName } from "../bind/scope.ts";
import { report } from "../diagnostics/report.ts";
import type { Contribution, Fund } from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-terms.ts";
import { at, calledName } from "./context.ts";
import type { Context } from "./context.ts";
import { keywordPhrase } from "./units.ts";

/** What a scheme's pooled fund is called where no `fund` declares it. */
const POOLED_FUND: readonly string[] = ["pooled_fund", "统筹基金"];

/** By its declared name; the word for “the” account stands for itself. */
export function receiverName(context: Context, name: Name): string {
  return declaredReceiver(context, name)?.key ?? name.keyword ?? name.key;
}

/** The receiver exists and belongs to the schemes of those who pay. */
export function checkReceiver(context: Context, name: Name, schemes: readonly Name[]): void {
  const receiver = declaredReceiver(context, name);
  if (receiver === undefined) {
    if (name.keyword === "account" || POOLED_FUND.includes(name.key)) return;
    const known = [...namesOf([...symbolsOf(context.scope, "Fund"), ...symbolsOf(context.scope, "Account")]), ...POOLED_FUND, ...Object.values(keywordPhrase("account"))];
    context.report(unknownName(at(context, name), name.key, { en: "fund or personal account", zh: "基金或个人账户" }, known));
    return;
  }
  const own = (receiver.node as Fund | Contribution).schemes.map((scheme) => findSymbol(context.scope, "Scheme", scheme));
  const other = own.length === 0 ? undefined : schemes.find((scheme) => !own.includes(findSymbol(context.scope, "Scheme", scheme)));
  if (other !== undefined) context.report(report("ofOtherScheme", at(context, name), { word: name.key, scheme: calledName(context, "Scheme", other) }));
}

function declaredReceiver({ scope }: Context, name: Name) {
  return findSymbol(scope, "Fund", name) ?? findSymbol(scope, "Account", name);
}
