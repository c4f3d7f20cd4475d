import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { SlotWord } from "../model/slot.ts";
import { type Findings, note } from "./findings.ts";
import type { Row, SlotTable, TableBand, TablePeriod, TableValue } from "./format.ts";

export type TableWord = SlotWord | "pool";

interface Cell {
  readonly slot: Phrase;
  readonly word: TableWord;
  readonly table: SlotTable;
  readonly period: TablePeriod;
}

const WHOLE = 10_000;

/** What the formula of the language reference needs to read a row, and what no policy can mean. */
export function checkRow(findings: Findings, cell: Cell, row: Row): void {
  const reason = faultOfBands(row.bands) ?? faultOfReading(cell, row) ?? valuesOf(row).map((value) => faultOfValue(cell, value)).find((fault) => fault !== undefined);
  if (reason !== undefined) note(findings, "valueWrong", { slot: cell.slot, reason });
}

function valuesOf({ value, bands = [] }: Row): TableValue[] {
  return [...(value === undefined ? [] : [value]), ...bands.map((band) => band.value)];
}

function faultOfBands(bands: readonly TableBand[] | undefined): Phrase | undefined {
  if (bands === undefined) return undefined;
  const isBroken = bands.some(({ from, to }, i) => {
    const start = i === 0 ? 0 : bands[i - 1]?.to;
    return from !== start || (to === null) !== (i === bands.length - 1) || (to !== null && to <= from);
  });
  return isBroken ? { en: "bands do not go from 0 upwards without gaps", zh: "分段未从 0 起连续向上衔接" } : undefined;
}

const needsTarget: ReadonlySet<TableWord> = new Set(["cap", "limit", "pool"]);

function faultOfReading({ word, period }: Cell, row: Row): Phrase | undefined {
  if (row.bands !== undefined && period.scale === undefined) return { en: "bands without the scale of their edges", zh: "有分段而未写明分段依据" };
  const limits = valuesOf(row).some((value) => typeof value === "number");
  if (limits && needsTarget.has(word) && period.of === undefined) return { en: "it does not say whether it limits payment or cost", zh: "未写明限制的是支付额还是费用" };
  const cells = row.bands ?? [row];
  const isLoose = word === "amount" && cells.some(({ value, costBound }) => typeof value === "number" && costBound === undefined);
  return isLoose ? { en: "an amount that does not say how it stands to the cost", zh: "定额未写明与费用的关系" } : undefined;
}

const isShare: ReadonlySet<TableWord> = new Set(["ratio", "firstShare"]);

function faultOfValue({ word, table }: Cell, value: TableValue): Phrase | undefined {
  const isOver = typeof value === "number" && table.unit === "ratio" && isShare.has(word) && value > WHOLE;
  return isOver ? { en: "more than 100 % is paid or borne", zh: "比例超过 100%" } : undefined;
}
