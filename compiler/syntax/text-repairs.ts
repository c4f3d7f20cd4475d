/** Repairs of texts, which stand in quotes. */
import type { Span } from "../base/span.ts";
import { isArticle } from "./articles.ts";
import { type KeywordId, RESERVED } from "./keywords.ts";
import { spanOfPiece, type Piece } from "./layout.ts";
import { quoting } from "./quoting.ts";
import { clauseBefore, type Repair, rewrite, spelledLike } from "./repair.ts";
import type { Sink } from "./sink.ts";
import { EndOfClause, LeftBrace, Word } from "./token-types.ts";
import { TAIL_WORDS } from "./word-groups.ts";

const TAIL: ReadonlySet<KeywordId> = new Set(TAIL_WORDS);

/** `policy linhai.other`, `in year`: a word of the language as a name. */
export const quotedName: Repair = (sink, pieces, index, message) => {
  const token = pieces[index];
  if (token?.keyword === undefined) return undefined;
  const { start, end } = spanOfPiece(token);
  if (token.keyword === "inYear") return quoting(sink, "name", { start: start + token.image.search(/\S+$/), end }, false);
  return (message === "name" || message === "NameWord") && RESERVED.has(token.keyword) ? quoting(sink, "name", { start, end }, false) : undefined;
};

/** `article 第二条`, `source 海政发2025年1号` */
export const quotedText: Repair = (sink, pieces, index, message) => {
  if (message !== "Text" || pieces[index]?.tokenType !== Word) return undefined;
  return quoting(sink, "text", upTo(sink, pieces.slice(index), ({ keyword, tokenType }) => tokenType === LeftBrace || (keyword !== undefined && TAIL.has(keyword))), false);
};

/** `cap 5 yuan of payment per year 第三条`: where a rule comes from is told behind the word for it. */
export const bareArticle: Repair = (sink, pieces, index, message) => {
  const token = pieces[index];
  if (message !== "EndOfClause" || token?.tokenType !== Word || !isArticle(token.image)) return undefined;
  const word = spelledLike(clauseBefore(pieces, index)[0]?.image ?? "", { en: "article", zh: "条款" });
  return rewrite(sink, token.startOffset, spanOfPiece(token).end, `${word} "${token.image}"`);
};

/** `policy linhai.basic 基本办法`: what a document is called stands in quotes, unlike the other name of what it declares. */
export const quotedTitle: Repair = (sink, pieces, index, message) => {
  const [previous, token] = [pieces[index - 1], pieces[index]];
  const [first] = clauseBefore(pieces, index);
  if (message !== "EndOfClause" || token?.tokenType !== Word || previous === undefined || (first?.keyword !== "policy" && first?.keyword !== "library")) return undefined;
  if (/[\r\n]/.test(sink.text.slice(previous.startOffset, token.startOffset))) return undefined;
  return quoting(sink, "title", upTo(sink, pieces.slice(index), ({ tokenType }) => tokenType !== Word), false);
};

/** From the first of the pieces to what ends it, or to the end of the line. */
function upTo({ text }: Sink, pieces: readonly Piece[], ends: (piece: Piece) => boolean): Span {
  const start = pieces[0]?.startOffset ?? 0;
  const lineEnd = start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0);
  const line = pieces.filter(({ startOffset, tokenType }) => startOffset < lineEnd && tokenType !== EndOfClause);
  const other = line.findIndex((piece, place) => place > 0 && ends(piece));
  const last = line.at(other < 0 ? -1 : other - 1);
  return { start, end: last === undefined ? start : spanOfPiece(last).end };
}
