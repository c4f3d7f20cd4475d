/** The things that rules are written with (dimensions, measures, schemes, indicators, parameters), as one province sees them. */
import type { Symbol, Unit } from "../bind/symbols.ts";
import { isCalled, nameLocation } from "../bind/symbols.ts";
import { KIND_NAMES, fillsName, findSymbol } from "../bind/scope.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics/report.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Province } from "../model/jurisdiction.ts";
import type { AddTo, Dimension, Indicator, Measure, Parameter, Period, Scheme } from "../syntax/ast.ts";
import { refuseMisplacedAllowances } from "./allowances.ts";
import { cite } from "./citations.ts";
import { at } from "./context.ts";
import type { Context, World } from "./context.ts";
import { checkDimension, cityDimension, extendDimension } from "./dimensions.ts";
import { refuseIdleClauses } from "./idle-clauses.ts";
import { checkIndicator, checkParameter } from "./indicators.ts";
import { namesIn, withMarksOf } from "./marks.ts";
import { readDocument } from "./policies.ts";
import type { Document } from "./policies.ts";
import { checkScheme } from "./schemes.ts";

/** A file that the province's rules are written in or with. */
export interface Reading {
  readonly world: World;
  readonly documents: ReadonlyMap<string, Document>;
}

export function readWorld(
  province: Province, own: readonly Unit[], reached: readonly Unit[], scopes: ReadonlyMap<string, Scope>, sink: (diagnostic: Diagnostic) => void,
): Reading {
  const world: World = {
    province, cities: cityDimension(province), dimensions: new Map(), indicators: new Map(), parameters: new Map(), parameterCitations: new Map(),
    measures: new Map(), periods: new Map(), schemes: new Map(), kinds: new Map(),
  };
  const documents = new Map<string, Document>();
  for (const unit of reached) {
    const scope = scopes.get(unit.file);
    if (scope !== undefined) documents.set(unit.file, readDocument({ world, scope, file: unit.file, report: sink }, unit, province));
  }
  endRepealed(documents);
  for (const { context } of documents.values()) {
    refuseMisplacedAllowances(context);
    refuseIdleClauses(context);
  }
  fillDimensions(world, documents, own);
  const symbols = reached.flatMap((unit) => unit.symbols);
  for (const symbol of symbols) fillPlain(world, documents, symbol);
  fillNamedIndicators(world, own, symbols);
  for (const symbol of symbols) if (symbol.kind === "Parameter") fillParameter(world, documents, symbol, []);
  for (const symbol of symbols) fillScheme(world, documents, symbol);
  return { world, documents };
}

/** A document that another repeals ends the day before that one begins. */
function endRepealed(documents: Map<string, Document>): void {
  const repeals = [...documents.values()].flatMap(({ unit, from }) => (unit.tree.header?.repeals ?? []).map((target) => ({ target, from })));
  for (const [file, document] of documents) {
    const ends = repeals.filter(({ target }) => "parts" in target && target.key === document.unit.name).map(({ from }) => from - 1);
    if (ends.length > 0) documents.set(file, { ...document, to: Math.min(document.to, ...ends) });
  }
}

function fillDimensions(world: World, documents: ReadonlyMap<string, Document>, own: readonly Unit[]): void {
  for (const { unit, context } of documents.values()) {
    for (const symbol of unit.symbols) {
      if (symbol.kind === "Dimension") world.dimensions.set(symbol, checkDimension(context, symbol, symbol.node as Dimension));
    }
  }
  for (const unit of own) {
    const additions = unit.tree.declarations.filter((node): node is AddTo => node.kind === "AddTo" && node.what === "dimension");
    for (const addition of additions) extend(world, documents.get(unit.file)?.context, addition);
  }
}

function extend(world: World, context: Context | undefined, { target, members }: AddTo): void {
  const symbol = context === undefined || target === undefined ? undefined : findSymbol(context.scope, "Dimension", target);
  const dimension = symbol === undefined ? undefined : world.dimensions.get(symbol);
  if (context === undefined || target === undefined) return;
  if (symbol === undefined || dimension === undefined) {
    context.report(report("unknownName", at(context, target), { word: target.key, what: KIND_NAMES.Dimension }));
    return;
  }
  world.dimensions.set(symbol, extendDimension(context, dimension, members));
}

function fillPlain(world: World, documents: ReadonlyMap<string, Document>, symbol: Symbol): void {
  const document = documents.get(symbol.file);
  if (document === undefined) return;
  reportDates(document.context, symbol);
  const { node } = symbol;
  const named = { name: node.name.key, other: node.other?.key, title: node.title?.value, location: nameLocation(symbol) };
  if (node.kind === "Measure") world.measures.set(symbol, { ...named, id: `${symbol.unit}/${symbol.key}`, code: (node satisfies Measure).code?.value });
  if (node.kind === "Period") world.periods.set(symbol, { ...named, splits: (node satisfies Period).splits?.key ?? "", days: node.days ?? 0 });
  if (node.kind === "BenefitKind") world.kinds.set(symbol, node);
  if (node.kind === "Indicator") world.indicators.set(symbol, checkIndicator(document.context, symbol, node satisfies Indicator, document.citation));
}

/** A library's indicator without values takes those that the province publishes under its name. */
function fillNamedIndicators(world: World, own: readonly Unit[], symbols: readonly Symbol[]): void {
  const published = own.flatMap((unit) => unit.symbols).filter((symbol) => symbol.kind === "Indicator" && !fillsName(symbol));
  for (const symbol of symbols.filter(fillsName)) {
    const values = published.find((other) => isCalled(other, { key: symbol.key }) || isCalled(symbol, { key: other.key }));
    const indicator = values === undefined ? undefined : world.indicators.get(values);
    if (indicator !== undefined) world.indicators.set(symbol, indicator);
  }
}

const DATELESS: ReadonlySet<string> = new Set(["Province", "City", "Dimension", "Measure", "BenefitKind", "Period", "Parameter", "Indicator", "Scheme"]);

function reportDates(context: Context, symbol: Symbol): void {
  const date = symbol.node.tail.from ?? symbol.node.tail.to;
  if (date !== undefined && DATELESS.has(symbol.kind)) context.report(report("datesWithoutEffect", at(context, date), { what: KIND_NAMES[symbol.kind] }));
}

/** Parameters may use one another, but not in a circle. */
function fillParameter(world: World, documents: ReadonlyMap<string, Document>, symbol: Symbol, passed: readonly Symbol[]): void {
  const document = documents.get(symbol.file);
  const node = symbol.node as Parameter;
  if (document === undefined || world.parameters.has(symbol)) return;
  if (passed.includes(symbol)) {
    document.context.report(report("dependsOnItself", nameLocation(symbol), { what: KIND_NAMES.Parameter, word: symbol.key }));
    world.parameters.set(symbol, { kind: "unknown", location: nameLocation(symbol) });
    return;
  }
  for (const name of namesIn(node.value)) {
    const other = findSymbol(document.context.scope, "Parameter", name);
    if (other !== undefined) fillParameter(world, documents, other, [...passed, symbol]);
  }
  if (world.parameters.has(symbol)) return;
  world.parameters.set(symbol, checkParameter(document.context, node));
  world.parameterCitations.set(symbol, withMarksOf(document.context, cite(document.citation, node.tail, at(document.context, node)), [node.value]));
}

function fillScheme(world: World, documents: ReadonlyMap<string, Document>, symbol: Symbol): void {
  const document = documents.get(symbol.file);
  if (document !== undefined && symbol.kind === "Scheme") world.schemes.set(symbol, checkScheme(document, symbol, symbol.node as Scheme));
}
