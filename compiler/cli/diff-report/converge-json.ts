import { formatDay, LAST_DAY } from "../../base/calendar.ts";
import type { Convergence, Divergence, Proposal } from "../../compare/converge.ts";
import type { Step, TransitionReport } from "../../compare/converge-transitions.ts";
import { rangesIn } from "../../compare/claim-facts.ts";
import { phrasePlace } from "../../compare/phrase-difference.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import type { Axis } from "../../model/dimension.ts";
import type { City } from "../../model/jurisdiction.ts";
import type { Slot } from "../../model/slot.ts";
import type { CellValue } from "../../model/value.ts";
import { phraseCase } from "../../parts/phrase-facts.ts";
import { phraseCell } from "../../parts/phrase-value.ts";
import { jsonCell, whole } from "./json.ts";

/** One object for programs (`converge.schema.json`): money in whole fen, ratios in 0.01 %, days as ISO 8601. */
export function convergenceJson(reports: readonly Convergence[], language: Language): string {
  const transitions = reports.flatMap((report) => report.transitions);
  const made = {
    version: 1,
    provinces: reports.map((report) => jsonProvince(report, language)),
    summary: {
      provinces: reports.length, slots: reports.reduce((sum, { slots }) => sum + slots.length, 0), rows: reports.flatMap(({ slots }) => slots).reduce((sum, { rows }) => sum + rows.length, 0),
      transitions: transitions.length, late: transitions.filter(({ isInTime }) => isInTime === false).length,
    },
  };
  return `${JSON.stringify(made, undefined, 2)}\n`;
}

function jsonProvince({ program, axes, slots, transitions }: Convergence, language: Language): object {
  return {
    province: program.province.name,
    slots: slots.map(({ slot, rows }) => ({ kind: slot.owner.kind, owner: slot.owner.name, slot: slot.word, role: slot.role, unit: slot.unit, rows: rows.map((row) => jsonRow(slot, row, axes, language)) })),
    transitions: transitions.map((transition) => jsonTransition(transition, axes, language)),
  };
}

function names(cities: readonly City[]): readonly string[] {
  return cities.map(({ name }) => name);
}

function said(slot: Slot, value: CellValue, language: Language): object {
  return { text: phraseCell(value, slot.unit)[language], value: jsonCell(value) };
}

function jsonRow(slot: Slot, { region, from, to, values, spread, fewestLose, fewestChange }: Divergence, axes: readonly Axis[], language: Language): object {
  const proposal = ({ value, losing, gaining, unclear }: Proposal): object => ({ ...said(slot, value, language), losing: names(losing), gaining: names(gaining), unclear: names(unclear) });
  return {
    case: phrasePlace(region, axes)[language], facts: rangesIn(region, axes), from: formatDay(from), ...(to !== LAST_DAY && { to: formatDay(to) }),
    values: values.map(({ value, cities }) => ({ ...said(slot, value, language), cities: names(cities) })), ...(spread !== undefined && { apart: whole(spread) }),
    fewestLose: proposal(fewestLose), fewestChange: proposal(fewestChange),
  };
}

function jsonTransition({ transition, slot, steps, ends, isInTime }: TransitionReport, axes: readonly Axis[], language: Language): object {
  const { convergesBy, city, benefit } = transition;
  return {
    benefit, slot: slot.word, city: city.name, ...(convergesBy !== undefined && { deadline: formatDay(convergesBy) }), ...(ends !== undefined && { ends: formatDay(ends) }),
    ...(isInTime !== undefined && { inTime: isInTime }),
    steps: steps.map(({ from, region, own, uniform, comesNearer }: Step) => ({
      case: phraseCase(axes, region)[language], from: formatDay(from), own: said(slot, own, language), province: said(slot, uniform, language), ...(comesNearer !== undefined && { nearer: comesNearer }),
    })),
  };
}
