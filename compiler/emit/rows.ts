import type { Axis } from "../model/dimension.ts";
import type { BandValue, CellValue, Value } from "../model/value.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { toBox, toNamed } from "../parts/axes.ts";
import { compareBoxes } from "../space/box.ts";
import type { Labelled } from "../space/lookup.ts";
import { mergeLabelled } from "../space/merge.ts";
import { canonicalJson } from "./canonical.ts";
import { cite, type FileWriter, writeWhen } from "./file-writer.ts";
import type { Row, TableBand, TableValue, UnpublishedCases } from "./format.ts";
import { wholeNumber } from "./labels.ts";

type Unpublished = Extract<Value, { kind: "unpublished" }>;

/** The rows of a period, and the cases that have none because they need an indicator that was not yet published. */
export function writeRows(writer: FileWriter, period: DecidedPeriod): { readonly rows: Row[]; readonly missing: UnpublishedCases[] } {
  const { axes, parts } = period;
  const isMissing = (part: DecidedPart): boolean => unpublishedIn(part.value) !== undefined;
  const rows = gather(axes, parts.filter((part) => !isMissing(part)), (part) => writeCell(writer, part));
  const missing = gather(axes, parts.filter(isMissing), ({ value }) => missingReason(value));
  return {
    rows: rows.map(({ region, label }) => ({ when: writeWhen(writer, toNamed(axes, region)), ...label })),
    missing: missing.map(({ region, label }) => ({ when: writeWhen(writer, toNamed(axes, region)), ...label })),
  };
}

/** Parts that say the same in as few boxes as they fill, in the order of the source's columns and their members. */
function gather<T>(axes: readonly Axis[], parts: readonly DecidedPart[], contentOf: (part: DecidedPart) => T): Labelled<T>[] {
  const contents = new Map<string, T>();
  const items = parts.map((part) => {
    const content = contentOf(part);
    const label = canonicalJson(content);
    contents.set(label, contents.get(label) ?? content);
    return { region: toBox(axes, part.region), label };
  });
  const merged = mergeLabelled(axes, items).sort((a, b) => compareBoxes(axes, a.region, b.region));
  return merged.map(({ region, label }) => ({ region, label: contents.get(label) as T }));
}

function writeCell(writer: FileWriter, { value, citations }: DecidedPart): Omit<Row, "when"> {
  const sources = cite(writer, citations);
  return value.kind === "bands" ? { bands: value.bands.map(writeBand), sources } : { ...writeValue(value), sources };
}

function writeBand({ from, to, value }: BandValue): TableBand {
  return { from: safe(from), to: to === undefined ? null : safe(to), ...writeValue(value) };
}

function safe(fen: bigint): number {
  return wholeNumber({ numerator: fen, denominator: 1n });
}

function writeValue(value: Value): { value: TableValue; costBound?: "atMostTheCost" | "whateverTheCost" | undefined } {
  switch (value.kind) {
    case "number":
      return { value: wholeNumber(value.amount), costBound: value.costBound };
    case "none":
      return { value: "none" };
    case "notCovered":
      return { value: "not covered" };
    case "unpublished":
    case "unknown":
      throw new Error(`a value to emit is ${value.kind}`);
  }
}

function unpublishedIn(cell: CellValue): Unpublished | undefined {
  const values: readonly Value[] = cell.kind === "bands" ? cell.bands.map(({ value }) => value) : [cell];
  return values.find((value) => value.kind === "unpublished");
}

function missingReason(cell: CellValue): Omit<UnpublishedCases, "when"> {
  const found = unpublishedIn(cell);
  if (found === undefined) throw new Error("nothing is unpublished here");
  return { indicator: found.indicator, year: found.year };
}
