import { sha256Of } from "../base/digest.ts";

const digitsInName = 16;

/** `PROVINCE/NAME-DIGEST.json`; the digest is the first 16 hexadecimal digits of the text's SHA-256. */
export function pathFor(province: string, name: string, text: string): string {
  return `${safeName(province)}/${safeName(name)}-${digestInName(text)}.json`;
}

export function digestInName(text: string): string {
  return sha256Of(text).slice(0, digitsInName);
}

/**
 * A name that every file system takes and that leads nowhere: letters of any script, digits, `_` and `-` stay, other
 * UTF-16 units become `%` and four hexadecimal digits. Windows keeps a few names for devices.
 */
export function safeName(name: string): string {
  const escaped = name.replace(/[^\p{L}\p{N}_-]/gu, (character) => [...unitsOf(character)].map((unit) => `%${unit.toString(16).padStart(4, "0")}`).join(""));
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(escaped) ? `${escaped}%` : escaped;
}

function unitsOf(character: string): number[] {
  return Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
}
