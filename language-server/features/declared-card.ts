/** What a declaration comes to: the value of a parameter, the figures of an indicator, the document of a benefit and how it pays. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Target } from "../../compiler/bind/occurrences/occurrence.ts";
import type { Symbol } from "../../compiler/bind/symbols.ts";
import type { Indicator, IndicatorValue } from "../../compiler/model/indicator.ts";
import type { City } from "../../compiler/model/jurisdiction.ts";
import { shownName } from "../../compiler/model/names.ts";
import { phraseValue } from "../../compiler/parts/phrase-value.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { benefitCurves, type BenefitCurves, phraseCurve, type WayToPay } from "./benefit-curve.ts";
import { citationLines, markdownCitation } from "./citation.ts";
import { phraseStretch } from "./computed.ts";
import { curveImage } from "./curve-picture.ts";
import type { Reader } from "./reader.ts";

/** More ways to pay than this are counted, not told. */
const MOST_WAYS = 4;
const MOST_FIGURES = 8;

export function declaredBlocks(snapshot: Snapshot, target: Target, reader: Reader): readonly string[] {
  if (target.kind === "unit") return snapshot.program.provinces.flatMap(({ policies }) => policies.filter(({ name }) => name === target.unit.name)).slice(0, 1).flatMap(({ citation }) => citationLines([citation], reader.language));
  if (target.kind !== "symbol") return [];
  const { symbol } = target;
  switch (symbol.kind) {
    case "Parameter": return parameterBlocks(snapshot, symbol);
    case "Indicator": return indicatorBlocks(snapshot, symbol, reader);
    case "Benefit": return benefitBlocks(snapshot, symbol, reader);
    default: return [];
  }
}

/** As it is written: what a formula comes to depends on who asks, and when. */
function parameterBlocks({ parsed }: Snapshot, { node, file }: Symbol): readonly string[] {
  const value = node.kind === "Parameter" ? node.value : undefined;
  return value === undefined ? [] : [`= **${parsed.get(file)?.source.text.slice(value.span.start, value.span.end) ?? ""}**`];
}

/** The latest first. */
function indicatorBlocks({ program }: Snapshot, symbol: Symbol, reader: Reader): readonly string[] {
  const found = program.provinces.flatMap(({ indicators }) => indicators).find((indicator) => isDeclaredBy(indicator, symbol));
  if (found === undefined) return [];
  const values = [...found.values].sort((a, b) => b.year - a.year);
  const cities = program.provinces.flatMap(({ province }) => province.cities);
  const lines = values.slice(0, MOST_FIGURES).map((value) => figureLine(found, value, cities, reader));
  return [[...lines, ...moreLine(values.length - lines.length, reader)].join("\n")];
}

function figureLine({ unit }: Indicator, { year, city, amount, citation }: IndicatorValue, cities: readonly City[], { language }: Reader): string {
  const named = cities.find(({ name }) => name === city);
  const place = named === undefined ? city : shownName(named, language);
  const source = markdownCitation(citation, language);
  const value = phraseValue({ kind: "number", amount }, unit)[language];
  return `- ${year}${place === undefined ? "" : ` ${place}`}${language === "zh" ? "：" : ": "}**${value}**${source === "" ? "" : ` *${source}*`}`;
}

function isDeclaredBy({ location }: Pick<Indicator, "location">, { file, node }: Symbol): boolean {
  return location.file === file && location.span.start === node.name.span.start;
}

function benefitBlocks(snapshot: Snapshot, symbol: Symbol, reader: Reader): readonly string[] {
  const at = { file: symbol.file, start: symbol.node.name.span.start };
  const [curves] = benefitCurves(snapshot, at, reader.asOf);
  const declared = snapshot.program.provinces.flatMap(({ benefits }) => benefits).find((benefit) => isDeclaredBy(benefit, symbol));
  return [...(declared === undefined ? [] : citationLines([declared.citation], reader.language)), ...(curves === undefined ? [] : curveBlocks(curves, reader))];
}

const HEADING: Phrase = { en: "Payment by cost", zh: "按费用计算的支付额" };

function curveBlocks({ span, ways }: BenefitCurves, reader: Reader): readonly string[] {
  const { language } = reader;
  const shown = ways.slice(0, MOST_WAYS);
  const title = `${HEADING[language]}${language === "zh" ? "，" : ", "}${phraseStretch(span.from, span.to)[language]}`;
  const image = reader.showsPictures ? curveImage(HEADING[language], shown, language) : undefined;
  const lines = shown.map((way) => wayLine(way, ways.length === 1, reader));
  return [title, ...(image === undefined ? [] : [image]), [...lines, ...moreLine(ways.length - shown.length, reader)].join("\n")];
}

function wayLine({ cases, curve }: WayToPay, isOnly: boolean, { language }: Reader): string {
  const told = phraseCurve(curve)[language];
  return isOnly ? `- ${told}` : `- ${cases[language]}${language === "zh" ? " —— " : " — "}${told}`;
}

function moreLine(hidden: number, { language }: Reader): readonly string[] {
  return hidden > 0 ? [{ en: `- and ${hidden} more`, zh: `- 另有 ${hidden} 项` }[language]] : [];
}
