/** Ranges as notices write them in one word, of whole numbers and of the members of an ordered dimension. */
import type { Dimension } from "../model/dimension.ts";
import { boundInWords } from "../syntax/bounds-in-words.ts";
import { findMember } from "./dimensions.ts";

const WORDS = /^(不满|未满|低于|小于|超过|高于|大于|不超过|不高于|不低于|年满|已满|满)([0-9]{1,4})(?:周岁|岁|次|年|人)?$/;

/** A bound before its figure, `不满18岁` or `超过60岁`. Civil Code, article 1259: 不满 and 超过 leave the number out; 满 and 不低于 take it in. */
export function rangeInWords(word: string): string | undefined {
  const [, bound, figures] = WORDS.exec(word) ?? [];
  if (bound === undefined || figures === undefined) return undefined;
  const number = Number(figures);
  if (/^(?:不满|未满|低于|小于)$/.test(bound)) return `..${number - 1}`;
  if (/^(?:超过|高于|大于)$/.test(bound)) return `${number + 1}..`;
  return /^不[超高]/.test(bound) ? `..${number}` : `${number}..`;
}

/** A bound behind its member, `二级及以下`. */
export function memberRangeInWords(word: string, { domain }: Dimension): string | undefined {
  const bound = boundInWords(word);
  if (bound === undefined || domain.kind !== "members" || !domain.ordered || findMember(domain.members, { key: bound.name }) === undefined) return undefined;
  return bound.range(bound.name);
}
