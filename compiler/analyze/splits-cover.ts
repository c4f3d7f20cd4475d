import { compare, multiply, rational } from "../base/rational.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Contribution, Split } from "../model/contribution.ts";
import type { Axis } from "../model/dimension.ts";
import type { SlotWord } from "../model/slot.ts";
import { axesOf, toBox, toNamed } from "../parts/axes.ts";
import { REFINEMENT_BUDGET } from "../parts/lay-out.ts";
import { bothNames, phraseCase } from "../parts/phrase-facts.ts";
import { phraseWord } from "../parts/phrase-slot.ts";
import { decimalText } from "../parts/phrase-value.ts";
import { findOverlaps } from "../space/clashes.ts";
import { findGaps } from "../space/gaps.ts";
import { mergeBoxes } from "../space/merge.ts";
import { note, type Rule } from "./rule.ts";

/** What is split among levels of government is split once for every case of its table's facts (§3, §5). */
export const splitsCoverEachCaseOnce: Rule = ({ program }) => {
  const judged = new Set<Split["location"]>();
  return program.contributions.flatMap((contribution) => contribution.splits.filter(({ rows, location }) => rows.length > 0 && judged.size < judged.add(location).size).flatMap((split) => judgeSplit(contribution, split)));
};

function judgeSplit(contribution: Contribution, split: Split): readonly Diagnostic[] {
  const axes = split.dimensions.flatMap(axesOf);
  const boxes = split.rows.flatMap(({ region }, row) => region.map((named) => ({ row, box: toBox(axes, named) })));
  const slot = phraseSplit(contribution, split);
  return [...reportGaps(axes, boxes.map(({ box }) => box), split, slot), ...reportOverlap(axes, boxes, split, slot)];
}

type Placed = { readonly row: number; readonly box: ReturnType<typeof toBox> };

function phraseSplit(contribution: Contribution, { word }: Split): Phrase {
  const [name, part] = [bothNames(contribution), phraseWord(word as SlotWord)];
  return { en: `split of the ${part.en} of “${name.en}”`, zh: `“${name.zh}”的${part.zh}的分担` };
}

function reportGaps(axes: readonly Axis[], boxes: readonly Placed["box"][], split: Split, slot: Phrase): readonly Diagnostic[] {
  const gaps = mergeBoxes(axes, findGaps(axes, boxes, { budget: REFINEMENT_BUDGET }).gaps);
  const [first] = gaps;
  return first === undefined ? [] : [report("missingCombinations", split.location, { slot, case: phraseCase(axes, toNamed(axes, first)), count: gaps.length })];
}

function reportOverlap(axes: readonly Axis[], placed: readonly Placed[], { rows }: Split, slot: Phrase): readonly Diagnostic[] {
  const rowAt = (index: number) => rows[placed[index]?.row ?? -1];
  const [found] = findOverlaps(axes, placed.map(({ box }) => box), { limit: 1, concerns: (a, b) => placed[a]?.row !== placed[b]?.row }).overlaps;
  const [first, second] = found === undefined ? [] : [rowAt(found.a), rowAt(found.b)];
  if (found === undefined || first === undefined || second === undefined) return [];
  const args = { slot, case: phraseCase(axes, toNamed(axes, found.region)) };
  const notes = [note(first.location, "the other row", "另一行")];
  const isSame = first.shares.every(({ share }, index) => compare(share, second.shares[index]?.share ?? share) === 0);
  if (isSame) return [report("rowRepeated", second.location, { ...args, value: phraseShares(second) }, { notes })];
  return [report("rowsClash", second.location, { ...args, first: phraseShares(first), second: phraseShares(second) }, { notes })];
}

function phraseShares({ shares }: Split["rows"][number]): string {
  return shares.map(({ share }) => `${decimalText(multiply(share, rational(1n, 100n)))}%`).join(" / ");
}
