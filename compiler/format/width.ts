import { displayWidth } from "../base/display-width.ts";

const isPlain = /^[\x20-\x7e]*$/;
/** Letters, ideographs and the marks of Chinese text, each two cells wide. */
const isWide = /^[\u3000-\u303e\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Cells that a text takes; most texts are all of one width, and are not looked at letter by letter. */
export function widthOf(text: string): number {
  if (isPlain.test(text)) return text.length;
  return isWide.test(text) ? 2 * text.length : displayWidth(text);
}
