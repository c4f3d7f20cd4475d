import { report } from "../diagnostics/report.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Axis, Member } from "../model/dimension.ts";
import type { Slot } from "../model/slot.ts";
import { keyOfCell } from "../parts/compare-values.ts";
import type { DecidedPeriod } from "../parts/decided.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { phraseCell } from "../parts/phrase-value.ts";
import { caseInTime } from "./case-in-time.ts";
import { firstMeeting, sliceAt } from "./parts-meeting.ts";
import { note, type Rule } from "./rule.ts";

/** Care in another city of the province is paid as at home: a member that must share another's benefits does (§6). */
export const likeMembersAreTreatedAlike: Rule = ({ decisions }) =>
  [...decisions].flatMap(([slot, { decided }]) => {
    if (slot.scope.kind !== "uniform") return [];
    const judged = new Set<unknown>();
    return decided.periods.flatMap((period) => {
      const found = judged.has(period.version) ? [] : judgePeriod(slot, period);
      if (found.length > 0) judged.add(period.version);
      return found;
    });
  });

function judgePeriod(slot: Slot, period: DecidedPeriod): readonly Diagnostic[] {
  return period.axes.flatMap((axis) => {
    const { domain } = axis.dimension;
    if (domain.kind !== "members" || domain.many) return [];
    return domain.members.flatMap((member, point) => {
      const target = domain.members.findIndex((other) => other.name === member.sameAs);
      const other = domain.members[target];
      return other === undefined ? [] : judgePair(slot, period, axis, [member, point], [other, target]);
    });
  });
}

function judgePair(slot: Slot, period: DecidedPeriod, axis: Axis, [member, point]: readonly [Member, number], [other, target]: readonly [Member, number]): readonly Diagnostic[] {
  const found = firstMeeting(sliceAt(period, axis.key, point), sliceAt(period, axis.key, target), (a, b) => keyOfCell(a.value) !== keyOfCell(b.value) && isKnown(a.value.kind) && isKnown(b.value.kind));
  if (found === undefined) return [];
  const { rows } = period.version;
  const args = {
    slot: phraseSlot(slot), case: caseInTime(found.axes, found.region, period, period.version), member: bothNames(member), other: bothNames(other),
    first: phraseCell(found.first.value, slot.unit), second: phraseCell(found.second.value, slot.unit),
  };
  const notes = [note(rows[found.second.rows[0] ?? -1]?.location, `the value with “${bothNames(other).en}”`, `“${bothNames(other).zh}”的规定`)];
  return [report("sameAsDiffers", rows[found.first.rows[0] ?? -1]?.location, args, { notes })];
}

function isKnown(kind: string): boolean {
  return kind !== "unknown";
}
