/** What stands above a clause that is not the same in every city. */
import { formatDay, LAST_DAY } from "../../compiler/base/calendar.ts";
import { type Convergence, convergenceOf, type Divergence, type SlotDivergence } from "../../compiler/compare/converge.ts";
import type { TransitionReport } from "../../compiler/compare/converge-transitions.ts";
import { phraseTransition } from "../../compiler/compare/phrase-convergence.ts";
import { phrasePlace } from "../../compiler/compare/phrase-difference.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { City } from "../../compiler/model/jurisdiction.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import { bothNames } from "../../compiler/parts/phrase-facts.ts";
import { phraseCell } from "../../compiler/parts/phrase-value.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import type { Lens } from "./lenses.ts";

const known = new WeakMap<ProvinceProgram, Convergence>();
/** More cities than this are counted. */
const MOST_CITIES = 4;

export function cityLenses({ program, decided }: Snapshot, file: string): readonly Lens[] {
  return program.provinces.filter(({ province }) => province.cities.length > 1).flatMap((province) => {
    const report = known.get(province) ?? convergenceOf(province, decided);
    known.set(province, report);
    const slots = report.slots.filter(({ slot }) => slot.location.file === file).map((one): Lens => ({ span: one.slot.location.span, title: titleOf(one, report), about: "cities" }));
    return [...slots, ...departures(report, file), ...transitions(report, file)];
  });
}

function titleOf({ slot, rows }: SlotDivergence, { axes }: Convergence): Phrase {
  const [first, ...more] = rows;
  if (first === undefined) return { en: "", zh: "" };
  const [where, said] = [phrasePlace(first.region, axes), saidIn(first, slot.unit)];
  const rest: Phrase = more.length === 0 ? { en: "", zh: "" } : { en: `; ${more.length} more ${more.length === 1 ? "case" : "cases"}`, zh: `；另有 ${more.length} 种情形` };
  return { en: `cities differ, ${where.en}: ${said.en}${rest.en}`, zh: `各市不一，${where.zh}：${said.zh}${rest.zh}` };
}

function saidIn({ values }: Divergence, unit: SlotDivergence["slot"]["unit"]): Phrase {
  const parts = values.map(({ value, cities }) => ({ value: phraseCell(value, unit), names: names(cities) }));
  return { en: parts.map(({ value, names: { en } }) => `${value.en} in ${en}`).join(", "), zh: parts.map(({ value, names: { zh } }) => `${zh} ${value.zh}`).join("，") };
}

function names(cities: readonly City[]): Phrase {
  const [shown, hidden] = [cities.slice(0, MOST_CITIES).map(bothNames), cities.length - MOST_CITIES];
  const rest: Phrase = hidden > 0 ? { en: ` and ${hidden} more`, zh: ` 等 ${cities.length} 市` } : { en: "", zh: "" };
  return { en: shown.map(({ en }) => en).join(", ") + rest.en, zh: shown.map(({ zh }) => zh).join("、") + rest.zh };
}

/** At the province's rule: who departs from it, and until when. */
function departures({ transitions: reports }: Convergence, file: string): readonly Lens[] {
  const bySlot = new Map<TransitionReport["slot"], TransitionReport[]>();
  for (const report of reports.filter(({ slot, ends }) => slot.location.file === file && ends !== undefined)) bySlot.set(report.slot, [...(bySlot.get(report.slot) ?? []), report]);
  return [...bySlot].map(([slot, own]): Lens => ({
    span: slot.location.span, about: "cities",
    title: { en: `in transition: ${own.map((report) => until(report).en).join(", ")}`, zh: `过渡中：${own.map((report) => until(report).zh).join("、")}` },
  }));
}

function until({ transition, ends }: TransitionReport): Phrase {
  const city = bothNames(transition.city);
  if (ends === undefined || ends === LAST_DAY) return { en: `${city.en} (no end)`, zh: `${city.zh}（未定期限）` };
  return { en: `${city.en} (to ${formatDay(ends)})`, zh: `${city.zh}（至 ${formatDay(ends)}）` };
}

function transitions({ transitions: reports }: Convergence, file: string): readonly Lens[] {
  return reports.filter(({ transition }) => transition.location.file === file).map((report): Lens => ({ span: report.transition.location.span, title: phraseTransition(report), about: "cities" }));
}
