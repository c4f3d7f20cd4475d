/** Bands of money: edges in fen; neighbours share their edge because a slice has no width there. */
import { report } from "../diagnostics/report.ts";
import type { Band } from "../model/value.ts";
import type { Expression, Range } from "../syntax/ast-terms.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { checkValue, constantAmount } from "./expressions.ts";
import { amountPhrase, showAmount } from "./units.ts";
import { rational } from "../base/rational.ts";
import type { Location } from "../base/span.ts";

const EDGE = { types: ["fen" as const], what: { en: "The edge of a band", zh: "分段的界限" }, unit: "yuan" as const };

export function checkBand(context: Context, range: Range): Band | undefined {
  const from = range.low === undefined ? 0n : edge(context, range.low);
  const to = range.high === undefined ? undefined : edge(context, range.high);
  if (from === undefined || (range.high !== undefined && to === undefined)) return undefined;
  if (to === undefined || from < to) return { from, to };
  context.report(report("emptyRange", at(context, range), { low: amountPhrase(rational(from), "fen"), high: amountPhrase(rational(to), "fen") }));
  return undefined;
}

function edge(context: Context, node: Expression): bigint | undefined {
  return constantAmount(checkValue(context, node, EDGE))?.numerator;
}

export function showYuan(fen: bigint): string {
  return showAmount(rational(fen), "fen");
}

/** Bands of one table, each with its place, must follow each other without gap or overlap; whether they do. */
export function checkBandsTouch(context: Context, bands: readonly { readonly band: Band; readonly location: Location }[]): boolean {
  const sorted = [...bands].sort((a, b) => (a.band.from < b.band.from ? -1 : a.band.from > b.band.from ? 1 : 0));
  const apart = sorted.slice(1).filter(({ band, location }, index) => {
    const before = sorted[index]?.band;
    if (before === undefined || before.to === band.from) return false;
    const edgeText = before.to === undefined ? "∞" : showYuan(before.to);
    context.report(report("bandsTouch", location, { edge: edgeText, next: showYuan(band.from) }));
    return true;
  });
  return apart.length === 0;
}
