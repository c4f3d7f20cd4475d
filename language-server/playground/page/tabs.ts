/** The files as tabs. */
import { button } from "./element.ts";
import type { PlayFile } from "./files.ts";
import type { Language } from "./words.ts";
import { WORDS } from "./words.ts";

export interface TabEvents {
  readonly show: (file: PlayFile) => void;
  readonly add: () => void;
  readonly remove: (file: PlayFile) => void;
}

export interface TabState {
  readonly files: readonly PlayFile[];
  readonly active: PlayFile | undefined;
  /** Paths of files in which there are errors. */
  readonly wrong: ReadonlySet<string>;
  readonly language: Language;
}

const ENDING = /\.tongchou$/;

export function fillTabs(list: HTMLElement, { files, active, wrong, language }: TabState, events: TabEvents): void {
  list.setAttribute("aria-label", WORDS.files[language]);
  const tabs = files.map((file) => {
    const isActive = file === active;
    const [kind, mark] = wrong.has(file.path) ? ["tab wrong", WORDS.hasErrors[language]] : ["tab", ""];
    return button({ class: kind, role: "tab", title: file.path + mark, "aria-selected": String(isActive), "aria-controls": "editor", tabindex: isActive ? "0" : "-1" }, shortName(file.path, files), () => events.show(file));
  });
  list.replaceChildren(...tabs);
  tabs.find((tab) => tab.getAttribute("aria-selected") === "true")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Only as much of the folder as tells it from the others. */
function shortName(path: string, files: readonly PlayFile[]): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const isAlone = files.every((other) => other.path === path || !other.path.endsWith(`/${name}`));
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  const isMain = folder === folderOf(files[0]?.path ?? "");
  return (isAlone && isMain ? name : path).replace(ENDING, "");
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

export function tabTools({ files, active, language }: TabState, events: TabEvents): readonly HTMLElement[] {
  const add = button({ class: "tool", "aria-label": WORDS.addFile[language], title: WORDS.addFile[language] }, "＋", events.add);
  const remove = button({ class: "tool", "aria-label": WORDS.removeFile[language], title: WORDS.removeFile[language] }, "×", () => {
    if (active !== undefined) events.remove(active);
  });
  remove.disabled = files.length < 2;
  return [add, remove];
}
