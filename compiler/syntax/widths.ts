const FULL_WIDTH = /[\uFF01-\uFF5E]/;

/** Full-width forms of ASCII made half-width, one unit for one unit, so that offsets into the result are offsets into the source. */
export function halfWidth(text: string): string {
  if (!FULL_WIDTH.test(text)) return text;
  return text.replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
