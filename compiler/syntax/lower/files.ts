import type { Declaration, Header, SourceTree, Use } from "../ast.ts";
import type { CstNode } from "../cst.ts";
import { quoted, sourceAt, tell } from "../sink.ts";
import { lowerAddTo, lowerRepeal, lowerReplace, lowerSet, lowerTransition } from "./amendments.ts";
import { lowerBenefit, lowerImpossible, lowerPool, lowerRounding, lowerScheme, lowerSettle } from "./benefits.ts";
import { lowerContribution, lowerFund } from "./contributions.ts";
import { nodeOf, nodes } from "./cst.ts";
import { lowerCity, lowerDimension, lowerIndicator, lowerParameter, lowerPeriodDeclaration, lowerPlain } from "./declarations.ts";
import { lowerExample } from "./examples.ts";
import { lowerGuardrail } from "./guardrails.ts";
import { lowerHeader, lowerUses } from "./headers.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { reportSkipped, type Skipped } from "./skipped.ts";

type Lower = (lowering: Lowering, node: CstNode) => Declaration | undefined;

const DECLARATIONS: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ["plain", lowerPlain], ["city", lowerCity], ["dimension", lowerDimension], ["period", lowerPeriodDeclaration], ["scheme", lowerScheme],
  ["benefit", lowerBenefit], ["impossible", lowerImpossible], ["parameter", lowerParameter], ["indicator", lowerIndicator], ["pool", lowerPool],
  ["settle", lowerSettle], ["rounding", lowerRounding], ["contribution", lowerContribution], ["fund", lowerFund], ["transition", lowerTransition],
  ["replace", lowerReplace], ["addTo", lowerAddTo], ["repeal", lowerRepeal], ["set", lowerSet],
]);

/** What a clause on a line of its own may belong to, and which kinds of clause each owner takes. */
interface Owner {
  readonly node: CstNode;
  readonly takes: ReadonlySet<string>;
  readonly loose: CstNode[];
}

const TAKES = {
  header: new Set(["headerClause", "effective", "tailItem"]),
  guardrail: new Set(["ruling", "effective", "tailItem"]),
  example: new Set(["exampleClause", "tailItem"]),
  unknown: new Set(["headerClause", "effective", "ruling", "exampleClause", "tailItem"]),
} as const;

export function lowerFile(lowering: Lowering, cst: CstNode): SourceTree {
  const entries = nodes(cst, "entry");
  const owners = shareOut(lowering, entries);
  const uses: Use[] = [];
  const declarations: Declaration[] = [];
  let header: Header | undefined;
  let skipped: Skipped;
  for (const entry of entries) {
    skipped = reportStranger(lowering, entry, skipped);
    const head = nodeOf(entry, "header");
    if (head) header = firstHeader(lowering, header, head, owners);
    const use = nodeOf(entry, "use");
    if (use) uses.push(...lowerUses(lowering, use));
    const declaration = lowerDeclaration(lowering, entry, owners);
    if (declaration) declarations.push(declaration);
  }
  const isBlank = entries.length === 0 && lowering.found.length === 0;
  return { kind: "SourceTree", file: lowering.file, header, uses, declarations, isBlank, span: { start: 0, end: lowering.text.length } };
}

function lowerDeclaration(lowering: Lowering, entry: CstNode, owners: ReadonlyMap<CstNode, Owner>): Declaration | undefined {
  const guardrail = nodeOf(entry, "guardrail");
  if (guardrail) return lowerGuardrail(lowering, guardrail, owners.get(guardrail)?.loose ?? []);
  const example = nodeOf(entry, "example");
  if (example) return lowerExample(lowering, example, owners.get(example)?.loose ?? []);
  const { firstKey = "" } = entry;
  const node = nodeOf(entry, firstKey);
  return node && DECLARATIONS.get(firstKey)?.(lowering, node);
}

function firstHeader(lowering: Lowering, first: Header | undefined, node: CstNode, owners: ReadonlyMap<CstNode, Owner>): Header {
  const header = lowerHeader(lowering, node, owners.get(node)?.loose ?? []);
  if (!first) return header;
  tell(lowering, "headerTwice", header.name?.span ?? header.span, {});
  return first;
}

function reportStranger(lowering: Lowering, entry: CstNode, previous: Skipped): Skipped {
  const row = nodeOf(entry, "row");
  if (!row) return reportSkipped(lowering, entry, "file", previous);
  const { start } = spanIn(row);
  if (previous !== "row") tell(lowering, "rowOutsideTable", { start, end: start + 1 }, {});
  return "row";
}

/** Hands every clause on a line of its own to the nearest head, guardrail or example before it that can have said it. */
function shareOut(lowering: Lowering, entries: readonly CstNode[]): ReadonlyMap<CstNode, Owner> {
  const owners = new Map<CstNode, Owner>();
  let header: Owner | undefined;
  let current: Owner | undefined;
  for (const entry of entries) {
    const clauses = nodes(entry, "looseClause");
    const opened = openedBy(entry);
    if (opened) {
      owners.set(opened.node, opened);
      current = opened;
      if (opened.takes === TAKES.header) header ??= opened;
    } else if (clauses.length === 0 && !nodeOf(entry, "use") && current !== header) current = undefined;
    for (const clause of clauses) give(lowering, clause, current, header);
  }
  return owners;
}

/** A clause that began with no known word may have been meant to open anything; what follows it is not judged. */
function openedBy(entry: CstNode): Owner | undefined {
  const skipped = nodeOf(entry, "skipped");
  if (skipped) return { node: skipped, takes: TAKES.unknown, loose: [] };
  for (const kind of ["header", "guardrail", "example"] as const) {
    const node = nodeOf(entry, kind);
    if (node) return { node, takes: TAKES[kind], loose: [] };
  }
  return undefined;
}

function give(lowering: Lowering, clause: CstNode, current: Owner | undefined, header: Owner | undefined): void {
  const kind = clause.firstKey ?? "";
  const owner = [current, kind === "headerClause" ? header : undefined].find((one) => one?.takes.has(kind));
  if (owner) owner.loose.push(clause);
  // A file without a head is reported as such, once, where files are bound together.
  else if (header || kind === "ruling" || kind === "exampleClause") reportLoose(lowering, clause);
}

function reportLoose(lowering: Lowering, clause: CstNode): void {
  const span = spanIn(clause);
  const word = sourceAt(lowering, span).split(/\s/, 1)[0] ?? "";
  tell(lowering, "clauseBelongsToNothing", { start: span.start, end: span.start + word.length }, { word: quoted(word) });
}
