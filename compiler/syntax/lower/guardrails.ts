import type { Guardrail, Quantity, Requirement } from "../ast.ts";
import type { CstNode } from "../cst.ts";
import { spanOfPiece } from "../layout.ts";
import { quoted, sourceAt, tell } from "../sink.ts";
import { PART_WORDS, SLOT_WORDS } from "../word-groups.ts";
import { conditionOf } from "./conditions.ts";
import { isNode, keyword, nodeOf, nodes, pieceOf, whichKeyword } from "./cst.ts";
import { expressionOf } from "./expressions.ts";
import { comparisonOf } from "./items.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { reportAllSkipped } from "./skipped.ts";
import { lowerPeriod } from "./slots.ts";
import { lowerTail, lowerTailItems } from "./tails.ts";
import { dateOf, nameOf, textOf } from "./words.ts";

/** `loose` are the clauses on lines of their own below the guardrail; each holds `ruling`s, `effective`s and `tailItem`s, as the guardrail's own line does. */
export function lowerGuardrail(lowering: Lowering, node: CstNode, loose: readonly CstNode[]): Guardrail {
  const head = nodeOf(node, "guardrailHead") ?? node;
  const body = nodeOf(node, "guardrailBody");
  const entries = body ? nodes(body, "guardrailEntry") : [];
  reportAllSkipped(lowering, entries, "guardrail");
  const clauses = [...[head, ...entries].flatMap((part) => nodes(part, "guardrailClause")), ...loose];
  const rulings = clauses.flatMap((clause) => nodes(clause, "ruling"));
  const effective = clauses.flatMap((clause) => nodes(clause, "effective"))[0];
  const when = rulings.find((ruling) => keyword(ruling, "when"));
  const last = loose.at(-1);
  const span = spanIn(node);
  const severities = rulings.filter((ruling) => whichKeyword(ruling, SEVERITIES) !== undefined);
  reportSeverities(lowering, severities);
  return {
    kind: "Guardrail",
    title: textOf(head),
    severity: severities.flatMap((ruling) => whichKeyword(ruling, SEVERITIES) ?? [])[0] ?? "error",
    effectiveFrom: effective && dateOf(lowering, effective),
    effectiveTo: effective && dateOf(lowering, effective, 1),
    condition: when && conditionOf(lowering, when),
    requirements: rulings.flatMap((ruling) => nodes(ruling, "requirement")).flatMap((requirement) => lowerRequirement(lowering, requirement) ?? []),
    tail: lowerTailItems(lowering, clauses.flatMap((clause) => nodes(clause, "tailItem"))),
    span: last ? { start: span.start, end: spanIn(last).end } : span,
  };
}

const SEVERITIES = ["error", "warning", "note"] as const;

/** The first counts; a second that says otherwise would be passed over. */
function reportSeverities(lowering: Lowering, [first, ...more]: readonly CstNode[]): void {
  for (const second of more) {
    const [one, other] = [first, second].map((ruling) => quoted(ruling === undefined ? "" : sourceAt(lowering, spanIn(ruling))));
    if (one === other) tell(lowering, "writtenTwice", spanIn(second), { word: other ?? "" });
    else tell(lowering, "contradicts", spanIn(second), { first: one ?? "", second: other ?? "" });
  }
}

const QUANTITIES: readonly string[] = [...SLOT_WORDS, ...PART_WORDS, "patientAmount", "patientShare", "payment"];

function lowerRequirement(lowering: Lowering, node: CstNode): Requirement | undefined {
  const quantity = nodeOf(node, "quantity");
  const wordNode = quantity && nodeOf(quantity, "quantityWord");
  const word = quantity && (keyword(quantity, "firstShareOf") ?? (wordNode && wordNode.firstOf(wordNode.firstKey ?? "")));
  if (!quantity || !word || isNode(word)) return undefined;
  const id = word.keyword;
  const target = nodeOf(quantity, "target");
  return {
    quantity: QUANTITIES.includes(id ?? "") ? (id as Quantity) : "firstShare",
    word: spanOfPiece(word),
    target: target && lowerTarget(lowering, target),
    scheme: nameOf(lowering, node),
    condition: conditionOf(lowering, node),
    test: lowerTest(lowering, nodeOf(node, "test")),
    tolerance: nodeOf(node, "expression") && expressionOf(lowering, node, spanIn(node)),
    tail: lowerTail(lowering, node),
    span: spanIn(node),
  };
}

function lowerTarget(lowering: Lowering, node: CstNode): Requirement["target"] {
  const span = spanIn(node);
  if (keyword(node, "anyBenefit")) return { kind: "Any", span };
  const kind = keyword(node, "account") ? "Account" : keyword(node, "contribution") ? "Contribution" : "Benefit";
  return { kind, name: nameOf(lowering, node), span };
}

const WHOLE_TESTS = [
  ["neverFallsAsCostRises", "NeverFallsAsCostRises"], ["neverRisesByMoreThanCost", "NeverRisesByMoreThanCost"], ["isUniform", "IsUniform"], ["isWritten", "IsWritten"],
] as const;

function lowerTest(lowering: Lowering, node: CstNode | undefined): Requirement["test"] {
  if (!node) return undefined;
  const whole = WHOLE_TESTS.find(([id]) => keyword(node, id));
  if (whole) return { kind: whole[1] };
  const along = nameOf(lowering, node);
  if (along) return { kind: "Monotone", direction: keyword(node, "neverFallsWith") ? "neverFalls" : "neverRises", along };
  const comparison = pieceOf(node, "Comparison") ?? pieceOf(node, "Equals");
  if (!comparison) return undefined;
  const per = nodeOf(node, "per");
  return { kind: "Compare", operator: comparisonOf(comparison), value: expressionOf(lowering, node, spanIn(node)), per: per && lowerPeriod(lowering, per) };
}
