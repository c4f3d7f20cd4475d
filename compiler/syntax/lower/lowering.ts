import type { CstNode } from "chevrotain";
import type { Span } from "../../base/span.ts";
import type { Sink } from "../sink.ts";
import { spanOf } from "./cst.ts";

/** What the lowering of one file shares: where to report, and which words turned out to be names. */
export interface Lowering extends Sink {
  /** Offsets of the words read as names. */
  readonly names: Set<number>;
}

/** The node's span; for one that recovery left empty, the place where the last thing before it ended is not known, so the start of the file stands in. */
export function spanIn(node: CstNode, otherwise: Span = { start: 0, end: 0 }): Span {
  return spanOf(node) ?? otherwise;
}
