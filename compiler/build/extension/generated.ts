/** Files of the extension that follow from the language, by their paths below it. */
import { languageConfiguration } from "./configuration.ts";
import { textMateGrammar } from "./grammar.ts";
import { snippets } from "./snippets.ts";

export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ["language-configuration.json", json(languageConfiguration())],
    ["syntaxes/tongchou.tmLanguage.json", json(textMateGrammar())],
    ["snippets/tongchou.json", json(snippets())],
  ]);
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
