/** Settles claims from compiled tables alone; compiler/docs/semantics.md says what is paid. */
import type { Tables } from "../emit/format.ts";
import type { Claim, Refusal, Settlement } from "./claim.ts";
import { isRefusal, type Prepared, prepareClaim, refuse } from "./engine-claim.ts";
import { settleExactly } from "./engine-exact.ts";
import { PATIENT, reportShares } from "./engine-fast-report.ts";
import { fastSettlement } from "./engine-fast-settlement.ts";
import { settleFast } from "./engine-fast.ts";
import { type Scheme, schemeOf } from "./engine-plan.ts";
import { reportOf } from "./engine-report.ts";
import { traceOf } from "./engine-trace.ts";
import type { Trace } from "./trace.ts";

export interface Explained {
  readonly settlement: Settlement;
  readonly trace: Trace;
}

export interface Engine {
  readonly settle: (claim: Claim) => Settlement | Refusal;
  /** As `settle`, with how it came about; slower, because it is settled in fractions. */
  readonly explain: (claim: Claim) => Explained | Refusal;
  /** Everything about a claim that can be found before it is settled, for `settlePrepared` and `payPrepared`. */
  readonly prepare: (claim: Claim) => Prepared | Refusal;
  readonly settlePrepared: (prepared: Prepared) => Settlement | Refusal;
  /**
   * Writes what each layer pays, in fen and in the order of the settlement, and gives the patient's amount; nothing is made on the way.
   * `NaN` where the claim is refused: `settlePrepared` says why.
   */
  readonly payPrepared: (prepared: Prepared, payments: Float64Array) => number;
}

/**
 * The tables of a folder, as texts by path; files that are no tables are passed over. Throws where a file is no JSON or contradicts
 * itself: `verifyTables` says what is wrong with a folder.
 */
export function loadTables(files: ReadonlyMap<string, string>): Engine {
  const provinces = readProvinces(files);
  const prepare = (claim: Claim): Prepared | Refusal => {
    const schemes = provinces.get(claim.province);
    const scheme = schemes?.get(claim.scheme);
    const found = scheme === undefined ? refuse(schemes === undefined ? "unknownProvince" : "unknownScheme", [schemes === undefined ? claim.province : claim.scheme]) : prepareClaim(scheme, claim);
    return isRefusal(found) ? withId(claim, found) : found;
  };
  const settle = (claim: Claim): Settlement | Refusal => {
    const prepared = prepare(claim);
    return isRefusal(prepared) ? prepared : settlePrepared(prepared);
  };
  const explain = (claim: Claim): Explained | Refusal => {
    const prepared = prepare(claim);
    return isRefusal(prepared) ? prepared : explainPrepared(prepared);
  };
  return { settle, explain, prepare, settlePrepared, payPrepared };
}

function readProvinces(files: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlyMap<string, Scheme>> {
  const provinces = new Map<string, Map<string, Scheme>>();
  for (const [path, text] of files) {
    const tables = path.endsWith(".json") ? (JSON.parse(text) as Partial<Tables>) : {};
    if (!isTables(tables)) continue;
    const schemes = provinces.get(tables.province.name) ?? new Map<string, Scheme>();
    provinces.set(tables.province.name, schemes.set(tables.scheme.name, schemeOf(tables)));
  }
  return provinces;
}

function isTables(file: Partial<Tables>): file is Tables {
  return file.scheme !== undefined && file.benefits !== undefined;
}

function settlePrepared(prepared: Prepared): Settlement | Refusal {
  const { fast } = prepared.plan;
  if (fast !== undefined && settleFast(fast, prepared) && reportShares(fast, prepared)) return fastSettlement(fast, prepared);
  const results = settleExactly(prepared);
  const settled = "refused" in results ? results : reportOf(prepared, results);
  return isRefusal(settled) ? withId(prepared.claim, settled) : settled;
}

function explainPrepared(prepared: Prepared): Explained | Refusal {
  const results = settleExactly(prepared);
  const settled = "refused" in results ? results : reportOf(prepared, results);
  if (isRefusal(settled) || "refused" in results) return withId(prepared.claim, settled as Refusal);
  return { settlement: settled, trace: traceOf(prepared, results) };
}

function payPrepared(prepared: Prepared, payments: Float64Array): number {
  const { fast } = prepared.plan;
  if (fast !== undefined && settleFast(fast, prepared)) {
    const { isOpen, reported, totals } = fast.work;
    for (let i = 0; i < isOpen.length; i++) payments[i] = isOpen[i] === 1 ? (reported[i] as number) : 0;
    return totals[PATIENT] as number;
  }
  const settled = settlePrepared(prepared);
  if (isRefusal(settled)) return NaN;
  settled.layers.forEach(({ payment }, i) => void (payments[i] = payment));
  return settled.patient;
}

function withId(claim: Claim, refusal: Refusal): Refusal {
  return claim.id === undefined ? refusal : { id: claim.id, ...refusal };
}
