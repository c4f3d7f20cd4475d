import type { Location } from "../base/span.ts";
import type { Benefit, Pool, Scheme, Settlement } from "../model/benefit.ts";
import { EVERYWHERE, type Region } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { writeBenefit } from "./benefit-tables.ts";
import { sortedBy } from "./canonical.ts";
import { writeContribution } from "./contribution-tables.ts";
import { cite, type FileWriter, newWriter, withSources, writeWhen } from "./file-writer.ts";
import { FORMAT, type PoolTables, SCHEMA_IDS, type SchemeTables, type SettlementOrder, type Tables } from "./format.ts";
import { describeInputs, inputAxesOf } from "./inputs.ts";
import { inForce, labelOf, wholeNumber } from "./labels.ts";
import { nationalFieldsOf } from "./national-fields.ts";
import { impossibleOn, tidyRegion } from "./regions.ts";
import type { SchemeContext, Written } from "./scheme-context.ts";
import { type DecidedSlots, writeDomain, writeSlot } from "./slot-tables.ts";

/** Everything a settlement engine needs of one scheme. */
export function writeTables(program: ProvinceProgram, scheme: Scheme, decided: DecidedSlots, lineOf: (location: Location) => number): Written<Tables> {
  const writer = newWriter(inputAxesOf(program), lineOf);
  const context = { program, scheme, decided, writer };
  const benefits = sortedBy(benefitsOf(context), ({ name, from }) => [name, from]).map((benefit) => writeBenefit(context, benefit));
  const contributions = program.contributions.filter((contribution) => contribution.scheme.id === scheme.id);
  const written = sortedBy(contributions, ({ name, from }) => [name, from]).map((contribution) => ({ kind: contribution.kind, tables: writeContribution(context, contribution) }));
  const body = {
    scheme: writeScheme(context),
    benefits,
    pools: poolsOf(context).map((pool) => writePool(context, pool)),
    settlement: settlementsOf(context).map((settlement) => writeSettlement(writer, settlement)),
    contributions: written.filter(({ kind }) => kind === "contribution").map(({ tables }) => tables),
    accounts: written.filter(({ kind }) => kind === "account").map(({ tables }) => tables),
  };
  const impossible = writeImpossible(writer, program.impossible);
  const file = {
    $schema: SCHEMA_IDS.tables, format: FORMAT, province: labelOf(program.province, program.province.code), ...body, impossible,
    inputs: describeInputs(writer.axes),
    measures: sortedBy(program.measures, ({ name }) => [name]).map((measure) => labelOf(measure, measure.code)),
    periods: sortedBy(program.periods, ({ name }) => [name]).map((period) => ({ ...labelOf(period), splits: period.splits, days: period.days })),
    nationalFields: nationalFieldsOf(benefits),
  };
  return { file: withSources(writer, file), writer };
}

export function benefitsOf({ program, scheme }: Pick<SchemeContext, "program" | "scheme">): Benefit[] {
  return program.benefits.filter((benefit) => benefit.scheme.id === scheme.id);
}

function writeScheme(context: SchemeContext): SchemeTables {
  const { program, scheme, decided, writer } = context;
  const owner = { region: scheme.region, impossible: program.impossible };
  const { month, day } = scheme.yearFrom;
  return {
    ...labelOf(scheme, scheme.code),
    domain: writeDomain(writer, scheme.region),
    settlesBy: scheme.settlesBy,
    yearFrom: [month, day].map((part) => String(part).padStart(2, "0")).join("-"),
    pooledBy: scheme.pooledBy,
    waiting: scheme.waiting.map((slot) => writeSlot(writer, slot, decided, owner)),
  };
}

/** Pools of the scheme, those its benefits draw on, and those around them. */
export function poolsOf(context: Pick<SchemeContext, "program" | "scheme">): Pool[] {
  const { program, scheme } = context;
  const drawn = new Set(benefitsOf(context).flatMap(({ pools }) => pools.map(({ pool }) => pool)));
  const names = new Set(program.pools.filter(({ name, schemes }) => drawn.has(name) || schemes.includes(scheme.name)).map(({ name }) => name));
  for (const name of names) {
    const outer = program.pools.find((pool) => pool.name === name)?.inside;
    if (outer !== undefined) names.add(outer);
  }
  return sortedBy(program.pools.filter(({ name }) => names.has(name)), ({ name }) => [name]);
}

function writePool({ writer, decided, program }: SchemeContext, pool: Pool): PoolTables {
  const table = writeSlot(writer, pool.slot, decided, { region: EVERYWHERE, impossible: program.impossible });
  return { ...labelOf(pool), schemes: [...pool.schemes].sort(), inside: pool.inside, table };
}

function settlementsOf({ program, scheme }: SchemeContext): Settlement[] {
  return program.settlements.filter((settlement) => settlement.scheme.id === scheme.id).sort((a, b) => a.from - b.from);
}

function writeSettlement(writer: FileWriter, settlement: Settlement): SettlementOrder {
  const { step, residual } = settlement.rounding;
  return {
    ...inForce(settlement),
    steps: settlement.steps.map(({ oneOf, benefits }) => ({ oneOf, benefits })),
    rounding: { mode: "halfUp", step: wholeNumber({ numerator: step, denominator: 1n }), residual },
    sources: cite(writer, [settlement.citation]),
  };
}

/** Combinations that do not occur, over all the inputs; an engine refuses a claim that names one. */
function writeImpossible(writer: FileWriter, impossible: Region): Tables["impossible"] {
  const keys = new Set(writer.axes.keys());
  const written = impossibleOn(writer.axes, keys, impossible).flatMap((box) => tidyRegion(writer.axes, [box])).map((box) => writeWhen(writer, box));
  return sortedBy([...new Map(written.map((when) => [JSON.stringify(when), when]))], ([key]) => [key]).map(([, when]) => when);
}
