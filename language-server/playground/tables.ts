/** The tables to which one file gives values, laid out for people. */
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { DecidedPeriod, DecidedSlot } from "../../compiler/parts/decided.ts";
import { phraseSlot } from "../../compiler/parts/phrase-slot.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { phraseCitation } from "../features/citation.ts";
import { phraseStretch } from "../features/computed.ts";
import { gridOf, type PlaceOf } from "./grid.ts";
import type { SlotAnswer, TablesAnswer } from "./protocol.ts";

export function tablesOf({ decided }: Pick<Snapshot, "decided">, file: string, language: Language, placeOf: PlaceOf): TablesAnswer {
  const own = [...decided.values()].flatMap((slot) => {
    const start = startIn(slot, file);
    return start === undefined ? [] : [{ slot, start }];
  });
  return { slots: own.sort((a, b) => a.start - b.start).map(({ slot }) => slotAnswer(slot, file, language, placeOf)) };
}

function rowsIn({ version }: DecidedPeriod, file: string): readonly number[] {
  return version.rows.filter(({ location }) => location.file === file).map(({ location }) => location.span.start);
}

/** Where the file first gives a value; `undefined` where it gives none that counts. */
function startIn({ periods }: DecidedSlot, file: string): number | undefined {
  const starts = periods.filter(({ parts }) => parts.length > 0).flatMap((period) => rowsIn(period, file));
  return starts.length === 0 ? undefined : Math.min(...starts);
}

function slotAnswer({ slot, periods }: DecidedSlot, file: string, language: Language, placeOf: PlaceOf): SlotAnswer {
  const shown = periods.filter((period) => period.parts.length > 0 && rowsIn(period, file).length > 0);
  return {
    title: phraseSlot(slot)[language],
    periods: shown.map((period) => ({
      when: phraseStretch(period.from, period.to)[language],
      grid: gridOf(slot.unit, period, language, placeOf),
      sources: [...new Set(period.parts.flatMap(({ citations }) => citations.map((citation) => phraseCitation(citation)[language])))].filter((text) => text !== ""),
    })),
  };
}
