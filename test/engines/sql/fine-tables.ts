import { type BenefitTables, FORMAT, SCHEMA_IDS, type SlotTable, type TablePeriod, type Tables } from "../../../compiler/emit/format.ts";
import type { Claim } from "../../../compiler/evaluate/claim.ts";

const always = { from: "2020-01-01", to: null };
const named = (name: string): { name: string; label: string } => ({ name, label: name });

function slot(unit: SlotTable["unit"], period: Omit<TablePeriod, "from" | "to">): readonly SlotTable[] {
  return [{ role: "value", unit, scope: "uniform", periods: [{ ...always, ...period }] }];
}

/** A layer of what the one before left unpaid; its ratios have no divisor in common with anything. */
function layer(place: number): BenefitTables {
  return {
    ...named(`layer_${place}`), ...always, domain: [{}], pools: [], sources: [],
    base: [{ ...always, terms: [place === 1 ? { measure: "eligible" } : { remainder: "unpaid", of: `layer_${place - 1}` }], sources: [] }],
    slots: {
      firstShare: slot("ratio", { rows: [{ when: {}, value: 1237, sources: [] }] }),
      ratio: slot("ratio", { rows: [{ when: {}, value: 7321 + 6 * place, sources: [] }] }),
      cap: slot("fen", { per: "year", of: "payment", rows: [{ when: {}, value: 350_001, sources: [] }] }),
    },
  };
}

/** So many layers, each paying of what the one before left, in parts of a fen that soon need many digits. */
export function fineTables(count: number): Tables {
  const benefits = Array.from({ length: count }, (_, i) => layer(i + 1));
  return {
    $schema: SCHEMA_IDS.tables, format: FORMAT, province: named("fine"), inputs: [], impossible: [], measures: [named("eligible")], periods: [], benefits, pools: [],
    scheme: { ...named("employee"), domain: [{}], settlesBy: "visit", yearFrom: "01-01", pooledBy: "province", waiting: [] },
    settlement: [{ ...always, steps: benefits.map(({ name }) => ({ oneOf: false, benefits: [name] })), rounding: { mode: "halfUp", step: 1 }, sources: [] }],
    contributions: [], accounts: [], nationalFields: { deductible: "d", patient: "p", account: "a", benefits: [] }, sources: [],
  };
}

export const fineClaim = (eligible: number): Claim => ({ id: String(eligible), province: "fine", scheme: "employee", on: "2025-01-01", facts: {}, costs: { eligible }, used: "nothing" });
