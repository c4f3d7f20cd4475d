import { report } from "../diagnostics/report.ts";
import type { Axis, Dimension, NamedBox } from "../model/dimension.ts";
import type { Guardrail, Requirement } from "../model/guardrail.ts";
import { compareHeights, sharedBands, valueOnBand } from "../parts/compare-values.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { phrasePoint } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { phraseCell } from "../parts/phrase-value.ts";
import { commonTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { pointsOf, type Side, wholeSide } from "../space/side.ts";
import { allowancesOf, type Breach, demandNote, onePerPlace, placeOf, timeOf } from "./breach.ts";
import { caseInTime } from "./case-in-time.ts";
import { axesToShow } from "./guardrail-axes.ts";
import { concernedCase, intersectNamed, type JudgedSlot, quantityOf, slotsUnder } from "./guardrail-targets.ts";
import { meetings, type PartsMeeting, withoutAxis } from "./parts-meeting.ts";
import { note, type RuleContext } from "./rule.ts";

type Test = Extract<Requirement["test"], { kind: "monotone" }>;
/** Pairs looked at in one period; each place is reported once. */
const PAIRS_LIMIT = 500;

/** `never falls with hospital`, `never rises with hospital`: equality is allowed (§9). */
export function judgeMonotone(guardrail: Guardrail, test: Test, context: RuleContext): readonly Breach[] {
  return onePerPlace(slotsUnder(guardrail.requirement, context).flatMap((judged) => judged.decision.decided.periods.flatMap((period) => {
    const time = commonTime(period, guardrail);
    const axis = period.axes.find(({ dimension }) => dimension.id === test.along.id);
    return time === undefined || axis === undefined ? [] : judgePeriod(judged, period, axis, time, guardrail, test, context);
  })));
}

/** A part with where it lies along the dimension. */
interface Ranked {
  readonly region: NamedBox;
  readonly part: DecidedPart;
  readonly side: Side;
  readonly lowest: number;
  readonly highest: number;
}

function judgePeriod(judged: JudgedSlot, period: DecidedPeriod, axis: Axis, time: TimeSpan, guardrail: Guardrail, test: Test, context: RuleContext): readonly Breach[] {
  const axes = axesToShow(period, guardrail, context);
  const ranked = period.parts.flatMap((part) => rankedIn(part, axis, judged, guardrail));
  const facts = withoutAxis({ axes, parts: ranked }, axis.key);
  const isBroken = (low: Ranked, high: Ranked): boolean => low.lowest < high.highest && breaks(guardrail.requirement, test, low.part, high.part);
  return meetings(facts, facts, isBroken, PAIRS_LIMIT).map((meeting) => breachOf(judged, period, axis, time, guardrail, meeting));
}

function rankedIn(part: DecidedPart, axis: Axis, { slot }: JudgedSlot, guardrail: Guardrail): readonly Ranked[] {
  if (concernedCase(part.region, slot, guardrail) === undefined) return [];
  return guardrail.condition.flatMap((condition) => {
    const region = intersectNamed(part.region, condition);
    if (region === undefined) return [];
    const side = region.get(axis.key) ?? wholeSide(axis.size);
    const ranks = endsOf(axis, side).map((point) => rankOf(axis, point));
    return [{ region, part, side, lowest: Math.min(...ranks), highest: Math.max(...ranks) }];
  });
}

/** Points among which the lowest and the highest rank are. */
function endsOf({ dimension }: Axis, side: Side): readonly number[] {
  return dimension.domain.kind === "members" ? pointsOf(side) : [side[0] ?? 0, side.at(-1) ?? 0];
}

/** Members of one rank are those inside one outermost member; they are not compared with each other. */
function rankOf({ dimension: { domain } }: Axis, point: number): number {
  return domain.kind === "members" ? outermost(domain.members, point) : point;
}

type Members = Extract<Dimension["domain"], { kind: "members" }>["members"];

function outermost(members: Members, point: number): number {
  const outer = members.findIndex(({ name }) => name === members[point]?.inside);
  return outer < 0 || outer === point ? point : outermost(members, outer);
}

/** Two points as near as they come, the first of lower rank: the highest of the one below the other, then the next above it. */
function nearestPoints(axis: Axis, low: Ranked, high: Ranked): readonly [number, number] {
  const before = edgesOf(axis, low.side).filter((point) => rankOf(axis, point) < high.highest);
  const lower = before.reduce((best, point) => (rankOf(axis, point) > rankOf(axis, best) ? point : best), before[0] ?? 0);
  const after = edgesOf(axis, high.side).filter((point) => rankOf(axis, point) > rankOf(axis, lower));
  return [lower, after.reduce((best, point) => (rankOf(axis, point) < rankOf(axis, best) ? point : best), after[0] ?? 0)];
}

/** All members, or the ends of each range of numbers. */
function edgesOf({ dimension }: Axis, side: Side): readonly number[] {
  return dimension.domain.kind === "members" ? pointsOf(side) : side;
}

function breaks(requirement: Requirement, { direction }: Test, low: DecidedPart, high: DecidedPart): boolean {
  return sharedBands([low.value, high.value]).some(({ from }) => {
    const [before, after] = [low, high].map((part) => valueOnBand(part.value, from)).map((value) => (value === undefined ? undefined : quantityOf(requirement, value)));
    if (before === undefined || after === undefined) return false;
    const order = compareHeights(after, before);
    return direction === "neverFalls" ? order < 0 : order > 0;
  });
}

function breachOf({ slot }: JudgedSlot, period: DecidedPeriod, axis: Axis, time: TimeSpan, guardrail: Guardrail, meeting: PartsMeeting<Ranked>): Breach {
  const { first, second, axes, region } = meeting;
  const { version } = period;
  const [from, to] = nearestPoints(axis, first, second);
  const [lower, higher] = [phrasePoint(axis, from), phrasePoint(axis, to)];
  const args = {
    title: guardrail.title, slot: phraseSlot(slot), case: caseInTime(axes, region, time, timeOf(guardrail, version)), lower, higher,
    first: phraseCell(first.part.value, slot.unit), second: phraseCell(second.part.value, slot.unit),
  };
  const notes = [note(placeOf(version, first.part), `the value with ${lower.en}`, `另一处规定（${lower.zh}）`), demandNote(guardrail)];
  const diagnostic = report("guardrailNotMonotone", placeOf(version, second.part), args, { notes });
  return { guardrail, diagnostic, allowances: allowancesOf(version, [first.part, second.part]) };
}
