import { NO_SPAN, type Span } from "../../base/span.ts";
import type { CstNode } from "../cst.ts";
import type { Sink } from "../sink.ts";
import { spanOf } from "./cst.ts";

/** What the lowering of one file shares: where to report, and which words turned out to be names. */
export interface Lowering extends Sink {
  /** Offsets of the words read as names. */
  readonly names: Set<number>;
}

/** The node's span; `otherwise` for a node of which recovery left nothing. */
export function spanIn(node: CstNode, otherwise: Span = NO_SPAN): Span {
  return spanOf(node) ?? otherwise;
}
