import type { Rational } from "../base/rational.ts";
import type { BenefitSlotWord, Attributes } from "../model/slot.ts";
import type { CellValue, SlotUnit } from "../model/value.ts";
import { keyOfCell } from "../parts/compare-values.ts";

/** One cell of a benefit, as the settlement formula reads it. */
export interface Term {
  readonly word: Exclude<BenefitSlotWord, "waiting">;
  readonly unit: SlotUnit;
  readonly value: CellValue;
  readonly attributes: Pick<Attributes, "of" | "scale">;
}

/** A pool that the benefit draws on, or one that such a pool lies in. */
export interface PoolTerm {
  readonly name: string;
  readonly of: "payment" | "cost" | "deductible";
  /** In fen. */
  readonly size: Rational;
}

/** All that a benefit says for one case whose waiting period is over and who has used nothing up yet. */
export interface Terms {
  readonly cells: readonly Term[];
  readonly pools: readonly PoolTerm[];
}

/** Equal texts for terms that pay alike. */
export function keyOfTerms({ cells, pools }: Terms): string {
  const ofCells = cells.map(({ word, unit, value, attributes: { of, scale } }) => `${word} ${unit} ${of ?? ""} ${scale ?? ""} ${keyOfCell(value)}`);
  const ofPools = pools.map(({ name, of, size }) => `pool ${name} ${of} ${size.numerator}/${size.denominator}`);
  return [...ofCells, ...ofPools].sort().join("|");
}
