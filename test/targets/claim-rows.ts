/** Claims as rows of the relations that a settlement script makes, and settlements as the rows of its views. */
import { parseDay } from "../../compiler/base/calendar.ts";
import { compareText } from "../../compiler/emit/canonical.ts";
import type { Input } from "../../compiler/emit/format.ts";
import type { Claim, Fact, Refusal, Settlement, Used } from "../../compiler/evaluate/claim.ts";
import { textLiteral } from "../../compiler/targets/sql/script.ts";

/** Claims by their number; an amount left out stays out. */
export function claimScript(schema: string, inputs: readonly Input[], claims: readonly Claim[]): string {
  const kinds = new Map(inputs.map(({ name, kind }) => [name, kind]));
  const all = claims.map((claim, number) => ({ claim, number, facts: Object.entries(claim.facts) }));
  return [
    insertion(`${schema}.claim`, all.map(({ claim, number }) => `(${number}, ${dayText(claim.on)}, ${orNull(claim.city)}, ${dayText(claim.contribution)}, ${claim.used === "nothing"})`)),
    insertion(`${schema}.fact`, all.flatMap(({ number, facts }) => facts.flatMap(([name, fact]) => (Array.isArray(fact) && fact.length > 0 ? [] : [`(${number}, ${textLiteral(name)}, ${factColumns(fact, kinds.get(name)).join(", ")})`])))),
    insertion(`${schema}.held`, all.flatMap(({ number, facts }) => facts.flatMap(([name, fact]) => (Array.isArray(fact) ? fact.map((member: string) => `(${number}, ${textLiteral(name)}, ${textLiteral(member)})`) : [])))),
    insertion(`${schema}.cost`, all.flatMap(({ claim, number }) => Object.entries(claim.costs).map(([measure, fen]) => `(${number}, ${textLiteral(measure)}, ${fen})`))),
    insertion(`${schema}.used`, all.flatMap(({ claim, number }) => (claim.used === "nothing" ? [] : usedRows(claim.used).map(([counts, owner, per, fen]) => `(${number}, '${counts}', ${textLiteral(owner)}, ${textLiteral(per)}, ${fen})`)))),
  ].join("");
}

function insertion(table: string, rows: readonly string[]): string {
  return rows.length === 0 ? "" : `INSERT INTO ${table} VALUES ${rows.join(",\n")};\n`;
}

const orNull = (text: string | undefined): string => (text === undefined ? "NULL" : textLiteral(text));

/** What is no day cannot stand in a column of days. */
function dayText(text: string | undefined): string {
  return text === undefined || parseDay(text) === undefined ? "NULL" : `DATE '${text}'`;
}

/** Member, number, day, answer. */
function factColumns(fact: Fact, kind: Input["kind"] | undefined): string[] {
  if (typeof fact === "number") return ["NULL", String(fact), "NULL", "NULL"];
  if (typeof fact === "boolean") return ["NULL", "NULL", "NULL", String(fact)];
  if (typeof fact !== "string") return ["NULL", "NULL", "NULL", "NULL"];
  return kind === "date" && parseDay(fact) !== undefined ? ["NULL", "NULL", dayText(fact), "NULL"] : [textLiteral(fact), "NULL", "NULL", "NULL"];
}

function usedRows({ benefits, pools }: Used): (readonly [string, string, string, number])[] {
  const ofBenefits = Object.entries(benefits).flatMap(([name, { deductible, paid = {}, base = {} }]) => [
    ...(deductible === undefined ? [] : [["deductible", name, "", deductible] as const]),
    ...Object.entries(paid).map(([per, fen]) => ["paid", name, per, fen] as const), ...Object.entries(base).map(([per, fen]) => ["base", name, per, fen] as const),
  ]);
  return [...ofBenefits, ...Object.entries(pools).map(([name, fen]) => ["pool", name, "", fen] as const)];
}

/** What must be read for all claims, by view, a line for each row. */
export interface Readings {
  readonly settlement: readonly string[];
  readonly settlement_layer: readonly string[];
  readonly used_after: readonly string[];
  readonly refusal: readonly string[];
}

export const READINGS: Readonly<Record<keyof Readings, string>> = {
  settlement: "claim, bill, paid, patient, outside, first_share, deductible, own_share, over_cap, rounding",
  settlement_layer: "claim, place, benefit, CASE WHEN is_open THEN 1 ELSE 0 END AS is_open, base, first_share, deductible, payment, over_cap",
  used_after: "claim, counts, owner, per, fen",
  refusal: "claim, refused, about",
};

export function expectedReadings(all: readonly (Settlement | Refusal)[]): Readings {
  const settled = all.flatMap((one, number) => ("refused" in one ? [] : [{ ...one, number }]));
  const lines = (rows: readonly (readonly (string | number | undefined)[])[]): string[] => rows.map((row) => row.join("|")).sort(compareText);
  return {
    settlement: lines(settled.map(({ number, bill, layers, patient, shares }) => [number, bill, layers.reduce((sum, { payment }) => sum + payment, 0), patient, shares.outside, shares.firstShare, shares.deductible, shares.ownShare, shares.overCap, shares.rounding])),
    settlement_layer: lines(settled.flatMap(({ number, layers }) => layers.map((layer, i) => [number, i + 1, layer.benefit, layer.open ? 1 : 0, layer.base, layer.firstShare, layer.deductible, layer.payment, layer.overCap]))),
    used_after: lines(settled.flatMap(({ number, used }) => usedRows(used).map((row) => [number, ...row]))),
    refusal: lines(all.flatMap((one, number) => ("refused" in one ? [[number, one.refused, one.about]] : []))),
  };
}

/** Whether the columns can hold the claim as it is; what they cannot, the database refuses when it is inserted. */
export function isSayable({ contribution, facts, costs, used }: Claim): boolean {
  const amounts = [...Object.values(costs), ...(used === "nothing" ? [] : usedRows(used).map(([, , , fen]) => fen))];
  const isFact = (fact: Fact): boolean => (Array.isArray(fact) ? new Set(fact).size === fact.length && fact.every((member) => typeof member === "string") : typeof fact !== "object");
  return (contribution === undefined || parseDay(contribution) !== undefined) && Object.values(facts).every(isFact) && amounts.every((fen) => typeof fen === "number");
}
