import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { CATALOGUE } from "../diagnostics/catalogue.ts";
import { report } from "../diagnostics/report.ts";
import type { Allowance } from "../model/citation.ts";
import type { Slot } from "../model/slot.ts";
import type { Breach } from "./breach.ts";
import { note } from "./rule.ts";

const allowable: ReadonlySet<string> = new Set(
  [CATALOGUE.guardrailBroken, CATALOGUE.guardrailNotMonotone, CATALOGUE.guardrailNotUniform, CATALOGUE.guardrailNotWritten, CATALOGUE.guardrailCliff].map(({ code }) => code),
);

/** The allowance of a row, an adjustment or a version that lets the breach stand. */
export function allowanceFor({ diagnostic, allowances }: Breach): Allowance | undefined {
  const { code } = CATALOGUE[diagnostic.id];
  return allowances.find((allowance) => allowance.code === code && allowance.because !== "");
}

/** With the guardrail's own severity; an allowed error is a warning that quotes the reason, in every run. */
export function reportBreach(breach: Breach): Diagnostic {
  const { diagnostic, guardrail } = breach;
  const allowance = allowanceFor(breach);
  if (allowance === undefined) return { ...diagnostic, severity: guardrail.severity };
  const article = allowance.article === undefined ? "" : `, ${allowance.article}`;
  const reason = note(allowance.location, `allowed because “${allowance.because}”${article}`, `允许的理由：“${allowance.because}”${article.replace(", ", "，")}`);
  return { ...diagnostic, severity: guardrail.severity === "error" ? "warning" : guardrail.severity, notes: [...diagnostic.notes, reason] };
}

/** Allowances that say nothing, name what cannot be allowed, or are no longer needed. */
export function judgeAllowances(slots: Iterable<Slot>, used: readonly Allowance[]): readonly Diagnostic[] {
  const needed = new Set(used.map(keyOf));
  const written = new Map([...slots].flatMap(allowancesIn).map((allowance) => [keyOf(allowance), allowance]));
  return [...written].flatMap(([key, { code, because, location }]) => {
    if (!allowable.has(code)) return [report("codeCannotBeAllowed", location, { code })];
    if (because.trim() === "") return [report("allowanceWithoutReason", location, { code })];
    return needed.has(key) ? [] : [report("allowanceUnused", location, { code })];
  });
}

function allowancesIn({ versions }: Slot): readonly Allowance[] {
  return versions.flatMap((version) => [version, ...version.rows, ...version.adjustments].flatMap((item) => item.allowances));
}

/** An allowance of a table's head may stand on each of its rows. */
function keyOf({ code, location: { file, span } }: Allowance): string {
  return `${code} ${file}:${span.start}`;
}
