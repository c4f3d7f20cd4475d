import type { BenefitTables, ContributionTables, Tables } from "../../emit/format.ts";
import { ownersIn, type Owner } from "../slots-in.ts";
import { citationsOf } from "../words.ts";
import { CaseSets } from "./cases.ts";
import { day, Rows } from "./script.ts";
import { addSlot, type SlotCounts } from "./slot-rows.ts";
import { addLabels, addSources } from "./source-rows.ts";

/** Everything of a scheme's tables as rows of the relations. */
export function rowsOfScheme(file: Tables): Rows {
  const rows = new Rows();
  const cases = new CaseSets(file.inputs, rows);
  addScheme(rows, file);
  addInputs(rows, file);
  addNames(rows, file);
  for (const number of new Set(file.impossible.map((when) => cases.numberOf(when)))) rows.add("impossible", number);
  const counts: SlotCounts = { slot: 0, period: 0, rule: 0 };
  for (const owner of ownersIn(file)) {
    addOwner(rows, file, owner);
    for (const number of new Set(owner.domain.map((when) => cases.numberOf(when)))) rows.add("owner_domain", owner.kind, owner.name, number);
    for (const slot of owner.slots) addSlot({ rows, cases, file, owner, counts }, slot);
  }
  addSettlement(rows, file);
  addSplits(rows, cases, file);
  return rows;
}

function addScheme(rows: Rows, { province, scheme, measures, periods, nationalFields, sources, ...file }: Tables): void {
  rows.add("scheme", province.name, province.title ?? province.label, scheme.name, scheme.title ?? scheme.label, scheme.code, scheme.settlesBy, scheme.yearFrom, scheme.pooledBy);
  addSources(rows, sources);
  for (const { name, label, code } of measures) rows.add("measure", name, label, code);
  for (const { name, label, splits, days } of periods) rows.add("event_period", name, label, splits, days);
  for (const means of ["deductible", "patient", "account"] as const) rows.add("national_field", nationalFields[means], means, undefined);
  for (const { benefit, field } of nationalFields.benefits) rows.add("national_field", field, "benefit", benefit);
  for (const { name, schemes } of file.pools) for (const scheme of schemes) rows.add("pool_scheme", name, scheme);
}

function addInputs(rows: Rows, { inputs }: Tables): void {
  for (const input of inputs) {
    const [low, high] = input.kind === "integer" ? [input.low, input.high] : input.kind === "count" ? [1, undefined] : [];
    const isCount = input.kind === "count";
    rows.add("input", input.name, input.title ?? input.label, input.code, input.asOf, input.kind, low, high, input.kind === "members" && input.ordered, isCount ? input.period : undefined, isCount && input.eachHospital);
    if (!("members" in input)) continue;
    input.members.forEach(({ name, label, code, inside, sameAs }, place) => rows.add("member", input.name, name, place + 1, label, code, inside, sameAs));
  }
}

function addNames(rows: Rows, { province, scheme, inputs, measures, periods, benefits, contributions, accounts, pools }: Tables): void {
  const kinds = [["province", [province]], ["scheme", [scheme]], ["input", inputs], ["measure", measures], ["event period", periods], ["benefit", benefits], ["contribution", contributions], ["account", accounts], ["pool", pools]] as const;
  for (const [kind, labels] of kinds) addLabels(rows, kind, "", labels);
  for (const input of inputs) if ("members" in input) addLabels(rows, "member", input.name, input.members);
}

function addOwner(rows: Rows, file: Tables, { kind, name, label, title, code }: Owner): void {
  const benefit = kind === "benefit" ? file.benefits.find((one) => one.name === name) : undefined;
  const contribution = kind === "contribution" ? file.contributions.find((one) => one.name === name) : kind === "account" ? file.accounts.find((one) => one.name === name) : undefined;
  const pool = kind === "pool" ? file.pools.find((one) => one.name === name) : undefined;
  const span: BenefitTables | ContributionTables | undefined = benefit ?? contribution;
  rows.add("owner", kind, name, label, title, code, day(span?.from), day(span?.to ?? undefined), span?.draft === true,
    benefit?.kind, benefit?.bestForThePatient === true, pool?.inside, contribution?.tiers, contribution?.baseFact);
  for (const source of new Set(span?.sources ?? [])) rows.add("owner_source", kind, name, source);
  for (const { from, to, terms, sources } of benefit?.base ?? []) {
    const citation = citationsOf(file, sources).join("；");
    terms.forEach((term, place) => rows.add("base_term", name, day(from), day(to ?? undefined), place + 1, ...("measure" in term ? [term.measure, undefined, undefined] : [undefined, term.remainder, term.of]), citation));
  }
  for (const { pool: drawn, from, to } of benefit?.pools ?? []) rows.add("benefit_pool", name, drawn, day(from), day(to ?? undefined));
}

function addSettlement(rows: Rows, file: Tables): void {
  file.settlement.forEach(({ from, to, steps, rounding, sources }, i) => {
    rows.add("settlement", i + 1, day(from), day(to ?? undefined), rounding.step, rounding.residual, citationsOf(file, sources).join("；"));
    steps.forEach(({ oneOf, benefits }, step) => benefits.forEach((benefit, place) => rows.add("settlement_step", i + 1, step + 1, place + 1, oneOf, benefit)));
  });
}

function addSplits(rows: Rows, cases: CaseSets, file: Tables): void {
  const owners = [...file.contributions.map((owner) => ({ kind: "contribution", owner })), ...file.accounts.map((owner) => ({ kind: "account", owner }))];
  const splits = owners.flatMap(({ kind, owner }) => owner.splits.flatMap((split) => split.rows.map((row) => ({ kind, owner, split, row }))));
  splits.forEach(({ kind, owner, split, row }, i) => {
    rows.add("split", i + 1, kind, owner.name, split.slot, day(split.from), day(split.to ?? undefined), cases.numberOf(row.when), citationsOf(file, row.sources).join("；"));
    for (const { payer, share } of row.shares) rows.add("split_share", i + 1, payer, { tenThousandths: share });
  });
}
