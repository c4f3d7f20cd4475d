import { displayWidth } from "../base/display-width.ts";

/** A text as lines of at most `width` cells. Chinese may be cut between any two characters, but a line does not begin with a closing mark. */
export function wrap(text: string, width: number): readonly string[] {
  const words = text.match(/\s+|[\p{Script=Han}“（][，。；：、）”…]*|[^\s\p{Script=Han}“（]+/gu) ?? [""];
  const lines = [""];
  for (const word of words) {
    const line = lines.at(-1) ?? "";
    if (displayWidth(line + word.trimEnd()) <= width) lines[lines.length - 1] = line + word;
    else lines.push(word.trimStart());
  }
  return lines.map((line) => line.trimEnd());
}
