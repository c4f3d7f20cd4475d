/** Options of a slot as the settlement formula reads them. */
import type { Attributes } from "../model/slot.ts";
import type { PeriodReference, SlotOption } from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-terms.ts";
import { didYouMean } from "../base/did-you-mean.ts";
import { report } from "../diagnostics/report.ts";
import { at, resolve } from "./context.ts";
import type { Context } from "./context.ts";

export const NO_ATTRIBUTES: Attributes = {
  per: undefined, eachHospital: false, of: undefined, scale: undefined, transfer: undefined, waitingFrom: undefined, to: undefined,
};

export function attributesOf(context: Context, options: readonly SlotOption[]): Attributes {
  return options.reduce<Attributes>((attributes, option) => withOption(context, attributes, option), NO_ATTRIBUTES);
}

function withOption(context: Context, attributes: Attributes, option: SlotOption): Attributes {
  switch (option.kind) {
    case "Per": return { ...attributes, per: periodName(context, option.period), eachHospital: option.eachHospital };
    case "ByBand": return { ...attributes, scale: option.scale };
    case "Of": return { ...attributes, of: option.what };
    case "Transfer": return { ...attributes, transfer: option.how };
    case "FromContribution": return { ...attributes, waitingFrom: { kind: "contribution" } };
    case "CalendarMonth": return { ...attributes, waitingFrom: { kind: "calendarMonth", ordinal: option.ordinal } };
    default: return attributes;
  }
}

/** The word of a built-in period, or the declared name of another. */
export function periodName(context: Context, period: PeriodReference): string {
  if (period.kind === "Builtin") return period.word;
  return resolve(context, "Period", period.name)?.key ?? period.name.key;
}

const EVENTS: Readonly<Record<string, readonly string[]>> = {
  admission: ["入院", "住院"], discharge: ["出院"], visit: ["就诊"], contribution: ["缴费"], year_start: ["年初"],
};

/** The event whose day is meant, under its English name. */
export function eventName(context: Context, name: Name): string {
  const found = Object.keys(EVENTS).find((event) => event === name.key || EVENTS[event]?.includes(name.key));
  if (found === undefined) {
    const guess = didYouMean(name.key, Object.keys(EVENTS));
    context.report(guess === undefined
      ? report("unknownDay", at(context, name), { word: name.key })
      : report("unknownNameSimilar", at(context, name), { word: name.key, what: { en: "event that has a day", zh: "有日期的事件" }, guess }));
  }
  return found ?? name.key;
}
