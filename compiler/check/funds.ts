/** The pooling model of a province: one fund, or city funds with an adjustment fund between them. */
import type { Symbol } from "../bind/symbols.ts";
import { nameLocation } from "../bind/symbols.ts";
import { report } from "../diagnostics/report.ts";
import type { Fund as FundModel } from "../model/contribution.ts";
import type { Fund } from "../syntax/ast.ts";
import type { Cell, Row } from "../syntax/ast-terms.ts";
import { asFactor } from "./arithmetic.ts";
import { cite } from "./citations.ts";
import { at, resolve } from "./context.ts";
import type { Context } from "./context.ts";
import { checkValue } from "./expressions.ts";
import { stretchOf } from "./policies.ts";
import type { Document } from "./policies.ts";
import { slotSubject } from "./units.ts";
import { headingWord } from "./transitions.ts";

export function checkFund(document: Document, symbol: Symbol, node: Fund): FundModel {
  const { context } = document;
  if (node.pooling === undefined) context.report(report("poolingMissing", nameLocation(symbol), { fund: node.name.key }));
  const schemes = node.schemes.flatMap((name) => {
    const scheme = resolve(context, "Scheme", name);
    return (scheme === undefined ? undefined : context.world.schemes.get(scheme)) ?? [];
  });
  const ratio = { types: ["ratio" as const], what: slotSubject("rate") };
  const handUp = node.handUp === undefined ? undefined : { rate: checkValue(context, node.handUp.rate, ratio), of: node.handUp.of?.key ?? "collected" };
  const sharing = node.sharing === undefined ? undefined : checkValue(context, node.sharing.rate, { ...ratio, what: slotSubject("sharing") });
  return {
    name: node.name.key, other: node.other?.key, title: node.title?.value, location: nameLocation(symbol), schemes, pooling: node.pooling ?? "unified",
    handUp, sharing, allocation: allocationOf(context, node), ...stretchOf(document, node.tail), citation: cite(document.citation, node.tail, nameLocation(symbol)),
  };
}

function allocationOf(context: Context, node: Fund): FundModel["allocation"] {
  const headings = (node.allocate?.header.cells ?? []).map(headingWord);
  const [indicator, weight] = [headings.indexOf("indicator"), headings.indexOf("weight")];
  if (node.allocate !== undefined && (indicator < 0 || weight < 0)) {
    context.report(report("indicatorCell", at(context, node.allocate.header), { columns: { en: "indicator, weight", zh: "指标、权重" } }));
    return [];
  }
  return (node.allocate?.rows ?? []).flatMap((row) => allocationRow(context, row, row.cells[indicator], row.cells[weight]) ?? []);
}

function allocationRow(context: Context, row: Row, name: Cell | undefined, weight: Cell | undefined): FundModel["allocation"] | undefined {
  const [named, weighed] = [name?.items[0], weight?.items[0]];
  if (!row.whole || named?.kind !== "Value" || named.value.kind !== "Name" || weighed?.kind !== "Value") return undefined;
  const symbol = resolve(context, "Indicator", named.value.name);
  const indicator = symbol === undefined ? undefined : context.world.indicators.get(symbol);
  const value = checkValue(context, weighed.value, { types: ["number", "ratio"], what: { en: "A weight", zh: "权重" } });
  if (indicator === undefined || value.kind !== "constant") return undefined;
  return [{ indicator, weight: value.type === "number" ? value.amount : asFactor(value.amount, value.type), location: at(context, row) }];
}

