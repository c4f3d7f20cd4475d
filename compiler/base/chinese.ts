/** Han letters anywhere make a name, or a line, Chinese. */
export function isChinese(text: string): boolean {
  return /[㐀-鿿豈-﫿\u{20000}-\u{3134f}]/u.test(text);
}
