import { report } from "../diagnostics/report.ts";
import type { BaseTerm } from "../model/benefit.ts";
import type { Citation } from "../model/citation.ts";
import type { Benefit, BaseTerm as BaseTermNode, Slot } from "../syntax/ast.ts";
import { cite } from "./citations.ts";
import { at, resolve } from "./context.ts";
import type { Context } from "./context.ts";
import type { BaseBody } from "./drafts.ts";
import { slotPhrase } from "./units.ts";

/** What a layer's cost is made of: measures of the bill and remainders of earlier layers. */
export function checkBase(context: Context, node: Slot, parent: Citation): BaseBody {
  const location = { file: context.file, span: node.word };
  const terms = node.terms.map((term) => checkTerm(context, term)).filter((term) => term !== undefined);
  if (node.terms.length === 0) context.report(report("valueMissing", location, { slot: slotPhrase("base") }));
  return { terms, citation: cite(parent, node.tail, location) };
}

function checkTerm(context: Context, term: BaseTermNode): BaseTerm | undefined {
  const location = at(context, term);
  if (term.from === "measure") {
    const symbol = resolve(context, "Measure", term.name);
    const measure = symbol === undefined ? undefined : context.world.measures.get(symbol);
    return measure === undefined ? undefined : { kind: "measure", measure, location };
  }
  const symbol = resolve<Benefit>(context, "Benefit", term.name);
  return symbol === undefined ? undefined : { kind: term.from, benefit: symbol.key, location };
}
