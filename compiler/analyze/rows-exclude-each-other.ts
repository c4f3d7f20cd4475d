import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Slot, SlotVersion } from "../model/slot.ts";
import type { Axis } from "../model/dimension.ts";
import type { Decision } from "../parts/decide.ts";
import type { RowsMeet } from "../parts/finding.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { caseInTime } from "./case-in-time.ts";
import { isIncomplete } from "./missing-combinations.ts";
import { moreNotes, note, type Rule, shorten } from "./rule.ts";

/** Of one table. */
const PAIRS_SHOWN = 5;

/** Two rows of a table never speak about one case: different values are an error, equal ones a warning (§5). */
export const rowsExcludeEachOther: Rule = ({ decisions }) =>
  [...decisions].flatMap(([slot, decision]) => slot.versions.filter((version) => !isIncomplete(version)).flatMap((version) => judgeVersion(slot, version, decision)));

function judgeVersion(slot: Slot, version: SlotVersion, { findings, spaces }: Decision): readonly Diagnostic[] {
  const axes = spaces.find((space) => space.version === version)?.axes ?? [];
  const meetings = findings.filter((finding) => finding.kind === "rowsMeet").filter((finding) => finding.version === version);
  meetings.sort((a, b) => a.rows[1] - b.rows[1] || a.rows[0] - b.rows[0]);
  return [true, false].flatMap((isEqual) => {
    const { shown, hidden } = shorten(meetings.filter((meeting) => meeting.isEqual === isEqual), PAIRS_SHOWN);
    return shown.map((meeting, index) => reportMeeting(slot, axes, meeting, index === shown.length - 1 ? hidden : 0));
  });
}

function reportMeeting(slot: Slot, axes: readonly Axis[], meeting: RowsMeet, hidden: number): Diagnostic {
  const { version, rows, values, isEqual, region } = meeting;
  const [first, second] = [phraseValue(values[0], slot.unit), phraseValue(values[1], slot.unit)];
  const about = { slot: phraseSlot(slot), case: caseInTime(axes, region, meeting, version) };
  const notes = [note(version.rows[rows[0]]?.location, `the other row: ${first.en}`, `另一行：${first.zh}`), ...moreNotes(hidden)];
  const location = version.rows[rows[1]]?.location;
  if (isEqual) return report("rowRepeated", location, { ...about, value: first }, { notes });
  return report("rowsClash", location, { ...about, first, second }, { notes });
}
