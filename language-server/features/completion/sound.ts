import { pinyin } from "pinyin-pro";
import { isChinese } from "../../../compiler/model/names.ts";

const known = new Map<string, readonly string[]>();

/** How a Chinese text is typed by its sound: in full and by first letters (住院: `zhuyuan`, `zy`); nothing for other texts. */
export function soundsOf(text: string): readonly string[] {
  const found = known.get(text) ?? (isChinese(text) ? spell(text) : []);
  known.set(text, found);
  return found;
}

function spell(text: string): readonly string[] {
  const syllables = pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive", v: true });
  return [syllables.join(""), syllables.map((syllable) => syllable.charAt(0)).join("")];
}
