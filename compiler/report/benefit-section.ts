import { phraseBase } from "../compare/phrase-order.ts";
import { allAxes } from "../layers/source.ts";
import type { Benefit, Scheme } from "../model/benefit.ts";
import type { Axis, Region } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { citationText } from "./citations.ts";
import { regionTexts } from "./facts.ts";
import { type Content, html, type Html } from "./markup.ts";
import { paymentSection } from "./payment-section.ts";
import type { ProvinceReport } from "./province-report.ts";
import { slotSection } from "./slot-section.ts";
import { anchor, days, nameOf, phrase, say, standingBadge, titleOf, type View, written } from "./view.ts";
import type { WordKey } from "./words.ts";

export function benefitAnchor({ scheme, name }: Benefit): string {
  return anchor("benefit", scheme.name, name);
}

export function benefitSection(view: View, benefit: Benefit, report: ProvinceReport): Html {
  const { program, decided, panels } = report;
  const context = { decided, program, level: 4 as const };
  const facts = factList(benefitFacts(view, benefit, program));
  return html`<section class="benefit" id="${benefitAnchor(benefit)}"><h3>${written(view, titleOf(view, benefit))} ${standingBadge(view, benefit)}</h3>
${facts}<p class="source">${say(view, "sourceOfTable")}${citationText(view, benefit.citation)}</p>
${benefit.slots.map((slot) => slotSection(view, slot, context))}
${paymentSection(view, panels.get(benefit))}</section>`;
}

type Fact = readonly [string, Content];

export function factList(facts: readonly Fact[]): Html {
  return html`<dl class="facts">${facts.map(([name, content]) => html`<div><dt>${name}</dt><dd>${content}</dd></div>`)}</dl>`;
}

function benefitFacts(view: View, benefit: Benefit, program: ProvinceProgram): readonly Fact[] {
  const bases = benefit.base.map((version) => html`${phrase(view, phraseBase(version.terms, program))}${benefit.base.length > 1 ? html` <small>${days(view, version)}</small>` : undefined}`);
  const drawn = benefit.pools.map(({ pool }) => program.pools.find(({ name }) => name === pool)).filter((pool) => pool !== undefined);
  return [
    [say(view, "inForce"), days(view, benefit)],
    [say(view, "forWhom"), forWhom(view, [benefit.scheme.region, benefit.when], allAxes(program))],
    ...(bases.length === 0 ? [] : [[say(view, "paidOutOf"), listed(bases)] as Fact]),
    ...(drawn.length === 0 ? [] : [[say(view, "pools"), listed(drawn.map((pool) => nameOf(view, pool)))] as Fact]),
    ...(benefit.code === undefined ? [] : [[say(view, "code"), html`<code>${benefit.code}</code>`] as Fact]),
    ...(benefit.bestForThePatient ? [[say(view, "benefit"), say(view, "bestForThePatient")] as Fact] : []),
  ];
}

export function listed(items: readonly Content[]): Content {
  return items.length === 1 ? items[0] : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** The scheme's people, and the benefit's own conditions; a condition that holds for everybody is not said. */
export function forWhom(view: View, regions: readonly Region[], axes: readonly Axis[]): Content {
  const said = regions.filter((region) => region.some((box) => box.size > 0)).map((region) => listed(regionTexts(axes, region).map((text) => phrase(view, text))));
  return said.length === 0 ? say(view, "anyCase") : html`${said.map((one, index) => html`${index > 0 ? view.language === "zh" ? "；" : "; " : undefined}${one}`)}`;
}

const EVENTS: Readonly<Record<string, WordKey & `event${string}`>> = { admission: "eventAdmission", discharge: "eventDischarge", visit: "eventVisit", contribution: "eventContribution", year_start: "eventYearStart" };

function eventName(view: View, event: string): Content {
  const key = EVENTS[event];
  return key === undefined ? written(view, event) : say(view, key);
}

export function schemeFacts(view: View, scheme: Scheme, program: ProvinceProgram): Html {
  const { month, day } = scheme.yearFrom;
  const pad = (part: number): string => String(part).padStart(2, "0");
  return factList([
    [say(view, "forWhom"), forWhom(view, [scheme.region], allAxes(program))],
    [say(view, "pooledBy"), say(view, scheme.pooledBy === "province" ? "pooledByProvince" : "pooledByCity")],
    [say(view, "settledOn"), eventName(view, scheme.settlesBy)],
    [say(view, "yearFrom"), `${pad(month)}-${pad(day)}`],
    ...(scheme.code === undefined ? [] : [[say(view, "code"), html`<code>${scheme.code}</code>`] as Fact]),
  ]);
}
