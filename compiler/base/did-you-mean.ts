/** Han, kana and hangul, where one character is about what a syllable or a short word is elsewhere. */
const isEastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * The candidate that someone who wrote `word` most likely meant, without regard to case: the nearest by edits, else the shortest
 * that begins with, contains or is contained in the word. Equally near ones are told apart by their spelling, never by their order.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const others = [...new Set(candidates)].filter((candidate) => candidate !== word).sort();
  const written = folded(word);
  let best: { readonly candidate: string; readonly rank: number } | undefined;
  for (const candidate of others) {
    const rank = rankOf(written, folded(candidate));
    if (rank !== undefined && (best === undefined || rank < best.rank)) best = { candidate, rank };
  }
  return best?.candidate;
}

function folded(word: string): readonly string[] {
  return [...word.toLowerCase()];
}

/** Lower is nearer; any spelling mistake is nearer than any prefix, any prefix nearer than any other part. */
function rankOf(written: readonly string[], candidate: readonly string[]): number | undefined {
  const edits = distance(written, candidate);
  if (edits <= tolerance(written, candidate)) return edits;
  return partRank(written.join(""), candidate.join(""));
}

/** How many edits still pass for a slip, by the length of the shorter of the two in code points. */
function tolerance(written: readonly string[], candidate: readonly string[]): number {
  const length = Math.min(written.length, candidate.length);
  if (isEastAsian.test(written.join("") + candidate.join(""))) return length < 2 ? 0 : Math.max(1, Math.floor(length / 3));
  return length < 3 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3;
}

const afterEverySlip = 100;

function partRank(written: string, candidate: string): number | undefined {
  const [short, long] = written.length < candidate.length ? [written, candidate] : [candidate, written];
  if ([...short].length < (isEastAsian.test(short) ? 2 : 3) || !long.includes(short)) return undefined;
  const surplus = (long.length - short.length) / (long.length + 1);
  return afterEverySlip + (long.startsWith(short) ? 0 : 1) + surplus;
}

/**
 * Edits that turn one word into the other: a character inserted, removed, replaced, or two neighbours exchanged, none edited twice
 * (the restricted Damerau–Levenshtein distance).
 */
export function distance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  a.forEach((character, i) => {
    const row = [i + 1];
    b.forEach((other, j) => {
      const replaced = cell(last, j) + (character === other ? 0 : 1);
      const isExchange = i > 0 && j > 0 && character === b[j - 1] && a[i - 1] === other;
      const exchanged = isExchange ? cell(beforeLast, j - 1) + 1 : Infinity;
      row.push(Math.min(replaced, cell(last, j + 1) + 1, cell(row, j) + 1, exchanged));
    });
    [beforeLast, last] = [last, row];
  });
  return cell(last, b.length);
}

function cell(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
