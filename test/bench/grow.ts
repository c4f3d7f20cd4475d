import type { SourceFile } from "../../compiler/compile.ts";
import type { Dice } from "./random-table.ts";

/** A province's files, with all the names that have to differ from copy to copy. */
export interface Original {
  readonly files: readonly SourceFile[];
  readonly names: readonly string[];
}

const syllables = [["lin", "临"], ["yun", "云"], ["shi", "石"], ["he", "河"], ["bai", "白"], ["song", "松"], ["jin", "金"], ["qing", "青"]] as const;

/**
 * The policies with copies of their provinces under fictional names, until there are so many lines. Every copy is a
 * province of its own with amounts and ratios of its own, so that nothing of it is shared but the national libraries.
 */
export function grow(files: readonly SourceFile[], lines: number, dice: Dice): SourceFile[] {
  const originals = provincesIn(files);
  const grown = [...files];
  for (let count = linesOf(files), copy = 1; count < lines; copy += 1) {
    const original = originals[dice(originals.length)];
    if (original === undefined) throw new Error("no province to copy");
    const copied = copyOf(original, copy, dice);
    grown.push(...copied);
    count += linesOf(copied);
  }
  return grown;
}

export function linesOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, { text }) => sum + text.split("\n").length - 1, 0);
}

const declared = /^(?:province|city|省份|城市)[ \t]+(\S+)[ \t]+(\p{Script=Han}+)?/gmu;

export function provincesIn(files: readonly SourceFile[]): Original[] {
  const folders = new Map<string, SourceFile[]>();
  for (const file of files) {
    const folder = file.path.slice(0, file.path.lastIndexOf("/"));
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders.values()].flatMap((own) => {
    const names = own.flatMap(({ text }) => [...text.matchAll(declared)].flatMap(([, name, other]) => [name, other].filter((found) => found !== undefined)));
    return names.length === 0 ? [] : [{ files: own, names: [...new Set(names)].sort((a, b) => b.length - a.length) }];
  });
}

export function copyOf({ files, names }: Original, copy: number, dice: Dice): SourceFile[] {
  const [en, zh] = [0, 1].reduce<readonly [string, string]>(([first, second]) => {
    const [latin, han] = syllables[dice(syllables.length)] ?? ["lin", "临"];
    return [first + latin, second + han];
  }, ["", ""]);
  const renamed = (name: string): string => (/\p{Script=Han}/u.test(name) ? `${zh}${name}${copy}` : `${en}_${name}_${copy}`);
  // No `\b`: it does not know Chinese letters, and a name may stand before one.
  const any = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${names.join("|")})(?![\\p{L}\\p{N}_])`, "gu");
  return files.map(({ path, text }) => ({ path: path.replace(/([^/]+)\/([^/]+)$/, (_all, folder: string, file: string) => `${folder}_${copy}/${file}`), text: varied(text.replace(any, renamed), copy) }));
}

/** Whole yuan, with their unit or as the edge of a band. */
const yuan = /(?<![\d,]|\d\.)(?:\d[\d,]*(?=(?:\.\d+)? ?(?:元|yuan))|\d+(?:,\d{3})+(?=\.\.| +\|))/gu;
/** The one ratio of a row; a sharing of costs, whose ratios make 100 %, has several. */
const ratioOfRow = /^([ \t]*\|[^%\n]*\| *)(\d+)(?=%[^%\n]*$)/gmu;

/**
 * Other figures, as good as the original's: amounts rise by as many yuan as copies came before, which keeps them in order, and ratios
 * from 50 % on by a few hundredths, which keeps them above the bounds of the guardrails. What examples expect no longer holds; `check`
 * does not settle them.
 */
function varied(text: string, copy: number): string {
  const raised = text.replace(yuan, (written) => {
    const amount = Number(written.replaceAll(",", ""));
    return amount < 100 ? written : (amount + copy).toLocaleString("en");
  });
  const hundredths = String(copy % 100).padStart(2, "0");
  return raised.replace(ratioOfRow, (written, before: string, ratio: string) => (Number(ratio) < 50 || Number(ratio) > 94 ? written : `${before}${ratio}.${hundredths}`));
}
