import type { Phrase } from "../diagnostics/diagnostic.ts";
import { toBox, toNamed } from "../parts/axes.ts";
import { phraseCase } from "../parts/phrase-facts.ts";
import type { Box } from "../space/box.ts";
import { findOverlaps } from "../space/clashes.ts";
import { findGaps } from "../space/gaps.ts";
import { type Findings, note } from "./findings.ts";
import type { SlotTable, TablePeriod, When } from "./format.ts";
import type { JsonSpace } from "./json-space.ts";
import { readWhen } from "./read-when.ts";
import { askedFor } from "./regions.ts";
import { checkPeriods } from "./check-periods.ts";
import { checkRow, type TableWord } from "./check-values.ts";

/** What the tables of one file are proved against. */
export interface Setting {
  readonly findings: Findings;
  readonly space: JsonSpace;
  readonly impossible: readonly Box[];
}

/** A table with the name that findings give it, and the cases in which its owner is asked for. */
export interface NamedTable {
  readonly slot: Phrase;
  readonly word: TableWord;
  readonly owner: readonly When[];
  readonly table: SlotTable;
}

/** Every period has exactly one row for every case of the table's domain, and the periods follow each other. */
export function proveTable(setting: Setting, named: NamedTable): void {
  const { slot, table, word } = named;
  checkPeriods(setting.findings, slot, table);
  const domain = readBoxes(setting, slot, table.domain ?? named.owner);
  for (const period of table.periods) {
    for (const row of period.rows) checkRow(setting.findings, { slot, word, table, period }, row);
    if (domain !== undefined) proveRows(setting, slot, domain, caseSets(period));
  }
}

function caseSets({ rows, unpublished = [] }: TablePeriod): When[] {
  return [...rows, ...unpublished].map(({ when }) => when);
}

/** Disjoint, and together all of the domain as far as it occurs; seen on the axes that the rows name. */
export function proveRows(setting: Setting, slot: Phrase, domain: readonly Box[], whens: readonly When[]): void {
  const { axes } = setting.space;
  const boxes = readBoxes(setting, slot, whens);
  if (boxes === undefined) return;
  const meetings = findOverlaps(axes, boxes, { limit: 1 });
  const [meeting] = meetings.overlaps;
  if (meeting !== undefined) note(setting.findings, "tableOverlaps", { slot, case: caseOf(setting, meeting.region) });
  const gap = firstGap(setting, domain, boxes);
  if (gap === "unknown" || meetings.ended === "budget") note(setting.findings, "tooLargeToProve", { slot });
  else if (gap !== undefined) note(setting.findings, "tableIncomplete", { slot, case: caseOf(setting, gap) });
}

function firstGap({ space: { axes }, impossible }: Setting, domain: readonly Box[], boxes: readonly Box[]): Box | "unknown" | undefined {
  const asked = askedFor(axes, domain, impossible, axesNamedBy(boxes));
  if (asked === undefined) return "unknown";
  for (const region of asked) {
    const { gaps, ended } = findGaps(axes, boxes, { region, limit: 1 });
    if (gaps.length > 0) return gaps[0];
    if (ended === "budget") return "unknown";
  }
  return undefined;
}

function axesNamedBy(boxes: readonly Box[]): ReadonlySet<number> {
  return new Set(boxes.flatMap((box) => box.flatMap((side, axis) => (side === undefined ? [] : [axis]))));
}

function caseOf({ space: { axes } }: Setting, region: Box): Phrase {
  return phraseCase(axes, toNamed(axes, region));
}

/** `undefined`, with a finding, when a condition cannot be understood. */
export function readBoxes(setting: Setting, place: Phrase, whens: readonly When[]): Box[] | undefined {
  const boxes: Box[] = [];
  for (const when of whens) {
    const read = readWhen(setting.space, when);
    if ("wrong" in read) {
      note(setting.findings, "conditionWrong", { place, ...read.wrong });
      return undefined;
    }
    boxes.push(toBox(setting.space.axes, read.box));
  }
  return boxes;
}
