/** Contributions and personal accounts, outside of their cells: whom they are for, of what they are a share, who bears a subsidy. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Contribution, Split } from "../model/contribution.ts";
import type { Source } from "../layers/source.ts";
import { toNamed } from "../parts/axes.ts";
import { phraseRegion } from "../parts/phrase-facts.ts";
import { decimalText } from "../parts/phrase-value.ts";
import { separate } from "../parts/version-space.ts";
import type { Box } from "../space/box.ts";
import { mergeBoxes } from "../space/merge.ts";
import { aspects, differing, differingText } from "./aspects.ts";
import { outside } from "./benefit-changes.ts";
import type { AspectChange } from "./difference.ts";
import type { Rename } from "./match.ts";
import { joined, NOTHING_SAID, phraseDays, phraseDraft } from "./phrase-order.ts";
import type { SharedSpace } from "./shared-space.ts";

export function contributionAspects([old, now]: readonly [Contribution, Contribution], space: SharedSpace, rename: Rename): readonly AspectChange[] {
  return [
    ...populationChanges([old, now], space),
    ...aspects(now.kind, now, [
      differing("dates", old, now, phraseDays),
      differing("draft", old.draft, now.draft, phraseDraft),
      differingText("baseFact", old.baseFact, now.baseFact),
      differingText("tiers", old.tiers === undefined ? undefined : rename("dimension", old.tiers.name), now.tiers?.name),
      differing("split", splitsText(old, space.old), splitsText(now, space.now), (text) => text),
    ]),
  ];
}

function populationChanges([old, now]: readonly [Contribution, Contribution], space: SharedSpace): readonly AspectChange[] {
  const [before, after] = [domainOf(old, space.old), domainOf(now, space.now)];
  const text = (region: Box): Phrase => phraseRegion(space.axes, toNamed(space.axes, region));
  const change = (was: Phrase, is: Phrase): readonly AspectChange[] => aspects(now.kind, now, [{ aspect: "population", from: undefined, old: was, now: is, patient: "unclear" }]);
  return [...outside(before, after, space).flatMap((region) => change(text(region), NOTHING_SAID)), ...outside(after, before, space).flatMap((region) => change(NOTHING_SAID, text(region)))];
}

function domainOf({ slots }: Contribution, source: Source): readonly Box[] {
  return separate(source.axes, (slots[0]?.domain ?? []).map((region) => source.boxOf(region)));
}

/** Payers have no name in the other language, so shares stand in the order written. */
function splitsText({ splits }: Contribution, source: Source): Phrase {
  return joined(splits.map((split) => splitText(split, source)), " | ", " | ");
}

function splitText(split: Split, { axes, boxOf }: Source): Phrase {
  const boxes = new Map<string, Box[]>();
  for (const { region, shares } of split.rows) {
    const text = shares.map(({ share }) => `${decimalText({ numerator: share.numerator, denominator: share.denominator * 100n })}%`).join(" / ");
    boxes.set(text, [...(boxes.get(text) ?? []), ...region.map((box) => boxOf(box))]);
  }
  const rows = [...boxes].flatMap(([text, list]) => mergeBoxes(axes, separate(axes, list)).map((box) => ({ text, where: phraseRegion(axes, toNamed(axes, box)) })));
  const lines = rows.sort((a, b) => (a.where.en < b.where.en ? -1 : 1)).map(({ text, where }) => ({ en: `${where.en}: ${text}`, zh: `${where.zh}：${text}` }));
  const [days, all] = [phraseDays(split), joined(lines, "; ", "；")];
  return { en: `${days.en}: ${all.en}`, zh: `${days.zh}：${all.zh}` };
}
