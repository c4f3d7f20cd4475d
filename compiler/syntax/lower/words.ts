import { dayOf } from "../../base/calendar.ts";
import type { DateLiteral, Name, Names, QualifiedName, Text } from "../ast-terms.ts";
import type { CstNode } from "../cst.ts";
import { spanOfPiece, type Piece } from "../layout.ts";
import { quoting } from "../quoting.ts";
import { quoted, tell } from "../sink.ts";
import { OpenText, Text as TextType } from "../token-types.ts";
import { halfWidth } from "../widths.ts";
import { nodes, nodeOf, pieceOf, pieces } from "./cst.ts";
import { spanIn, type Lowering } from "./lowering.ts";

function isText(token: Piece): boolean {
  return token.tokenType === TextType || token.tokenType === OpenText;
}

function unquote(token: Piece): string {
  return token.image.slice(1, token.tokenType === OpenText ? undefined : -1);
}

export function lowerText(token: Piece): Text {
  return { value: unquote(token), span: spanOfPiece(token) };
}

export function textOf(node: CstNode, type = "Text"): Text | undefined {
  const token = pieceOf(node, type);
  return token && isText(token) ? lowerText(token) : undefined;
}

export function lowerName(lowering: Lowering, token: Piece): Name {
  const span = spanOfPiece(token);
  lowering.names.add(span.start);
  if (isText(token)) return { key: halfWidth(unquote(token)), keyword: undefined, quoted: true, span };
  const key = halfWidth(token.image);
  return { key: token.keyword === undefined ? key : key.replace(/\s+/g, " "), keyword: token.keyword, quoted: false, span };
}

/** A phrase of the language may be referred to as it is, but to be declared as a name it needs quotes like any name of several words. */
function lowerDeclaredName(lowering: Lowering, token: Piece): Name {
  const name = lowerName(lowering, token);
  if (!name.quoted && name.key.includes(" ")) tell(lowering, "nameWithSpaces", name.span, { name: quoted(token.image) }, [quoting(lowering, "name", name.span, true)]);
  return name;
}

export function nameOf(lowering: Lowering, node: CstNode, key = "NameWord"): Name | undefined {
  const token = pieceOf(node, key);
  return token && lowerName(lowering, token);
}

/** The names of all `nameList`s of a node. */
export function nameListOf(lowering: Lowering, node: CstNode): readonly Name[] {
  return nodes(node, "nameList").flatMap((list) => pieces(list, "NameWord")).map((token) => lowerName(lowering, token));
}

/** A declaration without a name has one that nothing can refer to; the error was reported. */
export function namesOf(lowering: Lowering, node: CstNode): Names {
  const names = nodeOf(node, "names");
  const word = names && pieceOf(names, "NameWord");
  if (!names || !word) return { name: { key: "", keyword: undefined, quoted: true, span: endOf(spanIn(node)) }, other: undefined, title: undefined };
  const texts = pieces(names, "Text");
  const second = pieceOf(names, "SecondName") ?? (texts.length > 1 ? texts[0] : undefined);
  const title = texts.at(-1);
  return { name: lowerDeclaredName(lowering, word), other: second && lowerDeclaredName(lowering, second), title: title && lowerText(title) };
}

function endOf({ end }: { readonly end: number }): { readonly start: number; readonly end: number } {
  return { start: end, end };
}

export function lowerQualifiedName(lowering: Lowering, node: CstNode): QualifiedName | undefined {
  const parts = pieces(node, "NameWord").map((token) => lowerName(lowering, token));
  if (parts.length === 0) return undefined;
  return { key: parts.map((part) => part.key).join("."), parts, span: spanIn(node) };
}

/** `2001-04-01`, `2001年4月1日`; one that is not in the calendar is reported and left out. */
export function lowerDate(lowering: Lowering, token: Piece): DateLiteral | undefined {
  const span = spanOfPiece(token);
  const [year = 0, month = 0, dayOfMonth = 0] = figures(token);
  const day = dayOf(year, month, dayOfMonth);
  if (day === undefined) tell(lowering, "noSuchDay", span, { date: token.image });
  return day === undefined ? undefined : { day, span };
}

export function dateOf(lowering: Lowering, node: CstNode, index = 0): DateLiteral | undefined {
  const token = pieces(node, "Date")[index];
  return token && lowerDate(lowering, token);
}

/** `01-01`, `1月1日`; 29 February counts, since some years have it. */
export function lowerMonthDay(lowering: Lowering, token: Piece): { readonly month: number; readonly day: number; readonly span: { readonly start: number; readonly end: number } } | undefined {
  const span = spanOfPiece(token);
  const [month = 0, day = 0] = figures(token);
  if (dayOf(2000, month, day) !== undefined) return { month, day, span };
  tell(lowering, "noSuchDay", span, { date: token.image });
  return undefined;
}

export function figures(token: Piece): readonly number[] {
  return (halfWidth(token.image).match(/[0-9]+/g) ?? []).map(Number);
}
