/**
 * Names stand without quotes, unless they are read as something else then. That is found out by reading what was printed: what the
 * grammar takes for a name depends on everything around it.
 */
import { differencesIn } from "./compare.ts";
import type { Item } from "./items.ts";
import { printItems, type Page } from "./print.ts";
import type { Finding } from "./refusal.ts";
import type { Word } from "./word.ts";

export type LaidOut =
  | { readonly kind: "laidOut"; readonly items: readonly Item[]; readonly printed: string }
  | { readonly kind: "refused"; readonly diagnostics: readonly Finding[] };

export interface Draft {
  readonly text: string;
  /** What reading the text had to say. */
  readonly diagnostics: readonly Finding[];
  /** Lays the file out with quotes around the names that start at some offsets. */
  readonly lay: (quoted: ReadonlySet<number>) => readonly Item[];
  readonly page: Page;
}

/** Most times that names are given back the quotes that they turned out to need. */
const mostRounds = 100;

export function layOutWithQuotes(draft: Draft): LaidOut {
  const quoted = new Set<number>();
  for (let round = 0; round < mostRounds; round += 1) {
    const { items, printed, differences } = attempt(draft, quoted);
    if (differences === undefined) return quoted.size === 0 ? { kind: "laidOut", items, printed } : withFewest(draft, quoted);
    const names = differences.filter((word) => mayNeedQuotes(word, draft) && !quoted.has(word.span.start));
    if (names.length === 0) return unfaithful(draft, differences);
    for (const { span } of names) quoted.add(span.start);
  }
  return unfaithful(draft, []);
}

interface Attempt {
  readonly items: readonly Item[];
  readonly printed: string;
  readonly differences: readonly Word[] | undefined;
}

function attempt({ lay, page }: Draft, quoted: ReadonlySet<number>): Attempt {
  const items = lay(quoted);
  const printed = printItems(items, page);
  return { items, printed, differences: differencesIn(items, printed) };
}

/** A name written otherwise than before: without its quotes, or in the other language. */
function mayNeedQuotes({ kind, text: written, span }: Word, { text }: Draft): boolean {
  return kind === "Name" && written !== text.slice(span.start, span.end);
}

/** Takes the quotes off again one by one where they are not what helped, so that the same names have them whichever language they came from. */
function withFewest(draft: Draft, quoted: Set<number>): LaidOut {
  for (const start of [...quoted].sort((a, b) => a - b)) {
    quoted.delete(start);
    if (attempt(draft, quoted).differences !== undefined) quoted.add(start);
  }
  return { kind: "laidOut", ...attempt(draft, quoted) };
}

/** What was laid out is never given away unless it reads as what was written. */
function unfaithful({ diagnostics }: Draft, around: readonly Word[]): LaidOut {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { kind: "refused", diagnostics: errors };
  throw new Error(`what was laid out does not read as what was written, near ${around.map(({ text }) => text).join(" ")}`);
}
