/** The page's own words in one language at a time. */
import { type Language, type Word, WORDS } from "./words.ts";

export function firstLanguage(): Language {
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** Wherever the page says `data-word`, `data-label` or `data-hint`. */
export function sayAll(language: Language): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = language === "zh" ? "统筹 · 医保待遇规则" : "Tongchou · benefit rules";
  const each = (kind: string, say: (node: HTMLElement, text: string) => void): void => {
    for (const node of document.querySelectorAll<HTMLElement>(`[data-${kind}]`)) {
      const word = node.dataset[kind];
      if (isWord(word)) say(node, WORDS[word][language]);
    }
  };
  each("word", (node, text) => { node.textContent = text; });
  each("label", (node, text) => node.setAttribute("aria-label", text));
  each("hint", (node, text) => node.setAttribute("title", text));
  for (const choice of ["zh", "en"]) document.getElementById(choice)?.setAttribute("aria-pressed", String(choice === language));
}

function isWord(name: string | undefined): name is Word {
  return name !== undefined && name in WORDS;
}
