/** Ranges over the members of an ordered dimension (`..secondary`, `hospital > primary`). */
import type { Member } from "../model/dimension.ts";
import { fromPoints } from "../space/side.ts";
import { findMember } from "./dimensions.ts";

export interface MemberRange {
  readonly low: Member | undefined;
  readonly high: Member | undefined;
  readonly lowExclusive: boolean;
  readonly highExclusive: boolean;
}

/** Members go by the rank of their outermost member: the community, declared last but inside the primary level, lies in `..secondary`. */
export function memberRangeSide(members: readonly Member[], { low, high, lowExclusive, highExclusive }: MemberRange): readonly number[] {
  const from = low === undefined ? 0 : rankOf(members, low) + (lowExclusive ? 1 : 0);
  const to = high === undefined ? members.length : rankOf(members, high) - (highExclusive ? 1 : 0);
  return fromPoints(members.flatMap((member, point) => {
    const rank = rankOf(members, member);
    return from <= rank && rank <= to ? [point] : [];
  }));
}

function rankOf(members: readonly Member[], member: Member): number {
  let outermost = member;
  for (let steps = 0; steps < members.length && outermost.inside !== undefined; steps += 1) {
    outermost = findMember(members, { key: outermost.inside }) ?? outermost;
  }
  return members.indexOf(outermost);
}
