import type { Input, Row, TableBand, TablePeriod, Tables, Unit, UnpublishedCases, When } from "../../emit/format.ts";
import { bothHold } from "../both-hold.ts";
import type { OwnedSlot, Owner } from "../slots-in.ts";
import { citationsOf, SLOT_WORDS, UNIT_WORDS } from "../words.ts";
import { ANYTHING, feelText, heldTest, type Points, sliceTest, spansTest, unaryTest } from "./feel.ts";

export type FeelType = "string" | "number" | "boolean" | "date";

/** What a column of tests asks; `variable` names what the decision needs. */
export interface TestedBy {
  readonly variable: string;
  readonly expression: string;
  readonly type: FeelType;
}

export interface Output {
  readonly name: string;
  readonly type: FeelType;
}

/** Tests and values as FEEL, column by column; the remark says where the rule stands. */
export interface Rule {
  readonly tests: readonly string[];
  readonly values: readonly string[];
  readonly remark: string;
}

export interface DecisionTable {
  readonly name: string;
  readonly label: string;
  /** Two rules may hold at once only where they say the same. */
  readonly hitPolicy: "UNIQUE" | "ANY";
  readonly inputs: readonly TestedBy[];
  readonly outputs: readonly Output[];
  readonly rules: readonly Rule[];
}

/** The variables of the file: of each input, of the day and of the slice of money. */
export interface Variables {
  readonly of: ReadonlyMap<string, string>;
  readonly day: string;
  readonly slice: string;
}

interface Draft {
  readonly when: When;
  readonly days: Points;
  readonly slice?: Slice | undefined;
  /** By the name of the output; what is missing is null. */
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly sources: readonly number[];
}

type Slice = Pick<TableBand, "from" | "to">;
type Span = Pick<TablePeriod, "from" | "to">;

function valueName(unit: Unit): string {
  return unit === "ratio" ? "ratio_in_0_01_percent" : unit;
}

const outputTypes: Readonly<Record<string, FeelType>> = { each_hospital: "boolean", draft: "boolean", open: "boolean", impossible: "boolean", waiting_from_month: "number" };

/** A slot's table over time: every period's rows, and a rule for whatever waits for an indicator. */
export function slotDecision(file: Tables, owner: Owner, { word, table }: OwnedSlot, name: string, variables: Variables): DecisionTable {
  const value = valueName(table.unit);
  const drafts = [
    ...table.periods.flatMap((period) => [...period.rows.flatMap((row) => rowDrafts(row, period, value)), ...(period.unpublished ?? []).map((cases) => waitDraft(cases, cases.when, period))]),
    ...(table.unpublished ?? []).map((span) => waitDraft(span, {}, span)),
  ].flatMap((draft) => (table.domain === undefined ? [draft] : within(file.inputs, draft, table.domain)));
  const label = `${owner.title ?? owner.label} ${SLOT_WORDS[word] ?? word}（${UNIT_WORDS[table.unit].zh}）`;
  return tableOf(file, { name, label, hitPolicy: "UNIQUE", first: ["state", value] }, drafts, variables);
}

/** Rows may reach beyond the cases that have the slot; rules must not. */
function within(inputs: readonly Input[], draft: Draft, domain: readonly When[]): Draft[] {
  return domain.flatMap((cases) => {
    const when = bothHold(inputs, draft.when, cases);
    return when === undefined ? [] : [{ ...draft, when }];
  });
}

/** Days and cases in which a benefit or contribution is open, a scheme insures, or a combination does not occur. */
export function casesDecision(file: Tables, { name, label, output, span }: { readonly name: string; readonly label: string; readonly output: string; readonly span?: Span }, cases: readonly When[], sources: readonly number[], variables: Variables): DecisionTable {
  const drafts = cases.map((when): Draft => ({ when, days: span === undefined ? [] : [span.from, span.to], values: { [output]: "true" }, sources }));
  return tableOf(file, { name, label, hitPolicy: output === "impossible" ? "ANY" : "UNIQUE", first: [output] }, drafts, variables);
}

/** Who pays which share of a subsidy, an output for each payer. */
export function splitDecision(file: Tables, name: string, label: string, splits: readonly Tables["contributions"][number]["splits"][number][], variables: Variables): DecisionTable {
  const payers = [...new Set(splits.flatMap(({ rows }) => rows.flatMap(({ shares }) => shares.map(({ payer }) => payer))))].sort();
  const column = (payer: string): string => `${payer}_in_0_01_percent`;
  const drafts = splits.flatMap((split) => split.rows.map(({ when, shares, sources }): Draft => ({
    when, days: [split.from, split.to], sources, values: Object.fromEntries(shares.map(({ payer, share }) => [column(payer), String(share)])),
  })));
  return tableOf(file, { name, label, hitPolicy: "UNIQUE", first: payers.map(column) }, drafts, variables);
}

function rowDrafts({ when, value, costBound, bands, sources }: Row, period: TablePeriod, name: string): Draft[] {
  const draft = (content: Pick<TableBand, "value" | "costBound">): Omit<Draft, "slice"> => ({
    when, days: [period.from, period.to], sources,
    values: {
      state: feelText(typeof content.value === "number" ? "value" : content.value),
      [name]: typeof content.value === "number" ? String(content.value) : undefined,
      cost_bound: optionalText(content.costBound), ...attributesOf(period),
    },
  });
  if (bands !== undefined) return bands.map((band) => ({ ...draft(band), slice: band }));
  return value === undefined ? [] : [draft({ value, costBound })];
}

function attributesOf({ per, eachHospital, of, scale, transfer, waitingFrom, fund, draft }: TablePeriod): Draft["values"] {
  return {
    per: optionalText(per), each_hospital: eachHospital && "true", of: optionalText(of), scale: optionalText(scale), transfer: optionalText(transfer),
    waiting_from: optionalText(waitingFrom?.kind), waiting_from_month: waitingFrom?.kind === "calendarMonth" ? String(waitingFrom.ordinal) : undefined,
    fund: optionalText(fund), draft: draft && "true",
  };
}

function waitDraft({ indicator, year }: Pick<UnpublishedCases, "indicator" | "year">, when: When, span: Span): Draft {
  return { when, days: [span.from, span.to], values: { state: feelText("unpublished"), waits_for: feelText(`${indicator} ${year}`) }, sources: [] };
}

function optionalText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : feelText(text);
}

function tableOf(file: Tables, head: Pick<DecisionTable, "name" | "label" | "hitPolicy"> & { readonly first: readonly string[] }, drafts: readonly Draft[], variables: Variables): DecisionTable {
  const { first, ...named } = head;
  const columns = columnsFor(file.inputs, drafts, variables);
  const outputs = [...first, ...Object.keys(Object.assign({}, ...drafts.map(({ values }) => values))).filter((name) => !first.includes(name) && drafts.some(({ values }) => values[name] !== undefined))];
  return {
    ...named,
    inputs: columns.map(({ tested }) => tested),
    outputs: outputs.map((output) => ({ name: output, type: outputTypes[output] ?? (isNumber(output) ? "number" : "string") })),
    rules: drafts.map((draft) => ({
      tests: columns.map(({ testOf }) => testOf(draft)), values: outputs.map((output) => draft.values[output] ?? "null"), remark: citationsOf(file, draft.sources).join(" ← "),
    })),
  };
}

function isNumber(output: string): boolean {
  return ["fen", "months", "years", "number"].includes(output) || output.endsWith("_in_0_01_percent");
}

interface Column {
  readonly tested: TestedBy;
  readonly testOf: (draft: Draft) => string;
}

function columnsFor(inputs: readonly Input[], drafts: readonly Draft[], { of, day, slice }: Variables): Column[] {
  const plainly = (variable: string, type: FeelType): TestedBy => ({ variable, expression: variable, type });
  return [
    { tested: plainly(day, "date"), testOf: ({ days }) => spansTest(days) },
    ...inputs.flatMap((input) => inputColumns(input, of.get(input.name) ?? input.name, drafts)),
    ...(drafts.some((draft) => draft.slice !== undefined) ? [{ tested: plainly(slice, "number"), testOf: ({ slice: own }: Draft) => sliceTest(own) }] : []),
  ];
}

/** None where no rule asks the input; of one of which several members may be held, one for each that is asked. */
function inputColumns(input: Input, variable: string, drafts: readonly Draft[]): Column[] {
  if (drafts.every(({ when }) => when[input.name] === undefined)) return [];
  if (input.kind !== "many") return [{ tested: { variable, expression: variable, type: typeOf(input) }, testOf: ({ when }) => unaryTest(when[input.name], input) }];
  return input.members.flatMap(({ name }) => {
    const testOf = ({ when }: Draft): string => heldTest(when[input.name], name);
    const tested = { variable, expression: `list contains(${variable}, ${feelText(name)})`, type: "boolean" as const };
    return drafts.some((draft) => testOf(draft) !== ANYTHING) ? [{ tested, testOf }] : [];
  });
}

export function typeOf(input: Input): FeelType {
  switch (input.kind) {
    case "integer":
    case "count":
      return "number";
    case "yesNo":
      return "boolean";
    case "date":
      return "date";
    case "members":
    case "many":
    case "city":
      return "string";
  }
}
