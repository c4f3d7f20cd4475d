const BOUND = /^(.+?)(?:及其?|[（(]含[)）]|含)?(以上|以下|以内)$/;

/** A bound behind a name, as notices write ranges: `二级及以下`. */
export interface BoundInWords {
  readonly name: string;
  /** As the language writes it. Civil Code, article 1259: 以上, 以下 and 以内 take in what they follow. */
  readonly range: (name: string) => string;
}

export function boundInWords(word: string): BoundInWords | undefined {
  const [, name, bound] = BOUND.exec(word) ?? [];
  if (name === undefined) return undefined;
  return { name, range: (written) => (bound === "以上" ? `${written}..` : `..${written}`) };
}
