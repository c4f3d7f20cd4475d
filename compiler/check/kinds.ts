/** A benefit that is called like a kind which guardrails name, and does not say that it is of that kind: they would pass it over. */
import { findSymbol } from "../bind/scope.ts";
import type { Symbol } from "../bind/symbols.ts";
import { report } from "../diagnostics/report.ts";
import { shownName } from "../model/names.ts";
import type { Benefit, Guardrail } from "../syntax/ast.ts";
import { declaredName } from "./context.ts";
import type { Context } from "./context.ts";
import type { Document } from "./policies.ts";
import { isSpeltInChinese } from "./spelling.ts";
import { keywordPhrase } from "./units.ts";

export function warnOfBenefitsOutsideKinds(documents: readonly Document[], all: readonly Document[]): void {
  const judged = new Map(all.flatMap(kindsJudgedIn));
  for (const { context, unit } of documents) {
    for (const { node, file } of unit.symbols) {
      if (node.kind !== "Benefit" || node.benefitKind !== undefined) continue;
      const kind = kindCalledLike(context, node);
      const guardrail = kind === undefined ? undefined : judged.get(kind);
      if (kind !== undefined && guardrail !== undefined) reportOutside(context, file, node, kind, guardrail);
    }
  }
}

interface Judging {
  readonly title: string;
  readonly location: { readonly file: string; readonly span: Guardrail["span"] };
}

/** Of libraries: a province's own guardrail means its own benefit. */
function kindsJudgedIn({ unit, context }: Document): (readonly [Symbol, Judging])[] {
  const guardrails = unit.isLibrary ? unit.tree.declarations.filter((node) => node.kind === "Guardrail") : [];
  return guardrails.flatMap((guardrail) => guardrail.requirements.flatMap(({ target }) => {
    const name = target?.kind === "Benefit" ? target.name : undefined;
    const kind = name === undefined ? undefined : findSymbol(context.scope, "BenefitKind", name);
    const location = { file: unit.file, span: guardrail.title?.span ?? guardrail.span };
    return kind === undefined ? [] : [[kind, { title: guardrail.title?.value ?? "", location }] as const];
  }));
}

function kindCalledLike({ scope }: Context, { name, other }: Benefit): Symbol | undefined {
  return findSymbol(scope, "BenefitKind", name) ?? (other === undefined ? undefined : findSymbol(scope, "BenefitKind", other));
}

function reportOutside(context: Context, file: string, node: Benefit, kind: Symbol, { title, location }: Judging): void {
  const named = { name: kind.key, other: kind.otherKey };
  const { end } = (node.title ?? node.other ?? node.name).span;
  const [word, name] = isSpeltInChinese(context) ? [keywordPhrase("kind").zh, shownName(named, "zh")] : [keywordPhrase("kind").en, shownName(named, "en")];
  const fix = { title: { en: `add “${word} ${name}”`, zh: `加上“${word} ${name}”` }, edits: [{ location: { file, span: { start: end, end } }, text: ` ${word} ${name}` }], safe: false };
  context.report(report("benefitOutsideKind", { file, span: node.name.span }, {
    benefit: declaredName(node), kind: { en: shownName(named, "en"), zh: shownName(named, "zh") }, title,
  }, { notes: [{ location, text: { en: "the guardrail", zh: "该约束" } }], fixes: [fix] }));
}
