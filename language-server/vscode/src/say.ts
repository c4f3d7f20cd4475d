import { env } from "vscode";

/** What the extension itself says, in the language of the editor. */
export function say({ en, zh }: { readonly en: string; readonly zh: string }): string {
  return env.language.toLowerCase().startsWith("zh") ? zh : en;
}
