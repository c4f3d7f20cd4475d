/** The base that rates are taken of: what the claim states, not below its floor nor above its ceiling. */
import { compare, type Rational, rational, roundHalfUp } from "../base/rational.ts";
import { type BaseAmount, type ContributionRefusal, type CountedBase, gravestOf, isRefused, monthsIn } from "./contribution-claim.ts";
import { type Cell, cellsOf, type OpenPurse, type Place, type PursePlan, refusing } from "./contribution-engine-plan.ts";

export interface EngineBase {
  readonly owner: PursePlan;
  readonly name: string;
  readonly stated: BaseAmount;
  readonly floor: EngineBound | undefined;
  readonly ceiling: EngineBound | undefined;
  readonly counted: Rational;
}

export interface EngineBound {
  /** For the span of the amount that is stated. */
  readonly amount: Rational;
  readonly cell: Cell;
}

export function numberIn({ row }: Cell): number | undefined {
  return typeof row.value === "number" ? row.value : undefined;
}

export function isRate({ table }: Cell): boolean {
  return table.unit === "ratio";
}

/** Of each purse the base of its rates; `undefined` where it has none. */
export function basesFor(open: readonly OpenPurse[], place: Place, stated: Readonly<Record<string, BaseAmount>>): (EngineBase | ContributionRefusal | undefined)[] {
  return open.map((one) => (one.cells.some(isRate) ? baseFor(one, open, place, stated) : undefined));
}

/** An account without a base of its own takes its rates of the base of the person's contributions, if there is one only. */
function baseFor({ purse, cells }: OpenPurse, open: readonly OpenPurse[], place: Place, stated: Readonly<Record<string, BaseAmount>>): EngineBase | ContributionRefusal {
  const { name, baseFact } = purse.tables;
  const others = open.map((other) => other.purse).filter((other) => other.kind === "contribution" && other.tables.baseFact !== undefined);
  const bases = (purse.kind === "account" && baseFact === undefined ? others : [purse]).map((owner) => baseOf(owner, place, stated));
  const fault = gravestOf(bases.filter(isRefused));
  if (fault !== undefined) return fault;
  const [base, ...more] = bases.filter((one): one is EngineBase => !isRefused(one));
  if (base === undefined) return refusing("noRule", [`base of ${name}`]);
  if (more.some((other) => other.name !== base.name || compare(other.counted, base.counted) !== 0)) return refusing("severalBases", [`base of ${name}`]);
  const astray = cells.find((cell) => isRate(cell) && cell.period.source.per !== undefined && cell.period.source.per !== base.stated.per);
  return astray === undefined ? base : refusing("otherSpan", [`${astray.word} of ${name}`]);
}

function baseOf(owner: PursePlan, place: Place, all: Readonly<Record<string, BaseAmount>>): EngineBase | ContributionRefusal {
  const { name, baseFact } = owner.tables;
  if (baseFact === undefined) return refusing("noRule", [`base of ${name}`]);
  const stated = Object.hasOwn(all, baseFact) ? all[baseFact] : undefined;
  if (stated === undefined) return refusing("missingBase", [baseFact]);
  const bounds = (["floor", "ceiling"] as const).map((word) => boundOf(owner, word, place, stated));
  const fault = gravestOf(bounds.filter(isRefused));
  if (fault !== undefined) return fault;
  const [floor, ceiling] = bounds as (EngineBound | undefined)[];
  let counted = rational(BigInt(stated.amount));
  if (ceiling !== undefined && compare(counted, ceiling.amount) > 0) counted = ceiling.amount;
  if (floor !== undefined && compare(counted, floor.amount) < 0) counted = floor.amount;
  return { owner, name: baseFact, stated, floor, ceiling, counted };
}

function boundOf(owner: PursePlan, word: "floor" | "ceiling", place: Place, { per }: BaseAmount): EngineBound | ContributionRefusal | undefined {
  const [cell] = cellsOf(owner, word, place);
  if (cell === undefined || isRefused(cell)) return cell;
  const number = numberIn(cell);
  if (number === undefined) return undefined;
  const own = cell.period.source.per;
  const what = [`${word} of ${owner.tables.name}`];
  if (own === undefined && per !== undefined) return refusing("noSpan", what);
  if (own !== undefined && per === undefined) return refusing("missingSpan", [owner.tables.baseFact ?? ""]);
  if (own === per) return { amount: rational(BigInt(number)), cell };
  const [months, wanted] = [monthsIn(own ?? ""), monthsIn(per ?? "")];
  if (months === undefined || wanted === undefined) return refusing("otherSpan", what);
  return { amount: rational(BigInt(number) * BigInt(wanted), BigInt(months)), cell };
}

export function countedBase({ owner, name, stated, floor, ceiling, counted }: EngineBase): CountedBase {
  return { of: owner.tables.name, base: name, stated: stated.amount, floor: fenOf(floor?.amount), ceiling: fenOf(ceiling?.amount), counted: fenOf(counted) ?? 0, per: stated.per };
}

function fenOf(amount: Rational | undefined): number | undefined {
  return amount === undefined ? undefined : Number(roundHalfUp(amount).numerator);
}
