/** What the page asks its worker beyond the language-server protocol. Texts come in the language that the server is set to. */
import type { Range } from "vscode-languageserver";

/** `{textDocument}` → TablesAnswer: the tables to which the file gives values. */
export const TABLES_REQUEST = "playground/tables";
/** PaymentQuestion → PaymentAnswer; it never fails: what cannot be settled is told in words. */
export const PAYMENT_REQUEST = "playground/payment";

export interface TablesAnswer {
  readonly slots: readonly SlotAnswer[];
}

/** A deductible, a ratio, a cap … with its stretches of time. */
export interface SlotAnswer {
  readonly title: string;
  readonly periods: readonly { readonly when: string; readonly grid: Grid; readonly sources: readonly string[] }[];
}

/** A table as people lay it out: facts down the left, and across the top another fact, bands of money, or only “value”. */
export interface Grid {
  readonly heads: readonly string[];
  /** What the columns tell apart; empty where there is one column of values. */
  readonly across: string;
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
  /** Rows that were too many to show. */
  readonly hidden: number;
}

export interface GridRow {
  /** Those that the row above does not already say. */
  readonly heads: readonly { readonly text: string; readonly rows: number }[];
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly text: string;
  /** How many columns it holds for. */
  readonly columns: number;
  /** Where the value is written. */
  readonly place: { readonly uri: string; readonly range: Range } | undefined;
}

export type Fact = string | number | boolean | readonly string[];

/** What is left out is chosen: the first scheme, its first benefit, a case for which that benefit pays. */
export interface PaymentQuestion {
  readonly textDocument: { readonly uri: string };
  /** As an answer names it. */
  readonly scheme?: string | undefined;
  readonly benefit?: string | undefined;
  /** ISO 8601. */
  readonly on?: string | undefined;
  /** By input; the city is one of them. */
  readonly facts?: Readonly<Record<string, Fact>> | undefined;
  /** In fen, by measure. */
  readonly costs?: Readonly<Record<string, number>> | undefined;
  /** The input whose values are set side by side; empty for none. */
  readonly compare?: string | undefined;
}

export interface Choice {
  readonly name: string;
  readonly label: string;
}

export type Field = Choice & (
  | { readonly kind: "one"; readonly options: readonly Choice[]; readonly value: string }
  | { readonly kind: "several"; readonly options: readonly Choice[]; readonly value: readonly string[] }
  | { readonly kind: "number"; readonly low: number; readonly high: number | undefined; readonly value: number }
  | { readonly kind: "yesNo"; readonly value: boolean }
  | { readonly kind: "day"; readonly value: string }
);

export type PaymentAnswer = PaymentOf | { readonly kind: "none"; readonly why: string };

export interface PaymentOf {
  readonly kind: "payment";
  readonly schemes: readonly Choice[];
  readonly scheme: string;
  readonly benefits: readonly Choice[];
  readonly benefit: string;
  readonly on: string;
  readonly fields: readonly Field[];
  readonly measures: readonly (Choice & { readonly cost: number })[];
  readonly settled: Settled;
  /** SVG: what each benefit pays and what the patient does, against the bill. */
  readonly payers: string | undefined;
  readonly comparisons: readonly Choice[];
  readonly compare: string;
  /** SVG: what the patient pays, for each value of one fact. */
  readonly compared: string | undefined;
}

/** Amounts in fen; the lines say who pays what, by which rule. */
export type Settled =
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "settled"; readonly bill: number; readonly patient: number; readonly lines: readonly string[] };
