/** What a table is called for people, in the language of its file. */
import type { Scope } from "../bind/scope.ts";
import { spellKeyword } from "../format/spell-keyword.ts";
import type { Spelling } from "../format/word.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import { calledIn } from "./declaration-names.ts";
import type { SheetTable } from "./source-tables.ts";
import { WORDS } from "./words.ts";

/** `职工住院 支付比例`. */
export function tableName(table: SheetTable, spelling: Spelling, scope: Scope | undefined): string {
  if (table.kind === "values") return `${WORDS.values[spelling]} ${table.file.replace(/^.*\//, "").replace(/\.tongchou$/, "")}`;
  const { declaration, node, isSplit } = table;
  const words: KeywordId[] = node.kind === "Slot" || node.kind === "Transition" ? [node.slot] : node.kind === "Part" ? [node.part] : [];
  const all = [...words, ...(isSplit ? (["split"] as const) : []), ...(node.kind === "Fund" ? (["allocate"] as const) : [])];
  return [calledIn(declaration, spelling, scope), ...all.map((word) => spellKeyword(word, spelling))].filter((part) => part !== "").join(" ");
}
