/** What a workspace file says about the severity of diagnostics. */
import { CATALOGUE } from "../diagnostics/catalogue.ts";
import type { Entry } from "../diagnostics/catalogue-entry.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { codeOf } from "../diagnostics/render/message.ts";

export type RuleLevel = "off" | Severity;
/** By code. */
export type Rules = Readonly<Record<string, RuleLevel>>;

const entries: readonly Entry[] = Object.values(CATALOGUE);
export const CODES: readonly string[] = entries.map(({ code }) => code);
const errors: ReadonlySet<string> = new Set(entries.filter(({ severity }) => severity === "error").map(({ code }) => code));

/** Behind every error stands a sum that would be paid wrongly or a folder that cannot be trusted; none of them is a matter of taste. */
export function isLowered(code: string, level: RuleLevel): boolean {
  return errors.has(code) && level !== "error";
}

/** A finding that is an error stays one, also where a guardrail made it one. */
export function withRules(diagnostics: readonly Diagnostic[], rulesOf: (file: string | undefined) => Rules): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const level = ownLevel(rulesOf(diagnostic.location?.file), codeOf(diagnostic));
    if (level === undefined || diagnostic.severity === "error" || level === diagnostic.severity) return [diagnostic];
    return level === "off" ? [] : [{ ...diagnostic, severity: level }];
  });
}

function ownLevel(rules: Rules, code: string): RuleLevel | undefined {
  return Object.hasOwn(rules, code) ? rules[code] : undefined;
}

const LEVELS: ReadonlySet<unknown> = new Set<RuleLevel>(["off", "note", "warning", "error"]);

/** The rules of a workspace file that an editor may hold half-written: what is not understood sets nothing. */
export function rulesIn(text: string): Rules {
  const rules = recordOf(recordOf(parsed(text))["rules"]);
  return Object.fromEntries(Object.entries(rules).filter((rule): rule is [string, RuleLevel] => LEVELS.has(rule[1]) && !isLowered(rule[0], rule[1] as RuleLevel)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
