/** Ranges as notices write them in one word, of whole numbers and of members. */
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

/** Members in one word: several, `在职和退休`, or those up to one, `二级及以下`. */
export function membersInWords(word: string, { domain }: Dimension): string | undefined {
  if (domain.kind !== "members") return undefined;
  const isMember = (key: string): boolean => findMember(domain.members, { key }) !== undefined;
  const several = word.split(/[和与及或]/);
  if (several.length > 1 && several.every(isMember)) return several.join(", ");
  const bound = boundInWords(word);
  return bound !== undefined && domain.ordered && isMember(bound.name) ? bound.range(bound.name) : undefined;
}
