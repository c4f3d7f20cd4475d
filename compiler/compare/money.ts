/** Who gains and who loses: the patient's amount after all layers, one version's less the other's, for every case and cost. */
import { compare, type Rational, rational, roundHalfUp, subtract, ZERO } from "../base/rational.ts";
import { benefitCases, domainOf, type Layer, poolsOf, timesOf } from "../layers/benefit-cases.ts";
import { combinations } from "../layers/combinations.ts";
import { overlay, type Sheet } from "../layers/overlay.ts";
import { benefitsIn, keyOfLayers, measuresOf, Settler, settlementTimes } from "../layers/settlement-cases.ts";
import { patientAmount } from "../layers/settle-curves.ts";
import { periodAt, type Source } from "../layers/source.ts";
import type { Benefit, Measure, Settlement } from "../model/benefit.ts";
import type { Axis } from "../model/dimension.ts";
import { commonTime, cutTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { minus } from "../payment/combine.ts";
import { type Curve, evaluate } from "../payment/curve.ts";
import { highestWhole, lowestWhole, type Witness } from "../payment/whole-witness.ts";
import { type Box, hullOf } from "../space/box.ts";
import type { SharedSpace } from "./shared-space.ts";
import type { ClaimChange, MoneyChange } from "./difference.ts";
import { isSameName, matchByName } from "./match.ts";

/** A claim that shows what goes on without end costs a multiple of this: 10,000 yuan. */
const ROUND_FEN = 1_000_000n;

/** A benefit that changed, and for whom and when. */
export interface Changed {
  readonly old: Benefit | undefined;
  readonly now: Benefit | undefined;
  readonly places: readonly (TimeSpan & { readonly region: Box })[];
  /** What changed is not in its cells alone, so that equal cells may pay otherwise. */
  readonly isBeyondCells: boolean;
}

/** How a benefit pays in both versions; `undefined` where it is closed. */
interface LayerPair {
  readonly old: Layer | undefined;
  readonly now: Layer | undefined;
}

interface BenefitPair {
  readonly old: Benefit | undefined;
  readonly now: Benefit | undefined;
  readonly changed: Changed | undefined;
}

export interface Money {
  readonly changes: readonly MoneyChange[];
  /** Benefits of which some case could not be settled. */
  readonly unsettled: readonly Benefit[];
}

/** `undefined` for a scheme whose layers cross each other in too many ways. */
export function moneyChanges(orders: readonly [Settlement, Settlement], changed: readonly Changed[], space: SharedSpace): Money | undefined {
  const [old, now] = orders;
  const time = commonTime(old, now);
  const cuts = [...settlementTimes(old, space.old), ...settlementTimes(now, space.now), ...changed.flatMap(({ places }) => places)].flatMap(({ from, to }) => [from, to + 1]);
  const extremes = new Map<Changed, Extremes>();
  for (const span of time === undefined ? [] : cutTime(time, cuts)) {
    const [first, ...others] = changed.flatMap(({ places }) => places.filter((place) => commonTime(place, span) !== undefined).map(({ region }) => region));
    if (first === undefined) continue;
    const hull = others.reduce((box, other) => hullOf(space.axes, box, other), first);
    if (!searchSpan(orders, span, hull, changed, space, extremes)) return undefined;
  }
  const found = [...extremes].flatMap(([{ old: before, now: after }, known]) => {
    const benefit = after ?? before;
    return benefit === undefined ? [] : [{ benefit, ...known }];
  });
  return {
    changes: found.flatMap(({ benefit, gain, loss }) => (gain === undefined && loss === undefined ? [] : [{ benefit, scheme: now.scheme, gain, loss }])),
    unsettled: found.flatMap(({ benefit, isUnsettled }) => (isUnsettled ? [benefit] : [])),
  };
}

interface Extremes {
  readonly gain: ClaimChange | undefined;
  readonly loss: ClaimChange | undefined;
  readonly isUnsettled: boolean;
}

/** Whether every case inside the hull of what changed could be looked at. */
function searchSpan([old, now]: readonly [Settlement, Settlement], span: TimeSpan, hull: Box, changed: readonly Changed[], space: SharedSpace, extremes: Map<Changed, Extremes>): boolean {
  const [before, after] = [benefitsIn(old, space.old), benefitsIn(now, space.now)];
  const benefits = pairBenefits(before, after, changed);
  const sheets = benefits.map((pair) => pairSheet(pair, span, hull, space));
  const found = sheets.every((sheet) => sheet !== undefined) ? combinations(space.axes, sheets, [hull]) : undefined;
  if (found === undefined) return false;
  const spoken = benefits.map((pair) => axesSpoken(pair, span, space));
  for (const measure of sharedMeasures(measuresOf(before, span), measuresOf(after, span))) {
    const judge = new Judge([before, after], span, measure);
    for (const { region, labels } of found) {
      const hit = benefits.flatMap(({ changed: one }, index) => (one !== undefined && isChanged(one, labels[index]) ? [one] : []));
      const witnesses = hit.length === 0 ? undefined : judge.judge(labels);
      if (witnesses === undefined) continue;
      if (witnesses === "unknown") {
        for (const one of hit) keep(extremes, one, { gain: undefined, loss: undefined, isUnsettled: true });
        continue;
      }
      const spokenIn = (what: keyof Spoken): readonly Axis[] => space.axes.filter((_, axis) => labels.some((label, index) => label !== undefined && spoken[index]?.[what].has(axis) === true));
      for (const one of hit) keep(extremes, one, claimsOf(witnesses, { region, axes: spokenIn("needed"), told: spokenIn("told"), on: span.from, measure }));
    }
  }
  return true;
}

function pairBenefits(before: readonly Benefit[], after: readonly Benefit[], changed: readonly Changed[]): readonly BenefitPair[] {
  const { pairs, removed, added } = matchByName(before, after);
  const withChange = (old: Benefit | undefined, now: Benefit | undefined): BenefitPair => ({ old, now, changed: changed.find((one) => (one.now ?? one.old) === (now ?? old)) });
  return [...pairs.map(([old, now]) => withChange(old, now)), ...removed.map((old) => withChange(old, undefined)), ...added.map((now) => withChange(undefined, now))];
}

function isChanged({ isBeyondCells }: Changed, label: LayerPair | undefined): boolean {
  return label !== undefined && (isBeyondCells || label.old?.key !== label.now?.key);
}

/** Both versions' layers of one benefit, laid over each other. */
function pairSheet({ old, now }: BenefitPair, span: TimeSpan, hull: Box, space: SharedSpace): Sheet<LayerPair> | undefined {
  const [before, after] = [casesIn(old, span, space.old, hull), casesIn(now, span, space.now, hull)];
  const stacks = before === undefined || after === undefined ? undefined : overlay(space.axes, [before, after], hull);
  const labels = new Map<string, LayerPair>();
  return stacks?.flatMap(({ region, labels: [one, other] }) => {
    if (one === undefined && other === undefined) return [];
    const key = `${one?.key ?? ""} → ${other?.key ?? ""}`;
    const label = labels.get(key) ?? { old: one, now: other };
    labels.set(key, label);
    return [{ region, label }];
  });
}

function casesIn(benefit: Benefit | undefined, span: TimeSpan, source: Source, hull: Box): Sheet<Layer> | undefined {
  if (benefit === undefined || commonTime(benefit, { from: span.from, to: span.from }) === undefined) return [];
  return benefitCases(benefit, span, source, [hull]);
}

/** What only one version bills is nothing to the other. */
function sharedMeasures(old: readonly Measure[], now: readonly Measure[]): readonly Measure[] {
  const { pairs, removed, added } = matchByName(old, now);
  return [...pairs.map(([, measure]) => measure), ...removed, ...added];
}

interface Witnesses {
  readonly highest: Witness;
  readonly lowest: Witness;
  readonly old: Curve;
  readonly now: Curve;
}

/** Settles both versions, once for cases that pay alike. */
class Judge {
  readonly #known = new Map<string, Witnesses | "unknown" | undefined>();
  readonly #settlers: readonly [Settler, Settler];
  readonly #isBilled: (measure: Measure) => boolean;
  readonly #orders: readonly [readonly Benefit[], readonly Benefit[]];

  constructor(orders: readonly [readonly Benefit[], readonly Benefit[]], span: TimeSpan, measure: Measure) {
    this.#isBilled = (other) => isSameName(other, measure);
    this.#orders = orders;
    this.#settlers = [new Settler(span, this.#isBilled), new Settler(span, this.#isBilled)];
  }

  /** `undefined` where no layer reads the measure, `unknown` where a case cannot be settled. */
  judge(labels: readonly (LayerPair | undefined)[]): Witnesses | "unknown" | undefined {
    const old = inOrder(labels.flatMap((pair) => pair?.old ?? []), this.#orders[0]);
    const now = inOrder(labels.flatMap((pair) => pair?.now ?? []), this.#orders[1]);
    const key = `${keyOfLayers(old)}\n→\n${keyOfLayers(now)}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#judgeAnew(old, now));
    return this.#known.get(key);
  }

  #judgeAnew(old: readonly Layer[], now: readonly Layer[]): Witnesses | "unknown" | undefined {
    if (![...old, ...now].some(({ benefit }) => this.#isRead(benefit))) return undefined;
    // Before the other version is settled for nothing.
    if ([...old, ...now].some(({ ways }) => ways === "unknown")) return "unknown";
    const [before, after] = [this.#settlers[0].settle(old), this.#settlers[1].settle(now)];
    if (before === "unknown" || after === "unknown") return "unknown";
    const curves = { old: patientAmount(before), now: patientAmount(after) };
    const loss = minus(curves.now, curves.old);
    return { highest: highestWhole(loss, ROUND_FEN), lowest: lowestWhole(loss, ROUND_FEN), ...curves };
  }

  /** What no layer reads the patient pays in both versions. */
  #isRead({ base }: Benefit): boolean {
    return base.some(({ terms }) => terms.some((term) => term.kind === "measure" && this.#isBilled(term.measure)));
  }
}

function inOrder(layers: readonly Layer[], order: readonly Benefit[]): readonly Layer[] {
  return [...layers].sort((a, b) => order.indexOf(a.benefit) - order.indexOf(b.benefit));
}

function claimsOf({ highest, lowest, old, now }: Witnesses, claim: Pick<ClaimChange, "region" | "axes" | "told" | "on" | "measure">): Extremes {
  const at = ({ at: cost, slopeBeyond }: Witness): ClaimChange => ({ ...claim, cost, slopeBeyond, oldPatient: evaluate(old, rational(cost)), nowPatient: evaluate(now, rational(cost)) });
  return { gain: compare(lowest.value, ZERO) < 0 ? at(lowest) : undefined, loss: compare(highest.value, ZERO) > 0 ? at(highest) : undefined, isUnsettled: false };
}

function keep(extremes: Map<Changed, Extremes>, changed: Changed, { gain, loss, isUnsettled }: Extremes): void {
  const known = extremes.get(changed) ?? { gain: undefined, loss: undefined, isUnsettled: false };
  extremes.set(changed, { gain: larger(known.gain, gain), loss: larger(known.loss, loss), isUnsettled: known.isUnsettled || isUnsettled });
}

/** Axes of which a claim must say something, and those among them that make a difference to people. */
interface Spoken {
  readonly needed: ReadonlySet<number>;
  readonly told: ReadonlySet<number>;
}

/** Those that a benefit's tables or its conditions tell apart; impossible combinations alone are no reason to tell a fact. */
function axesSpoken({ old, now }: BenefitPair, span: TimeSpan, space: SharedSpace): Spoken {
  const [tables, domains] = [[...partBoxes(old, span, space.old), ...partBoxes(now, span, space.now)], [domainBoxes(old, space.old), domainBoxes(now, space.now)]];
  const axes = [...space.axes.keys()];
  const isInTables = (axis: number): boolean => tables.some((box) => box[axis] !== undefined);
  return {
    needed: new Set(axes.filter((axis) => isInTables(axis) || domains.flat().some((box) => box[axis] !== undefined))),
    told: new Set(axes.filter((axis) => isInTables(axis) || domains.some((boxes) => isLimited(boxes, axis, space)))),
  };
}

/** No case of the domain lies outside some part of the axis. */
function isLimited(boxes: readonly Box[], axis: number, { axes }: SharedSpace): boolean {
  const [first, ...others] = boxes;
  return first !== undefined && others.reduce((hull, box) => hullOf(axes, hull, box), first)[axis] !== undefined;
}

function domainBoxes(benefit: Benefit | undefined, source: Source): readonly Box[] {
  return benefit === undefined ? [] : domainOf(benefit, source);
}

function partBoxes(benefit: Benefit | undefined, span: TimeSpan, source: Source): readonly Box[] {
  if (benefit === undefined) return [];
  const slots = [...benefit.slots, ...poolsOf(benefit, source, span).map(({ slot }) => slot)];
  return slots.flatMap((slot) => periodAt(source, slot, span)?.parts ?? []).map(({ region }) => source.boxOf(region));
}

/** Without end before any amount; among equals the smallest bill. */
function larger(known: ClaimChange | undefined, other: ClaimChange | undefined): ClaimChange | undefined {
  if (known === undefined || other === undefined) return known ?? other;
  const slopes = compare(size(other.slopeBeyond), size(known.slopeBeyond));
  const order = slopes !== 0 ? slopes : compare(inFen(changeOf(other)), inFen(changeOf(known)));
  return order > 0 || (order === 0 && other.cost < known.cost) ? other : known;
}

/** Bills are whole fen, so that equal changes may differ by less than one. */
function inFen(change: Rational): Rational {
  return roundHalfUp(size(change));
}

function size(amount: Rational | undefined): Rational {
  if (amount === undefined) return ZERO;
  return amount.numerator < 0n ? { ...amount, numerator: -amount.numerator } : amount;
}

/** Above 0 the patient pays more than before. */
export function changeOf({ oldPatient, nowPatient }: Pick<ClaimChange, "oldPatient" | "nowPatient">): Rational {
  return subtract(nowPatient, oldPatient);
}

/** All cases and times of a benefit. */
export function wholeOf(benefit: Benefit, source: Source): Changed["places"] {
  return timesOf(benefit, source).flatMap(({ from, to }) => domainOf(benefit, source).map((region) => ({ from, to, region })));
}
