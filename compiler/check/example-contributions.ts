/** What examples say of contributions: the amounts of bases and their span, what payers pay, what the account is credited. */
import type { Location, Span } from "../base/span.ts";
import { report } from "../diagnostics/report.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Contribution } from "../model/contribution.ts";
import type { PaidInSpan } from "../model/example.ts";
import type { Given } from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-terms.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";

/** The words by which a province's contributions can be named. */
export interface PaidInTerms {
  readonly bases: ReadonlySet<string>;
  readonly payers: ReadonlySet<string>;
}

/** Statements of an example that is about contributions. */
export type PaidInStatement = { readonly what: Phrase; readonly span: Span } & (
  | { readonly kind: "base"; readonly base: string; readonly fen: bigint }
  | { readonly kind: "per"; readonly per: PaidInSpan }
  | { readonly kind: "contributes"; readonly payer: string; readonly fen: bigint; readonly location: Location }
  | { readonly kind: "credited"; readonly fen: bigint; readonly location: Location }
);

export function paidInTerms(contributions: readonly Contribution[]): PaidInTerms {
  const parts = contributions.flatMap(({ slots, splits }) => slots.map(({ word }) => (word === "subsidy" && !splits.some((split) => split.word === "subsidy") ? "government" : word)));
  const levels = contributions.flatMap(({ splits }) => splits.flatMap(({ rows }) => rows.flatMap(({ shares }) => shares.map(({ payer }) => payer))));
  return {
    bases: new Set(contributions.flatMap(({ baseFact }) => baseFact ?? [])),
    payers: new Set([...parts.filter((part) => part === "employer" || part === "member" || part === "government"), ...levels]),
  };
}

/** What settlements call the payer: 单位 is `employer`, 个人 `member`, 财政 without levels `government`; a level as the policy writes it. */
export function payerNamed({ key, keyword, quoted }: Name, { payers }: PaidInTerms): string | undefined {
  const own = !quoted && (keyword === "employer" || keyword === "member") ? keyword : key === "财政" && !payers.has(key) ? "government" : key;
  return payers.has(own) ? own : undefined;
}

const SPANS: readonly PaidInSpan[] = ["month", "quarter", "year"];

export function spanStatement(context: Context, { period, span }: Extract<Given, { readonly kind: "Per" }>): PaidInStatement | undefined {
  const per = period.kind === "Builtin" ? SPANS.find((one) => one === period.word) : undefined;
  if (per !== undefined) return { kind: "per", per, span, what: { en: "the span of the bases", zh: "基数的期间" } };
  context.report(report("notAValue", at(context, period), { what: { en: "Anything but a month, a quarter or a year", zh: "月、季度、年以外的期间" } }));
  return undefined;
}

export function baseStatement(base: string, fen: bigint, span: Span): PaidInStatement {
  return { kind: "base", base, fen, span, what: { en: `“${base}”`, zh: `“${base}”` } };
}

export function contributesStatement(payer: string, name: Name, fen: bigint, place: { readonly span: Span; readonly location: Location }): PaidInStatement {
  return { kind: "contributes", payer, fen, ...place, what: { en: `what the ${payer} pays`, zh: `“${name.key}”的缴费额` } };
}

export function creditStatement(fen: bigint, place: { readonly span: Span; readonly location: Location }): PaidInStatement {
  return { kind: "credited", fen, ...place, what: { en: "what the account is credited", zh: "个人账户划入额" } };
}
