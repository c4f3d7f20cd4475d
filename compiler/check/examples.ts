/** Examples: facts, bill, history and expected figures of each case, and the scheme it belongs to. */
import type { Span } from "../base/span.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Benefit, Scheme } from "../model/benefit.ts";
import { shownName } from "../model/names.ts";
import type { Contribution } from "../model/contribution.ts";
import type { ExampleCase, ExampleFact, ExampleHistory, Expectation, PaidInExample } from "../model/example.ts";
import type { Example } from "../syntax/ast.ts";
import type { Row } from "../syntax/ast-terms.ts";
import { contains } from "../space/side.ts";
import { cite } from "./citations.ts";
import { at, type Context } from "./context.ts";
import { paidInTerms } from "./example-contributions.ts";
import { columnsOf, givenIn } from "./example-statements.ts";
import type { Statement } from "./example-statements.ts";
import type { Document } from "./policies.ts";

/** What examples of a province can be about. */
export interface Exemplified {
  readonly benefits: readonly Benefit[];
  readonly contributions: readonly Contribution[];
}

/** The cases of one example; one that is not understood is left out after saying what is wrong. */
export function checkExample(document: Document, node: Example, { benefits, contributions }: Exemplified): ExampleCase[] {
  const { context } = document;
  const terms = paidInTerms(contributions);
  const given = givenIn(context, node, terms);
  if (given === undefined) return [];
  if (node.table === undefined) return isComplete(context, node, given) ? caseOf(document, node, given, undefined, benefits) : [];
  const columns = columnsOf(context, node.table.header, terms);
  if (columns === undefined) return [];
  const rows = node.table.rows.flatMap((row, index): readonly Place[] => {
    if (!row.whole) return [];
    const cells = columns.map((read, column) => (row.cells[column] === undefined ? undefined : read(row.cells[column])));
    const known = cells.filter((cell) => cell !== undefined);
    return known.length < cells.length ? [] : [{ row, number: index + 1, statements: [...given, ...known] }];
  });
  // All rows state the same things, by the headings of their columns.
  const [first] = rows;
  if (first !== undefined && !isComplete(context, node, first.statements)) return [];
  return rows.flatMap((place) => caseOf(document, node, place.statements, place, benefits));
}

interface Place {
  readonly row: Row;
  readonly number: number;
  readonly statements: readonly Statement[];
}

function caseOf(document: Document, node: Example, statements: readonly Statement[], place: Place | undefined, benefits: readonly Benefit[]): ExampleCase[] {
  const { context } = document;
  const span = place?.row.span ?? node.title?.span ?? node.span;
  if (isTwiceStated(document, statements)) return [];
  const on = only(statements, "on");
  const costs = statements.filter((statement) => statement.kind === "cost");
  const expected = statements.flatMap((statement) => expectationOf(statement) ?? []);
  const paidIn = paidInOf(statements);
  const strange = paidIn === undefined ? undefined : statements.find(({ kind }) => OF_BILLS.has(kind));
  if (strange !== undefined) {
    context.report(report("exampleMixed", { file: context.file, span: strange.span }, {}));
    return [];
  }
  if (on === undefined) return [];
  const scheme = schemeOf(document, statements, benefits, span);
  if (scheme === undefined) return [];
  const location = at(context, { span: place?.row.span ?? node.span });
  const citation = cite(document.citation, node.tail, location);
  return [{
    title: node.title?.value ?? "", location, row: place?.number, scheme, on: on.day,
    city: only(statements, "city")?.name, contribution: only(statements, "contribution")?.day,
    facts: statements.flatMap((statement): ExampleFact[] => (statement.kind === "fact" ? [{ dimension: statement.dimension, value: statement.value }] : [])),
    costs: costs.map(({ measure, fen }) => ({ measure, fen })),
    history: statements.flatMap((statement): ExampleHistory[] => (statement.kind === "history" ? [statement.history] : [])),
    paidIn, expected,
    citation: place === undefined ? citation : cite(citation, place.row.tail, location),
  }];
}

/** What belongs to a bill, and to no example of contributions. */
const OF_BILLS: ReadonlySet<Statement["kind"]> = new Set(["cost", "history", "pays", "patient", "contribution"]);

function expectationOf(statement: Statement): Expectation | undefined {
  switch (statement.kind) {
    case "pays":
      return { kind: "pays", benefit: statement.benefit, fen: statement.fen, location: statement.location };
    case "contributes":
      return { kind: "contributes", payer: statement.payer, fen: statement.fen, location: statement.location };
    case "patient":
    case "credited":
      return { kind: statement.kind, fen: statement.fen, location: statement.location };
    default:
      return undefined;
  }
}

function paidInOf(statements: readonly Statement[]): PaidInExample | undefined {
  const isPaidIn = statements.some(({ kind }) => kind === "base" || kind === "per" || kind === "contributes" || kind === "credited");
  const bases = statements.flatMap((statement) => (statement.kind === "base" ? [{ base: statement.base, fen: statement.fen }] : []));
  return isPaidIn ? { bases, per: only(statements, "per")?.per } : undefined;
}

function only<K extends Statement["kind"]>(statements: readonly Statement[], kind: K): Extract<Statement, { readonly kind: K }> | undefined {
  return statements.find((statement): statement is Extract<Statement, { readonly kind: K }> => statement.kind === kind);
}

function isComplete(context: Context, { title, span, whole }: Example, statements: readonly Statement[]): boolean {
  const lacking = lackingIn(statements);
  if (lacking !== undefined && whole) context.report(report("exampleIncomplete", { file: context.file, span: title?.span ?? span }, { what: lacking }));
  return lacking === undefined;
}

function lackingIn(statements: readonly Statement[]): Phrase | undefined {
  if (only(statements, "on") === undefined) return { en: "its day: `on`", zh: "日期“于”" };
  if (paidInOf(statements) === undefined && only(statements, "cost") === undefined) return { en: "what is claimed: `claim`", zh: "申报的费用“申报”" };
  return statements.every((statement) => expectationOf(statement) === undefined) ? { en: "what it expects: `expect`", zh: "预期的数额“预期”" } : undefined;
}

function isTwiceStated(document: Document, statements: readonly Statement[]): boolean {
  const { context } = document;
  const seen = new Set<string>();
  const repeated = statements.filter(({ what }) => seen.size === seen.add(what.en).size);
  for (const { what, span } of repeated) context.report(report("exampleTwice", { file: context.file, span }, { what }));
  return repeated.length > 0;
}

/** The only scheme whose people can be such a person and which has all the benefits that the example names. */
function schemeOf({ context }: Document, statements: readonly Statement[], benefits: readonly Benefit[], span: Span): Scheme | undefined {
  const named = statements.flatMap((statement) => (statement.kind === "pays" ? [statement.benefit] : statement.kind === "history" ? [statement.history.benefit] : []));
  // A benefit that was not understood has been told of; which scheme it is for, nobody knows.
  if (named.some((name) => benefits.every((benefit) => benefit.name !== name))) return undefined;
  const points = new Map(statements.flatMap((statement) => (statement.kind === "fact" ? [...statement.places] : [])));
  const admits = ({ region }: Scheme): boolean =>
    region.some((box) => [...box].every(([key, side]) => points.get(key) === undefined || contains(side, points.get(key) ?? 0)));
  const has = (scheme: Scheme, name: string): boolean => benefits.some((benefit) => benefit.scheme === scheme && benefit.name === name);
  const schemes = [...new Set(context.world.schemes.values())];
  const fitting = schemes.filter((scheme) => admits(scheme) && named.every((name) => has(scheme, name)));
  const [first] = fitting;
  // Whom a scheme is for was not understood, and has been told of.
  if (first === undefined && schemes.some(({ region }) => region.length === 0)) return undefined;
  if (fitting.length === 1) return first;
  const place = { file: context.file, span };
  context.report(first === undefined ? report("exampleNoScheme", place, {}) : report("exampleSeveralSchemes", place, {
    schemes: { en: fitting.map((scheme) => shownName(scheme, "en")).join(", "), zh: fitting.map((scheme) => shownName(scheme, "zh")).join("、") },
  }));
  return undefined;
}
