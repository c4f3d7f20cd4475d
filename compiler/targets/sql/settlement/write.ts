import type { Tables } from "../../../emit/format.ts";
import { relationsIn, textLiteral } from "../script.ts";
import { addBands, addOverCap, addPayment, keepBest } from "./paying.ts";
import { book, keepLayer } from "./booking.ts";
import { CLAIM_DEFINITIONS, RULE_DEFINITIONS } from "./definitions.ts";
import { DIALECTS, type Dialect } from "./dialect.ts";
import { addBase, addDeductible } from "./entering.ts";
import { AMOUNT_STEPS } from "./judging-amounts.ts";
import { CELL_STEPS } from "./judging-cells.ts";
import { CLAIM_STEPS, variantSteps } from "./judging-claims.ts";
import { settlingOf } from "./plans.ts";
import { SettlementQuery } from "./query.ts";
import { addReport } from "./reporting.ts";
import type { Structure } from "./structure.ts";
import { outcomeView, outcomeViews } from "./outcome.ts";

/** For each database the statements that make, in the schema given, the relations of claims and the views that settle them. */
export function settlementScripts(file: Tables, schema: string): { readonly dialect: Dialect; readonly statements: readonly string[] }[] {
  const settling = settlingOf(file);
  return DIALECTS.map((dialect) => {
    const of = (text: string): string => text.replaceAll("@AMOUNT", dialect.amount).replaceAll("@SCHEME", () => textLiteral(file.scheme.name)).replaceAll("@.", () => `${schema}.`);
    const queries = settling.structures.map((structure) => queryOf(structure, dialect));
    const steps = [CLAIM_STEPS, variantSteps(settling.manyInputs), CELL_STEPS, AMOUNT_STEPS, ...queries.flatMap((query) => query.steps)];
    return {
      dialect,
      statements: [of(RULE_DEFINITIONS), settling.rows.statements(schema, relationsIn(RULE_DEFINITIONS)), of(CLAIM_DEFINITIONS), of(outcomeView(dialect, steps, settling.structures)), of(outcomeViews(dialect))],
    };
  });
}

function queryOf(structure: Structure, dialect: Dialect): SettlementQuery {
  const query = new SettlementQuery(structure, dialect);
  for (const layer of structure.layers) {
    addBase(query, layer);
    addDeductible(query, layer);
    addBands(query, layer);
    addPayment(query, layer);
    if (layer.isBest) keepBest(query, layer);
    addOverCap(query, layer);
    if (query.isBooked) book(query, layer);
    keepLayer(query, layer);
  }
  addReport(query);
  return query;
}
