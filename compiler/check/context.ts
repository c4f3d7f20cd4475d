import type { Location, Span } from "../base/span.ts";
import type { Symbol, SymbolKind } from "../bind/symbols.ts";
import { findSymbol, resolveSymbol } from "../bind/scope.ts";
import type { Scope } from "../bind/scope.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import type { BenefitKind } from "../syntax/ast.ts";
import type { Name, Names } from "../syntax/ast-terms.ts";
import type { Citation } from "../model/citation.ts";
import type { Measure, Period, Scheme } from "../model/benefit.ts";
import type { Dimension } from "../model/dimension.ts";
import type { ValueExpression } from "../model/expression.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Province } from "../model/jurisdiction.ts";
import { namePhrase } from "../model/names.ts";
import type { Day } from "../base/calendar.ts";
import type { Referable } from "../bind/symbols.ts";

/** A parameter's value with the dates it is in force. */
export interface DatedValue {
  readonly from: Day;
  readonly to: Day;
  readonly value: ValueExpression;
}

/** What one province's declarations mean, filled in the order of `province.ts`. */
export interface World {
  readonly province: Province;
  /** The province's cities as a dimension, id `@city`. */
  readonly cities: Dimension;
  readonly dimensions: Map<Symbol, Dimension>;
  readonly indicators: Map<Symbol, Indicator>;
  readonly parameters: Map<Symbol, ValueExpression>;
  readonly parameterCitations: Map<Symbol, Citation>;
  readonly measures: Map<Symbol, Measure>;
  readonly periods: Map<Symbol, Period>;
  readonly schemes: Map<Symbol, Scheme>;
  readonly kinds: Map<Symbol, BenefitKind>;
}

/** Reading one file of a province. */
export interface Context {
  readonly world: World;
  readonly scope: Scope;
  readonly file: string;
  readonly report: (diagnostic: Diagnostic) => void;
}

export function at(context: Context, node: { readonly span: Span }): Location {
  return { file: context.file, span: node.span };
}

/** The symbol a name stands for, or `undefined` after saying that there is none. */
export function resolve<T extends Referable>(context: Context, kind: SymbolKind & T["kind"], name: Name): (Symbol & { readonly node: T }) | undefined {
  return resolveSymbol<T>(context.scope, kind, name, context.file, context.report);
}

/** What a declared thing is called in a sentence of either language. */
export function declaredName({ name, other }: Names): Phrase {
  return namePhrase({ name: name.key, other: other?.key });
}

/** The same for what a name stands for; a name that stands for nothing, as written. */
export function calledName({ scope }: Context, kind: SymbolKind, name: Name): Phrase | string {
  const symbol = findSymbol(scope, kind, name);
  return symbol === undefined ? name.key : namePhrase({ name: symbol.key, other: symbol.otherKey });
}
