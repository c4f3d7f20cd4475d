import type { Location } from "../base/span.ts";
import type { Diagnostic, Note } from "../diagnostics/diagnostic.ts";
import { FIRST_DAY, formatDay } from "../base/calendar.ts";
import type { Allowance } from "../model/citation.ts";
import type { Guardrail } from "../model/guardrail.ts";
import type { SlotVersion } from "../model/slot.ts";
import type { DecidedPart } from "../parts/decided.ts";
import { commonTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { note } from "./rule.ts";

/** What a guardrail found, and the rows and adjustments whose allowances may let it stand. */
export interface Breach {
  readonly guardrail: Guardrail;
  /** `reportBreach` gives it the severity and the notes. */
  readonly diagnostic: Diagnostic;
  readonly allowances: readonly Allowance[];
}

export function allowancesOf(version: SlotVersion, parts: readonly Pick<DecidedPart, "rows" | "adjustments">[]): readonly Allowance[] {
  const rows = parts.flatMap((part) => part.rows.flatMap((index) => version.rows[index]?.allowances ?? []));
  const adjustments = parts.flatMap((part) => part.adjustments.flatMap((index) => version.adjustments[index]?.allowances ?? []));
  return [...version.allowances, ...rows, ...adjustments];
}

/** Where the value of a part was written: its first row, else the table. */
export function placeOf(version: SlotVersion, part: Pick<DecidedPart, "rows">): Location {
  return version.rows[part.rows[0] ?? -1]?.location ?? version.location;
}

/** The time within which a case needs no day: what both the version and the guardrail speak about. */
export function timeOf(guardrail: Guardrail, version: SlotVersion): TimeSpan {
  return commonTime(version, guardrail) ?? version;
}

/** The other source: what demands it, by which document and article. */
export function demandNote({ title, citation, from, location }: Guardrail): Note {
  const document = citation.documents.map((one) => one.title).join("、");
  const article = citation.article === undefined ? "" : ` ${citation.article}`;
  const source = document === "" && article === "" ? "" : `${document}${article}`;
  const since = from === FIRST_DAY ? { en: "", zh: "" } : { en: ` from ${formatDay(from)}`, zh: `自 ${formatDay(from)} 起` };
  return note(location, `demanded by “${title}”${since.en}${source === "" ? "" : ` (${source})`}`, `${since.zh}由“${title}”要求${source === "" ? "" : `（${source}）`}`);
}

/** In the rule's own order, a case only once for each place. */
export function onePerPlace(breaches: readonly Breach[]): readonly Breach[] {
  const seen = new Set<string>();
  return breaches.filter(({ diagnostic: { id, location } }) => {
    const key = `${id} ${location?.file ?? ""}:${location?.span.start ?? -1}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
