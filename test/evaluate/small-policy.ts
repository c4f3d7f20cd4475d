import { readFileSync } from "node:fs";
import { compile, type Compilation, type SourceFile } from "../../compiler/compile.ts";
import { messageOf } from "../../compiler/diagnostics/render/message.ts";
import type { Claim, Refusal, Settlement } from "../../compiler/evaluate/claim.ts";
import type { Settling } from "../../compiler/evaluate/reference-settling.ts";
import { settleByModel } from "../../compiler/evaluate/reference.ts";
import { root } from "../house/source.ts";

const library = readFileSync(`${root}test/golden/fictional.tongchou`, "utf8");

/** A policy of the fictional province, from 2025-01-01 unless it says otherwise; it must be free of errors. */
export function compiled(text: string, { mayHaveErrors = false, more = [] }: { readonly mayHaveErrors?: boolean; readonly more?: readonly SourceFile[] } = {}): Compilation {
  const head = text.includes("effective from") ? "" : `policy linhai.a\n  effective from 2025-01-01\n  source "示例"\nuse fictional\n\n`;
  const compilation = compile([{ path: "fictional.tongchou", text: library }, { path: "linhai/a.tongchou", text: head + text }, ...more]);
  const errors = compilation.diagnostics.filter(({ severity }) => severity === "error").map((found) => messageOf(found, "en"));
  if (errors.length > 0 && !mayHaveErrors) throw new Error(errors.join("\n"));
  return compilation;
}

/** Claims of active employees as inpatients in a tertiary hospital, in 2025, where nothing else is said. */
export type Stated = Partial<Claim>;

export function settling({ program, decided }: Compilation, stated: Stated = {}): Settling | Refusal {
  const [province] = program.provinces;
  const facts = { member: "active", hospital: "tertiary", care: "inpatient", identity: [], ...stated.facts };
  return settleByModel(province!, decided, { province: "linhai", scheme: "employee", on: "2025-05-10", costs: {}, used: "nothing", ...stated, facts });
}

export function settled(compilation: Compilation, stated: Stated = {}): Settlement {
  const result = settling(compilation, stated);
  if ("refused" in result) throw new Error(`${result.refused}: ${result.about}`);
  return result.settlement;
}

export function refused(compilation: Compilation, stated: Stated = {}): string {
  const result = settling(compilation, stated);
  return "refused" in result ? `${result.refused}: ${result.about}` : "settled";
}

/** The layers that the tests name. */
type Layer = "inpatient" | "outpatient" | "basic" | "large" | "help" | "more" | "last";

/** What each open layer pays, then the patient, in fen. */
export function figures(compilation: Compilation, eligible: number, stated: Stated = {}): { readonly patient: number } & Partial<Record<Layer, number>> {
  const { layers, patient } = settled(compilation, { costs: { eligible }, ...stated });
  return { ...Object.fromEntries(layers.filter(({ open }) => open).map(({ benefit, payment }) => [benefit, payment])), patient };
}

/** One inpatient benefit with these clauses. */
export function inpatient(clauses: string, more = ""): string {
  return `benefit inpatient 住院 for employee when care = inpatient {\n  base eligible\n  ${clauses.trim().split("\n").join("\n  ")}\n}\n${more}\nsettle for employee: inpatient\n`;
}
