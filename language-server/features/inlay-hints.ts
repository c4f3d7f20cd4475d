/** Values that a cell does not show by itself: what an indicator multiple comes to, and what adjustments leave of it. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Span } from "../../compiler/base/span.ts";
import type { Day } from "../../compiler/base/calendar.ts";
import type { ValueExpression } from "../../compiler/model/expression.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { computedRows, tableValueOn } from "./computed.ts";

export interface InlayHint {
  /** Behind this offset. */
  readonly offset: number;
  readonly text: Phrase;
}

export function inlayHints(snapshot: Snapshot, file: string, range: Span, asOf: Day): readonly InlayHint[] {
  const within = computedRows(snapshot, file).filter(({ row: { value } }) => isWorkedOut(value) && range.start <= value.location.span.end && value.location.span.start <= range.end);
  return within.flatMap((computed) => {
    const value = tableValueOn(computed, asOf);
    return value === undefined ? [] : [{ offset: computed.row.value.location.span.end, text: { en: `= ${value.en}`, zh: `= ${value.zh}` } }];
  });
}

/** It names an indicator or a parameter, or is a product; a plain number says itself. */
function isWorkedOut(value: ValueExpression): boolean {
  return value.kind !== "constant" && value.kind !== "none" && value.kind !== "notCovered" && value.kind !== "unknown" && !(value.kind === "bounded" && value.value.kind === "constant");
}
