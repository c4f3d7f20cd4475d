/** For every slot the days it is covered for, as lines of text. */
import { coverDates, type CoveredDays, type SlotCoverage } from "../analyze/time-coverage.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import type { Program } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import type { DecidedSlot } from "../parts/decided.ts";

const NO_DAY = { en: "no day", zh: "没有一天" };

export function coverageLines(program: Program, decided: ReadonlyMap<Slot, DecidedSlot>, language: Language): string[] {
  const slots = coverDates(program, decided);
  const provinces = [...new Set(slots.map(({ province }) => province))];
  return provinces.flatMap((province) => [province, ...slots.filter((slot) => slot.province === province).map((slot) => `  ${lineOf(slot, language)}`)]);
}

function lineOf({ phrase, scheme, days }: SlotCoverage, language: Language): string {
  const written = days.length === 0 ? NO_DAY[language] : days.map((stretch) => stretchText(stretch, language)).join(language === "zh" ? "、" : ", ");
  const where = scheme === undefined ? "" : language === "zh" ? `（${scheme}）` : ` (${scheme})`;
  return language === "zh" ? `${phrase.zh}${where}：${written}` : `${phrase.en}${where}: ${written}`;
}

function stretchText({ from, to }: CoveredDays, language: Language): string {
  if (language === "zh") return to === undefined ? `自 ${from} 起` : `${from} 至 ${to}`;
  return to === undefined ? `from ${from}` : `${from} to ${to}`;
}
