/** The tables to which a file gives values, in the order in which they stand there. */
import type { DecidedPeriod, DecidedSlot } from "../../compiler/parts/decided.ts";
import type { Snapshot } from "../../compiler/workspace.ts";

/** Each with those of its stretches of time in which a row of the file counts. */
export function fileTables({ decided }: Pick<Snapshot, "decided">, file: string): readonly DecidedSlot[] {
  const found = [...decided.values()].flatMap(({ slot, periods }) => {
    const own = periods.filter(({ parts, version }) => parts.length > 0 && startsIn(version, file).length > 0);
    return own.length === 0 ? [] : [{ table: { slot, periods: own }, start: Math.min(...own.flatMap(({ version }) => startsIn(version, file))) }];
  });
  return found.sort((a, b) => a.start - b.start).map(({ table }) => table);
}

function startsIn({ rows }: DecidedPeriod["version"], file: string): readonly number[] {
  return rows.filter(({ location }) => location.file === file).map(({ location }) => location.span.start);
}
