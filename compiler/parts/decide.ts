import { finish, type Steps } from "../base/steps.ts";
import { CITY_AXIS } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot, SlotVersion } from "../model/slot.ts";
import type { DecidedPart, DecidedPeriod, DecidedSlot } from "./decided.ts";
import { decidePieces } from "./decide-pieces.ts";
import { expressionsOf } from "./expression-uses.ts";
import type { Finding } from "./finding.ts";
import { CALENDAR_YEAR, insuranceYearOf, schemeOf, type YearStart } from "./insurance-year.ts";
import { layOut } from "./lay-out.ts";
import { keyOfCell } from "./compare-values.ts";
import { cutByYears } from "./spans-of-time.ts";
import { spacesOf, type VersionSpace } from "./version-space.ts";

export interface Decision {
  readonly decided: DecidedSlot;
  /** What the drafter must hear about; the parts concerned are left out or `unknown`. */
  readonly findings: readonly Finding[];
  readonly spaces: readonly VersionSpace[];
  readonly yearStart: YearStart;
}

/**
 * The slot's value for every combination of facts, city and day it is asked for. Where no row holds, or two that should
 * exclude each other differ, there is no part.
 */
export function decideSlot(slot: Slot, program: ProvinceProgram): Decision {
  return finish(decideSlotInSteps(slot, program));
}

/** A step is a period. */
export function* decideSlotInSteps(slot: Slot, program: ProvinceProgram): Steps<Decision> {
  const yearStart = schemeOf(slot.owner, program)?.yearFrom ?? CALENDAR_YEAR;
  const spaces = spacesOf(slot, program);
  const results: Result[] = [];
  for (const space of spaces) results.push(yield* decideSpace(space, program, yearStart));
  const periods = joinAlike(results.flatMap((result) => result.periods));
  return { decided: { slot, periods }, findings: firstOfEach(results.flatMap((result) => result.findings)), spaces, yearStart };
}

interface Result {
  readonly periods: readonly DecidedPeriod[];
  readonly findings: readonly Finding[];
}

function* decideSpace(space: VersionSpace, program: ProvinceProgram, yearStart: YearStart): Steps<Result> {
  const pieces = layOut(space);
  const findings: Finding[] = pieces === undefined ? [{ kind: "tooManyParts", version: space.version, from: space.from, to: space.to }] : [];
  const expressions = expressionsOf(space.rows.map((row) => row.item), space.adjustments.map((adjustment) => adjustment.item));
  const cities = program.province.cities.map((city) => city.name);
  const periods: DecidedPeriod[] = [];
  for (const span of cutByYears(space, expressions, yearStart)) {
    yield;
    const decided = decidePieces(space, pieces ?? [], { year: insuranceYearOf(span.from, yearStart), cities, span });
    findings.push(...decided.findings);
    periods.push(periodOf(space, span, decided.parts));
  }
  return { periods, findings };
}

function periodOf({ version, axes }: VersionSpace, { from, to }: Pick<VersionSpace, "from" | "to">, parts: readonly DecidedPart[]): DecidedPeriod {
  const differs = parts.some(({ region }) => region.has(CITY_AXIS));
  return { from, to, version, attributes: version.attributes, axes: differs ? axes : axes.filter(({ key }) => key !== CITY_AXIS), parts };
}

/** Periods that touch and say the same become one. */
function joinAlike(periods: readonly DecidedPeriod[]): readonly DecidedPeriod[] {
  const joined: DecidedPeriod[] = [];
  for (const period of periods) {
    const last = joined.at(-1);
    const goesOn = last !== undefined && last.version === period.version && last.to + 1 === period.from && areAlike(last.parts, period.parts);
    if (goesOn) joined[joined.length - 1] = { ...last, to: period.to };
    else joined.push(period);
  }
  return joined;
}

function areAlike(a: readonly DecidedPart[], b: readonly DecidedPart[]): boolean {
  return a.length === b.length && a.every((part, index) => keyOfPart(part) === keyOfPart(b[index]));
}

function keyOfPart(part: DecidedPart | undefined): string {
  if (part === undefined) return "";
  const region = [...part.region].map(([axis, side]) => `${axis}=${String(side)}`);
  return [...region, keyOfCell(part.value), keyOfCell(part.tableValue), String(part.rows), String(part.adjustments), String(part.citations.length)].join("|");
}

/** One finding for each kind and place, the earliest; of two rows that meet, where they differ before where they agree. */
function firstOfEach(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, Finding>();
  const versions = new Map<SlotVersion, number>();
  for (const finding of findings) {
    const version = versions.get(finding.version) ?? versions.size;
    versions.set(finding.version, version);
    const key = `${version} ${placeOf(finding)}`;
    const known = first.get(key);
    const isWorse = known?.kind === "rowsMeet" && known.isEqual && finding.kind === "rowsMeet" && !finding.isEqual;
    if (known === undefined || isWorse) first.set(key, finding);
  }
  return [...first.values()];
}

function placeOf(finding: Finding): string {
  switch (finding.kind) {
    case "rowsMeet":
      return `meet ${String(finding.rows)}`;
    case "outOfRange":
    case "offGrid":
      return `${finding.kind} ${finding.adjustment === undefined ? `row ${finding.row}` : `adjustment ${finding.adjustment}`}`;
    case "endlessGrowth":
      return `growth ${finding.adjustment}`;
    case "tooManyParts":
      return "parts";
  }
}
