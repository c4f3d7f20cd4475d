/** The schemes of a program that settle claims, each with its tables and an engine over them. */
import { positionAt } from "../../compiler/base/source-text.ts";
import type { Location } from "../../compiler/base/span.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import { writeTables } from "../../compiler/emit/tables.ts";
import { type Engine, loadTables } from "../../compiler/evaluate/engine.ts";
import { type Source, sourceOf } from "../../compiler/layers/source.ts";
import type { Scheme } from "../../compiler/model/benefit.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import type { Snapshot } from "../../compiler/workspace.ts";

export interface SchemeDesk {
  /** Unique in the program. */
  readonly key: string;
  readonly province: ProvinceProgram;
  readonly scheme: Scheme;
  readonly source: Source;
  readonly tables: Tables;
  readonly engine: Engine;
}

export interface SettlingScheme {
  readonly key: string;
  readonly province: ProvinceProgram;
  readonly scheme: Scheme;
}

export function settlingSchemes({ program }: Pick<Snapshot, "program">): readonly SettlingScheme[] {
  return program.provinces.flatMap((province) => {
    const settling = province.schemes.filter((scheme) => province.settlements.some((order) => order.scheme === scheme));
    return settling.map((scheme) => ({ key: `${province.province.name}/${scheme.name}`, province, scheme }));
  });
}

const desks = new WeakMap<Snapshot, Map<string, SchemeDesk>>();

/** The program must be without errors. */
export function schemeDesk(snapshot: Snapshot, settling: SettlingScheme): SchemeDesk {
  const known = desks.get(snapshot) ?? new Map<string, SchemeDesk>();
  desks.set(snapshot, known);
  const desk = known.get(settling.key) ?? newDesk(snapshot, settling);
  known.set(settling.key, desk);
  return desk;
}

function newDesk({ decided, sources }: Snapshot, settling: SettlingScheme): SchemeDesk {
  const lineOf = ({ file, span }: Location): number => {
    const source = sources.get(file);
    return source === undefined ? 1 : positionAt(source, span.start).line;
  };
  const { file } = writeTables(settling.province, settling.scheme, decided, lineOf);
  const engine = loadTables(new Map([["scheme.json", JSON.stringify(file)]]));
  return { ...settling, source: sourceOf(settling.province, decided), tables: file, engine };
}
