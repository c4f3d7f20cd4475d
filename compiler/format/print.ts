/** Items to lines: a clause on one line if it fits, else broken where the language lets a line go on. */
import { builders, printer } from "prettier/doc";
import type { KeywordId } from "../syntax/keywords.ts";
import { gapsAmong, holdsMembers, type Gaps } from "./aligned-lists.ts";
import { hanging, isHanging } from "./hanging.ts";
import { flatBlock, flatClause, isOneLine } from "./flat.ts";
import { isBlock, type Block, type Clause, type Item } from "./items.ts";
import { piecesOf, type Piece } from "./line-breaks.ts";
import { layOutRows } from "./table-layout.ts";
import { gapsBeforeRemarks, type Line } from "./trailing.ts";
import { widthOf } from "./width.ts";
import type { Word } from "./word.ts";

const { fill, hardline, indent, line, literalline, join } = builders;
type Doc = builders.Doc;

/** How wide a line may be, in cells, and how far a block stands in. */
export interface Page {
  readonly width: number;
  readonly indent: number;
}

export function printItems(items: readonly Item[], page: Page): string {
  return printer.printDocToString(docOf(items, page), { printWidth: page.width, tabWidth: page.indent }).formatted;
}

/** Ends with a line end unless there is nothing to print. */
export function docOf(items: readonly Item[], page: Page): Doc {
  return items.length === 0 ? "" : [docOfItems(items, { page, depth: 0, opening: undefined }), hardline];
}

interface Place {
  readonly page: Page;
  /** Blocks around. */
  readonly depth: number;
  /** The first keyword of the clause whose block this is. */
  readonly opening: KeywordId | undefined;
}

function docOfItems(items: readonly Item[], place: Place): Doc {
  const gaps = gapsAmong(items, place.opening);
  const rows = layOutRows(items.filter((item) => item.kind === "row"))[Symbol.iterator]();
  const lines = items.map((item): Line & { readonly doc: Doc } => {
    if (item.kind === "remark") return { item, text: undefined, doc: docOfText(item.comment.text) };
    if (item.kind === "row") return textLine(item, String(rows.next().value ?? ""));
    const here = place.opening === undefined && isHanging(item) ? { ...place, depth: place.depth + 1 } : place;
    const text = fittingText(item, gaps, here);
    return text === undefined ? { item, text, doc: brokenClause(item, gaps, here) } : textLine(item, text);
  });
  const room = gapsBeforeRemarks(lines);
  const hangs = place.opening === undefined ? hanging(items) : [];
  return lines.map(({ item, doc }, index) => {
    const standIn = hangs[index] === true ? " ".repeat(place.page.indent) : "";
    const start = index === 0 ? standIn : item.blankBefore ? [hardline, hardline] : hardline;
    const line = [start, doc, item.kind === "remark" ? "" : remarksBehind(item.trailing, room[index] ?? 0)];
    return hangs[index] === true ? indent(line) : line;
  });
}

function textLine(item: Item, text: string): Line & { readonly doc: Doc } {
  return { item, text, doc: docOfText(text) };
}

function remarksBehind(remarks: readonly Word[], room: number): Doc {
  return remarks.map(({ text }, index) => [index === 0 ? "  " + " ".repeat(room) : " ", docOfText(text)]);
}

/** Lines of a comment keep the indentation they have. */
function docOfText(text: string): Doc {
  return text.includes("\n") ? join(literalline, text.split("\n")) : text;
}

function fittingText(clause: Clause, gaps: Gaps, { page, depth }: Place): string | undefined {
  const text = flatClause(clause, gaps);
  return text !== undefined && depth * page.indent + widthOf(text) <= page.width ? text : undefined;
}

/** Words and blocks by turns; a line that goes on stands in further than a block does. */
function brokenClause({ parts }: Clause, gaps: Gaps, place: Place): Doc {
  const inner: Place = { ...place, depth: place.depth + 1, opening: openingOf(parts) };
  const docs: Doc[] = [];
  let words: Word[] = [];
  for (const part of parts) {
    if (!isBlock(part)) {
      words.push(part);
      continue;
    }
    const flat = flatBlock(part, gaps);
    const isShort = flat !== undefined && part.items.length === 0;
    docs.push(runOf(words, gaps, place, isShort ? ` ${flat}` : " {"), isShort ? "" : brokenBlock(part, inner), " ");
    words = [];
  }
  if (words.length > 0) docs.push(runOf(words, gaps, place, ""));
  else docs.pop();
  return docs;
}

/** What is added to a dimension are members, as in its declaration. */
function openingOf([first, second]: Clause["parts"]): KeywordId | undefined {
  const [opening, more] = [first, second].map((part) => (part === undefined || isBlock(part) ? undefined : part.keyword));
  return opening === "addTo" && more === "dimension" ? more : opening;
}

function brokenBlock({ remarks, items }: Block, inner: Place): Doc {
  return [remarksBehind(remarks, 0), items.length === 0 ? "" : indent([hardline, docOfItems(items, inner)]), hardline, "}"];
}

function runOf(words: readonly Word[], gaps: Gaps, { page, depth, opening }: Place, ending: string): Doc {
  const flat = isOneLine(words) ? piecesOf(words, gaps, false).map(({ text }) => text).join(" ") : "";
  const isTooLong = depth * page.indent + widthOf(flat) > page.width;
  const pieces = piecesOf(words, gaps, isTooLong);
  const docs = pieces.flatMap((piece, index): Doc[] => {
    const text = docOfText(index === pieces.length - 1 ? piece.text + ending : piece.text);
    return index === 0 ? [text] : [separatorBefore(piece), text];
  });
  return docs.length === 1 ? docs : holdsMembers(opening) ? fill(docs) : indent(indent(fill(docs)));
}

function separatorBefore({ isOnNewLine }: Piece): Doc {
  return isOnNewLine ? hardline : line;
}
