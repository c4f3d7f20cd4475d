/** A slot as people read it: a table for each time it was in force, with the sources of its figures. */
import { rational } from "../base/rational.ts";
import { shownName } from "../model/names.ts";
import { periodPhrase } from "../model/period-names.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import type { Band, CellValue, SlotUnit } from "../model/value.ts";
import type { DecidedPeriod, DecidedSlot } from "../parts/decided.ts";
import { phraseWord } from "../parts/phrase-slot.ts";
import { phraseCell } from "../parts/phrase-value.ts";
import { type CellGrid, type GridCell, gridOf } from "./cell-grid.ts";
import { Footnotes, sourceList } from "./citations.ts";
import { dimensionName, factText } from "./facts.ts";
import { type Content, html, type Html } from "./markup.ts";
import { yuan } from "./svg-text.ts";
import { type Cell, tableOf } from "./table.ts";
import { days, phrase, readable, say, standingBadge, type View, written } from "./view.ts";

export interface SlotContext {
  readonly decided: ReadonlyMap<Slot, DecidedSlot>;
  readonly program: Pick<ProvinceProgram, "periods" | "contributions" | "funds">;
  /** Of the heading, 3 to 6. */
  readonly level: 3 | 4 | 5;
}

export function slotSection(view: View, slot: Slot, context: SlotContext): Html {
  const periods = [...(context.decided.get(slot)?.periods ?? [])].sort((a, b) => a.from - b.from);
  const title = slotTitle(view, slot);
  const heading = context.level === 3 ? html`<h3>${title}</h3>` : context.level === 4 ? html`<h4>${title}</h4>` : html`<h5>${title}</h5>`;
  const body = periods.length === 0 ? html`<p>${say(view, "noFigures")}</p>` : periods.map((period) => periodTable(view, slot, period, context));
  return html`<section class="slot">${heading}${scopeLine(view, slot)}${body}</section>`;
}

function slotTitle(view: View, { word, role, owner }: Slot): Content {
  const name = owner.kind === "pool" ? written(view, view.language === "en" ? owner.name : (owner.other ?? owner.name)) : phrase(view, phraseWord(word));
  return role === "fixed" ? html`${name} <small>${say(view, "fixedPart")}</small>` : name;
}

function scopeLine(view: View, { scope, owner }: Slot): Html | undefined {
  if (scope.kind === "localSupplement") return html`<p class="scope">${say(view, "localSupplement", { because: scope.because })}</p>`;
  const isSaid = owner.kind === "contribution" || owner.kind === "account" || (scope.kind === "uniform" ? scope.formula : true);
  if (!isSaid) return undefined;
  return html`<p class="scope">${say(view, scope.kind === "local" ? "local" : scope.formula ? "uniformFormula" : "uniform")}</p>`;
}

function periodTable(view: View, slot: Slot, period: DecidedPeriod, context: SlotContext): Html {
  const grid = gridOf(period);
  const notes = new Footnotes();
  const marks = new Map(grid.rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell === undefined ? [] : [[cell, notes.marksOf(cell.citations)] as const]))));
  const isOpenThroughout = notes.citations.length > 0 && [...marks.keys()].every(isOpen);
  const shown = (cell: GridCell | undefined): Cell => (cell === undefined ? { content: "—" } : valueCell(view, cell, slot.unit, { numbers: notes.citations.length > 1 ? (marks.get(cell) ?? []) : [], isQuestioned: isOpen(cell) && !isOpenThroughout }));
  const label = `${phraseWord(slot.word)[view.language]} ${days(view, period)}`;
  const open = isOpenThroughout ? html` <span class="badge open">${say(view, "unresolved")}</span>` : undefined;
  const caption = html`<span class="when">${days(view, period)}</span> ${standingBadge(view, { from: period.from, to: period.to, draft: period.version.draft })}${open}${attributeText(view, period, context)}`;
  const [only, ...others] = grid.rows;
  if (only !== undefined && others.length === 0 && grid.heads.length === 0 && only.cells.length === 1) return html`<p class="single"><strong class="figure">${shown(only.cells[0]).content}</strong> <span class="of">${caption}</span></p>${sourceList(view, notes)}`;
  const columns = columnsOf(view, grid);
  return tableOf({
    caption, label, heads: grid.heads.length, ...columns,
    rows: grid.rows.map(({ region, cells }) => [
      ...grid.heads.map(({ dimension, axes }): Cell => ({ content: factText(view, dimension, axes, region) })),
      ...(grid.across.kind === "bands" && cells.length === 1 ? [{ ...shown(cells[0]), columns: grid.across.bands.length }] : cells.map(shown)),
    ]),
    foot: sourceList(view, notes),
  });
}

function columnsOf(view: View, { heads, across }: CellGrid): { readonly columns: readonly Cell[]; readonly groups?: readonly Cell[] } {
  const left = heads.map(({ dimension }): Cell => ({ content: dimensionName(view, dimension) }));
  switch (across.kind) {
    case "value":
      return { columns: [...left, { content: say(view, "value"), isNumber: true }] };
    case "bands":
      return { columns: [...left, ...across.bands.map((band): Cell => ({ content: bandTitle(view, band), isNumber: true }))] };
    case "fact": {
      const { dimension } = across.axis;
      return { columns: [...left, ...across.regions.map((region): Cell => ({ content: html`${dimension.domain.kind === "members" ? undefined : html`${dimensionName(view, dimension)} `}${factText(view, dimension, [across.axis], region)}`, isNumber: true }))] };
    }
  }
}

function bandTitle(view: View, { from, to }: Band): string {
  const [low, high] = [yuan(rational(from)), to === undefined ? undefined : yuan(rational(to))];
  if (high === undefined) return from === 0n ? say(view, "wholeAmount") : say(view, "over", { from: low });
  return from === 0n ? say(view, "upTo", { to: high }) : say(view, "between", { from: low, to: high });
}

/** Its source leaves something open. */
function isOpen({ citations }: GridCell): boolean {
  return citations.some(({ unresolved }) => unresolved.length > 0);
}

interface Marks {
  /** Of its sources, as the list below the table numbers them. */
  readonly numbers: readonly number[];
  /** Marked as open, where other figures of the table are not. */
  readonly isQuestioned: boolean;
}

function valueCell(view: View, { value }: GridCell, unit: SlotUnit, { numbers, isQuestioned }: Marks): Cell {
  const shown = phrase(view, phraseCell(value, unit));
  const notes = numbers.length === 0 ? undefined : html`<sup class="mark">[${numbers.join(",")}]</sup>`;
  return { content: isQuestioned ? html`<span class="open-value">${shown}</span><sup class="open" title="${say(view, "unresolved")}">?</sup>${notes}` : html`${shown}${notes}`, isNumber: isFigure(value) };
}

function isFigure({ kind }: CellValue): boolean {
  return kind === "number" || kind === "none" || kind === "notCovered";
}

/** How the figures are to be read: per year, in bands of the cost, … */
function attributeText(view: View, { attributes }: DecidedPeriod, { program }: SlotContext): Html | undefined {
  const { per, eachHospital, of, scale, transfer, waitingFrom, to } = attributes;
  const said = [
    per === undefined ? undefined : say(view, "per", { period: readable(view, periodPhrase(per, program.periods)[view.language]) }),
    eachHospital ? say(view, "eachHospital") : undefined,
    of === undefined ? undefined : say(view, OF[of]),
    scale === undefined ? undefined : say(view, SCALES[scale]),
    transfer === undefined ? undefined : say(view, transfer),
    waitingFrom === undefined ? undefined : waitingFrom.kind === "contribution" ? say(view, "fromContribution") : say(view, "fromMonth", { n: waitingFrom.ordinal }),
    to === undefined ? undefined : say(view, "into", { fund: receiverName(view, to, program) }),
  ].filter((text) => text !== undefined);
  return said.length === 0 ? undefined : html`<span class="attributes">${said.join(view.language === "zh" ? "，" : ", ")}</span>`;
}

/** A fund or a personal account of the province. */
function receiverName(view: View, name: string, { contributions, funds }: SlotContext["program"]): string {
  const found = [...funds, ...contributions.filter(({ kind }) => kind === "account")].find((one) => one.name === name);
  return found === undefined ? readable(view, name) : shownName(found, view.language);
}

const OF = { payment: "ofPayment", cost: "ofCost", deductible: "ofDeductible" } as const;
const SCALES = { base: "scaleBase", excess: "scaleExcess", payment: "scalePayment" } as const;
