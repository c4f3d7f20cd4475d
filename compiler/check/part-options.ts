/** Which parts a contribution or an account has and which words a part may carry: what would change nothing is refused. */
import type { Span } from "../base/span.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Contribution, ContributionPart, PartWord } from "../syntax/ast.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import { refuseBesideTable } from "./beside-table.ts";
import { at, declaredName } from "./context.ts";
import type { Context } from "./context.ts";
import type { PartBody } from "./contribution-parts.ts";
import { spelt } from "./spelling.ts";
import { keywordPhrase, slotPhrase } from "./units.ts";

const BOUNDS: readonly PartWord[] = ["base", "floor", "ceiling"];
const PARTS_OF: Readonly<Record<Contribution["kind"], ReadonlySet<PartWord>>> = {
  Contribution: new Set([...BOUNDS, "employer", "member", "subsidy", "years"]),
  Account: new Set([...BOUNDS, "credit"]),
};
/** Parts by which money is paid in. */
const PAID: ReadonlySet<PartWord> = new Set(["employer", "member", "subsidy"]);

const OWNERS: Readonly<Record<Contribution["kind"], Phrase>> = {
  Contribution: { en: "in a contribution", zh: "在缴费里" },
  Account: { en: "in a personal account", zh: "在个人账户里" },
};

/** Says what is wrong; the parts that an account or a contribution can have remain. */
export function partsThatCount(context: Context, node: Contribution): readonly ContributionPart[] {
  const { kind, name, parts } = node;
  if (parts.length === 0) context.report(report("saysNothing", at(context, name), { what: keywordPhrase(kind === "Account" ? "account" : "contribution"), word: declaredName(node) }));
  return parts.filter((part) => {
    const counts = PARTS_OF[kind].has(part.part);
    if (!counts) refuse(context, { span: part.word }, part.part, OWNERS[kind]);
    return counts;
  });
}

export function refuseIdlePartOptions(context: Context, part: ContributionPart): void {
  const onPart = { en: `on the ${slotPhrase(part.part).en}`, zh: `对${slotPhrase(part.part).zh}` };
  if (part.part !== "base") {
    if (part.floor !== undefined) refuse(context, part.floor, "floor", onPart);
    if (part.ceiling !== undefined) refuse(context, part.ceiling, "ceiling", onPart);
  }
  if (part.to !== undefined && !PAID.has(part.part)) refuse(context, part.to, "to", onPart);
  if (part.default === undefined) return;
  if (part.scope !== "local") refuse(context, part.default, "default", { en: "on a part that is not local", zh: "对不由地方确定的部分" });
  else if (part.value !== undefined || part.table !== undefined) refuse(context, part.default, "default", { en: "beside a value", zh: "写在已有数值之处" });
}

/** The base names a fact; two values of one part cannot both count. */
export function refuseIdleValues(context: Context, { part, value, table }: ContributionPart): void {
  const isFact = value === undefined || value.kind === "Name" || value.kind === "Missing";
  if (part === "base" && !isFact) context.report(report("notAValue", at(context, value), { what: { en: "Anything but the name of a fact, such as `own_wage`,", zh: "事实名称（如 own_wage）以外的内容" } }));
  if (table === undefined) return;
  if (part === "base") context.report(report("notAValue", at(context, table), { what: { en: "A table", zh: "表" } }));
  else if (value !== undefined) refuseBesideTable(context, value);
}

/** A city gives values; everything else about its part is the province's. */
export function refuseCitysOptions(context: Context, part: ContributionPart): void {
  const where = { en: "in a city's own values", zh: "在城市自己的数值里" };
  const scope = part.scope === "local" ? "localWithin" : part.scope;
  const written: readonly (readonly [KeywordId, { readonly span: Span } | undefined])[] = [
    [scope ?? "uniform", scope === undefined ? undefined : { span: part.word }], ["default", part.default], ["to", part.to], ["split", part.split],
  ];
  for (const [word, node] of written) if (node !== undefined) refuse(context, node, word, where);
}

/** A fixed sum is paid once in a period, which only the document can name; a multiple of a statistic has the period of that. */
export function requirePeriod(context: Context, part: ContributionPart, { unit, rows, scope, attributes }: PartBody): void {
  if (unit !== "fen" || attributes.per !== undefined || BOUNDS.includes(part.part)) return;
  const values = rows.length > 0 || scope?.kind !== "local" ? rows.map(({ value }) => value) : [scope.lower, scope.upper];
  if (!values.some((value) => value?.kind === "constant")) return;
  const end = (part.value ?? part.default ?? part.within)?.span.end;
  const text = { en: " per year", zh: " 每年" };
  const fixes = end === undefined ? [] : [{
    title: { en: `add “${text.en.trim()}”`, zh: `加上“${text.zh.trim()}”` }, safe: false,
    edits: [{ location: at(context, { span: { start: end, end } }), text: spelt(context, text) }],
  }];
  context.report(report("perWhat", at(context, { span: part.word }), { slot: slotPhrase(part.part) }, { fixes }));
}

function refuse(context: Context, node: { readonly span: Span }, word: KeywordId, where: Phrase): void {
  context.report(report("withoutEffect", at(context, node), { word: keywordPhrase(word), where }));
}
