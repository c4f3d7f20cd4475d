import type { Phrase } from "../diagnostics/diagnostic.ts";
import { type Findings, note } from "./findings.ts";
import type { BenefitTables, Label, Tables } from "./format.ts";
import { checkTurns, faultOfSpan } from "./check-periods.ts";
import { tablesIn } from "./count-tables.ts";
import { isTooLong, jsonSpaceOf } from "./json-space.ts";

const WHAT = {
  input: { en: "input", zh: "输入项" }, member: { en: "member", zh: "成员" }, measure: { en: "measure", zh: "费用口径" },
  period: { en: "period", zh: "期间" }, benefit: { en: "benefit", zh: "待遇" }, pool: { en: "pool", zh: "额度" },
  contribution: { en: "contribution", zh: "缴费" }, account: { en: "account", zh: "个人账户" }, source: { en: "source", zh: "依据" },
  slot: { en: "slot", zh: "项目" }, city: { en: "city", zh: "城市" },
} as const satisfies Record<string, Phrase>;
export type NamedKind = keyof typeof WHAT;

/** Whatever one part of the file says of another by name or index is there, once, and in no circle. */
export function checkReferences(findings: Findings, file: Tables): void {
  checkInputs(findings, file);
  checkNames(findings, "measure", file.measures);
  checkNames(findings, "period", file.periods);
  checkNames(findings, "contribution", file.contributions);
  checkNames(findings, "account", file.accounts);
  checkBenefits(findings, file);
  checkPools(findings, file);
  checkSettlement(findings, file);
  checkContributions(findings, file);
  checkPer(findings, file);
  checkSources(findings, file, file.sources.length);
}

/** The names, each of which may stand only once. */
export function checkNames(findings: Findings, what: NamedKind, items: readonly Pick<Label, "name">[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name } of items) {
    if (names.has(name)) note(findings, "nameTwice", { what: WHAT[what], name });
    names.add(name);
  }
  return names;
}

export function refer(findings: Findings, place: string, what: NamedKind, known: ReadonlySet<string>, name: string): void {
  if (!known.has(name)) note(findings, "nameUnknown", { place, what: WHAT[what], name });
}

function checkInputs(findings: Findings, { inputs }: Tables): void {
  checkNames(findings, "input", inputs);
  for (const input of inputs) {
    if (isTooLong(input)) note(findings, "valueWrong", { slot: input.name, reason: { en: "its range is empty or too long", zh: "取值范围为空或过大" } });
    if (!("members" in input)) continue;
    const names = checkNames(findings, "member", input.members);
    for (const { name, inside, sameAs } of input.members) {
      for (const other of [inside, sameAs]) if (other !== undefined) refer(findings, `${input.name}/${name}`, "member", names, other);
    }
  }
  const keys = jsonSpaceOf(inputs.filter((input) => !isTooLong(input))).axes.map(({ key }) => ({ name: key }));
  checkNames(findings, "input", keys);
}

function checkBenefits(findings: Findings, { benefits, measures, pools, nationalFields }: Tables): void {
  const names = checkNames(findings, "benefit", benefits);
  const known = { measures: new Set(measures.map(({ name }) => name)), pools: new Set(pools.map(({ name }) => name)) };
  for (const benefit of benefits) {
    for (const span of [benefit, ...benefit.base, ...benefit.pools]) checkSpan(findings, benefit.name, span);
    checkTurns(findings, { en: `the base of “${benefit.name}”`, zh: `“${benefit.label}”的基数` }, benefit.base);
    for (const term of benefit.base.flatMap(({ terms }) => terms)) {
      if ("measure" in term) refer(findings, benefit.name, "measure", known.measures, term.measure);
      else refer(findings, benefit.name, "benefit", names, term.of);
    }
    for (const { pool } of benefit.pools) refer(findings, benefit.name, "pool", known.pools, pool);
  }
  for (const { benefit } of nationalFields.benefits) refer(findings, "nationalFields", "benefit", names, benefit);
  checkCircles(findings, "base", new Map(benefits.map((benefit) => [benefit.name, layersUnder(benefit)])));
}

/** The layers whose remainder it takes at some time. */
function layersUnder({ base }: BenefitTables): string[] {
  return base.flatMap(({ terms }) => terms.flatMap((term) => ("of" in term ? [term.of] : [])));
}

function checkPools(findings: Findings, { pools }: Tables): void {
  const names = checkNames(findings, "pool", pools);
  for (const { name, inside } of pools) if (inside !== undefined) refer(findings, name, "pool", names, inside);
  checkCircles(findings, "inside", new Map(pools.map(({ name, inside }) => [name, inside === undefined ? [] : [inside]])));
}

/** Names that nothing leads to any more are taken away until none is left, or a circle is. */
function checkCircles(findings: Findings, place: string, edges: ReadonlyMap<string, readonly string[]>): void {
  const left = new Map(edges);
  for (let size = -1; size !== left.size; ) {
    size = left.size;
    for (const [name, targets] of left) if (!targets.some((target) => left.has(target))) left.delete(name);
  }
  const [first] = left.keys();
  if (first !== undefined) note(findings, "circle", { place, name: first });
}

function checkSettlement(findings: Findings, { settlement, benefits }: Tables): void {
  const names = new Set(benefits.map(({ name }) => name));
  checkTurns(findings, { en: "the order of settlement", zh: "结算顺序" }, settlement);
  for (const order of settlement) {
    checkSpan(findings, "settlement", order);
    for (const name of order.steps.flatMap((step) => step.benefits)) refer(findings, "settlement", "benefit", names, name);
    if (order.rounding.residual !== undefined) refer(findings, "settlement", "benefit", names, order.rounding.residual);
  }
}

function checkContributions(findings: Findings, { contributions, accounts, inputs }: Tables): void {
  const names = new Set(inputs.map(({ name }) => name));
  for (const { name, tiers, splits, slots, ...span } of [...contributions, ...accounts]) {
    for (const dated of [span, ...splits]) checkSpan(findings, name, dated);
    if (tiers !== undefined) refer(findings, name, "input", names, tiers);
    for (const { slot } of splits) refer(findings, name, "slot", new Set(Object.keys(slots)), slot);
  }
}

const spans = new Set(["visit", "admission", "day", "month", "quarter", "year", "lifetime", "disease"]);

function checkPer(findings: Findings, file: Tables): void {
  const known = new Set([...spans, ...file.periods.map(({ name }) => name)]);
  for (const { per } of tablesIn(file).flatMap(({ periods }) => periods)) if (per !== undefined) refer(findings, "per", "period", known, per);
}

export function checkSpan(findings: Findings, slot: string, span: { readonly from: string; readonly to: string | null }): void {
  const reason = faultOfSpan(span);
  if (reason !== undefined) note(findings, "periodsBroken", { slot, reason });
}

/** Every list of indexes called “sources”, wherever it stands; conditions are no such lists. */
export function checkSources(findings: Findings, value: unknown, count: number): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, field] of Object.entries(value)) {
    if (key === "when" || key === "domain" || key === "impossible") continue;
    if (key === "sources" && Array.isArray(field)) refuseIndexes(findings, field, count);
    checkSources(findings, field, count);
  }
}

function refuseIndexes(findings: Findings, indexes: readonly unknown[], count: number): void {
  const wrong = indexes.find((index) => typeof index === "number" && index >= count);
  if (wrong !== undefined) note(findings, "nameUnknown", { place: "sources", what: WHAT.source, name: String(wrong) });
}
