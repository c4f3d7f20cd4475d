/** The documents of a province: what amended what, from when to when. */
import { formatDay } from "../base/calendar.ts";
import { shownName } from "../model/names.ts";
import type { PolicyInfo, ProvinceProgram } from "../model/program.ts";
import { documentLink, trustBadges } from "./citations.ts";
import { asMarkup, type Content, html, type Html } from "./markup.ts";
import type { ProvinceReport } from "./province-report.ts";
import { type Cell, tableOf } from "./table.ts";
import { drawTimeline } from "./timeline-picture.ts";
import { anchor, days, say, standingBadge, type View, written } from "./view.ts";

export function documentsSection(view: View, { program }: ProvinceReport): Html {
  const policies = [...program.policies].sort((a, b) => a.from - b.from || (a.name < b.name ? -1 : 1));
  const heading = say(view, "timeline");
  const picture = drawTimeline({
    id: "timeline", title: heading, description: policies.map((policy) => `${policyTitle(policy)} ${days(view, policy)}`).join(view.language === "zh" ? "；" : "; "),
    asOf: view.asOf, asOfLabel: say(view, "asOf", { day: formatDay(view.asOf) }),
    bars: policies.map((policy) => ({ label: policyTitle(policy), from: policy.from, to: policy.to, isDraft: policy.draft })),
  });
  const columns: readonly Cell[] = (["document", "inForce", "relation", "sources"] as const).map((key) => ({ content: say(view, key) }));
  const rows = policies.map((policy): readonly Cell[] => [
    { content: html`<span id="${anchor("policy", policy.name)}">${written(view, policyTitle(policy))}</span><br><code>${policy.name}</code>` },
    { content: html`<span class="nowrap">${days(view, policy)}</span><br>${standingBadge(view, policy)}${policy.issued === undefined ? undefined : html`<br><small>${say(view, "issuedOn", { day: formatDay(policy.issued) })}</small>`}` },
    { content: relations(view, policy, program) },
    { content: html`${policy.citation.documents.map((document, index) => html`${index > 0 ? html`<br>` : undefined}${documentLink(view, document)}`)} ${trustBadges(view, policy.citation)}` },
  ]);
  return html`<div class="timeline scroll" role="region" aria-label="${heading}" tabindex="0">${asMarkup(picture)}</div>${tableOf({ caption: heading, label: heading, columns, heads: 1, rows })}`;
}

function policyTitle({ name, title }: PolicyInfo): string {
  return title ?? name;
}

function relations(view: View, policy: PolicyInfo, { policies }: ProvinceProgram): Content {
  const titled = (name: string): string => policies.find((other) => other.name === name)?.title ?? name;
  const said: readonly Content[] = [
    ...(policy.amends === undefined ? [] : [written(view, say(view, "amends", { name: titled(policy.amends) }))]),
    ...policy.repeals.map((name) => written(view, say(view, "repeals", { name: titled(name) }))),
    ...(policy.implements === undefined ? [] : [written(view, say(view, "implements", { name: titled(policy.implements.policy), city: shownName(policy.implements.city, view.language) }))]),
    ...(policy.overridesLocal ? [say(view, "overridesLocal")] : []),
  ];
  return said.length === 0 ? say(view, "sets") : html`${said.map((one, index) => html`${index > 0 ? html`<br>` : undefined}${one}`)}`;
}
