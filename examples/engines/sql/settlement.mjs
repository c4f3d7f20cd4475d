/**
 * The queries of each structure: one for each layer of the settlement, in their order, and one for the report; each a few steps over all claims at once.
 * The steps are those of compiler/docs/semantics.md. How many layers there are, what their bases name and which pools they draw on comes from the tables;
 * every figure comes from the rows of claim_layer.
 */
import { largestAmount, quoted, slack } from "./chain.mjs";
import { Report } from "./report.mjs";

/**
 * `fence` is put behind steps that a planner would otherwise write into each other, again and again; `end` is the first number that is too much.
 * Claims whose parts would be too fine for it are left out, and refused by name; for most policies there can be none.
 */
export function settlementQueries(structure, { fence, end }) {
  const query = new Report(structure, fence, end !== undefined && structure.finest * slack * largestAmount >= end ? end : undefined);
  structure.layers.forEach((_, i) => query.addLayer(i + 1));
  query.addReport();
  query.chain.cut(`settled_${structure.number}`, ["claim_no", ...query.reported()]);
  return query.chain.statements;
}

/** What is used up beyond what the format can say is refused though all was settled; what was left out has a reason that the format does not know. */
export function refusalQuery({ number, counters }) {
  const each = counters.map(({ counter, owner }) => `SELECT claim_no, 'badUsed', '${quoted(owner)}' FROM settled_${number} WHERE used_${counter} > ${largestAmount}`);
  const leftOut = `SELECT r.claim_no, 'beyondThisEngine', 'costs' FROM ready_claim r LEFT JOIN settled_${number} s ON s.claim_no = r.claim_no WHERE r.structure = ${number} AND s.claim_no IS NULL`;
  return `INSERT INTO refusal\n${[...each, leftOut].join("\nUNION ALL\n")}`;
}

