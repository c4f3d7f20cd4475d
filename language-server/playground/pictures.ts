/** The exact curves of one case, drawn: who pays what against the bill, and what the patient pays when one fact is another. */
import { parseDay } from "../../compiler/base/calendar.ts";
import { compare, multiply, rational, type Rational } from "../../compiler/base/rational.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { isRefusal, readPoint } from "../../compiler/evaluate/reference-facts.ts";
import { layersAt } from "../../compiler/layers/layers-at.ts";
import { type SettledLayer, patientAmount } from "../../compiler/layers/settle-curves.ts";
import { benefitsIn } from "../../compiler/layers/settlement-cases.ts";
import { shownName } from "../../compiler/model/names.ts";
import { isSameCurve } from "../../compiler/payment/curve.ts";
import { type CurveLine, drawCurves, reachOf } from "../../compiler/report/curve.ts";
import type { SchemeDesk } from "./scheme-desk.ts";

const PATIENT: Phrase = { en: "patient", zh: "个人负担" };
const WHO_PAYS: Phrase = { en: "Who pays what", zh: "费用由谁负担" };
const PATIENT_PAYS: Phrase = { en: "What the patient pays", zh: "个人负担多少" };
const BILL: Phrase = { en: "bill, yuan", zh: "费用（元）" };
const PAID: Phrase = { en: "paid, yuan", zh: "负担（元）" };

/** In a new insurance year, of a bill that consists of one measure; `undefined` where no layer is open or a number is missing. */
export function layersOfClaim({ province, scheme, source }: SchemeDesk, claim: Claim, measure: string): readonly SettledLayer[] | undefined {
  const [day, point] = [parseDay(claim.on), readPoint(province, claim)];
  const order = province.settlements.find(({ scheme: other, from, to }) => other === scheme && day !== undefined && from <= day && day <= to);
  if (day === undefined || order === undefined || isRefusal(point)) return undefined;
  return layersAt(point, { benefits: benefitsIn(order, source), source, on: day, measure: { name: measure } });
}

/** `bill` in fen: the picture reaches beyond it. */
export function drawPayers({ province }: SchemeDesk, layers: readonly SettledLayer[], bill: number, language: Language): string {
  const benefits = layers.map(({ name, payment }): CurveLine => ({ name: shownName(province.benefits.find((benefit) => benefit.name === name) ?? { name, other: undefined }, language), curve: payment }));
  return draw("payers", WHO_PAYS, [...benefits, { name: PATIENT[language], curve: patientAmount(layers) }], bill, language);
}

/** The patient's amount for each way that the case could be. */
export function patientLines(desk: SchemeDesk, ways: readonly { readonly label: string; readonly claim: Claim }[], measure: string): readonly CurveLine[] {
  return ways.flatMap(({ label, claim }) => {
    const layers = layersOfClaim(desk, claim, measure);
    return layers === undefined ? [] : [{ name: label, curve: patientAmount(layers) }];
  });
}

export function drawPatient(lines: readonly CurveLine[], bill: number, language: Language): string {
  return draw("patient", PATIENT_PAYS, lines, bill, language);
}

export function areAllOne([first, ...others]: readonly CurveLine[]): boolean {
  return first === undefined || others.every(({ curve }) => isSameCurve(curve, first.curve));
}

function draw(id: string, title: Phrase, lines: readonly CurveLine[], bill: number, language: Language): string {
  const description = { en: `${title.en}, against the bill: ${lines.map(({ name }) => name).join(", ")}.`, zh: `横轴为费用，纵轴为金额：${lines.map(({ name }) => name).join("、")}。` };
  return drawCurves({ id, title: title[language], description: description[language], across: BILL[language], upwards: PAID[language], lines, upTo: farther(reachOf(lines.map(({ curve }) => curve)), bill), width: 560 });
}

function farther(reach: Rational, bill: number): Rational {
  const beyond = multiply(rational(BigInt(bill)), rational(5n, 4n));
  return compare(beyond, reach) > 0 ? beyond : reach;
}
