import type { Phrase, Severity } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Guardrail, Requirement } from "../model/guardrail.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { SlotUnit } from "../model/value.ts";
import { evaluateValue, typeOf } from "../parts/evaluate-value.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import { isLooser, phraseOperator } from "./guardrail-bounds.ts";
import { targetsOf } from "./guardrail-targets.ts";
import { note, type Rule } from "./rule.ts";

/** A province tightens a library's guardrails and never loosens them (§9). */
export const guardrailsAreTightened: Rule = ({ program }) =>
  program.guardrails.filter((guardrail) => !guardrail.library).flatMap((own) => {
    const model = program.guardrails.find((other) => other.library && other.title === own.title && isAboutTheSame(own.requirement, other.requirement, program));
    if (model === undefined || !isLoosened(own, model)) return [];
    const args = { title: own.title, library: phraseDemand(model), own: phraseDemand(own) };
    return [report("guardrailLoosened", own.location, args, { notes: [note(model.location, "the library's guardrail", "库中的约束")] })];
  });

/** The same quantity, put to the same test, of something that both are about: a benefit by its name or by its kind. */
function isAboutTheSame(a: Requirement, b: Requirement, program: ProvinceProgram): boolean {
  if (a.quantity !== b.quantity || a.scheme !== b.scheme || a.test.kind !== b.test.kind) return false;
  const theirs = new Set(targetsOf(b, program));
  return JSON.stringify(a.target) === JSON.stringify(b.target) || targetsOf(a, program).some((target) => theirs.has(target));
}

const weights: Readonly<Record<Severity, number>> = { error: 2, warning: 1, note: 0 };

function isLoosened(own: Guardrail, model: Guardrail): boolean {
  if (weights[own.severity] < weights[model.severity]) return true;
  const [mine, theirs] = [own.requirement.test, model.requirement.test];
  return mine.kind === "compare" && theirs.kind === "compare" && isLooser(mine, theirs, unitOf(mine));
}

type Test = Extract<Requirement["test"], { kind: "compare" }>;

function unitOf({ value }: Test): SlotUnit {
  const type = typeOf(value, "number");
  return type === "points" ? "ratio" : type === "days" ? "number" : type;
}

const severities: Readonly<Record<Severity, Phrase>> = { error: { en: "an error", zh: "错误" }, warning: { en: "a warning", zh: "警告" }, note: { en: "a note", zh: "提示" } };

function phraseDemand({ requirement: { test }, severity }: Guardrail): Phrase {
  const weight = severities[severity];
  if (test.kind !== "compare") return { en: `it as ${weight.en}`, zh: `按${weight.zh}执行` };
  const [unit, operator] = [unitOf(test), phraseOperator(test.operator)];
  const bound = phraseValue(evaluateValue(test.value, { year: 0, city: undefined }, unit), unit);
  const slack = test.tolerance === undefined ? undefined : phraseValue(evaluateValue(test.tolerance, { year: 0, city: undefined }, unit), unit);
  return {
    en: `${operator.en} ${bound.en}${slack === undefined ? "" : ` with a tolerance of ${slack.en}`} (${weight.en})`,
    zh: `${operator.zh} ${bound.zh}${slack === undefined ? "" : `、容差 ${slack.zh}`}（${weight.zh}）`,
  };
}
