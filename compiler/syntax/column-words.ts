import type { KeywordId } from "./keywords.ts";

const COLUMN_WORDS: Partial<Record<KeywordId, readonly KeywordId[]>> = {
  ratio: ["ratio"], waiting: ["months", "amount"], firstShare: ["firstShare", "ratio", "amount"],
  employer: ["employer", "ratio", "amount"], member: ["amount", "ratio"], credit: ["credit", "ratio", "amount"], years: ["years", "amount"],
};

/** Words that may head the column of values in the table of a slot or part, the usual one first. `member` is a dimension's name too often to be one. */
export function columnWordsOf(word: KeywordId): readonly KeywordId[] {
  return COLUMN_WORDS[word] ?? ["amount", word];
}
