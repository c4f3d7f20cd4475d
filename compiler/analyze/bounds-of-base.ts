import { compare } from "../base/rational.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Slot } from "../model/slot.ts";
import type { CellValue } from "../model/value.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { phraseCell } from "../parts/phrase-value.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { commonTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { placeOf } from "./breach.ts";
import { caseInTime } from "./case-in-time.ts";
import { firstMeeting, type PartsMeeting } from "./parts-meeting.ts";
import { note, type Rule } from "./rule.ts";

/** The base of a contribution has room between its floor and its ceiling, for everyone, in every city and year (§3). */
export const floorsLieBelowCeilings: Rule = ({ program, decisions }) =>
  program.contributions.flatMap(({ slots }) => {
    const periodsOf = (word: Slot["word"]): readonly DecidedPeriod[] => slots.filter((slot) => slot.word === word).flatMap((slot) => decisions.get(slot)?.decided.periods ?? []);
    const crossing = firstCrossing(periodsOf("floor"), periodsOf("ceiling"));
    const owner = slots[0]?.owner;
    return crossing === undefined || owner === undefined ? [] : [reportCrossing(bothNames(owner), crossing)];
  });

interface Crossing {
  readonly floor: DecidedPeriod;
  readonly ceiling: DecidedPeriod;
  readonly span: TimeSpan;
  readonly meeting: PartsMeeting<DecidedPart>;
}

function firstCrossing(floors: readonly DecidedPeriod[], ceilings: readonly DecidedPeriod[]): Crossing | undefined {
  for (const floor of floors) {
    for (const ceiling of ceilings) {
      const span = commonTime(floor, ceiling);
      const meeting = span === undefined ? undefined : firstMeeting(floor, ceiling, (low, high) => isAbove(low.value, high.value));
      if (span !== undefined && meeting !== undefined) return { floor, ceiling, span, meeting };
    }
  }
  return undefined;
}

function isAbove(low: CellValue, high: CellValue): boolean {
  return low.kind === "number" && high.kind === "number" && compare(low.amount, high.amount) > 0;
}

function reportCrossing(owner: ReturnType<typeof bothNames>, { floor, ceiling, span, meeting }: Crossing): Diagnostic {
  const { axes, region, first, second } = meeting;
  const notes = [note(placeOf(ceiling.version, second), "the ceiling", "上限")];
  return report("floorAboveCeiling", placeOf(floor.version, first), {
    case: caseInTime(axes, region, span, floor.version), owner, floor: phraseCell(first.value, "fen"), ceiling: phraseCell(second.value, "fen"),
  }, { notes });
}
