import { FIRST_DAY, formatDay, LAST_DAY } from "../base/calendar.ts";
import type { Location } from "../base/span.ts";
import type { Citation } from "../model/citation.ts";
import type { NamedBox } from "../model/dimension.ts";
import { forEachInterval, type Side } from "../space/side.ts";
import { canonicalJson, sortedBy } from "./canonical.ts";
import type { Condition, Source, When } from "./format.ts";
import type { InputAxes, InputAxis } from "./inputs.ts";
import { flag } from "./labels.ts";

/** What one file gathers while it is written: the sources its cells cite. */
export interface FileWriter {
  readonly axes: InputAxes;
  readonly sources: Map<string, CitedSource>;
  readonly lineOf: (location: Location) => number;
}

/** `id` is provisional: indexes are given when the file is complete and its sources can be sorted. */
interface CitedSource {
  readonly id: number;
  readonly source: Source;
  readonly location: Location;
}

export function newWriter(axes: InputAxes, lineOf: (location: Location) => number): FileWriter {
  return { axes, sources: new Map(), lineOf };
}

/** Provisional indexes of the citations, each once, in the order given. */
export function cite(writer: FileWriter, citations: readonly Citation[]): number[] {
  const ids = citations.map((citation) => {
    const source = sourceOf(writer, citation);
    const key = canonicalJson(source);
    const known = writer.sources.get(key) ?? { id: writer.sources.size, source, location: citation.location };
    writer.sources.set(key, known);
    return known.id;
  });
  return [...new Set(ids)];
}

function sourceOf(writer: FileWriter, citation: Citation): Source {
  const { documents, article, trust, remark, unresolved, provisional, location } = citation;
  return {
    documents: documents.map(({ title, address, digest }) => ({ title, address, digest })),
    article, trust, remark, file: location.file, line: writer.lineOf(location),
    unresolved: unresolved.length === 0 ? undefined : unresolved,
    provisional: flag(provisional),
  };
}

/** The file with its sources sorted and every `sources` pointing at them. */
export function withSources<T extends object>(writer: FileWriter, file: T): T & { readonly sources: readonly Source[] } {
  const sorted = sortedBy([...writer.sources], ([key, { source }]) => [source.file, source.line, key]).map(([, cited]) => cited);
  const indexes = new Map(sorted.map(({ id }, index) => [id, index]));
  return { ...(renumbered(file, indexes) as T), sources: sorted.map(({ source }) => source) };
}

function renumbered(value: unknown, indexes: ReadonlyMap<number, number>): unknown {
  if (Array.isArray(value)) return value.map((item) => renumbered(item, indexes));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([key, field]) =>
    // `when` may name an input called “sources”, whose conditions are no lists of indexes.
    key === "when" || key === "domain" || key === "impossible" ? [key, field]
      : [key, key === "sources" ? (field as number[]).map((id) => indexes.get(id)) : renumbered(field, indexes)]);
  return Object.fromEntries(fields);
}

/** The box as conditions on inputs; an axis that the box does not restrict is not named. */
export function writeWhen(writer: FileWriter, box: NamedBox): When {
  const conditions = new Map<string, Condition>();
  for (const [key, side] of box) {
    const entry = writer.axes.get(key);
    if (entry === undefined) throw new Error(`no dimension for the axis ${key}`);
    if (isWhole(entry, side)) continue;
    conditions.set(entry.input, conditionOn(entry, side, conditions.get(entry.input)));
  }
  return Object.fromEntries(conditions);
}

function isWhole({ axis }: InputAxis, side: Side): boolean {
  return side[0] === 0 && side[1] === axis.size - 1;
}

function conditionOn({ axis }: InputAxis, side: Side, before: Condition | undefined): Condition {
  const { domain } = axis.dimension;
  switch (domain.kind) {
    case "members":
      return axis.member === undefined ? namesOn(side, domain.members) : holding(axis.member.name, side[0] === 1, before);
    case "yesNo":
      return side[0] === 1;
    case "date":
      return side.map((day, end) => (day === (isLowEnd(end) ? FIRST_DAY : LAST_DAY) ? null : formatDay(day)));
    case "integer":
      return side.map((point) => point + axis.offset);
    case "counts":
      return side.map((point, end) => (!isLowEnd(end) && point === axis.size - 1 ? null : point + axis.offset));
  }
}

function namesOn(side: Side, members: readonly { readonly name: string }[]): string[] {
  const names: string[] = [];
  forEachInterval(side, (lo, hi) => names.push(...members.slice(lo, hi + 1).map(({ name }) => name)));
  return names;
}

function holding(member: string, isHeld: boolean, before: Condition | undefined): Condition {
  const { has, lacks } = typeof before === "object" && "has" in before ? before : { has: [], lacks: [] };
  return isHeld ? { has: [...has, member], lacks } : { has, lacks: [...lacks, member] };
}

function isLowEnd(index: number): boolean {
  return index % 2 === 0;
}
