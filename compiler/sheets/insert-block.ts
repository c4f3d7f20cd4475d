/** A new clause with its table at the end of a benefit. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Benefit, Slot, SlotWord } from "../syntax/ast.ts";
import { frameOf } from "../format/line-ends.ts";
import { spellKeyword } from "../format/spell-keyword.ts";
import { namedInBoth } from "./declaration-names.ts";
import * as reasons from "./reasons.ts";
import { readSource, type SheetSource } from "./source-tables.ts";
import { spellingIn } from "./spelling-in.ts";

export interface Place {
  readonly benefit: Benefit;
  /** The clause up to its table. */
  readonly clause: string;
  readonly slot: SlotWord;
}

/** What `--slot "住院: 起付线 每年"` asks for. */
export function placeOf(written: string, { parsed: { tree, tokens } }: SheetSource): Place | Phrase {
  const [, name = "", clause = ""] = /^\s*["“]?(.*?)["”]?\s*[:：]\s*(.+?)\s*$/.exec(written) ?? [];
  const benefits = tree.declarations.filter((node) => node.kind === "Benefit").filter(({ items }) => items.length > 0);
  const benefit = benefits.find((node) => node.name.key === name || node.other?.key === name);
  if (clause === "") return reasons.noClause(written);
  if (benefit === undefined) return reasons.noBenefit(name, benefits.map((node) => namedInBoth(node.name.key, node.other?.key)));
  const slot = slotOf(clause);
  if (slot === undefined) return reasons.noClause(clause);
  const isThere = benefit.items.some((item) => item.kind === "Slot" && item.slot === slot);
  return isThere ? reasons.slotThere(spellKeyword(slot, spellingIn(tokens))) : { benefit, clause, slot };
}

/** The slot that a clause begins, if a table can follow it. */
function slotOf(clause: string): SlotWord | undefined {
  if (/[{}｛｝\r\n|｜]|\/[/*]/.test(clause)) return undefined;
  const { parsed: { tree: { declarations: [benefit, ...more] }, diagnostics } } = readSource("", `library a\nbenefit b for c {\n${clause} {\n| d |\n| e |\n}\n}`);
  const items = benefit?.kind === "Benefit" ? benefit.items : [];
  const [slot] = items.filter((item): item is Slot => item.kind === "Slot");
  const isSound = items.length === 1 && more.length === 0 && !diagnostics.some(({ severity }) => severity === "error");
  return isSound && slot?.table !== undefined ? slot.slot : undefined;
}

export interface Inserted {
  readonly text: string;
  /** Where the new clause begins in it. */
  readonly offset: number;
  readonly block: string;
}

/** Behind the last clause of the benefit, standing in as that does. */
export function insertBlock({ text }: SheetSource, { benefit, clause }: Place, lines: readonly string[]): Inserted {
  const { lineEnd } = frameOf(text);
  const last = benefit.items.reduce((one, other) => (other.span.end > one.span.end ? other : one));
  const start = Math.max(text.lastIndexOf("\n", last.span.start - 1), text.lastIndexOf("\r", last.span.start - 1)) + 1;
  const written = /^[ \t]*/.exec(text.slice(start, last.span.start))?.[0] ?? "";
  const isOwnLine = start + written.length === last.span.start;
  const indent = isOwnLine ? written : `${written}  `;
  const block = [`${indent}${clause} {`, ...lines.map((line) => `${indent}  ${line}`), `${indent}}`].join(lineEnd);
  const remark = /^[ \t]*\/\/[^\r\n]*/.exec(text.slice(last.span.end))?.[0] ?? "";
  const at = last.span.end + remark.length;
  const rest = /^[ \t]*(?=\r|\n|$)/.test(text.slice(at)) ? "" : lineEnd;
  return { text: `${text.slice(0, at)}${lineEnd}${block}${rest}${text.slice(at)}`, offset: at + lineEnd.length + indent.length, block };
}
