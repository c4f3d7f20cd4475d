import { compare, rational } from "../base/rational.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Slot } from "../model/slot.ts";
import { LARGEST_AMOUNT, type SlotUnit, type Value } from "../model/value.ts";
import type { Decision } from "../parts/decide.ts";
import type { EndlessGrowth, Finding, ValueFault } from "../parts/finding.ts";
import { PIECES_LIMIT } from "../parts/lay-out.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { caseInTime } from "./case-in-time.ts";
import { note, type Rule } from "./rule.ts";

/** Computed values stay within 0–100 % or above 0 yuan, lie on the fen or 0.01 %, and come to rest (§4, §5). */
export const valuesAreInRange: Rule = ({ decisions }) =>
  [...decisions].flatMap(([slot, decision]) => decision.findings.flatMap((finding) => reportFinding(slot, decision, finding)));

function reportFinding(slot: Slot, decision: Decision, finding: Finding): readonly Diagnostic[] {
  switch (finding.kind) {
    case "rowsMeet":
      return [];
    case "outOfRange":
    case "offGrid":
      return [reportValue(slot, decision, finding)];
    case "endlessGrowth":
      return [reportGrowth(slot, decision, finding)];
    case "tooManyParts":
      return [report("tableTooTangled", finding.version.location, { slot: phraseSlot(slot), limit: PIECES_LIMIT })];
  }
}

/** Where a value may lie, and what it is when it does not. */
const ranges = {
  ratio: [{ en: "from 0% to 100%", zh: "在 0% 至 100% 之内" }, { en: "outside 0% to 100%", zh: "超出 0% 至 100%" }],
  fen: [{ en: "at least 0 yuan", zh: "不低于 0 元" }, { en: "below 0 yuan", zh: "低于 0 元" }],
} as const;
const aboveZero = [{ en: "at least 0", zh: "不低于 0" }, { en: "below 0", zh: "低于 0" }] as const;
const grains: Readonly<Record<SlotUnit, { readonly en: string; readonly zh: string }>> = {
  ratio: { en: "0.01%", zh: "0.01%" }, fen: { en: "fen", zh: "分" }, months: { en: "months", zh: "月" }, years: { en: "years", zh: "年" }, number: { en: "units", zh: "个" },
};

const tooLarge = [{ en: "at most 90,000,000,000,000", zh: "不超过 90,000,000,000,000" }, { en: "more than tables can hold", zh: "超出编译结果可以写下的数" }] as const;

function rangeLeft(value: Value, unit: SlotUnit): readonly [range: Phrase, beyond: Phrase] {
  if (unit !== "ratio" && value.kind === "number" && compare(value.amount, rational(LARGEST_AMOUNT)) > 0) return tooLarge;
  return unit === "ratio" || unit === "fen" ? ranges[unit] : aboveZero;
}

function reportValue(slot: Slot, { spaces }: Decision, fault: ValueFault): Diagnostic {
  const { version, row, adjustment } = fault;
  const axes = spaces.find((space) => space.version === version)?.axes ?? [];
  const args = { slot: phraseSlot(slot), case: caseInTime(axes, fault.region, fault, version), value: phraseValue(fault.value, slot.unit) };
  const rowPlace = version.rows[row]?.location;
  const place = adjustment === undefined ? rowPlace : version.adjustments[adjustment]?.location;
  const notes = adjustment === undefined ? [] : [note(rowPlace, "the row it starts from", "所据的行")];
  if (fault.kind === "offGrid") return report("valueOffGrid", place, { ...args, grain: grains[slot.unit] }, { notes });
  const [range, beyond] = rangeLeft(fault.value, slot.unit);
  if (adjustment === undefined) return report("valueImpossible", place, { slot: args.slot, value: args.value, range });
  return report("valueOutOfRange", place, { ...args, beyond }, { notes });
}

function reportGrowth(slot: Slot, { spaces }: Decision, growth: EndlessGrowth): Diagnostic {
  const { version } = growth;
  const adjustment = version.adjustments[growth.adjustment];
  const axes = spaces.find((space) => space.version === version)?.axes ?? [];
  const operation = adjustment?.operations.find(({ kind }) => kind === "grow");
  const dimension = operation?.kind === "grow" ? bothNames(operation.dimension) : "";
  const args = { slot: phraseSlot(slot), case: caseInTime(axes, growth.region, growth, version), dimension };
  return report("growthWithoutEnd", adjustment?.location, args);
}
