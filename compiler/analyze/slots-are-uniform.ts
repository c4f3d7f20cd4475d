import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import type { Decision } from "../parts/decide.ts";
import type { DecidedPart } from "../parts/decided.ts";
import { schemeOf } from "../parts/insurance-year.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { phraseCell } from "../parts/phrase-value.ts";
import { caseInTime } from "./case-in-time.ts";
import { type CityDifference, cityDifference, isOneFormula } from "./city-differences.ts";
import { note, type Rule } from "./rule.ts";

/**
 * Deductible, ratio, cap and outpatient rules are the same in every city of a province-pooled scheme (§6; "统一"并非"一刀切",
 * State Council meeting of 2025-11-27, as reported by the press). Judged on the compiled values, at every date.
 */
export const slotsAreUniform: Rule = ({ program, decisions }) =>
  [...decisions].flatMap(([slot, decision]) => (isPooled(slot, program) ? judgeSlot(slot, decision, program) : []));

function isPooled(slot: Slot, program: ProvinceProgram): boolean {
  return slot.scope.kind === "uniform" && schemeOf(slot.owner, program)?.pooledBy !== "city";
}

/** One finding a version, at the first period in which cities differ. */
function judgeSlot(slot: Slot, { decided }: Decision, program: ProvinceProgram): readonly Diagnostic[] {
  const mayDifferByFormula = slot.scope.kind === "uniform" && slot.scope.formula;
  const judged = new Set<unknown>();
  return decided.periods.flatMap((period) => {
    if (judged.has(period.version)) return [];
    const differs = (a: DecidedPart, b: DecidedPart): boolean => !mayDifferByFormula || !isOneFormula(period.version, a, b);
    const difference = cityDifference(period, program.province.cities, differs);
    if (difference === undefined) return [];
    judged.add(period.version);
    return [reportDifference(slot, difference, mayDifferByFormula ? "formulaDiffers" : "differsBetweenCities")];
  });
}

function reportDifference(slot: Slot, difference: CityDifference, id: "formulaDiffers" | "differsBetweenCities"): Diagnostic {
  return report(id, placesOf(difference).second, {
    slot: phraseSlot(slot), case: caseInTime(difference.axes, difference.region, difference.period, difference.period.version), ...differingValues(slot, difference),
  }, { notes: differenceNotes(difference) });
}

export function differingValues(slot: Slot, { first, second, cities }: CityDifference) {
  return { first: phraseCell(first.value, slot.unit), second: phraseCell(second.value, slot.unit), city: bothNames(cities[0]), otherCity: bothNames(cities[1]) };
}

export function placesOf({ period, first, second }: CityDifference) {
  const { rows } = period.version;
  return { first: rows[first.rows[0] ?? -1]?.location, second: rows[second.rows[0] ?? -1]?.location ?? period.version.location };
}

export function differenceNotes(difference: CityDifference) {
  const { first } = placesOf(difference);
  const [city] = difference.cities.map(bothNames);
  return [note(first, `the value in ${city?.en ?? ""}`, `${city?.zh ?? ""}的规定`)];
}
