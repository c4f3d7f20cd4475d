import type { Example, Expectation, Given } from "../ast.ts";
import type { CstNode } from "../cst.ts";
import { keyword, nodeOf, nodes, pieceOf } from "./cst.ts";
import { expressionOf } from "./expressions.ts";
import { lowerFacts } from "./items.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { lowerPeriod } from "./slots.ts";
import { reportAllSkipped } from "./skipped.ts";
import { lowerRows } from "./tables.ts";
import { lowerTailItems } from "./tails.ts";
import { dateOf, lowerName, nameOf, textOf } from "./words.ts";

/** `loose` are the clauses on lines of their own below the example; each holds `exampleClause`s and `tailItem`s. */
export function lowerExample(lowering: Lowering, node: CstNode, loose: readonly CstNode[]): Example {
  const head = nodeOf(node, "exampleHead") ?? node;
  const body = nodeOf(node, "exampleBody");
  const entries = body ? nodes(body, "exampleEntry") : [];
  reportAllSkipped(lowering, entries, "example");
  const holders = [head, ...entries, ...loose];
  const clauses = holders.flatMap((holder) => nodes(holder, "exampleClause"));
  const rows = body ? nodes(body, "row") : [];
  const [first] = rows;
  const given = clauses.flatMap((clause) => nodes(clause, "given")).map((one) => lowerGiven(lowering, one));
  const known = given.filter((one) => one !== undefined);
  const span = spanIn(node);
  const last = loose.at(-1);
  return {
    kind: "Example",
    title: textOf(head),
    given: known,
    claim: clauses.flatMap((clause) => nodes(clause, "claimed")).flatMap((claimed) => lowerClaimed(lowering, claimed)),
    expect: clauses.flatMap((clause) => nodes(clause, "expectation")).flatMap((expectation) => lowerExpectation(lowering, expectation) ?? []),
    table: first && lowerRows(lowering, rows, { start: spanIn(first).start, end: spanIn(rows.at(-1) ?? first).end }),
    whole: known.length === given.length && entries.every((entry) => nodeOf(entry, "skipped") === undefined) && holders.every(({ recoveredNode }) => !recoveredNode),
    tail: lowerTailItems(lowering, holders.flatMap((holder) => nodes(holder, "tailItem"))),
    span: last ? { start: span.start, end: spanIn(last).end } : span,
  };
}

const HISTORY = ["usedDeductible", "paid", "base"] as const;

function lowerGiven(lowering: Lowering, node: CstNode): Given | undefined {
  const span = spanIn(node);
  if (keyword(node, "on")) {
    const date = dateOf(lowering, node);
    return date && { kind: "On", date, span };
  }
  const per = nodeOf(node, "per");
  if (per) {
    const period = lowerPeriod(lowering, per);
    return period && { kind: "Per", period, span };
  }
  const name = nameOf(lowering, node);
  if (!name) return undefined;
  const history = pieceOf(node, "HistoryWord");
  if (!history) {
    const facts = nodeOf(node, "facts");
    const value = facts && lowerFacts(lowering, facts);
    return { kind: "Fact", dimension: name, values: value ? [value] : [], span };
  }
  const period = keyword(node, "thisYear") ? "year" : keyword(node, "thisMonth") ? "month" : undefined;
  const what = HISTORY.find((id) => id === history.keyword) ?? "paid";
  return { kind: "History", what, name, amount: expressionOf(lowering, node, span), period, span };
}

function lowerClaimed(lowering: Lowering, node: CstNode): Example["claim"] {
  const token = pieceOf(node, "NameWord");
  return token ? [{ measure: lowerName(lowering, token), amount: expressionOf(lowering, node, spanIn(node)), span: spanIn(node) }] : [];
}

function lowerExpectation(lowering: Lowering, node: CstNode): Expectation | undefined {
  const span = spanIn(node);
  const amount = expressionOf(lowering, node, span);
  if (keyword(node, "patient")) return { kind: "Patient", amount, span };
  if (keyword(node, "credit")) return { kind: "Credit", amount, span };
  const benefit = nameOf(lowering, node);
  return benefit && { kind: "Pays", benefit, amount, span };
}
