/** Words that would do nothing where they stand are refused rather than passed over: a reader would take them for law. */
import { formatDay } from "../base/calendar.ts";
import type { Span } from "../base/span.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Declaration, Header } from "../syntax/ast.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import type { DateLiteral, Tail } from "../syntax/ast-terms.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { keywordPhrase } from "./units.ts";

export function refuseIdleClauses(context: Context): void {
  const { header, declarations } = context.scope.unit.tree;
  if (header?.effectiveFrom !== undefined) refuseDates(context, header.tail);
  for (const node of declarations) {
    for (const [tail, what] of dateless(node)) reportDate(context, tail, what);
    if (context.scope.unit.isLibrary && OF_POLICIES.has(node.kind)) refuse(context, node, { en: "in a library", zh: "在库里" });
  }
  refuseIdleRounding(context, declarations);
  if (header?.kind === "library") refuseHeadOfPolicy(context, header);
}

/** A library lends words; it is not issued, in force or repealed. */
function refuseHeadOfPolicy(context: Context, header: Header): void {
  const { issued, amends, implements: frame, overridesLocal, draft, reviewBy, repeals } = header;
  const written: readonly (readonly [KeywordId, { readonly span: Span } | undefined])[] = [
    ["issued", issued], ["amends", amends], ["implements", frame?.policy], ["overridesLocal", overridesLocal && { span: overridesLocal }],
    ["draft", draft && { span: draft }], ["reviewBy", reviewBy], ["repeals", repeals[0]],
  ];
  for (const [word, node] of written) {
    if (node !== undefined) context.report(report("withoutEffect", at(context, node), { word: keywordPhrase(word), where: { en: "in a library", zh: "在库里" } }));
  }
}

/** The head says `effective from … to …`; a date apart from that is not read. */
function refuseDates(context: Context, { from, to }: Tail): void {
  for (const date of [from, to]) if (date !== undefined) refuseWord(context, date, { en: "here; the head of a file says `effective from … to …`", zh: "写在这里（文件开头应写“生效 … 至 …”）" });
}

function reportDate(context: Context, { from, to }: Tail, what: Phrase): void {
  const date = from ?? to;
  if (date !== undefined) context.report(report("datesWithoutEffect", at(context, date), { what }));
}

const MEMBER: Phrase = { en: "member", zh: "成员" };

/** Tails whose dates nothing would read; those of names are judged where the names are. */
function dateless(node: Declaration): readonly (readonly [Tail, Phrase])[] {
  switch (node.kind) {
    case "Dimension": return node.members.map(({ tail }) => [tail, MEMBER] as const);
    case "AddTo": return node.what === "dimension" ? [[node.tail, { en: "dimension", zh: "维度" }], ...node.members.map(({ tail }) => [tail, MEMBER] as const)] : [];
    case "Impossible": return [[node.tail, { en: "impossible combination", zh: "不可能的组合" }]];
    case "Benefit": return node.items.flatMap((item) => (item.kind === "Impossible" ? [[item.tail, { en: "impossible combination", zh: "不可能的组合" }] as const] : []));
    case "Rounding": return [[node.tail, keywordPhrase("rounding")]];
    case "Transition": return [[node.tail, keywordPhrase("transition")]];
    case "Example": return [[node.tail, keywordPhrase("example")]];
    case "Fund": return [node.handUp, node.sharing].flatMap((clause) => (clause === undefined ? [] : [[clause.tail, keywordPhrase("fund")] as const]));
    default: return [];
  }
}

/** What a library only lends would have to belong to a province. */
const OF_POLICIES: ReadonlySet<Declaration["kind"]> = new Set([
  "Benefit", "Pool", "Settle", "Rounding", "Contribution", "Account", "Fund", "Transition", "Replace", "Repeal", "Set", "Example",
]);

/** One rounding belongs to the settlement orders of its own file. */
function refuseIdleRounding(context: Context, declarations: readonly Declaration[]): void {
  const [first, ...more] = declarations.filter(({ kind }) => kind === "Rounding");
  for (const node of more) context.report(report("writtenTwice", at(context, node), { word: keywordPhrase("rounding") }));
  if (first === undefined || context.scope.unit.isLibrary || declarations.some(({ kind }) => kind === "Settle")) return;
  refuse(context, first, { en: "in a file without a settlement order", zh: "在没有结算顺序的文件里" });
}

const WORDS = {
  Benefit: "benefit", Pool: "pool", Settle: "settle", Rounding: "rounding", Contribution: "contribution", Account: "account", Fund: "fund",
  Transition: "transition", Replace: "replace", Repeal: "repeal", Set: "set", Example: "example",
} as const;

function refuse(context: Context, node: Declaration, where: Phrase): void {
  const word = node.kind in WORDS ? WORDS[node.kind as keyof typeof WORDS] : undefined;
  const place = "name" in node ? node.name : node;
  if (word !== undefined) context.report(report("withoutEffect", at(context, place), { word: keywordPhrase(word), where }));
}

function refuseWord(context: Context, date: DateLiteral, where: Phrase): void {
  context.report(report("withoutEffect", at(context, date), { word: formatDay(date.day), where }));
}
