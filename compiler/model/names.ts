import { isChinese } from "../base/chinese.ts";
import type { Location } from "../base/span.ts";

/** What every declared thing is called; `name` is what tables and engines use. */
export interface Named {
  readonly name: string;
  /** The name in the other language, where the drafter gave one. */
  readonly other: string | undefined;
  readonly title: string | undefined;
  readonly location: Location;
}

/** The name to show in a sentence of the given language. */
export function shownName(named: Pick<Named, "name" | "other">, language: "en" | "zh"): string {
  const names = [named.name, ...(named.other === undefined ? [] : [named.other])];
  return names.find((name) => isChinese(name) === (language === "zh")) ?? named.name;
}

/** The name for a sentence in both languages. */
export function namePhrase(named: Pick<Named, "name" | "other">): { readonly en: string; readonly zh: string } {
  return { en: shownName(named, "en"), zh: shownName(named, "zh") };
}
