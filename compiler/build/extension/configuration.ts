/** What an editor does by itself while somebody types: comments, brackets, words, rows of tables. */
import { WORD } from "../../syntax/patterns.ts";

const BRACKETS = [["{", "}"], ["｛", "｝"], ["(", ")"], ["（", "）"]] as const;
const QUOTES = [["\"", "\""], ["“", "”"], ["「", "」"]] as const;

export function languageConfiguration(): object {
  const pairs = [...BRACKETS, ...QUOTES];
  return {
    comments: { lineComment: "//", blockComment: ["/*", "*/"] },
    brackets: BRACKETS,
    colorizedBracketPairs: BRACKETS,
    autoClosingPairs: pairs.map(([open, close]) => ({ open, close, notIn: ["string", "comment"] })),
    surroundingPairs: pairs,
    autoCloseBefore: " \t\n;；:：,，、|｜})）",
    wordPattern: { pattern: WORD.source, flags: "" },
    indentationRules: { increaseIndentPattern: "^((?!//).)*[{｛][^}｝]*$", decreaseIndentPattern: "^\\s*[}｝]" },
    onEnterRules: [
      { beforeText: "^\\s*[/／]{3}.*$", action: { indent: "none", appendText: "/// " } },
      { beforeText: "^\\s*[|｜].*[|｜]\\s*$", afterText: "^\\s*$", action: { indent: "none", appendText: "| " } },
    ],
  };
}
