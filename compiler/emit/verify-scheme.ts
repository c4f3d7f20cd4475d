import type { Phrase } from "../diagnostics/diagnostic.ts";
import { checkReferences } from "./check-references.ts";
import { type Findings, note } from "./findings.ts";
import type { ContributionTables, Tables } from "./format.ts";
import { isTooLong, jsonSpaceOf } from "./json-space.ts";
import { namedTablesIn } from "./named-tables.ts";
import { proveRows, proveTable, readBoxes, type Setting } from "./prove-table.ts";

/** Cross-references, conditions, and that every table is complete and disjoint, from the file alone. */
export function verifyScheme(findings: Findings, file: Tables): void {
  checkReferences(findings, file);
  // Conditions on names that stand twice, or on ranges without points, mean nothing.
  if (findings.list.some(({ id }) => id === "nameTwice") || file.inputs.some(isTooLong)) return;
  const open: Setting = { findings, space: jsonSpaceOf(file.inputs), impossible: [] };
  const impossible = readBoxes(open, { en: "impossible", zh: "不可能的组合" }, file.impossible);
  if (impossible === undefined) return;
  const setting = { ...open, impossible };
  for (const { domain, name } of [file.scheme, ...file.benefits, ...file.contributions, ...file.accounts]) readBoxes(setting, { en: name, zh: name }, domain);
  for (const named of namedTablesIn(file)) proveTable(setting, named);
  for (const contribution of [...file.contributions, ...file.accounts]) verifySplits(setting, contribution);
}

const WHOLE = 10_000;

function verifySplits(setting: Setting, { name, label, splits, domain }: ContributionTables): void {
  const slot: Phrase = { en: `the split of “${name}”`, zh: `“${label}”的分担` };
  const boxes = readBoxes(setting, slot, domain);
  for (const { rows } of splits) {
    const isWhole = rows.every(({ shares }) => shares.reduce((sum, { share }) => sum + share, 0) === WHOLE);
    if (!isWhole) note(setting.findings, "valueWrong", { slot, reason: { en: "the shares of a row do not add up to 100 %", zh: "同一行的分担比例合计不是 100%" } });
    if (boxes !== undefined) proveRows(setting, slot, boxes, rows.map(({ when }) => when));
  }
}
