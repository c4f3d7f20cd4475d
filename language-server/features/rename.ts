/** Gives a thing another name wherever it is called by the one that is renamed; its name in the other language stays. */
import type { Location, Span } from "../../compiler/base/span.ts";
import type { Occurrence } from "../../compiler/bind/occurrences/occurrence.ts";
import { findSymbol } from "../../compiler/bind/scope.ts";
import type { CompileOptions } from "../../compiler/compile.ts";
import type { Edit, Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import { messageOf } from "../../compiler/diagnostics/render/message.ts";
import { KEYWORDS } from "../../compiler/syntax/keywords.ts";
import { WORD } from "../../compiler/syntax/patterns.ts";
import type { Names, Snapshot } from "../../compiler/workspace.ts";
import { everywhere, type Found, keysOf, nameAt, namesIn } from "./names.ts";
import { copyWith, newErrors, placeAfter } from "./try-edits.ts";

export interface Renameable {
  readonly span: Span;
  readonly written: string;
}

export type Renaming = { readonly edits: readonly Edit[] } | { readonly refused: Phrase };

const NOT_A_NAME: Phrase = { en: "Only a declared name can be renamed.", zh: "只有已声明的名称可以重命名。" };
const NO_NAME: Phrase = { en: "A name is one line of text without quotation marks.", zh: "名称应为一行文字，不含引号。" };
const NO_POLICY_NAME: Phrase = { en: "The name of a policy is words joined by dots, such as “linhai.inpatient”.", zh: "政策名称由若干词以点连接而成，例如“linhai.inpatient”。" };

const NO_PROVINCE_NAME: Phrase = { en: "Policies are named for it, so its name is one word, and none of the language itself.", zh: "政策名称以它开头，因此它的名称应为一个词，且不是语言自身的词。" };

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
  if (isPolicy ? !wanted.split(".").every((part) => WHOLE_WORD.test(part)) : !/^(?=.*\S)[^"“”＂「」\r\n]+$/.test(wanted)) return { refused: isPolicy ? NO_POLICY_NAME : NO_NAME };
  const called = everywhere(snapshots, keysOf(name.target)).filter(({ occurrence }) => occurrence.name.key === name.name.key && isOnly(occurrence));
  const taken = called.find((found) => isTaken(snapshots, found, wanted));
  if (taken !== undefined && wanted !== name.name.key) return { refused: { en: `“${wanted}” is taken: something of its kind is called so already.`, zh: `“${wanted}”已被同类的其他声明使用。` } };
  const named = policiesNamedFor(snapshots, name);
  if (named.length > 0 && quoted(wanted) !== wanted) return { refused: NO_PROVINCE_NAME };
  return { edits: [...called.map(({ file: where, occurrence }) => ({ location: { file: where, span: occurrence.name.span }, text: isPolicy ? wanted : quoted(wanted) })), ...named.map((location) => ({ location, text: wanted }))] };
}

/** Why the edits cannot be made to a program, once they are tried: a name would be read as something else, or mean an error. */
export function whyNotRenamed(before: Snapshot, edits: readonly Edit[], options: CompileOptions): Phrase | undefined {
  const after = copyWith(before, edits).snapshot(options);
  const misread = edits.find((edit) => after.binding.scopes.has(edit.location.file) && !isNameIn(after, edit, edits));
  if (misread !== undefined) return misreadPhrase(misread);
  const [error] = newErrors(before, after);
  return error === undefined ? undefined : { en: `The new name would lead to an error: ${messageOf(error, "en")}`, zh: `用此名称会出现错误：${messageOf(error, "zh")}` };
}

function isNameIn(after: Names, edit: Edit, edits: readonly Edit[]): boolean {
  const { start, end } = placeAfter(edit, edits);
  return namesIn(after, edit.location.file).some(({ name: { span } }) => span.start === start && span.end >= end);
}

function misreadPhrase({ text }: Edit): Phrase {
  return text.startsWith("\"")
    ? { en: `The name would have to be written ${text}, in quotes, and be read as a title there. Choose one word, or write a title behind the name first.`, zh: `该名称须加引号写作 ${text}，在此处会被读作标题。请改用不需引号的名称，或先在名称之后写上标题。` }
    : { en: `“${text}” would be read as something else there.`, zh: `“${text}”在此处会被读作其他内容。` };
}

/** A policy begins with the name of its province or city: that part of its name, wherever it is written. */
function policiesNamedFor(snapshots: readonly Names[], { name: { key }, target }: Occurrence): readonly Location[] {
  if (target.kind !== "symbol" || (target.symbol.kind !== "Province" && target.symbol.kind !== "City")) return [];
  const units = snapshots.flatMap(({ binding }) => binding.units.filter(({ isLibrary, name }) => !isLibrary && name.startsWith(`${key}.`)));
  const found = everywhere(snapshots, units.flatMap((unit) => keysOf({ kind: "unit", unit })));
  return found.flatMap(({ file, occurrence: { name } }) => ("parts" in name ? name.parts.slice(0, 1).map(({ span }) => ({ file, span })) : []));
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
