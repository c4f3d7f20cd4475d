/** Gives a thing another name wherever it is called by the one that is renamed; its name in the other language stays. */
import type { Span } from "../../compiler/base/span.ts";
import type { Occurrence } from "../../compiler/bind/occurrences/occurrence.ts";
import { findSymbol } from "../../compiler/bind/scope.ts";
import type { Edit, Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import { KEYWORDS } from "../../compiler/syntax/keywords.ts";
import { WORD } from "../../compiler/syntax/patterns.ts";
import type { Names } from "../../compiler/workspace.ts";
import { everywhere, type Found, keysOf, nameAt } from "./names.ts";

export interface Renameable {
  readonly span: Span;
  readonly written: string;
}

export type Renaming = { readonly edits: readonly Edit[] } | { readonly refused: Phrase };

const NOT_A_NAME: Phrase = { en: "Only a declared name can be renamed.", zh: "只有已声明的名称可以重命名。" };
const NO_NAME: Phrase = { en: "A name is one line of text without quotation marks.", zh: "名称应为一行文字，不含引号。" };
const NO_POLICY_NAME: Phrase = { en: "The name of a policy is words joined by dots, such as “linhai.inpatient”.", zh: "政策名称由若干词以点连接而成，例如“linhai.inpatient”。" };

const SPELLINGS: ReadonlySet<string> = new Set(KEYWORDS.flatMap(({ en, zh }) => [...en, ...zh]));
const WHOLE_WORD = new RegExp(`^(?:${WORD.source})$`);

export function prepareRename(snapshot: Names, file: string, offset: number): Renameable | undefined {
  const name = renameable(snapshot, file, offset);
  return name === undefined ? undefined : { span: name.name.span, written: name.name.key };
}

/** `snapshots`: of every program in which the thing may be named, its own first. */
export function rename(snapshots: readonly Names[], file: string, offset: number, wanted: string): Renaming {
  const [own] = snapshots;
  const name = own === undefined ? undefined : renameable(own, file, offset);
  if (own === undefined || name === undefined) return { refused: NOT_A_NAME };
  const isPolicy = name.target.kind === "unit";
  if (isPolicy ? !wanted.split(".").every((part) => WHOLE_WORD.test(part)) : !/^[^"“”＂「」\r\n]+$/.test(wanted)) return { refused: isPolicy ? NO_POLICY_NAME : NO_NAME };
  const called = everywhere(snapshots, keysOf(name.target)).filter(({ occurrence }) => occurrence.name.key === name.name.key && isOnly(occurrence));
  const taken = called.find((found) => isTaken(snapshots, found, wanted));
  if (taken !== undefined && wanted !== name.name.key) return { refused: { en: `“${wanted}” is taken: something of its kind is called so already.`, zh: `“${wanted}”已被同类的其他声明使用。` } };
  return { edits: called.map(({ file: where, occurrence }) => ({ location: { file: where, span: occurrence.name.span }, text: isPolicy ? wanted : quoted(wanted) })) };
}

function renameable(snapshot: Names, file: string, offset: number): Occurrence | undefined {
  const name = nameAt(snapshot, file, offset);
  return name === undefined || name.target.kind === "word" || name.target.kind === "late" ? undefined : name;
}

/** What a library says of every province stays where it may mean another's. */
function isOnly({ target }: Occurrence): boolean {
  return target.kind !== "late" || target.symbols.length === 1;
}

function isTaken(snapshots: readonly Names[], { file, occurrence: { target } }: Found, wanted: string): boolean {
  return snapshots.some(({ binding }) => {
    const scope = binding.scopes.get(file);
    if (scope === undefined) return false;
    if (target.kind === "unit") return binding.units.some(({ name }) => name === wanted);
    if (target.kind === "symbol") return findSymbol(scope, target.symbol.kind, { key: wanted }) !== undefined;
    return target.kind === "member" && target.dimension.node.kind === "Dimension" && target.dimension.node.members.some(({ name, other }) => name.key === wanted || other?.key === wanted);
  });
}

/** A name that could be read as something else stands in quotes. */
export function quoted(name: string): string {
  return WHOLE_WORD.test(name) && !SPELLINGS.has(name) ? name : `"${name}"`;
}
