/** A bound written before its figure as one word, `不满18岁` or `超过60岁`: how it is written as a range of whole numbers. */

const WORDS = /^(不满|未满|低于|小于|超过|高于|大于|不超过|不高于|不低于|年满|已满|满)([0-9]{1,4})(?:周岁|岁|次|年|人)?$/;

/** Civil Code, article 1259: 不满 and 超过 leave the number out; 满 and 不低于 take it in. */
export function rangeInWords(word: string): string | undefined {
  const [, bound, figures] = WORDS.exec(word) ?? [];
  if (bound === undefined || figures === undefined) return undefined;
  const number = Number(figures);
  if (/^(?:不满|未满|低于|小于)$/.test(bound)) return `..${number - 1}`;
  if (/^(?:超过|高于|大于)$/.test(bound)) return `${number + 1}..`;
  return /^不[超高]/.test(bound) ? `..${number}` : `${number}..`;
}
