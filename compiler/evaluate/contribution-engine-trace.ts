import type { Label, Source, Tables } from "../emit/format.ts";
import type { ContributionClaim } from "./contribution-claim.ts";
import type { SettledPurse } from "./contribution-engine.ts";
import { countedBase, type EngineBase } from "./contribution-engine-base.ts";
import type { Cell, ContributionPlan } from "./contribution-engine-plan.ts";
import type { ContributionTrace, TraceBase, TraceDue, TraceReceiver, TraceRow } from "./contribution-trace.ts";
import { factFor, labelOf } from "./engine-trace.ts";

interface Context {
  readonly tables: Tables;
  /** Funds stand in a file of their own. */
  readonly funds: readonly Label[];
  readonly claim: ContributionClaim;
}

export function traceOf({ tables }: ContributionPlan, funds: readonly Label[], claim: ContributionClaim, settled: readonly SettledPurse[]): ContributionTrace {
  const context: Context = { tables, funds, claim };
  return {
    purses: settled.map(({ purse, base, dues }) => ({
      kind: purse.kind, name: labelOf(purse.tables), base: base === undefined ? undefined : baseOf(base, context), hasOwnBase: base?.owner === purse,
      dues: dues.map(({ word, amount, per, to, cells, split, payers }) => ({
        word: word as TraceDue["word"], amount: Number(amount), per, to: to === undefined ? undefined : receiverOf(to, context), rows: cells.map((cell) => rowOf(cell, context)),
        shares: split === undefined ? [] : payers, sharesFrom: sourcesOf(split?.sources ?? [], tables),
      })),
    })),
  };
}

function baseOf(base: EngineBase, context: Context): TraceBase {
  const { stated, counted, per, floor, ceiling, base: name } = countedBase(base);
  const bounds = [{ word: "floor" as const, amount: floor, cell: base.floor?.cell }, { word: "ceiling" as const, amount: ceiling, cell: base.ceiling?.cell }];
  return { name, stated, per, counted, bounds: bounds.flatMap(({ word, amount, cell }) => (amount === undefined || cell === undefined ? [] : [{ word, amount, row: rowOf(cell, context) }])) };
}

function rowOf({ table, period, row }: Cell, { tables, claim }: Context): TraceRow {
  const facts = tables.inputs.flatMap((input) => factFor(input, row.when[input.name], claim, tables) ?? []);
  return { facts, unit: table.unit, value: row.value, per: period.source.per, sources: sourcesOf(row.sources, tables) };
}

function sourcesOf(indexes: readonly number[], { sources }: Tables): readonly Source[] {
  return indexes.flatMap((index) => sources[index] ?? []);
}

function receiverOf(name: string, { tables: { accounts }, funds }: Context): TraceReceiver {
  const account = accounts.find((other) => other.name === name);
  if (account !== undefined) return { kind: "account", name: labelOf(account) };
  return { kind: name === "account" ? "account" : "fund", name: labelOf(funds.find((fund) => fund.name === name) ?? { name, label: name }) };
}
