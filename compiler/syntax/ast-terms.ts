/** The smaller nodes that declarations are made of: names, clause tails, expressions, tables, conditions. */
import type { Day } from "../base/calendar.ts";
import type { Rational } from "../base/rational.ts";
import type { Span } from "../base/span.ts";
import type { KeywordId } from "./keywords.ts";

/** A name as written. `key` is what names are compared by: full-width forms made half-width; quotes removed. */
export interface Name {
  readonly key: string;
  /** The keyword this word would be where the grammar expects one. */
  readonly keyword: KeywordId | undefined;
  readonly quoted: boolean;
  readonly span: Span;
}
export interface QualifiedName { readonly key: string; readonly parts: readonly Name[]; readonly span: Span }
export interface Text { readonly value: string; readonly span: Span }
export interface DateLiteral { readonly day: Day; readonly span: Span }
/** A declared name with its name in the other language and its title. */
export interface Names { readonly name: Name; readonly other: Name | undefined; readonly title: Text | undefined }

// ── what may follow a clause ────────────────────────────────────────────────
export interface Mark { readonly reason: Text | undefined; readonly span: Span }
export interface Allowance { readonly code: Name; readonly because: Text | undefined; readonly article: Text | undefined; readonly span: Span }
export interface Tail {
  readonly sources: readonly SourceMention[];
  readonly article: Text | undefined;
  readonly from: DateLiteral | undefined;
  readonly to: DateLiteral | undefined;
  readonly unverified: Mark | undefined;
  readonly unresolved: readonly Mark[];
  readonly illustrative: Mark | undefined;
  readonly provisional: Span | undefined;
  readonly allowances: readonly Allowance[];
}
/** `source "…" [address "https://…"] [digest "sha-256 in hex"]` */
export interface SourceMention { readonly document: Text; readonly address: Text | undefined; readonly digest: Text | undefined; readonly span: Span }

// ── expressions ─────────────────────────────────────────────────────────────
export type Unit = "yuan" | "percent" | "points" | "months" | "days" | "years" | "none";
/** `value` is in the unit as written (85 for 85%, 1300 for 1,300 yuan), 万 and 亿 multiplied in. */
export interface NumberLiteral { readonly kind: "Number"; readonly value: Rational; readonly unit: Unit; readonly grouped: boolean; readonly span: Span }
export interface NameExpression { readonly kind: "Name"; readonly name: Name; readonly span: Span }
/** `average_wage [of yunzhou] of previous year | of 2 years before`; a lag of 0 is the year itself. */
export interface IndicatorExpression { readonly kind: "Indicator"; readonly name: Name; readonly city: Name | undefined; readonly lag: number; readonly span: Span }
export interface BinaryExpression { readonly kind: "Binary"; readonly operator: "+" | "-" | "*"; readonly operatorSpan: Span; readonly left: Expression; readonly right: Expression; readonly span: Span }
export interface RoundedExpression { readonly kind: "Rounded"; readonly value: Expression; readonly step: Expression; readonly span: Span }
export interface WordExpression { readonly kind: "None" | "NotCovered" | "TableValue" | "Yes" | "No"; readonly span: Span }
export interface DateExpression { readonly kind: "Date"; readonly day: Day; readonly span: Span }
export interface MissingExpression { readonly kind: "Missing"; readonly span: Span }
export type Expression =
  | NumberLiteral | NameExpression | IndicatorExpression | BinaryExpression | RoundedExpression
  | WordExpression | DateExpression | MissingExpression;

// ── tables ──────────────────────────────────────────────────────────────────
export interface Table { readonly header: Row; readonly rows: readonly Row[]; readonly span: Span }
/** `whole` is false where recovery had to cut the row short; such a row is not judged further. */
export interface Row { readonly cells: readonly Cell[]; readonly tail: Tail; readonly whole: boolean; readonly span: Span }
/** The items of a cell are separated by commas. No item: the cell is empty. */
export interface Cell { readonly items: readonly CellItem[]; readonly span: Span }
export type CellItem =
  | { readonly kind: "Any" | "Other" | "AtMostTheCost" | "WhateverTheCost"; readonly span: Span }
  | Range
  /** `by central`, a payer of a split. */
  | { readonly kind: "By"; readonly name: Name; readonly span: Span }
  /** `inpatient pays`, a column of an example. */
  | { readonly kind: "Pays"; readonly name: Name; readonly span: Span }
  /** `used deductible of inpatient`, `paid inpatient`, `base inpatient`: history columns of an example. */
  | { readonly kind: "History"; readonly what: "usedDeductible" | "paid" | "base"; readonly name: Name; readonly span: Span }
  /** `poor and destitute` on a dimension that a person holds several members of. */
  | { readonly kind: "Several"; readonly names: readonly Name[]; readonly span: Span }
  | { readonly kind: "Value"; readonly value: Expression; readonly span: Span };
/** Bounds include their number unless `exclusive` (over, under, 超过, 不满). */
export interface Range {
  readonly kind: "Range";
  readonly low: Expression | undefined;
  readonly high: Expression | undefined;
  readonly lowExclusive: boolean;
  readonly highExclusive: boolean;
  readonly span: Span;
}

// ── conditions ──────────────────────────────────────────────────────────────
export type Condition =
  | { readonly kind: "And" | "Or"; readonly operands: readonly Condition[]; readonly span: Span }
  | { readonly kind: "Not"; readonly operand: Condition; readonly span: Span }
  | { readonly kind: "Is"; readonly dimension: Name; readonly operator: "=" | "in" | "has"; readonly items: readonly CellItem[]; readonly span: Span }
  | { readonly kind: "Compare"; readonly dimension: Name; readonly operator: Comparison; readonly value: Expression; readonly span: Span }
  | { readonly kind: "Missing"; readonly span: Span };
export type Comparison = ">=" | "<=" | ">" | "<" | "=";
