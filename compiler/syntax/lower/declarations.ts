import type { BenefitKind, City, Dimension, Indicator, Measure, Member, Parameter, Period, Province } from "../ast.ts";
import type { Text } from "../ast-terms.ts";
import type { CstNode } from "../cst.ts";
import { tell } from "../sink.ts";
import { keyword, nodeOf, nodes, pieceOf } from "./cst.ts";
import { lowerExpression } from "./expressions.ts";
import { wholeNumber } from "./figures.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { reportAllSkipped } from "./skipped.ts";
import { tableOf } from "./tables.ts";
import { lowerTail, reportClauseTwice } from "./tails.ts";
import { nameOf, namesOf, textOf } from "./words.ts";

function codeOf(lowering: Lowering, node: CstNode): Text | undefined {
  const [first, second] = nodes(node, "codeOption");
  if (second) reportClauseTwice(lowering, second, "code");
  return first && textOf(first);
}

export function lowerPlain(lowering: Lowering, node: CstNode): Province | Measure | BenefitKind {
  const shared = { ...namesOf(lowering, node), tail: lowerTail(lowering, node), span: spanIn(node) };
  if (keyword(node, "kind")) return { kind: "BenefitKind", ...shared };
  return { kind: keyword(node, "province") ? "Province" : "Measure", code: codeOf(lowering, node), ...shared };
}

export function lowerCity(lowering: Lowering, node: CstNode): City {
  return { kind: "City", ...namesOf(lowering, node), province: nameOf(lowering, node), code: codeOf(lowering, node), tail: lowerTail(lowering, node), span: spanIn(node) };
}

export function lowerDimension(lowering: Lowering, node: CstNode): Dimension {
  const head = nodeOf(node, "dimensionHead") ?? node;
  const body = nodeOf(node, "members");
  return {
    kind: "Dimension",
    ...namesOf(lowering, head),
    ordered: keyword(head, "ordered") !== undefined,
    many: keyword(head, "many") !== undefined,
    domain: domainOf(lowering, head),
    asOf: nameOf(lowering, head, "asOfName"),
    code: codeOf(lowering, head),
    members: lowerMembers(lowering, body),
    tail: lowerTail(lowering, head, body),
    span: spanIn(node),
  };
}

function domainOf(lowering: Lowering, head: CstNode): Dimension["domain"] {
  const integers = nodeOf(head, "integerDomain");
  const bound = (side: "low" | "high"): number | undefined => {
    const token = integers && pieceOf(integers, side);
    return token && wholeNumber(lowering, token);
  };
  if (integers) return { kind: "Integer", low: bound("low"), high: bound("high"), span: spanIn(integers) };
  const period = nameOf(lowering, head, "counted");
  const counts = keyword(head, "counts");
  if (period && counts) return { kind: "Counts", period, eachHospital: keyword(head, "eachHospital") !== undefined, span: { start: counts.startOffset, end: period.span.end } };
  if (keyword(head, "yesNo")) return { kind: "YesNo" };
  return keyword(head, "date") ? { kind: "Date" } : { kind: "Members" };
}

export function lowerMembers(lowering: Lowering, body: CstNode | undefined): readonly Member[] {
  if (!body) return [];
  reportAllSkipped(lowering, nodes(body, "noMember"), "member");
  return nodes(body, "member").map((member): Member => ({
    kind: "Member",
    ...namesOf(lowering, member),
    inside: nameOf(lowering, member),
    sameAs: nameOf(lowering, member, "sameAsName"),
    code: codeOf(lowering, member),
    tail: lowerTail(lowering, member),
    span: spanIn(member),
  }));
}

export function lowerPeriodDeclaration(lowering: Lowering, node: CstNode): Period {
  const days = pieceOf(node, "Number");
  return { kind: "Period", ...namesOf(lowering, node), splits: nameOf(lowering, node), days: days && wholeNumber(lowering, days), tail: lowerTail(lowering, node), span: spanIn(node) };
}

/** `parameter a b`: with no value behind it, the second word is the value and no name. */
export function lowerParameter(lowering: Lowering, node: CstNode): Parameter {
  const names = namesOf(lowering, node);
  const written = nodeOf(node, "expression");
  const tail = lowerTail(lowering, node);
  const span = spanIn(node);
  const value = written && lowerExpression(lowering, written, span);
  if (value || node.recoveredNode) return { kind: "Parameter", ...names, value, tail, span };
  const { other, ...rest } = names;
  if (other) return { kind: "Parameter", ...rest, other: undefined, value: { kind: "Name", name: other, span: other.span }, tail, span };
  if (names.name.key !== "") tell(lowering, "parameterWithoutValue", { start: span.end, end: span.end }, { name: names.name.key });
  return { kind: "Parameter", ...names, value: undefined, tail, span };
}

export function lowerIndicator(lowering: Lowering, node: CstNode): Indicator {
  const head = nodeOf(node, "indicatorHead") ?? node;
  return { kind: "Indicator", ...namesOf(lowering, head), byCity: keyword(head, "byYearAndCity") !== undefined, table: tableOf(lowering, node), tail: lowerTail(lowering, head, node), span: spanIn(node) };
}
