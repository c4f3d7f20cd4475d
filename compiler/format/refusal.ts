import type { Parsed } from "../syntax/parse.ts";
import type { Token } from "../syntax/token.ts";

export type Finding = Parsed["diagnostics"][number];

/** Mistakes after which every word of the file still is in its place, so that it can be laid out as it is. */
const HARMLESS: ReadonlySet<Finding["id"]> = new Set<Finding["id"]>([
  "percentApart", "badGrouping", "numberTooLong", "noSuchDay", "notWhole", "hanNumeral", "nameStartsWithDigit", "rangeWithHyphen",
  "rowNotClosed", "fewCells", "manyCells", "emptyCell", "signInCell", "emptyTable", "writtenTwice", "contradicts", "parameterWithoutValue", "clauseBelongsToNothing", "headerTwice",
]);

/** What stands in the way of laying out a file: places where reading passed over text, or cannot tell what belongs to what. */
export function obstaclesIn({ diagnostics, tokens }: Pick<Parsed, "diagnostics" | "tokens">): readonly Finding[] {
  return diagnostics.filter((finding) => finding.severity === "error" && !HARMLESS.has(finding.id) && !isCutApart(finding, tokens));
}

/** Words that run together behind a figure were read as the words they are; elsewhere they were passed over. */
function isCutApart({ id, location }: Finding, tokens: readonly Token[]): boolean {
  if (id !== "wordsRunTogether" || location === undefined) return false;
  return !tokens.some(({ kind, span }) => kind === "Word" && span.start === location.span.start && span.end === location.span.end);
}

/** Where a last bar is missing, by the end of the token behind which it is due. */
export function missingBarsIn(diagnostics: readonly Finding[]): ReadonlySet<number> {
  return new Set(diagnostics.flatMap(({ id, location }) => (id === "rowNotClosed" && location ? [location.span.start] : [])));
}
