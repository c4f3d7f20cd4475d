/** A bill of so much, of such a case: who pays what, by which rules, and how that goes on for other bills and cases. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { explainSettlement } from "../../compiler/evaluate/explain.ts";
import { phraseRefusal } from "../../compiler/evaluate/phrase-refusal.ts";
import { inReadersWords } from "../../compiler/evaluate/refusal-words.ts";
import { namePhrase } from "../../compiler/model/names.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { wordFor } from "../features/spelling.ts";
import type { Settings } from "../session.ts";
import { type Asked, askedOf, benefitsOf, claimWith } from "./claim-of-question.ts";
import { choiceOf, fieldOf } from "./fields.ts";
import { areAllOne, drawPatient, drawPayers, layersOfClaim, patientLines } from "./pictures.ts";
import type { Choice, Field, PaymentAnswer, PaymentQuestion, Settled } from "./protocol.ts";
import { type SchemeDesk, schemeDesk, settlingSchemes } from "./scheme-desk.ts";

const ERRORS: Phrase = { en: "Nothing can be settled while the policies have errors.", zh: "政策存在错误，改正后方可结算。" };
const NO_SCHEME: Phrase = { en: "These files settle no claims: there is no order of settlement.", zh: "这些文件没有结算顺序，无从结算。" };
/** More lines than the pens of a picture would not be told apart. */
const MOST_WAYS = 6;

export function payment(snapshot: Snapshot, question: PaymentQuestion, { language, asOf }: Settings): PaymentAnswer {
  const schemes = settlingSchemes(snapshot);
  const settling = schemes.find(({ key }) => key === question.scheme) ?? schemes[0];
  if (snapshot.diagnostics.some(({ severity }) => severity === "error")) return { kind: "none", why: ERRORS[language] };
  if (settling === undefined) return { kind: "none", why: NO_SCHEME[language] };
  const desk = schemeDesk(snapshot, settling);
  const isSameScheme = question.scheme === settling.key;
  const asked = askedOf(desk, isSameScheme ? question : { textDocument: question.textDocument, on: question.on }, asOf);
  const several = schemes.some(({ province }) => province !== settling.province);
  return {
    kind: "payment",
    schemes: schemes.map(({ key, province, scheme }) => ({ name: key, label: [...(several ? [namePhrase(province.province)[language]] : []), scheme.title ?? namePhrase(scheme)[language]].join(" · ") })),
    scheme: settling.key,
    ...formOf(desk, asked, language),
    settled: settledOf(desk, asked.claim, language),
    ...picturesOf(desk, asked, question.compare, language),
  };
}

function formOf(desk: SchemeDesk, { benefit, claim, inputs }: Asked, language: Language) {
  const byName = new Map(desk.province.benefits.map((one) => [one.name, one]));
  return {
    benefits: benefitsOf(desk).flatMap((name): Choice[] => {
      const known = byName.get(name);
      return known === undefined ? [] : [choiceOf(known, language)];
    }),
    benefit,
    on: claim.on,
    fields: inputs.map((input) => fieldOf(input, input.kind === "city" ? claim.city : claim.facts[input.name], language)),
    measures: desk.province.measures.map((measure) => ({ ...choiceOf(measure, language), cost: claim.costs[measure.name] ?? 0 })),
  };
}

function settledOf({ engine, province }: SchemeDesk, claim: Claim, language: Language): Settled {
  const explained = engine.explain(claim);
  if ("refused" in explained) return { kind: "refused", why: inReadersWords(explained.about, province, (about) => phraseRefusal({ ...explained, about }))[language] };
  const { settlement, trace } = explained;
  return { kind: "settled", bill: settlement.bill, patient: settlement.patient, lines: explainSettlement(settlement, trace).map((line) => line[language]) };
}

function picturesOf(desk: SchemeDesk, asked: Asked, wanted: string | undefined, language: Language) {
  const { claim, inputs, measure } = asked;
  const layers = layersOfClaim(desk, claim, measure);
  const bill = claim.costs[measure] ?? 0;
  const fields = inputs.map((input) => fieldOf(input, input.kind === "city" ? claim.city : claim.facts[input.name], language));
  const linesBy = (field: Field) => patientLines(desk, waysOf(desk, asked, field, language), measure);
  const isOrdered = ({ name }: Field): boolean => inputs.some((input) => input.name === name && input.kind === "members" && input.ordered);
  const unordered = fields.filter((one) => (one.kind === "one" || one.kind === "yesNo") && !isOrdered(one));
  const comparable = [...fields.filter(isOrdered), ...unordered];
  const field = comparable.find(({ name }) => name === wanted) ?? (wanted === "" ? undefined : comparable.find((one) => !areAllOne(linesBy(one))));
  const lines = field === undefined ? [] : linesBy(field);
  return {
    payers: layers === undefined || layers.length === 0 ? undefined : drawPayers(desk, layers, bill, language),
    comparisons: comparable.map(({ name, label }) => ({ name, label })),
    compare: field?.name ?? "",
    compared: lines.length === 0 ? undefined : drawPatient(lines, bill, language),
  };
}

function waysOf(desk: SchemeDesk, { claim, inputs }: Asked, field: Field, language: Language) {
  const { city, facts } = claim;
  const cityName = inputs.find(({ kind }) => kind === "city")?.name;
  const chosen = cityName === undefined || city === undefined ? facts : { ...facts, [cityName]: city };
  const options = field.kind === "one" ? field.options : (["yes", "no"] as const).map((name): Choice => ({ name, label: wordFor(name, language) }));
  return options.slice(0, MOST_WAYS).map(({ name, label }) => ({
    label, claim: claimWith(desk, claim, inputs, { ...chosen, [field.name]: field.kind === "one" ? name : name === "yes" }),
  }));
}
