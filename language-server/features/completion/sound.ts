import { pinyin } from "pinyin-pro";
import { isChinese } from "../../../compiler/base/chinese.ts";

/** Names come and go with every letter typed: of so many all are forgotten, and those in use spelled anew. */
const MOST = 20_000;
const known = new Map<string, readonly string[]>();

/** How a Chinese text is typed by its sound: in full and by first letters (住院: `zhuyuan`, `zy`); nothing for other texts. */
export function soundsOf(text: string): readonly string[] {
  if (!isChinese(text)) return [];
  const found = known.get(text) ?? spell(text);
  if (known.size >= MOST) known.clear();
  known.set(text, found);
  return found;
}

function spell(text: string): readonly string[] {
  const syllables = pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive", v: true });
  return [syllables.join(""), syllables.map((syllable) => syllable.charAt(0)).join("")];
}
