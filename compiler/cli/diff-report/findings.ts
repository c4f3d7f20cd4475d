/** A difference as findings at the lines of the new version, for whoever reviews them there. */
import { sha256Of } from "../../base/digest.ts";
import type { SourceText } from "../../base/source-text.ts";
import type { Location } from "../../base/span.ts";
import type { Difference, ProvinceDifference } from "../../compare/difference.ts";
import type { Effect } from "../../compare/effect.ts";
import { phraseAspect, phraseDeclaration, phraseHeading, phraseRow } from "../../compare/phrase-difference.ts";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import { canonicalJson } from "../../emit/canonical.ts";
import { annotation, annotationPlace } from "../github-command.ts";
import { brokenOf, type NamedRule, sarifLog, sarifPlace, type SarifPlace, type SarifResult } from "../sarif.ts";

/** What is needed to show a place in the new version. */
export interface NewVersion {
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly shownPath: (file: string) => string;
}

type RuleId = "insured-lose" | "insured-gain" | "meaning-differs";

const RULES: Readonly<Record<RuleId, NamedRule>> = {
  "insured-lose": {
    name: "InsuredLose", level: "warning", short: { en: "The insured lose", zh: "参保人受损" },
    why: { en: "In the new version this figure or condition is worse for the insured than in the old one.", zh: "与旧版相比，此处的数额或条件对参保人更为不利。" },
  },
  "insured-gain": {
    name: "InsuredGain", level: "note", short: { en: "The insured gain", zh: "参保人受益" },
    why: { en: "In the new version this figure or condition is better for the insured than in the old one.", zh: "与旧版相比，此处的数额或条件对参保人更为有利。" },
  },
  "meaning-differs": {
    name: "MeaningDiffers", level: "note", short: { en: "The meaning differs", zh: "含义不同" },
    why: { en: "The new version means something else here; which is better for the insured cannot be said, or it touches them in nothing.", zh: "新版在此处含义不同；对参保人孰优孰劣无法比较，或不受影响。" },
  },
};

export interface Finding {
  readonly rule: RuleId;
  readonly text: Phrase;
  readonly place: SarifPlace | undefined;
  readonly fingerprint: string;
}

function findingsOf({ provinces }: Difference, version: NewVersion): readonly Finding[] {
  return provinces.flatMap((province) => findingsIn(province, version));
}

export function findingsIn(province: ProvinceDifference, version: NewVersion): readonly Finding[] {
  const made = (text: Phrase, patient: Effect, location: Location | undefined): Finding => ({
    rule: ruleOf(patient), text, place: placeOf(location, version), fingerprint: sha256Of(canonicalJson([province.province.name, text.en])).slice(0, 32),
  });
  return [
    ...province.declarations.map((one) => made(phraseDeclaration(one), one.patient, one.change === "added" ? one.location : undefined)),
    ...province.aspects.map((one) => made(phraseAspect(one), one.patient, one.location)),
    ...rowsOf(province).map(([text, patient, location]) => made(text, patient, location)),
  ];
}

export function titleOf({ rule }: Finding): Phrase {
  return RULES[rule].short;
}

function rowsOf({ slots, axes }: ProvinceDifference): readonly (readonly [Phrase, Effect, Location | undefined])[] {
  return slots.flatMap((slot) => {
    const heading = phraseHeading(slot);
    return slot.rows.map((row) => {
      const said = phraseRow(slot, row, axes);
      return [{ en: `${heading.en}: ${said.en}`, zh: `${heading.zh}：${said.zh}` }, row.patient, row.now.location] as const;
    });
  });
}

function ruleOf(patient: Effect): RuleId {
  return patient === "worse" ? "insured-lose" : patient === "better" ? "insured-gain" : "meaning-differs";
}

/** What stands only in the old version, or in compiled tables, has no line to show. */
function placeOf(location: Location | undefined, version: NewVersion): SarifPlace | undefined {
  return location === undefined || !version.sources.has(location.file) ? undefined : sarifPlace(location, version);
}

export function sarifOfDifference(difference: Difference, version: NewVersion, exitCode: number, language: Language): string {
  const results = findingsOf(difference, version).map(({ rule, text, place, fingerprint }): SarifResult => ({ rule, level: RULES[rule].level, message: text[language], place, fingerprint }));
  return sarifLog({ command: "diff", language, rules: brokenOf(RULES, results, language), results, notifications: [], exitCode });
}

/** Those that lose come first: GitHub shows ten annotations of a level and a step. */
export function githubOfDifference(difference: Difference, version: NewVersion, language: Language): string {
  const findings = findingsOf(difference, version);
  const ordered = (Object.keys(RULES) as RuleId[]).flatMap((id) => findings.filter(({ rule }) => rule === id));
  return ordered.map(({ rule, text, place }) => `${annotation(rule === "insured-lose" ? "warning" : "notice", place && annotationPlace(place.file, place.range), RULES[rule].short[language], text[language])}\n`).join("");
}
