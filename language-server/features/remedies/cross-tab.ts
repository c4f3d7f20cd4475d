/** A cross-tab that lacks cases: the rows and columns to be filled in. Of other tables the compiler itself offers the rows. */
import { gapsIn, isIncomplete } from "../../../compiler/analyze/missing-combinations.ts";
import type { Axis, Dimension, NamedBox } from "../../../compiler/model/dimension.ts";
import { axesOf, toNamed } from "../../../compiler/parts/axes.ts";
import { slotsOf } from "../../../compiler/parts/decide-program.ts";
import { cellText } from "../../../compiler/parts/source-cells.ts";
import { spacesOf, type VersionSpace } from "../../../compiler/parts/version-space.ts";
import { isDisjoint, isSubset, type Side, union, wholeSide } from "../../../compiler/space/side.ts";
import type { Row, Table } from "../../../compiler/syntax/ast-terms.ts";
import { type Finding, offer, type Remedy, type TextChange } from "./finding.ts";
import { nodeAround } from "./tree-nodes.ts";

const MOST_ROWS = 50;

/** A table with one fact down its columns: which facts its rows give, and what of the other its columns name. */
interface CrossTab {
  readonly table: Table;
  readonly inputs: readonly Dimension[];
  readonly across: Axis;
  readonly named: Side;
}

/** Texts of cells: of each missing row the facts, of each missing column the heading. */
interface Lacking {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly string[];
}

export const completeCrossTab: Remedy = (finding) => {
  const space = finding.diagnostic.fixes.length > 0 ? undefined : spaceOf(finding);
  const crossTab = space === undefined ? undefined : crossTabOf(finding, space);
  const lacking = space === undefined || crossTab === undefined ? undefined : lackingIn(crossTab, space, finding);
  const changes = crossTab === undefined || lacking === undefined ? [] : changesOf(crossTab.table, lacking, finding);
  return lacking === undefined || changes.length === 0 ? [] : [offer(finding, titleOf(lacking), changes)];
};

/** The version of a slot that the finding is about, where the same rows hold for all of its time. */
function spaceOf({ snapshot: { program }, file, span }: Finding): VersionSpace | undefined {
  const spaces = program.provinces.flatMap((province) => slotsOf(province).filter((slot) => slot.versions.some(({ location }) => location.file === file)).flatMap((slot) => spacesOf(slot, province)));
  const own = spaces.filter(({ version: { location } }) => location.file === file && location.span.start === span.start);
  return own.length === 1 && own[0] !== undefined && !isIncomplete(own[0].version) ? own[0] : undefined;
}

function crossTabOf(finding: Finding, { version: { dimensions, rows } }: VersionSpace): CrossTab | undefined {
  const table = (nodeAround(finding, "Slot") ?? nodeAround(finding, "Part"))?.table;
  const headings = (table?.header.cells ?? []).flatMap(({ items: [item] }) => (item?.kind === "Value" && item.value.kind === "Name" ? [item.value.name.key] : []));
  const inputs = headings.flatMap((key) => dimensions.filter(({ name, other }) => name === key || other === key));
  const others = dimensions.filter((dimension) => !inputs.includes(dimension)).flatMap(axesOf).filter(({ key }) => rows.some(({ region }) => region.some((box) => box.has(key))));
  const [across] = others;
  if (table === undefined || across === undefined || others.length > 1) return undefined;
  const sides = rows.flatMap(({ region }) => region.map((box) => box.get(across.key) ?? wholeSide(across.size)));
  return { table, inputs, across, named: sides.reduce(union, []) };
}

/** Nothing where it is neither whole rows nor whole columns that are missing. */
function lackingIn({ inputs, across, named }: CrossTab, space: VersionSpace, { spelling }: Finding): Lacking | undefined {
  const gaps = gapsIn(space, space.rows.flatMap(({ boxes }) => boxes), []).map((box) => toNamed(space.axes, box));
  const acrossOf = (gap: NamedBox): Side => gap.get(across.key) ?? wholeSide(across.size);
  const [columns, rows] = [gaps.filter((gap) => isDisjoint(acrossOf(gap), named)), gaps.filter((gap) => !isDisjoint(acrossOf(gap), named))];
  const keys = new Set([...inputs.flatMap(axesOf), across].map(({ key }) => key));
  const isTold = gaps.every((gap) => [...gap.keys()].every((key) => keys.has(key))) && rows.every((gap) => isSubset(named, acrossOf(gap)));
  const headings = columns.length === 0 ? "" : cellText(across.dimension, new Map([[across.key, columns.map(acrossOf).reduce(union)]]), spelling);
  const cells = rows.map((gap) => inputs.map((dimension) => cellText(dimension, gap, spelling) ?? ""));
  if (!isTold || headings === undefined || cells.flat().includes("") || rows.length > MOST_ROWS) return undefined;
  return { rows: cells, columns: headings.match(/"[^"]*"|[^,\s][^,]*/g) ?? [] };
}

function changesOf({ header, rows }: Table, lacking: Lacking, finding: Finding): readonly TextChange[] {
  const end = (rows.at(-1) ?? header).span.end;
  const empty = "  |".repeat((header.cells.length - (lacking.rows[0]?.length ?? 0)) + lacking.columns.length);
  const below = lacking.rows.map((cells) => `\n    | ${cells.join(" | ")} |${empty}`).join("");
  const beside = lacking.columns.length === 0 ? [] : [header, ...rows].map((row) => besideOf(row, row === header ? lacking.columns : lacking.columns.map(() => ""), finding));
  // Editors differ in the order of two insertions at one place.
  const isAtEnd = ([start]: TextChange): boolean => start === end;
  const beforeEnd = beside.filter((change) => !isAtEnd(change));
  const atEnd = beside.filter(isAtEnd).map(([, , text]) => text).join("") + below;
  return atEnd === "" ? beforeEnd : [...beforeEnd, [end, end, atEnd]];
}

/** Behind the bar that closes the last cell: what is said of the row comes after it. */
function besideOf({ cells, span }: Row, texts: readonly string[], { tokens }: Finding): TextChange {
  const last = cells.at(-1)?.span.end ?? span.end;
  const bar = tokens.find(({ image, span: own }) => own.start >= last && (image === "|" || image === "｜"));
  const end = bar?.span.end ?? span.end;
  return [end, end, texts.map((text) => ` ${text} ${bar?.image ?? "|"}`).join("")];
}

function titleOf({ rows, columns }: Lacking): { readonly en: string; readonly zh: string } {
  const parts = [{ count: rows.length, en: "row", zh: "行" }, { count: columns.length, en: "column", zh: "列" }].filter(({ count }) => count > 0);
  const [en, zh] = [parts.map((part) => `${part.count === 1 ? "" : `${part.count} `}${part.en}${part.count === 1 ? "" : "s"}`), parts.map((part) => `${part.count} ${part.zh}`)];
  return { en: `insert the missing ${en.join(" and ")}, with the values left empty`, zh: `插入所缺的 ${zh.join("、")}（数值留空）` };
}
