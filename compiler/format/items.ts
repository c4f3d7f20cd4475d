import type { Span } from "../base/span.ts";
import type { Word } from "./word.ts";

/** What stands on lines of its own in a file or between braces. */
export type Item = Clause | Row | Remark;

interface Placed {
  /** An empty line stands before it; several count as one. */
  readonly blankBefore: boolean;
  /** From its first word, or its comment, to its last. */
  readonly span: Span;
}

/** Words with the blocks among them, and what is remarked behind them on the same line. */
export interface Clause extends Placed {
  readonly kind: "clause";
  readonly parts: readonly (Word | Block)[];
  readonly trailing: readonly Word[];
}

export interface Row extends Placed {
  readonly kind: "row";
  readonly cells: readonly (readonly Word[])[];
  /** Behind the last bar. */
  readonly tail: readonly Word[];
  readonly trailing: readonly Word[];
}

export interface Remark extends Placed {
  readonly kind: "remark";
  readonly comment: Word;
}

export interface Block {
  readonly kind: "block";
  /** The drafter began a new line behind the brace. */
  readonly isOpen: boolean;
  /** Remarks behind the opening brace. */
  readonly remarks: readonly Word[];
  readonly items: readonly Item[];
}

export function isBlock(part: Word | Block): part is Block {
  return part.kind === "block";
}
