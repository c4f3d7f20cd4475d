/**
 * A version from its compiled tables alone, in the shape in which sources are compared: what tables do not hold (guardrails, statistics,
 * transitions, bounds, allowances, examples) is empty in it.
 */
import type { FundFile, Label, Tables } from "../emit/format.ts";
import type { Pool, Scheme, Settlement } from "../model/benefit.ts";
import type { City } from "../model/jurisdiction.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import type { DecidedSlot } from "../parts/decided.ts";
import type { Compiled } from "./compare-programs.ts";
import { benefitsOfTables, contributionsOfTables } from "./layers-of-tables.ts";
import { namedOf, NO_CITATION, NOWHERE } from "./nowhere.ts";
import { type Reader, readerOf, regionOf, slotOf, slotsOf, spanOf } from "./slots-of-tables.ts";

/** The files of one folder; they must obey their schemas and have been verified. */
export function versionOfTables(tables: readonly Tables[], funds: readonly FundFile[]): Compiled {
  const decided = new Map<Slot, DecidedSlot>();
  const names = [...new Set([...tables, ...funds].map(({ province }) => province.name))];
  const provinces = names.map((name) => provinceOf(tables.filter(({ province }) => province.name === name), funds.find(({ province }) => province.name === name), decided));
  return { program: { provinces }, decided, fundFiles: new Map(funds.map((file) => [file.province.name, file])) };
}

function provinceOf(files: readonly Tables[], fund: FundFile | undefined, decided: Map<Slot, DecidedSlot>): ProvinceProgram {
  const [first] = files;
  const label = first?.province ?? fund?.province ?? { name: "", label: "" };
  const cities = first?.inputs.find(({ kind }) => kind === "city");
  const labels: readonly Label[] = cities !== undefined && "members" in cities ? cities.members : (fund?.cities ?? []);
  const own: readonly City[] = labels.map((city) => ({ ...namedOf(city), code: city.code, province: label.name }));
  const reader = readerOf(first?.inputs ?? [], first?.impossible ?? [], decided);
  const schemes = files.map((file) => ({ file, scheme: schemeOf(file, reader) }));
  return {
    province: { ...namedOf(label), code: label.code, cities: own }, policies: [], dimensions: reader.dimensions,
    measures: (first?.measures ?? []).map((measure) => ({ ...namedOf(measure), id: measure.name, code: measure.code })),
    periods: (first?.periods ?? []).map((period) => ({ ...namedOf(period), splits: period.splits, days: period.days })),
    schemes: schemes.map(({ scheme }) => scheme), indicators: [],
    benefits: schemes.flatMap(({ file, scheme }) => benefitsOfTables(file, scheme, reader)),
    pools: poolsOf(files, reader),
    settlements: schemes.flatMap(({ file, scheme }) => file.settlement.map((order) => settlementOf(order, scheme))),
    contributions: schemes.flatMap(({ file, scheme }) => contributionsOfTables(file, scheme, reader)),
    funds: [], guardrails: [], transitions: [], examples: [], impossible: reader.impossible,
  };
}

function schemeOf({ scheme }: Tables, reader: Reader): Scheme {
  const [month = 1, day = 1] = scheme.yearFrom.split("-").map(Number);
  const named = namedOf(scheme);
  const region = regionOf(reader, scheme.domain);
  const waiting = slotsOf(reader, { waiting: scheme.waiting }, { owner: { kind: "scheme", name: named.name, other: named.other }, region });
  return { ...named, id: scheme.name, code: scheme.code, region, settlesBy: scheme.settlesBy, yearFrom: { month, day }, pooledBy: scheme.pooledBy, waiting };
}

/** A pool of several schemes stands in the file of each. */
function poolsOf(files: readonly Tables[], reader: Reader): readonly Pool[] {
  const pools = new Map(files.flatMap(({ pools: list }) => list).map((pool) => [pool.name, pool]));
  return [...pools.values()].map((pool) => {
    const named = namedOf(pool);
    const slot = slotOf(reader, "cap", pool.table, { owner: { kind: "pool", name: named.name, other: named.other }, region: [new Map()] });
    return { ...named, schemes: pool.schemes, inside: pool.inside, slot };
  });
}

function settlementOf({ from, to, steps, rounding }: Tables["settlement"][number], scheme: Scheme): Settlement {
  return {
    scheme, ...spanOf({ from, to }), steps: steps.map((step) => ({ ...step, location: NOWHERE })),
    rounding: { step: BigInt(rounding.step), residual: rounding.residual }, citation: NO_CITATION, location: NOWHERE,
  };
}

