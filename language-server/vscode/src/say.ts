import { env, workspace } from "vscode";

/** What the extension itself says, in the language that is set, otherwise in that of the editor. */
export function say({ en, zh }: { readonly en: string; readonly zh: string }): string {
  const set = workspace.getConfiguration("tongchou").get<string>("language");
  const language = set === "zh" || set === "en" ? set : env.language.toLowerCase();
  return language.startsWith("zh") ? zh : en;
}
