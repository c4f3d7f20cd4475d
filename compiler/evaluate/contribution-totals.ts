import type { ContributionSettlement, PaidTotal, Payment, ReceivedTotal } from "./contribution-claim.ts";

/** Reported payments summed by payer and by receiver, for each span by itself, in the order in which they first appear. */
export function totalsOf(payments: readonly Payment[]): ContributionSettlement["totals"] {
  const paid: PaidTotal[] = [];
  const received: ReceivedTotal[] = [];
  for (const { payer, to, per, amount } of payments) {
    addTo(paid, (total) => total.payer === payer && total.per === per, { payer, per, amount });
    if (to !== undefined) addTo(received, (total) => total.to === to && total.per === per, { to, per, amount });
  }
  return { paid, received };
}

function addTo<T extends { readonly amount: number }>(totals: T[], isOne: (total: T) => boolean, more: T): void {
  const at = totals.findIndex(isOne);
  const before = totals[at];
  if (before === undefined) totals.push(more);
  else totals[at] = { ...before, amount: before.amount + more.amount };
}

/** Whether every figure is a whole number that JSON holds exactly; sums of amounts near the limit may not be. */
export function isExact(value: unknown): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value);
  return typeof value !== "object" || value === null || Object.values(value).every(isExact);
}
