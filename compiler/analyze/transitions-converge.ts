import { formatDay } from "../base/calendar.ts";
import { compare, subtract, ZERO, negate } from "../base/rational.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { CITY_AXIS, type NamedBox } from "../model/dimension.ts";
import type { Transition } from "../model/program.ts";
import type { Slot, SlotWord } from "../model/slot.ts";
import type { CellValue } from "../model/value.ts";
import { compareHeights, type Height, heightOf, keyOfCell, sharedBands, valueOnBand } from "../parts/compare-values.ts";
import type { Decision } from "../parts/decide.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { phraseCell } from "../parts/phrase-value.ts";
import { contains } from "../space/side.ts";
import { caseInTime } from "./case-in-time.ts";
import { isTransitional } from "./city-differences.ts";
import { firstMeeting, type Parts } from "./parts-meeting.ts";
import { note, type Rule } from "./rule.ts";
import { toBox, toNamed } from "../parts/axes.ts";
import { intersectBoxes, isEmptyBox } from "../space/box.ts";

/** Every step of a transition comes nearer to the uniform value, and the last ends by the deadline (§6). */
export const transitionsConverge: Rule = ({ program, decisions }) =>
  program.transitions.flatMap((transition) => {
    const city = program.province.cities.findIndex((one) => one.name === transition.city.name);
    const slots = [...decisions.keys()].filter((slot) => slot.owner.kind === "benefit" && slot.owner.name === transition.benefit && slot.word === transition.word);
    return slots.flatMap((slot) => {
      const decision = decisions.get(slot);
      return decision === undefined ? [] : [...judgeSteps(slot, decision, transition, city), ...judgeEnd(slot, decision, transition, city)];
    });
  });

/** What holds in the city for a time beside what holds elsewhere. */
interface Departure {
  readonly region: NamedBox;
  readonly own: DecidedPart;
  readonly uniform: CellValue;
}

function departuresIn(period: DecidedPeriod, city: number): Parts<Departure> {
  const isHere = ({ region }: DecidedPart): boolean => contains(region.get(CITY_AXIS) ?? [0, city], city);
  const own = period.parts.filter((part) => isTransitional(period.version, part) && isHere(part));
  const elsewhere = period.parts.filter((part) => !isTransitional(period.version, part));
  const axes = period.axes.filter(({ key }) => key !== CITY_AXIS);
  const parts = own.flatMap((mine) => elsewhere.flatMap((part) => {
    const common = intersectBoxes(toBox(axes, mine.region), toBox(axes, part.region));
    return isEmptyBox(common) ? [] : [{ region: toNamed(axes, common), own: mine, uniform: part.value }];
  }));
  return { axes, parts };
}

function judgeSteps(slot: Slot, { decided }: Decision, { city: { name, other } }: Transition, city: number): readonly Diagnostic[] {
  return decided.periods.flatMap((period, index) => {
    const next = decided.periods[index + 1];
    if (next === undefined) return [];
    const [before, after] = [departuresIn(period, city), departuresIn(next, city)];
    const found = firstMeeting(before, after, (a, b) => keyOfCell(a.own.value) !== keyOfCell(b.own.value) && !isNearer(slot.word, a.own.value, b.own.value, b.uniform));
    if (found === undefined) return [];
    const phrase = (cell: CellValue) => phraseCell(cell, slot.unit);
    const args = {
      slot: phraseSlot(slot), case: caseInTime(found.axes, found.region, next, next), city: bothNames({ name, other }),
      first: phrase(found.first.own.value), second: phrase(found.second.own.value), uniform: phrase(found.second.uniform),
    };
    const rowOf = ({ version }: DecidedPeriod, part: DecidedPart) => version.rows[part.rows[0] ?? -1]?.location;
    return [report("transitionMovesAway", rowOf(next, found.second.own), args, { notes: [note(rowOf(period, found.first.own), "the step before", "上一步")] })];
  });
}

/** No band farther from the goal than before, and some nearer. What cannot be measured is not judged. */
function isNearer(word: SlotWord, before: CellValue, after: CellValue, goal: CellValue): boolean {
  let isCloser = false;
  for (const { from } of sharedBands([before, after, goal])) {
    const [then, now] = [before, after].map((cell) => distance(word, cell, goal, from));
    if (then === undefined || now === undefined) return true;
    const order = compareHeights(now, then);
    if (order > 0) return false;
    isCloser ||= order < 0;
  }
  return isCloser;
}

function distance(word: SlotWord, cell: CellValue, goal: CellValue, from: bigint): Height | undefined {
  const [here, there] = [cell, goal].map((one) => valueOnBand(one, from)).map((value) => (value === undefined ? undefined : heightOf(value, word)));
  if (here === undefined || there === undefined) return undefined;
  if (here === "infinite" || there === "infinite") return here === there ? ZERO : "infinite";
  const difference = subtract(here, there);
  return compare(difference, ZERO) < 0 ? negate(difference) : difference;
}

function judgeEnd(slot: Slot, { decided }: Decision, transition: Transition, city: number): readonly Diagnostic[] {
  const deadline = transition.convergesBy;
  if (deadline === undefined) return [];
  const late = decided.periods.find((period) => period.to > deadline && departsIn(period, city));
  if (late === undefined) return [];
  const day = formatDay(Math.max(late.from, deadline + 1));
  return [report("transitionEndsLate", transition.location, { slot: phraseSlot(slot), city: bothNames(transition.city), deadline: formatDay(deadline), day })];
}

function departsIn(period: DecidedPeriod, city: number): boolean {
  return departuresIn(period, city).parts.some(({ own, uniform }) => keyOfCell(own.value) !== keyOfCell(uniform));
}
