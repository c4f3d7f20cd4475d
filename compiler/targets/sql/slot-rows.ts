import type { Row, TableBand, TablePeriod, Tables, Unit } from "../../emit/format.ts";
import type { OwnedSlot, Owner } from "../slots-in.ts";
import { citationsOf, oneLine, SLOT_WORDS, spoken, UNIT_WORDS } from "../words.ts";
import type { CaseSets } from "./cases.ts";
import { day, type Rows, type SqlValue } from "./script.ts";

/** The last number given of each kind. */
export interface SlotCounts {
  slot: number;
  period: number;
  rule: number;
}

export interface SlotRows {
  readonly rows: Rows;
  readonly cases: CaseSets;
  readonly file: Tables;
  readonly owner: Owner;
  readonly counts: SlotCounts;
}

export function addSlot(into: SlotRows, { word, name, table }: OwnedSlot): void {
  const { rows, cases, owner, counts } = into;
  const slot = ++counts.slot;
  const { role, unit, scope, domain, periods, unpublished = [] } = table;
  rows.add("slot", slot, owner.kind, owner.name, word, name, role, unit, scope, domain !== undefined);
  for (const number of new Set((domain ?? []).map((when) => cases.numberOf(when)))) rows.add("slot_domain", slot, number);
  for (const { from, to, indicator, year } of unpublished) rows.add("slot_waits", slot, day(from), day(to ?? undefined), indicator, year);
  const remark = `${spoken(owner)} ${SLOT_WORDS[word] ?? word} ${name} (${UNIT_WORDS[unit].en})`;
  periods.forEach((period) => addPeriod(into, slot, period, unit, remark));
}

function addPeriod(into: SlotRows, slot: number, period: TablePeriod, unit: Unit, remark: string): void {
  const { rows, cases, file, counts } = into;
  const number = ++counts.period;
  const { from, to, draft, per, eachHospital, of, scale, transfer, waitingFrom, fund } = period;
  const month = waitingFrom?.kind === "calendarMonth" ? waitingFrom.ordinal : undefined;
  rows.add("period", number, slot, day(from), day(to ?? undefined), draft === true, per, eachHospital === true, of, scale, transfer, waitingFrom?.kind, month, fund);
  const cited = [...new Set(period.rows.flatMap(({ sources }) => sources))].sort((a, b) => a - b);
  const head = oneLine([`${remark} ${from} – ${to ?? ""}`, ...citationsOf(file, cited)].join(" | "));
  period.rows.forEach((row, i) => addRule(into, number, row, unit, i === 0 ? head : undefined));
  for (const { when, indicator, year } of period.unpublished ?? []) rows.add("rule", ++counts.rule, number, cases.numberOf(when), "unpublished", undefined, undefined, undefined, undefined, indicator, year);
}

function addRule({ rows, cases, counts }: SlotRows, period: number, { when, value, costBound, bands, sources }: Row, unit: Unit, remark: string | undefined): void {
  const rule = ++counts.rule;
  const own = bands === undefined ? contentOf({ value: value ?? "none", costBound }, unit) : ["bands", undefined, undefined, undefined, undefined];
  rows.addRemarked("rule", remark, rule, period, cases.numberOf(when), ...own, undefined, undefined);
  (bands ?? []).forEach((band, i) => rows.add("band", rule, i + 1, band.from, band.to ?? undefined, ...contentOf(band, unit)));
  sources.forEach((source, i) => rows.add("rule_source", rule, i + 1, source));
}

/** State, fen, ratio, number and cost bound. */
function contentOf({ value, costBound }: Pick<TableBand, "value" | "costBound">, unit: Unit): SqlValue[] {
  if (typeof value !== "number") return [value, undefined, undefined, undefined, costBound];
  const isOther = unit !== "fen" && unit !== "ratio";
  return ["value", unit === "fen" ? value : undefined, unit === "ratio" ? { tenThousandths: value } : undefined, isOther ? value : undefined, costBound];
}
