/** A city's dated departure from a uniform slot: its steps become rows of the slot, cut out of the province's. */
import { LAST_DAY, formatDay } from "../base/calendar.ts";
import type { Day } from "../base/calendar.ts";
import type { Symbol } from "../bind/symbols.ts";
import { report } from "../diagnostics/report.ts";
import type { Transition as TransitionModel } from "../model/program.ts";
import type { Region } from "../model/dimension.ts";
import type { SlotRow, SlotWord } from "../model/slot.ts";
import type { City } from "../model/jurisdiction.ts";
import { namePhrase } from "../model/names.ts";
import type { Benefit, Transition } from "../syntax/ast.ts";
import type { Cell, Row } from "../syntax/ast-terms.ts";
import { columnWordsOf } from "../syntax/column-words.ts";
import { cityAndDates } from "./benefits.ts";
import { allowancesOf, cite } from "./citations.ts";
import { at, resolve } from "./context.ts";
import type { World } from "./context.ts";
import { withMarksOf } from "./marks.ts";
import type { Document } from "./policies.ts";
import { intersectRegions, subtractRegion } from "./region.ts";
import type { SlotBody } from "./slots.ts";
import { dueOf } from "./slots.ts";
import { checkValueCell, writtenIn } from "./table.ts";
import { keywordPhrase } from "./units.ts";

export interface TransitionSteps {
  readonly benefit: Symbol;
  readonly word: SlotWord;
  readonly city: string;
  readonly rows: readonly SlotRow[];
  readonly where: Region;
  readonly model: TransitionModel;
}

/** `ended` tells from which day a document that overrides local rules touches the slot. */
export function checkTransition(
  document: Document, world: World, node: Transition, ended: (benefit: Symbol, word: SlotWord) => Day | undefined,
): TransitionSteps | undefined {
  const { context } = document;
  const benefit = node.benefit === undefined ? undefined : resolve<Benefit>(context, "Benefit", node.benefit);
  const city = node.city === undefined ? undefined : world.province.cities.find(({ name, other }) => name === node.city?.key || other === node.city?.key);
  if (node.city !== undefined && city === undefined && world.province.name !== "") context.report(report("cityOfOtherProvince", at(context, node.city), { word: node.city.key, province: namePhrase(world.province) }));
  if (benefit === undefined || city === undefined || isOfOtherCity(document, node, city)) return undefined;
  const word = node.slot as SlotWord;
  const last = Math.min(lastDay(node), (ended(benefit, word) ?? LAST_DAY + 1) - 1);
  for (const row of node.table?.rows ?? []) refuseEarlyStep(document, row);
  const steps = stepsOf(document, node, word, last);
  if (steps === undefined) return undefined;
  const placed = steps.map(({ from, to, row }) => ({ row, where: cityAndDates(world, { city: city.name, from, to }) }));
  const rows = placed.map(({ row, where }) => ({ ...row, region: intersectRegions(row.region, where) }));
  const model: TransitionModel = { benefit: benefit.key, word, city, convergesBy: node.convergesBy?.day, location: { file: document.unit.file, span: node.word } };
  return { benefit, word, city: city.name, rows, where: placed.flatMap(({ where }) => where), model };
}

function isOfOtherCity({ context, city: own }: Document, node: Transition, city: City): boolean {
  if (own === undefined || own === city) return false;
  context.report(report("transitionOfOtherCity", at(context, node.city ?? { span: node.word }), { own: namePhrase(own), city: namePhrase(city) }));
  return true;
}

/** A document sets nothing for the days before it. */
function refuseEarlyStep({ context, from }: Document, row: Row): void {
  const [day, cell] = [dayOf(row), row.cells[0]];
  if (day !== undefined && cell !== undefined && day < from) context.report(report("beforeDocument", at(context, cell), { from: formatDay(day), start: formatDay(from) }));
}

/** At the deadline a departure ends by itself; a step written for a later day is kept, so that it can be found to be late. */
function lastDay({ convergesBy, table }: Transition): Day {
  if (convergesBy === undefined) return LAST_DAY;
  return (table?.rows ?? []).some((row) => (dayOf(row) ?? 0) > convergesBy.day) ? LAST_DAY : convergesBy.day;
}

interface Step {
  readonly from: Day;
  readonly to: Day;
  readonly row: SlotRow;
}

function stepsOf(document: Document, node: Transition, word: SlotWord, last: Day): Step[] | undefined {
  // Under other headings the cells mean nothing that could be judged.
  const rows = hasStepColumns(node) ? (node.table?.rows ?? []).map((row) => stepOf(document, node, row, word)) : [];
  const [fromWord, valueWord = fromWord] = [keywordPhrase("from"), ...columnWordsOf(node.slot).map(keywordPhrase)];
  const days = rows.map((row) => row?.from ?? -1);
  const rising = days.every((day, index) => day >= 0 && day > (days[index - 1] ?? -1));
  if (rows.length === 0 || !rising) {
    const columns = { en: `“${fromWord.en}” and “${valueWord.en}”`, zh: `“${fromWord.zh}”和“${valueWord.zh}”` };
    document.context.report(report("transitionSteps", at(document.context, node.table?.header ?? { span: node.word }), { columns }));
    return undefined;
  }
  const known = rows.filter((row) => row !== undefined);
  return known.map(({ from, to, row }, index) => ({ from, to: Math.min((known[index + 1]?.from ?? last + 1) - 1, last, to), row })).filter(({ from, to }) => from <= to);
}

function hasStepColumns({ table, slot }: Transition): boolean {
  const words = (table?.header.cells ?? []).map(headingWord);
  return words.length === 2 && words[0] === "from" && columnWordsOf(slot).some((word) => word === words[1]);
}

export function headingWord(cell: Cell): string | undefined {
  const [item] = cell.items;
  return item?.kind === "Value" && item.value.kind === "Name" ? item.value.name.keyword : undefined;
}

/** A step lasts until the next one begins, unless its row names an earlier day. */
function stepOf(document: Document, node: Transition, row: Row, word: SlotWord): Step | undefined {
  const { context } = document;
  const [day, amount] = [dayOf(row), row.cells[1]];
  if (day === undefined || amount === undefined) return undefined;
  const location = at(context, amount);
  const citation = { ...withMarksOf(context, cite(cite(document.citation, node.tail, location), row.tail, location), writtenIn(amount)), location };
  const value = checkValueCell(context, amount, { due: dueOf(word), costBound: undefined });
  return { from: day, to: row.tail.to?.day ?? LAST_DAY, row: { region: [new Map()], band: undefined, value, location, citation, allowances: [...allowancesOf(context, node.tail), ...allowancesOf(context, row.tail)], origin: "transition" } };
}

function dayOf({ cells: [day] }: Row): Day | undefined {
  const [item] = day?.items ?? [];
  return item?.kind === "Value" && item.value.kind === "Date" ? item.value.day : undefined;
}

export function spliceTransitions(body: SlotBody, steps: readonly TransitionSteps[], sizeOf: (key: string) => number): SlotBody {
  if (steps.length === 0) return body;
  const taken = steps.flatMap(({ where }) => where);
  const kept = body.rows.map((row) => ({ ...row, region: subtractRegion(row.region, taken, sizeOf) })).filter(({ region }) => region.length > 0);
  return { ...body, rows: [...kept, ...steps.flatMap(({ rows }) => rows)] };
}
