/** What a benefit and the layers after it pay against the bill: one standard case, varied along the two facts that people ask for first. */
import type { Day } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { domainOf, poolsOf } from "../layers/benefit-cases.ts";
import { patientAmount, type SettledLayer, totalPayment } from "../layers/settle-curves.ts";
import { layersAt } from "../layers/layers-at.ts";
import { benefitsIn, measuresOf } from "../layers/settlement-cases.ts";
import { periodAt, type Source } from "../layers/source.ts";
import type { Benefit, Measure } from "../model/benefit.ts";
import type { Axis, NamedBox } from "../model/dimension.ts";
import { phraseCase, phrasePoint } from "../parts/phrase-facts.ts";
import { type Curve, keyOfCurve } from "../payment/curve.ts";
import { forEachInterval } from "../space/side.ts";

/** One way a case may be; several that pay alike share it. */
export interface PaymentLine {
  readonly labels: readonly Phrase[];
  readonly layers: readonly SettledLayer[];
  /** What all layers pay together, and what is left to the patient. */
  readonly fund: Curve;
  readonly patient: Curve;
}

export interface PaymentPanel {
  /** `undefined` where there is one panel. */
  readonly label: Phrase | undefined;
  readonly lines: readonly PaymentLine[];
}

export interface PaymentPanels {
  readonly benefit: Benefit;
  readonly measure: Measure;
  readonly panels: readonly PaymentPanel[];
  /** The facts that stay as they are throughout; `undefined` where there are no others. */
  readonly fixed: Phrase | undefined;
}

type Point = ReadonlyMap<string, number>;

interface Desk {
  /** Of the whole settlement, in its order. */
  readonly benefits: readonly Benefit[];
  readonly source: Source;
  readonly on: Day;
  readonly benefit: Benefit;
  readonly measure: Measure;
  /** Axes that some table of the layers tells apart. */
  readonly spoken: readonly Axis[];
}

/** For bills of one measure in a new insurance year on that day; `undefined` where the benefit reads no bill or nothing settles it, or a number is missing. */
export function paymentPanels(benefit: Benefit, on: Day, source: Source): PaymentPanels | undefined {
  const order = source.program.settlements.find(({ scheme, from, to }) => scheme === benefit.scheme && from <= on && on <= to);
  const [measure] = measuresOf([benefit], { from: on, to: on });
  if (order === undefined || measure === undefined) return undefined;
  const benefits = benefitsIn(order, source);
  const concerned = benefits.filter((one) => one === benefit || readsRemainders(one, on));
  const desk: Desk = { benefits, source, on, benefit, measure, spoken: spokenAxes(concerned, on, source) };
  const standard = standardPoint(desk);
  if (standard === undefined) return undefined;
  const ways = desk.spoken.map((axis) => ({ axis, points: pointsOf(axis, desk), lines: linesAlong(axis, standard, desk) })).filter(({ lines }) => lines.length > 1);
  const across = ways.find(({ axis }) => axis.dimension.domain.kind === "members" && axis.dimension.domain.ordered) ?? mostOf(ways);
  const panelWay = mostOf(ways.filter((way) => way !== across && way.points.length <= MOST_PANELS));
  const panels = panelWay === undefined ? [{ label: undefined, lines: across?.lines ?? linesAt(standard, desk) }] : panelsAlong(panelWay.axis, across?.axis, standard, desk);
  const others = desk.spoken.filter((axis) => axis !== across?.axis && axis !== panelWay?.axis && !isNotHeld(axis, standard));
  const region: NamedBox = new Map([...standard].map(([key, point]) => [key, [point, point]]));
  return { benefit, measure, panels: joinPanels(panels), fixed: others.length === 0 ? undefined : phraseCase(others, region) };
}

const MOST_PANELS = 4;
/** Counts and ages are shown at the first points at which something changes. */
const MOST_POINTS = 8;

function mostOf<T extends { readonly lines: readonly unknown[] }>(ways: readonly T[]): T | undefined {
  return [...ways].sort((a, b) => b.lines.length - a.lines.length)[0];
}

/** Of what can be held several of, nobody says what is not held. */
function isNotHeld(axis: Axis, standard: Point): boolean {
  return axis.member !== undefined && standard.get(axis.key) === 0;
}

/** A layer that is paid out of what others leave may follow this one. */
function readsRemainders({ base }: Benefit, on: Day): boolean {
  return base.some(({ from, to, terms }) => from <= on && on <= to && terms.some(({ kind }) => kind !== "measure"));
}

function spokenAxes(benefits: readonly Benefit[], on: Day, source: Source): readonly Axis[] {
  const slots = benefits.flatMap((benefit) => [...benefit.slots, ...poolsOf(benefit, source).map(({ slot }) => slot)]);
  const regions = [...benefits.flatMap(({ when }) => when), ...slots.flatMap((slot) => periodAt(source, slot, { from: on, to: on })?.parts ?? []).map(({ region }) => region)];
  const keys = new Set(regions.flatMap((region) => [...region.keys()]));
  return source.axes.filter(({ key }) => keys.has(key));
}

/** The first case of the benefit's domain in which it pays: the first of each list, the first admission, no identity. */
function standardPoint(desk: Desk): Point | undefined {
  const { benefit, source } = desk;
  const points = domainOf(benefit, source).map((box) => new Map(source.axes.map(({ key }, index) => [key, box[index]?.[0] ?? 0])));
  return points.find((point) => settledAt(point, desk) !== undefined);
}

/** Where something begins along the axis, in some table or condition. */
function pointsOf(axis: Axis, { benefits, source, on }: Desk): readonly number[] {
  if (axis.dimension.domain.kind === "members") return Array.from({ length: axis.size }, (_, point) => point);
  const starts = new Set([0]);
  const slots = benefits.flatMap((benefit) => [...benefit.slots, ...poolsOf(benefit, source).map(({ slot }) => slot)]);
  for (const { region } of slots.flatMap((slot) => periodAt(source, slot, { from: on, to: on })?.parts ?? [])) {
    const side = region.get(axis.key);
    if (side !== undefined) forEachInterval(side, (lo) => void starts.add(lo));
  }
  return [...starts].sort((a, b) => a - b).slice(0, MOST_POINTS);
}

function linesAlong(axis: Axis, standard: Point, desk: Desk): readonly PaymentLine[] {
  return joinLines(pointsOf(axis, desk).flatMap((point) => linesAt(new Map([...standard, [axis.key, point]]), desk, phrasePoint(axis, point))));
}

function panelsAlong(axis: Axis, across: Axis | undefined, standard: Point, desk: Desk): readonly PaymentPanel[] {
  return pointsOf(axis, desk).flatMap((point) => {
    const place = new Map([...standard, [axis.key, point]]);
    const lines = across === undefined ? linesAt(place, desk) : linesAlong(across, place, desk);
    return lines.length === 0 ? [] : [{ label: phrasePoint(axis, point), lines }];
  });
}

function linesAt(point: Point, desk: Desk, label?: Phrase): readonly PaymentLine[] {
  const layers = settledAt(point, desk);
  return layers === undefined ? [] : [{ labels: label === undefined ? [] : [label], layers, fund: totalPayment(layers), patient: patientAmount(layers) }];
}

/** `undefined` where the benefit is closed or the case does not occur. */
function settledAt(point: Point, desk: Desk): readonly SettledLayer[] | undefined {
  const layers = layersAt(point, desk);
  return layers?.some(({ name }) => name === desk.benefit.name) === true ? layers : undefined;
}

function joinLines(lines: readonly PaymentLine[]): readonly PaymentLine[] {
  return joinBy(lines, keyOfLine, (a, b) => ({ ...a, labels: [...a.labels, ...b.labels] }));
}

function keyOfLine({ layers }: PaymentLine): string {
  return layers.filter(({ payment }) => payment.some(({ value, slope }) => value.numerator !== 0n || slope.numerator !== 0n)).map(({ name, payment }) => `${name} ${keyOfCurve(payment)}`).join("|");
}

function joinPanels(panels: readonly PaymentPanel[]): readonly PaymentPanel[] {
  const keyOf = ({ lines }: PaymentPanel): string => lines.map((line) => `${keyOfLine(line)} ${line.labels.map(({ en }) => en).join()}`).join("\n");
  const joined = joinBy(panels, keyOf, (a, b) => ({ ...a, label: a.label && b.label ? { en: `${a.label.en}, ${b.label.en}`, zh: `${a.label.zh}、${b.label.zh}` } : a.label }));
  return joined.length === 1 ? joined.map(({ lines }) => ({ label: undefined, lines })) : joined;
}

function joinBy<T>(items: readonly T[], keyOf: (item: T) => string, join: (a: T, b: T) => T): readonly T[] {
  const known = new Map<string, T>();
  for (const item of items) {
    const before = known.get(keyOf(item));
    known.set(keyOf(item), before === undefined ? item : join(before, item));
  }
  return [...known.values()];
}
