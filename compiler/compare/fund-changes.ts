/** Funds as the tables write them, with every figure that the allocation goes by, so that sources and compiled folders compare alike. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { ExactNumber, FundFile, FundTables, IndicatorTable, Label, YearlyRatio } from "../emit/format.ts";
import { writeFunds } from "../emit/fund-file.ts";
import { multiply, type Rational, rational } from "../base/rational.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { decimalText, phraseValue } from "../parts/phrase-value.ts";
import { type Aspect, aspects, differing, differingText } from "./aspects.ts";
import { declarationChanges } from "./declaration-changes.ts";
import type { AspectChange, DeclarationChange } from "./difference.ts";
import { matchByName, type Rename } from "./match.ts";
import { both } from "./phrase-order.ts";

/** A version read from compiled tables brings its file. */
export function fundsOf(program: ProvinceProgram, file: FundFile | undefined): readonly FundTables[] {
  return (file ?? writeFunds(program, () => 0).file).funds;
}

export function fundChanges(old: readonly FundTables[], now: readonly FundTables[], rename: Rename): { readonly declarations: readonly DeclarationChange[]; readonly aspects: readonly AspectChange[] } {
  const matched = matchByName(old.map(placed), now.map(placed));
  const keep: Rename = (_, name) => name;
  return {
    declarations: declarationChanges("fund", matched, ["unclear", "unclear"]),
    aspects: matched.pairs.flatMap(([{ fund: before }, { fund: after, ...own }]) => aspects("fund", own, [
      differing("dates", before, after, phraseDays),
      differingText("population", schemesText(before, rename), schemesText(after, keep)),
      differing("pooling", before.pooling, after.pooling, (model) => MODELS[model]),
      differingText("handUp", handUpText(before, rename), handUpText(after, keep)),
      differingText("sharing", yearlyText(before.sharing, rename), yearlyText(after.sharing, keep)),
      differingText("allocation", weightsText(before, rename), weightsText(after, keep)),
      ...figureChanges(before, after, rename),
    ])),
  };
}

const MODELS: Readonly<Record<FundTables["pooling"], Phrase>> = { unified: { en: "unified collection and expenditure", zh: "统收统支" }, adjustment: { en: "adjustment fund", zh: "调剂金" } };

function placed(fund: FundTables): { readonly name: string; readonly other: string | undefined; readonly fund: FundTables } {
  return { ...calledOf(fund), fund };
}

function calledOf({ name, label, other }: Label): { readonly name: string; readonly other: string | undefined } {
  return { name, other: label === name ? other : label };
}

function phraseDays({ from, to }: FundTables): Phrase {
  return { en: `from ${from}${to === null ? "" : ` to ${to}`}`, zh: `${from} 起${to === null ? "" : `至 ${to}`}` };
}

function schemesText({ schemes }: FundTables, rename: Rename): string {
  return schemes.map((name) => rename("scheme", name)).sort().join(", ");
}

function handUpText({ handUp }: FundTables, rename: Rename): string | undefined {
  return handUp === undefined ? undefined : `${yearlyText(handUp.rate, rename)} × ${handUp.of}`;
}

function yearlyText(entries: YearlyRatio | undefined, rename: Rename): string | undefined {
  return entries?.map(({ year, city, value }) => [year, city === undefined ? undefined : rename("city", city), phraseValue({ kind: "number", amount: rational(BigInt(value)) }, "ratio").en]
    .filter((part) => part !== undefined).join(" ")).sort().join("; ");
}

function weightsText({ allocation }: FundTables, rename: Rename): string {
  return allocation.map(({ weight, indicator }) => `${rename("indicator", indicator.name)} × ${exact(weight, 10_000n)}`).sort().join(", ");
}

function exact(amount: ExactNumber, unit: bigint): string {
  return decimalText(multiply(rationalOf(amount), rational(1n, unit)));
}

function rationalOf(amount: ExactNumber): Rational {
  return typeof amount === "number" ? rational(BigInt(amount)) : rational(BigInt(amount.numerator), BigInt(amount.denominator));
}

/** The statistics of the allocation, by year and city. */
function figureChanges(old: FundTables, now: FundTables, rename: Rename): readonly Aspect[] {
  return now.allocation.flatMap(({ indicator }) => {
    const before = old.allocation.find((one) => rename("indicator", one.indicator.name) === indicator.name)?.indicator;
    if (before === undefined) return [];
    const [was, is] = [figuresOf(before, rename), figuresOf(indicator, (_, name) => name)];
    const text = (when: string) => (figure: Phrase | undefined): Phrase => ({ en: `${indicator.name} ${when}: ${figure?.en ?? "—"}`, zh: `${indicator.label} ${when}：${figure?.zh ?? "—"}` });
    return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((when) => differing("value", was.get(when), is.get(when), text(when)) ?? []);
  });
}

function figuresOf({ unit, values }: IndicatorTable, rename: Rename): ReadonlyMap<string, Phrase> {
  return new Map(values.map(({ year, city, value }) => [[year, ...(city === undefined ? [] : [rename("city", city)])].join(" "), figureOf(value, unit)]));
}

function figureOf(value: ExactNumber, unit: IndicatorTable["unit"]): Phrase {
  return unit === "number" ? both(exact(value, 1n)) : phraseValue({ kind: "number", amount: rationalOf(value) }, unit);
}
