import { formatDay, LAST_DAY } from "../../base/calendar.ts";
import { type Rational, rational, roundHalfUp } from "../../base/rational.ts";
import { factsIn, rangesIn } from "../../compare/claim-facts.ts";
import type { AspectChange, ClaimChange, DeclarationChange, Difference, ProvinceDifference, SlotChange } from "../../compare/difference.ts";
import { firstDayOf, phraseFigures, phrasePlace } from "../../compare/phrase-difference.ts";
import type { CellChange, Figure } from "../../compare/slot-changes.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import type { Axis } from "../../model/dimension.ts";
import type { CellValue, Value } from "../../model/value.ts";

/** One object for programs (`diff.schema.json`): money in whole fen, ratios in 0.01 %, days as ISO 8601. */
export function jsonReport({ provinces, limits }: Difference, language: Language): string {
  const slots = provinces.flatMap((province) => province.slots);
  const money = provinces.flatMap((province) => province.money);
  const first = firstDayOf(provinces);
  const made = {
    version: 1,
    provinces: provinces.map((province) => jsonProvince(province, language)),
    limits: limits.map((limit) => limit[language]),
    summary: {
      provinces: provinces.length, slots: slots.length, rows: slots.reduce((sum, { rows }) => sum + rows.length, 0),
      gains: money.filter(({ gain }) => gain !== undefined).length, losses: money.filter(({ loss }) => loss !== undefined).length,
      ...(first !== undefined && { from: formatDay(first) }),
    },
  };
  return `${JSON.stringify(made, undefined, 2)}\n`;
}

function jsonProvince(province: ProvinceDifference, language: Language): object {
  const { kind, axes, declarations, aspects, slots, money, notCompared } = province;
  return {
    province: province.province.name, change: kind,
    declarations: declarations.map((one) => jsonDeclaration(one, language)),
    aspects: aspects.map((one) => jsonAspect(one, language)),
    slots: slots.map((slot) => jsonSlot(slot, axes, language)),
    money: money.map(({ benefit, scheme, gain, loss }) => ({
      benefit: benefit.name, scheme: scheme.name,
      ...(gain && { gain: jsonClaim(gain, province, scheme.name) }), ...(loss && { loss: jsonClaim(loss, province, scheme.name) }),
    })),
    notCompared: notCompared.map((name) => name[language]),
  };
}

function jsonDeclaration({ kind, change, name, patient }: DeclarationChange, language: Language): object {
  return { kind, change, name: name[language], patient };
}

function jsonAspect({ of, aspect, from, old, now, patient }: AspectChange, language: Language): object {
  return { kind: of.kind, name: of.name[language], aspect, ...(from !== undefined && { from: formatDay(from) }), old: old[language], new: now[language], patient };
}

function jsonSlot(slot: SlotChange, axes: readonly Axis[], language: Language): object {
  const { owner, scheme, word, role, unit, rows } = slot;
  return { kind: owner.kind, owner: owner.name, ...(scheme && { scheme: scheme.name }), slot: word, role, unit, rows: rows.map((row) => jsonRow(slot, row, axes, language)) };
}

function jsonRow(slot: SlotChange, row: CellChange, axes: readonly Axis[], language: Language): object {
  const [old, now] = phraseFigures(slot, row);
  return {
    case: phrasePlace(row.region, axes)[language], facts: rangesIn(row.region, axes), from: formatDay(row.from), ...(row.to !== LAST_DAY && { to: formatDay(row.to) }),
    old: { text: old[language], ...jsonFigure(row.old) }, new: { text: now[language], ...jsonFigure(row.now) },
    direction: row.direction, patient: row.patient, fund: row.fund,
  };
}

function jsonFigure({ value, attributes }: Figure): object {
  const { per, of, scale } = attributes ?? {};
  return { value: jsonCell(value), ...(per !== undefined && { per }), ...(of !== undefined && { of }), ...(scale !== undefined && { scale }) };
}

export function jsonCell(cell: CellValue): object {
  if (cell.kind !== "bands") return jsonValue(cell);
  return { kind: "bands", bands: cell.bands.map(({ from, to, value }) => ({ from: Number(from), ...(to !== undefined && { to: Number(to) }), value: jsonValue(value) })) };
}

function jsonValue(value: Value): object {
  if (value.kind !== "number") return { kind: value.kind };
  return { kind: "number", amount: whole(value.amount), ...(value.costBound !== undefined && { costBound: value.costBound }) };
}

/** The claim is one that `tongchou settle` takes, for the new version's tables. */
function jsonClaim(change: ClaimChange, { axes, province }: ProvinceDifference, scheme: string): object {
  const { region, on, measure, cost, oldPatient, nowPatient, slopeBeyond } = change;
  const { facts, city } = factsIn(region, axes);
  return {
    claim: { province: province.name, scheme, on: formatDay(on), ...(city !== undefined && { city }), facts, costs: { [measure.name]: Number(cost) }, used: "nothing" },
    patient: { old: whole(oldPatient), new: whole(nowPatient) },
    ...(slopeBeyond !== undefined && { beyond: { per: 10_000, change: whole({ numerator: slopeBeyond.numerator * 10_000n, denominator: slopeBeyond.denominator }) } }),
  };
}

export function whole(amount: Rational): number {
  return Number(roundHalfUp(rational(amount.numerator, amount.denominator)).numerator);
}
