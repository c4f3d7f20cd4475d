import { allAxes } from "../layers/source.ts";
import type { Contribution, Fund, Split } from "../model/contribution.ts";
import type { ValueExpression } from "../model/expression.ts";
import type { Indicator } from "../model/indicator.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { evaluateValue } from "../parts/evaluate-value.ts";
import { phraseRegion } from "../parts/phrase-facts.ts";
import { decimalText, phraseValue } from "../parts/phrase-value.ts";
import { factList, forWhom } from "./benefit-section.ts";
import { citationText, trustBadges } from "./citations.ts";
import { type Content, html, type Html } from "./markup.ts";
import type { ProvinceReport } from "./province-report.ts";
import { slotSection } from "./slot-section.ts";
import { type Cell, tableOf } from "./table.ts";
import { anchor, days, nameOf, payerName, phrase, say, standingBadge, titleOf, type View, written } from "./view.ts";

/** What is paid in, what is credited, how funds are pooled, and the statistics that figures go by. */
export function contributionsSection(view: View, report: ProvinceReport): Html {
  const { program } = report;
  const { contributions, funds, indicators } = program;
  if (contributions.length + funds.length + indicators.length === 0) return html`<p>${say(view, "nothingPaidIn")}</p>`;
  return html`${contributions.map((one) => contributionSection(view, one, report))}
${funds.map((fund) => fundSection(view, fund))}
${indicators.length === 0 ? undefined : html`<section id="indicators"><h3>${say(view, "indicators")}</h3>${indicators.map((indicator) => indicatorTable(view, indicator, program))}</section>`}`;
}

function contributionSection(view: View, contribution: Contribution, { program, decided }: ProvinceReport): Html {
  const { kind, scheme, name, slots, splits, citation } = contribution;
  const facts = factList([
    [say(view, "inForce"), days(view, contribution)],
    [say(view, "scheme"), nameOf(view, scheme)],
    [say(view, "forWhom"), forWhom(view, [scheme.region, contribution.when], allAxes(program))],
  ]);
  return html`<section class="benefit" id="${anchor(kind, scheme.name, name)}"><h3>${written(view, titleOf(view, contribution))} <small>${say(view, kind)}</small> ${standingBadge(view, contribution)}</h3>
${facts}<p class="source">${say(view, "sourceOfTable")}${citationText(view, citation)}</p>
${slots.map((slot) => slotSection(view, slot, { decided, program, level: 4 }))}
${splits.map((split) => splitTable(view, split, program))}</section>`;
}

function splitTable(view: View, split: Split, program: ProvinceProgram): Html {
  const payers = [...new Set(split.rows.flatMap(({ shares }) => shares.map(({ payer }) => payer)))];
  const label = say(view, "splitTable");
  const columns: readonly Cell[] = [{ content: say(view, "case") }, ...payers.map((payer): Cell => ({ content: written(view, payerName(view, payer)), isNumber: true })), { content: say(view, "source") }];
  const rows = split.rows.map(({ region, shares, citation }): readonly Cell[] => [
    { content: forWhom(view, [region], allAxes(program)) },
    ...payers.map((payer): Cell => {
      const share = shares.find((one) => one.payer === payer)?.share;
      return { content: share === undefined ? "—" : phrase(view, phraseValue({ kind: "number", amount: share }, "ratio")), isNumber: true };
    }),
    { content: citationText(view, citation) },
  ]);
  return html`<h4>${label}</h4>${tableOf({ caption: html`<span class="when">${days(view, split)}</span>`, label, columns, heads: 1, rows })}`;
}

const MODELS = { unified: "unifiedPooling", adjustment: "adjustmentPooling" } as const;

function fundSection(view: View, fund: Fund): Html {
  const { handUp, sharing, allocation, pooling, schemes, citation, name } = fund;
  const facts: (readonly [string, Content])[] = [
    [say(view, "inForce"), days(view, fund)], [say(view, "schemes"), html`${schemes.map((scheme, index) => html`${index > 0 ? ", " : undefined}${nameOf(view, scheme)}`)}`], [say(view, "pooling"), say(view, MODELS[pooling])],
    ...(handUp === undefined ? [] : [[say(view, "handUp"), html`${rateText(view, handUp.rate)} × ${written(view, handUp.of)}`] as const]),
    ...(sharing === undefined ? [] : [[say(view, "sharing"), rateText(view, sharing)] as const]),
    ...(allocation.length === 0 ? [] : [[say(view, "allocation"), html`${allocation.map(({ indicator, weight }, index) => html`${index > 0 ? " + " : undefined}${nameOf(view, indicator)} × ${decimalText(weight)}`)}`] as const]),
  ];
  return html`<section class="benefit" id="${anchor("fund", name)}"><h3>${written(view, titleOf(view, fund))} <small>${say(view, "fund")}</small> ${standingBadge(view, fund)}</h3>${factList(facts)}<p class="source">${say(view, "sourceOfTable")}${citationText(view, citation)}</p></section>`;
}

/** A rate that goes by a statistic has no one value. */
function rateText(view: View, rate: ValueExpression): Content {
  return rate.kind === "constant" ? phrase(view, phraseValue(evaluateValue(rate, { year: 0, city: undefined }, "ratio"), "ratio")) : rate.kind === "indicator" ? nameOf(view, rate.indicator) : "—";
}

function indicatorTable(view: View, indicator: Indicator, { province }: ProvinceProgram): Html {
  const label = titleOf(view, indicator);
  if (indicator.values.length === 0) return html`<p>${written(view, label)}${view.language === "zh" ? "：" : ": "}${say(view, "unpublished")}</p>`;
  const cityName = (name: string | undefined): Content => {
    const found = province.cities.find((city) => city.name === name);
    return found === undefined ? (name ?? "—") : nameOf(view, found);
  };
  const columns: readonly Cell[] = [{ content: say(view, "year") }, ...(indicator.byCity ? [{ content: say(view, "city") }] : []), { content: say(view, "amount"), isNumber: true }, { content: say(view, "source") }];
  const rows = [...indicator.values].sort((a, b) => a.year - b.year).map(({ year, city, amount, citation }): readonly Cell[] => [
    { content: year }, ...(indicator.byCity ? [{ content: cityName(city) }] : []),
    { content: indicator.unit === "number" ? decimalText(amount) : phrase(view, phraseValue({ kind: "number", amount }, indicator.unit)), isNumber: true },
    { content: html`${citation.documents.map(({ title }) => html`${written(view, title)} `)}${trustBadges(view, citation)}` },
  ]);
  return tableOf({ caption: written(view, label), label, columns, heads: 1, rows });
}

export function caseText(view: View, program: ProvinceProgram, region: Parameters<typeof phraseRegion>[1]): Content {
  return phrase(view, phraseRegion(allAxes(program), region));
}
