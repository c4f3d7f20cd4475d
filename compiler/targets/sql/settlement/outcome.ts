import { textLiteral } from "../script.ts";
import type { Dialect } from "./dialect.ts";
import { LARGEST_AMOUNT } from "./query.ts";
import { LAYER_FIGURES, SHARES } from "./reporting.ts";
import type { Structure } from "./structure.ts";

/**
 * Everything that is worked out, as one view, so that reading one of the views over it works out everything once: settled claims, their layers, what is
 * used up afterwards, and reasons why others are refused. What is used up beyond what the format can say is refused though all was settled; what
 * the database's numbers do not hold has a reason that the format does not know.
 */
export function outcomeView(dialect: Dialect, steps: readonly string[], structures: readonly Structure[]): string {
  const named = structures.map((structure) => ({ structure, settled: `s${structure.number}_settled` }));
  const beyond = named.flatMap(({ structure, settled }) => [
    ...structure.counters.map(({ counter, owner }) => `  SELECT claim, 'badUsed' AS reason, ${textLiteral(owner)} AS about FROM ${settled} WHERE used_${counter} > ${LARGEST_AMOUNT}`),
    `  SELECT r.claim, 'beyondThisEngine' AS reason, 'costs' AS about FROM ready_claim r LEFT JOIN ${settled} s ON s.claim = r.claim WHERE r.structure = ${structure.number} AND s.claim IS NULL`,
  ]);
  const all = [...steps, `beyond AS MATERIALIZED (\n${beyond.join("\n  UNION ALL\n") || "  SELECT claim, reason, about FROM refused WHERE FALSE"}\n)`];
  const parts = [
    `SELECT 'refusal' AS part, claim, CAST(NULL AS INTEGER) AS place, reason AS word, about AS name, CAST(NULL AS TEXT) AS per, ${figures({})} FROM refused`,
    `SELECT 'refusal', claim, NULL, reason, about, NULL, ${figures({})} FROM beyond`,
    ...named.flatMap(({ structure, settled }) => [
      settledPart(settled, `'settlement', s.claim, NULL, NULL, NULL, NULL, ${figures({ fen: "s.bill", patient: "s.patient", ...Object.fromEntries(SHARES.map((share) => [share, `s.${share}`])) })}`),
      ...structure.layers.map(({ place, name }) => settledPart(settled, `'layer', s.claim, ${place}, CASE WHEN s.open_${place} = 1 THEN 'open' ELSE 'closed' END, ${textLiteral(name)}, NULL, ${figures(layerFigures(place))}`)),
      ...structure.counters.map(({ counter, kind, owner, per }) => settledPart(settled, `'used', s.claim, NULL, '${kind}', ${textLiteral(owner)}, ${textLiteral(per)}, ${figures({ fen: `s.used_${counter}` })}`, ` AND s.used_${counter} IS NOT NULL`)),
      settledPart(`${settled} s JOIN @.used u ON u.claim = s.claim LEFT JOIN @.counter n ON n.counts = u.counts AND n.owner = u.owner AND n.per = u.per`, `'used', s.claim, NULL, u.counts, u.owner, u.per, ${figures({ fen: "u.fen" })}`, " AND n.counter IS NULL"),
    ]),
  ];
  return dialect.view("@.outcome", ["part TEXT", "claim BIGINT", "place INTEGER", "word TEXT", "name TEXT", "per TEXT", ...columns.map((column) => `${column} BIGINT`)], `WITH ${all.join(",\n")}\n${parts.join("\nUNION ALL\n")}`);
}

const columns = ["fen", "base", ...SHARES, "patient"] as const;

function figures(given: Readonly<Record<string, string>>): string {
  return columns.map((column) => `CAST(${given[column] ?? "NULL"} AS BIGINT) AS ${column}`).join(", ");
}

function layerFigures(place: number): Readonly<Record<string, string>> {
  return Object.fromEntries(LAYER_FIGURES.filter((figure) => figure !== "open").map((figure) => [figure === "payment" ? "fen" : figure, `s.${figure}_${place}`]));
}

function settledPart(from: string, list: string, also = ""): string {
  return `SELECT ${list} FROM ${from.includes(" ") ? from : `${from} s`} WHERE NOT EXISTS (SELECT 1 FROM beyond b WHERE b.claim = s.claim)${also}`;
}

/** What users read. */
export function outcomeViews({ plainOrder }: Dialect): string {
  return `CREATE VIEW @.settlement AS
SELECT claim, fen AS bill, fen - patient AS paid, patient, outside, first_share, deductible, own_share, over_cap, rounding FROM @.outcome WHERE part = 'settlement';
COMMENT ON VIEW @.settlement IS '已结算的案件，每案一行，整数分：账单、各层支付合计、个人负担及其构成。 Settled claims, a row for each, in whole fen: the bill, what all layers pay, what the patient pays and of what it is made up.';
CREATE VIEW @.settlement_layer AS
SELECT claim, place, name AS benefit, word = 'open' AS is_open, base, first_share, deductible, fen AS payment, over_cap FROM @.outcome WHERE part = 'layer';
COMMENT ON VIEW @.settlement_layer IS '各层的结果，按结算次序。 What each layer comes to, in the order of settlement.';
CREATE VIEW @.used_after AS
SELECT claim, word AS counts, name AS owner, per, fen FROM @.outcome WHERE part = 'used';
COMMENT ON VIEW @.used_after IS '结算后的累计，即同一人下一案的 used。 What is used up afterwards: the rows of used for the next claim of the person.';
CREATE VIEW @.refusal AS
SELECT claim, MIN(word) AS refused, STRING_AGG(name, ', ' ORDER BY name${plainOrder}) AS about FROM (SELECT DISTINCT claim, word, name FROM @.outcome WHERE part = 'refusal') AS reasons GROUP BY claim;
COMMENT ON VIEW @.refusal IS '不能结算的案件及原因。 Claims that cannot be settled: why, and what it is about.';
`;
}
