/** What the value of a setting may be, in words for whoever writes `tongchou.json` by hand. */
import { didYouMean } from "../base/did-you-mean.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";

const LEVELS: readonly string[] = ["note", "warning", "error"];

/** By JSON pointer: what it is, and the only values there are. */
const SETTINGS: readonly (readonly [place: RegExp, is: Phrase, choices?: readonly string[]])[] = [
  [/^\/language$/, oneOf(["zh", "en"]), ["zh", "en"]],
  [/^\/failLevel$/, oneOf(LEVELS), LEVELS],
  [/^\/rules\/[^/]+$/, oneOf(["off", ...LEVELS]), ["off", ...LEVELS]],
  [/^\/rules$/, { en: "is written in braces, such as { \"TC4030\": \"off\" }", zh: "须写在花括号中，如 { \"TC4030\": \"off\" }" }],
  [/^\/libraries$/, { en: "is a list in brackets, such as [\"../shared\"]", zh: "须为方括号中的列表，如 [\"../shared\"]" }],
  [/^\/asOf$/, { en: "is a day in quotes such as \"2026-01-31\"", zh: "须为写在引号中的日期，如 \"2026-01-31\"" }],
];

const TEXT: Phrase = { en: "is a text in quotes", zh: "须为写在引号中的文字" };

function oneOf(words: readonly string[]): Phrase {
  const quoted = words.map((word) => `"${word}"`);
  return { en: `is ${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`, zh: `只能是 ${quoted.slice(0, -1).join("、")} 或 ${quoted.at(-1) ?? ""}` };
}

const NO_PATH: Phrase = {
  en: "a folder or file is named relative to this file, in quotes and with “/” between names",
  zh: "文件夹和文件应写为相对于本文件的路径，放在引号中，各级名称以“/”分隔",
};

/** Longer values are in sight where they are marked. */
const LONGEST_SHOWN = 24;

/** Of a value that its setting cannot have, as it is written. */
export function settingFault(place: string, written: string): Phrase {
  if (/^\/(libraries\/\d+|baseline)$/.test(place)) return NO_PATH;
  const [, is = TEXT, choices = []] = SETTINGS.find(([pattern]) => pattern.test(place)) ?? [];
  const name = place.split("/").at(-1) ?? "";
  const shown = written.length > LONGEST_SHOWN ? { en: "", zh: "" } : { en: `, not ${written}`, zh: `，不能是 ${written}` };
  const meant = didYouMean(written.replace(/^"|"$/g, ""), choices);
  return meaning({ en: `“${name}” ${is.en}${shown.en}`, zh: `“${name}”${is.zh}${shown.zh}` }, meant);
}

/** With the word that was probably meant. */
export function meaning(said: Phrase, meant: string | undefined): Phrase {
  return meant === undefined ? said : { en: `${said.en} (did you mean “${meant}”?)`, zh: `${said.zh}（是否想写“${meant}”？）` };
}
