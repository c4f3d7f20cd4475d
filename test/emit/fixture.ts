import type { Location } from "../../compiler/base/span.ts";
import { rational } from "../../compiler/base/rational.ts";
import { canonicalJson } from "../../compiler/emit/canonical.ts";
import { emit, type EmitOptions, type Emission } from "../../compiler/emit/emit.ts";
import { pathFor } from "../../compiler/emit/file-names.ts";
import type { FundFile, Tables } from "../../compiler/emit/format.ts";
import type { Manifest } from "../../compiler/emit/manifest-format.ts";
import { countTables } from "../../compiler/emit/count-tables.ts";
import type { Contribution, Fund } from "../../compiler/model/contribution.ts";
import { EVERYWHERE } from "../../compiler/model/dimension.ts";
import { LAST_DAY } from "../../compiler/base/calendar.ts";
import type { Measure, Pool, Settlement } from "../../compiler/model/benefit.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import type { SlotRow } from "../../compiler/model/slot.ts";
import { decideAll } from "../../compiler/parts/decide-program.ts";
import { sha256Of } from "../../compiler/base/digest.ts";
import {
  AGE, ATTRIBUTES, adjustment, at, banded, benefit, cite, day, EMPLOYEE, HOSPITAL, IDENTITY, MEMBER, named, NONE, ORDINAL, percent, place, points, province,
  row, rounded, slot, statistic, times, use, version, withCities, yuan, YUNZHOU,
} from "../support/model-builder.ts";

/** Numbers of places instead of lines of a text that does not exist. */
export const lineOf = ({ span }: Location): number => 1 + span.start % 1000;

export const OPTIONS: EmitOptions = { release: false, version: "0.1.0", lineOf };

export function emitAll(program: ProvinceProgram, options: Partial<EmitOptions> = {}): Emission {
  const all = { provinces: [program] };
  return emit(all, decideAll(all), { ...OPTIONS, ...options });
}

export const ELIGIBLE: Measure = { ...named("eligible", "政策范围内费用"), id: "national.eligible", code: undefined };

export function settlement(steps: readonly (readonly string[])[], more: Partial<Settlement> = {}): Settlement {
  return {
    scheme: EMPLOYEE, from: day("2020-01-01"), to: LAST_DAY, steps: steps.map((benefits) => ({ oneOf: benefits.length > 1, benefits, location: place() })),
    rounding: { step: 1n, residual: undefined }, citation: cite(), location: place(), ...more,
  };
}

/** One band table: a row of ratios for a hospital, edges at 30,000 yuan. */
export function ratios(hospital: string, low: number, high: number): SlotRow[] {
  return [banded(at([HOSPITAL, hospital]), 0, 30_000, percent(low)), banded(at([HOSPITAL, hospital]), 30_000, undefined, percent(high))];
}

const CAP = { ...ATTRIBUTES, of: "payment" as const, per: "year" };

/** Two layers, a pool, deductibles by ordinal, bands, adjustments on several identities, a cap by indicator. */
export function smallProvince(more: Partial<ProvinceProgram> = {}): ProvinceProgram {
  const wage = statistic("average_wage", [[2024, 96_000], [2025, 100_000]]);
  const deductible = slot("deductible", [version([row(at([ORDINAL, 1]), yuan(1300)), row(at([ORDINAL, [2, 1_000_000]]), yuan(650))], {
    attributes: { ...ATTRIBUTES, per: "year" },
    adjustments: [adjustment(at([IDENTITY, "destitute"]), { kind: "set", value: NONE })],
  })]);
  const ratio = slot("ratio", [version([...ratios("primary", 90, 97), ...ratios("secondary", 87, 97), ...ratios("tertiary", 85, 95)], {
    attributes: { ...ATTRIBUTES, scale: "base", per: "year" },
    adjustments: [adjustment(at([MEMBER, "retired"]), { kind: "times", factor: rational(60n, 100n), ofPatientShare: true })],
  })]);
  const cap = slot("cap", [version([row(at(), rounded(times(constantFactor(6), use(wage, 1)), 10_000n))], { attributes: CAP, from: day("2025-01-01") })]);
  const inpatient = benefit("inpatient", "住院", [deductible, ratio, cap], {
    code: "hifp_pay", from: day("2025-01-01"), base: [{ from: day("2020-01-01"), to: LAST_DAY, terms: [{ kind: "measure", measure: ELIGIBLE, location: place() }], citation: cite() }],
    pools: [{ pool: "employee_year", from: day("2020-01-01"), to: LAST_DAY }],
  });
  const largeSum = benefit("large_sum", "大额互助", [
    slot("ratio", [row(at([MEMBER, "active"]), percent(85)), row(at([MEMBER, "retired"]), percent(80))]),
    slot("cap", [version([row(at(), yuan(200_000))], { attributes: CAP })]),
  ], { base: [{ from: day("2020-01-01"), to: LAST_DAY, terms: [{ kind: "overCap", benefit: "inpatient", location: place() }], citation: cite("第三条") }] });
  const pool: Pool = {
    ...named("employee_year", "统筹年度限额"), schemes: ["employee"], inside: undefined,
    slot: slot("cap", [version([row(at(), yuan(100_000))], { attributes: CAP })], { owner: { kind: "pool", name: "employee_year", other: "统筹年度限额" } }),
  };
  return province({
    benefits: [inpatient, largeSum], measures: [ELIGIBLE], pools: [pool], indicators: [wage], settlements: [settlement([["inpatient"], ["large_sum"]])],
    impossible: [at([MEMBER, "active"], [AGE, [80, 150]])], ...more,
  });
}

export function constantFactor(factor: number): ReturnType<typeof use> {
  return { kind: "constant", type: "number", amount: rational(BigInt(factor)), location: place() };
}

/** A resident's part, its subsidy and how governments share it; the county decides. */
export function contributions(): readonly Contribution[] {
  const owner = { kind: "contribution" as const, name: "resident", other: undefined };
  const to = { ...ATTRIBUTES, to: "pooled_fund", per: "year" };
  const local = { scope: { kind: "local" as const, lower: yuan(400), upper: yuan(1000), location: place() } };
  const ownPart = slot("member", [version([row(at(["@city", 0]), yuan(500), { origin: "city" }), row(at(["@city", 1]), yuan(400))], { attributes: to })], { owner, unit: "fen", ...local });
  const subsidy = slot("subsidy", [version([row(at(), yuan(670))], { attributes: to })], { owner });
  const shares = [{ payer: "central", share: rational(6000n) }, { payer: "province", share: rational(4000n) }];
  return [{
    ...named("resident", "居民缴费"), kind: "contribution", scheme: EMPLOYEE, when: EVERYWHERE, from: day("2025-01-01"), to: LAST_DAY, draft: false, tiers: undefined, baseFact: undefined,
    slots: [ownPart, subsidy], splits: [{ word: "subsidy", from: day("2025-01-01"), to: LAST_DAY, dimensions: [], location: place(), rows: [{ region: EVERYWHERE, shares, citation: cite(), location: place() }] }],
    citation: cite(),
  }];
}

export function fund(): Fund {
  const old = statistic("old_share", [[2024, 21, "yunzhou"], [2024, 18, "haizhou"]], "ratio");
  return {
    ...named("pooled_fund", "统筹基金"), schemes: [EMPLOYEE], pooling: "adjustment", handUp: { rate: percent(10), of: "collection" }, sharing: points(70),
    allocation: [{ indicator: old, weight: rational(3n, 5n), location: place() }], from: day("2025-01-01"), to: LAST_DAY, citation: cite(),
  };
}

export function fundedProvince(): ProvinceProgram {
  return withCities({ contributions: contributions(), funds: [fund()] });
}
export { YUNZHOU };

export function tablesOf(emission: Emission): Tables {
  return JSON.parse(emission.files.find(({ path }) => !path.includes("/fund-"))!.text) as Tables;
}

export function fundOf(emission: Emission): FundFile {
  return JSON.parse(emission.files.find(({ path }) => path.includes("/fund-"))!.text) as FundFile;
}

export function filesOf({ files, manifest }: Emission): Map<string, string> {
  return new Map([...files, manifest].map(({ path, text }) => [path, text]));
}

type Changed<T> = { -readonly [K in keyof T]: T[K] extends string | number | boolean | null | undefined ? T[K] : Changed<T[K]> };

/** The folder with the tables changed as given, and a manifest that vouches for the change. */
export function withTables(emission: Emission, change: (file: Changed<Tables>) => void): Map<string, string> {
  const old = emission.files.find(({ path }) => !path.includes("/fund-"))!;
  const file = JSON.parse(old.text) as Changed<Tables>;
  change(file);
  return withText(emission, old.path, canonicalJson(file), countTables(file as unknown as Tables));
}

export function withText(emission: Emission, path: string, text: string, counts: { slots: number; rows: number }): Map<string, string> {
  const manifest = JSON.parse(emission.manifest.text) as Changed<Manifest>;
  const entry = manifest.files.find((known) => known.path === path)!;
  const renamed = pathFor(entry.province, entry.scheme ?? "fund", text);
  Object.assign(entry, { path: renamed, sha256: sha256Of(text), bytes: Buffer.byteLength(text), ...counts });
  const total = (count: "slots" | "rows"): number => manifest.files.reduce((sum, known) => sum + known[count], 0);
  manifest.summary = { files: manifest.files.length, slots: total("slots"), rows: total("rows") };
  const files = filesOf(emission);
  files.delete(path);
  return files.set(renamed, text).set("manifest.json", canonicalJson(manifest));
}
