/** What makes a finding the same finding in another version of its file. */
import { sha256Of } from "../base/digest.ts";
import type { Span } from "../base/span.ts";
import type { Argument } from "../diagnostics/catalogue-entry.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { codeOf } from "../diagnostics/render/message.ts";
import { inReadingOrder } from "../diagnostics/render/order.ts";
import { canonicalJson } from "../emit/canonical.ts";
import type { Declaration, SourceTree } from "../syntax/ast.ts";

/** A finding with what does not change when lines move. */
export interface Identified {
  readonly diagnostic: Diagnostic;
  /** The path in the workspace; empty where it is about no file. */
  readonly file: string;
  /** The declarations around it, from the outermost: `Benefit inpatient`, `ratio`. */
  readonly within: readonly string[];
  /** 128 bits of a SHA-256, in hexadecimal. */
  readonly fingerprint: string;
}

/**
 * Findings in reading order. Into a fingerprint go the code, the file, the declarations around and what the sentence states, so that a
 * figure which changes is a new finding; of several that agree in all of these each has its turn.
 */
export function identify(diagnostics: readonly Diagnostic[], treeOf: (file: string) => SourceTree | undefined): readonly Identified[] {
  const turns = new Map<string, number>();
  return inReadingOrder(diagnostics).map((diagnostic) => {
    const { location } = diagnostic;
    const file = location?.file ?? "";
    const tree = location && treeOf(file);
    const within = tree === undefined || location === undefined ? [] : declarationsAround(tree, location.span);
    const stated = Object.entries(diagnostic.args as Readonly<Record<string, Argument>>).map(([hole, argument]) => [hole, englishOf(argument)]);
    const key = canonicalJson([codeOf(diagnostic), file, within, stated]);
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return { diagnostic, file, within, fingerprint: sha256Of(`${key}#${turn}`).slice(0, 32) };
  });
}

function englishOf(argument: Argument): string {
  return typeof argument === "object" ? argument.en : String(argument);
}

function declarationsAround({ header, declarations }: SourceTree, span: Span): readonly string[] {
  const policy = header?.name?.key;
  const around = declarations.find((one) => holds(one.span, span));
  return [...(policy === undefined ? [] : [policy]), ...(around === undefined ? [] : [nameOf(around), ...partsAround(around, span)])];
}

/** Kinds stand in the same words whatever language the file is written in. */
function nameOf(declaration: Declaration): string {
  const names = ["name" in declaration ? declaration.name.key : "", "target" in declaration ? declaration.target?.key : "", "title" in declaration && !("name" in declaration) ? declaration.title?.value : ""];
  return [declaration.kind, ...names.filter((name) => name !== undefined && name !== "")].join(" ");
}

function partsAround(declaration: Declaration, span: Span): readonly string[] {
  const parts: readonly { readonly kind: string; readonly span: Span; readonly slot?: unknown; readonly part?: unknown }[] = [
    ...("items" in declaration ? declaration.items : []), ...("parts" in declaration ? declaration.parts : []),
  ];
  const around = parts.find((one) => holds(one.span, span));
  if (around === undefined) return [];
  const word = around.slot ?? around.part;
  return [typeof word === "string" ? `${around.kind} ${word}` : around.kind];
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.start < Math.max(outer.end, outer.start + 1);
}
