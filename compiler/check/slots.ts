/** One clause of a slot (`cap 100,000 yuan of payment per year`, `ratio { … }`) as a checked body without dates. */
import { report } from "../diagnostics/report.ts";
import type { DiagnosticId } from "../diagnostics/catalogue.ts";
import type { Allowance, Citation } from "../model/citation.ts";
import { EVERYWHERE } from "../model/dimension.ts";
import type { Dimension, Region } from "../model/dimension.ts";
import { rational } from "../base/rational.ts";
import type { ValueExpression } from "../model/expression.ts";
import type { Attributes, SlotRow, SlotVersion, SlotWord } from "../model/slot.ts";
import type { Band, CostBound, SlotUnit } from "../model/value.ts";
import { namePhrase } from "../model/names.ts";
import type { Slot, SlotOption } from "../syntax/ast.ts";
import { columnWordsOf } from "../syntax/column-words.ts";
import { attributesOf } from "./attributes.ts";
import { refuseBesideTable } from "./beside-table.ts";
import { allowancesOf, cite } from "./citations.ts";
import { checkCondition, sizesOf } from "./conditions.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { checkValue, quantityOf } from "./expressions.ts";
import type { Due } from "./expressions.ts";
import { withMarksOf } from "./marks.ts";
import { intersectRegions, subtractRegion } from "./region.ts";
import { spelt } from "./spelling.ts";
import { checkTable } from "./table.ts";
import type { CheckedTable, TableRequest } from "./table.ts";
import { SLOT_UNITS, slotPhrase, slotSubject } from "./units.ts";

export interface SlotBody {
  readonly word: SlotWord;
  readonly unit: SlotUnit;
  readonly attributes: Attributes;
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly SlotRow[];
  readonly combine: SlotVersion["combine"];
  readonly bands: readonly Band[];
  readonly broken: boolean;
  /** From a document that is announced and not issued. */
  readonly draft: boolean;
  readonly location: SlotVersion["location"];
  readonly citation: Citation;
  readonly allowances: readonly Allowance[];
  /** `uniform formula`: the value may follow each city's own figures. */
  readonly formula?: boolean;
  readonly table?: NonNullable<SlotVersion["table"]>;
}

/** The file a clause stands in. */
export interface ReadFrom {
  readonly context: Context;
  readonly draft: boolean;
}

export type BenefitSlotNode = Slot & { readonly slot: Exclude<Slot["slot"], "base"> };

export function dueOf(word: SlotWord, unit?: Due["unit"]): Due {
  return { types: SLOT_UNITS[word], what: slotSubject(word), unit, none: true, notCovered: true };
}

/** `isPartial`: the rows of an amendment, to which the rest of the clause that it amends still belongs. */
export function checkSlotBody(
  { context, draft }: ReadFrom, node: BenefitSlotNode, parent: Citation, origin: SlotRow["origin"] = "province", isPartial = false,
): SlotBody {
  const word = node.slot;
  const location = { file: context.file, span: node.word };
  const citation = cite(parent, node.tail, location);
  const byBand = node.options.some(({ kind }) => kind === "ByBand");
  const request: TableRequest = {
    heading: { valueWords: columnWordsOf(word), byBand }, due: dueOf(word, node.tableUnit),
    costBound: costBoundOf(node.options), citation, origin,
  };
  const { rows, dimensions, bands, broken, table } = checkContent(context, node, request);
  const restricted = restrict(context, node, rows, dimensions);
  const body: SlotBody = {
    word, unit: unitOf(word, rows), attributes: attributesOf(context, node.options), ...restricted, bands, broken, draft,
    combine: combineOf(node.options), location, citation, allowances: allowancesOf(context, node.tail),
    formula: node.options.some(({ kind }) => kind === "UniformFormula"), ...(table === undefined ? {} : { table }),
  };
  if (!isPartial) checkCompleteness(context, node, body);
  const counts = saysWhichRowCounts(context, node, body);
  return { ...body, ...(canBeSummed(context, body) ? {} : { combine: "best" }), broken: broken || !counts };
}

function checkContent(context: Context, node: BenefitSlotNode, request: TableRequest): CheckedTable {
  if (node.table !== undefined && node.value !== undefined) refuseBesideTable(context, node.value);
  if (node.table !== undefined) return checkTable(context, node.table, request);
  if (node.value === undefined) {
    const months = calendarMonths(context, node);
    if (months !== undefined) return { rows: [singleRow(context, node, months, months.location, request)], dimensions: [], bands: [], broken: false };
    context.report(report("valueMissing", request.citation.location, { slot: slotPhrase(node.slot) }));
    return { rows: [], dimensions: [], bands: [], broken: true };
  }
  const value = checkValue(context, node.value, request.due);
  const bounded = request.costBound === undefined || quantityOf(value) === undefined ? value : { kind: "bounded" as const, value, costBound: request.costBound, location: value.location };
  return { rows: [singleRow(context, node, bounded, at(context, node.value), request)], dimensions: [], bands: [], broken: value.kind === "unknown" };
}

function singleRow(context: Context, node: BenefitSlotNode, value: ValueExpression, location: SlotRow["location"], request: TableRequest): SlotRow {
  return { region: EVERYWHERE, band: undefined, value, location, citation: { ...withMarksOf(context, request.citation, [node.value]), location }, allowances: allowancesOf(context, node.tail), origin: request.origin };
}

/** `from the 3rd calendar month of contribution`: the month of contribution is the first, so two months pass. */
function calendarMonths(context: Context, node: BenefitSlotNode): ValueExpression | undefined {
  const option = node.slot === "waiting" ? node.options.find((other) => other.kind === "CalendarMonth") : undefined;
  if (option === undefined) return undefined;
  return { kind: "constant", type: "months", amount: rational(BigInt(Math.max(0, option.ordinal - 1))), location: at(context, option) };
}

/** `when …` behind a slot: it holds there only; a waiting period is none elsewhere. */
function restrict(context: Context, node: BenefitSlotNode, rows: readonly SlotRow[], dimensions: readonly Dimension[]): Pick<SlotBody, "rows" | "dimensions"> {
  const option = node.options.find((other) => other.kind === "When");
  if (option === undefined) return { rows, dimensions };
  const condition = checkCondition(context, option.condition);
  const all = [...new Set([...dimensions, ...condition.dimensions])];
  const inside = rows.map((row) => ({ ...row, region: intersectRegions(row.region, condition.region) }));
  const [first] = rows;
  if (node.slot !== "waiting" || first === undefined) return { rows: inside, dimensions: all };
  const elsewhere: Region = subtractRegion(EVERYWHERE, condition.region, sizesOf(all));
  const none: SlotRow = { ...first, region: elsewhere, value: { kind: "none", location: first.location } };
  return { rows: elsewhere.length === 0 ? inside : [...inside, none], dimensions: all };
}

/** A quantity that may be a ratio or money is what its first understood cell is. */
function unitOf(word: SlotWord, rows: readonly SlotRow[]): SlotUnit {
  const [usual = "fen"] = SLOT_UNITS[word];
  const types = rows.map(({ value }) => quantityOf(value)).filter((type) => type !== undefined);
  return SLOT_UNITS[word].find((unit) => types.includes(unit)) ?? usual;
}

function combineOf(options: readonly SlotOption[]): SlotVersion["combine"] {
  return options.find((option) => option.kind === "Combine")?.how ?? "exclusive";
}

function costBoundOf(options: readonly SlotOption[]): CostBound | undefined {
  return options.find((option) => option.kind === "CostBound")?.how;
}

/** What a clause must say before it can be paid by: of what, for which period, on which scale, how several rows combine. */
function checkCompleteness(context: Context, node: BenefitSlotNode, body: SlotBody): void {
  const hasNumber = body.rows.some(({ value }) => quantityOf(value) !== undefined);
  const { attributes } = body;
  const need = (id: "capOfWhat" | "perWhat", text: { readonly en: string; readonly zh: string }): void => missing(context, node, id, text);
  if (!hasNumber) return;
  const isLimit = body.word === "cap" || body.word === "limit";
  if (isLimit && attributes.of === undefined) need("capOfWhat", { en: " of payment", zh: " 按支付额" });
  if ((isLimit || body.word === "deductible") && attributes.per === undefined) need("perWhat", { en: " per year", zh: " 每年" });
  if (body.bands.length > 0) checkScale(context, node, body);
  if (body.word === "amount") checkCostBounds(context, body);
  if (body.word === "waiting" && attributes.waitingFrom === undefined) context.report(report("waitingFromWhat", body.location, {}));
}

function missing(context: Context, node: BenefitSlotNode, id: Extract<DiagnosticId, "capOfWhat" | "perWhat">, text: { readonly en: string; readonly zh: string }): void {
  const end = node.value?.span.end ?? node.word.end;
  const location = { file: context.file, span: { start: end, end } };
  const fix = { title: { en: `add “${text.en.trim()}”`, zh: `加上“${text.zh.trim()}”` }, edits: [{ location, text: spelt(context, text) }], safe: false };
  context.report(report(id, { file: context.file, span: node.word }, { slot: slotPhrase(node.slot) }, { fixes: [fix] }));
}

function checkScale(context: Context, node: BenefitSlotNode, { attributes, location }: SlotBody): void {
  if (attributes.scale === undefined) context.report(report("scaleMissing", location, {}));
  else if (attributes.per === undefined) missing(context, node, "perWhat", { en: " per year", zh: " 每年" });
}

/** Only where two rows name different members of a `many` dimension can several apply. */
function saysWhichRowCounts(context: Context, node: BenefitSlotNode, body: SlotBody): boolean {
  if (body.combine !== "exclusive") return true;
  const many = body.dimensions.find(({ id, domain }) => domain.kind === "members" && domain.many && namedMembers(body.rows, id) > 1);
  if (many !== undefined) context.report(report("tableOfList", { file: context.file, span: node.word }, { dimension: namePhrase(many) }));
  return many === undefined;
}

function canBeSummed(context: Context, { combine, unit, location }: SlotBody): boolean {
  const isWrong = combine === "sum" && unit !== "fen";
  if (isWrong) context.report(report("sumNeedsYuan", location, {}));
  return !isWrong;
}

function namedMembers(rows: readonly SlotRow[], id: string): number {
  const single = rows.flatMap(({ region }) => region.map((box) => [...box].filter(([axis, side]) => axis.startsWith(`${id}:`) && side[0] === 1)));
  return new Set(single.filter((sides) => sides.length === 1).map((sides) => sides[0]?.[0])).size;
}

function checkCostBounds(context: Context, body: SlotBody): void {
  for (const { value } of body.rows) {
    if (value.kind === "bounded" || quantityOf(value) === undefined) continue;
    context.report(report("costBoundMissing", value.location, {}));
  }
}
