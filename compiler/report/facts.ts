/** Cases in the words of table headings: the heading says what fact it is, the cell says only which. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Axis, Dimension, NamedBox, Region } from "../model/dimension.ts";
import { shownName } from "../model/names.ts";
import { phraseRange, phraseRegion } from "../parts/phrase-facts.ts";
import { forEachInterval, type Side } from "../space/side.ts";
import type { Content } from "./markup.ts";
import { phrase, say, type View, written } from "./view.ts";

/** What of the dimension the region holds. */
export function factText(view: View, dimension: Dimension, axes: readonly Axis[], region: NamedBox): Content {
  const named = axes.filter(({ key }) => region.has(key));
  const [axis] = named;
  const side = axis === undefined ? undefined : region.get(axis.key);
  if (axis === undefined || side === undefined) return say(view, "anyFact");
  const { kind } = dimension.domain;
  if (axis.member !== undefined || kind === "members" || kind === "date") return phrase(view, phraseRegion(named, region));
  if (kind === "yesNo") return say(view, side[0] === 1 ? "yes" : "no");
  return intervalsOf(side).map(([lo, hi]) => (kind === "counts" ? countText(view, axis, lo, hi) : phraseRange(axis, lo, hi)[view.language])).join(view.language === "zh" ? "、" : ", ");
}

function intervalsOf(side: Side): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  forEachInterval(side, (lo, hi) => void found.push([lo, hi]));
  return found;
}

function countText(view: View, axis: Axis, lo: number, hi: number): string {
  const n = String(lo + axis.offset);
  if (lo === hi) return say(view, "nth", { n });
  return hi === axis.size - 1 ? say(view, "nthAndLater", { n }) : say(view, "nthToNth", { n, m: String(hi + axis.offset) });
}

export function dimensionName(view: View, dimension: Dimension): Content {
  return written(view, shownName(dimension, view.language));
}

/** Box by box, in the order written. */
export function regionTexts(axes: readonly Axis[], region: Region): readonly Phrase[] {
  return region.map((box) => phraseRegion(axes, box));
}
