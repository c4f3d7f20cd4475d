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

export function openLayer(layer: FastLayer, prepared: Prepared): number {
  const { point } = prepared;
  if (!layer.isInDates) return CLOSED;
  const inside = findRow(layer.domain, point);
  if (inside === UNKNOWN) return GIVE_UP;
  if (inside === layer.domain.nowhere) return CLOSED;
  if (!areUsual(layer.slots, point)) return GIVE_UP;
  const state = layer.waitings.length === 0 ? OPEN : stateByWaiting(layer.waitings, prepared);
  return state === OPEN && !areUsual(layer.pools, point) ? GIVE_UP : state;
}

function areUsual(slots: readonly FastSlot[], point: Int32Array): boolean {
  for (let i = 0; i < slots.length; i++) if (!isUsual(slots[i] as FastSlot, point)) return false;
  return true;
}

/** Notes the row that holds; false where there is none that machine numbers can be had from. */
function isUsual(slot: FastSlot, point: Int32Array): boolean {
  const { domain } = slot;
  if (domain !== undefined) {
    const inside = findRow(domain, point);
    slot.row = ABSENT;
    if (inside === UNKNOWN) return false;
    if (inside === domain.nowhere) return true;
  }
  const row = findRow(slot.diagram, point);
  slot.row = row;
  return row >= 0 && row < slot.kinds.length && slot.kinds[row] !== NOT_COVERED;
}

export function isNumber(slot: FastSlot | undefined): slot is FastSlot {
  return slot !== undefined && slot.row !== ABSENT && slot.kinds[slot.row] === NUMBER;
}

function stateByWaiting(waitings: readonly FastSlot[], { contribution, day }: Prepared): number {
  for (const slot of waitings) {
    if (!isNumber(slot)) continue;
    if (contribution === UNKNOWN) return GIVE_UP;
    if (day < monthsAfter(contribution, slot.values[slot.row] as number, slot.isByCalendar)) return CLOSED;
  }
  return OPEN;
}
