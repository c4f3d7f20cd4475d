import type { Argument, Entry, Holes } from "./catalogue-entry.ts";
import { SYNTAX } from "./catalogue/syntax.ts";
import { NAMES } from "./catalogue/names.ts";
import { TYPES } from "./catalogue/types.ts";
import { TABLES } from "./catalogue/tables.ts";
import { UNIFORMITY } from "./catalogue/uniformity.ts";
import { LOCAL } from "./catalogue/local.ts";
import { GUARDRAILS } from "./catalogue/guardrails.ts";
import { TIME } from "./catalogue/time.ts";
import { EXAMPLES } from "./catalogue/examples.ts";
import { WORLD } from "./catalogue/world.ts";
import { EMISSION } from "./catalogue/emission.ts";
import { SHEETS } from "./catalogue/sheets.ts";

/** Every diagnostic, once, in both languages; codes are never reused. */
export const CATALOGUE = {
  ...SYNTAX, ...NAMES, ...TYPES, ...TABLES, ...UNIFORMITY, ...LOCAL, ...GUARDRAILS, ...TIME, ...EXAMPLES, ...WORLD, ...EMISSION, ...SHEETS,
};

export type DiagnosticId = keyof typeof CATALOGUE;
type EnglishOf<E> = E extends Entry<infer En, string> ? En : never;
export type DiagnosticArguments<I extends DiagnosticId> = { readonly [H in Holes<EnglishOf<(typeof CATALOGUE)[I]>>]: Argument };
