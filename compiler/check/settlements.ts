/** The order in which the layers of a scheme pay. */
import { rational } from "../base/rational.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Settlement } from "../model/benefit.ts";
import { namePhrase } from "../model/names.ts";
import type { Benefit, Rounding, Settle } from "../syntax/ast.ts";
import { cite } from "./citations.ts";
import { findSymbol } from "../bind/scope.ts";
import type { Symbol, Unit } from "../bind/symbols.ts";
import type { Name } from "../syntax/ast-terms.ts";
import { at, calledName, resolve } from "./context.ts";
import type { Context } from "./context.ts";
import { checkValue, constantAmount, isStep } from "./expressions.ts";
import { startAt, stretchPhrase } from "./dated.ts";
import type { Timeline } from "./dated.ts";
import { stretchOf } from "./policies.ts";
import type { Document } from "./policies.ts";

export function checkSettle(document: Document, node: Settle): Settlement[] {
  const { context } = document;
  const location = at(context, node);
  const steps = node.steps.map((step) => ({
    oneOf: step.oneOf,
    benefits: step.names.flatMap((name) => benefitFor(context, name, node.schemes)?.key ?? []),
    location: at(context, step),
  }));
  refuseRepeats(context, node);
  const rounding = roundingOf(document);
  const citation = cite(document.citation, node.tail, location);
  return node.schemes.flatMap((name) => {
    const symbol = resolve(context, "Scheme", name);
    const scheme = symbol === undefined ? undefined : context.world.schemes.get(symbol);
    return scheme === undefined ? [] : [{ scheme, ...stretchOf(document, node.tail), steps, rounding, citation, location }];
  });
}

/** A layer pays once. */
function refuseRepeats(context: Context, { steps }: Settle): void {
  const seen = new Set<string>();
  for (const name of steps.flatMap(({ names }) => names)) {
    const key = findSymbol(context.scope, "Benefit", name)?.key ?? name.key;
    if (seen.has(key)) context.report(report("writtenTwice", at(context, name), { word: name.key }));
    seen.add(key);
  }
}

/** A benefit of each of the schemes that are settled in this order. */
function benefitFor(context: Context, name: Name, schemes: readonly Name[]): (Symbol & { readonly node: Benefit }) | undefined {
  const symbol = resolve<Benefit>(context, "Benefit", name);
  if (symbol === undefined) return undefined;
  const own = symbol.node.schemes.map((scheme) => findSymbol(context.scope, "Scheme", scheme));
  const other = schemes.find((scheme) => findSymbol(context.scope, "Scheme", scheme) !== undefined && !own.includes(findSymbol(context.scope, "Scheme", scheme)));
  if (other === undefined || own.includes(undefined) || own.length === 0) return symbol;
  context.report(report("ofOtherScheme", at(context, name), { word: name.key, scheme: calledName(context, "Scheme", other) }));
  return undefined;
}

/** A later order replaces an earlier one of the same scheme from its first day. */
export function settlementTimeline(settlements: readonly Settlement[], sink: (diagnostic: Diagnostic) => void): Settlement[] {
  const schemes = [...new Set(settlements.map(({ scheme }) => scheme))];
  return schemes.flatMap((scheme) => {
    const own = settlements.filter((settlement) => settlement.scheme === scheme).sort((a, b) => a.from - b.from);
    own.slice(1).forEach((settlement, index) => reportSameDay(own[index], settlement, sink));
    return own.reduce<Timeline<Settlement>>((timeline, value) => startAt(timeline, { from: value.from, to: value.to, value }), [])
      .map(({ from, to, value }) => ({ ...value, from, to }));
  });
}

function reportSameDay(first: Settlement | undefined, second: Settlement, sink: (diagnostic: Diagnostic) => void): void {
  if (first === undefined || first.from !== second.from) return;
  const notes = [{ location: first.location, text: { en: "the other order", zh: "另一处结算顺序" } }];
  sink(report("timeOverlap", second.location, {
    time: stretchPhrase({ from: second.from, to: Math.min(first.to, second.to) }), slot: { en: "settlement order", zh: "结算顺序" }, owner: namePhrase(second.scheme),
  }, { notes }));
}

/** An order in an amending file keeps the rounding of the file it amends, unless it says its own. */
function roundingIn({ tree, isLibrary }: Unit): Rounding | undefined {
  return isLibrary ? undefined : tree.declarations.find((declaration): declaration is Rounding => declaration.kind === "Rounding");
}

/** Half up to the fen unless the policy says otherwise (language reference, “What a benefit pays”, step 5). */
function roundingOf(document: Document): Settlement["rounding"] {
  const node = roundingIn(document.unit) ?? document.context.scope.visible.map(roundingIn).find((found) => found !== undefined);
  if (node === undefined) return { step: 1n, residual: undefined };
  const value = checkValue(document.context, node.step, { types: ["fen"], what: { en: "The step of rounding", zh: "取整单位" } });
  const amount = constantAmount(value);
  const step = amount !== undefined && isStep(document.context, node.step, amount) ? amount : rational(1n);
  const residual = node.residual === undefined ? undefined : resolve<Benefit>(document.context, "Benefit", node.residual)?.key;
  return { step: step.numerator, residual };
}
