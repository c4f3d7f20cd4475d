import { KEYWORDS, type KeywordId } from "../syntax/keywords.ts";
import type { Spelling } from "./word.ts";

const SPELLINGS = new Map(KEYWORDS.map((keyword) => [keyword.id, keyword]));

/** Where a keyword stands, as far as its spelling depends on it. */
export interface KeywordPlace {
  /** The number before it is 1. */
  readonly isOfOne: boolean;
  /** It says how to compare the figure before it: 60 以上. */
  readonly isBehindFigure: boolean;
  /** `of` between a city and its province. */
  readonly isOfProvince: boolean;
}

export const ANYWHERE: KeywordPlace = { isOfOne: false, isBehindFigure: false, isOfProvince: false };

const BEFORE_FIGURE: Partial<Record<KeywordId, string>> = { atLeast: "不低于", atMost: "不高于" };

/** The spelling that the language prefers at a place; every other one it has means the same. */
export function spellKeyword(id: KeywordId, spelling: Spelling, place: KeywordPlace = ANYWHERE): string {
  const keyword = SPELLINGS.get(id);
  if (keyword === undefined) return id;
  const [usual = id, singular] = keyword[spelling];
  if (spelling === "en") return place.isOfOne ? (singular ?? usual) : usual;
  if (id === "of" && place.isOfProvince) return "隶属";
  return place.isBehindFigure ? usual : (BEFORE_FIGURE[id] ?? usual);
}

/** Han letters in a keyword or name make it Chinese. */
export function spellingOf(text: string): Spelling {
  return /[\u3400-\u9fff\uf900-\ufaff]|[\ud840-\ud888][\udc00-\udfff]/.test(text) ? "zh" : "en";
}
