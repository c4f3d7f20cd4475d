import type { Span } from "../../base/span.ts";
import type { BaseTerm, PeriodReference, Scale, Slot, SlotOption, SlotWord } from "../ast.ts";
import type { CstNode } from "../cst.ts";
import { spanOfPiece, type Piece } from "../layout.ts";
import { SLOT_WORDS } from "../word-groups.ts";
import { conditionOf } from "./conditions.ts";
import { keyword, nodeOf, nodes, pieceOf, pieces, whichKeyword } from "./cst.ts";
import { lowerExpression } from "./expressions.ts";
import { unitOf } from "./figures.ts";
import { spanIn, type Lowering } from "./lowering.ts";
import { tableOf } from "./tables.ts";
import { lowerTail, reportRepeated } from "./tails.ts";
import { figures, lowerName, lowerText, nameOf, textOf } from "./words.ts";

export function slotWordOf(token: Piece | undefined): SlotWord | undefined {
  const id = token && token.keyword;
  return (SLOT_WORDS as readonly string[]).includes(id ?? "") ? (id as SlotWord) : undefined;
}

export function lowerSlot(lowering: Lowering, node: CstNode): Slot | undefined {
  const head = nodeOf(node, "slotHead");
  const token = head && (pieceOf(head, "SlotWord") ?? keyword(head, "base"));
  if (!head || !token) return undefined;
  return slotFrom(lowering, token, { node, options: head, body: nodeOf(node, "slotBody") });
}

/** The parts of the tree that make a slot; for amendments they hang elsewhere than in a benefit. */
export interface SlotParts {
  readonly node: CstNode;
  /** Holds `slotOptions` or `baseTerms`. */
  readonly options: CstNode;
  readonly body: CstNode | undefined;
}

export function slotFrom(lowering: Lowering, word: Piece, { node, options, body }: SlotParts): Slot {
  const list = nodeOf(options, "slotOptions");
  const terms = nodeOf(options, "baseTerms");
  return {
    kind: "Slot",
    slot: slotWordOf(word) ?? "firstShare",
    word: spanOfPiece(word),
    ...(list ? optionsFrom(lowering, list) : { value: undefined, options: [], tableUnit: undefined }),
    terms: terms ? nodes(terms, "baseTerm").flatMap((term) => lowerBaseTerm(lowering, term)) : [],
    table: tableOf(lowering, body),
    tail: lowerTail(lowering, list, terms, body),
    span: spanIn(node, spanOfPiece(word)),
  };
}

/** The value and the options of a node that holds them directly. */
export function optionsFrom(lowering: Lowering, list: CstNode): Pick<Slot, "value" | "options" | "tableUnit"> {
  const value = nodeOf(list, "expression");
  const units = pieces(list, "Unit").map((unit) => ({ kind: "unit", span: spanOfPiece(unit), unit: unitOf(unit.image) }));
  const options = joinScale(nodes(list, "slotOption").flatMap((option) => lowerSlotOption(lowering, option) ?? []));
  reportRepeated(lowering, units);
  reportRepeated(lowering, options);
  return { value: value && lowerExpression(lowering, value, spanIn(value)), options, tableUnit: units[0]?.unit };
}

const SIMPLE = {
  bestForThePatient: { kind: "Combine", how: "best" }, inOrder: { kind: "Combine", how: "inOrder" }, sum: { kind: "Combine", how: "sum" },
  toppedUp: { kind: "Transfer", how: "toppedUp" }, separateAfterTransfer: { kind: "Transfer", how: "separate" },
  atMostTheCost: { kind: "CostBound", how: "atMostTheCost" }, whateverTheCost: { kind: "CostBound", how: "whateverTheCost" },
  uniformFormula: { kind: "UniformFormula" }, fromContribution: { kind: "FromContribution" },
} as const;
const SIMPLE_IDS = Object.keys(SIMPLE) as readonly (keyof typeof SIMPLE)[];

function lowerSlotOption(lowering: Lowering, node: CstNode): SlotOption | OfScale | undefined {
  const span = spanIn(node);
  const simple = whichKeyword(node, SIMPLE_IDS);
  if (simple) return { ...SIMPLE[simple], span };
  const per = nodeOf(node, "per");
  if (per) return lowerPer(lowering, per);
  if (keyword(node, "byBand")) return { kind: "ByBand", scale: scaleOf(pieceOf(node, "OfWord")), span };
  const of = pieceOf(node, "of");
  if (of) return ofOption(of);
  const local = nodeOf(node, "local");
  if (local) return { kind: "Local", ...lowerLocal(local) };
  if (keyword(node, "when")) return { kind: "When", condition: conditionOf(lowering, node) ?? { kind: "Missing", span }, span };
  const ordinal = pieceOf(node, "Ordinal");
  return ordinal && { kind: "CalendarMonth", ordinal: figures(ordinal)[0] ?? 0, span };
}

/** `of base` and `of excess` behind other words than `by band`; they are its scale. */
interface OfScale { readonly kind: "OfScale"; readonly scale: Scale; readonly span: Span }

const SCALES = new Map<string | undefined, Scale>([["ofBase", "base"], ["ofExcess", "excess"], ["ofPayment", "payment"]]);
const LIMITED = new Map<string | undefined, "payment" | "cost" | "deductible">([["ofPayment", "payment"], ["ofCost", "cost"], ["ofDeductible", "deductible"]]);

function scaleOf(token: Piece | undefined): Scale | undefined {
  return token && SCALES.get(token.keyword);
}

function ofOption(token: Piece): SlotOption | OfScale {
  const span = spanOfPiece(token);
  const what = LIMITED.get(token.keyword);
  return what ? { kind: "Of", what, span } : { kind: "OfScale", scale: scaleOf(token) ?? "base", span };
}

function joinScale(options: readonly (SlotOption | OfScale)[]): readonly SlotOption[] {
  const scale = options.find((option) => option.kind === "OfScale");
  const joined = options.flatMap((option): SlotOption[] => {
    if (option.kind === "OfScale") return [];
    return [option.kind === "ByBand" && !option.scale && scale ? { ...option, scale: scale.scale } : option];
  });
  const hasBands = joined.some((option) => option.kind === "ByBand");
  return scale && !hasBands ? [...joined, { kind: "ByBand", scale: scale.scale, span: scale.span }] : joined;
}

export function lowerLocal(node: CstNode): { readonly reason: Slot["tail"]["article"]; readonly article: Slot["tail"]["article"]; readonly span: Span } {
  const article = pieceOf(node, "articleText");
  return { reason: textOf(node), article: article && lowerText(article), span: spanIn(node) };
}

const PERIODS = {
  perYear: "year", perMonth: "month", perDay: "day", perVisit: "visit", perAdmission: "admission", perQuarter: "quarter", perLifetime: "lifetime", perDisease: "disease",
} as const;

function periodIn(token: Piece): (typeof PERIODS)[keyof typeof PERIODS] | undefined {
  const id = token.keyword;
  return id && id in PERIODS ? PERIODS[id as keyof typeof PERIODS] : undefined;
}

export function lowerPeriod(lowering: Lowering, per: CstNode): PeriodReference | undefined {
  const token = pieceOf(per, "PeriodWord");
  const word = token && periodIn(token);
  if (token && word) return { kind: "Builtin", word, span: spanOfPiece(token) };
  const name = nameOf(lowering, per);
  return name && { kind: "Declared", name, span: spanIn(per) };
}

function lowerPer(lowering: Lowering, per: CstNode): SlotOption | undefined {
  const period = lowerPeriod(lowering, per);
  return period && { kind: "Per", period, eachHospital: keyword(per, "eachHospital") !== undefined, span: spanIn(per) };
}

const REMAINDERS = { overCapOf: "overCap", unpaidOf: "unpaid", ownShareOf: "ownShare", firstShareOf: "firstShare" } as const;
const REMAINDER_IDS = Object.keys(REMAINDERS) as readonly (keyof typeof REMAINDERS)[];

function lowerBaseTerm(lowering: Lowering, node: CstNode): readonly BaseTerm[] {
  const token = pieceOf(node, "NameWord");
  const remainder = whichKeyword(node, REMAINDER_IDS);
  return token ? [{ from: remainder ? REMAINDERS[remainder] : "measure", name: lowerName(lowering, token), span: spanIn(node) }] : [];
}

/** A slot of an `except`, which stands on the benefit's own line. */
export function lowerExceptSlot(lowering: Lowering, node: CstNode): readonly Slot[] {
  const word = pieceOf(node, "SlotWord") ?? keyword(node, "base");
  return word ? [slotFrom(lowering, word, { node, options: node, body: nodeOf(node, "slotBody") })] : [];
}
