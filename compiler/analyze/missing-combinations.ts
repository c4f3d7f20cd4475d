import { formatDay } from "../base/calendar.ts";
import type { Diagnostic, Fix, Note, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { CITY_AXIS, type NamedBox } from "../model/dimension.ts";
import type { SlotVersion } from "../model/slot.ts";
import type { Band } from "../model/value.ts";
import { toNamed } from "../parts/axes.ts";
import { isOnBand } from "../parts/combine.ts";
import { bandsBetween } from "../parts/compare-values.ts";
import { REFINEMENT_BUDGET } from "../parts/lay-out.ts";
import { bothNames, phraseRegion } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { bandText } from "../parts/phrase-value.ts";
import { cellText } from "../parts/source-cells.ts";
import type { TimeSpan } from "../parts/spans-of-time.ts";
import type { VersionSpace } from "../parts/version-space.ts";
import type { Box } from "../space/box.ts";
import { findGaps } from "../space/gaps.ts";
import { mergeBoxes } from "../space/merge.ts";
import { contains, type Side } from "../space/side.ts";
import { caseForTime } from "./case-in-time.ts";
import { joinNames, moreNotes, note, type Rule, shorten } from "./rule.ts";

/** Enough to show; a table with more holes than this lacks more than rows. */
const GAPS_LIMIT = 200;
const ROWS_SHOWN = 10;
const ROWS_INSERTED = 50;

/** Every combination in the slot's domain has a row, and every band of money (language reference, §5). */
export const everyCombinationHasARow: Rule = ({ decisions }) =>
  [...decisions.values()].flatMap(({ spaces }) => {
    const judged = spaces.filter(isJudged).map((space): Lack => ({ space, missing: gapsIn(space, space.rows.flatMap((row) => row.boxes), []) }));
    return [...stretches(judged).filter(({ missing }) => missing.length > 0).map(reportRows), ...judged.flatMap(reportBands)];
  });

interface Lack {
  readonly space: VersionSpace;
  readonly missing: readonly Box[];
}

/** Neighbouring spans of time in which the same is missing are told of once. */
function stretches(all: readonly Lack[]): readonly Lack[] {
  const joined: Lack[] = [];
  for (const { space, missing } of all) {
    const last = joined.at(-1);
    const goesOn = last?.space.version === space.version && saysTheSame(last.missing, missing);
    if (goesOn) joined[joined.length - 1] = { missing, space: { ...last.space, to: space.to } };
    else joined.push({ space, missing });
  }
  return joined;
}

/** Cities that set no local value are reported by name, and nothing is missing for certain where a row was not understood. */
function isJudged({ slot, version }: VersionSpace): boolean {
  return slot.scope.kind !== "local" && !isIncomplete(version);
}

export function isIncomplete(version: SlotVersion): boolean {
  return version.broken === true || version.rows.some((row) => row.value.kind === "unknown");
}

export function gapsIn({ axes, domain }: VersionSpace, boxes: readonly Box[], known: readonly Box[]): readonly Box[] {
  const gaps: Box[] = [];
  for (const region of domain) {
    const limit = GAPS_LIMIT - gaps.length;
    gaps.push(...findGaps(axes, [...boxes, ...known], { region, limit, budget: REFINEMENT_BUDGET }).gaps);
  }
  return gaps.length === 0 ? gaps : mergeBoxes(axes, gaps);
}

function saysTheSame(a: readonly Box[], b: readonly Box[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function reportRows({ space, missing }: Lack): Diagnostic {
  const { slot, version, axes } = space;
  const regions = missing.map((box) => toNamed(axes, box));
  const isMore = missing.length >= GAPS_LIMIT;
  const count = isMore ? { en: `${missing.length} or more`, zh: `${missing.length} 以上` } : missing.length;
  const args = { slot: phraseSlot(slot), case: lackingCase(space, regions), count };
  return report("missingCombinations", version.location, args, { notes: rowNotes(space, regions), fixes: insertRows(space, regions) });
}

/** “No ratio for every case” would say that some have one. */
function lackingCase(space: VersionSpace, [region = new Map()]: readonly NamedBox[]): Phrase {
  const { en, zh } = caseForTime(space.axes, region, space, space.version);
  return { en: en.replace(/^every case/, "any case"), zh };
}

function rowNotes({ axes }: VersionSpace, regions: readonly NamedBox[]): readonly Note[] {
  if (regions.length === 1) return [];
  const { shown, hidden } = shorten(regions, ROWS_SHOWN);
  const rows = shown.map((region) => {
    const facts = phraseRegion(axes, region);
    return note(undefined, `missing: ${facts.en}`, `缺：${facts.zh}`);
  });
  return [...rows, ...moreNotes(hidden)];
}

/** Rows with their conditions and an empty cell for the value, which only the drafter knows. */
function insertRows({ version: { table, ...whole }, ...span }: VersionSpace, regions: readonly NamedBox[]): readonly Fix[] {
  if (table === undefined || regions.length > ROWS_INSERTED) return [];
  const columns = new Set(table.columns.map(({ id }) => id));
  const isInColumns = (region: NamedBox): boolean => [...region.keys()].every((key) => columns.has(key));
  const rows = regions.map((region) => (isInColumns(region) ? table.columns.map((column) => cellText(column, region, table.spelling)) : [undefined]));
  if (rows.flat().includes(undefined)) return [];
  const tail = datesOf(span, whole, table.spelling);
  const text = rows.map((cells) => `\n    | ${cells.join(" | ")} |${"  |".repeat(table.values)}${tail}`).join("");
  const title = { en: `insert the ${rows.length === 1 ? "missing row" : `${rows.length} missing rows`}, with the value${table.values === 1 ? "" : "s"} left empty`, zh: `插入所缺的 ${rows.length} 行（数值留空）` };
  return [{ title, edits: [{ location: table.end, text }], safe: false }];
}

/** What is missing for some time only is inserted for that time: beside it another row holds. */
function datesOf(span: TimeSpan, whole: TimeSpan, spelling: "en" | "zh"): string {
  const [from, to] = spelling === "zh" ? ["自", "至"] : ["from", "to"];
  return `${span.from > whole.from ? ` ${from} ${formatDay(span.from)}` : ""}${span.to < whole.to ? ` ${to} ${formatDay(span.to)}` : ""}`;
}

function reportBands({ space, missing }: Lack): readonly Diagnostic[] {
  const { slot, version, axes, rows } = space;
  const written = [...version.bands, ...version.rows.flatMap((row) => row.band ?? [])];
  if (written.length === 0) return [];
  const byGap = new Map<string, { readonly gap: readonly Box[]; readonly bands: Band[] }>();
  for (const band of bandsBetween(written)) {
    const boxes = rows.filter(({ item }) => isOnBand(item, band)).flatMap((row) => row.boxes);
    const gap = gapsIn(space, boxes, missing);
    if (gap.length === 0) continue;
    const group = byGap.get(JSON.stringify(gap)) ?? { gap, bands: [] };
    group.bands.push(band);
    byGap.set(JSON.stringify(gap), group);
  }
  return [...byGap.values()].map(({ gap, bands }) => {
    const regions = gap.map((box) => toNamed(axes, box));
    const args = { slot: phraseSlot(slot), case: lackingCase(space, regions), bands: bands.map(bandText).join(", ") };
    return report("missingBands", version.location, args, { notes: rowNotes(space, regions) });
  });
}

/** Local parts of a contribution have a value in every city, its own or the default (§6). */
export const everyCityHasALocalValue: Rule = ({ program, decisions }) =>
  [...decisions].flatMap(([slot, { spaces }]) => {
    if (slot.scope.kind !== "local") return [];
    const cities = program.province.cities;
    const missing = new Set<number>(slot.versions.length === 0 ? cities.keys() : []);
    for (const space of spaces.filter(({ version }) => !isIncomplete(version))) {
      for (const gap of gapsIn(space, space.rows.flatMap((row) => row.boxes), [])) addCities(missing, toNamed(space.axes, gap).get(CITY_AXIS), cities.length);
    }
    if (missing.size === 0) return [];
    const names = joinNames(cities.filter((_, index) => missing.has(index)).map(bothNames));
    return [report("localValueMissing", slot.scope.location, { cities: names, slot: phraseSlot(slot) })];
  });

function addCities(found: Set<number>, side: Side | undefined, count: number): void {
  for (let city = 0; city < count; city++) if (side === undefined || contains(side, city)) found.add(city);
}
