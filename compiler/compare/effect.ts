import type { Attributes, SlotWord } from "../model/slot.ts";
import type { CellValue, Value } from "../model/value.ts";
import { compareHeights, heightOf, isLowerBetter, keyOfValue, sharedBands, valueOnBand } from "../parts/compare-values.ts";

/** How a value moved (提高、降低、不可比). */
export type Direction = "raised" | "lowered" | "incomparable";
/** What that does to the patient or the insured, and to the fund. */
export type Effect = "better" | "worse" | "none" | "unclear";

export interface Effects {
  readonly direction: Direction;
  readonly patient: Effect;
  readonly fund: Effect;
}

/** What one version says in a part; a slot that it does not have says `none`. */
export interface Said {
  readonly value: CellValue;
  /** `undefined` of a slot that is not there. */
  readonly attributes: Attributes | undefined;
}

/** Paid in by the insured, by others, or credited to the insured; whatever it is, more of it is more for whom it goes to. */
const paidIn: Partial<Record<SlotWord, "none" | "worse">> = { employer: "none", subsidy: "none", member: "worse", base: "worse", floor: "worse", ceiling: "worse", years: "worse" };

export function effectsOf(word: SlotWord, old: Said, now: Said): Effects {
  const direction = areReadAlike(word, old, now) ? directionOf(word, old.value, now.value) : "incomparable";
  if (direction === "incomparable" || word === "rate" || word === "sharing") return { direction, patient: "unclear", fund: "unclear" };
  const ofRise = paidIn[word];
  if (ofRise !== undefined) return { direction, patient: ofRise === "none" ? "none" : turned("worse", direction), fund: turned("better", direction) };
  const patient = turned(isLowerBetter(word) ? "worse" : "better", direction);
  return { direction, patient, fund: turned("worse", patient === "better" ? "raised" : "lowered") };
}

function turned(ofRise: "better" | "worse", direction: Direction): Effect {
  return (ofRise === "better") === (direction === "raised") ? "better" : "worse";
}

/** 600 yuan a year and 600 yuan an admission are no more and no less. A slot that says `none` is read alike in every way, and so is one ratio beside bands. */
function areReadAlike(word: SlotWord, old: Said, now: Said): boolean {
  if ((word === "ratio" || word === "amount") && !(isBanded(old.value) && isBanded(now.value))) return true;
  const [a, b] = [old, now].map((said) => keyOfReading(word, said));
  return a === undefined || b === undefined || a === b;
}

/** Equal texts for figures that the settlement formula reads alike; `undefined` where there is no figure. */
export function keyOfReading(word: SlotWord, { value, attributes }: Said): string | undefined {
  if (value.kind === "none" || value.kind === "notCovered" || attributes === undefined) return undefined;
  const { per, eachHospital, of, scale, transfer, waitingFrom, to } = attributes;
  const from = waitingFrom === undefined ? "" : waitingFrom.kind === "contribution" ? "contribution" : String(waitingFrom.ordinal);
  // What is one ratio, amount or share is read the same in every period and on every scale.
  const isOfVisit = word === "firstShare" || word === "copay" || ((word === "ratio" || word === "amount") && !isBanded(value));
  return [isOfVisit ? "" : per, eachHospital, of, isOfVisit ? "" : scale, transfer, from, to].map((part) => String(part ?? "")).join("|");
}

/** Whether it has bands of different values. */
export function isBanded(value: CellValue): boolean {
  return value.kind === "bands" && new Set(value.bands.map((band) => keyOfValue(band.value))).size > 1;
}

/** Band by band; one that rises beside one that falls cannot be compared. */
function directionOf(word: SlotWord, old: CellValue, now: CellValue): Direction {
  const orders = sharedBands([old, now]).map(({ from }) => orderOf(word, valueOnBand(old, from), valueOnBand(now, from)));
  if (orders.some((order) => order === undefined)) return "incomparable";
  const moved = new Set(orders.filter((order) => order !== 0));
  if (moved.size !== 1) return "incomparable";
  return moved.has(1) ? "raised" : "lowered";
}

/** What is not covered is worse than anything; ratio and amount of `none` say that it is paid in the other way. */
function orderOf(word: SlotWord, old: Value | undefined, now: Value | undefined): -1 | 0 | 1 | undefined {
  if (old === undefined || now === undefined) return undefined;
  if (old.kind === "notCovered" && now.kind === "notCovered") return 0;
  if (old.kind === "notCovered" || now.kind === "notCovered") return isLowerBetter(word) === (old.kind === "notCovered") ? -1 : 1;
  const isOtherWay = (word === "ratio" || word === "amount") && (old.kind === "none" || now.kind === "none");
  const [before, after] = [heightOf(old, word), heightOf(now, word)];
  if (before === undefined || after === undefined) return undefined;
  if (isOtherWay) return old.kind === now.kind ? 0 : undefined;
  const bound = Number(boundRank(now)) - Number(boundRank(old));
  const order = Math.sign(compareHeights(after, before));
  if (order === 0) return Math.sign(bound) as -1 | 0 | 1;
  return bound === 0 || Math.sign(bound) === order ? (order as -1 | 1) : undefined;
}

/** An amount paid whatever the cost is more than the same one up to the cost. */
function boundRank(value: Value): boolean {
  return value.kind === "number" && value.costBound === "whateverTheCost";
}
