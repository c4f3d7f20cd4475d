import { add, compare, isInteger, multiply, rational, type Rational, roundHalfUp, subtract, ZERO } from "../base/rational.ts";
import type { Adjustment, Operation } from "../model/slot.ts";
import { LARGEST_AMOUNT, type CellValue, type SlotUnit, type Value } from "../model/value.ts";
import { areSameCells } from "./compare-values.ts";
import { combineTwo, evaluateValue, mapNumber, type Moment, WHOLE } from "./evaluate-value.ts";
import type { Placed } from "./version-space.ts";

/** How many units of a dimension, by its id, the case lies beyond a number. */
export type StepsBeyond = (dimension: string, after: number) => bigint;

export interface Surroundings {
  readonly at: Moment;
  readonly unit: SlotUnit;
  readonly stepsBeyond: StepsBeyond;
}

export interface Adjusted {
  readonly value: CellValue;
  /** Indexes of the adjustments that changed something. */
  readonly acted: readonly number[];
  /** The first that left what its unit allows, with the value it gave; -1 stands for the table. */
  readonly left: { readonly adjustment: number; readonly value: Value } | undefined;
}

/** Applies the adjustments in the order written, each on what the ones above gave. */
export function adjust(table: CellValue, adjustments: readonly Pick<Placed<Adjustment>, "index" | "item">[], surroundings: Surroundings): Adjusted {
  const acted: number[] = [];
  let value = table;
  let left: Adjusted["left"] = leaving(table, -1, surroundings.unit);
  for (const { index, item } of adjustments) {
    const next = mapCell(value, table, (current, original) => applyAll(current, original, item.operations, surroundings));
    if (!areSameCells(next, value)) acted.push(index);
    value = next;
    left ??= leaving(value, index, surroundings.unit);
  }
  return { value, acted, left };
}

/** The operations on each band's value; the table has the same bands. */
function mapCell(cell: CellValue, table: CellValue, change: (value: Value, original: Value) => Value): CellValue {
  if (cell.kind !== "bands" || table.kind !== "bands") return cell.kind === "bands" || table.kind === "bands" ? cell : change(cell, table);
  const bands = cell.bands.map((band, index) => ({ ...band, value: change(band.value, table.bands[index]?.value ?? band.value) }));
  return { kind: "bands", bands };
}

function applyAll(value: Value, original: Value, operations: readonly Operation[], surroundings: Surroundings): Value {
  return operations.reduce((current, operation) => applyOne(current, original, operation, surroundings), value);
}

function applyOne(value: Value, original: Value, operation: Operation, { at, unit, stepsBeyond }: Surroundings): Value {
  const operand = "value" in operation ? evaluateValue(operation.value, at, unit, original) : value;
  if (operation.kind === "set") return operand;
  if (value.kind !== "number") return value;
  switch (operation.kind) {
    case "times":
      return mapNumber(value, (amount) => onShare(operation.ofPatientShare, amount, (share) => multiply(share, operation.factor)));
    case "plus":
      return combineTwo(value, operand, (amount, change) => onShare(operation.ofPatientShare, amount, (share) => move(share, change, operation.negative)));
    case "grow": {
      const steps = rational(stepsBeyond(operation.dimension.id, operation.after));
      return combineTwo(value, operand, (amount, step) => move(amount, multiply(step, steps), operation.negative));
    }
    case "atLeast":
      return combineTwo(value, operand, (amount, bound) => (compare(amount, bound) < 0 ? bound : amount));
    case "atMost":
    case "togetherAtMost":
      return clipAbove(value, operand);
    case "round":
      return mapNumber(value, (amount) => roundHalfUp(amount, operation.step));
  }
}

/** A bound of `none` bounds nothing. */
function clipAbove(value: Value, bound: Value): Value {
  if (bound.kind === "none") return value;
  return combineTwo(value, bound, (amount, most) => (compare(amount, most) > 0 ? most : amount));
}

function move(amount: Rational, change: Rational, negative: boolean): Rational {
  return negative ? subtract(amount, change) : add(amount, change);
}

/** The patient's share is always what the payment ratio leaves of 100 %. */
function onShare(ofPatientShare: boolean, amount: Rational, change: (share: Rational) => Rational): Rational {
  if (!ofPatientShare) return change(amount);
  const whole = rational(WHOLE);
  return subtract(whole, change(subtract(whole, amount)));
}

function leaving(cell: CellValue, adjustment: number, unit: SlotUnit): Adjusted["left"] {
  const value = valuesOf(cell).find((one) => isOutOfRange(one, unit));
  return value === undefined ? undefined : { adjustment, value };
}

export function valuesOf(cell: CellValue): readonly Value[] {
  return cell.kind === "bands" ? cell.bands.map((band) => band.value) : [cell];
}

/** Ratios lie in 0–100 %; no amount, month or year lies below 0, or beyond what tables hold. */
function isOutOfRange(value: Value, unit: SlotUnit): boolean {
  if (value.kind !== "number") return false;
  return compare(value.amount, ZERO) < 0 || compare(value.amount, rational(unit === "ratio" ? WHOLE : LARGEST_AMOUNT)) > 0;
}

/** Compiled values are whole fen, 0.01 %, months and years. */
export function offTheGrid(cell: CellValue, unit: SlotUnit): Value | undefined {
  if (unit === "number") return undefined;
  return valuesOf(cell).find((value) => value.kind === "number" && !isInteger(value.amount));
}
