/** The clauses of a declaration that state values beside a table or without one. */
import type { Span } from "../base/span.ts";
import { nodesOf, type Node } from "../format/nodes.ts";
import type { Adjust, Declaration, Guardrail, SourceTree } from "../syntax/ast.ts";
import type { Expression, Tail } from "../syntax/ast-terms.ts";
import type { KeywordId } from "../syntax/keywords.ts";

export interface Clause {
  /** Words to be said before it, which do not stand right there. */
  readonly before: readonly KeywordId[];
  /** Without its sources, its dates and its table. */
  readonly span: Span;
  readonly values: readonly Expression[];
  readonly tail: Tail;
}

/** Figures of conditions and of examples are no rules, and are not among them. */
export function clausesOf(tree: SourceTree, declaration: Declaration): readonly Clause[] {
  if (declaration.kind === "Example") return [];
  const nodes = nodesOf({ ...tree, declarations: [declaration] });
  const clauses = nodes.flatMap((node): readonly Clause[] => {
    if (node.kind === "Adjust") return adjustments(node);
    if (node.kind === "Guardrail") return requirements(node);
    if (node.kind === "Fund") return [...rateOf("handUp", node.handUp), ...rateOf("sharing", node.sharing)];
    const values = valuesOf(node).filter((value) => value !== undefined);
    return values.length > 0 && "tail" in node && node.tail !== undefined ? [{ before: [], span: headOf(node, values), values, tail: node.tail as Tail }] : [];
  });
  return clauses.toSorted((a, b) => a.span.start - b.span.start);
}

function valuesOf(node: Node): readonly (Expression | undefined)[] {
  switch (node.kind) {
    case "Slot": case "Transition": case "Parameter": return "value" in node ? [node.value] : [];
    case "Part": return [node.within?.low, node.within?.high, node.default, node.value, node.floor, node.ceiling];
    case "Rounding": return [node.step];
    default: return [];
  }
}

function adjustments({ slot, lines }: Adjust): readonly Clause[] {
  return lines.flatMap(({ condition, operations, tail }) => {
    const values = operations.flatMap((operation) => ("value" in operation ? [operation.value] : "step" in operation ? [operation.step] : []));
    const spans = [...(condition === undefined ? [] : [condition.span]), ...operations.map(({ span }) => span)];
    return [{ before: ["adjust", slot], span: around(spans), values, tail }];
  });
}

function requirements({ requirements: all }: Guardrail): readonly Clause[] {
  return all.map((requirement): Clause => {
    const values = [...(requirement.test?.kind === "Compare" ? [requirement.test.value] : []), ...(requirement.tolerance === undefined ? [] : [requirement.tolerance])];
    return { before: [], span: headOf(requirement, values), values, tail: requirement.tail };
  });
}

function rateOf(word: KeywordId, stated: { readonly rate: Expression; readonly tail: Tail } | undefined): readonly Clause[] {
  return stated === undefined ? [] : [{ before: [word], span: stated.rate.span, values: [stated.rate], tail: stated.tail }];
}

const BEHIND: ReadonlySet<string> = new Set(["span", "tail", "table", "split"]);

/** From its first word to the end of what it says itself. */
function headOf(node: object & { readonly span: Span }, values: readonly Expression[]): Span {
  const inner = [...Object.entries(node).filter(([key]) => !BEHIND.has(key)).flatMap(([, part]) => spansIn(part)), ...values.map(({ span }) => span)];
  return { start: node.span.start, end: Math.max(node.span.start, ...inner.map(({ end }) => end)) };
}

function spansIn(part: unknown): readonly Span[] {
  if (Array.isArray(part)) return part.flatMap(spansIn);
  if (typeof part !== "object" || part === null) return [];
  if ("start" in part && "end" in part) return [part as Span];
  return "span" in part ? [part.span as Span] : [];
}

function around(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
