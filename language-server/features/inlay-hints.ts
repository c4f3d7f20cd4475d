/** What a clause does not show by itself: what an indicator multiple comes to, and when it is in force. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Span } from "../../compiler/base/span.ts";
import type { Day } from "../../compiler/base/calendar.ts";
import type { ValueExpression } from "../../compiler/model/expression.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { computedRows, phraseStretch, tableValueOn } from "./computed.ts";

export interface InlayHint {
  readonly kind: "value" | "period";
  /** Behind this offset. */
  readonly offset: number;
  readonly text: Phrase;
}

export function inlayHints(snapshot: Snapshot, file: string, range: Span, asOf: Day): readonly InlayHint[] {
  return [...valueHints(snapshot, file, asOf), ...periodHints(snapshot, file, asOf)].filter(({ offset }) => range.start <= offset && offset <= range.end).sort((a, b) => a.offset - b.offset);
}

function valueHints(snapshot: Snapshot, file: string, asOf: Day): readonly InlayHint[] {
  return computedRows(snapshot, file).filter(({ row: { value } }) => isWorkedOut(value)).flatMap((computed): readonly InlayHint[] => {
    const value = tableValueOn(computed, asOf);
    return value === undefined ? [] : [{ kind: "value", offset: computed.row.value.location.span.end, text: { en: `= ${value.en}`, zh: `= ${value.zh}` } }];
  });
}

/** Behind the word of a slot, where it is in force for another time than its document: amended, replaced, dated by itself. */
function periodHints({ program, decided }: Snapshot, file: string, asOf: Day): readonly InlayHint[] {
  const document = program.provinces.flatMap(({ policies }) => policies).find(({ location }) => location.file === file);
  const stretches = new Map<number, { from: Day; to: Day }>();
  for (const { versions } of decided.keys()) {
    for (const { location, from, to } of versions.filter((version) => version.location.file === file)) {
      const known = stretches.get(location.span.end) ?? { from, to };
      stretches.set(location.span.end, { from: Math.min(known.from, from), to: Math.max(known.to, to) });
    }
  }
  return [...stretches].filter(([, { from, to }]) => from !== document?.from || to !== document.to).map(([offset, { from, to }]) => ({ kind: "period", offset, text: inForce(from, to, asOf) }));
}

function inForce(from: Day, to: Day, asOf: Day): Phrase {
  const { en, zh } = phraseStretch(from, to);
  const isOver = to < asOf ? { en: ", no more", zh: "，已失效" } : from > asOf ? { en: ", not yet", zh: "，尚未生效" } : { en: "", zh: "" };
  return { en: `${en}${isOver.en}`, zh: `${zh}${isOver.zh}` };
}

/** It names an indicator or a parameter, or is a product; a plain number says itself. */
function isWorkedOut(value: ValueExpression): boolean {
  return value.kind !== "constant" && value.kind !== "none" && value.kind !== "notCovered" && value.kind !== "unknown" && !(value.kind === "bounded" && value.value.kind === "constant");
}
