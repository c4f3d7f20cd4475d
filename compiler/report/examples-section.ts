/** Examples as they were worked out: given, expected, settled, and how each figure comes about. */
import { formatDay } from "../base/calendar.ts";
import { rational } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { isRefused } from "../evaluate/contribution-claim.ts";
import { baseOf, explainContribution } from "../evaluate/explain-contribution.ts";
import { explainSettlement } from "../evaluate/explain.ts";
import { isRefusal } from "../evaluate/reference-facts.ts";
import type { CaseOutcome, Figures } from "../evaluate/run-examples.ts";
import type { ExampleCase, Expectation } from "../model/example.ts";
import { shownName } from "../model/names.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { trustBadges } from "./citations.ts";
import { type Content, html, type Html } from "./markup.ts";
import type { ProvinceReport } from "./province-report.ts";
import { anchor, colon, payerName, phrase, placeText, say, type View, written } from "./view.ts";

/** Cases of one title stand together, as the drafter wrote them. */
export function examplesSection(view: View, report: ProvinceReport, isExplained: boolean): Html {
  const { outcomes } = report;
  if (outcomes.length === 0) return html`<p>${say(view, "noExamples")}</p>`;
  const groups = new Map<string, CaseOutcome[]>();
  for (const outcome of outcomes) {
    const key = `${outcome.example.location.file} ${outcome.example.title}`;
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  const passed = outcomes.filter(({ passes }) => passes).length;
  return html`<p class="note">${say(view, "passedOf", { passed, all: outcomes.length })}</p>${[...groups.values()].map((group, index) => groupSection(view, group, report, isExplained, index))}`;
}

function groupSection(view: View, group: readonly CaseOutcome[], report: ProvinceReport, isExplained: boolean, index: number): Html {
  const [first] = group;
  if (first === undefined) return html``;
  const { title, citation } = first.example;
  return html`<section class="example" id="${anchor("example", String(index + 1))}"><h3>${written(view, title)}</h3><p class="source">${citation.documents.map(({ title: document }) => html`${written(view, document)} `)}${trustBadges(view, citation)} <code class="place">${placeText(view, citation.location)}</code></p>
<ol class="cases">${group.map((outcome) => html`<li>${caseOf(view, outcome, report, isExplained)}</li>`)}</ol></section>`;
}

function caseOf(view: View, outcome: CaseOutcome, report: ProvinceReport, isExplained: boolean): Html {
  const { example, figures, passes } = outcome;
  const between = view.language === "zh" ? "；" : "; ";
  const settled = figures.map((one, index) => html`${index > 0 ? between : undefined}${expectationName(view, one.expectation, report.program)}${figuresOf(view, one)}`);
  // A figure that differs says so itself.
  const isSaid = figures.some(({ expectation, actual }) => actual !== expectation.fen);
  const lines = isExplained ? explanationOf(outcome, report) : [];
  return html`<p>${givenText(view, example, report.program)}</p><p>${settled.length === 0 ? say(view, "refused") : settled}${isSaid ? undefined : html` <span class="badge ${passes ? "good" : "bad"}">${say(view, passes ? "holds" : "fails")}</span>`}</p>${lines.length === 0 ? undefined : html`<details><summary>${say(view, "explained")}</summary><ul class="steps">${lines.map((line) => stepOf(view, line))}</ul></details>`}`;
}

/** One figure where both agree; which is which where they do not. */
function figuresOf(view: View, { expectation, actual }: Figures): Html {
  const expected = html`<strong class="num">${yuanOf(view, expectation.fen)}</strong>`;
  if (actual === expectation.fen) return html` ${expected}`;
  const computed = actual === undefined ? say(view, "notSettled") : html`${say(view, "computed")} <strong class="num">${yuanOf(view, actual)}</strong>`;
  return html`${colon(view)}${say(view, "expected")} ${expected}${view.language === "zh" ? "，" : ", "}${computed} <span class="badge bad">${say(view, "fails")}</span>`;
}

/** What is set in belongs to the line above it. */
function stepOf(view: View, line: Phrase): Html {
  const text = line[view.language];
  const depth = Math.min(3, Math.floor((text.length - text.trimStart().length) / 2));
  return html`<li class="depth${depth}">${written(view, text.trimStart())}</li>`;
}

function yuanOf(view: View, fen: bigint): Content {
  return phrase(view, phraseValue({ kind: "number", amount: rational(fen) }, "fen"));
}

function givenText(view: View, { facts, on, costs, city, history, paidIn }: ExampleCase, program: ProvinceProgram): Content {
  const { language } = view;
  const held = facts.map(({ dimension, value }) => {
    const members = dimension.domain.kind === "members" ? dimension.domain.members : [];
    const shown = (name: string): string => shownName(members.find((member) => member.name === name) ?? { name, other: undefined }, language);
    if (typeof value === "string") return members.length > 0 ? shown(value) : `${shownName(dimension, language)} ${value}`;
    if (typeof value === "number") return `${shownName(dimension, language)} ${value}`;
    if (typeof value === "boolean") return `${shownName(dimension, language)}${language === "zh" ? "：" : ": "}${say(view, value ? "yes" : "no")}`;
    return value.map(shown).join(language === "zh" ? "、" : ", ");
  });
  const place = program.province.cities.find(({ name }) => name === city);
  const money = (fen: bigint): string => phraseValue({ kind: "number", amount: rational(fen) }, "fen")[language];
  const bills = costs.map(({ measure, fen }) => `${shownName(measure, language)} ${money(fen)}`);
  const bases = paidIn?.bases.map(({ base, fen }) => `${baseOf(base)[language]} ${money(fen)}`) ?? [];
  const before = history.map(({ what, benefit, fen }) => say(view, USED[what], { benefit: shownName(program.benefits.find(({ name }) => name === benefit) ?? { name: benefit, other: undefined }, language), yuan: money(fen) }));
  const all = [...held, ...(place === undefined ? [] : [shownName(place, language)]), say(view, "on", { day: formatDay(on) }), ...bills, ...bases, ...before].filter((text) => text !== "");
  return written(view, all.join(language === "zh" ? "，" : ", "));
}

const USED = { usedDeductible: "usedDeductible", paid: "usedPaid", base: "usedBase" } as const;

function expectationName(view: View, expectation: Expectation, { benefits }: ProvinceProgram): Content {
  switch (expectation.kind) {
    case "pays": {
      const benefit = benefits.find(({ name }) => name === expectation.benefit);
      return benefit === undefined ? say(view, "pays", { benefit: expectation.benefit }) : written(view, say(view, "pays", { benefit: shownName(benefit, view.language) }));
    }
    case "patient":
      return say(view, "patientPays");
    case "contributes":
      return written(view, say(view, "contributes", { payer: payerName(view, expectation.payer) }));
    case "credited":
      return say(view, "credited");
  }
}

/** As the compiled tables explain it. */
function explanationOf(outcome: CaseOutcome, { engines }: ProvinceReport): readonly Phrase[] {
  if (outcome.kind === "bill") {
    const explained = engines.settling.explain(outcome.claim);
    return isRefusal(explained) ? [] : explainSettlement(explained.settlement, explained.trace);
  }
  const explained = engines.contributing.explain(outcome.claim);
  return isRefused(explained) ? [] : explainContribution(explained.settlement, explained.trace);
}

