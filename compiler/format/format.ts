/** The layout of a file: pure, from a text to a text. What it looks like and why is told in principles.md. */
import { parse, type Parsed } from "../syntax/parse.ts";
import { stackCrossTabs } from "./cross-tabs.ts";
import { factsOf, type Facts } from "./facts.ts";
import type { Item } from "./items.ts";
import { frameOf, withLineEnds } from "./line-ends.ts";
import { mergePhrases } from "./merge-phrases.ts";
import type { NamesInUse } from "./names.ts";
import type { Page } from "./print.ts";
import { layOutWithQuotes, type LaidOut } from "./quotes.ts";
import { readItems } from "./read-items.ts";
import { missingBarsIn, obstaclesIn, type Finding } from "./refusal.ts";
import { Speller, type SpellingOrder } from "./speller.ts";
import type { Spelling } from "./word.ts";

export interface FormatOptions {
  /** What the file is called in a refusal. */
  readonly file?: string;
  /** Writes all keywords, figures, dates and known names in one language; without it each keeps its own. */
  readonly spelling?: Spelling;
  /** What the names of this file stand for, by the offsets at which they start. */
  readonly names?: NamesInUse;
  /** Cells to a line. */
  readonly width?: number;
  /** Spaces by which a block stands in. */
  readonly indent?: number;
}

export type Formatted =
  | { readonly kind: "formatted"; readonly text: string }
  /** Reading passed over text at these places; nothing was changed. */
  | { readonly kind: "refused"; readonly diagnostics: readonly Finding[] };

/** A sheet of paper turned on its side, and half a wide screen. */
export const WIDTH = 120;
const INDENT = 2;

/** Never throws for what a drafter wrote; takes line ends and a byte order mark as they are. */
export function format(text: string, options: FormatOptions = {}): Formatted {
  const layout = layOut(text, options);
  if (layout.kind === "refused") return layout;
  const { mark, lineEnd } = frameOf(text);
  return { kind: "formatted", text: mark + withLineEnds(layout.printed, { mark, lineEnd }) };
}

export function layOut(text: string, options: FormatOptions): LaidOut {
  const parsed = parse(options.file ?? "", text);
  const obstacles = obstaclesIn(parsed);
  if (obstacles.length > 0) return { kind: "refused", diagnostics: obstacles };
  const facts = factsOf(parsed.tree);
  return layOutWithQuotes({ text, diagnostics: parsed.diagnostics, lay: (quoted) => itemsOf(parsed, facts, options, quoted), page: pageOf(options) });
}

export function pageOf({ width = WIDTH, indent = INDENT }: FormatOptions): Page {
  return { width, indent };
}

function itemsOf(parsed: Parsed, facts: Facts, options: FormatOptions, quoted: ReadonlySet<number>): readonly Item[] {
  const tokens = mergePhrases(parsed.tokens);
  const order: SpellingOrder = { spelling: options.spelling, names: options.names ?? new Map(), quoted };
  const speller = new Speller(tokens, facts, order);
  const items = readItems(tokens, (index, isInCell) => speller.word(index, isInCell), missingBarsIn(parsed.diagnostics));
  // A table that fits in one language may not fit in the other; stacked there, it would not come back as it was.
  return options.spelling === undefined ? stackCrossTabs(items, { facts, order, page: pageOf(options) }) : items;
}
