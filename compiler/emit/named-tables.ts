import type { Phrase } from "../diagnostics/diagnostic.ts";
import { phraseWord } from "../parts/phrase-slot.ts";
import type { SlotWord } from "../model/slot.ts";
import type { ContributionSlots, BenefitSlots, Label, SlotTable, Tables, When } from "./format.ts";
import type { NamedTable } from "./prove-table.ts";

/** Every slot table of the file with its name. */
export function namedTablesIn(file: Tables): NamedTable[] {
  const owners = [...file.benefits, ...file.contributions, ...file.accounts];
  return [
    ...owners.flatMap((owner) => tablesOf(owner, owner.domain, owner.slots)),
    ...tablesOf(file.scheme, file.scheme.domain, { waiting: file.scheme.waiting }),
    ...file.pools.map((pool) => ({ slot: phraseName({ en: "pool", zh: "额度" }, pool), word: "pool" as const, owner: everyCase, table: pool.table })),
  ];
}

const everyCase: readonly When[] = [{}];

function tablesOf(owner: Label, domain: readonly When[], slots: BenefitSlots | ContributionSlots): NamedTable[] {
  return Object.entries<readonly SlotTable[] | undefined>(slots).flatMap(([word, tables = []]) =>
    tables.map((table) => ({ slot: phraseOf(word as SlotWord, owner), word: word as SlotWord, owner: domain, table })));
}

function phraseOf(word: SlotWord, owner: Label): Phrase {
  const { en, zh } = phraseWord(word);
  return { en: `the ${en} of “${owner.name}”`, zh: `“${owner.label}”的${zh}` };
}

function phraseName(what: Phrase, { name, label }: Label): Phrase {
  return { en: `the ${what.en} “${name}”`, zh: `${what.zh}“${label}”` };
}
