import type { Location } from "../../base/span.ts";
import type { Compilation } from "../../compile.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import type { Claim, Fact } from "../../evaluate/claim.ts";
import { inputName } from "../../evaluate/reference-facts.ts";
import { runExamples } from "../../evaluate/run-examples.ts";
import { suggest, type Suggestion } from "../../evaluate/suggest.ts";
import { shownName } from "../../model/names.ts";
import type { ProvinceProgram } from "../../model/program.ts";
import type { Slot } from "../../model/slot.ts";
import { phraseSlot } from "../../parts/phrase-slot.ts";
import { placeText, type ReportContext, sourceLine } from "./report.ts";
import { yuan } from "./words.ts";

const WORDS = {
  en: { example: "example", given: "given", claim: "claim", expect: "expect", pays: "pays", patient: "patient", on: "on", contribution: "contribution", city: "city", usedDeductible: "used deductible of", paid: "paid", base: "base", year: " this year", month: " this month", yes: "yes", no: "no", and: "and", none: "none", yuan: " yuan", list: ", ", check: "figures as they are now; work them out by hand" },
  zh: { example: "案例", given: "已知", claim: "申报", expect: "预期", pays: "支付", patient: "个人支付", on: "于", contribution: "缴费", city: "城市", usedDeductible: "已用起付线", paid: "已付", base: "基数", year: " 本年度", month: " 本月", yes: "是", no: "否", and: "且", none: "无", yuan: "元", list: ", ", check: "数额为目前的结算结果，须人工复核" },
} as const;

/** Examples as they could stand in a policy, for rows of the named files. */
export function suggestionsText({ program, decided }: Compilation, own: ReadonlySet<string>, context: ReportContext): string {
  const blocks = program.provinces.flatMap((province) => {
    const all = suggest(province, decided, runExamples(province, decided));
    return all.filter(({ location }) => own.has(location.file)).map((one) => exampleText(one, province, context));
  });
  return blocks.map((block) => `${block}\n`).join("\n");
}

function exampleText({ location, slot, settled: { claim, settlement } }: Suggestion, province: ProvinceProgram, context: ReportContext): string {
  const words = WORDS[context.language];
  const named = (key: string, list: readonly { readonly name: string; readonly other: string | undefined }[]): string => {
    const found = list.find(({ name }) => name === key);
    return quoted(found === undefined ? key : shownName(found, context.language));
  };
  const facts = province.dimensions.flatMap((dimension) => {
    const fact = claim.facts[inputName(dimension, province)];
    const isNothing = fact === undefined || (Array.isArray(fact) && fact.length === 0);
    const members = dimension.domain.kind === "members" ? dimension.domain.members : [];
    return isNothing ? [] : [`${quoted(shownName(dimension, context.language))} ${factText(fact, (key) => named(key, members), context.language)}`];
  });
  const others = [
    ...(claim.city === undefined ? [] : [`${words.city} ${named(claim.city, province.province.cities)}`]),
    ...(claim.contribution === undefined ? [] : [`${words.contribution} ${claim.contribution}`]),
    `${words.on} ${claim.on}`,
    ...historyOf(claim, (benefit) => named(benefit, province.benefits), context.language),
  ];
  const costs = Object.entries(claim.costs).map(([measure, cost]) => `${named(measure, province.measures)} ${money(cost, words.yuan)}`);
  const paid = settlement.layers.filter(({ open }) => open).map(({ benefit, payment }) => `${named(benefit, province.benefits)} ${words.pays} ${money(payment, words.yuan)}`);
  return [
    `${words.example} "${titleOf(location, slot, context)}"  // ${placeText(location, context)}; ${words.check}`,
    `  ${words.given} ${[...facts, ...others].join(words.list)}`,
    `  ${words.claim} ${costs.join(words.list)}`,
    `  ${words.expect} ${[...paid, `${words.patient} ${money(settlement.patient, words.yuan)}`].join(words.list)}`,
  ].join("\n");
}

/** What was used before, as the example says from which the case was taken. */
function historyOf({ used }: Claim, named: (benefit: string) => string, language: Language): readonly string[] {
  if (used === "nothing") return [];
  const words = WORDS[language];
  return Object.entries(used.benefits).flatMap(([benefit, { deductible = 0, paid = {}, base = {} }]) => [
    ...(deductible === 0 ? [] : [`${words.usedDeductible} ${named(benefit)} ${money(deductible, words.yuan)}`]),
    ...amountsBy(paid, language).map((amount) => `${words.paid} ${named(benefit)} ${amount}`),
    ...amountsBy(base, language).map((amount) => `${words.base} ${named(benefit)} ${amount}`),
  ]);
}

/** Without a period an amount holds for each; an example can name years and months. */
function amountsBy(periods: Readonly<Record<string, number>>, language: Language): readonly string[] {
  const words = WORDS[language];
  const amounts = Object.entries(periods).filter(([, fen]) => fen !== 0);
  const isSame = new Set(Object.values(periods)).size === 1;
  return (isSame ? amounts.slice(0, 1) : amounts).map(([period, fen]) => {
    const when = !isSame && (period === "year" || period === "month") ? words[period] : "";
    return `${money(fen, words.yuan)}${when}`;
  });
}

/** The slot and the row, without quotes inside. */
function titleOf(location: Location, slot: Slot, context: ReportContext): string {
  const named = phraseSlot(slot)[context.language];
  return `${named}: ${sourceLine(location, context)}`.replace(/["“”「」]/g, "");
}

function money(fen: number, unit: string): string {
  return `${yuan(BigInt(fen))}${unit}`;
}

function factText(fact: Fact, named: (key: string) => string, language: Language): string {
  const words = WORDS[language];
  if (typeof fact === "boolean") return fact ? words.yes : words.no;
  if (typeof fact === "number") return String(fact);
  if (typeof fact === "string") return /^\d{4}-/.test(fact) ? fact : named(fact);
  return fact.length === 0 ? words.none : fact.map(named).join(` ${words.and} `);
}

/** A name that is no plain word stands in quotes. */
function quoted(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `"${name}"`;
}
