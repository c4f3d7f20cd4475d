/** Parts of a tree by the place they stand at. */
import type { Span } from "../../../compiler/base/span.ts";
import type { Adjust, ContributionPart, Declaration, Member, Slot } from "../../../compiler/syntax/ast.ts";
import type { Condition } from "../../../compiler/syntax/ast-terms.ts";
import type { Finding } from "./finding.ts";

type TreeNode = Slot | Adjust | ContributionPart | Member | Condition | Declaration;
export type NodeOf<K extends TreeNode["kind"]> = Extract<TreeNode, { readonly kind: K }>;

/** The innermost of a kind that holds the finding. */
export function nodeAround<K extends TreeNode["kind"]>({ snapshot, file, span }: Pick<Finding, "snapshot" | "file" | "span">, kind: K): NodeOf<K> | undefined {
  const found: NodeOf<K>[] = [];
  visit(snapshot.parsed.get(file)?.tree.declarations ?? [], span, (node) => {
    if (node.kind === kind) found.push(node as NodeOf<K>);
  });
  return found.at(-1);
}

/** Trees are plain values, so their parts are found without knowing each of their shapes. */
function visit(value: unknown, span: Span, see: (node: TreeNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, span, see);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if ("kind" in value && "span" in value) {
    const node = value as TreeNode;
    if (node.span.start > span.start || span.end > node.span.end) return;
    see(node);
  }
  for (const part of Object.values(value)) visit(part, span, see);
}

