import type { AdjustLine, BenefitItem, ContributionPart, Declaration, Operation, Requirement, SourceTree } from "../syntax/ast.ts";
import type { CellItem, Condition, Expression } from "../syntax/ast-terms.ts";

/** Nodes of the tree that say what they are. */
export type Node = Declaration | BenefitItem | ContributionPart | Operation | CellItem | Condition | Expression;

/** Every node, each before what it holds, for rules that hold wherever a node stands. */
export function nodesOf(tree: SourceTree): readonly Node[] {
  const found: Node[] = [];
  collect(tree.declarations, found);
  return found;
}

type Holder = Node | AdjustLine | Requirement;

function collect(value: unknown, found: Node[]): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, found);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if ("kind" in value) found.push(value as Node);
  for (const inner of Object.values(value as Holder)) collect(inner, found);
}
