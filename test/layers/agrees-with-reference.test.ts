import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatDay } from "../../compiler/base/calendar.ts";
import { compare, rational, type Rational, ZERO } from "../../compiler/base/rational.ts";
import { compile } from "../../compiler/compile.ts";
import type { Claim, Fact } from "../../compiler/evaluate/claim.ts";
import { inputName, isRefusal } from "../../compiler/evaluate/reference-facts.ts";
import { settleByModel } from "../../compiler/evaluate/reference.ts";
import { benefitsIn, domainsOf, measuresOf, type SettlementCase, settlementCases, settlementTimes, Settler, sheetsAt } from "../../compiler/layers/settlement-cases.ts";
import { type Source, sourceOf } from "../../compiler/layers/source.ts";
import { CITY_AXIS, type Dimension } from "../../compiler/model/dimension.ts";
import type { Measure, Settlement } from "../../compiler/model/benefit.ts";
import type { TimeSpan } from "../../compiler/parts/spans-of-time.ts";
import { evaluate } from "../../compiler/payment/curve.ts";
import { boxContainsPoint, sideOf } from "../../compiler/space/box.ts";
import { newDice } from "../bench/random-table.ts";
import { root } from "../house/source.ts";
import { policiesUnder } from "../support/workspace-texts.ts";

type Dice = ReturnType<typeof newDice>;

/** A point of the space, mostly inside a box: somewhere in each of its intervals. */
function pointIn(box: Parameters<typeof sideOf>[1], { axes }: Source, dice: Dice): number[] {
  return axes.map(({ size }, axis) => {
    const side = sideOf(axes, box, axis);
    const at = 2 * dice(side.length / 2);
    const [low = 0, high = low] = [side[at], side[at + 1]];
    return low + dice(Math.min(high - low, size - 1, 60) + 1);
  });
}

function factOf(dimension: Dimension, source: Source, point: readonly number[]): Fact {
  const at = (key: string): number => point[source.axes.findIndex((axis) => axis.key === key)] ?? 0;
  const { domain, id } = dimension;
  switch (domain.kind) {
    case "members":
      return domain.many ? domain.members.filter(({ name }) => at(`${id}:${name}`) === 1).map(({ name }) => name) : domain.members[at(id)]!.name;
    case "integer":
      return domain.low + at(id);
    case "counts":
      return 1 + at(id);
    case "yesNo":
      return at(id) === 1;
    case "date":
      return formatDay(at(id));
  }
}

function claimAt(order: Settlement, source: Source, point: readonly number[], day: number, costs: Claim["costs"]): Claim {
  const { program } = source;
  const city = program.province.cities[point[source.axes.findIndex(({ key }) => key === CITY_AXIS)] ?? 0]?.name;
  const facts = Object.fromEntries(program.dimensions.map((dimension) => [inputName(dimension, program), factOf(dimension, source, point)]));
  return { province: program.province.name, scheme: order.scheme.name, on: formatDay(day), city, contribution: "1950-01-01", facts, costs, used: "nothing" };
}

interface Tally {
  claims: number;
  paid: number;
}

function compareAt(order: Settlement, source: Source, dice: Dice, tally: Tally): void {
  for (const span of settlementTimes(order, source)) {
    const benefits = benefitsIn(order, source);
    const cases = settlementCases(sheetsAt(benefits, span, source)!, domainsOf(benefits, source), source)!;
    for (const measure of cases.length === 0 ? [] : measuresOf(benefits, span)) {
      const settler = new Settler(span, ({ id }) => id === measure.id);
      for (let count = 0; count < 60; count++) compareOne({ order, source, span, measure, settler, found: cases[dice(cases.length)]! }, dice, tally);
    }
  }
}

interface Situation {
  readonly order: Settlement;
  readonly source: Source;
  readonly span: TimeSpan;
  readonly measure: Measure;
  readonly settler: Settler;
  readonly found: SettlementCase;
}

function compareOne({ order, source, span, measure, settler, found }: Situation, dice: Dice, tally: Tally): void {
  const point = pointIn(found.region, source, dice);
  const cost = BigInt(dice(10)) * 10n ** BigInt(dice(9)) + BigInt(dice(100));
  const result = settleByModel(source.program, source.decided, claimAt(order, source, point, span.from, { [measure.name]: Number(cost) }));
  if (isRefusal(result) && result.refused === "impossibleCase") return;
  expect(boxContainsPoint(found.region, point)).toBe(true);
  const settled = settler.settle(found.layers);
  if (isRefusal(result)) {
    expect([settled, result.refused]).toEqual(["unknown", "unpublished"]);
    return;
  }
  if (settled === "unknown") throw new Error("a number is missing to the curves only");
  tally.claims += 1;
  for (const { benefit, result: layer } of result.trace) {
    const curve = settled.find(({ name }) => name === benefit.name);
    const where = `${benefit.name} at ${cost} fen of ${measure.name} on ${formatDay(span.from)}`;
    expect(curve === undefined, where).toBe(layer === undefined);
    if (curve === undefined || layer === undefined) continue;
    const values = [curve.base, curve.firstShare, curve.payment, curve.overCap()].map((one): Rational => evaluate(one, rational(cost)));
    expect(values, where).toEqual([layer.base, layer.firstShare, layer.payment, layer.overCap]);
    if (compare(layer.payment, ZERO) > 0) tally.paid += 1;
  }
}

function agrees(source: Source, dice: Dice): Tally {
  const tally: Tally = { claims: 0, paid: 0 };
  for (const order of source.program.settlements) compareAt(order, source, dice, tally);
  return tally;
}

const cases: readonly (readonly [string, ReturnType<typeof policiesUnder>])[] = [
  ["every kind of remainder", [fileOf("test/layers/every-remainder.tongchou"), fileOf("test/golden/fictional.tongchou")]],
  ["the example province", policiesUnder("policies/national", "examples/linhai")],
  ["real policies", policiesUnder("policies/national", "policies/beijing", "policies/jiangxi", "policies/qinghai")],
];

function fileOf(path: string): ReturnType<typeof policiesUnder>[number] {
  return { path, text: readFileSync(root + path, "utf8") };
}

test.each(cases)("the curves say what the reference settles: %s", (_name, files) => {
  const dice = newDice(20_250_501);
  const { program, decided } = compile(files);
  for (const province of program.provinces.filter(({ benefits }) => benefits.length > 0)) {
    const { claims, paid } = agrees(sourceOf(province, decided), dice);
    expect(claims).toBeGreaterThan(20);
    expect(paid).toBeGreaterThan(10);
  }
});
