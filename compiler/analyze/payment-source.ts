import { sourceOf, type Source } from "../layers/source.ts";
import type { RuleContext } from "./rule.ts";

const known = new WeakMap<RuleContext, Source>();

/** The province as the layers of its settlements read it; made once for all rules. */
export function paymentSource(context: RuleContext): Source {
  const { program, decisions } = context;
  const source = known.get(context) ?? sourceOf(program, new Map([...decisions].map(([slot, { decided }]) => [slot, decided])));
  known.set(context, source);
  return source;
}

/** A claim that shows what goes on without end has a cost that is a multiple of this, beyond the last breakpoint: 10,000 yuan. */
export const ROUND_FEN = 1_000_000n;
