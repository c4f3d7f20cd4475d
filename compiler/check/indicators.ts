/** Published statistics by year and city, and named constants. */
import { isInteger } from "../base/rational.ts";
import type { Symbol } from "../bind/symbols.ts";
import { nameLocation } from "../bind/symbols.ts";
import { report } from "../diagnostics/report.ts";
import type { Citation } from "../model/citation.ts";
import type { QuantityType, ValueExpression } from "../model/expression.ts";
import type { Indicator, IndicatorValue } from "../model/indicator.ts";
import { namePhrase } from "../model/names.ts";
import type { Indicator as IndicatorNode, Parameter } from "../syntax/ast.ts";
import type { Row } from "../syntax/ast-terms.ts";
import { cite } from "./citations.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { checkValue, constantAmount, quantityOf } from "./expressions.ts";
import { headingWord } from "./transitions.ts";
import { TYPE_NAMES } from "./units.ts";

const MEASURED: readonly QuantityType[] = ["fen", "ratio", "number"];

export function checkIndicator(context: Context, symbol: Symbol, node: IndicatorNode, parent: Citation): Indicator {
  const citation = cite(parent, node.tail, nameLocation(symbol));
  const headings = (node.table?.header.cells ?? []).map(headingWord);
  const expected = node.byCity ? ["city", "year", "value"] : ["year", "value"];
  const usable = expected.every((word) => headings.includes(word)) && headings.length === expected.length;
  if (node.table?.header.whole === true && !usable) {
    const columns = { en: expected.join(", "), zh: node.byCity ? "城市、年度、值" : "年度、值" };
    context.report(report("indicatorCell", at(context, node.table.header), { columns }));
  }
  const rows = usable ? (node.table?.rows ?? []) : [];
  const read = rows.map((row) => readRow(context, row, headings, citation)).filter((value) => value !== undefined);
  const unit = read.find(({ type }) => type !== undefined)?.type ?? "fen";
  for (const other of read) if (other.type !== undefined && other.type !== unit) reportOtherUnit(context, other.value, unit, other.type);
  const values = read.map(({ value }) => value);
  reportRepeats(context, values);
  return {
    id: `${symbol.unit}/${symbol.key}`, name: node.name.key, other: node.other?.key, title: node.title?.value,
    location: nameLocation(symbol), byCity: node.byCity, unit, values,
  };
}

function readRow(context: Context, row: Row, headings: readonly (string | undefined)[], parent: Citation): { readonly value: IndicatorValue; readonly type: Indicator["unit"] | undefined } | undefined {
  const cellOf = (word: string) => row.cells[headings.indexOf(word)]?.items[0];
  const [year, value, city] = [cellOf("year"), cellOf("value"), cellOf("city")];
  if (!row.whole || year?.kind !== "Value" || year.value.kind !== "Number" || !isInteger(year.value.value) || value?.kind !== "Value") return undefined;
  const typed = checkValue(context, value.value, { types: MEASURED, what: { en: "An indicator's value", zh: "指标值" } });
  const amount = constantAmount(typed);
  const cityName = city?.kind === "Value" && city.value.kind === "Name" ? cityKey(context, city.value.name) : undefined;
  if (amount === undefined || (headings.includes("city") && cityName === undefined)) return undefined;
  const location = at(context, value);
  const type = quantityOf(typed);
  return {
    value: { year: Number(year.value.value.numerator), city: cityName, amount, citation: { ...cite(parent, row.tail, location), location } },
    type: type === "fen" || type === "ratio" || type === "number" ? type : undefined,
  };
}

function cityKey(context: Context, name: { readonly key: string; readonly span: IndicatorNode["span"] }): string | undefined {
  const city = context.world.province.cities.find((other) => other.name === name.key || other.other === name.key);
  if (city === undefined && context.world.province.name !== "") context.report(report("cityOfOtherProvince", at(context, name), { word: name.key, province: namePhrase(context.world.province) }));
  return city?.name;
}

/** One statistic is counted in one unit. */
function reportOtherUnit(context: Context, { citation }: IndicatorValue, due: Indicator["unit"], actual: Indicator["unit"]): void {
  context.report(report("unitWrong", citation.location, { what: { en: "This indicator's value", zh: "本指标的值" }, expected: TYPE_NAMES[due], actual: TYPE_NAMES[actual] }));
}

function reportRepeats(context: Context, values: readonly IndicatorValue[]): void {
  const seen = new Set<string>();
  for (const { year, city, citation } of values) {
    const key = `${city ?? ""} ${year}`.trim();
    if (seen.has(key)) context.report(report("indicatorTwice", citation.location, { case: key }));
    seen.add(key);
  }
}

/** Any quantity; what is due where the name stands decides whether it fits. */
export function checkParameter(context: Context, node: Parameter): ValueExpression {
  const location = at(context, node.name);
  if (node.value === undefined) return { kind: "unknown", location };
  const types: readonly QuantityType[] = ["fen", "ratio", "points", "months", "days", "years", "number"];
  return checkValue(context, node.value, { types, what: { en: "A parameter", zh: "参数" } });
}
