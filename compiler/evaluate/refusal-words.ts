/** What a refusal speaks of, in the reader's words: a settlement knows things by the names that its tables use. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { type Named, shownName } from "../model/names.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { SlotWord } from "../model/slot.ts";
import { phraseWord } from "../parts/phrase-slot.ts";

const SPLIT: Phrase = { en: "split", zh: "分担" };

/** `say` makes the sentence about what the tables call so. */
export function inReadersWords(about: string, province: ProvinceProgram, say: (about: string) => Phrase): Phrase {
  return { en: say(wordsFor(about, province, "en")).en, zh: say(wordsFor(about, province, "zh")).zh };
}

function wordsFor(about: string, province: ProvinceProgram, language: Language): string {
  return about.split(", ").map((part) => wordFor(part, province, language)).join(language === "zh" ? "、" : ", ");
}

/** `ratio of inpatient`, `average_wage 2024` or a name alone. */
function wordFor(part: string, province: ProvinceProgram, language: Language): string {
  const [, word, owner = ""] = /^(\w+) of (.+)$/.exec(part) ?? [];
  if (word !== undefined) {
    const { en, zh } = word === "split" ? SPLIT : (phraseWord(word as SlotWord) ?? { en: word, zh: word });
    const name = nameFor(owner, province, language);
    return language === "zh" ? `${name}的${zh}` : `${en} of ${name}`;
  }
  const [, name = part, year] = /^(.+) (\d{4})$/.exec(part) ?? [];
  return nameFor(name, province, language) + (year === undefined ? "" : ` ${year}`);
}

function nameFor(key: string, { province, dimensions, measures, schemes, indicators, benefits, pools, contributions, funds }: ProvinceProgram, language: Language): string {
  const all: readonly Named[] = [province, ...dimensions, ...measures, ...schemes, ...indicators, ...benefits, ...pools, ...contributions, ...funds];
  const named = all.find(({ name }) => name === key);
  return named === undefined ? key : shownName(named, language);
}
