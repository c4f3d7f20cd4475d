import type { ContributionPart, SlotOption } from "../syntax/ast.ts";
import type { Table, Unit } from "../syntax/ast-terms.ts";
import { columnWordsOf } from "../syntax/column-words.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import type { Node } from "./nodes.ts";

/** A table and what the clause it belongs to says about its columns. */
export interface TableUse {
  readonly table: Table;
  /** Column words, which win over names; the first is the usual one for the value. */
  readonly words: readonly KeywordId[];
  readonly options: readonly SlotOption[];
  readonly unit: Unit | undefined;
  /** Of a slot or a part: a table whose columns may be members. */
  readonly isOfValues: boolean;
}

type Slot = Extract<Node, { readonly kind: "Slot" }>;

export function tablesOf(node: Node): readonly TableUse[] {
  switch (node.kind) {
    case "Slot": return slotTable(node);
    case "Part": return [...use(node.table, columnWordsOf(node.part), { isOfValues: !hasSplitOnly(node) }), ...use(node.split, [])];
    case "Indicator": return "table" in node ? use(node.table, ["value", "year", "city"]) : [];
    case "Transition": return use(node.table, ["from", ...columnWordsOf(node.slot)]);
    case "Fund": return use(node.allocate, ["indicator", "weight"]);
    case "Example": return use(node.table, ["patient", "on"]);
    default: return [];
  }
}

function slotTable({ table, slot, options, tableUnit }: Slot): readonly TableUse[] {
  return use(table, columnWordsOf(slot), { options, unit: tableUnit, isOfValues: true });
}

function hasSplitOnly({ table }: ContributionPart): boolean {
  return table === undefined;
}

function use(table: Table | undefined, words: readonly KeywordId[], more: Partial<TableUse> = {}): readonly TableUse[] {
  return table === undefined ? [] : [{ table, words, options: [], unit: undefined, isOfValues: false, ...more }];
}
