/** A line of a shell as far as documents use it: words, quotes, and a comment at its end. */
export function wordsOf(line: string): string[] {
  const words = line.replace(/\s#.*$/, "").matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g);
  return [...words].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ""));
}
