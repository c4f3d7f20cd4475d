/** One line of a contribution or an account: a rate, a fixed sum, or both, uniform or local within bounds. */
import { compare } from "../base/rational.ts";
import type { Location } from "../base/span.ts";
import { report } from "../diagnostics/report.ts";
import type { Citation } from "../model/citation.ts";
import type { Region } from "../model/dimension.ts";
import type { QuantityType, ValueExpression } from "../model/expression.ts";
import type { Scope, SlotRole, SlotRow, SlotWord } from "../model/slot.ts";
import type { SlotUnit } from "../model/value.ts";
import type { ContributionPart } from "../syntax/ast.ts";
import type { Expression } from "../syntax/ast-terms.ts";
import { columnWordsOf } from "../syntax/column-words.ts";
import { NO_ATTRIBUTES, periodName } from "./attributes.ts";
import { allowancesOf, cite } from "./citations.ts";
import { checkCondition } from "./conditions.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { checkValue, quantityOf } from "./expressions.ts";
import { withMarksOf } from "./marks.ts";
import { refuseIdleValues } from "./part-options.ts";
import { receiverName } from "./receivers.ts";
import { intersectRegions } from "./region.ts";
import type { ReadFrom, SlotBody } from "./slots.ts";
import { checkTable } from "./table.ts";
import { SLOT_UNITS, TYPE_NAMES, amountPhrase, slotPhrase, slotSubject } from "./units.ts";

/** A quantity of a part, with the scope that the province gave it. */
export interface PartBody extends SlotBody {
  readonly role: SlotRole;
  readonly scope: Scope | undefined;
  /** The people the clause speaks about; several clauses of one word may share them out. */
  readonly when: Region;
}

export function checkPart({ context, draft }: ReadFrom, node: ContributionPart, parent: Citation, origin: SlotRow["origin"]): PartBody[] {
  return partBodies(context, node, parent, origin).map((body) => ({ ...body, draft }));
}

type UndatedPart = Omit<PartBody, "draft">;

function partBodies(context: Context, node: ContributionPart, parent: Citation, origin: SlotRow["origin"]): UndatedPart[] {
  const citation = cite(parent, node.tail, { file: context.file, span: node.word });
  const scope = scopeOf(context, node);
  refuseIdleValues(context, node);
  if (node.part === "base") return boundsOfBase(context, node, citation, scope, origin);
  if (node.table !== undefined) return [tablePart(context, node, citation, scope, origin)];
  const terms = termsOf(node.value ?? node.default);
  const bodies = terms.map((value) => valuePart(context, node, node.part, value, citation, scope, origin));
  if (bodies.length > 0 || scope?.kind === "local") return bodies.length > 0 ? bodies : [emptyPart(context, node, citation, scope)];
  if (node.split === undefined) context.report(report("valueMissing", citation.location, { slot: slotPhrase(node.part) }));
  return [];
}

/** `2% + 3 yuan per month` is a rate and a fixed sum side by side. */
function termsOf(value: Expression | undefined): Expression[] {
  if (value?.kind === "Binary" && value.operator === "+") {
    const [left, right] = [value.left, value.right].map(writtenUnit);
    if (left !== undefined && right !== undefined && left !== right) return [value.left, value.right];
  }
  return value === undefined ? [] : [value];
}

function writtenUnit(value: Expression): "fen" | "ratio" | undefined {
  if (value.kind !== "Number") return undefined;
  return value.unit === "yuan" ? "fen" : value.unit === "percent" ? "ratio" : undefined;
}

/** The base itself is a fact of the person; its floor and ceiling are amounts. */
function boundsOfBase(context: Context, node: ContributionPart, citation: Citation, scope: Scope | undefined, origin: SlotRow["origin"]): UndatedPart[] {
  const bounds: readonly (readonly [SlotWord, Expression | undefined])[] = [["floor", node.floor], ["ceiling", node.ceiling]];
  return bounds.flatMap(([word, value]) => (value === undefined ? [] : [valuePart(context, node, word, value, citation, scope, origin)]));
}

function valuePart(
  context: Context, node: ContributionPart, word: SlotWord, value: Expression, citation: Citation, scope: Scope | undefined, origin: SlotRow["origin"],
): UndatedPart {
  const checked = checkValue(context, value, { types: SLOT_UNITS[word], what: slotSubject(word), none: true });
  const condition = checkCondition(context, node.when);
  const location = at(context, value);
  const row: SlotRow = {
    region: condition.region, band: undefined, value: checked, location, citation: { ...withMarksOf(context, citation, [value]), location }, allowances: allowancesOf(context, node.tail), origin,
  };
  const unit = unitOf(word, [checked]);
  const role: SlotRole = unit === "fen" && SLOT_UNITS[word].includes("ratio") ? "fixed" : "value";
  return { ...shell(context, node, word, citation, scope), unit, role, rows: [row], when: condition.region, dimensions: condition.dimensions, broken: checked.kind === "unknown" };
}

function tablePart(context: Context, node: ContributionPart, citation: Citation, scope: Scope | undefined, origin: SlotRow["origin"]): UndatedPart {
  const due = { types: SLOT_UNITS[node.part], what: slotSubject(node.part), none: true };
  const table = node.table;
  const checked = table === undefined ? undefined : checkTable(context, table, { heading: { valueWords: columnWordsOf(node.part), byBand: false }, due, costBound: undefined, citation, origin });
  const condition = checkCondition(context, node.when);
  const rows = (checked?.rows ?? []).map((row) => ({ ...row, region: intersectRegions(row.region, condition.region) }));
  const unit = unitOf(node.part, rows.map(({ value }) => value));
  const role: SlotRole = unit === "fen" && SLOT_UNITS[node.part].includes("ratio") ? "fixed" : "value";
  const dimensions = [...new Set([...(checked?.dimensions ?? []), ...condition.dimensions])];
  return { ...shell(context, node, node.part, citation, scope), unit, role, rows, when: condition.region, dimensions, broken: checked?.broken ?? true };
}

/** A local part without a default: only cities give it a value. */
function emptyPart(context: Context, node: ContributionPart, citation: Citation, scope: Scope | undefined): UndatedPart {
  const lower = scope?.kind === "local" && scope.lower !== undefined ? quantityOf(scope.lower) : undefined;
  const unit: SlotUnit = lower === "fen" || lower === "ratio" || lower === "years" ? lower : SLOT_UNITS[node.part][0] ?? "fen";
  const role: SlotRole = unit === "fen" && SLOT_UNITS[node.part].includes("ratio") ? "fixed" : "value";
  return { ...shell(context, node, node.part, citation, scope), unit, role, rows: [], when: checkCondition(context, node.when).region, dimensions: [], broken: false };
}

function shell(context: Context, node: ContributionPart, word: SlotWord, citation: Citation, scope: Scope | undefined): Omit<UndatedPart, "unit" | "role" | "rows" | "when" | "dimensions" | "broken"> {
  const per = node.per === undefined ? undefined : periodName(context, node.per);
  const attributes = { ...NO_ATTRIBUTES, per, to: node.to === undefined ? undefined : receiverName(context, node.to) };
  return { word, attributes, combine: "exclusive", bands: [], location: citation.location, citation, allowances: allowancesOf(context, node.tail), scope };
}

function unitOf(word: SlotWord, values: readonly ValueExpression[]): SlotUnit {
  const types = values.map(quantityOf).filter((type): type is QuantityType => type !== undefined);
  return SLOT_UNITS[word].find((unit) => types.includes(unit)) ?? SLOT_UNITS[word][0] ?? "fen";
}

function scopeOf(context: Context, node: ContributionPart): Scope | undefined {
  if (node.scope === "uniform" || node.scope === "uniformFormula") return { kind: "uniform", formula: node.scope === "uniformFormula" };
  if (node.scope === undefined) return undefined;
  const location = at(context, node.within ?? { span: node.word });
  const { low, high } = node.within ?? { low: undefined, high: undefined };
  // Bounds that could not be read at all were told of where they stand.
  if (node.within !== undefined && (low === undefined || high === undefined)) context.report(report("boundsMissing", location, {}));
  const [lower, upper] = [boundOf(context, node, low), boundOf(context, node, high)];
  const isInterval = boundsAgree(context, location, lower, upper);
  return { kind: "local", lower: isInterval ? lower : undefined, upper: isInterval ? upper : undefined, location };
}

/** Both of one unit, and the lower not above the upper. */
function boundsAgree(context: Context, location: Location, lower: ValueExpression | undefined, upper: ValueExpression | undefined): boolean {
  const [low, high] = [lower, upper].map((bound) => (bound === undefined ? undefined : quantityOf(bound)));
  if (low === undefined || high === undefined) return true;
  if (low !== high) {
    context.report(report("unitWrong", upper?.location ?? location, { what: { en: "The upper bound", zh: "上限" }, expected: TYPE_NAMES[low], actual: TYPE_NAMES[high] }));
    return false;
  }
  if (lower?.kind !== "constant" || upper?.kind !== "constant" || compare(lower.amount, upper.amount) <= 0) return true;
  context.report(report("emptyRange", location, { low: amountPhrase(lower.amount, low), high: amountPhrase(upper.amount, high) }));
  return false;
}

function boundOf(context: Context, node: ContributionPart, value: Expression | undefined): ValueExpression | undefined {
  if (value === undefined) return undefined;
  return checkValue(context, value, { types: SLOT_UNITS[node.part], what: { en: "A bound", zh: "界限" } });
}

