/** Whether a layer is open for a claim and which rows hold, without anything being made. */
import { UNKNOWN } from "./engine-axes.ts";
import type { Prepared } from "./engine-claim.ts";
import { findRow } from "./engine-diagram.ts";
import type { FastLayer, FastSlot } from "./engine-fast-plan.ts";
import { monthsAfter } from "./engine-figures.ts";
import { NOT_COVERED, NUMBER } from "./engine-flat.ts";

export const OPEN = 1;
export const CLOSED = 0;
/** For exact fractions to settle or to refuse: something is missing, not covered or not published. */
export const GIVE_UP = -1;

/** The case has no such slot. */
export const ABSENT = -1;
const UNUSUAL = -2;

export function openLayer(layer: FastLayer, prepared: Prepared): number {
  const { point } = prepared;
  if (!layer.isInDates) return CLOSED;
  const inside = findRow(layer.domain, point);
  if (inside === UNKNOWN) return GIVE_UP;
  if (inside === layer.domain.nowhere) return CLOSED;
  const { rows } = layer;
  rows.firstShare = rowOf(layer.firstShare, point);
  rows.deductible = rowOf(layer.deductible, point);
  rows.ratio = rowOf(layer.ratio, point);
  rows.amount = rowOf(layer.amount, point);
  rows.copay = rowOf(layer.copay, point);
  const least = Math.min(rows.firstShare, rows.deductible, rows.ratio, rows.amount, rows.copay);
  const areUsual = least !== UNUSUAL && fill(layer.limits, rows.limits, point) && fill(layer.caps, rows.caps, point) && fill(layer.waitings, rows.waitings, point);
  if (!areUsual) return GIVE_UP;
  const waits = layer.waitings.length === 0 ? OPEN : waitingOf(layer, prepared);
  return waits !== OPEN || layer.pools.length === 0 ? waits : fillPools(layer, point);
}

function rowOf(slot: FastSlot | undefined, point: Int32Array): number {
  if (slot === undefined) return ABSENT;
  if (slot.domain !== undefined) {
    const inside = findRow(slot.domain, point);
    if (inside === UNKNOWN) return UNUSUAL;
    if (inside === slot.domain.nowhere) return ABSENT;
  }
  const row = findRow(slot.diagram, point);
  if (row === UNKNOWN || row >= slot.flat.kinds.length) return UNUSUAL;
  return slot.flat.kinds[row] === NOT_COVERED ? UNUSUAL : row;
}

function fill(slots: readonly FastSlot[], rows: Int32Array, point: Int32Array): boolean {
  for (let i = 0; i < slots.length; i++) {
    const row = rowOf(slots[i], point);
    if (row === UNUSUAL) return false;
    rows[i] = row;
  }
  return true;
}

function fillPools({ pools, rows }: FastLayer, point: Int32Array): number {
  for (let i = 0; i < pools.length; i++) {
    const row = rowOf(pools[i]?.slot, point);
    if (row === UNUSUAL) return GIVE_UP;
    rows.pools[i] = row;
  }
  return OPEN;
}

function waitingOf({ waitings, rows }: FastLayer, { contribution, day }: Prepared): number {
  for (let i = 0; i < waitings.length; i++) {
    const { flat, isByCalendar } = waitings[i] as FastSlot;
    const row = rows.waitings[i] ?? ABSENT;
    if (row === ABSENT || flat.kinds[row] !== NUMBER) continue;
    if (contribution === UNKNOWN) return GIVE_UP;
    if (day < monthsAfter(contribution, flat.values[row] ?? 0, isByCalendar)) return CLOSED;
  }
  return OPEN;
}
