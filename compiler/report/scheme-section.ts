import { nameOf as benefitName } from "../compare/phrase-order.ts";
import type { Pool, Scheme, Settlement } from "../model/benefit.ts";
import { benefitSection, schemeFacts } from "./benefit-section.ts";
import { citationText } from "./citations.ts";
import { html, type Html } from "./markup.ts";
import type { ProvinceReport } from "./province-report.ts";
import { slotSection } from "./slot-section.ts";
import { anchor, days, nameOf, phrase, say, standingBadge, type View } from "./view.ts";

/** A scheme whole: who is in it, in what order it settles, every benefit, what benefits share. */
export function schemeSection(view: View, scheme: Scheme, report: ProvinceReport): Html {
  const { program, decided } = report;
  const context = { decided, program, level: 4 as const };
  const orders = program.settlements.filter((order) => order.scheme === scheme);
  const pools = poolsOf(scheme, report);
  return html`${schemeFacts(view, scheme, program)}
${orders.length === 0 ? undefined : html`<section><h3>${say(view, "order")}</h3>${orders.map((order) => orderList(view, order, report))}</section>`}
${program.benefits.filter((benefit) => benefit.scheme === scheme).map((benefit) => benefitSection(view, benefit, report))}
${pools.length === 0 ? undefined : html`<section id="${anchor("pools", scheme.name)}"><h3>${say(view, "poolSection")}</h3>${pools.map((pool) => html`<h4>${nameOf(view, pool)}</h4>${slotSection(view, pool.slot, { ...context, level: 5 })}`)}</section>`}
${scheme.waiting.length === 0 ? undefined : html`<section><h3>${say(view, "waitingSection")}</h3>${scheme.waiting.map((slot) => slotSection(view, slot, context))}</section>`}`;
}

function poolsOf(scheme: Scheme, { program }: ProvinceReport): readonly Pool[] {
  const drawn = new Set(program.benefits.filter((benefit) => benefit.scheme === scheme).flatMap(({ pools }) => pools.map(({ pool }) => pool)));
  return program.pools.filter(({ name, schemes }) => drawn.has(name) || schemes.includes(scheme.name));
}

function orderList(view: View, order: Settlement, { program }: ProvinceReport): Html {
  const steps = order.steps.map(({ oneOf, benefits }) => {
    const names = benefits.map((name) => benefitName(name, program)[view.language]).join(view.language === "zh" ? "、" : ", ");
    return html`<li>${phrase(view, oneOf ? { en: say(view, "oneOf", { names }), zh: say(view, "oneOf", { names }) } : { en: names, zh: names })}</li>`;
  });
  return html`<p>${days(view, order)} ${standingBadge(view, order)}</p><ol class="order">${steps}</ol><p class="source">${say(view, "sourceOfTable")}${citationText(view, order.citation)}</p>`;
}
