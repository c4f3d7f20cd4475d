import { sha256Of } from "../../base/digest.ts";
import type { Location } from "../../base/span.ts";
import { canonicalJson } from "../../emit/canonical.ts";
import { brokenOf, type NamedRule, sarifLog, sarifPlace, type SarifResult } from "../sarif.ts";
import { traceLines } from "./pretty.ts";
import { type ReportContext, failedIn, sourceLine, startOf, type TestReport } from "./report.ts";
import { faultsOf, nameOf, word } from "./words.ts";

type RuleId = "example-fails" | "row-without-example" | "number-unnoticed";

const RULES: Readonly<Record<RuleId, NamedRule>> = {
  "example-fails": {
    name: "ExampleFails", level: "error", short: { en: "An example fails", zh: "案例未通过" },
    why: { en: "The rules give other figures than the worked example expects.", zh: "规则算出的结果与案例的预期不一致。" },
  },
  "row-without-example": {
    name: "RowWithoutExample", level: "note", short: { en: "No example reaches this row", zh: "没有案例用到这一行" },
    why: { en: "If the row were wrong, no example would tell.", zh: "这一行如有错误，没有案例会发现。" },
  },
  "number-unnoticed": {
    name: "NumberUnnoticed", level: "note", short: { en: "No example notices this number", zh: "没有案例能发现这个数字的改动" },
    why: { en: "The number was changed, and all examples still passed.", zh: "改动这个数字之后，全部案例仍然通过。" },
  },
};

/** Failing examples, and with coverage and mutation the rows and numbers that none would notice. */
export function sarifReport(report: TestReport, context: ReportContext): string {
  const results = resultsOf(report, context);
  return sarifLog({ command: "test", language: context.language, rules: brokenOf(RULES, results, context.language), results, notifications: [], exitCode: failedIn(report).length > 0 ? 1 : 0 });
}

function resultsOf(report: TestReport, context: ReportContext): readonly SarifResult[] {
  const { language } = context;
  const made = (rule: RuleId, location: Location, message: string, said: unknown): SarifResult => ({
    rule, level: RULES[rule].level, message, place: sarifPlace(location, context), fingerprint: sha256Of(canonicalJson([rule, location.file, said])).slice(0, 32),
  });
  const lineOf = (location: Location): string => String(startOf(location, context).line);
  return [
    ...failedIn(report).map((outcome) => {
      const faults = faultsOf(outcome, language);
      return made("example-fails", outcome.example.location, [nameOf(outcome, language), ...faults, ...traceLines(outcome, context)].join("\n"), [nameOf(outcome, "en"), faultsOf(outcome, "en")]);
    }),
    ...(report.coverage ?? []).flatMap(({ missing }) => missing.map(({ item: { location } }) => {
      const what = sourceLine(location, context);
      return made("row-without-example", location, word(language, "unreached", { place: lineOf(location), what }), what);
    })),
    ...(report.mutation?.survivors ?? []).map(({ location, written, changed }) =>
      made("number-unnoticed", location, word(language, "survivor", { place: lineOf(location), written, changed }), [sourceLine(location, context), written, changed])),
  ];
}
