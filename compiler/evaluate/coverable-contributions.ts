import type { Contribution, Split } from "../model/contribution.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { indicatorUses } from "../parts/expression-uses.ts";

export type SplitRow = Split["rows"][number];

/**
 * The slots by which contributions are worked out; the years that they must last are no money. What waits for a statistic of which no figure was ever published
 * gives an amount to nobody, and neither do the rates of a base that it bounds: no example can reach them.
 */
export function paidInSlots(province: ProvinceProgram): readonly Slot[] {
  return province.contributions.flatMap((one) => {
    const isIdle = waits(one, province.contributions);
    return one.slots.filter((slot) => slot.word !== "years" && !waitsForever(slot) && !(isIdle && (slot.unit === "ratio" || isBound(slot))));
  });
}

/** Rows by which a part is shared, with the slot that they share. */
export function splitRows({ contributions }: ProvinceProgram): readonly { readonly slot: Slot; readonly item: SplitRow }[] {
  return contributions.flatMap(({ slots, splits }) => splits.flatMap(({ word, rows }) => {
    const slot = slots.find((other) => other.word === word);
    return slot === undefined ? [] : rows.map((item) => ({ slot, item }));
  }));
}

/** Whether no base can be bounded for its rates; an account without a base of its own goes by those of the scheme's contributions. */
function waits({ kind, scheme, baseFact, slots }: Contribution, all: readonly Contribution[]): boolean {
  if (kind === "account" && baseFact === undefined) {
    const owners = all.filter((other) => other.kind === "contribution" && other.scheme === scheme && other.baseFact !== undefined);
    return owners.length > 0 && owners.every((owner) => waits(owner, all));
  }
  return slots.some((slot) => isBound(slot) && waitsForever(slot));
}

function isBound({ word }: Slot): boolean {
  return word === "floor" || word === "ceiling";
}

function waitsForever({ versions }: Slot): boolean {
  const rows = versions.flatMap((version) => version.rows);
  return rows.length > 0 && rows.every(({ value }) => indicatorUses(value).some(({ indicator }) => indicator.values.length === 0));
}
