import type { Named } from "../model/names.ts";
import { shownName } from "../model/names.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { FIELD_TERMS } from "./glossary-terms.ts";
import { type Content, html, type Html } from "./markup.ts";
import { type Cell, tableOf } from "./table.ts";
import { say, titleOf, type View, written } from "./view.ts";

export function fieldTerms(view: View): Html {
  const columns: readonly Cell[] = (["inChinese", "inEnglish", "meaning"] as const).map((key) => ({ content: say(view, key) }));
  const rows = FIELD_TERMS.map(({ term, meaning }): readonly Cell[] => [{ content: html`<span lang="zh-CN">${term.zh}</span>` }, { content: html`<span lang="en">${term.en}</span>` }, { content: meaning[view.language] }]);
  const label = say(view, "fieldTerms");
  return tableOf({ caption: label, label, columns, heads: 1, rows });
}

/** What the province's documents call things, with the codes of the national platform where they are given. */
export function provinceNames(view: View, program: ProvinceProgram): Html {
  const { schemes, benefits, measures, dimensions, province } = program;
  const entries: readonly (readonly [Content, readonly (Named & { readonly code?: string | undefined })[]])[] = [
    [say(view, "scheme"), schemes], [say(view, "benefit"), benefits], [say(view, "kindMeasure"), measures], [say(view, "kindDimension"), dimensions.filter(({ id }) => !id.startsWith("@"))],
    ...dimensions.flatMap((dimension) => (dimension.domain.kind === "members" && !dimension.id.startsWith("@") ? [[written(view, say(view, "kindMember", { dimension: shownName(dimension, view.language) })), dimension.domain.members] as const] : [])),
    [say(view, "city"), province.cities],
  ];
  const columns: readonly Cell[] = (["kind", "inChinese", "inEnglish", "meaning", "code"] as const).map((key) => ({ content: say(view, key) }));
  const rows = entries.flatMap(([kind, list]) => list.map((named): readonly Cell[] => [
    { content: kind }, { content: html`<span lang="zh-CN">${shownName(named, "zh")}</span>` }, { content: html`<span lang="en">${shownName(named, "en")}</span>` },
    { content: named.title === undefined ? "—" : written(view, named.title) }, { content: named.code === undefined ? "—" : html`<code>${named.code}</code>` },
  ]));
  const label = say(view, "namesOf", { province: titleOf(view, province) });
  return tableOf({ caption: written(view, label), label, columns, heads: 2, rows });
}
