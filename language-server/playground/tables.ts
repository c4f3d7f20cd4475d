/** The tables to which one file gives values, laid out for people. */
import type { Location } from "../../compiler/base/span.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { DecidedPeriod, DecidedSlot } from "../../compiler/parts/decided.ts";
import { phraseSlot } from "../../compiler/parts/phrase-slot.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { sourcesOf } from "../features/citation.ts";
import { phraseStretch } from "../features/computed.ts";
import { fileTables } from "../features/file-tables.ts";
import { gridInWords, joinedHeads } from "../features/grid.ts";
import type { Grid, GridCell, SlotAnswer, TablesAnswer } from "./protocol.ts";

/** More rows than this are for the JSON files. */
const MOST_ROWS = 120;

export type PlaceOf = (location: Location) => GridCell["place"];

export function tablesOf(snapshot: Pick<Snapshot, "decided">, file: string, language: Language, placeOf: PlaceOf): TablesAnswer {
  return { slots: fileTables(snapshot, file).map((table) => slotAnswer(table, language, placeOf)) };
}

function slotAnswer({ slot, periods }: DecidedSlot, language: Language, placeOf: PlaceOf): SlotAnswer {
  return {
    title: phraseSlot(slot)[language],
    periods: periods.map((period) => ({
      when: phraseStretch(period.from, period.to)[language],
      grid: gridAnswer(slot, period, language, placeOf),
      sources: sourcesOf(period.parts.flatMap(({ citations }) => citations), language),
    })),
  };
}

function gridAnswer({ unit }: DecidedSlot["slot"], period: DecidedPeriod, language: Language, placeOf: PlaceOf): Grid {
  const { rows, ...above } = gridInWords(unit, period, language);
  const shown = rows.slice(0, MOST_ROWS);
  const heads = joinedHeads(shown);
  const placed = shown.map(({ cells }) => cells.map(({ text, columns, place }): GridCell => {
    const location = place();
    return { text, columns, place: location === undefined ? undefined : placeOf(location) };
  }));
  return { ...above, rows: placed.map((cells, index) => ({ heads: heads[index] ?? [], cells })), hidden: rows.length - shown.length };
}
