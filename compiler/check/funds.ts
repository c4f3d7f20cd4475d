/** The pooling model of a province: one fund, or city funds with an adjustment fund between them. */
import { ZERO, add, compare, multiply, rational } from "../base/rational.ts";
import { didYouMean } from "../base/did-you-mean.ts";
import { KIND_NAMES, findSymbol, namesOf, symbolsOf, unknownName } from "../bind/scope.ts";
import type { Symbol } from "../bind/symbols.ts";
import { nameLocation } from "../bind/symbols.ts";
import { report } from "../diagnostics/report.ts";
import type { Fund as FundModel } from "../model/contribution.ts";
import type { ValueExpression } from "../model/expression.ts";
import { namePhrase } from "../model/names.ts";
import type { Fund } from "../syntax/ast.ts";
import type { Cell, Name, Row } from "../syntax/ast-terms.ts";
import { asFactor } from "./arithmetic.ts";
import { cite } from "./citations.ts";
import { at, declaredName, resolve } from "./context.ts";
import type { Context } from "./context.ts";
import { checkValue } from "./expressions.ts";
import { stretchOf } from "./policies.ts";
import type { Document } from "./policies.ts";
import { isRatioInRange, keywordPhrase, showAmount, slotPhrase, slotSubject } from "./units.ts";
import { headingWord } from "./transitions.ts";

export function checkFund(document: Document, symbol: Symbol, node: Fund): FundModel {
  const { context } = document;
  if (node.pooling === undefined) context.report(report("poolingMissing", nameLocation(symbol), { fund: declaredName(node) }));
  const schemes = node.schemes.flatMap((name) => {
    const scheme = resolve(context, "Scheme", name);
    return (scheme === undefined ? undefined : context.world.schemes.get(scheme)) ?? [];
  });
  const ratio = { types: ["ratio" as const], what: slotSubject("rate") };
  const sharing = node.sharing === undefined ? undefined : checkValue(context, node.sharing.rate, { ...ratio, what: slotSubject("sharing") });
  if (node.schemes.length === 0) context.report(report("needsScheme", nameLocation(symbol), { word: declaredName(node) }));
  refuseIdleClauses(context, node);
  const handUp = node.handUp === undefined ? undefined : { rate: checkValue(context, node.handUp.rate, ratio), of: handedUpOf(context, node.handUp.of) };
  if (handUp !== undefined) refuseOverWhole(context, "rate", handUp.rate);
  if (sharing !== undefined) refuseOverWhole(context, "sharing", sharing);
  return {
    name: node.name.key, other: node.other?.key, title: node.title?.value, location: nameLocation(symbol), schemes, pooling: node.pooling ?? "unified",
    handUp, sharing, allocation: allocationOf(context, node), ...stretchOf(document, node.tail), citation: cite(document.citation, node.tail, nameLocation(symbol)),
  };
}

/** One fund for the whole province hands nothing up and allocates nothing. */
function refuseIdleClauses(context: Context, { pooling, handUp, allocate }: Fund): void {
  if (pooling !== "unified") return;
  const where = { en: "with unified collection and expenditure", zh: "在统收统支时" };
  if (handUp !== undefined) context.report(report("withoutEffect", at(context, handUp), { word: keywordPhrase("handUp"), where }));
  if (allocate !== undefined) context.report(report("withoutEffect", at(context, allocate), { word: keywordPhrase("allocate"), where }));
}

/** A share of a statistic, or of a figure that the fund knows by the word as written; a slip of a statistic's name is told. */
function handedUpOf(context: Context, name: Name | undefined): string {
  const known = name === undefined ? undefined : findSymbol(context.scope, "Indicator", name);
  if (name === undefined || known !== undefined) return known?.key ?? "collected";
  const names = namesOf(symbolsOf(context.scope, "Indicator"));
  if (didYouMean(name.key, names) !== undefined) context.report(unknownName(at(context, name), name.key, KIND_NAMES.Indicator, names));
  return name.key;
}

function refuseOverWhole(context: Context, word: "rate" | "sharing", value: ValueExpression): void {
  if (value.kind !== "constant" || isRatioInRange(value.amount)) return;
  context.report(report("valueImpossible", value.location, { slot: slotPhrase(word), value: showAmount(value.amount, "ratio"), range: { en: "from 0% to 100%", zh: "在 0% 至 100% 之内" } }));
}

function allocationOf(context: Context, node: Fund): FundModel["allocation"] {
  const headings = (node.allocate?.header.cells ?? []).map(headingWord);
  const [indicator, weight] = [headings.indexOf("indicator"), headings.indexOf("weight")];
  if (node.allocate !== undefined && (indicator < 0 || weight < 0)) {
    context.report(report("indicatorCell", at(context, node.allocate.header), { columns: { en: "indicator, weight", zh: "指标、权重" } }));
    return [];
  }
  const rows = (node.allocate?.rows ?? []).flatMap((row) => allocationRow(context, row, row.cells[indicator], row.cells[weight]) ?? []);
  const found = rows.map(({ share }) => share);
  refuseRepeats(context, found);
  const total = found.reduce((sum, { weight: part }) => add(sum, part), ZERO);
  const isWhole = compare(total, rational(1n)) === 0;
  if (node.allocate !== undefined && rows.length > 0 && rows.every(({ isRatio }) => isRatio) && !isWhole) {
    context.report(report("weightsTotal", at(context, node.allocate), { total: showAmount(multiply(total, rational(10_000n)), "ratio") }));
  }
  return found;
}

interface Weighed {
  readonly share: FundModel["allocation"][number];
  /** Percentages are parts of a whole; plain numbers stand to each other only. */
  readonly isRatio: boolean;
}

function refuseRepeats(context: Context, rows: FundModel["allocation"]): void {
  rows.forEach(({ indicator, location }, index) => {
    if (rows.slice(0, index).some((other) => other.indicator === indicator)) context.report(report("writtenTwice", location, { word: namePhrase(indicator) }));
  });
}

function allocationRow(context: Context, row: Row, name: Cell | undefined, weight: Cell | undefined): readonly Weighed[] | undefined {
  const [named, weighed] = [name?.items[0], weight?.items[0]];
  if (!row.whole || named?.kind !== "Value" || named.value.kind !== "Name" || weighed?.kind !== "Value") return undefined;
  const symbol = resolve(context, "Indicator", named.value.name);
  const indicator = symbol === undefined ? undefined : context.world.indicators.get(symbol);
  const value = checkValue(context, weighed.value, { types: ["number", "ratio"], what: { en: "A weight", zh: "权重" } });
  if (indicator === undefined || value.kind !== "constant") return undefined;
  const share = { indicator, weight: value.type === "number" ? value.amount : asFactor(value.amount, value.type), location: at(context, row) };
  return [{ share, isRatio: value.type === "ratio" }];
}

