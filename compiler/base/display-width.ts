import { eastAsianWidth } from "get-east-asian-width";

/** What a terminal shows as one character: a letter with its marks, or an emoji sequence. */
export interface Cluster {
  readonly text: string;
  /** Where it begins in the text, in UTF-16 units. */
  readonly offset: number;
  /** Cells that it takes: 0, 1 or 2. */
  readonly width: number;
}

/** Combining marks, the later jamo of a Hangul syllable, joiners, selectors and controls take no cell of their own. */
const hasNoWidth = /^[\p{Mn}\p{Me}\p{Cc}\p{Cf}\u1160-\u11ff]$/u;
const isControl = /^\p{Cc}$/u;
const pictographAtStart = /^\p{Extended_Pictographic}/u;
const isSkinTone = /^\p{Emoji_Modifier}$/u;
const zeroWidthJoiner = "\u200d";
const emojiSelector = "\ufe0f";

/**
 * Cells that a terminal gives a text: two for a wide or full-width character (Unicode Standard Annex 11), one for other
 * letters, none for combining marks; an emoji sequence counts as one emoji. Ambiguous characters such as “ and × count one,
 * as the annex advises where the font is unknown. Tabs and line ends count nothing: whoever prints replaces them.
 */
export function displayWidth(text: string): number {
  return clustersOf(text).reduce((width, cluster) => width + cluster.width, 0);
}

/** Cuts a text without loss; a control character always stands alone. */
export function clustersOf(text: string): readonly Cluster[] {
  const clusters: Cluster[] = [];
  let offset = 0;
  for (const character of text) {
    const before = clusters.at(-1);
    if (before && goesOn(before, character)) clusters[clusters.length - 1] = joined(before, character);
    else clusters.push({ text: character, offset, width: hasNoWidth.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0) });
    offset += character.length;
  }
  return clusters;
}

function goesOn(before: Cluster, character: string): boolean {
  if (isControl.test(character) || isControl.test(before.text)) return false;
  if (hasNoWidth.test(character)) return true;
  return pictographAtStart.test(before.text) && (before.text.endsWith(zeroWidthJoiner) || isSkinTone.test(character));
}

/** The emoji selector widens a pictograph that is one cell wide as text, such as ❤. */
function joined(before: Cluster, character: string): Cluster {
  const width = character === emojiSelector && pictographAtStart.test(before.text) ? 2 : before.width;
  return { text: before.text + character, offset: before.offset, width };
}
