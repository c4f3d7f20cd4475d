/** Tells the editor how far the check of a large workspace has come. */
import type { Connection, WorkDoneProgressReporter } from "vscode-languageserver";
import type { Language } from "../compiler/diagnostics/render/fill.ts";

type Shown = WorkDoneProgressReporter & { readonly done: () => void };

const TITLE = { en: "Checking the policies", zh: "正在检查政策" };

/** Of an editor that shows no progress nothing is asked; where it does not after all, the check goes on all the same. */
export function progressOf({ window }: Connection, isShown: () => boolean, language: () => Language): (share: number) => void {
  let shown: Promise<Shown | undefined> | undefined;
  const begin = async (): Promise<Shown | undefined> => {
    const progress = await window.createWorkDoneProgress().catch(() => undefined);
    progress?.begin(TITLE[language()], 0);
    return progress;
  };
  return (share) => {
    if (!isShown()) return;
    shown ??= begin();
    void shown.then((progress) => (share < 1 ? progress?.report(Math.round(share * 100)) : progress?.done()));
    if (share >= 1) shown = undefined;
  };
}
