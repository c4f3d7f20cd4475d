/** What a name stands for, as Markdown for people. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import { KIND_NAMES } from "../../compiler/bind/scope.ts";
import type { Target } from "../../compiler/bind/occurrences/occurrence.ts";
import { shownName } from "../../compiler/model/names.ts";
import type { Member } from "../../compiler/syntax/ast.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { docCommentBefore } from "./doc-comments.ts";
import { declarationsOf } from "./names.ts";

/** Its kind, names and title, its code and members, and the comment above its declaration; nothing for a word of the language. */
export function cardOf(snapshot: Pick<Snapshot, "parsed">, target: Target, language: Language): readonly string[] {
  const heading = headingOf(target, language);
  if (heading === undefined) return [];
  const [declared] = declarationsOf(target);
  const comment = declared === undefined ? undefined : docCommentBefore(snapshot.parsed.get(declared.file)?.tokens ?? [], declared.span.start);
  return [heading, ...detailsOf(target, language), ...(comment === undefined ? [] : [comment])];
}

function headingOf(target: Target, language: Language): string | undefined {
  switch (target.kind) {
    case "symbol": return titled(KIND_NAMES[target.symbol.kind][language], target.symbol.node.name.key, target.symbol.node.other?.key, target.symbol.node.title?.value);
    case "member": return titled(memberOf(target.dimension, language), target.member.name.key, target.member.other?.key, target.member.title?.value);
    case "unit": return titled(target.unit.isLibrary ? { en: "library", zh: "库" }[language] : { en: "policy", zh: "政策" }[language], target.unit.name, undefined, target.unit.tree.header?.title?.value);
    case "late": return target.symbols.map(({ kind, node, unit }) => `${KIND_NAMES[kind][language]} **${node.name.key}** (${unit})`).join("\n\n");
    case "word": return undefined;
  }
}

function memberOf({ node }: Extract<Target, { readonly kind: "member" }>["dimension"], language: Language): string {
  const name = shownName({ name: node.name.key, other: node.other?.key }, language);
  return { en: `member of “${name}”`, zh: `“${name}”的成员` }[language];
}

function titled(what: string, name: string, other: string | undefined, title: string | undefined): string {
  return `${what} **${name}**${other === undefined ? "" : ` ${other}`}${title === undefined ? "" : ` — ${title}`}`;
}

const CODE: Phrase = { en: "national code", zh: "国家编码" };
const INSIDE: Phrase = { en: "inside", zh: "属于" };

function detailsOf(target: Target, language: Language): readonly string[] {
  if (target.kind === "member") return memberDetails(target.member, language);
  if (target.kind !== "symbol") return [];
  const { node } = target.symbol;
  const code = "code" in node && node.code !== undefined ? [`${CODE[language]} ${node.code.value}`] : [];
  const members = node.kind === "Dimension" && node.members.length > 0 ? [node.members.map(({ name, other }) => (other === undefined ? name.key : `${name.key} ${other.key}`)).join(language === "zh" ? "、" : ", ")] : [];
  return [...code, ...members];
}

function memberDetails({ inside, code }: Member, language: Language): readonly string[] {
  return [...(inside === undefined ? [] : [`${INSIDE[language]} ${inside.key}`]), ...(code === undefined ? [] : [`${CODE[language]} ${code.value}`])];
}
