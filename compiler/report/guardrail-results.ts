/** What became of each demand: read from what was found, so that pages and `check` never disagree. */
import type { Location } from "../base/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Allowance } from "../model/citation.ts";
import type { Guardrail } from "../model/guardrail.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { targetsOf } from "../analyze/guardrail-targets.ts";
import { allowancesIn } from "../emit/hindrances.ts";

export type GuardrailStanding = "passed" | "failed" | "allowed" | "notJudged" | "withoutTarget";

export interface GuardrailResult {
  readonly guardrail: Guardrail;
  /** The gravest of what was found. */
  readonly standing: GuardrailStanding;
  readonly findings: readonly { readonly standing: GuardrailStanding; readonly diagnostic: Diagnostic; readonly allowance: Allowance | undefined }[];
}

const BREACHES: ReadonlySet<string> = new Set(["guardrailBroken", "guardrailNotMonotone", "guardrailNotUniform", "guardrailNotWritten", "guardrailCliff"]);
const ORDER: readonly GuardrailStanding[] = ["failed", "notJudged", "allowed", "withoutTarget", "passed"];

export function guardrailResults(program: ProvinceProgram, diagnostics: readonly Diagnostic[]): readonly GuardrailResult[] {
  const allowances = new Map(allowancesIn(program).map((allowance) => [keyOf(allowance.location), allowance]));
  const about = diagnostics.filter(({ id }) => BREACHES.has(id) || id === "guardrailNotJudged");
  return program.guardrails.map((guardrail) => {
    const findings = about.filter((diagnostic) => isAbout(diagnostic, guardrail)).map((diagnostic) => findingOf(diagnostic, allowances));
    const isIdle = findings.length === 0 && targetsOf(guardrail.requirement, program).length === 0;
    const standings = isIdle ? ["withoutTarget" as const] : findings.map(({ standing }) => standing);
    return { guardrail, findings, standing: ORDER.find((standing) => standings.includes(standing)) ?? "passed" };
  });
}

/** Each finding points back at the demand that it is about. */
function isAbout({ location, notes }: Diagnostic, guardrail: Guardrail): boolean {
  const places = [location, ...notes.map((note) => note.location)];
  return places.some((place) => place !== undefined && keyOf(place) === keyOf(guardrail.location));
}

function findingOf(diagnostic: Diagnostic, allowances: ReadonlyMap<string, Allowance>): GuardrailResult["findings"][number] {
  if (diagnostic.id === "guardrailNotJudged") return { standing: "notJudged", diagnostic, allowance: undefined };
  const allowance = diagnostic.notes.flatMap(({ location }) => (location === undefined ? [] : (allowances.get(keyOf(location)) ?? [])))[0];
  return { standing: allowance === undefined ? "failed" : "allowed", diagnostic, allowance };
}

function keyOf({ file, span }: Location): string {
  return `${file}:${span.start}:${span.end}`;
}
