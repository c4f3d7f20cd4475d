import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Slot, SlotVersion } from "../model/slot.ts";
import type { Axis, NamedBox } from "../model/dimension.ts";
import { axesOf, toBox, toNamed } from "../parts/axes.ts";
import type { Decision } from "../parts/decide.ts";
import type { RowsMeet } from "../parts/finding.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import type { VersionSpace } from "../parts/version-space.ts";
import { doBoxesMeet, intersectBoxes } from "../space/box.ts";
import { caseInTime } from "./case-in-time.ts";
import { isIncomplete } from "./missing-combinations.ts";
import { moreNotes, note, type Rule, shorten } from "./rule.ts";

/** Of one table. */
const PAIRS_SHOWN = 5;

/** Two rows of a table never speak about one case: different values are an error, equal ones a warning (§5). */
export const rowsExcludeEachOther: Rule = ({ decisions }) =>
  [...decisions].flatMap(([slot, decision]) => slot.versions.filter((version) => !isIncomplete(version)).flatMap((version) => judgeVersion(slot, version, decision)));

function judgeVersion(slot: Slot, version: SlotVersion, { findings, spaces }: Decision): readonly Diagnostic[] {
  const own = spaces.filter((space) => space.version === version);
  const meetings = findings.filter((finding) => finding.kind === "rowsMeet").filter((finding) => finding.version === version && !areAboutSeveral(finding));
  meetings.sort((a, b) => a.rows[1] - b.rows[1] || a.rows[0] - b.rows[0]);
  return [true, false].flatMap((isEqual) => {
    const { shown, hidden } = shorten(meetings.filter((meeting) => meeting.isEqual === isEqual), PAIRS_SHOWN);
    return shown.map((meeting, index) => reportMeeting(slot, own, meeting, index === shown.length - 1 ? hidden : 0));
  });
}

/** Rows for different members of a dimension that a person holds several of: that they need a rule was said of the table. */
function areAboutSeveral({ version, rows }: RowsMeet): boolean {
  const many = new Set(version.dimensions.flatMap(axesOf).filter(({ member }) => member !== undefined).map(({ key }) => key));
  const [one = [], other = []] = rows.map((row) => (version.rows[row]?.region ?? []).flatMap((box) => [...box].filter(([key, side]) => many.has(key) && side[0] === 1).map(([key]) => key)));
  return one.length > 0 && other.length > 0 && one.every((key) => !other.includes(key));
}

function reportMeeting(slot: Slot, spaces: readonly VersionSpace[], meeting: RowsMeet, hidden: number): Diagnostic {
  const { version, rows, values, isEqual } = meeting;
  const [first, second] = [phraseValue(values[0], slot.unit), phraseValue(values[1], slot.unit)];
  const { axes, region } = whereRowsMeet(spaces, meeting);
  const about = { slot: phraseSlot(slot), case: caseInTime(axes, region, meeting, version) };
  const notes = [note(version.rows[rows[0]]?.location, `the other row: ${first.en}`, `另一行：${first.zh}`), ...moreNotes(hidden)];
  const location = version.rows[rows[1]]?.location;
  if (isEqual) return report("rowRepeated", location, { ...about, value: first }, { notes });
  return report("rowsClash", location, { ...about, first, second }, { notes });
}

/** Where the two rows hold together, without the cuts that adjustments make there. */
function whereRowsMeet(spaces: readonly VersionSpace[], { rows, region, from }: RowsMeet): { readonly axes: readonly Axis[]; readonly region: NamedBox } {
  const space = spaces.find((one) => one.from <= from && from <= one.to);
  if (space === undefined) return { axes: [], region };
  const { axes, domain } = space;
  const [one = [], other = []] = rows.map((row) => space.rows.find(({ index }) => index === row)?.boxes ?? []);
  const common = one.flatMap((a) => other.flatMap((b) => domain.map((asked) => intersectBoxes(intersectBoxes(a, b), asked))));
  const found = common.find((box) => doBoxesMeet(box, toBox(axes, region)));
  return { axes, region: found === undefined ? region : toNamed(axes, found) };
}
