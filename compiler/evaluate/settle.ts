import type { Claim, Refusal, Settlement } from "./claim.ts";
import { loadTables } from "./engine.ts";

/**
 * Settles claims, each for itself, with the tables of one folder: texts by path, as `emit` gives them. Money in fen. Claims that chain state what
 * was used up before; whoever settles many batches calls `loadTables` once. Throws where a file is no JSON or contradicts itself.
 */
export function settle(tables: ReadonlyMap<string, string>, claims: readonly Claim[]): readonly (Settlement | Refusal)[] {
  return claims.map(loadTables(tables).settle);
}
