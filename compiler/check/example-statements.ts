/** What an example says, one statement for each given fact, cost and expectation, or for each cell of its table. */
import { formatDay } from "../base/calendar.ts";
import type { Day } from "../base/calendar.ts";
import type { Location, Span } from "../base/span.ts";
import { findSymbol } from "../bind/scope.ts";
import { report } from "../diagnostics/report.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Measure } from "../model/benefit.ts";
import { CITY_AXIS } from "../model/dimension.ts";
import type { Dimension } from "../model/dimension.ts";
import { namePhrase } from "../model/names.ts";
import type { ExampleFact, ExampleHistory } from "../model/example.ts";
import type { Benefit, Example, Given } from "../syntax/ast.ts";
import type { Cell, CellItem, Expression, Name, Row } from "../syntax/ast-terms.ts";
import { baseStatement, contributesStatement, creditStatement, payerNamed, spanStatement } from "./example-contributions.ts";
import type { PaidInStatement, PaidInTerms } from "./example-contributions.ts";
import { findDimension, pointOf, requireMember, resolveDimension } from "./cells.ts";
import { at, resolve } from "./context.ts";
import type { Context } from "./context.ts";
import { manyAxis } from "./dimensions.ts";
import { checkValue, constantAmount } from "./expressions.ts";

/** `what` names the thing stated, so that stating it twice is seen. */
export type Statement = PaidInStatement | { readonly what: Phrase; readonly span: Span } & (
  | { readonly kind: "on"; readonly day: Day }
  | { readonly kind: "contribution"; readonly day: Day }
  | { readonly kind: "city"; readonly name: string }
  /** `places` are points by axis. */
  | ({ readonly kind: "fact"; readonly places: readonly (readonly [string, number])[] } & ExampleFact)
  | { readonly kind: "cost"; readonly measure: Measure; readonly fen: bigint }
  | { readonly kind: "history"; readonly history: ExampleHistory }
  | { readonly kind: "pays"; readonly benefit: string; readonly fen: bigint; readonly location: Location }
  | { readonly kind: "patient"; readonly fen: bigint; readonly location: Location }
);

/** `undefined` after saying what is wrong. */
type Read = (cell: Cell) => Statement | undefined;

/** What the clauses say; `undefined` where one was not understood. */
export function givenIn(context: Context, { given, claim, expect }: Example, terms: PaidInTerms): readonly Statement[] | undefined {
  const statements = [
    ...given.map((one) => givenStatement(context, one)),
    ...claim.map(({ measure, amount, span }) => claimedStatement(context, terms, measure, amount, span)),
    ...expect.map((one) => (one.kind === "Pays" ? paysStatement(context, terms, one.benefit, one.amount, one.span) : figureStatement(context, one.kind, one.amount, one.span))),
  ];
  const known = statements.filter((statement) => statement !== undefined);
  return known.length < statements.length ? undefined : known;
}

function givenStatement(context: Context, given: Given): Statement | undefined {
  if (given.kind === "On") return dayStatement("on", given.date.day, given.span);
  if (given.kind === "Per") return spanStatement(context, given);
  if (given.kind === "History") return historyStatement(context, given, given.amount, given.period, given.span);
  const [item] = given.values;
  return item === undefined ? undefined : factStatement(context, given.dimension, item, given.span);
}

function dayStatement(kind: "on" | "contribution", day: Day, span: Span): Statement {
  return { kind, day, span, what: kind === "on" ? { en: "the day", zh: "日期" } : { en: "the day of contribution", zh: "缴费日期" } };
}

/** A fact; `contribution` is the day a waiting period counts from, unless a dimension is called so. */
function factStatement(context: Context, name: Name, item: CellItem, span: Span): Statement | undefined {
  if (isContribution(context, name)) {
    if (item.kind === "Value" && item.value.kind === "Date") return dayStatement("contribution", item.value.day, span);
    context.report(report("notAValue", at(context, item), { what: { en: "Anything but a date", zh: "日期以外的内容" } }));
    return undefined;
  }
  const dimension = resolveDimension(context, name);
  return dimension === undefined ? undefined : valueStatement(context, dimension, item, span);
}

function isContribution(context: Context, name: Name): boolean {
  return name.keyword === "contribution" && !name.quoted && findDimension(context, name) === undefined;
}

function valueStatement(context: Context, dimension: Dimension, item: CellItem, span: Span): Statement | undefined {
  const what = quotedName(dimension);
  const { domain, id } = dimension;
  const fact = (value: ExampleFact["value"], point: number): Statement => ({ kind: "fact", what, span, dimension, value, places: [[id, point]] });
  if (domain.kind === "members" && domain.many) return heldStatement(context, dimension, item, span, what);
  if (item.kind !== "Value") return refuseSeveral(context, dimension, item);
  const { value } = item;
  if (domain.kind === "members") {
    const member = value.kind === "Name" ? requireMember(context, dimension, value.name) : refuseSeveral(context, dimension, item);
    if (member === undefined) return undefined;
    return id === CITY_AXIS ? { kind: "city", what, span, name: member.name } : fact(member.name, domain.members.indexOf(member));
  }
  if (domain.kind === "yesNo") {
    if (value.kind === "Yes" || value.kind === "No") return fact(value.kind === "Yes", value.kind === "Yes" ? 1 : 0);
    return refuseSeveral(context, dimension, item);
  }
  const point = pointOf(context, dimension, value);
  if (point === undefined) return undefined;
  return fact(domain.kind === "date" ? formatDay(point) : point + (domain.kind === "integer" ? domain.low : 1), point);
}

function quotedName(named: Parameters<typeof namePhrase>[0]): Phrase {
  const { en, zh } = namePhrase(named);
  return { en: `“${en}”`, zh: `“${zh}”` };
}

function refuseSeveral(context: Context, dimension: Dimension, item: CellItem): undefined {
  if (item.kind === "Value" && item.value.kind === "Missing") return undefined;
  context.report(report("exampleOneValue", at(context, item), { dimension: namePhrase(dimension) }));
  return undefined;
}

/** `none`, one member, or several joined by `and`. */
function heldStatement(context: Context, dimension: Dimension, item: CellItem, span: Span, what: Phrase): Statement | undefined {
  const names = namesIn(item);
  if (names === undefined) return refuseSeveral(context, dimension, item);
  const held = names.map((name) => requireMember(context, dimension, name)?.name);
  const value = held.filter((name) => name !== undefined);
  if (value.length < held.length || dimension.domain.kind !== "members") return undefined;
  const places = dimension.domain.members.map((member) => [manyAxis(dimension, member), value.includes(member.name) ? 1 : 0] as const);
  return { kind: "fact", what, span, dimension, value, places };
}

function namesIn(item: CellItem): readonly Name[] | undefined {
  if (item.kind === "Several") return item.names;
  if (item.kind !== "Value") return undefined;
  if (item.value.kind === "None") return [];
  return item.value.kind === "Name" ? [item.value.name] : undefined;
}

// ── money ───────────────────────────────────────────────────────────────────
const AMOUNT: Phrase = { en: "An amount of an example", zh: "案例中的数额" };

function fenOf(context: Context, amount: Expression): bigint | undefined {
  return constantAmount(checkValue(context, amount, { types: ["fen"], what: AMOUNT }))?.numerator;
}

/** A part of a bill, or the base of a contribution; a measure wins. */
function claimedStatement(context: Context, terms: PaidInTerms, name: Name, amount: Expression, span: Span): Statement | undefined {
  if (!isBase(context, terms, name)) return costStatement(context, name, amount, span);
  const fen = fenOf(context, amount);
  return fen === undefined ? undefined : baseStatement(name.key, fen, span);
}

function isBase(context: Context, { bases }: PaidInTerms, name: Name): boolean {
  return bases.has(name.key) && findSymbol(context.scope, "Measure", name) === undefined;
}

function costStatement(context: Context, name: Name, amount: Expression, span: Span): Statement | undefined {
  const symbol = resolve(context, "Measure", name);
  const measure = symbol === undefined ? undefined : context.world.measures.get(symbol);
  const fen = fenOf(context, amount);
  if (measure === undefined || fen === undefined) return undefined;
  return { kind: "cost", what: quotedName(measure), span, measure, fen };
}

/** A benefit, or a payer of contributions; a benefit wins. */
function paysStatement(context: Context, terms: PaidInTerms, name: Name, amount: Expression, span: Span): Statement | undefined {
  const payer = findSymbol(context.scope, "Benefit", name) === undefined ? payerNamed(name, terms) : undefined;
  if (payer !== undefined) {
    const paid = fenOf(context, amount);
    return paid === undefined ? undefined : contributesStatement(payer, name, paid, { span, location: at(context, amount) });
  }
  const benefit = resolve<Benefit>(context, "Benefit", name)?.key;
  const fen = fenOf(context, amount);
  if (benefit === undefined || fen === undefined) return undefined;
  return { kind: "pays", what: { en: `what “${benefit}” pays`, zh: `“${name.key}”的支付额` }, span, benefit, fen, location: at(context, amount) };
}

function figureStatement(context: Context, kind: "Patient" | "Credit", amount: Expression, span: Span): Statement | undefined {
  const fen = fenOf(context, amount);
  if (fen !== undefined && kind === "Credit") return creditStatement(fen, { span, location: at(context, amount) });
  return fen === undefined ? undefined : { kind: "patient", what: { en: "the patient's amount", zh: "个人支付" }, span, fen, location: at(context, amount) };
}

type History = Pick<Extract<Given, { readonly kind: "History" }>, "what" | "name">;

function historyStatement(context: Context, { what, name }: History, amount: Expression, period: ExampleHistory["period"], span: Span): Statement | undefined {
  const benefit = resolve<Benefit>(context, "Benefit", name)?.key;
  const fen = fenOf(context, amount);
  if (benefit === undefined || fen === undefined) return undefined;
  const used = { usedDeductible: { en: "the deductible used of", zh: "已用起付线" }, paid: { en: "what was paid by", zh: "已付" }, base: { en: "the earlier base of", zh: "此前基数" } }[what];
  const phrase = { en: `${used.en} “${benefit}”${period === undefined ? "" : ` this ${period}`}`, zh: `“${name.key}”的${used.zh}` };
  return { kind: "history", what: phrase, span, history: { what, benefit, fen, period } };
}

// ── tables ──────────────────────────────────────────────────────────────────
/** How each column is read; `undefined` where a heading was not understood. */
export function columnsOf(context: Context, header: Row, terms: PaidInTerms): readonly Read[] | undefined {
  const columns = header.cells.map((cell) => columnOf(context, cell, terms));
  const known = columns.filter((column) => column !== undefined);
  return known.length < columns.length ? undefined : known;
}

/** Words of examples win over names. */
function columnOf(context: Context, heading: Cell, terms: PaidInTerms): Read | undefined {
  const [item] = heading.items;
  if (item === undefined) return undefined;
  if (item.kind === "Pays") return (cell) => withAmount(context, cell, (amount) => paysStatement(context, terms, item.name, amount, cell.span));
  if (item.kind === "History") return (cell) => withAmount(context, cell, (amount) => historyStatement(context, item, amount, undefined, cell.span));
  if (item.kind !== "Value" || item.value.kind !== "Name") return unknownColumn(context, heading, item);
  const { name } = item.value;
  if (!name.quoted && name.keyword === "patient") return (cell) => withAmount(context, cell, (amount) => figureStatement(context, "Patient", amount, cell.span));
  if (!name.quoted && name.keyword === "credit") return (cell) => withAmount(context, cell, (amount) => figureStatement(context, "Credit", amount, cell.span));
  if (!name.quoted && name.keyword === "on") return (cell) => dayIn(context, cell);
  if (findDimension(context, name) !== undefined || isContribution(context, name)) return (cell) => withItem(context, cell, (fact) => factStatement(context, name, fact, cell.span));
  if (isBase(context, terms, name) || findSymbol(context.scope, "Measure", name) !== undefined) return (cell) => withAmount(context, cell, (amount) => claimedStatement(context, terms, name, amount, cell.span));
  return unknownColumn(context, heading, item);
}

function unknownColumn(context: Context, heading: Cell, item: CellItem): undefined {
  if (item.kind === "Value" && item.value.kind === "Missing") return undefined;
  const word = item.kind === "Value" && item.value.kind === "Name" ? item.value.name.key : "…";
  context.report(report("exampleColumn", at(context, heading), { word }));
  return undefined;
}

function withItem(context: Context, { items, span }: Cell, read: (item: CellItem) => Statement | undefined): Statement | undefined {
  const [item] = items;
  if (item !== undefined && items.length === 1) return read(item);
  if (items.length > 1) context.report(report("dimensionNeedsOneCell", { file: context.file, span }, {}));
  return undefined;
}

function withAmount(context: Context, cell: Cell, read: (amount: Expression) => Statement | undefined): Statement | undefined {
  return withItem(context, cell, (item) => {
    if (item.kind === "Value") return read(item.value);
    context.report(report("notAValue", at(context, item), { what: { en: "Anything but an amount", zh: "金额以外的内容" } }));
    return undefined;
  });
}

function dayIn(context: Context, cell: Cell): Statement | undefined {
  return withItem(context, cell, (item) => {
    if (item.kind === "Value" && item.value.kind === "Date") return dayStatement("on", item.value.day, cell.span);
    context.report(report("notAValue", at(context, item), { what: { en: "Anything but a date", zh: "日期以外的内容" } }));
    return undefined;
  });
}
