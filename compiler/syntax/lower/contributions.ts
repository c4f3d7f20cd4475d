import type { Contribution, ContributionPart, Fund, PartWord } from "../ast.ts";
import type { Expression, Range, Table } from "../ast-terms.ts";
import type { CstNode } from "../cst.ts";
import { spanOfPiece, type Piece } from "../layout.ts";
import { quoted, sourceAt, tell } from "../sink.ts";
import { PART_WORDS } from "../word-groups.ts";
import { conditionOf } from "./conditions.ts";
import { keyword, nodeOf, nodes, pieceOf, pieces } from "./cst.ts";
import { expressionOf, lowerExpression } from "./expressions.ts";
import { lowerItem } from "./items.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { reportAllSkipped } from "./skipped.ts";
import { lowerPeriod } from "./slots.ts";
import { lowerTable } from "./tables.ts";
import { lowerTail, lowerTailItems, reportRepeated } from "./tails.ts";
import { lowerDate, lowerName, nameListOf, nameOf, namesOf } from "./words.ts";

export function lowerContribution(lowering: Lowering, node: CstNode): Contribution {
  const head = nodeOf(node, "contributionHead") ?? node;
  const entries = partEntriesOf(nodeOf(node, "parts"));
  const tiers = nameOf(lowering, head) ?? entries.filter((entry) => keyword(entry, "tiers")).map((entry) => nameOf(lowering, entry))[0];
  return {
    kind: keyword(node, "account") ? "Account" : "Contribution",
    ...namesOf(lowering, head),
    schemes: nameListOf(lowering, head),
    condition: conditionOf(lowering, head),
    tiers,
    parts: lowerParts(lowering, entries),
    tail: lowerTailItems(lowering, [head, ...entries].flatMap((part) => nodes(part, "tailItem"))),
    span: spanIn(node),
  };
}

export function partEntriesOf(parts: CstNode | undefined): readonly CstNode[] {
  return parts ? nodes(parts, "partEntry") : [];
}

export function lowerParts(lowering: Lowering, entries: readonly CstNode[]): readonly ContributionPart[] {
  reportAllSkipped(lowering, entries, "contribution");
  return entries.flatMap((entry) => {
    const part = nodeOf(entry, "part");
    const word = part && pieceOf(part, "PartWord");
    const rest = part && nodeOf(part, "partRest");
    return part && word ? [partFrom(lowering, word, rest ?? part, part)] : [];
  });
}

/** What a part's options say together. */
type Options = Pick<ContributionPart, "scope" | "within" | "default" | "per" | "floor" | "ceiling" | "when">;

const NOTHING_SAID: Options = { scope: undefined, within: undefined, default: undefined, per: undefined, floor: undefined, ceiling: undefined, when: undefined };

export function partFrom(lowering: Lowering, word: Piece, rest: CstNode, node: CstNode): ContributionPart {
  const lists = nodes(rest, "partOptions");
  const optionNodes = lists.flatMap((list) => nodes(list, "partOption"));
  const read = optionNodes.map((option) => ({ said: lowerPartOption(lowering, option), span: spanIn(option) }));
  reportRepeated(lowering, read.map(({ said, span }) => ({ kind: Object.keys(said)[0] ?? "split", span })));
  const options = read.reduce<Options>((before, { said }) => ({ ...before, ...said }), NOTHING_SAID);
  const value = lists.flatMap((list) => nodes(list, "expression"))[0];
  const tail = lowerTailItems(lowering, lists.flatMap((list) => nodes(list, "tailItem")));
  const until = lists.flatMap((list) => pieces(list, "Date"))[0];
  const to = lists.flatMap((list) => pieces(list, "NameWord"))[0];
  return {
    kind: "Part",
    part: partWordOf(word) ?? "base",
    word: spanOfPiece(word),
    ...options,
    value: value && lowerExpression(lowering, value, spanIn(value)),
    to: to && lowerName(lowering, to),
    ...partTables(lowering, rest, lists),
    tail: until && !tail.to ? { ...tail, to: lowerDate(lowering, until) } : tail,
    span: spanIn(node),
  };
}

export function partWordOf(token: Piece): PartWord | undefined {
  const id = token.keyword;
  return (PART_WORDS as readonly string[]).includes(id ?? "") ? (id as PartWord) : undefined;
}

/** A table directly behind `split` shares the part out; any other gives its values. */
function partTables(lowering: Lowering, rest: CstNode, lists: readonly CstNode[]): { readonly table: Table | undefined; readonly split: Table | undefined } {
  const found: { table: Table | undefined; split: Table | undefined } = { table: undefined, split: undefined };
  nodes(rest, "table").forEach((table, index) => {
    const before = lists[index];
    const isSplit = before !== undefined && nodes(before, "partOption").some((option) => keyword(option, "split"));
    const lowered = lowerTable(lowering, table);
    if (isSplit) found.split ??= lowered;
    else found.table ??= lowered;
  });
  return found;
}

function lowerPartOption(lowering: Lowering, node: CstNode): Partial<Options> {
  const span = spanIn(node);
  const value = (): Expression => expressionOf(lowering, node, span);
  if (keyword(node, "uniform")) return { scope: "uniform" };
  if (keyword(node, "uniformFormula")) return { scope: "uniformFormula" };
  if (keyword(node, "localWithin")) return { scope: "local", within: lowerWithin(lowering, node) };
  if (keyword(node, "default")) return { default: value() };
  if (keyword(node, "floor")) return { floor: value() };
  if (keyword(node, "ceiling")) return { ceiling: value() };
  if (keyword(node, "when")) return { when: conditionOf(lowering, node) };
  const per = nodeOf(node, "per");
  return per ? { per: lowerPeriod(lowering, per) } : {};
}

function lowerWithin(lowering: Lowering, node: CstNode): Range | undefined {
  const itemNode = nodeOf(node, "item");
  const item = itemNode && lowerItem(lowering, itemNode);
  if (!item || item.kind === "Range") return item;
  tell(lowering, "rangeExpected", item.span, { found: quoted(sourceAt(lowering, item.span)) });
  return undefined;
}

export function lowerFund(lowering: Lowering, node: CstNode): Fund {
  const head = nodeOf(node, "fundHead") ?? node;
  const body = nodeOf(node, "fundBody");
  const entries = body ? nodes(body, "fundEntry") : [];
  reportAllSkipped(lowering, entries, "fund");
  const entryWith = (id: "handUp" | "sharing" | "allocate"): CstNode | undefined => entries.find((entry) => keyword(entry, id));
  const handUp = entryWith("handUp");
  const sharing = entryWith("sharing");
  const allocate = entryWith("allocate");
  const table = allocate && nodeOf(allocate, "table");
  const own = entries.filter((entry) => entry !== handUp && entry !== sharing);
  return {
    kind: "Fund",
    ...namesOf(lowering, head),
    schemes: nameListOf(lowering, head),
    pooling: entries.some((entry) => keyword(entry, "unifiedCollection")) ? "unified" : entries.some((entry) => keyword(entry, "adjustmentFund")) ? "adjustment" : undefined,
    handUp: handUp && { ...lowerRate(lowering, handUp), of: nameOf(lowering, handUp) },
    sharing: sharing && lowerRate(lowering, sharing),
    allocate: table && lowerTable(lowering, table),
    tail: lowerTailItems(lowering, [head, ...own].flatMap((part) => nodes(part, "tailItem"))),
    span: spanIn(node),
  };
}

function lowerRate(lowering: Lowering, entry: CstNode): NonNullable<Fund["sharing"]> {
  const span = spanIn(entry);
  return { rate: expressionOf(lowering, entry, span), tail: lowerTail(lowering, entry), span };
}
