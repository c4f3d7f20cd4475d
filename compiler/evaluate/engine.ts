/** Settles claims from compiled tables alone; compiler/docs/semantics.md says what is paid. */
import type { Tables } from "../emit/format.ts";
import type { Claim, Refusal, Settlement } from "./claim.ts";
import { isRefusal, type Prepared, prepareClaim, refuse } from "./engine-claim.ts";
import { settleExactly } from "./engine-exact.ts";
import { type Scheme, schemeOf } from "./engine-plan.ts";
import { reportOf } from "./engine-report.ts";

export interface Engine {
  readonly settle: (claim: Claim) => Settlement | Refusal;
  /** Everything about a claim that can be found before it is settled. */
  readonly prepare: (claim: Claim) => Prepared | Refusal;
}

/**
 * The tables of a folder, as texts by path; files that are no tables are passed over. Throws where a file is no JSON or contradicts
 * itself: `verifyTables` says what is wrong with a folder.
 */
export function loadTables(files: ReadonlyMap<string, string>): Engine {
  const provinces = new Map<string, Map<string, Scheme>>();
  for (const [path, text] of files) {
    const tables = path.endsWith(".json") ? (JSON.parse(text) as Partial<Tables>) : {};
    if (!isTables(tables)) continue;
    const schemes = provinces.get(tables.province.name) ?? new Map<string, Scheme>();
    provinces.set(tables.province.name, schemes.set(tables.scheme.name, schemeOf(tables)));
  }
  const prepare = (claim: Claim): Prepared | Refusal => {
    const schemes = provinces.get(claim.province);
    const scheme = schemes?.get(claim.scheme);
    if (scheme === undefined) return schemes === undefined ? refuse("unknownProvince", [claim.province]) : refuse("unknownScheme", [claim.scheme]);
    return prepareClaim(scheme, claim);
  };
  return { prepare, settle: (claim) => named(claim, settleClaim(claim, prepare)) };
}

function isTables(file: Partial<Tables>): file is Tables {
  return file.scheme !== undefined && file.benefits !== undefined;
}

function settleClaim(claim: Claim, prepare: Engine["prepare"]): Settlement | Refusal {
  const prepared = prepare(claim);
  if (isRefusal(prepared)) return prepared;
  const results = settleExactly(prepared);
  return "refused" in results ? results : reportOf(prepared, results);
}

function named(claim: Claim, result: Settlement | Refusal): Settlement | Refusal {
  return isRefusal(result) && claim.id !== undefined ? { id: claim.id, ...result } : result;
}
