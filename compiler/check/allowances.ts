/** An allowance concerns one cell; where it would concern nothing, or everything, it is refused rather than passed over. */
import { report } from "../diagnostics/report.ts";
import type { BenefitItem, Declaration } from "../syntax/ast.ts";
import type { Tail } from "../syntax/ast-terms.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";

export function refuseMisplacedAllowances(context: Context): void {
  const { header, declarations } = context.scope.unit.tree;
  const tails = [...(header === undefined ? [] : [header.tail]), ...declarations.flatMap(tailsWithoutCell)];
  for (const { span } of tails.flatMap((tail) => tail.allowances)) context.report(report("allowanceMisplaced", at(context, { span }), {}));
}

/** Of the declaration itself and of what stands in it that has no value of its own. */
function tailsWithoutCell(node: Declaration): Tail[] {
  switch (node.kind) {
    case "Transition": case "Replace": case "Set": return [];
    case "Benefit": case "AddTo": return [node.tail, ...node.items.filter((item) => item.kind === "DrawsOn" || item.kind === "Impossible" || isBase(item)).map(({ tail }) => tail)];
    case "Guardrail": return [node.tail, ...node.requirements.map(({ tail }) => tail)];
    case "Dimension": return [node.tail, ...node.members.map(({ tail }) => tail)];
    default: return [node.tail];
  }
}

function isBase(item: BenefitItem): boolean {
  return item.kind === "Slot" && item.slot === "base";
}
