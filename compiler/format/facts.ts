import type { SourceTree } from "../syntax/ast.ts";
import type { Cell, CellItem, Expression, Name, Names } from "../syntax/ast-terms.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import { nodesOf, type Node } from "./nodes.ts";
import { tablesOf, type TableUse } from "./tables.ts";

/** What the tree knows about single tokens and the token list does not, by the offsets at which they start or end. */
export interface Facts {
  /** Ranges without a lower bound, by their start, and without an upper one, by their end. */
  readonly openBelow: ReadonlySet<number>;
  readonly openAbove: ReadonlySet<number>;
  /** Ends of lower bounds: a `to` behind one is two dots. */
  readonly lowEnds: ReadonlySet<number>;
  /** Ends of the items of short lists in conditions, but for the last; what follows them stays on their line. */
  readonly listed: ReadonlySet<number>;
  /** Signs that begin an adjustment, by their start. */
  readonly operations: ReadonlySet<number>;
  /** Names of provinces that cities lie in. */
  readonly provinces: ReadonlySet<number>;
  readonly events: ReadonlySet<number>;
  /** Numbers that are yuan though no unit stands behind them. */
  readonly bareMoney: ReadonlySet<number>;
  /** Column words that may be spelled otherwise, and all words that a name in a heading must not be taken for. */
  readonly columnWords: ReadonlyMap<number, KeywordId>;
  readonly headings: ReadonlyMap<number, readonly KeywordId[]>;
  /** Names of headings that are members of a dimension of this file, with the names of that. */
  readonly members: ReadonlyMap<number, readonly string[]>;
  /** By the start of the header row. */
  readonly tables: ReadonlyMap<number, TableUse>;
}

type Gathered = { readonly [K in keyof Facts]: Facts[K] extends ReadonlySet<number> ? Set<number> : Facts[K] extends ReadonlyMap<number, infer V> ? Map<number, V> : never };

/** Items of a list that is not broken at its commas. */
const longestKeptTogether = 8;

export function factsOf(tree: SourceTree): Facts {
  const facts: Gathered = {
    openBelow: new Set(), openAbove: new Set(), lowEnds: new Set(), listed: new Set(), operations: new Set(), provinces: new Set(), events: new Set(),
    bareMoney: new Set(), columnWords: new Map(), headings: new Map(), members: new Map(), tables: new Map(),
  };
  const own = membersIn(tree);
  for (const node of nodesOf(tree)) {
    gather(facts, node);
    for (const use of tablesOf(node)) gatherTable(facts, use, own);
  }
  return facts;
}

/** The dimension of every member that one dimension of the file alone has. */
function membersIn({ declarations }: SourceTree): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, readonly string[]>();
  for (const node of declarations) {
    if (node.kind !== "Dimension") continue;
    for (const key of node.members.flatMap(namesOf)) members.set(key, members.has(key) ? [] : namesOf(node));
  }
  return members;
}

function namesOf({ name, other }: Names): readonly string[] {
  return other === undefined ? [name.key] : [name.key, other.key];
}

function gather(facts: Gathered, node: Node): void {
  switch (node.kind) {
    case "Range": gatherRange(facts, node); break;
    case "Is": if (node.items.length <= longestKeptTogether) for (const { span } of node.items.slice(0, -1)) facts.listed.add(span.end); break;
    case "Plus": facts.operations.add(node.span.start); break;
    case "City": if (node.province) facts.provinces.add(node.province.span.start); break;
    case "Scheme": if (node.settlesBy) facts.events.add(node.settlesBy.span.start); break;
    case "Dimension":
      if (node.asOf) facts.events.add(node.asOf.span.start);
      if (node.domain.kind === "Integer" && node.domain.high === undefined) facts.openAbove.add(node.domain.span.end);
      break;
    default: break;
  }
}

function gatherRange(facts: Gathered, { low, high, span }: Extract<Node, { readonly kind: "Range" }>): void {
  if (low === undefined) facts.openBelow.add(span.start);
  else if (high !== undefined) facts.lowEnds.add(low.span.end);
  if (high === undefined) facts.openAbove.add(span.end);
}

function gatherTable(facts: Gathered, use: TableUse, own: ReadonlyMap<string, readonly string[]>): void {
  const { table: { header, rows }, words, options, unit } = use;
  facts.tables.set(header.span.start, use);
  const hasBands = options.some(({ kind }) => kind === "ByBand");
  header.cells.forEach((cell, index) => {
    const [name] = cell.items.slice(0, 1).flatMap(nameOf);
    const word = name && !name.quoted ? words.find((one) => one === name.keyword) : undefined;
    if (name) facts.headings.set(name.span.start, words);
    for (const member of cell.items.flatMap(nameOf)) {
      const dimension = own.get(member.key) ?? [];
      if (dimension.length > 0) facts.members.set(member.span.start, dimension);
    }
    if (name && word) facts.columnWords.set(name.span.start, word);
    if (hasBands) gatherMoney(facts, cell);
    if (word && word !== "ratio" && unit === "yuan") for (const row of rows) gatherMoney(facts, row.cells[index]);
  });
}

function nameOf(item: CellItem): readonly Name[] {
  return item.kind === "Value" && item.value.kind === "Name" ? [item.value.name] : [];
}

function gatherMoney(facts: Gathered, cell: Cell | undefined): void {
  const values = (cell?.items ?? []).flatMap((item): readonly (Expression | undefined)[] => (item.kind === "Range" ? [item.low, item.high] : item.kind === "Value" ? [item.value] : []));
  for (const value of values) if (value?.kind === "Number" && value.unit === "none") facts.bareMoney.add(value.span.start);
}
