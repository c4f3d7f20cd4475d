import type { SlotTable, Tables } from "./format.ts";

/** Every slot table of the file. */
export function tablesIn(file: Tables): SlotTable[] {
  const owners = [...file.benefits, ...file.contributions, ...file.accounts];
  const slots = owners.flatMap((owner) => Object.values<readonly SlotTable[] | undefined>(owner.slots).flatMap((tables) => tables ?? []));
  return [...slots, ...file.pools.map(({ table }) => table), ...file.scheme.waiting];
}

export function countTables(file: Tables): { readonly slots: number; readonly rows: number } {
  const tables = tablesIn(file);
  return { slots: tables.length, rows: tables.reduce((sum, { periods }) => sum + periods.reduce((rows, period) => rows + period.rows.length, 0), 0) };
}
