import type { Condition, ContributionTables, ExactNumber, FundTables, Input, SlotTable, Tables, When } from "../../emit/format.ts";
import { type Owner, ownersIn } from "../slots-in.ts";
import { apart } from "../words.ts";
import type { Constant } from "./literal.ts";

type Fields = { readonly [field: string]: Constant };
type Inputs = ReadonlyMap<string, Input>;

/** Owners of one kind with the keys under which they stand. */
export function keyedOwners(file: Tables, kind: Owner["kind"]): readonly (readonly [string, Owner])[] {
  const owners = ownersIn(file).filter((owner) => owner.kind === kind);
  const keys = apart(owners.map(({ name }) => name));
  return owners.map((owner, i) => [keys[i] ?? owner.name, owner]);
}

/** A scheme's tables as a constant of the type `Scheme` of the prelude. */
export function schemeConstant(file: Tables): Fields {
  const inputs = new Map(file.inputs.map((input) => [input.name, input]));
  const { domain, waiting: _, ...scheme } = file.scheme;
  const slotsOf = (kind: Owner["kind"]): readonly Fields[] => keyedOwners(file, kind).map(([, { slots }]) => Object.fromEntries(slots.map(({ name, table }) => [name, slotConstant(table, inputs)])));
  const keyed = (kind: Owner["kind"], owners: readonly Fields[]): Fields => {
    const slots = slotsOf(kind);
    return Object.fromEntries(keyedOwners(file, kind).map(([key], i) => [key, { ...owners[i], slots: slots[i] }]));
  };
  const contributions = (list: readonly ContributionTables[]): Fields[] => list.map((one) => ({ ...plain({ ...one, slots: undefined }), domain: whens(one.domain, inputs), splits: splitsOf(one, inputs) }));
  return {
    scheme: { ...plain(scheme), domain: whens(domain, inputs), slots: slotsOf("scheme")[0] },
    inputs: plainList(file.inputs),
    impossible: whens(file.impossible, inputs),
    measures: plainList(file.measures),
    periods: plainList(file.periods),
    benefits: keyed("benefit", file.benefits.map((benefit) => ({ ...plain({ ...benefit, slots: undefined }), domain: whens(benefit.domain, inputs) }))),
    pools: keyed("pool", file.pools.map((pool) => plain({ ...pool, table: undefined }))),
    contributions: keyed("contribution", contributions(file.contributions)),
    accounts: keyed("account", contributions(file.accounts)),
    settlement: file.settlement.map((order) => ({ ...plain(order), rounding: { ...plain(order.rounding), step: BigInt(order.rounding.step) } })),
    nationalFields: plain(file.nationalFields),
    sources: plainList(file.sources),
  };
}

/** What holds no money, ratio or condition stands as in the compiled tables. */
function plain(value: object): Fields {
  return value as Fields;
}

export function plainList(values: readonly object[]): readonly Fields[] {
  return values.map(plain);
}

function slotConstant({ domain, periods, unit, unpublished, ...rest }: SlotTable, inputs: Inputs): Fields {
  const isExact = unit === "fen" || unit === "ratio";
  const number = (value: Constant): Constant => (isExact && typeof value === "number" ? BigInt(value) : value);
  const rowOf = ({ when, value, bands, ...row }: SlotTable["periods"][number]["rows"][number]): Fields => ({
    when: whenOf(when, inputs), value: number(value), ...plain(row),
    bands: bands?.map((band) => ({ ...plain(band), from: BigInt(band.from), to: band.to === null ? band.to : BigInt(band.to), value: number(band.value) })),
  });
  return {
    ...plain(rest), unit, domain: domain === undefined ? undefined : whens(domain, inputs),
    periods: periods.map(({ rows, unpublished: missing, ...period }) => ({
      ...plain(period), rows: rows.map(rowOf),
      unpublished: missing?.map(({ when, ...wait }) => ({ when: whenOf(when, inputs), ...plain(wait) })),
    })),
    unpublished: unpublished === undefined ? undefined : plainList(unpublished),
  };
}

function splitsOf({ splits }: ContributionTables, inputs: Inputs): Fields[] {
  return splits.map(({ rows, ...split }) => ({
    ...plain(split),
    rows: rows.map(({ when, shares, sources }) => ({ when: whenOf(when, inputs), shares: shares.map(({ payer, share }) => ({ payer, share: BigInt(share) })), sources })),
  }));
}

function whens(list: readonly When[], inputs: Inputs): readonly Fields[] {
  return list.map((when) => whenOf(when, inputs));
}

/** Conditions that say themselves what they are, where the tables ask the kind of the input. */
function whenOf(when: When, inputs: Inputs): Fields {
  return Object.fromEntries(Object.entries(when).map(([name, condition]) => [name, conditionOf(condition, inputs.get(name))]));
}

function conditionOf(condition: Condition, input: Input | undefined): Constant {
  if (typeof condition === "boolean") return condition;
  if ("has" in condition) return { has: condition.has, lacks: condition.lacks };
  if (input?.kind === "members" || input?.kind === "city") return { in: condition };
  return { within: condition.flatMap((low, end) => (end % 2 === 0 ? [[low, condition[end + 1]]] : [])) };
}

export function fundConstant(fund: FundTables): Fields {
  const yearly = (list: NonNullable<FundTables["sharing"]>): Fields[] => list.map((entry) => ({ ...plain(entry), value: BigInt(entry.value) }));
  return {
    ...plain(fund),
    handUp: fund.handUp === undefined ? undefined : { of: fund.handUp.of, rate: yearly(fund.handUp.rate) },
    sharing: fund.sharing === undefined ? undefined : yearly(fund.sharing),
    allocation: fund.allocation.map(({ weight, indicator }) => ({
      weight: exact(weight), indicator: { ...plain(indicator), values: indicator.values.map((entry) => ({ ...plain(entry), value: exact(entry.value) })) },
    })),
  };
}

function exact(value: ExactNumber): Fields {
  return typeof value === "number" ? { numerator: BigInt(value), denominator: 1n } : { numerator: BigInt(value.numerator), denominator: BigInt(value.denominator) };
}
