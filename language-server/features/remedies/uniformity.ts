/** One standard where two differ: the value of either for both. */
import type { Fix } from "../../../compiler/diagnostics/diagnostic.ts";
import { argument, type Finding, type Remedy, textAt } from "./finding.ts";

/** The finding marks one of the two values; its first note, the other. */
export const makeUniform: Remedy = (finding): readonly Fix[] => {
  const { diagnostic: { notes: [other], id }, snapshot, file, span } = finding;
  const place = other?.location;
  const text = place === undefined ? undefined : snapshot.parsed.get(place.file)?.source.text.slice(place.span.start, place.span.end);
  const own = textAt(finding, span);
  // Where one row gives both, the statistics of the cities differ, and no edit of a cell helps.
  if (place === undefined || text === undefined || (place.file === file && place.span.start === span.start) || text === own) return [];
  const [marked, noted] = id === "sameAsDiffers" ? (["first", "second"] as const) : (["second", "first"] as const);
  return [
    { title: titleOf(finding, noted), edits: [{ location: { file, span }, text }], safe: false },
    { title: titleOf(finding, marked), edits: [{ location: place, text: own }], safe: false },
  ];
};

function titleOf(finding: Finding, value: "first" | "second"): Fix["title"] {
  return { en: `make it ${argument(finding, value, "en")} for both`, zh: `统一为 ${argument(finding, value, "zh")}` };
}
