import type { Contribution, Split } from "../model/contribution.ts";
import { compareBoxes } from "../space/box.ts";
import { toBox } from "../parts/axes.ts";
import { sortedBy } from "./canonical.ts";
import { cite, type FileWriter, writeWhen } from "./file-writer.ts";
import type { ContributionTables, SplitTable } from "./format.ts";
import { flag, inForce, labelOf, wholeNumber } from "./labels.ts";
import { axesIn, intersectRegions, tidyRegion } from "./regions.ts";
import type { SchemeContext } from "./scheme-context.ts";
import { writeDomain, writeSlots } from "./slot-tables.ts";

export function writeContribution({ writer, program, scheme, decided }: SchemeContext, contribution: Contribution): ContributionTables {
  const region = intersectRegions(scheme.region, contribution.when);
  return {
    ...labelOf(contribution),
    ...inForce(contribution),
    draft: flag(contribution.draft),
    domain: writeDomain(writer, region),
    tiers: contribution.tiers === undefined ? undefined : writer.axes.get(contribution.tiers.id)?.input,
    baseFact: contribution.baseFact,
    slots: writeSlots(writer, contribution.slots, decided, { region, impossible: program.impossible }),
    splits: sortedBy(contribution.splits, ({ word, from }) => [word, from]).map((split) => writeSplit(writer, split)),
    sources: cite(writer, [contribution.citation]),
  };
}

function writeSplit(writer: FileWriter, split: Split): SplitTable {
  const axes = axesIn(writer.axes, split.rows.map(({ region }) => region));
  const rows = split.rows.flatMap((row) => tidyRegion(writer.axes, row.region).map((box) => ({ box, row })));
  rows.sort((a, b) => compareBoxes(axes, toBox(axes, a.box), toBox(axes, b.box)));
  return {
    ...inForce(split),
    slot: split.word,
    rows: rows.map(({ box, row }) => ({
      when: writeWhen(writer, box),
      shares: row.shares.map(({ payer, share }) => ({ payer, share: wholeNumber(share) })),
      sources: cite(writer, [row.citation]),
    })),
  };
}
