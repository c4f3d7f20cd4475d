/** Which options a slot may carry: a word that would change nothing is refused rather than passed over. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Slot, SlotOption } from "../syntax/ast.ts";
import type { Attributes } from "../model/slot.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import { attributesOf } from "./attributes.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { keywordPhrase, slotPhrase } from "./units.ts";

type SlotWord = Slot["slot"];

const OWNERS: Readonly<Record<Exclude<SlotOption["kind"], "UniformFormula" | "When" | "Local" | "ByBand">, ReadonlySet<SlotWord>>> = {
  Per: new Set(["deductible", "ratio", "copay", "limit", "cap"]),
  Of: new Set(["limit", "cap"]),
  Combine: new Set(["firstShare", "deductible", "ratio", "amount", "copay", "limit", "cap"]),
  Transfer: new Set(["deductible"]),
  CostBound: new Set(["amount"]),
  FromContribution: new Set(["waiting"]),
  CalendarMonth: new Set(["waiting"]),
};

export interface SlotUse {
  readonly isOfPool: boolean;
  readonly hasBands: boolean;
}

export function refuseIdleOptions(context: Context, node: Slot, use: SlotUse): void {
  const { en, zh } = slotPhrase(node.slot);
  for (const option of node.options) {
    if (counts(node, option, use)) continue;
    if (option.kind === "ByBand" && node.slot !== "ratio") context.report(report("bandsOfRatioOnly", at(context, option), {}));
    else refuse(context, option, { en: `on the ${en}`, zh: `对${zh}` });
  }
}

/** Where only rows are replaced, what the table as a whole says stays as it was. */
export function refuseChangedOptions(context: Context, node: Slot, before: Attributes): void {
  for (const option of node.options) {
    const said = Object.entries(attributesOf(context, [option])).filter(([, value]) => value !== undefined && value !== false);
    const kept = new Map<string, unknown>(Object.entries(before));
    if (said.some(([key, value]) => kept.get(key) !== value)) refuse(context, option, { en: "where only rows are replaced", zh: "在只替换各行时" });
  }
}

function refuse(context: Context, option: SlotOption, where: Phrase): void {
  context.report(report("withoutEffect", at(context, option), { word: keywordPhrase(wordOf(option)), where }));
}

function counts({ slot, table }: Slot, option: SlotOption, { isOfPool, hasBands }: SlotUse): boolean {
  switch (option.kind) {
    case "UniformFormula": case "When": return true;
    // The benefit as a whole says that it is local.
    case "Local": return false;
    case "Per": return OWNERS.Per.has(slot) && (slot !== "ratio" || hasBands);
    case "ByBand": return slot === "ratio" && hasBands;
    case "Of": return OWNERS.Of.has(slot) && (isOfPool || option.what !== "deductible");
    case "Combine": return OWNERS.Combine.has(slot) && table !== undefined;
    default: return OWNERS[option.kind].has(slot);
  }
}

/** The words by which a slot's options may begin, those of bands and tables included; what a pool alone may say is left out. */
export function optionWordsOf(slot: SlotWord): readonly KeywordId[] {
  const has = (kind: keyof typeof OWNERS): boolean => OWNERS[kind].has(slot);
  return [
    ...(slot === "ratio" ? (["byBand"] as const) : []),
    ...(has("Of") ? ([OF_WORDS.payment, OF_WORDS.cost] as const) : []),
    ...(has("Per") ? (["per"] as const) : []),
    ...(has("Transfer") ? Object.values(TRANSFER_WORDS) : []),
    ...(has("CostBound") ? (["atMostTheCost", "whateverTheCost"] as const) : []),
    ...(has("FromContribution") ? (["fromContribution", "fromThe"] as const) : []),
    ...(has("Combine") ? Object.values(COMBINE_WORDS) : []),
    "when", "uniformFormula",
  ];
}

const OF_WORDS = { payment: "ofPayment", cost: "ofCost", deductible: "ofDeductible" } as const;
const COMBINE_WORDS = { best: "bestForThePatient", inOrder: "inOrder", sum: "sum" } as const;
const TRANSFER_WORDS = { toppedUp: "toppedUp", separate: "separateAfterTransfer" } as const;

function wordOf(option: SlotOption): KeywordId {
  switch (option.kind) {
    case "Of": return OF_WORDS[option.what];
    case "Combine": return COMBINE_WORDS[option.how];
    case "Transfer": return TRANSFER_WORDS[option.how];
    case "CostBound": return option.how;
    case "Local": return "localBecause";
    case "Per": return "per";
    case "ByBand": return "byBand";
    case "UniformFormula": return "uniformFormula";
    case "When": return "when";
    case "FromContribution": return "fromContribution";
    case "CalendarMonth": return "calendarMonthOfContribution";
  }
}
