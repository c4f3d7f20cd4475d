import type { Token } from "../syntax/token.ts";

/** `先行自付 的` is in English one phrase, `first share of`; written apart, the two would become one on the way there and back. */
export function mergePhrases(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token, index) => isApart(token, tokens[index + 1]))) return tokens;
  const merged: Token[] = [];
  tokens.forEach((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (before !== undefined && isApart(before, token)) return;
    const isFirst = after !== undefined && isApart(token, after);
    merged.push(isFirst ? { ...token, keyword: "firstShareOf", span: { start: token.span.start, end: after.span.end } } : token);
  });
  return merged;
}

function isApart(first: Token, second: Token | undefined): boolean {
  const isPair = first.keyword === "firstShare" && second?.keyword === "of" && first.kind === "Keyword" && second.kind === "Keyword";
  return isPair && second.leading.every(({ image, kind }) => kind === "Space" && !/[\r\n]/.test(image));
}
